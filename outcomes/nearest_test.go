package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/economics"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A point that is typed otherwise is nobody's: 0 of 0 would read as nobody due.
func TestAPointThatIsMistypedIsRefusedWithTheNearest(t *testing.T) {
	s, day := schedule(t, "csat-gpra"), date(t, "2024-01-01")
	for name, want := range map[string]string{
		"six months": "outcomes: unknown point of a schedule (nearest: six_months)",
		"noon":       "outcomes: unknown point of a schedule",
		"":           "outcomes: unknown point of a schedule",
	} {
		_, err := outcomes.FollowUpOf(s, nil, name, false)
		require.ErrorIs(t, err, outcomes.ErrUnknownPoint)
		assert.EqualError(t, err, want)
		_, err = s.Assessments(outcomes.Course{Intake: day}, []outcomes.Reply{{Point: name, Kind: outcomes.Answered, On: day}}, day)
		require.ErrorIs(t, err, outcomes.ErrBadReply)
		assert.EqualError(t, err, "outcomes: bad reply: reply 1: "+want)
	}
	f, err := outcomes.FollowUpOf(s, nil, "six_months", false)
	require.NoError(t, err)
	assert.Zero(t, f)
	for want, r := range map[string]outcomes.Reply{
		"outcomes: unknown kind of reply (nearest: answered)": {Point: "intake", Kind: "anwered", On: day},
		"want its day": {Point: "intake", Kind: outcomes.Answered},
		"want the number of its window, from 1, or 0 for the first": {Point: "intake", Kind: outcomes.Answered, On: day, Number: -1},
	} {
		_, err := s.Assessments(outcomes.Course{Intake: day}, []outcomes.Reply{{Point: "intake", Kind: outcomes.Answered, On: day}, r}, day)
		assert.EqualError(t, err, "outcomes: bad reply: reply 2: "+want)
	}
	_, err = outcomes.ScheduleOf("gpra")
	assert.EqualError(t, err, "outcomes: unknown schedule (nearest: csat-gpra)")
	_, err = outcomes.ScheduleOf("a")
	assert.EqualError(t, err, "outcomes: unknown schedule")
	m := measure(t, "craving")
	m.Point = "six-months"
	_, err = m.Of(outcomes.Log{}, year(t, "2024-12-31"))
	require.ErrorIs(t, err, outcomes.ErrMeasure)
	assert.ErrorContains(t, err, "(nearest: six_months)")
}

func TestAScoreThatIsRefusedSaysWhich(t *testing.T) {
	right := outcomes.SideScore{Mentorship: "m-1", Side: lifecycle.ParticipantParty, Instrument: "barc-10", Scale: "total", Before: 38, After: 49}
	wrong := right
	wrong.Mentorship, wrong.After = "m-2", 300
	_, err := outcomes.OutcomesOfBothSides([]outcomes.SideScore{right, wrong})
	require.ErrorIs(t, err, instrument.ErrScores)
	assert.ErrorContains(t, err, "score 2: ")
	assert.ErrorContains(t, err, "want before and after from 10 to 60")
	wrong.Scale = "totl"
	_, err = outcomes.OutcomesOfBothSides([]outcomes.SideScore{right, wrong})
	require.ErrorIs(t, err, instrument.ErrUnknownScale)
	assert.ErrorContains(t, err, "score 2: ")
}

// Nobody spends money for readmissions.
func TestWhatIsWorseWhenHigherHasNoCostPerReached(t *testing.T) {
	spent := economics.Money{Cents: 500_000, Currency: "USD", Year: 2024}
	f := figure(t, measure(t, "readmission-30"), `
		h1 p1 hospital_stay 2024-01-01..2024-01-05 facts=acute age=30
		h2 p1 hospital_stay 2024-01-10..2024-01-12 facts=acute age=30`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 2), f.Shares[0])
	_, err := f.CostPerReached(spent)
	require.ErrorIs(t, err, outcomes.ErrNoFigure)
	each, err := f.CostPerParticipant(spent)
	require.NoError(t, err)
	assert.Equal(t, spent, each)
	hope := figure(t, measure(t, "hope"), `
		a1 p1 admission 2024-01-01
		q1 p1 answer 2024-07-01 code=adult-hope.total value=40`, year(t, "2024-12-31"))
	_, err = hope.CostPerReached(spent)
	require.ErrorIs(t, err, outcomes.ErrNoFigure, "a mean reaches nothing")
}

// Whoever moves away left, to an episode, and was discharged for another reason, to a measure.
func TestTheTwoCurvesOfRetentionDifferInTwoClosures(t *testing.T) {
	differ := map[peer.ClosureReason]bool{}
	left := map[peer.ClosureReason]bool{}
	for _, r := range outcomes.Endings() {
		left[r.Reason] = r.Ending == outcomes.Left
	}
	exit := measure(t, "retention-90").Exit
	for _, r := range outcomes.DischargeRules() {
		if exit.Meets(outcomes.Event{Kind: outcomes.Discharge, Code: r.Reason.String()}) != left[r.Closure] {
			differ[r.Closure] = true
		}
	}
	assert.Equal(t, map[peer.ClosureReason]bool{peer.ClosureMovedToOtherSupport: true, peer.ClosureMovedAway: true}, differ)
}
