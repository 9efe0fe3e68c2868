package credential

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/strictjson"
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
// returns [ErrUnknownScheme] if there is none, and names the nearest; codes have
// one spelling.
func SchemeOf(code string) (Scheme, error) {
	i, ok := slices.BinarySearchFunc(shipped(), code, func(s Scheme, c string) int { return bytes.Compare([]byte(s.Code), []byte(c)) })
	if !ok {
		codes := make([]string, len(shipped()))
		for i, s := range shipped() {
			codes[i] = s.Code
		}
		return Scheme{}, enum.Refuse(code, codes, ErrUnknownScheme)
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
		s.Timings[i].After, s.Timings[i].Ends = slices.Clone(s.Timings[i].After), slices.Clone(s.Timings[i].Ends)
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
