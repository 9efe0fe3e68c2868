package outcomestest

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// Sheet returns a whole sheet of answers that the form offers, each answer of an item
// as likely as the other. The sheet of an instrument without items is empty.
func Sheet(seed uint64, in *instrument.Instrument) []instrument.Answer {
	return sheet(draws(seed), in.Definition())
}

func sheet(r *rand.Rand, d instrument.Definition) []instrument.Answer {
	answers := make([]instrument.Answer, len(d.Items))
	for i, it := range d.Items {
		answers[i] = instrument.Given(it.Answers[r.IntN(len(it.Answers))])
	}
	return answers
}

// SheetWith returns a whole sheet by which the scale has the score, such as a total
// of 10; what the other scales come to is left to chance. It returns [ErrTruth] if no
// sheet has that score, and instrument.ErrUnknownScale for a scale that there is not.
func SheetWith(seed uint64, in *instrument.Instrument, scale string, score float64) ([]instrument.Answer, error) {
	s, err := in.Scale(scale)
	if err != nil {
		return nil, err
	}
	d := in.Definition()
	var items []int
	for _, id := range s.Items {
		items = append(items, slices.IndexFunc(d.Items, func(it instrument.Item) bool { return it.ID == id }))
	}
	r := draws(seed)
	answers := sheet(r, d)
	if !fill(r, d, items, answers, sumFor(s, d, items, score)) {
		return nil, refuse("no sheet of %s has that score on scale %s", d.ID, s.ID)
	}
	result, err := in.Score(answers, instrument.Respondent{})
	if err != nil {
		return nil, err
	}
	if got, _ := result.Of(scale); !got.Scorable() || math.Abs(got.Value-score) > 1e-9 {
		return nil, refuse("no sheet of %s has that score on scale %s", d.ID, s.ID)
	}
	return answers, nil
}

// points returns what the i-th answer of an item counts for.
func points(it instrument.Item, i int) int {
	if it.Points != nil {
		return it.Points[i]
	}
	return it.Answers[i]
}

// sumFor returns the sum of points that gives the score, rounded: whether it does
// is seen by scoring.
func sumFor(s instrument.Scale, d instrument.Definition, items []int, score float64) int {
	if s.Table != nil {
		sum := slices.Index(s.Table, score)
		for _, i := range items {
			least := points(d.Items[i], 0)
			for j := range d.Items[i].Answers {
				least = min(least, points(d.Items[i], j))
			}
			sum += least
		}
		return sum
	}
	score -= s.Plus
	if s.Times != 0 {
		score /= s.Times
	}
	if s.Combine == instrument.Mean {
		score *= float64(len(items))
	}
	if !(math.Abs(score) < math.MaxInt32) {
		return math.MinInt32
	}
	return int(math.Round(score))
}

// fill answers the items so that their points have the sum, and reports whether
// that can be: left[i] holds the sums that the items from the i-th on can have.
func fill(r *rand.Rand, d instrument.Definition, items []int, answers []instrument.Answer, sum int) bool {
	left := make([]map[int]bool, len(items)+1)
	left[len(items)] = map[int]bool{0: true}
	for i := len(items) - 1; i >= 0; i-- {
		left[i] = map[int]bool{}
		it := d.Items[items[i]]
		for rest := range left[i+1] {
			for j := range it.Answers {
				left[i][rest+points(it, j)] = true
			}
		}
	}
	if !left[0][sum] {
		return false
	}
	for i, at := range items {
		it := d.Items[at]
		for _, j := range r.Perm(len(it.Answers)) {
			if rest := sum - points(it, j); left[i+1][rest] {
				answers[at], sum = instrument.Given(it.Answers[j]), rest
				break
			}
		}
	}
	return true
}
