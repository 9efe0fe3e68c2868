package referral

import (
	"time"
)

// Linkages counts what came of the referrals sent in a period, as it stood at a moment.
type Linkages struct {
	Sent      int `json:"sent"`      // sent in the period
	Accepted  int `json:"accepted"`  // of these, taken on
	Linked    int `json:"linked"`    // the participant came: a completed linkage
	Completed int `json:"completed"` // the service ended
	Met       int `json:"met"`       // the need was met or partly met, as the participant says
	Unknown   int `json:"unknown"`   // ended, and nobody knows or said what became of the need
	Closed    int `json:"closed"`    // the loop is closed
	Declined  int `json:"declined"`  // the receiver said no
	Full      int `json:"full"`      // of these, for want of room
	Expired   int `json:"expired"`   // no answer in time
	NoShows   int `json:"no_shows"`  // appointments that passed without the participant
	Open      int `json:"open"`      // neither ended nor taken back
}

// CountLinkages counts the referrals sent from one moment until another, that one
// not included, by kind of service, as they stood at the second moment: what
// happened after it is passed over. Drafts and what was entered in error are not
// counted. A referral that takes another further counts as one of its own.
func CountLinkages(referrals []Referral, from, until time.Time) map[ServiceKind]Linkages {
	counts := map[ServiceKind]Linkages{}
	for _, r := range referrals {
		sent := r.sentAt()
		if sent.IsZero() || sent.Before(from) || !sent.Before(until) || r.State() == Voided {
			continue
		}
		r.history = r.history.AsOf(until.Add(-1))
		n := counts[r.request.Service]
		n.add(r)
		counts[r.request.Service] = n
	}
	return counts
}

func (n *Linkages) add(r Referral) {
	one := func(yes bool) int {
		if yes {
			return 1
		}
		return 0
	}
	end, need := r.EndedAs(), r.NeedOutcome()
	log := r.ContactLog()
	n.Sent++
	n.Accepted += one(!r.first(Accept).IsZero())
	n.Linked += one(!log.Attended.IsZero())
	n.Completed += one(end == Completed)
	n.Met += one(need == NeedMet || need == NeedPartlyMet)
	n.Unknown += one(end.wantsNeed() && (need == "" || need == NeedUnknown))
	n.Closed += one(r.IsLoopClosed())
	n.Declined += one(end == Declined)
	n.Full += one(end == Declined && r.EndCode() == CodeNoCapacity)
	n.Expired += one(end == Expired)
	n.NoShows += log.NoShows
	n.Open += one(end == "")
}
