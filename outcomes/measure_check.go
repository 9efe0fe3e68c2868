package outcomes

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/outcomes/instrument"
)

func badMeasure(want string) error { return fmt.Errorf("%w: %s", ErrMeasure, want) }

// ParseMeasure reads a measure from JSON and checks it. Unknown and repeated keys
// are refused. It returns an error wrapping [ErrMeasure], or those of [Measure.Check].
func ParseMeasure(data []byte) (Measure, error) {
	var m Measure
	if err := strictjson.Unmarshal(data, &m); err != nil {
		return Measure{}, fmt.Errorf("%w: %w", ErrMeasure, err)
	}
	if err := m.Check(); err != nil {
		return Measure{}, err
	}
	return m, nil
}

// Check returns [ErrMeasure] with the first thing that the definition lacks for its
// method, and the error of a word that is on no list.
func (m Measure) Check() error {
	if err := m.checkWords(); err != nil {
		return err
	}
	switch {
	case m.ID == "" || m.Name == "" || m.Numerator == "" || m.Denominator == "" || m.Unit == "":
		return badMeasure("it has an id, a name, a unit, and a numerator and a denominator in words")
	case m.Index.isZero():
		return badMeasure("an index event says whom it counts")
	case !small(m.Days, m.Recent, m.Gap, m.Recall, m.Index.MinAge, m.Index.Chain, m.Number):
		return badMeasure(fmt.Sprintf("days and ages are from 0 to %d", maxOffset))
	case m.Index.Link != nil && !small(m.Index.Link.Days):
		return badMeasure(fmt.Sprintf("stays are joined over 0 to %d days", maxOffset))
	case (m.Index.FromEnd || m.Index.Link != nil || m.Index.Chain > 0) && slices.ContainsFunc(m.Index.Match.kinds(), func(k EventKind) bool { return !k.lasts() }):
		return badMeasure("only stays have an end, are joined or make a chain")
	case slices.ContainsFunc(m.Index.Leave, func(l Exclusion) bool { return l.Reason == "" }):
		return badMeasure("an exclusion has a reason")
	case slices.ContainsFunc(m.Beside, func(b Beside) bool { return b.Name == "" || b.Without.isZero() }):
		return badMeasure("a denominator beside the first has a name and says whom it is without")
	case slices.ContainsFunc(m.NotAtRisk.kinds(), notAStay):
		return badMeasure("days of stays are left out of the time at risk")
	case m.Baseline != (Baseline{}) && (m.Baseline.From > m.Baseline.To || m.Baseline.From < -maxOffset || m.Baseline.To > maxOffset || m.Baseline.Source.Title == ""):
		return badMeasure("the days of a baseline have a source, and the first is not after the last")
	case !m.nears():
		return badMeasure("what lies near an index event has a kind, and its first day is not after its last")
	}
	if field := m.idle(); field != "" {
		return badMeasure("its method looks at no " + field)
	}
	return m.checkMethod()
}

// idle returns the first field that is set and that the method does not look at.
func (m Measure) idle() string {
	asked := []Method{MethodAnswered, MethodScored}
	interviews := append([]Method{MethodInterviewed}, asked...)
	for _, x := range []struct {
		field   string
		set     bool
		methods []Method
	}{
		{"steps", len(m.Steps) > 0, []Method{MethodFollowed}},
		{"days", m.Days > 0, []Method{MethodRetained, MethodCovered, MethodRate, MethodDays}},
		{"events that count", !m.Counts.isZero(), []Method{MethodRetained, MethodEnded, MethodRate, MethodDays}},
		{"recent days", m.Recent > 0, []Method{MethodRetained}},
		{"exit", !m.Exit.isZero(), []Method{MethodRetained}},
		{"gap", m.Gap > 0, []Method{MethodCovered}},
		{"rule of return", m.Return != nil, []Method{MethodRate}},
		{"competing events", !m.Competing.isZero(), []Method{MethodRate}},
		{"stays that are not at risk", !m.NotAtRisk.isZero(), []Method{MethodRate}},
		{"further denominators", len(m.Beside) > 0, []Method{MethodFollowed, MethodRetained, MethodEnded, MethodCovered, MethodRate}},
		{"schedule", m.Schedule+m.Point != "" || m.Number > 0, interviews},
		{"answer", m.Answer+m.Scale+string(m.Instrument) != "" || m.Recall > 0, asked},
		{"baseline", m.Baseline != Baseline{}, asked},
		{"range of answers", m.Reached != Range{}, []Method{MethodAnswered}},
		{"missing answers", m.Missing == LeftOut, interviews},
		{"answers counted against", m.Missing == CountedAgainst, []Method{MethodAnswered}},
	} {
		if x.set && !slices.Contains(x.methods, m.Method) {
			return x.field
		}
	}
	return ""
}

func notAStay(k EventKind) bool { return k != HospitalStay && k != Custody }

func small(numbers ...int) bool {
	return !slices.ContainsFunc(numbers, func(n int) bool { return n < 0 || n > maxOffset })
}

func (m Measure) nears() bool {
	near := slices.Concat(m.Index.LookBack, m.Index.WashOut)
	for _, l := range m.Index.Leave {
		near = append(near, l.Near...)
	}
	for _, s := range m.Steps {
		near = append(near, s.Near)
	}
	return !slices.ContainsFunc(near, func(n Near) bool {
		return n.isZero() || n.From > n.To || n.From < -maxOffset || n.To > maxOffset
	})
}

func (m Measure) checkMethod() error {
	onPeople := !slices.ContainsFunc(m.Index.Match.kinds(), func(k EventKind) bool { return k != Admission })
	switch m.Method {
	case MethodFollowed:
		if len(m.Steps) == 0 || slices.ContainsFunc(m.Steps, func(s Step) bool { return s.From < 0 || s.AtLeast < 0 }) {
			return badMeasure("something has to follow, on the index day or after it")
		}
	case MethodRetained:
		if !onPeople || m.Days == 0 || m.Recent > 0 && m.Counts.isZero() {
			return badMeasure("staying is counted from an admission, over days, and a contact that shows it has a kind")
		}
	case MethodEnded:
		if slices.ContainsFunc(m.Index.Match.kinds(), func(k EventKind) bool { return k != Discharge }) || len(m.Counts.Codes) == 0 {
			return badMeasure("endings are counted among discharges, by their reason")
		}
	case MethodCovered:
		if slices.ContainsFunc(m.Index.Match.kinds(), func(k EventKind) bool { return k != MedicationSupply }) || m.Days == 0 || m.Gap == 0 {
			return badMeasure("cover is counted from a supply of medication, over days, and breaks off at a gap of days")
		}
	case MethodRate:
		if m.Days == 0 || m.Counts.isZero() == (m.Return == nil) || m.Return != nil && !m.Return.holds() {
			return badMeasure("a rate has days at risk and either events that it counts or a rule of return")
		}
	case MethodDays:
		if m.Days == 0 || m.Counts.isZero() || slices.ContainsFunc(m.Counts.kinds(), notAStay) {
			return badMeasure("days of stays are summed over days")
		}
	default:
		if !onPeople || m.Schedule == "" || m.Point == "" {
			return badMeasure("interviews are due from an admission, at a point of a schedule")
		}
		if m.Method != MethodInterviewed && m.Answer == "" || m.Method == MethodAnswered && (m.Missing == NothingMissing || !(m.Reached.Low <= m.Reached.High)) {
			return badMeasure("an answer has a code, and a share of answers a range and a rule for those that are missing")
		}
	}
	return nil
}

func (m Measure) checkWords() error {
	if _, err := m.Kind.MarshalText(); err != nil {
		return err
	}
	if _, err := m.Method.MarshalText(); err != nil {
		return err
	}
	if _, err := m.Direction.MarshalText(); err != nil {
		return err
	}
	if m.Missing != NothingMissing {
		if _, err := m.Missing.MarshalText(); err != nil {
			return err
		}
	}
	if m.Instrument != "" {
		in, err := instrument.Of(m.Instrument)
		if err != nil {
			return err
		}
		if _, err := in.Scale(m.Scale); err != nil {
			return err
		}
	}
	for _, match := range m.matches() {
		if err := match.check(); err != nil {
			return err
		}
	}
	return nil
}

// matches returns every match of the definition.
func (m Measure) matches() []Match {
	all := []Match{m.Index.Match, m.Counts, m.Exit, m.Competing, m.NotAtRisk}
	near := slices.Concat(m.Index.LookBack, m.Index.WashOut)
	for _, l := range m.Index.Leave {
		all, near = append(all, Match{Any: l.Facts}), append(near, l.Near...)
	}
	for _, s := range m.Steps {
		near = append(near, s.Near)
	}
	for _, n := range near {
		all = append(all, n.Match)
	}
	for _, b := range m.Beside {
		all = append(all, b.Without)
	}
	if m.Return != nil {
		all = append(all, Match{Any: m.Return.Any})
	}
	return all
}

func (m Match) check() error {
	for _, k := range m.Kinds {
		if _, err := k.MarshalText(); err != nil {
			return err
		}
	}
	for _, f := range slices.Concat(m.Any, m.Not) {
		if _, err := f.MarshalText(); err != nil {
			return err
		}
	}
	for _, o := range m.Or {
		if o.isZero() {
			return badMeasure("what an event may be instead has a kind")
		}
		if err := o.check(); err != nil {
			return err
		}
	}
	return nil
}
