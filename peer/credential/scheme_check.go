package credential

import (
	"errors"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Check returns what is wrong with a scheme, each fault wrapping [ErrScheme], or
// nil: a row without a source, an amount that its kind does not count, two rows
// of one id in force on one day, a window that has no end.
func (s Scheme) Check() error {
	var faults []error
	fault := func(what, where string) {
		if what != "" {
			faults = append(faults, fmt.Errorf("%w: %s: %s: %s", ErrScheme, s.Code, where, what))
		}
	}
	if s.Code == "" || s.Body == "" || s.Title == "" || !slices.Contains([]Use{InUse, Model, Analogue}, s.Use) {
		fault("it needs a code, a body and a title, and a known use", "scheme")
	}
	for i, r := range s.Requirements {
		fault(r.check(), "requirement "+r.ID)
		fault(s.checkPart(r), "requirement "+r.ID)
		for _, other := range s.Requirements[:i] {
			if other.ID == r.ID && other.Stage == r.Stage && other.Reading == Applied && r.Reading == Applied &&
				reaches(other.Superseded, r.Effective) && reaches(r.Superseded, other.Effective) {
				fault("two versions are in force on one day", "requirement "+r.ID)
			} else if other.ID == r.ID && other.Stage != r.Stage {
				fault("an id belongs to one stage", "requirement "+r.ID)
			}
		}
	}
	for _, r := range s.Requirements {
		if r.CameWith != "" && (r.Effective.IsZero() || !slices.ContainsFunc(s.Requirements, func(o Requirement) bool {
			return o.ID == r.CameWith && o.Stage == r.Stage && !reaches(o.Superseded, r.Effective)
		})) {
			fault("it came with a requirement that has no version before it", "requirement "+r.ID)
		}
	}
	for i, t := range s.Terms {
		fault(t.check(), "term")
		for _, other := range s.Terms[:i] {
			if other.Reading == Applied && t.Reading == Applied && reaches(other.Superseded, t.Effective) && reaches(t.Superseded, other.Effective) {
				fault("two terms are in force on one day", "term")
			}
		}
	}
	for _, n := range s.Notices {
		fault(n.check(), "notice")
	}
	for _, l := range s.Late {
		fault(l.check(), "late window "+l.Name)
	}
	for _, g := range s.Grounds {
		if g.Name == "" || g.Months < 0 || g.Months > 1200 || g.Days < 0 || g.Days > 36500 {
			fault("a ground has a name, and months and days within bounds", "ground "+g.Name)
		}
	}
	for _, t := range s.Timings {
		fault(t.check(lifecycleEvents), "timing "+t.Name)
	}
	if t := s.Trainee; t.Months < 0 || t.Extensions < 0 || t.Extended < 0 || t.Extensions > 0 && (t.Extended == 0 || t.Months == 0) || t.Months+t.Extensions*t.Extended > 1200 {
		fault("terms and extensions do not fit", "trainee")
	}
	if s.Inactive.Months < 0 || s.Inactive.Finish < 0 || s.Inactive.Finish > 36500 {
		fault("its months and days are out of bounds", "inactive")
	}
	if s.After.State != "" && s.After.State != peer.CredentialLapsed && s.After.State != peer.CredentialInactive || s.After.StartOver < 0 {
		fault("it becomes lapsed or inactive", "after expiry")
	}
	for _, src := range s.sourced() {
		if src == (source.Source{}) || src.Title == "" {
			fault("a row has no source", "source")
		}
	}
	return errors.Join(faults...)
}

// sourced returns the source of every row that must have one.
func (s Scheme) sourced() []source.Source {
	var all []source.Source
	for _, r := range s.Requirements {
		all = append(all, r.Source)
	}
	for _, t := range s.Terms {
		all = append(all, t.Source)
	}
	for _, n := range s.Notices {
		all = append(all, n.Source)
	}
	for _, l := range s.Late {
		all = append(all, l.Source)
	}
	for _, t := range s.Timings {
		all = append(all, t.Source)
	}
	for _, r := range s.Recognises {
		all = append(all, r.Source)
	}
	for _, g := range s.Grounds {
		all = append(all, g.Source)
	}
	for _, r := range s.Remarks {
		all = append(all, r.Source)
	}
	if !s.Trainee.IsZero() {
		all = append(all, s.Trainee.Source)
	}
	if !s.After.IsZero() {
		all = append(all, s.After.Source)
	}
	if !s.Retention.IsZero() {
		all = append(all, s.Retention.Source)
	}
	return all
}

func (r Requirement) check() string {
	switch {
	case r.ID == "" || !slices.Contains(stages, r.Stage):
		return "it needs an id and a known stage"
	case !slices.Contains(readings, r.Reading):
		return "its reading is unknown"
	case !r.Superseded.IsZero() && r.Superseded.Before(r.Effective):
		return "it ended before it began"
	case r.Every < 0 || r.Every > 240 || r.Every > 0 && r.Stage != StageRenewal:
		return "only a renewal has a period of its own, of at most 240 months"
	case r.MakesUp != "" && (!slices.Contains(makeUps, r.MakesUp) || r.Stage != StageReactivation || r.Kind.Unit() != Hours):
		return "only hours for a reactivation make up, and from a day that is known"
	}
	for _, d := range append([]Demand{r.Demand}, r.Or...) {
		if what := d.check(0); what != "" {
			return what
		}
	}
	return ""
}

func (d Demand) check(depth int) string {
	unit := d.Kind.Unit()
	switch {
	case !slices.Contains(kinds, d.Kind):
		return "its kind is unknown"
	case d.Amount < 0 || d.Amount > 10_000 || unit == Percent && d.Amount > 100 || d.Months < 0 || d.Months > 1200 || d.Days < 0 || d.Days > 36500 || d.Cap < 0 || d.Cap > 10_000:
		return "an amount is out of bounds"
	case d.Most != 0 && (unit != Years || d.Most < d.Amount):
		return "only years have an upper bound, above the lower one"
	case (unit == Presence || unit == Level) && d.Amount != 0, (unit == Level) != (d.Level != ""), d.Level != "" && d.Level.rank() == 0:
		return "its amount does not fit its kind"
	case (d.Kind == KindDocument || d.Kind == KindCredential) && d.Name == "":
		return "it needs a name"
	case unit != Hours && (d.Topic != "" || len(d.Modes) > 0 || len(d.Refuses) > 0 || d.Capped != "" || d.Certifier):
		return "only hours have topics and modes"
	case d.Minutes < 0 || d.Minutes > 59 || d.Minutes > 0 && unit != Hours || d.Over && unit != Months:
		return "only hours have minutes, up to 59, and only months are more than an amount"
	case d.Trainee && unit != Hours:
		return "only hours count within a trainee's term"
	case (d.Per != 0 || d.Of != "") && (d.Per < 1 || d.Per > 10_000 || unit != Hours || d.Of.Unit() != Hours || d.Of == d.Kind):
		return "an hour for so many is of hours, for hours of another kind"
	case (d.Capped == "") != (d.Cap == 0):
		return "a cap needs a mode and hours"
	case depth > 3:
		return "demands are nested too deep"
	}
	for _, w := range d.With {
		if what := w.check(depth + 1); what != "" {
			return what
		}
	}
	return ""
}
