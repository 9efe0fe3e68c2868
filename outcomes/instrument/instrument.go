package instrument

import (
	"fmt"
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/strictjson"
)

// totalScale is the id of the scale that is the total.
const totalScale = "total"

// most is the largest code, number of points and number of items that a definition may have.
const most = 10_000

// An Instrument is a checked definition, ready to score by. Use [Of] or [New];
// the zero Instrument has no items and scores nothing.
type Instrument struct {
	def    Definition
	items  []key
	scales [][]int // positions of each scale's items
	skips  []skip
	alerts []alert
	needs  [][]int // positions of the scales that a scale requires
	total  int     // position of the total, -1 if there is none
	sets   []string
}

// A key holds an item's points by code, from the lowest code on.
type key struct {
	low    int
	points []int
	given  []bool
}

type skip struct{ zero, blank []int }

type alert struct {
	item, from int
	flag       Flag
}

// Parse reads a definition from JSON and checks it. Unknown and repeated keys are
// refused. It returns an error wrapping [ErrDefinition].
func Parse(data []byte) (*Instrument, error) {
	var d Definition
	if err := strictjson.Unmarshal(data, &d); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDefinition, err)
	}
	return New(d)
}

// New checks a definition and returns the instrument. It returns an error
// wrapping [ErrDefinition] that says which part is wrong.
func New(d Definition) (*Instrument, error) {
	in := &Instrument{def: d.clone(), total: -1}
	for _, step := range []func() error{in.addItems, in.addScales, in.addSkips, in.addAlerts} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// Definition returns a copy of the data that the instrument scores by.
func (in *Instrument) Definition() Definition { return in.def.clone() }

// ID returns the instrument's id.
func (in *Instrument) ID() ID { return in.def.ID }

// CutoffSets returns the names of the sets of cut-offs beside the usual one, sorted.
func (in *Instrument) CutoffSets() []string { return slices.Clone(in.sets) }

// Scale returns the scale with the given id, or [ErrUnknownScale].
func (in *Instrument) Scale(id string) (Scale, error) {
	for _, s := range in.def.Scales {
		if s.ID == id {
			return s.clone(), nil
		}
	}
	return Scale{}, fmt.Errorf("%w: %s has none of that name", ErrUnknownScale, in.def.Name)
}

func (in *Instrument) addItems() error {
	d := &in.def
	switch {
	case d.ID == "" || d.Name == "":
		return bad("it has an id and a name")
	case d.Licence.Terms == "":
		return bad("it says under which terms it may be used")
	case len(d.Items) == 0 || len(d.Items) > most:
		return bad("it has items")
	case d.MostGap < 0:
		return bad("most_missing is not negative")
	}
	for _, r := range d.BandFor {
		if !slices.Contains(readers, r) {
			return bad("%s", ErrUnknownReader)
		}
	}
	seen := map[string]bool{}
	for _, it := range d.Items {
		if it.ID == "" || seen[it.ID] {
			return bad("each item has an id of its own")
		}
		seen[it.ID] = true
		k, err := it.key()
		if err != nil {
			return err
		}
		in.items = append(in.items, k)
	}
	for _, code := range d.codes() {
		if !loincHolds(code) {
			return bad("a LOINC code fails its check digit")
		}
	}
	return nil
}

func (it Item) key() (key, error) {
	switch {
	case len(it.Answers) == 0:
		return key{}, bad("item %s offers no answer", it.ID)
	case it.Points != nil && len(it.Points) != len(it.Answers):
		return key{}, bad("item %s has as many points as answers", it.ID)
	case !slices.IsSorted(it.Answers) || it.Answers[0] < -most || it.Answers[len(it.Answers)-1] > most:
		return key{}, bad("the answers of item %s ascend", it.ID)
	}
	low := it.Answers[0]
	n := it.Answers[len(it.Answers)-1] - low + 1
	k := key{low: low, points: make([]int, n), given: make([]bool, n)}
	for i, a := range it.Answers {
		if k.given[a-low] {
			return key{}, bad("an answer of item %s stands twice", it.ID)
		}
		p := a
		if it.Points != nil {
			p = it.Points[i]
		}
		if p < -most || p > most {
			return key{}, bad("the points of item %s are too many", it.ID)
		}
		k.points[a-low], k.given[a-low] = p, true
	}
	return k, nil
}

// extremes returns the least and the most points of an item.
func (k key) extremes() (low, high int) {
	low, high = math.MaxInt, math.MinInt
	for i, p := range k.points {
		if k.given[i] {
			low, high = min(low, p), max(high, p)
		}
	}
	return low, high
}

func (in *Instrument) addScales() error {
	if len(in.def.Scales) == 0 {
		return bad("it has a scale")
	}
	for i, s := range in.def.Scales {
		places, err := in.places(s.Items)
		if err != nil {
			return err
		}
		if err := in.checkScale(i, places); err != nil {
			return err
		}
		var needs []int
		for _, id := range s.Requires {
			j := slices.IndexFunc(in.def.Scales[:i], func(t Scale) bool { return t.ID == id })
			if j < 0 {
				return bad("scale %s requires scales that stand before it", s.ID)
			}
			needs = append(needs, j)
		}
		if s.ID == totalScale {
			in.total = i
		}
		in.scales, in.needs = append(in.scales, places), append(in.needs, needs)
		for _, c := range s.Cutoffs {
			if c.Set != "" && !slices.Contains(in.sets, c.Set) {
				in.sets = append(in.sets, c.Set)
			}
		}
	}
	slices.Sort(in.sets)
	return nil
}

func (in *Instrument) checkScale(i int, places []int) error {
	s := in.def.Scales[i]
	least, greatest := 0, 0
	for _, p := range places {
		low, high := in.items[p].extremes()
		least, greatest = least+low, greatest+high
	}
	switch {
	case s.ID == "" || slices.ContainsFunc(in.def.Scales[:i], func(t Scale) bool { return t.ID == s.ID }):
		return bad("each scale has an id of its own")
	case len(places) == 0:
		return bad("scale %s has items", s.ID)
	case !slices.Contains(combinations, s.Combine):
		return bad("scale %s: %s", s.ID, ErrUnknownCombination)
	case !slices.Contains(directions, s.Direction):
		return bad("scale %s: %s", s.ID, ErrUnknownDirection)
	case s.Gaps.Most < 0 || s.Gaps.Most >= len(places):
		return bad("scale %s may lack fewer items than it has", s.ID)
	case s.Table != nil && (s.Combine != Sum || s.Gaps.Most > 0 || len(s.Table) != greatest-least+1):
		return bad("the table of scale %s has a score for each sum, and no gaps", s.ID)
	case !finite(s.Low) || !finite(s.High) || !finite(s.Times) || !finite(s.Plus):
		return bad("the figures of scale %s are finite", s.ID)
	}
	low, high := s.value(float64(least), len(places), len(places), least), s.value(float64(greatest), len(places), len(places), least)
	if s.Combine == SumOfAnswered {
		low = min(low, s.transform(0))
	}
	if math.Abs(low-s.Low) > 1e-9 || math.Abs(high-s.High) > 1e-9 {
		return bad("scale %s runs from %v to %v by its items", s.ID, low, high)
	}
	return s.checkBands()
}

func (s Scale) checkBands() error {
	for _, sex := range append([]Sex{""}, sexes...) {
		last, short := math.Inf(-1), false
		for _, b := range s.Bands {
			if b.Sex != sex {
				continue
			}
			if b.Name == "" || !finite(b.To) || b.To < last || b.To == last && !short {
				return bad("the bands of scale %s have names and ascend", s.ID)
			}
			last, short = b.To, b.Short
		}
		if !math.IsInf(last, -1) && (last < s.High || last == s.High && short) {
			return bad("the bands of scale %s end at its end", s.ID)
		}
	}
	for _, b := range s.Bands {
		if b.Sex != "" && !slices.Contains(sexes, b.Sex) {
			return bad("a band of scale %s: %s", s.ID, ErrUnknownSex)
		}
	}
	for _, c := range s.Cutoffs {
		if c.Name == "" || !finite(c.At) || c.Sex != "" && !slices.Contains(sexes, c.Sex) {
			return bad("a cut-off of scale %s has a name, a value and no unknown sex", s.ID)
		}
	}
	for _, f := range s.Figures {
		if !slices.Contains(figureKinds, f.Kind) || !finite(f.Value) || f.Value <= 0 {
			return bad("a figure of scale %s has a kind and a value above 0", s.ID)
		}
	}
	return nil
}

func (in *Instrument) addSkips() error {
	for _, s := range in.def.Skips {
		zero, err := in.places(s.Zero)
		if err != nil {
			return err
		}
		blank, err := in.places(s.Blank)
		if err != nil {
			return err
		}
		if len(zero) == 0 || len(blank) == 0 {
			return bad("a skip names the items that are zero and those left blank")
		}
		in.skips = append(in.skips, skip{zero, blank})
	}
	return nil
}

func (in *Instrument) addAlerts() error {
	for _, a := range in.def.Safety {
		at, err := in.places([]string{a.Item})
		if err != nil {
			return err
		}
		if !slices.Contains(flags, a.Flag) {
			return bad("%s", ErrUnknownFlag)
		}
		in.alerts = append(in.alerts, alert{at[0], a.From, a.Flag})
	}
	return nil
}

// places returns the positions of the items with the given ids.
func (in *Instrument) places(ids []string) ([]int, error) {
	var places []int
	for _, id := range ids {
		i := slices.IndexFunc(in.def.Items, func(it Item) bool { return it.ID == id })
		if i < 0 || slices.Contains(places, i) {
			return nil, bad("an item is named that the form lacks, or twice")
		}
		places = append(places, i)
	}
	return places, nil
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// codes returns every LOINC code of the definition.
func (d *Definition) codes() []string {
	codes := []string{d.LOINC}
	for _, it := range d.Items {
		codes = append(codes, it.LOINC)
	}
	for _, s := range d.Scales {
		codes = append(codes, s.LOINC)
	}
	return slices.DeleteFunc(codes, func(c string) bool { return c == "" })
}

// loincHolds reports whether the digit after the dash is the Luhn check digit of
// those before it.
func loincHolds(code string) bool {
	n := len(code)
	if n < 3 || n > 10 || code[n-2] != '-' {
		return false
	}
	sum := 0
	for i := range n - 2 {
		c := int(code[n-3-i] - '0')
		if c < 0 || c > 9 {
			return false
		}
		if i%2 == 0 {
			c *= 2
		}
		sum += c/10 + c%10
	}
	return int(code[n-1]-'0') == (10-sum%10)%10
}

func (d Definition) clone() Definition {
	d.Items = slices.Clone(d.Items)
	for i, it := range d.Items {
		d.Items[i].Answers, d.Items[i].Points = slices.Clone(it.Answers), slices.Clone(it.Points)
	}
	d.Scales = slices.Clone(d.Scales)
	for i, s := range d.Scales {
		d.Scales[i] = s.clone()
	}
	d.Skips = slices.Clone(d.Skips)
	for i, s := range d.Skips {
		d.Skips[i].Zero, d.Skips[i].Blank = slices.Clone(s.Zero), slices.Clone(s.Blank)
	}
	d.Safety, d.BandFor = slices.Clone(d.Safety), slices.Clone(d.BandFor)
	return d
}

func (s Scale) clone() Scale {
	s.Items, s.Table, s.Requires = slices.Clone(s.Items), slices.Clone(s.Table), slices.Clone(s.Requires)
	s.Bands, s.Cutoffs, s.Figures = slices.Clone(s.Bands), slices.Clone(s.Cutoffs), slices.Clone(s.Figures)
	return s
}
