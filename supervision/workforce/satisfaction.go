package workforce

import (
	"fmt"
	"slices"
)

// An Answer is one worker's answers to the statements of a survey, from 1, not at all,
// to 5, fully. It holds nobody's id: surveys of satisfaction are anonymous.
type Answer map[SatisfactionItem]int

// An ItemResult is how a statement was answered: how many gave each answer from 1 to
// 5, and how many agreed (4 or 5).
type ItemResult struct {
	Item   SatisfactionItem `json:"item,omitempty"`
	Counts [5]int           `json:"counts"`
	Agreed int              `json:"agreed,omitempty"`
	Of     int              `json:"of,omitempty"`
	Hidden bool             `json:"hidden,omitempty"` // fewer than LeastShown answered: no count is given
}

// SatisfactionOf returns the result of each statement, in the order of
// [SatisfactionItems]. It returns [ErrUnknownSatisfactionItem] for a statement that is none
// and [ErrFigure] for an answer outside 1 to 5.
func SatisfactionOf(answers []Answer) ([]ItemResult, error) {
	results := make([]ItemResult, len(satisfactionItems))
	for i, item := range satisfactionItems {
		results[i].Item = item
	}
	for _, a := range answers {
		for item, v := range a {
			i := slices.Index(satisfactionItems, item)
			if i < 0 {
				return nil, fmt.Errorf("%w: want a statement of the survey", ErrUnknownSatisfactionItem)
			}
			if v < 1 || v > 5 {
				return nil, fmt.Errorf("%w: want answers from 1 to 5", ErrFigure)
			}
			results[i].Counts[v-1]++
			results[i].Of++
			if v >= 4 {
				results[i].Agreed++
			}
		}
	}
	for i, r := range results {
		if r.Of < LeastShown {
			results[i] = ItemResult{Item: r.Item, Hidden: true}
		}
	}
	return results, nil
}
