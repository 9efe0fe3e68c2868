package supervision

import "github.com/alongside-go/alongside/peer/source"

// A CaseloadLimit is the greatest number of participants whom a jurisdiction or a
// payer lets one full-time worker support. The zero value is no limit.
type CaseloadLimit struct {
	Code         string // jurisdiction, such as "US-NC"
	Payer        string // whose services it is about; empty is every payer's
	Participants int    // at most, to one full-time worker
	Source       source.Source
}

// Exceeded reports whether so many participants are too many for a worker of so much
// of a post, in exact proportion. A limit that is not positive limits nobody; a worker
// of no post has nobody to support.
func (c CaseloadLimit) Exceeded(participants int, post FTE) bool {
	if c.Participants <= 0 || participants <= 0 {
		return false
	}
	const most = 1_000_000 // people; beyond it products could overflow
	if participants > most || post <= 0 {
		return true
	}
	return int64(participants)*int64(FullTime) > int64(min(c.Participants, most))*int64(min(post, maxFTE))
}

// CaseloadLimits returns the limits whose text was seen, ordered by code and payer.
// Two payers of one state are two rules and do not contradict each other. A limit
// of what a programme found workable is for the programme to set.
func CaseloadLimits() []CaseloadLimit {
	return []CaseloadLimit{
		{Code: "US-NC", Payer: "medicaid", Participants: 12, Source: source.Of("NC").At("Clinical Coverage Policy 8G, caseload", source.Verified)},
		{Code: "US-NC", Payer: "state", Participants: 15, Source: source.Of("NC").At("state-funded definition, caseload", source.Verified)},
		{Code: "US-OH", Participants: 20, Source: source.Of("OH").At("state certification page, 2018", source.Verified)},
	}
}
