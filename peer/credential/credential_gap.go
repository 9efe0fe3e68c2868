package credential

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// next is the stage that a credential in the state goes on to; "" if there is none.
func next(s peer.CredentialState) Stage {
	switch s {
	case peer.CredentialApplicant:
		return StageApplication
	case peer.CredentialInTraining:
		return StageTraining
	case peer.CredentialExamEligible:
		return StageExam
	case peer.CredentialProvisional:
		return StageCertification
	case peer.CredentialCertified, peer.CredentialRenewalDue, peer.CredentialReinstated, peer.CredentialLapsed:
		return StageRenewal
	case peer.CredentialInactive:
		return StageReactivation
	}
	return ""
}

// Gap judges what its holder has against the next stage of the credential, as it
// stands on the day asked about: for a trainee, what is missing to be certified
// before the term ends; for a certified worker, what is missing to renew before
// the last day. It returns the errors of [Credential.On], [Credential.Period] and
// [Scheme.Gap], and [ErrCase] in a state from which no stage leads on.
func (c Credential) Gap(s Scheme, q Question, records []Record, exemptions ...Exemption) (Gap, error) {
	st, err := c.On(s, q)
	if err != nil {
		return Gap{}, err
	}
	cs := Case{On: q.On, Stage: next(st.Recorded), Records: records, Exemptions: exemptions}
	switch cs.Stage {
	case "":
		return Gap{}, fmt.Errorf("%w: no stage leads on from here", ErrCase)
	case StageCertification:
		cs.Due = st.Expires
		if !st.Expires.IsZero() {
			cs.Trainee = peer.DateRange{From: st.Granted, Until: st.Expires.AddDays(1)}
		}
	case StageRenewal:
		if t, ok := s.Term(st.Granted); ok && t.Cycle == CycleRolling {
			cs.Rolling = t.Months
		} else if cs.Period, err = c.Period(s, q); err != nil {
			return Gap{}, err
		}
		cs.Due = st.Expires
	case StageReactivation:
		cs.Approved = q.Approved
		if cs.Period, err = c.Period(s, q); err != nil {
			return Gap{}, err
		}
	}
	return s.Gap(cs)
}

// A KeyDay is one day that matters to a credential.
type KeyDay struct {
	Name   string // "window", "told", "apply", "expires", "inactive_ends", "made_up", "start_over", or the name of a late window
	On     peer.Date
	Fee    int           // US dollars that are due if it is missed, or within the late window
	Source source.Source // zero for the last day, which was recorded; a design default for a window that the body did not give
}

// KeyDays returns the days that matter to the present validity, in their order:
// when renewal opens, when the body tells and the holder applies, the last day
// and the ends of the late windows. Where the body says neither when renewal opens
// nor when it tells the holder, the window is that of [DefaultNotice], by which
// [Credential.On] goes as well. A trainee has only a last day; and for one that is inactive, how long it may
// be set aside, by when what coming back asks is done once that was approved, and after which day all training is asked again. It returns the
// errors of [Credential.On].
func (c Credential) KeyDays(s Scheme, q Question) ([]KeyDay, error) {
	st, err := c.On(s, q)
	if err != nil {
		return nil, err
	}
	var list []KeyDay
	switch {
	case st.Recorded == peer.CredentialInactive:
		if s.Inactive.Months > 0 {
			list = append(list, KeyDay{"inactive_ends", lastOf(st.Since, s.Inactive.Months), 0, s.Inactive.Source})
		}
		if finish := s.Inactive.finish(q.Approved); !finish.IsZero() {
			list = append(list, KeyDay{"made_up", finish, 0, s.Inactive.Source})
		}
		if over := s.After.startOver(st.Since); !over.IsZero() {
			list = append(list, KeyDay{"start_over", over, 0, s.After.Source})
		}
	case !st.Expires.IsZero():
		list = append(list, KeyDay{Name: "expires", On: st.Expires})
		if st.Recorded == peer.CredentialProvisional {
			break // a trainee's term is extended and not renewed
		}
		if n, found := s.due(); !found {
			list = append(list, KeyDay{string(n.Kind), n.On(st.Expires), n.Fee, n.Source})
		}
		for _, n := range s.Notices {
			if n.Reading == Applied {
				list = append(list, KeyDay{string(n.Kind), n.On(st.Expires), n.Fee, n.Source})
			}
		}
		for _, l := range s.Late {
			if l.Reading == Applied {
				list = append(list, KeyDay{l.Name, l.Ends(st.Expires), l.Fee, l.Source})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b KeyDay) int { return a.On.Compare(b.On) })
	return list, nil
}
