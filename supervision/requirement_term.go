package supervision

import (
	"cmp"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// TermTotal asks for a time of supervision within the term of a credential, as a
// renewal may. A term is Months calendar months, counted from the day since which
// the worker holds a credential that is bound; it begins anew when a credential
// that was due for renewal is certified, when one is reinstated, and when it has
// run. A term that the end of the credential cuts short asks for nothing; one that
// an early renewal cuts short asks for the whole.
type TermTotal struct {
	Clause
	Months  int
	Total   time.Duration
	Accepts Accepts
}

// Rule returns [RuleTermTotal].
func (TermTotal) Rule() Rule { return RuleTermTotal }

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (q TermTotal) Readings() []source.Source { return readings(q.Clause.Reading, q.Accepts.Reading) }

func (q TermTotal) check() error {
	if q.Total <= 0 || q.Months <= 0 {
		return errNothingAsked
	}
	return cmp.Or(q.Clause.check(), q.Accepts.check())
}

func (q TermTotal) judge(j *judgement) {
	j.line.Required = Amount{Time: q.Total}
	j.sum(summing{accepts: &q.Accepts})
}

func (q TermTotal) terms() terms { return terms{clause: q.Clause, anyDay: true} }

// spans returns the terms of a worker that share a date with r, in order. Days
// before the first entry on the roster lie in no term: since when the credential
// was held is what that entry says.
func (q TermTotal) spans(w *workerRecord, r peer.DateRange, known horizon) []peer.DateRange {
	var out []peer.DateRange
	for i := 0; i < len(w.stints); {
		if w.stints[i].unlisted || !q.bindsStint(&w.stints[i]) || !w.stints[i].span.From.Before(known.before) {
			i++
			continue
		}
		first := i
		for i++; i < len(w.stints) && w.stints[i].span.From.Before(known.before) && q.bindsStint(&w.stints[i]) &&
			!renews(w.stints[i-1].credential, w.stints[i].credential); i++ {
		}
		ends := noEnd
		renewed := false
		if i < len(w.stints) && w.stints[i].span.From.Before(known.before) {
			ends, renewed = w.stints[i].span.From, q.bindsStint(&w.stints[i])
		}
		begins := w.stints[first].span.From
		for k := 0; ; k++ {
			term := peer.DateRange{From: begins.AddMonths(k * q.Months), Until: begins.AddMonths((k + 1) * q.Months)}
			if term.Until.IsZero() || !term.From.Before(ends) || !term.From.Before(r.Until) {
				break
			}
			if ends.Before(term.Until) {
				if !renewed {
					break
				}
				term.Until = ends
			}
			if term.Overlaps(r) {
				out = append(out, term)
			}
		}
	}
	return out
}

// renews reports whether one state after another begins a new term.
func renews(before, after peer.CredentialState) bool {
	return before == peer.CredentialRenewalDue && after == peer.CredentialCertified ||
		before != peer.CredentialReinstated && after == peer.CredentialReinstated
}
