package instrument

import (
	"encoding/json"
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
	scales []scaleKey
	skips  []skip
	alerts []alert
	advice [][]threshold
	total  int // position of the total, -1 if there is none
	sets   []string
}

// A key holds an item's points by code, from the lowest code on.
type key struct {
	low    int
	points []int32 // nothing where the form has no such code
}

// nothing stands for no points: less than any that an item may count for.
const nothing = math.MinInt32

// A scaleKey is what a scale comes to once its names are looked up.
type scaleKey struct {
	items []int // positions of its items
	needs []int // positions of the scales that it requires
	least int   // the lowest sum of points
	bySex bool  // a band depends on sex
}

type skip struct {
	zero, blank []int
	never       bool
}

type alert struct {
	item int
	from int32
	flag flagSet
}

type threshold struct {
	items []int
	from  int32
	zero  []int
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
	for _, step := range []func() error{in.addItems, in.addScales, in.addSkips, in.addAlerts, in.addAdvice} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// Definition returns a copy of the data that the instrument scores by.
func (in *Instrument) Definition() Definition { return in.def.clone() }

// MarshalJSON returns the definition as JSON; of the zero Instrument, [ErrDefinition].
func (in Instrument) MarshalJSON() ([]byte, error) {
	if len(in.items) == 0 {
		return nil, bad("it has an id and a name")
	}
	return json.Marshal(in.def)
}

// UnmarshalJSON reads a definition as [Parse] does. It returns an error wrapping
// [ErrDefinition], and then in is unchanged.
func (in *Instrument) UnmarshalJSON(data []byte) error {
	read, err := Parse(data)
	if err != nil {
		return err
	}
	*in = *read
	return nil
}

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
	case d.Version < 0:
		return bad("the version of a key is a number from 1, or 0 where none is told")
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
	return d.checkCodes()
}

func (it Item) key() (key, error) {
	switch {
	case len(it.Answers) == 0:
		return key{}, bad("item %s offers no answer", it.ID)
	case it.Points != nil && len(it.Points) != len(it.Answers):
		return key{}, bad("item %s has as many points as answers", it.ID)
	case it.AnswerLOINC != nil && len(it.AnswerLOINC) != len(it.Answers):
		return key{}, bad("item %s has as many codes of answers as answers", it.ID)
	case !slices.IsSorted(it.Answers) || it.Answers[0] < -most || it.Answers[len(it.Answers)-1] > most:
		return key{}, bad("the answers of item %s ascend", it.ID)
	}
	low := it.Answers[0]
	n := it.Answers[len(it.Answers)-1] - low + 1
	k := key{low: low, points: slices.Repeat([]int32{nothing}, n)}
	for i, a := range it.Answers {
		if k.points[a-low] != nothing {
			return key{}, bad("an answer of item %s stands twice", it.ID)
		}
		p := a
		if it.Points != nil {
			p = it.Points[i]
		}
		if p < -most || p > most {
			return key{}, bad("the points of item %s are too many", it.ID)
		}
		k.points[a-low] = int32(p)
	}
	return k, nil
}

// extremes returns the least and the most points of an item.
func (k key) extremes() (low, high int) {
	low, high = math.MaxInt, math.MinInt
	for _, p := range k.points {
		if p != nothing {
			low, high = min(low, int(p)), max(high, int(p))
		}
	}
	return low, high
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
		in.skips = append(in.skips, skip{zero, blank, s.Never})
	}
	return nil
}

func (in *Instrument) addAlerts() error {
	for _, a := range in.def.Safety {
		at, err := in.places([]string{a.Item})
		if err != nil {
			return err
		}
		if a.From < -most || a.From > most {
			return bad("the points that raise a flag are too many")
		}
		if !slices.Contains(flags, a.Flag) {
			return bad("%s", ErrUnknownFlag)
		}
		in.alerts = append(in.alerts, alert{at[0], int32(a.From), setOf(a.Flag)})
	}
	return nil
}

func (in *Instrument) addAdvice() error {
	for i, a := range in.def.Advice {
		if a.Name == "" || len(a.Any) == 0 || slices.ContainsFunc(in.def.Advice[:i], func(b Advice) bool { return a.Name == b.Name }) {
			return bad("each advice has a name of its own and says what calls for it")
		}
		var enough []threshold
		for _, t := range a.Any {
			places, err := in.places(t.Items)
			if err != nil {
				return err
			}
			if len(places) == 0 || t.From < -most || t.From > most {
				return bad("advice %s names items and points", a.Name)
			}
			zero, err := in.places(t.Zero)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(zero, func(i int) bool { return slices.Contains(places, i) }) {
				return bad("an item of the advice %s counts for nothing or for something", a.Name)
			}
			enough = append(enough, threshold{places, int32(t.From), zero})
		}
		in.advice = append(in.advice, enough)
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
