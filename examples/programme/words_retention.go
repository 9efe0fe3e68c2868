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
		return "The median is not reached: fewer than half had left by the end of what could be seen."
	}
	return fmt.Sprintf("Half had left by day %.0f (interval %s to %s days).", m, rounded(t.MedianLow), rounded(t.MedianHigh))
}

// IntervalWords names the estimates and their intervals.
func (t retention) IntervalWords() string {
	return fmt.Sprintf("\"Not left\" is the Kaplan-Meier estimate, the others are cumulative incidences; %.0f %% intervals on the %s scale.", 100*t.Level, t.Interval)
}
