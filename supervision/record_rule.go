package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A RecordRule is what a jurisdiction wants on the record of a session. The zero value
// wants nothing beside what every record has: the two, the start, the minutes, how they met, an area.
type RecordRule struct {
	Areas      []Area // the session was about at least one of them
	Signatures bool   // of both
	Blocks     int    // least minutes that are logged; 0 is no least
	Competence bool   // a comment on continuing competence
	KeepYears  int    // how long it is kept after the supervision ends; 0 if nothing is said
	Basis      source.Source
}

// MontanaRecord returns what Montana wanted: both signatures, blocks of 15 minutes at
// the least, a comment on continuing competence; kept for 7 years after the supervision ends.
// The text of the rule is superseded.
func MontanaRecord() RecordRule {
	return RecordRule{Signatures: true, Blocks: 15, Competence: true, KeepYears: 7,
		Basis: source.Of("MT").At("supervision record; the text is now marked obsolete", source.Verified)}
}

// KentuckyRecord returns what Kentucky wants of an adult peer specialist: dated, signed by both.
func KentuckyRecord() RecordRule {
	return RecordRule{Signatures: true, Basis: source.Of("KY").At("supervision meetings: dated, signed by both", source.Secondary)}
}

// TexasRecord returns what Texas wants: documented, about review, skills, problems or growth.
func TexasRecord() RecordRule {
	return RecordRule{Areas: TexasAreas(), Basis: source.Of("TX").At("supervision of peer specialists: content, documented", source.Verified)}
}

// Lacks returns what the record of the session that the cycle held lacks by the rule, for people to read
// and in a fixed order. Signatures are those of the cycle: the supervisor's when it was
// put on record, the worker's when it was acknowledged. A worker who disputes the
// record has not failed to sign it.
func (r SessionRecord) Lacks(rule RecordRule, c Cycle) []string {
	var lacks []string
	if len(rule.Areas) > 0 && !slices.ContainsFunc(r.Areas, func(a Area) bool { return slices.Contains(rule.Areas, a) }) {
		lacks = append(lacks, "nothing that supervision has to be about")
	}
	if r.Minutes < rule.Blocks {
		lacks = append(lacks, "too short to be logged")
	}
	if rule.Competence && !r.Competence {
		lacks = append(lacks, "no comment on continuing competence")
	}
	if rule.Signatures {
		bySupervisor, byWorker := c.signed()
		if !bySupervisor {
			lacks = append(lacks, "not signed by the supervisor")
		}
		if !byWorker && c.State() != CycleDisputed {
			lacks = append(lacks, "not signed by the worker")
		}
	}
	return lacks
}

// signed returns who has signed the record of the session held last.
func (c Cycle) signed() (bySupervisor, byWorker bool) {
	for _, e := range c.history.Moves() {
		switch e.Event {
		case HoldSession:
			bySupervisor, byWorker = false, false
		case DocumentSession:
			bySupervisor, byWorker = true, false
		case AcknowledgeSession:
			byWorker = true
		}
	}
	return bySupervisor, byWorker
}

// KeepUntil returns the first day on which a record need no longer be kept, for
// supervision that ended on the given day; ok is false if the rule says nothing.
func (rule RecordRule) KeepUntil(ended peer.Date) (day peer.Date, ok bool) {
	if rule.KeepYears <= 0 || ended.IsZero() {
		return peer.Date{}, false
	}
	return ended.AddMonths(12 * rule.KeepYears), true
}
