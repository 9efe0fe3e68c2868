package peer

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// An Encounter is one contact, made or attempted, written down once for every
// use: the note ([NewNote]), units, supervision and credential hours
// ([WorkedMinutes]) and measures. A group is one encounter for each person who
// was there, so that each has it in their own record. It may have
// no participant: a drop-in, an outreach round, a call to a warmline. Fields may
// hold what the host knows; [Encounter.Check] says whether they fit together, and
// JSON is read and written only if they do. The zero Encounter does not.
type Encounter struct {
	ID          EncounterID     `json:"id"`
	Revision    int             `json:"revision"` // raised by the host with every save
	Programme   ProgrammeID     `json:"programme,omitempty"`
	Site        SiteID          `json:"site,omitempty"`
	Funding     FundingID       `json:"funding,omitempty"`
	Kind        EncounterKind   `json:"kind"`
	Worker      WorkerID        `json:"worker"`
	Credential  CredentialState `json:"credential,omitempty"` // the worker's on that day
	Participant ParticipantID   `json:"participant,omitempty"`
	Mentorship  MentorshipID    `json:"mentorship,omitempty"`
	Start       time.Time       `json:"start"`
	Minutes     int             `json:"minutes"` // of contact; 0 if it was attempted only
	Attempted   bool            `json:"attempted,omitempty"`
	Modality    Modality        `json:"modality,omitempty"`
	Setting     Setting         `json:"setting,omitempty"`
	Activities  []ActivityID    `json:"activities,omitempty"` // of the scope catalogue
	Goals       []GoalID        `json:"goals,omitempty"`      // ids of the plan's goals that it touched
	Occasion    Occasion        `json:"occasion,omitempty"`   // what people came together for
	Team        []TeamRole      `json:"team,omitempty"`       // who of a treatment team took part, by their roles
	Supplies    []Supply        `json:"supplies,omitempty"`   // things handed out
	Support     []SupportType   `json:"support,omitempty"`    // which types of support it gave
	Group       GroupID         `json:"group,omitempty"`      // of a group contact only
	GroupSize   int             `json:"group_size,omitempty"` // how many took part, workers not counted; 0 if not known
	Response    lifecycle.Text  `json:"response,omitzero"`    // what the participant said of it, in their own words
	Safety      lifecycle.Text  `json:"safety,omitzero"`      // what was done about a risk, if there was one
	NextStep    lifecycle.Text  `json:"next_step,omitzero"`
	Note        lifecycle.Text  `json:"note,omitzero"`           // what the worker wrote; signed and amended as a [Note], which the participant may see
	Diagnosis   string          `json:"diagnosis_ref,omitempty"` // the host's reference to a diagnosis, never the diagnosis; only where a payer needs one
	Recorded    time.Time       `json:"recorded"`
}

// A Supply is something handed out, such as naloxone kits or fentanyl test strips.
type Supply struct {
	Item  string `json:"item"`
	Count int    `json:"count"`
}

// LateEntry returns the span after which an encounter that is written down is a
// late entry, and where that figure comes from.
func LateEntry() (lifecycle.Span, source.Source) {
	return lifecycle.BusinessDays(2), source.DesignDefault("two business days to write a contact down")
}

const minutesPerDay = 24 * 60

// Check returns everything that does not fit together, each fault wrapping
// [ErrEncounter]: a missing id, worker, kind or time, minutes that are negative,
// longer than a day, or given for an attempt, a mentorship or a one-to-one
// contact without a participant, a letter that is no attempt, a supply without a
// name or a count, a group or its size where there is none, a type of support, an
// occasion or a role in a team that there is not.
func (e Encounter) Check() error {
	rules := []struct {
		ok   bool
		want string
	}{
		{e.ID != "" && e.Worker != "", "an id and a worker"},
		{slices.Contains(encounterKinds, e.Kind), "a kind"},
		{!e.Start.IsZero() && !e.Recorded.IsZero(), "a start and a recording time"},
		{!e.End().After(e.Recorded.Add(lifecycle.MaxAhead)), "an end that is not after it was recorded"},
		{storable.Time(e.Start) && storable.Time(e.Recorded), "times in the years 1 to 9999"},
		{(e.Modality == "" || slices.Contains(modalities, e.Modality)) && (e.Setting == "" || slices.Contains(settings, e.Setting)) && (e.Credential == "" || slices.Contains(credentialStates, e.Credential)), "a known modality, setting and credential, or none"},
		{e.storable(), "ids in valid UTF-8 of at most 256 bytes"},
		{e.Minutes >= 0 && e.Minutes <= minutesPerDay, "minutes from 0 to 1440"},
		{e.Attempted == (e.Minutes == 0), "minutes for a contact made and none for an attempt"},
		{e.Modality != ModalityLetter || e.Attempted, "an attempt, as it is a letter"},
		{e.Participant != "" || e.Mentorship == "", "a participant, as it belongs to a mentorship"},
		{e.Participant != "" || e.Kind != EncounterOneToOne, "a participant, as it is one to one"},
		{!slices.ContainsFunc(e.Supplies, func(s Supply) bool { return s.Item == "" || !storable.ID(s.Item) || s.Count < 1 }), "a name in valid UTF-8 of at most 256 bytes and a count of 1 or more for each supply"},
		{e.GroupSize >= 0 && (e.Kind == EncounterGroup || e.Group == "" && e.GroupSize == 0), "a group and its size for a group contact only"},
		{!slices.ContainsFunc(e.Support, func(t SupportType) bool { return !slices.Contains(supportTypes, t) }), "known types of support"},
		{e.Occasion == "" || slices.Contains(occasions, e.Occasion), "a known occasion, or none"},
		{!slices.ContainsFunc(e.Team, func(r TeamRole) bool { return !slices.Contains(teamRoles, r) }), "known roles in a team"},
	}
	var faults []error
	for _, r := range rules {
		if !r.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrEncounter, r.want))
		}
	}
	return errors.Join(faults...)
}

// storable reports whether every id comes back from storage as it was.
func (e Encounter) storable() bool {
	ids := []string{string(e.ID), string(e.Programme), string(e.Site), string(e.Funding), string(e.Worker), string(e.Participant), string(e.Mentorship), string(e.Group), e.Diagnosis}
	for _, a := range e.Activities {
		ids = append(ids, string(a))
	}
	for _, g := range e.Goals {
		ids = append(ids, string(g))
	}
	return !slices.ContainsFunc(ids, func(s string) bool { return !storable.ID(s) })
}

// End returns when the contact ended.
func (e Encounter) End() time.Time { return e.Start.Add(time.Duration(e.Minutes) * time.Minute) }

// IsLate reports whether it was written down late, by the span of [LateEntry].
func (e Encounter) IsLate(c lifecycle.Calendar) bool {
	span, _ := LateEntry()
	due, err := c.Add(e.End(), span)
	return err == nil && e.Recorded.After(due)
}

type storedEncounter Encounter

// MarshalJSON returns the stored form of e, times in UTC, or what Check returns.
func (e Encounter) MarshalJSON() ([]byte, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	e.Start, e.Recorded = e.Start.UTC(), e.Recorded.UTC()
	return json.Marshal(storedEncounter(e))
}

// UnmarshalJSON accepts what MarshalJSON returns. It returns a
// [*lifecycle.RecordError] for another form and what Check returns for an
// encounter that could not have been; times are in UTC. On error e is unchanged.
func (e *Encounter) UnmarshalJSON(data []byte) error {
	var s storedEncounter
	if err := lifecycle.ReadStored("encounter", data, &s); err != nil {
		return err
	}
	if err := Encounter(s).Check(); err != nil {
		return err
	}
	s.Start, s.Recorded = s.Start.UTC(), s.Recorded.UTC()
	*e = Encounter(s)
	return nil
}

// Format prints the kind and keeps people and words out of every verb of fmt.
func (e Encounter) Format(f fmt.State, _ rune) { redact.Format(f, "[encounter "+string(e.Kind)+"]") }

// LogValue keeps people and words out of logs.
func (e Encounter) LogValue() slog.Value {
	return slog.StringValue("[encounter " + string(e.Kind) + "]")
}
