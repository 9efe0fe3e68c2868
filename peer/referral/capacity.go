package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A Capacity is what a receiver last said of its room. The zero Capacity is
// unknown, not full.
type Capacity struct {
	Places int       `json:"places"`           // open places when it was asked
	Asked  time.Time `json:"asked,omitzero"`   // when it was asked; zero: never
	Review peer.Date `json:"review,omitzero"`  // when to ask again, if it said so
	Always bool      `json:"always,omitempty"` // it takes everybody, as a crisis line does
}

// Freshness is how long what is known of a receiver counts as fresh.
type Freshness struct {
	Capacity lifecycle.Span `json:"capacity,omitzero"` // what it said of its room
	Entry    lifecycle.Span `json:"entry,omitzero"`    // everything else of its entry
	Source   source.Source  `json:"source,omitzero"`
}

// FreshnessDefaults returns the default: what a receiver said of its room is fresh
// for a week, the rest of its entry for 90 days. It is a design default.
func FreshnessDefaults() Freshness {
	return Freshness{Capacity: lifecycle.Days(7), Entry: lifecycle.Days(90),
		Source: source.DesignDefault("room changes by the week, addresses and rules by the quarter; no authority sets either")}
}

// fresh reports whether something said at one time still is at another. What was
// never said is not.
func fresh(said time.Time, within lifecycle.Span, at time.Time, c lifecycle.Calendar) (bool, error) {
	if said.IsZero() || said.After(at) || within == (lifecycle.Span{}) {
		return false, nil
	}
	until, err := c.Add(said, within)
	return err == nil && at.Before(until), err
}
