package credential

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

//go:embed catalogue/*.json
var catalogue embed.FS

// shipped reads the catalogue once. A fault in it is a mistake in this package,
// which a test of every scheme would show.
var shipped = sync.OnceValue(func() []Scheme {
	files, err := catalogue.ReadDir("catalogue")
	if err != nil {
		panic("credential: " + err.Error())
	}
	var all []Scheme
	for _, f := range files {
		data, err := catalogue.ReadFile("catalogue/" + f.Name())
		if err != nil {
			panic("credential: " + err.Error())
		}
		list, err := ParseSchemes(data)
		if err != nil {
			panic("credential: " + f.Name() + ": " + err.Error())
		}
		all = append(all, list...)
	}
	slices.SortFunc(all, func(a, b Scheme) int { return bytes.Compare([]byte(a.Code), []byte(b.Code)) })
	return all
})

// Schemes returns every shipped scheme, ordered by code. The result is the
// caller's to change.
func Schemes() []Scheme {
	all := slices.Clone(shipped())
	for i := range all {
		all[i] = all[i].clone()
	}
	return all
}

// SchemeOf returns the shipped scheme with the given code, such as "US-TX". It
// returns [ErrUnknownScheme] if there is none; codes have one spelling.
func SchemeOf(code string) (Scheme, error) {
	i, ok := slices.BinarySearchFunc(shipped(), code, func(s Scheme, c string) int { return bytes.Compare([]byte(s.Code), []byte(c)) })
	if !ok {
		return Scheme{}, fmt.Errorf("%w: %q", ErrUnknownScheme, code)
	}
	return shipped()[i].clone(), nil
}

// ParseSchemes reads a JSON list of schemes. A source is given by its key in the
// register of package source, with a locator and the evidence, or in full. It
// returns an error that wraps [ErrScheme] and says where the fault lies.
func ParseSchemes(data []byte) ([]Scheme, error) {
	var list []Scheme
	if err := strictjson.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrScheme, err)
	}
	seen := map[string]bool{}
	for i := range list {
		if seen[list[i].Code] {
			return nil, fmt.Errorf("%w: %s is listed twice", ErrScheme, list[i].Code)
		}
		seen[list[i].Code] = true
		if err := list[i].complete(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// ParseScheme reads one scheme, as [ParseSchemes] does.
func ParseScheme(data []byte) (Scheme, error) {
	var s Scheme
	if err := strictjson.Unmarshal(data, &s); err != nil {
		return Scheme{}, fmt.Errorf("%w: %w", ErrScheme, err)
	}
	if err := s.complete(); err != nil {
		return Scheme{}, err
	}
	return s, nil
}

// complete fills in the sources from the register and checks the scheme.
func (s *Scheme) complete() error {
	var faults []error
	for _, src := range s.sources() {
		if src.Title == "" && src.Key != "" {
			doc, err := source.Lookup(src.Key)
			if err != nil {
				faults = append(faults, fmt.Errorf("%w: %s: %w", ErrScheme, s.Code, err))
				continue
			}
			*src = doc.At(src.Locator, src.Evidence)
		}
	}
	return errors.Join(append(faults, s.Check())...)
}

// sources returns a pointer to every source that is given.
func (s *Scheme) sources() []*source.Source {
	var all []*source.Source
	add := func(src *source.Source) {
		if *src != (source.Source{}) {
			all = append(all, src)
		}
	}
	for i := range s.Requirements {
		add(&s.Requirements[i].Source)
	}
	for i := range s.Terms {
		add(&s.Terms[i].Source)
	}
	for i := range s.Notices {
		add(&s.Notices[i].Source)
	}
	for i := range s.Late {
		add(&s.Late[i].Source)
	}
	for i := range s.Timings {
		add(&s.Timings[i].Source)
	}
	for i := range s.Recognises {
		add(&s.Recognises[i].Source)
	}
	for i := range s.Grounds {
		add(&s.Grounds[i].Source)
	}
	for i := range s.Remarks {
		add(&s.Remarks[i].Source)
	}
	add(&s.Trainee.Source)
	add(&s.After.Source)
	add(&s.Inactive.Source)
	add(&s.Retention.Source)
	return all
}

// clone returns a copy that shares nothing with s.
func (s Scheme) clone() Scheme {
	s.Domains = slices.Clone(s.Domains)
	s.Requirements = slices.Clone(s.Requirements)
	for i := range s.Requirements {
		r := &s.Requirements[i]
		r.Demand, r.Or = r.Demand.clone(), cloneDemands(r.Or)
	}
	s.Terms, s.Notices, s.Late = slices.Clone(s.Terms), slices.Clone(s.Notices), slices.Clone(s.Late)
	s.Timings = slices.Clone(s.Timings)
	for i := range s.Timings {
		s.Timings[i].Ends = slices.Clone(s.Timings[i].Ends)
	}
	s.Inactive.Grounds, s.Inactive.Excludes = slices.Clone(s.Inactive.Grounds), slices.Clone(s.Inactive.Excludes)
	s.Recognises, s.Grounds, s.Remarks = slices.Clone(s.Recognises), slices.Clone(s.Grounds), slices.Clone(s.Remarks)
	return s
}

func (d Demand) clone() Demand {
	d.Modes, d.Refuses, d.With = slices.Clone(d.Modes), slices.Clone(d.Refuses), cloneDemands(d.With)
	return d
}

func cloneDemands(list []Demand) []Demand {
	list = slices.Clone(list)
	for i := range list {
		list[i] = list[i].clone()
	}
	return list
}

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
		for _, other := range s.Requirements[:i] {
			if other.ID == r.ID && other.Stage == r.Stage && other.Reading == Applied && r.Reading == Applied &&
				reaches(other.Superseded, r.Effective) && reaches(r.Superseded, other.Effective) {
				fault("two versions are in force on one day", "requirement "+r.ID)
			} else if other.ID == r.ID && other.Stage != r.Stage {
				fault("an id belongs to one stage", "requirement "+r.ID)
			}
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
	for _, t := range s.Timings {
		fault(t.check(lifecycleEvents), "timing "+t.Name)
	}
	if t := s.Trainee; t.Months < 0 || t.Extensions < 0 || t.Extended < 0 || t.Extensions > 0 && (t.Extended == 0 || t.Months == 0) || t.Months+t.Extensions*t.Extended > 1200 {
		fault("terms and extensions do not fit", "trainee")
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
