package credential

import (
	"slices"
	"strings"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Demand is how much of what is asked. The zero Demand asks for nothing and
// is refused in a scheme.
type Demand struct {
	Kind      Kind      `json:"kind"`
	Amount    int       `json:"amount,omitempty"`          // in [Kind.Unit]; 0 asks that it was shown at all
	Minutes   int       `json:"minutes,omitempty"`         // of hours, beside Amount
	Per       int       `json:"per_hours,omitempty"`       // an hour for every whole Per hours of Of that count in the same days, and at least Amount
	Of        Kind      `json:"of_kind,omitempty"`         // of what Per counts hours
	Over      bool      `json:"more_than,omitempty"`       // more months than Amount: one that has begun counts as one more
	Most      int       `json:"most,omitempty"`            // years of age at most
	Level     Education `json:"level,omitempty"`           // for education
	Name      string    `json:"name,omitempty"`            // which document, or the scheme code of which credential; "*" is any, and "US-*" any credential whose code begins with "US-"
	Topic     Topic     `json:"topic,omitempty"`           // only hours on this topic count
	Modes     []Mode    `json:"modes,omitempty"`           // only hours learned so count
	Certifier bool      `json:"from_certifier,omitempty"`  // only hours given by the body itself count
	Refuses   []Topic   `json:"refuses,omitempty"`         // hours on these topics do not count
	Capped    Mode      `json:"capped_mode,omitempty"`     // hours learned so count up to Cap
	Cap       int       `json:"cap,omitempty"`             // hours
	Months    int       `json:"within_months,omitempty"`   // counts for so many months after its date
	Days      int       `json:"within_days,omitempty"`     // counts for so many days after its date
	Trainee   bool      `json:"in_trainee_term,omitempty"` // counts within the trainee's term, and by Months and Days only where no term is known
	With      []Demand  `json:"with,omitempty"`            // these are asked as well
}

// A Requirement is one row of a scheme: what is asked for which stage, since
// when, and where that stands. Rows with the same ID are versions of one
// requirement.
//
// Where hours on several topics are parts of one total (PartOf), a minute counts
// for one of them. Which topic a record was about for how long, it does not say:
// its minutes are spread over its topics as suits best, and parts are met together
// only if some spread meets them. What is lacking then is lacking in the later rows
// of the scheme. Whoever knows how the hours divide gives one record for each topic.
type Requirement struct {
	ID    string `json:"id"` // stable within the scheme
	Stage Stage  `json:"stage"`
	Demand
	Or         []Demand      `json:"or,omitempty"`           // any of these will do instead
	Every      int           `json:"every_months,omitempty"` // renewal: over so many months of its own, not over the term
	MakesUp    MakeUp        `json:"makes_up,omitempty"`     // reactivation: from when hours count
	PartOf     string        `json:"part_of,omitempty"`      // id of the total that it is a part of: no minute counts for two parts of one total
	CameWith   string        `json:"came_with,omitempty"`    // id of the requirement with whose version it came: whoever completed an older one of that is not asked it
	Advisory   bool          `json:"advisory,omitempty"`     // listed, and judged only if the caller asks for it
	Reading    Reading       `json:"reading,omitempty"`
	Effective  peer.Date     `json:"effective_from,omitzero"` // first day; no date if it was not found
	Superseded peer.Date     `json:"effective_to,omitzero"`   // last day; no date while it is in force
	Source     source.Source `json:"source"`
}

// InForce reports whether the row counted on the date.
func (r Requirement) InForce(on peer.Date) bool {
	return r.Reading == Applied && !on.Before(r.Effective) && reaches(r.Superseded, on)
}

// want is the amount to reach, in minutes for hours.
func (d Demand) want() int {
	switch {
	case d.Kind.Unit() == Hours:
		return max(60*d.Amount+d.Minutes, 1)
	case d.Kind.Unit() == Level:
		return d.Level.rank()
	case d.Kind.Unit() == Percent:
		return d.Amount + 1
	}
	if d.Over {
		return d.Amount + 1
	}
	return max(d.Amount, 1)
}

// accepts reports whether r is of what d asks for.
func (d *Demand) accepts(r *Record) bool {
	switch {
	case r.Kind != d.Kind:
		return false
	case d.Name == "*" || d.Kind == KindCredential && codeMatches(d.Name, r.Name):
	case r.Name != d.Name && (d.Name != "" || d.Kind.Unit() == Months):
		// A period of recovery is one thing and, say, a period without an admission another.
		return false
	}
	if d.Most > 0 && r.Amount > d.Most {
		return false
	}
	if d.Topic != "" && !slices.Contains(r.Topics, d.Topic) || d.Certifier && !r.Certifier {
		return false
	}
	if len(d.Modes) > 0 && !slices.Contains(d.Modes, r.Mode) {
		return false
	}
	return !slices.ContainsFunc(r.Topics, func(t Topic) bool { return slices.Contains(d.Refuses, t) })
}

// codeMatches reports whether a scheme code is the one that is named, or begins with
// what stands before a final "*".
func codeMatches(name, code string) bool {
	prefix, open := strings.CutSuffix(name, "*")
	return name == code || open && strings.HasPrefix(code, prefix)
}

// last returns the last day on which r counts for d; no date if it does for ever.
func (d *Demand) last(r *Record) peer.Date {
	last := r.Until
	if d.Most > 0 && last.IsZero() {
		// The day of birth is not kept: until then the person is surely not older.
		last = r.On.AddMonths(12 * (d.Most - r.Amount))
	}
	if d.Months > 0 {
		last = earliest(last, r.On.AddMonths(d.Months))
	}
	if d.Days > 0 {
		last = earliest(last, r.On.AddDays(d.Days))
	}
	return last
}
