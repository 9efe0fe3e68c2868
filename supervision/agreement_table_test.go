package supervision_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

// Written by hand from the stages of an agreement. The programme proposed it; neither
// side has signed a proposal yet, nor said that it goes on with one under review.
const agreementAnswers = `
- | propose | worker, supervisor, programme | proposed

proposed | sign     | worker, supervisor | proposed
proposed | decline  | worker, supervisor | declined
proposed | withdraw | programme          | withdrawn

in_force | review        | worker, supervisor, programme, system | under_review
in_force | ask_another   | worker                                | in_force
in_force | lose          | worker, supervisor, programme         | vacant
in_force | supersede     | supervisor, programme                 | superseded
in_force | end_agreement | supervisor, programme                 | ended

under_review | keep          | worker, supervisor            | under_review
under_review | ask_another   | worker                        | under_review
under_review | lose          | worker, supervisor, programme | vacant
under_review | supersede     | supervisor, programme         | superseded
under_review | end_agreement | supervisor, programme         | ended

vacant | supersede     | supervisor, programme | superseded
vacant | end_agreement | supervisor, programme | ended
`

func agreementMove(event supervision.AgreementEvent, by lifecycle.Party) supervision.AgreementMove {
	var mv supervision.AgreementMove
	until := supervisiontest.Date(40)
	switch event {
	case supervision.DeclineAgreement:
		if by != worker {
			mv.Code = "no_room"
		}
	case supervision.ReviewAgreement:
		if by != worker {
			mv.Code = "due"
		}
	case supervision.KeepAgreement:
		if by == supervisor {
			mv.Data.ReviewBy = supervisiontest.Date(400)
		}
	case supervision.LoseSupervisor:
		mv.Data.Until = until
		if by != worker {
			mv.Code = "left"
		}
	case supervision.SupersedeAgreement:
		mv.Data = supervision.AgreementChange{Until: until, Next: "agreement-2", Note: true}
	case supervision.EndAgreement:
		mv.Data.Until, mv.Code = until, "worker_left"
	}
	return mv
}

func TestAgreementTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[supervision.AgreementState, supervision.AgreementEvent, supervision.AgreementChange](supervision.AgreementLifecycle())
	require.NoError(t, err)
	seats := []lifecycle.Seat{{Party: worker, ID: string(peertest.WorkerID)}, {Party: supervisor, ID: string(peertest.SupervisorID)}}
	peertest.TryTable(t, peertest.Trial[supervision.AgreementState, supervision.AgreementEvent, supervision.AgreementChange]{
		Machine: m,
		Open:    func() (supervision.AgreementHistory, error) { return m.Open(seats...) },
		In: func(s supervision.AgreementState) supervision.AgreementHistory {
			h, err := m.Restore(supervisiontest.AgreementIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: agreementMove,
		Want: agreementAnswers,
	})
	sourced(t, supervision.AgreementLifecycle())
}

const coverAnswers = `
- | open | supervisor, deputy, programme | open

open | extend    | supervisor, deputy, programme | open
open | end_cover | supervisor, deputy, programme | ended
`

func TestCoverTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[supervision.CoverState, supervision.CoverEvent, supervision.CoverChange](supervision.CoverLifecycle())
	require.NoError(t, err)
	deputy := supervision.DeputyActor(supervisiontest.OtherSupervisorID)
	seats := []lifecycle.Seat{{Party: worker, ID: string(peertest.WorkerID)}, {Party: supervisor, ID: string(peertest.SupervisorID)},
		{Party: deputy.Party, ID: deputy.ID}}
	peertest.TryTable(t, peertest.Trial[supervision.CoverState, supervision.CoverEvent, supervision.CoverChange]{
		Machine: m,
		Open:    func() (supervision.CoverHistory, error) { return m.Open(seats...) },
		In: func(s supervision.CoverState) supervision.CoverHistory {
			h, err := m.Restore(supervisiontest.CoverIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: func(event supervision.CoverEvent, by lifecycle.Party) supervision.CoverMove {
			mv := supervision.CoverMove{Data: supervision.CoverChange{Until: supervisiontest.Date(30)}}
			if by == deputy.Party {
				mv.By = deputy
			}
			switch event {
			case supervision.OpenCover:
				mv.Code = "leave"
			case supervision.EndCover:
				mv.Code = "day_reached"
			}
			return mv
		},
		Want: coverAnswers,
	})
	sourced(t, supervision.CoverLifecycle())
}

const actionAnswers = `
- | agree | worker, supervisor | open

open | carry  | worker, supervisor            | carried
open | finish | worker, supervisor, programme | done
open | drop   | worker, supervisor, programme | dropped

carried | carry  | worker, supervisor            | carried
carried | finish | worker, supervisor, programme | done
carried | drop   | worker, supervisor, programme | dropped
`

func TestActionTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[supervision.ActionState, supervision.ActionEvent, supervision.ActionChange](supervision.ActionLifecycle())
	require.NoError(t, err)
	seats := []lifecycle.Seat{{Party: worker, ID: string(peertest.WorkerID)}, {Party: supervisor, ID: string(peertest.SupervisorID)}}
	peertest.TryTable(t, peertest.Trial[supervision.ActionState, supervision.ActionEvent, supervision.ActionChange]{
		Machine: m,
		Open:    func() (supervision.ActionHistory, error) { return m.Open(seats...) },
		In: func(s supervision.ActionState) supervision.ActionHistory {
			h, err := m.Restore(supervisiontest.ActionIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: func(event supervision.ActionEvent, by lifecycle.Party) supervision.ActionMove {
			var mv supervision.ActionMove
			switch event {
			case supervision.AgreeAction:
				mv.Data.Due = supervisiontest.Date(14)
			case supervision.CarryAction:
				mv.Data.Due = supervisiontest.Date(50)
				if by == supervisor {
					mv.Code = "no_time"
				}
			case supervision.DropAction:
				mv.Code = "no_longer_needed"
			}
			return mv
		},
		Want: actionAnswers,
	})
	sourced(t, supervision.ActionLifecycle())
}

// sourced checks that every row of a table says what it is and where it comes from.
func sourced[S, E ~string](t *testing.T, table lifecycle.Table[S, E]) {
	t.Helper()
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, r.Event)
		assert.NotEmpty(t, r.Source.Title, r.Event)
	}
}
