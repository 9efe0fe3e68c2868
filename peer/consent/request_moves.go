package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Clarify asks the participant who they are (code identity) or what they mean
// (code scope). The clock runs on.
func (r *Request) Clarify(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: ClarifyRequest})
}

// Clarified records that the participant answered.
func (r *Request) Clarified(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: RequestClarified})
}

// Extend takes more time, once, with a reason that the participant is told.
func (r *Request) Extend(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: ExtendRequest})
}

// Grant grants what was asked, also after a denial.
func (r *Request) Grant(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: GrantRequest})
}

// GrantInPart grants a part, with a coded reason for the rest.
func (r *Request) GrantInPart(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: GrantRequestInPart})
}

// Deny denies it, with a coded reason. [RequestDenials] lists those of a kind.
func (r *Request) Deny(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: DenyRequest})
}

// Disagree puts the participant's statement of disagreement beside what was not
// amended. No reason is needed; the statement is in the words of the act.
func (r *Request) Disagree(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: DisagreeWithDenial})
}

// End ends a restriction on the programme's side, with a reason that the
// participant is told. What was recorded before stays restricted by the host's care.
func (r *Request) End(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: EndRestriction})
}

// Withdraw takes the request back: the participant, at any time and without a
// reason. A restriction ends with it.
func (r *Request) Withdraw(act lifecycle.Act) error {
	return r.Fire(RequestMove{Act: act, Event: WithdrawRequest})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as whoever corrects entered all of
// them and makes every replacement. The rules of [Request.Fire] hold for those too,
// and a yes stays one (yes_stays).
// It returns a [*lifecycle.Refusal].
func (r *Request) Correct(act lifecycle.Act, from int, replacements ...RequestMove) error {
	next, err := requestMachine.Correct(r.history, act, from, replacements...)
	return r.marked(next, act, err)
}

// Redact takes the words of the entry numbered seq away: the participant those of
// any entry, others those of their own. It returns a [*lifecycle.Refusal].
func (r *Request) Redact(act lifecycle.Act, seq int) error {
	next, err := requestMachine.Redact(r.history, act, seq)
	return r.marked(next, act, err)
}

func (r *Request) marked(next RequestHistory, act lifecycle.Act, err error) error {
	if err == nil {
		err = marked("request", r.State(), next, r.ask.rule(), r.Next(act.By))
	}
	if err != nil {
		return err
	}
	if lessened(next) != 0 {
		return &lifecycle.Refusal{Lifecycle: "request", State: string(r.State()), Event: lifecycle.Corrected, Code: lifecycle.CodeGuard,
			Guard: "yes_stays", Want: "a yes among the replacements that is no less; a restriction is ended instead"}
	}
	r.history = next
	return nil
}

// lessened returns the number of the first correction that leaves less of a yes than
// it voids, or 0.
func lessened(h RequestHistory) int {
	yes := func(entries []lifecycle.Entry[RequestState, RequestEvent, lifecycle.NoChange]) (most int) {
		for _, e := range entries {
			most = max(most, slices.Index([]RequestState{RequestGrantedInPart, RequestGranted}, e.To)+1)
		}
		return most
	}
	var counts []lifecycle.Entry[RequestState, RequestEvent, lifecycle.NoChange]
	entries := h.Entries()
	for i, e := range entries {
		switch {
		case e.Voids > 0:
			n := len(counts)
			for n > 0 && counts[n-1].Seq >= e.Voids {
				n--
			}
			if yes(slices.Concat(counts[max(n-1, 0):n], entries[i+1:min(i+1+e.Replaces, len(entries))])) < yes(counts[n:]) {
				return e.Seq
			}
			counts = counts[:n:n]
		case e.Redacts == 0:
			counts = append(counts, e)
		}
	}
	return 0
}
