package group_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestReportIsRefused(t *testing.T) {
	good := group.Report{ID: "case-1", Community: "g-1", Author: "author-1", Kind: group.CaseRisk, Snapshot: snapshot}
	for name, spoil := range map[string]func(r *group.Report){
		"id":       func(r *group.Report) { r.ID = "" },
		"author":   func(r *group.Report) { r.Author = "\xff" },
		"kind":     func(r *group.Report) { r.Kind = "spam" },
		"rule":     func(r *group.Report) { r.Rule = group.HouseBeKind },
		"no rule":  func(r *group.Report) { r.Kind = group.CaseHouseRule },
		"post":     func(r *group.Report) { r.Snapshot = "I cannot go on" },
		"capitals": func(r *group.Report) { r.Snapshot = strings.Repeat("0A", 32) },
		"short":    func(r *group.Report) { r.Snapshot = "0a" },
	} {
		bad := good
		spoil(&bad)
		_, err := group.NewCase(bad, by(system, day(0)))
		require.ErrorIs(t, err, group.ErrModeration, name)
		assert.NotContains(t, err.Error(), "cannot go on")
	}
	_, err := group.NewCase(good, by(author, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
}

// A post that says goodbye: one named person, no punishment, aftercare, then closed.
func TestHighTierHasOneNamedPersonAndAftercare(t *testing.T) {
	c := reported(t, group.CaseRisk)
	require.NoError(t, c.Assess(by(moderator, day(0).Add(time.Minute)), group.RiskEmergency, volunteer))
	promised, ok := c.AnswerBy()
	assert.True(t, ok)
	assert.Equal(t, day(0).Add(5*time.Minute), promised)
	act := by(moderator, day(0).Add(2*time.Minute))
	peertest.RefusedBy(t, c.Decide(act, group.MeasureHide, peer.Date{}, volunteer), "responder_missing")
	tired := volunteer
	tired.BreakDue = true
	peertest.RefusedBy(t, c.Take(act, "moderator-1", tired), "break_due")
	require.NoError(t, c.Take(act, "moderator-1", volunteer))
	_, ok = c.AnswerBy()
	assert.False(t, ok, "somebody is there")
	peertest.RefusedBy(t, c.Decide(as("moderator-2", moderator, act.At), group.MeasureHide, peer.Date{}, volunteer), "another_responder")
	for _, m := range group.Measures() {
		if m.IsAgainstPerson() {
			peertest.RefusedBy(t, c.Decide(act, m, peer.Date{}, volunteer), "not_punished")
		}
	}
	require.NoError(t, c.Decide(act, group.MeasureHide, peer.Date{}, volunteer))
	peertest.RefusedBy(t, c.Close(by(system, day(40)), group.ModeratorFacts{}), "aftercare_missing")
	require.NoError(t, c.Care(coded(moderator, day(1), "readers"), volunteer))
	require.NoError(t, c.Close(by(system, day(40)), group.ModeratorFacts{}))
	assert.Equal(t, group.ModeratorID("moderator-1"), c.Responder())
}

func TestWhoMayModerate(t *testing.T) {
	c := reported(t, group.CaseAbuse)
	for _, role := range []group.OnlineRole{"", group.OnlineMember, group.OnlineTrustedMember, "x"} {
		peertest.RefusedBy(t, c.Assess(by(moderator, day(1)), group.RiskModerate, group.ModeratorFacts{Role: role}), "role")
	}
	peertest.RefusedBy(t, c.Assess(as("author-1", moderator, day(1)), group.RiskModerate, volunteer), "own_post")
	worded := by(moderator, day(1))
	worded.Reason = peertest.Text("she wrote")
	peertest.RefusedBy(t, c.Assess(worded, group.RiskModerate, volunteer), "no_words")
	private, err := group.NewCase(group.Report{ID: "case-2", Community: "g-1", Author: "author-1", Kind: group.CaseAbuse, Snapshot: snapshot, Private: true}, by(moderator, day(0)))
	require.NoError(t, err)
	peertest.RefusedBy(t, private.Assess(by(moderator, day(1)), group.RiskModerate, volunteer), "staff_only")
	require.NoError(t, private.Assess(by(moderator, day(1)), group.RiskModerate, staff))
	peertest.RefusedBy(t, private.Take(by(moderator, day(1)), "author-1", staff), "own_post")
}

func TestSuspensionsHaveADay(t *testing.T) {
	c := caseIn(t, group.CaseAssessed)
	peertest.RefusedBy(t, c.Decide(by(moderator, day(2)), group.MeasureSuspend, peer.Date{}, volunteer), "until")
	peertest.RefusedBy(t, c.Decide(by(moderator, day(2)), group.MeasureWarn, date(t, "2026-02-01"), volunteer), "until")
	require.NoError(t, c.Decide(by(moderator, day(2)), group.MeasureSuspend, date(t, "2026-02-01"), volunteer))
	d, ok := c.Standing()
	assert.True(t, ok)
	assert.Equal(t, group.Decision{At: day(2), Measure: group.MeasureSuspend, Until: date(t, "2026-02-01")}, d)
}

func TestAnotherPersonDecidesAnAppeal(t *testing.T) {
	in := func() *group.Case {
		c := caseIn(t, group.CaseAssessed)
		require.NoError(t, c.Decide(by(moderator, day(3)), group.MeasureSuspend, date(t, "2026-03-01"), volunteer))
		require.NoError(t, c.Appeal(by(author, day(4))), "no reason is asked for")
		return c
	}
	peertest.RefusedBy(t, in().DecideAppeal(by(moderator, day(5)), group.AppealLifted, group.MeasureNone, peer.Date{}, volunteer), "same_person")
	lead := as("moderator-2", moderator, day(5))
	for _, tt := range []struct {
		outcome group.AppealOutcome
		measure group.Measure
		until   string
		ok      bool
	}{
		{group.AppealUpheld, group.MeasureSuspend, "2026-03-01", true},
		{group.AppealUpheld, group.MeasureSuspend, "2026-02-01", false},
		{group.AppealUpheld, group.MeasureWarn, "", false},
		{group.AppealChanged, group.MeasureSuspend, "2026-02-01", true},
		{group.AppealChanged, group.MeasureSuspend, "2026-04-01", false},
		{group.AppealChanged, group.MeasureWarn, "", true},
		{group.AppealChanged, group.MeasureBan, "", false},
		{group.AppealLifted, group.MeasureNone, "", true},
		{group.AppealLifted, group.MeasureWarn, "", false},
	} {
		var until peer.Date
		if tt.until != "" {
			until = date(t, tt.until)
		}
		c := in()
		err := c.DecideAppeal(lead, tt.outcome, tt.measure, until, staff)
		if !tt.ok {
			peertest.RefusedBy(t, err, "outcome")
			continue
		}
		require.NoError(t, err, "%+v", tt)
		assert.Len(t, c.Decisions(), 2)
		peertest.RefusedBy(t, c.Appeal(by(author, day(6))), "appealed_once")
		// A record in which one person decided twice does not load.
		data, err := json.Marshal(c)
		require.NoError(t, err)
		var back group.Case
		require.NoError(t, json.Unmarshal(data, &back))
		forged := strings.Replace(string(data), "moderator-2", "moderator-1", 1)
		require.NotEqual(t, string(data), forged)
		require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), lifecycle.ErrBadRecord)
	}
}

func TestCorrectingACase(t *testing.T) {
	c := caseIn(t, group.CaseDecided)
	act := by(moderator, day(5))
	act.Reason = peertest.Text("the wrong one")
	last := c.History().Len()
	peertest.RefusedBy(t, c.Correct(act, last, group.CaseMove{Act: by(moderator, day(3)), Event: group.DecideCase, Data: group.CaseChange{Measure: group.MeasureSuspend}}), "until")
	require.NoError(t, c.Correct(act, last, group.CaseMove{Act: by(moderator, day(3)), Event: group.DecideCase, Data: group.CaseChange{Measure: group.MeasureGuide}}))
	d, _ := c.Standing()
	assert.Equal(t, group.MeasureGuide, d.Measure)
}

func TestTiersAndPromises(t *testing.T) {
	want := map[group.ContentRisk]struct {
		tier   group.RiskTier
		within lifecycle.Span
	}{
		group.RiskMonitor:           {group.TierLow, lifecycle.Hours(24)},
		group.RiskModerate:          {group.TierLow, lifecycle.Hours(4)},
		group.RiskReachOut:          {group.TierMedium, lifecycle.Hours(1)},
		group.RiskClinicianTransfer: {group.TierHigh, lifecycle.Minutes(30)},
		group.RiskEmergency:         {group.TierHigh, lifecycle.Minutes(5)},
	}
	for _, v := range group.ContentRisks() {
		assert.Equal(t, want[v].tier, v.Tier(), v)
		p, err := group.PromiseOf(v)
		require.NoError(t, err)
		assert.Equal(t, want[v].within, p.Within)
		plan, err := group.PlanOf(v.Tier())
		require.NoError(t, err)
		assert.Contains(t, plan.Levels, v)
		assert.Equal(t, v.Tier() == group.TierHigh, plan.Responder)
		assert.Equal(t, v.Tier() == group.TierHigh, plan.Aftercare)
		assert.NotEmpty(t, plan.Steps)
	}
	assert.Equal(t, group.TierHigh, group.ContentRisk("x").Tier(), "what is not known is high")
	assert.Empty(t, group.ContentRisk("").Tier())
	_, err := group.PromiseOf("x")
	require.ErrorIs(t, err, group.ErrUnknownContentRisk)
	_, err = group.PlanOf("x")
	require.ErrorIs(t, err, group.ErrUnknownRiskTier)
}

// Two high-tier cases in a day: a break of twelve hours after the second.
func TestAModeratorIsOwedABreak(t *testing.T) {
	high := func(id group.CaseID, at time.Time) group.Case {
		c, err := group.NewCase(group.Report{ID: id, Community: "g-1", Author: "author-1", Kind: group.CaseRisk, Snapshot: snapshot}, by(system, at))
		require.NoError(t, err)
		require.NoError(t, c.Assess(as("moderator-9", moderator, at), group.RiskEmergency, volunteer))
		require.NoError(t, c.Take(as("moderator-9", moderator, at), "moderator-1", volunteer))
		return *c
	}
	low := *caseIn(t, group.CaseInHand)
	all := []group.Case{high("c-1", day(0)), high("c-2", day(0).Add(10*time.Hour)), low}
	for hours, want := range map[int]group.Shift{
		-1: {},
		0:  {Exposed: 1},
		9:  {Exposed: 1},
		10: {Exposed: 2, BreakDue: true, Until: day(0).Add(22 * time.Hour)},
		21: {Exposed: 2, BreakDue: true, Until: day(0).Add(22 * time.Hour)},
		22: {Exposed: 2}, // the break is over
		24: {Exposed: 1},
		34: {},
	} {
		s, err := group.ShiftOf(group.BreakDefaults(), all, "moderator-1", day(0).Add(time.Duration(hours)*time.Hour))
		require.NoError(t, err)
		assert.Equal(t, want, s, "after %d hours", hours)
	}
	s, err := group.ShiftOf(group.BreakDefaults(), all, "moderator-2", day(1))
	require.NoError(t, err)
	assert.Zero(t, s)
	_, err = group.ShiftOf(group.BreakDefaults(), all, "", day(1))
	require.ErrorIs(t, err, group.ErrModeration)
	_, err = group.ShiftOf(group.BreakRule{HighTier: 1, Within: lifecycle.Span{N: 1, Unit: "x"}}, all, "moderator-1", day(0))
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

// A moderator's closing cannot end the time in which the author may appeal.
func TestAModeratorDoesNotCloseBeforeAnAppeal(t *testing.T) {
	c := caseIn(t, group.CaseDecided)
	peertest.RefusedBy(t, c.Close(by(moderator, day(3)), volunteer), "appeal_open")
	require.NoError(t, c.Appeal(by(author, day(4))))
	require.NoError(t, c.DecideAppeal(as("moderator-2", moderator, day(5)), group.AppealUpheld, group.MeasureWarn, peer.Date{}, volunteer))
	require.NoError(t, c.Close(by(moderator, day(6)), volunteer), "decided again")
	nothing := caseIn(t, group.CaseAssessed)
	require.NoError(t, nothing.Decide(by(moderator, day(3)), group.MeasureNone, peer.Date{}, volunteer))
	require.NoError(t, nothing.Close(by(moderator, day(3)), volunteer), "nothing was done")
}

// Somebody in danger does not wait an hour for the first look.
func TestAReportIsAnsweredByItsKindUntilSomebodyAssessedIt(t *testing.T) {
	for kind, want := range map[group.CaseKind]time.Duration{
		group.CaseRisk: 5 * time.Minute, group.CaseAbuse: time.Hour, group.CaseHouseRule: 4 * time.Hour, group.CaseMisinformation: 24 * time.Hour,
	} {
		at, ok := reported(t, kind).AnswerBy()
		assert.True(t, ok)
		assert.Equal(t, day(0).Add(want), at, kind)
	}
	_, ok := group.Case{}.AnswerBy()
	assert.False(t, ok)
}

// A break that is owed does not end because the first case is a day old.
func TestABreakIsNotCutShort(t *testing.T) {
	var all []group.Case
	for id, at := range map[group.CaseID]time.Time{"c-1": day(0), "c-2": day(0).Add(23 * time.Hour)} {
		c, err := group.NewCase(group.Report{ID: id, Community: "g-1", Author: "author-1", Kind: group.CaseRisk, Snapshot: snapshot}, by(system, at))
		require.NoError(t, err)
		require.NoError(t, c.Assess(as("moderator-9", moderator, at), group.RiskEmergency, volunteer))
		require.NoError(t, c.Take(as("moderator-9", moderator, at), "moderator-1", volunteer))
		all = append(all, *c)
	}
	for hours, due := range map[int]bool{22: false, 23: true, 25: true, 34: true, 35: false} {
		s, err := group.ShiftOf(group.BreakDefaults(), all, "moderator-1", day(0).Add(time.Duration(hours)*time.Hour))
		require.NoError(t, err)
		assert.Equal(t, due, s.BreakDue, "after %d hours", hours)
	}
	// Apart by the whole time of the rule they are not too many, and the zero rule owes none.
	rule := group.BreakDefaults()
	rule.Within = lifecycle.Hours(23)
	s, err := group.ShiftOf(rule, all, "moderator-1", day(0).Add(24*time.Hour))
	require.NoError(t, err)
	assert.False(t, s.BreakDue)
	s, err = group.ShiftOf(group.BreakRule{Within: lifecycle.Hours(1), Break: lifecycle.Hours(1)}, all, "moderator-1", day(0))
	require.NoError(t, err)
	assert.False(t, s.BreakDue)
}

// Calling a goodbye less than it was takes away neither the one who stays nor the care.
func TestACaseThatWasHighStaysSo(t *testing.T) {
	c := reported(t, group.CaseRisk)
	require.NoError(t, c.Assess(by(moderator, day(1)), group.RiskEmergency, volunteer))
	require.NoError(t, c.Assess(by(moderator, day(1)), group.RiskMonitor, volunteer))
	peertest.RefusedBy(t, c.Decide(by(moderator, day(1)), group.MeasureNone, peer.Date{}, volunteer), "responder_missing")
	require.NoError(t, c.Take(by(moderator, day(1)), "moderator-1", volunteer))
	require.NoError(t, c.Decide(by(moderator, day(1)), group.MeasureNone, peer.Date{}, volunteer))
	peertest.RefusedBy(t, c.Close(by(moderator, day(1)), volunteer), "aftercare_missing")
}
