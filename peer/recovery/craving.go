package recovery

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Craving is a moment in which somebody wants to use. It is private: nobody
// else reads it unless they show it to them.
type Craving struct {
	Participant peer.ParticipantID `json:"participant"`
	At          time.Time          `json:"at"`
	Strength    ZeroToTen          `json:"strength"`
	Concern     Concern            `json:"concern,omitempty"`
	Inside      bool               `json:"inside,omitempty"` // it came from within: a feeling, a thought, pain
	Trigger     lifecycle.Text     `json:"trigger,omitzero"` // what set it off
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"`
}

// Check returns [ErrCoping] unless it says whose, when and how strong.
func (c Craving) Check() error {
	if c.Participant == "" || !storable.ID(string(c.Participant)) || c.At.IsZero() || !storable.Time(c.At) || c.Strength.IsZero() {
		return fmt.Errorf("%w: want a participant, a time and a strength from 0 to 10", ErrCoping)
	}
	if c.Concern != "" {
		if _, err := c.Concern.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrCoping, err)
		}
	}
	return checkReaders(c.SharedWith, ErrCoping)
}

// IsReadBy reports whether somebody may read it: the participant, and whom they
// show it to.
func (c Craving) IsReadBy(who lifecycle.Actor) bool {
	return isReadBy(c.Participant, c.SharedWith, who)
}

// A CravingHelp is what a person can do now: whom to call, in their order, and
// what to try, what went well for them first.
type CravingHelp struct {
	Contacts   ContactAnswer    `json:"contacts,omitzero"`
	Strategies []CopingStrategy `json:"strategies,omitempty"`
}

// Help returns what the person can do at the time of the craving: call those of
// their contacts whom they chose for it, by the clock of the zone, and try the
// strategies with which their craving fell, by their own log, then the others for
// a craving. The lines are there in any case; none given are those of [HelpLines].
// It returns what Check and [ContactsNow] return. It tells nobody.
func (c Craving) Help(contacts []SupportContact, log []CopingEntry, lines []HelpLine, zone *time.Location) (CravingHelp, error) {
	if err := c.Check(); err != nil {
		return CravingHelp{}, err
	}
	if len(lines) == 0 {
		lines = HelpLines()
	}
	answer, err := ContactsNow(contacts, func(s SupportContact) bool { return s.Craving }, lines, c.At, zone)
	if err != nil {
		return CravingHelp{}, err
	}
	help := CravingHelp{Contacts: answer}
	all := CopingStrategies()
	add := func(id CopingStrategyID) {
		at := slices.IndexFunc(all, func(s CopingStrategy) bool { return s.ID == id })
		if at >= 0 && !slices.ContainsFunc(help.Strategies, func(s CopingStrategy) bool { return s.ID == id }) {
			help.Strategies = append(help.Strategies, all[at])
		}
	}
	own := slices.DeleteFunc(slices.Clone(log), func(e CopingEntry) bool { return e.Participant != c.Participant })
	for _, t := range CopingTallies(own) {
		if t.Change < 0 {
			add(t.Strategy)
		}
	}
	usual, err := CopingStrategiesFor(ForCraving)
	for _, s := range usual {
		add(s.ID)
	}
	return help, err
}

type storedCraving Craving

// UnmarshalJSON reads a craving and returns a [*lifecycle.RecordError] for
// another form and what Check returns. On error c is unchanged.
func (c *Craving) UnmarshalJSON(data []byte) error {
	var in storedCraving
	if err := lifecycle.ReadStored("craving", data, &in); err != nil {
		return err
	}
	if err := Craving(in).Check(); err != nil {
		return err
	}
	in.At = in.At.UTC()
	*c = Craving(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (Craving) Format(f fmt.State, _ rune) { redact.Format(f, "[craving]") }

// LogValue keeps everything out of logs.
func (Craving) LogValue() slog.Value { return slog.StringValue("[craving]") }

// Format keeps the people out of every verb of fmt.
func (CravingHelp) Format(f fmt.State, _ rune) { redact.Format(f, "[help in a craving]") }

// LogValue keeps the people out of logs.
func (CravingHelp) LogValue() slog.Value { return slog.StringValue("[help in a craving]") }
