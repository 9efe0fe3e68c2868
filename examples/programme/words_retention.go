package main

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// Words says how the courses that are counted ended.
func (t retention) Words(since peer.Date) string {
	return fmt.Sprintf("%s with a first meeting since %s, by the first course of each: %s. %s", plural(t.People, "person"), longDate(since), countWords(t.Endings), t.MedianWords())
}

// MedianWords says by when half had left.
func (t retention) MedianWords() string {
	if t.People == 0 {
		return ""
	}
	m, ok := t.Median.Value()
	if !ok {
		return "The median of \"not left\" is not reached: it stays above one half for as long as anybody was seen."
	}
	return fmt.Sprintf("\"Not left\" falls to one half at day %.0f (interval from %s to %s): by then half would have left if nothing else had ended their support.", m, rounded(t.MedianLow), rounded(t.MedianHigh))
}

// IntervalWords names the estimates and their intervals.
func (t retention) IntervalWords() string {
	return fmt.Sprintf("\"Not left\" is the Kaplan-Meier estimate, the others are cumulative incidences; %.0f %% intervals on the %s scale.", 100*t.Level, t.Interval)
}
