package supervision

import "github.com/alongside-go/alongside/peer"

// A Record says what a standard wants on record of a session that was held. The
// zero value asks for the entry in the log, of every worker's session; so does a
// nil For.
type Record struct {
	Clause
	Signatures   bool // of worker and supervisor, as well as the entry
	BySupervisor bool // the supervisor's signature, as well as the entry
}

// missing returns what the record of s is known to lack before a date.
func (r Record) missing(s *Session, before peer.Date) []string {
	var lacks []string
	if s.Documented.missing(before) {
		lacks = append(lacks, "no entry in the log")
	}
	if r.Signatures && s.SignedByWorker.missing(before) {
		lacks = append(lacks, "not signed by the worker")
	}
	if (r.Signatures || r.BySupervisor) && s.SignedBySupervisor.missing(before) {
		lacks = append(lacks, "not signed by the supervisor")
	}
	return lacks
}
