package credential

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Scheme is one credential of one certifying body: what it asks for, how long
// it lasts, and what was found of its procedure. It is data: a program may
// change a copy or load its own with [ParseScheme]. What is absent was not found
// and is not a rule that nothing is asked.
type Scheme struct {
	Code         string        `json:"code"`                   // such as "US-TX"
	Body         string        `json:"body"`                   // who certifies
	Title        string        `json:"title"`                  // of the credential
	Jurisdiction string        `json:"jurisdiction,omitempty"` // ISO 3166, such as "US-TX"
	Use          Use           `json:"use,omitempty"`          // whether it certifies anybody
	Domains      []peer.Domain `json:"domains,omitempty"`      // what it covers, where it is for one domain only
	Requirements []Requirement `json:"requirements"`
	Terms        []Term        `json:"terms,omitempty"`
	Trainee      Trainee       `json:"trainee,omitzero"`
	Notices      []Notice      `json:"notices,omitempty"`
	Late         []Late        `json:"late,omitempty"`
	After        After         `json:"after_expiry,omitzero"`
	Inactive     Inactive      `json:"inactive,omitzero"`
	Timings      []Timing      `json:"timings,omitempty"`
	Retention    Retention     `json:"retention,omitzero"`
	Recognises   []Recognition `json:"recognises,omitempty"`
	Grounds      []Ground      `json:"exemption_grounds,omitempty"`
	Remarks      []Remark      `json:"remarks,omitempty"`
}

// A Use says what a scheme is for. The zero value is a credential in use.
type Use string

// Uses of a scheme.
const (
	InUse    Use = ""         // somebody is certified by it
	Model    Use = "model"    // a pattern for bodies; certifies nobody
	Analogue Use = "analogue" // of a neighbouring occupation, kept for its rules; certifies no peer worker
)

// An After says what becomes of a credential when nothing more can be done
// within its late windows.
type After struct {
	State     peer.CredentialState `json:"state,omitempty"`      // lapsed if empty
	StartOver int                  `json:"start_over,omitempty"` // months after which all training is asked again
	AtOnce    bool                 `json:"at_once,omitempty"`    // the body says that there is no grace
	Source    source.Source        `json:"source,omitzero"`
}

// IsZero reports whether nothing is known.
func (a After) IsZero() bool { return a == After{} }

// startOver returns the last day on which somebody who has been out since a day
// need not begin all over, or no date if there is none.
func (a After) startOver(since peer.Date) peer.Date {
	if a.StartOver == 0 || since.IsZero() {
		return peer.Date{}
	}
	return since.AddMonths(a.StartOver)
}

// An Inactive rule says how long a holder may set a credential aside.
type Inactive struct {
	Months   int           `json:"months,omitempty"`      // at most
	Finish   int           `json:"finish_days,omitempty"` // what coming back asks is done within so many days of the approval, see [Case].Approved
	Fee      int           `json:"fee_usd,omitempty"`     // for coming back
	Grounds  []string      `json:"grounds,omitempty"`     // for which it is granted
	Excludes []string      `json:"excludes,omitempty"`    // for which it is not
	Source   source.Source `json:"source,omitzero"`
}

// finish returns the last day on which what coming back asks can be done, or no
// date if there is none.
func (i Inactive) finish(approved peer.Date) peer.Date {
	if i.Finish == 0 || approved.IsZero() {
		return peer.Date{}
	}
	return approved.AddDays(i.Finish)
}

// IsZero reports whether nothing is known.
func (i Inactive) IsZero() bool { return i.Source == source.Source{} }

// A Retention says how long a holder keeps the proof of continuing education.
type Retention struct {
	Months int           `json:"months,omitempty"`
	Source source.Source `json:"source,omitzero"`
}

// IsZero reports whether nothing is known.
func (r Retention) IsZero() bool { return r.Months == 0 }

// KeepUntil returns the last day on which the proof of a record has to be kept,
// counted from its date, or no date if the body's figure was not found.
func (r Retention) KeepUntil(rec Record) peer.Date {
	if r.IsZero() {
		return peer.Date{}
	}
	return rec.On.AddMonths(r.Months)
}

// A Recognition says that a body takes the credential of another as its own. One
// that stands for a part of what is asked is an alternative of that requirement.
type Recognition struct {
	Of     string        `json:"of"` // code of a scheme, or "US-*" for every one that begins so
	Source source.Source `json:"source"`
}

// A Ground is a reason for which a body exempts somebody from a renewal.
type Ground struct {
	Name   string        `json:"name"`
	Months int           `json:"months,omitempty"`     // certified for less than so many
	Days   int           `json:"proof_days,omitempty"` // proof is due within so many days if asked, see [Ground.ProofDue]
	Source source.Source `json:"source"`
}

// Ground returns the ground with the given name; ok is false if the body has none.
func (s Scheme) Ground(name string) (g Ground, ok bool) {
	for _, g := range s.Grounds {
		if g.Name == name {
			return g, true
		}
	}
	return Ground{}, false
}

// ProofDue returns the last day on which proof of the ground can be given, counted
// from the day on which the body asked for it, or no date if its figure was not found.
func (g Ground) ProofDue(asked peer.Date) peer.Date {
	if g.Days == 0 || asked.IsZero() {
		return peer.Date{}
	}
	return asked.AddDays(g.Days)
}

// Covers reports whether the ground applies by itself to a credential that was
// granted on a day and is valid through last: it was held for less than Months.
func (g Ground) Covers(granted, last peer.Date) bool {
	return g.Months > 0 && !granted.IsZero() && last.Before(lastOf(granted, g.Months))
}

// A Remark is something that a body says beside its requirements.
type Remark struct {
	Text    string        `json:"text"`
	Reading Reading       `json:"reading,omitempty"`
	Source  source.Source `json:"source"`
}

// Recognition returns what the scheme says of a credential of the given scheme.
// ok is false if nothing was found, which is not a refusal.
func (s Scheme) Recognition(of string) (r Recognition, ok bool) {
	for _, r := range s.Recognises {
		if codeMatches(r.Of, of) {
			return r, true
		}
	}
	return Recognition{}, false
}

// Term returns the term that counts for a credential granted on the date; ok is
// false if none was found.
func (s Scheme) Term(on peer.Date) (t Term, ok bool) {
	for _, t := range s.Terms {
		if t.InForce(on) {
			return t, true
		}
	}
	return Term{}, false
}

// renews reports whether a credential granted on the date has to be renewed by a
// last day: the scheme has a term, or asks something for a renewal. Where the
// length of its term was not found, the certificate says the last day. A rolling
// term has none.
func (s Scheme) renews(on peer.Date) bool {
	if t, ok := s.Term(on); ok {
		return t.Cycle != CycleRolling
	}
	return len(s.Terms) > 0 || len(s.Notices) > 0 || len(s.Late) > 0 ||
		slices.ContainsFunc(s.Requirements, func(r Requirement) bool { return r.Stage == StageRenewal })
}

// InForce returns the requirements that counted on the date, in the scheme's order.
func (s Scheme) InForce(on peer.Date) []Requirement {
	var rows []Requirement
	for _, r := range s.Requirements {
		if r.InForce(on) {
			rows = append(rows, r)
		}
	}
	return rows
}

// OtherReadings returns the rows with the given id that are kept and not applied.
func (s Scheme) OtherReadings(id string) []Requirement {
	var rows []Requirement
	for _, r := range s.Requirements {
		if r.ID == id && r.Reading != Applied {
			rows = append(rows, r)
		}
	}
	return rows
}

// due returns the notice by which renewal becomes due: the body's window, else
// when it tells the holder, else the default of this library, which found is not.
func (s Scheme) due() (n Notice, found bool) {
	for _, kind := range []NoticeKind{NoticeWindow, NoticeTold} {
		if i := slices.IndexFunc(s.Notices, func(n Notice) bool { return n.Kind == kind && n.Reading == Applied }); i >= 0 {
			return s.Notices[i], true
		}
	}
	return defaultNotice(), false
}
