package supervisiontest

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
)

// OtherSupervisorID is the id of a second supervisor, who takes over or stands in.
const OtherSupervisorID peer.SupervisorID = "supervisor-2"

const (
	worker     = lifecycle.WorkerParty
	supervisor = lifecycle.SupervisorParty
	programme  = lifecycle.ProgrammeParty
)

// Date returns the date of peertest.Day n.
func Date(n int) peer.Date { return peer.DateOf(peertest.Day(n), time.UTC) }

// Terms returns what the fixed worker and supervisor sign: an hour of peer supervision a
// week from [Date] 0 on, to be looked at again on Date 180.
func Terms() supervision.AgreementTerms {
	return supervision.AgreementTerms{ID: "agreement-1", Worker: peertest.WorkerID, Supervisor: peertest.SupervisorID,
		Kind: supervision.PeerSupervisor, Primary: true, Background: supervision.BackgroundPeer, From: Date(0),
		Per: supervision.Week, Sessions: 1, Minutes: 60, Modes: []peer.Modality{peer.ModalityInPerson, peer.ModalityVideo},
		Purposes: []supervision.Purpose{supervision.Supportive, supervision.Formative}, Goals: []supervision.Area{supervision.AreaSkills},
		Limits: []supervision.DisclosureLimit{supervision.LimitDanger}, Points: []supervision.AgreementPoint{supervision.PointDuties, supervision.PointTermination},
		ReviewBy: Date(180)}
}

// InForce returns an agreement of the given terms that both signed on [Date] 0.
func InForce(t testing.TB, terms supervision.AgreementTerms) *supervision.Agreement {
	t.Helper()
	by := func(p lifecycle.Party) lifecycle.Act {
		act := peertest.By(p, peertest.Day(0))
		switch p {
		case worker:
			act.By.ID = string(terms.Worker)
		case supervisor:
			act.By.ID = string(terms.Supervisor)
		}
		return act
	}
	a, err := supervision.NewAgreement(terms, by(programme))
	must(t, err)
	for _, p := range []lifecycle.Party{worker, supervisor} {
		must(t, a.Sign(by(p), supervision.Declared{Asked: true}, supervision.SigningRule{}, nil, nil))
	}
	return a
}

// AgreementIn returns an agreement in the given state. The programme proposed it on
// [Date] 0 and both signed that day; what happened then was on Date 30, and it holds
// until then where it holds no more. "agreement-2" took the place of one that was superseded.
func AgreementIn(t testing.TB, state supervision.AgreementState) *supervision.Agreement {
	t.Helper()
	switch state {
	case supervision.AgreementProposed, supervision.AgreementDeclined, supervision.AgreementWithdrawn:
		a, err := supervision.NewAgreement(Terms(), peertest.By(programme, peertest.Day(0)))
		must(t, err)
		switch state {
		case supervision.AgreementDeclined:
			must(t, a.Decline(peertest.By(worker, peertest.Day(1))))
		case supervision.AgreementWithdrawn:
			must(t, a.Withdraw(peertest.By(programme, peertest.Day(1))))
		}
		return a
	}
	a := InForce(t, Terms())
	switch state {
	case supervision.AgreementInForce:
	case supervision.AgreementUnderReview:
		must(t, a.Review(peertest.By(worker, peertest.Day(30))))
	case supervision.AgreementVacant:
		must(t, a.Lose(coded(programme, 30, "left"), Date(30)))
	case supervision.AgreementEnded:
		must(t, a.End(coded(programme, 30, "worker_left"), Date(30), nil, nil, nil))
	case supervision.AgreementSuperseded:
		terms := Terms()
		terms.ID, terms.Supervisor, terms.Replaces, terms.From = "agreement-2", OtherSupervisorID, "agreement-1", Date(30)
		must(t, a.Supersede(peertest.By(programme, peertest.Day(30)), Date(30), *InForce(t, terms), true, nil, nil, nil))
	default:
		t.Fatalf("no agreement is in state %q", string(state))
	}
	return a
}

// CoverIn returns cover by [OtherSupervisorID] for the fixed worker in the given state:
// opened on [Date] 10, until Date 24, and ended on Date 20.
func CoverIn(t testing.TB, state supervision.CoverState) *supervision.Cover {
	t.Helper()
	c, err := supervision.NewCover(supervision.CoverPlan{ID: "cover-1", Worker: peertest.WorkerID, Absent: peertest.SupervisorID,
		Deputy: OtherSupervisorID, Kind: supervision.PeerSupervisor, From: Date(10)}, coded(programme, 10, "leave"), Date(24), false)
	must(t, err)
	switch state {
	case supervision.CoverOpen:
	case supervision.CoverEnded:
		must(t, c.End(coded(programme, 20, "supervisor_back"), Date(20)))
	default:
		t.Fatalf("no cover is in state %q", string(state))
	}
	return c
}

// ActionIn returns an action of the fixed two in the given state: agreed on on [Date] 0
// for the supervisor to do by Date 14, about the concern "concern-1"; carried on Date 13
// to Date 28, done or dropped on Date 14.
func ActionIn(t testing.TB, state supervision.ActionState) *supervision.Action {
	t.Helper()
	a, err := supervision.NewAction(supervision.ActionPlan{ID: "action-1", Worker: peertest.WorkerID, Supervisor: peertest.SupervisorID,
		Owner: supervision.OwnerSupervisor, Area: supervision.AreaBoundaries, Concern: "concern-1"},
		peertest.By(supervisor, peertest.Day(0)), Date(14), nil)
	must(t, err)
	switch state {
	case supervision.ActionOpen:
	case supervision.ActionCarried:
		must(t, a.Carry(coded(supervisor, 13, "no_time"), Date(28)))
	case supervision.ActionDone:
		must(t, a.Finish(peertest.By(worker, peertest.Day(14))))
	case supervision.ActionDropped:
		must(t, a.Drop(coded(supervisor, 14, "no_longer_needed")))
	default:
		t.Fatalf("no action is in state %q", string(state))
	}
	return a
}

func coded(p lifecycle.Party, day int, code string) lifecycle.Act {
	act := peertest.By(p, peertest.Day(day))
	act.Code = code
	return act
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
