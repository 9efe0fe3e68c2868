package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrNetwork reports a map of a social network that cannot be.
var ErrNetwork = errors.New("recovery: bad map of a social network")

// maxTies bounds the ties of one map.
const maxTies = 500

// A NetworkTie is one tie of a participant, as they see it. It says nothing of
// the other that the other could be held to, and gives them no permission: that is
// said in a [peer.Link]. What is empty was not said.
type NetworkTie struct {
	With        peer.SupporterID  `json:"with"` // the host's id of somebody, who need not know of it
	Tie         peer.SupporterTie `json:"tie,omitempty"`
	Strength    peer.TieStrength  `json:"strength,omitempty"`
	Influence   TieInfluence      `json:"influence,omitempty"`
	Reciprocity TieReciprocity    `json:"reciprocity,omitempty"`
	Repair      TieRepair         `json:"repair,omitempty"`
	InRecovery  bool              `json:"in_recovery,omitempty"` // they are in recovery themselves, as far as the participant says so
	Note        lifecycle.Text    `json:"note,omitzero"`
}

// A NetworkMap is the social network of a participant on one date, as they see
// it. It is private: nobody else reads it unless they show it to them.
type NetworkMap struct {
	Participant peer.ParticipantID `json:"participant"`
	On          peer.Date          `json:"on"`
	Ties        []NetworkTie       `json:"ties,omitempty"`
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"`
}

// Check returns [ErrNetwork] unless it says whose and when, and each tie with
// whom, once, in words that are on their lists.
func (m NetworkMap) Check() error {
	if m.Participant == "" || !storable.ID(string(m.Participant)) || m.On.IsZero() || len(m.Ties) > maxTies {
		return fmt.Errorf("%w: want a participant, a date and at most %d ties", ErrNetwork, maxTies)
	}
	seen := map[peer.SupporterID]bool{}
	for _, t := range m.Ties {
		if t.With == "" || !storable.ID(string(t.With)) || seen[t.With] || string(t.With) == string(m.Participant) {
			return fmt.Errorf("%w: want each tie once, with somebody else, by an id in valid UTF-8 of at most 256 bytes", ErrNetwork)
		}
		seen[t.With] = true
		for _, said := range []struct {
			is    bool
			write func() ([]byte, error)
		}{
			{t.Tie != "", t.Tie.MarshalText}, {t.Strength != "", t.Strength.MarshalText}, {t.Influence != "", t.Influence.MarshalText},
			{t.Reciprocity != "", t.Reciprocity.MarshalText}, {t.Repair != "", t.Repair.MarshalText},
		} {
			if said.is {
				if _, err := said.write(); err != nil {
					return fmt.Errorf("%w: %w", ErrNetwork, err)
				}
			}
		}
	}
	return checkReaders(m.SharedWith, ErrNetwork)
}

// IsReadBy reports whether somebody may read the map: the participant, and whom
// they show it to.
func (m NetworkMap) IsReadBy(who lifecycle.Actor) bool {
	return isReadBy(m.Participant, m.SharedWith, who)
}

// A NetworkSummary counts what a map says. It is something to talk about and no
// score: a small network is not a worse one. Store the map and count again: the
// JSON of the counts of what was not said does not load.
type NetworkSummary struct {
	Ties          int                       `json:"ties"`
	Strong        int                       `json:"strong"`                   // on whom they count
	ByInfluence   map[TieInfluence]int      `json:"by_influence,omitempty"`   // "" counts those of whom it was not said
	ByTie         map[peer.SupporterTie]int `json:"by_tie,omitempty"`         // likewise
	ByReciprocity map[TieReciprocity]int    `json:"by_reciprocity,omitempty"` // likewise
	InRecovery    int                       `json:"in_recovery"`
	StrongSupport int                       `json:"strong_support"` // on whom they count and who support their recovery
	WantedToMend  int                       `json:"wanted_to_mend"` // that they would like to mend, or have begun to
}

// Summary counts what the map says.
func (m NetworkMap) Summary() NetworkSummary {
	s := NetworkSummary{ByInfluence: map[TieInfluence]int{}, ByTie: map[peer.SupporterTie]int{}, ByReciprocity: map[TieReciprocity]int{}}
	for _, t := range m.Ties {
		s.Ties++
		s.ByInfluence[t.Influence]++
		s.ByTie[t.Tie]++
		s.ByReciprocity[t.Reciprocity]++
		if t.InRecovery {
			s.InRecovery++
		}
		if t.Strength == peer.TieStrong {
			s.Strong++
			if t.Influence == TieSupports {
				s.StrongSupport++
			}
		}
		if t.Repair == RepairWanted || t.Repair == RepairBegun {
			s.WantedToMend++
		}
	}
	return s
}

// A TieShift says how one tie stood on an earlier map and stands on a later one; an
// empty With on a side says that the tie is on the other map only.
type TieShift struct {
	Before NetworkTie `json:"before,omitzero"`
	After  NetworkTie `json:"after,omitzero"`
}

// Shifts returns the ties that differ between two maps of one participant: those of the
// later map in its order, then those that are no longer on it. Notes are not
// compared. It returns [ErrNetwork] for maps of two people or in the wrong order.
func Shifts(before, after NetworkMap) ([]TieShift, error) {
	if before.Participant != after.Participant || after.On.Before(before.On) {
		return nil, fmt.Errorf("%w: want two maps of one participant, the earlier first", ErrNetwork)
	}
	find := func(m NetworkMap, with peer.SupporterID) NetworkTie {
		if i := slices.IndexFunc(m.Ties, func(t NetworkTie) bool { return t.With == with }); i >= 0 {
			return m.Ties[i]
		}
		return NetworkTie{}
	}
	same := func(a, b NetworkTie) bool {
		a.Note, b.Note = lifecycle.Text{}, lifecycle.Text{}
		return a == b
	}
	var shifts []TieShift
	for _, t := range after.Ties {
		if was := find(before, t.With); !same(was, t) {
			shifts = append(shifts, TieShift{was, t})
		}
	}
	for _, t := range before.Ties {
		if find(after, t.With).With == "" {
			shifts = append(shifts, TieShift{Before: t})
		}
	}
	return shifts, nil
}

type storedNetworkMap NetworkMap

// UnmarshalJSON reads a map and returns a [*lifecycle.RecordError] for another
// form and what Check returns. On error m is unchanged.
func (m *NetworkMap) UnmarshalJSON(data []byte) error {
	var in storedNetworkMap
	if err := lifecycle.ReadStored("network_map", data, &in); err != nil {
		return err
	}
	if err := NetworkMap(in).Check(); err != nil {
		return err
	}
	*m = NetworkMap(in)
	return nil
}

// Format keeps the people out of every verb of fmt.
func (NetworkTie) Format(f fmt.State, _ rune) { redact.Format(f, "[tie]") }

// LogValue keeps the people out of logs.
func (NetworkTie) LogValue() slog.Value { return slog.StringValue("[tie]") }

// Format keeps the people out of every verb of fmt.
func (NetworkMap) Format(f fmt.State, _ rune) { redact.Format(f, "[network map]") }

// LogValue keeps the people out of logs.
func (NetworkMap) LogValue() slog.Value { return slog.StringValue("[network map]") }

// Format keeps the people out of every verb of fmt.
func (TieShift) Format(f fmt.State, _ rune) { redact.Format(f, "[shift of a tie]") }

// LogValue keeps the people out of logs.
func (TieShift) LogValue() slog.Value { return slog.StringValue("[shift of a tie]") }
