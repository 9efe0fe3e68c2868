package referral

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Search says what somebody needs of a receiver. Only Service is needed; an
// empty field asks for nothing.
type Search struct {
	Service   ServiceKind   `json:"service,omitempty"`
	Level     string        `json:"level,omitempty"`     // of a recovery residence
	Age       peer.AgeGroup `json:"age,omitempty"`       // of the participant
	Area      string        `json:"area,omitempty"`      // where the participant lives, in the host's codes
	Languages []string      `json:"languages,omitempty"` // BCP 47 tags that the participant speaks; one is enough
	Takes     []string      `json:"takes,omitempty"`     // what the receiver must be open to; all of them
	Self      bool          `json:"self,omitempty"`      // the participant goes by themselves
	Now       bool          `json:"now,omitempty"`       // it must be open at the time of the search
	Not       []ReceiverID  `json:"not,omitempty"`       // not these, as when they said no before or the participant does not want them
}

// Format keeps what somebody needs out of every verb of fmt.
func (Search) Format(f fmt.State, _ rune) { redact.Format(f, "[search]") }

// LogValue keeps what somebody needs out of logs.
func (Search) LogValue() slog.Value { return slog.StringValue("[search]") }

// A Match is a receiver that fits a search, and how ready it is.
type Match struct {
	Resource Resource  `json:"resource,omitzero"`
	Kind     MatchKind `json:"kind,omitempty"`
	Ask      []string  `json:"ask,omitempty"`   // what to make sure of before sending: [AskCapacity] and so on
	Review   peer.Date `json:"review,omitzero"` // of a full one: when it is asked again; zero if it did not say
}

// What to make sure of before sending.
const (
	AskCapacity  = "capacity"  // whether it has room
	AskEntry     = "entry"     // whether the entry still holds
	AskHours     = "hours"     // whether it is open
	AskLanguages = "languages" // whether the language is spoken there
	AskTakes     = "takes"     // whether it is open to what is needed
)

// Format keeps what somebody is offered out of every verb of fmt.
func (m Match) Format(f fmt.State, _ rune) { redact.Format(f, "[match "+string(m.Kind)+"]") }

// LogValue keeps what somebody is offered out of logs.
func (m Match) LogValue() slog.Value { return slog.StringValue("[match " + string(m.Kind) + "]") }

// A Directory is the receivers that a programme knows. Its JSON is without the
// calendar, which the host sets again after loading.
type Directory struct {
	Resources []Resource         `json:"resources,omitempty"`
	Freshness Freshness          `json:"freshness,omitzero"` // the zero value lets nothing count as fresh
	Calendar  lifecycle.Calendar `json:"-"`                  // its zone is the one in which hours are read
}

// Find returns the receivers that fit a search at the given time: first those that
// are ready, with most room first; then those of which something must be asked
// before sending; then those that are full, which are named so that nobody sends
// there by mistake, with when to ask again. Ties go by id, so that the order of
// the directory does not matter. What is known of a receiver and does not fit
// leaves it out; what is not known is asked.
//
// It returns an error wrapping [ErrUnknownServiceKind] for a service that is none,
// [peer.ErrUnknownAgeGroup] for such an age group, [ErrResource] for an entry that
// cannot be or a receiver that is there twice, and [lifecycle.ErrSpan] for a freshness that is no span.
func (d Directory) Find(s Search, at time.Time) ([]Match, error) {
	if _, err := s.Service.MarshalText(); err != nil {
		return nil, err
	}
	if s.Age != "" {
		if _, err := s.Age.MarshalText(); err != nil {
			return nil, err
		}
	}
	var found []Match
	seen := map[ReceiverID]bool{}
	for _, r := range d.Resources {
		if err := r.Check(); err != nil {
			return nil, err
		}
		if seen[r.ID] {
			return nil, fmt.Errorf("%w: want each receiver once", ErrResource)
		}
		seen[r.ID] = true
		m, fits, err := d.match(r, s, at)
		if err != nil {
			return nil, err
		}
		if fits {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b Match) int {
		if n := slices.Index(matchKinds, a.Kind) - slices.Index(matchKinds, b.Kind); n != 0 {
			return n
		}
		if n := b.Resource.room() - a.Resource.room(); n != 0 {
			return n
		}
		return strings.Compare(string(a.Resource.ID), string(b.Resource.ID))
	})
	return found, nil
}

// endless stands for the room of a receiver that takes everybody.
const endless = 1 << 30

func (r Resource) room() int {
	if r.Capacity.Always {
		return endless
	}
	return min(r.Capacity.Places, endless)
}

func (d Directory) match(r Resource, s Search, at time.Time) (m Match, fits bool, err error) {
	open, known := r.IsOpen(at, d.Calendar.Zone)
	speaks := len(s.Languages) == 0 || slices.ContainsFunc(s.Languages, func(l string) bool { return speaksIt(r.Languages, l) })
	switch {
	case !slices.Contains(r.Services, s.Service),
		r.IsClosed(peer.DateOf(at, d.Calendar.Zone)),
		slices.Contains(s.Not, r.ID),
		s.Level != "" && r.Level != s.Level,
		s.Age != "" && len(r.Ages) > 0 && !slices.Contains(r.Ages, s.Age),
		s.Area != "" && len(r.Areas) > 0 && !slices.Contains(r.Areas, s.Area),
		!speaks && len(r.Languages) > 0,
		slices.ContainsFunc(s.Takes, func(t string) bool { return slices.Contains(r.Refuses, t) }),
		s.Self && !r.SelfReferral,
		s.Now && known && !open:
		return Match{}, false, nil
	}
	m = Match{Resource: r.clone(), Kind: MatchReady}
	room, err := fresh(r.Capacity.Asked, d.Freshness.Capacity, at, d.Calendar)
	if err != nil {
		return Match{}, false, err
	}
	entry, err := fresh(r.Verified, d.Freshness.Entry, at, d.Calendar)
	if err != nil {
		return Match{}, false, err
	}
	// A receiver that named a day to ask again is not asked about before it.
	full := !r.Capacity.Always && !r.Capacity.Asked.IsZero() && r.Capacity.Places == 0
	if review := r.Capacity.Review; full && !review.IsZero() {
		room = peer.DateOf(at, d.Calendar.Zone).Before(review)
	}
	if full && room {
		m.Kind, m.Review = MatchFull, r.Capacity.Review
		return m, true, nil
	}
	for _, a := range []struct {
		unsure bool
		what   string
	}{
		{!room && !r.Capacity.Always, AskCapacity},
		{!entry, AskEntry},
		{s.Now && !known, AskHours},
		{!speaks, AskLanguages},
		{slices.ContainsFunc(s.Takes, func(t string) bool { return !slices.Contains(r.Takes, t) }), AskTakes},
	} {
		if a.unsure {
			m.Kind = MatchAskFirst
			m.Ask = append(m.Ask, a.what)
		}
	}
	return m, true, nil
}

// speaksIt reports whether one of the tags is the language wanted, or a regional
// form of it, or the other way round: "es" and "es-MX" understand each other.
func speaksIt(tags []string, wanted string) bool {
	base := func(tag string) string { b, _, _ := strings.Cut(strings.ToLower(tag), "-"); return b }
	return slices.ContainsFunc(tags, func(t string) bool {
		return strings.EqualFold(t, wanted) || base(t) == base(wanted) && (!strings.Contains(t, "-") || !strings.Contains(wanted, "-"))
	})
}

// Format keeps the receivers out of every verb of fmt.
func (Directory) Format(f fmt.State, _ rune) { redact.Format(f, "[directory]") }

// LogValue keeps the receivers out of logs.
func (Directory) LogValue() slog.Value { return slog.StringValue("[directory]") }
