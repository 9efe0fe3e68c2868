package credential

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// An other is a credential of the same holder and body, as far as it is known.
type other struct {
	scheme Scheme
	facts  []fact
}

// beside returns the credentials of the question that are of c's body and are not c.
func (c Credential) beside(s Scheme, q Question) ([]other, error) {
	var list []other
	for _, h := range q.Beside {
		if h.Credential.worker != c.worker {
			return nil, fmt.Errorf("%w: credentials of several workers", ErrIncomplete)
		}
		if err := h.Credential.of(h.Scheme); err != nil {
			return nil, err
		}
		if h.Scheme.Body == s.Body && (h.Credential.id != c.id || h.Credential.scheme != c.scheme) {
			list = append(list, other{h.Scheme, h.Credential.facts(q)})
		}
	}
	return list, nil
}

// sharedLastDay returns the later last day that a credential with the facts has
// from one of the others on a day, where the body lets two credentials share it
// ([Term.SharedLastDay]), or no date. One whose term begins after the last day of
// the first shares nothing with it, and so does a trainee's.
func sharedLastDay(s Scheme, on peer.Date, facts []fact, others []other) peer.Date {
	var last peer.Date
	if len(others) == 0 {
		return last
	}
	own := standing(s, on, facts, peer.Date{})
	term, ok := s.Term(own.Granted)
	if !ok || !own.renews() {
		return last
	}
	for _, o := range others {
		if !standing(o.scheme, on, o.facts, peer.Date{}).renews() {
			continue
		}
		for n := range o.facts { // one that was renewed early still has the term before
			if st := standing(o.scheme, on, o.facts[:n+1], peer.Date{}); st.renews() && !own.Expires.Before(st.Granted) {
				last = last.Later(term.SharedLastDay(own.Expires, st.Expires))
			}
		}
	}
	return last
}

// renews reports whether the credential has a last day by which it is, or was to
// be, renewed.
func (st Standing) renews() bool {
	return st.Recorded.Current() && st.Recorded != peer.CredentialProvisional || st.Recorded == peer.CredentialLapsed
}
