package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the files say, read by hand.
func TestReferralsGoFromTheNeedToWhatCameOfIt(t *testing.T) {
	care := shippedAt(t, "").Care
	byID := map[string]referralLine{}
	for _, l := range care.Referrals {
		byID[l.Referral] = l
	}
	full := byID["r-02"]
	assert.Equal(t, []any{"declined_by_receiver", "no_capacity", "r-03", true}, []any{string(full.State), full.Code, full.Onward, full.Closed})
	next := byID["r-03"]
	assert.Equal(t, []any{"loop_closed", "r-02", "met", false}, []any{string(next.State), next.Earlier, string(next.Need), next.Access})
	require.NotNil(t, next.Days)
	assert.Equal(t, 7, *next.Days, "sent on 26 February, came on 5 March")
	assert.Equal(t, "drafting", string(byID["r-04"].State), "nothing is sent without a consent")
	self := byID["r-05"]
	assert.Equal(t, []any{"sent", "requested", true, "requester"}, []any{string(self.State), string(self.Task), self.Access, self.Responsible}, "what somebody asks for themselves needs no consent to another's sending")
	assert.Equal(t, []string{"answer"}, self.Overdue, "two business days from Friday 27 March, 21:00, ended on Tuesday 31 March")
	h := care.Handoffs[0]
	assert.Equal(t, []any{"first_attendance_confirmed", 1, 1}, []any{string(h.State), h.Attempts, h.NoShows})
	assert.NotContains(t, byID, "r-06", "a receiver that was full the day before is not asked again")
}

func TestWhatAReferralCameToStandsBesideTheGoal(t *testing.T) {
	d, err := read("")
	require.NoError(t, err)
	c := d.careAt(d.programme.ReportAt)
	assert.Equal(t, 1, c.written)
	view := c.plans["pn-01"].View(c.referrals["r-03"].Participant())
	require.Len(t, view.Outcomes, 1)
	assert.Equal(t, []string{"g-11", "r-03", "met"}, []string{string(view.Outcomes[0].Goal), string(view.Outcomes[0].Referral), view.Outcomes[0].Outcome})
	assert.Len(t, view.InForce.Content.Goals, 1, "and the goal is as it was")
}

func TestAPlanIsLookedAtAgainAfterAReturnAndNothingEnds(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Equal(t, returnCounts{Records: 1, Shown: 1, Reviewed: 1}, rep.Care.Returns)
	review := shippedAt(t, "2026-02-25T12:00:00-05:00").Care.Plans
	require.Len(t, review, 2)
	assert.Equal(t, "under_review", string(review[1].State))
	for _, l := range rep.Care.Plans {
		assert.Equal(t, "active", string(l.State))
	}
	for _, m := range rep.Mentorships {
		if m.Participant == "p-17" {
			assert.Equal(t, "active", string(m.State))
		}
	}
}

func TestWhatRestsOnAConsentEndsWithIt(t *testing.T) {
	care := shippedAt(t, "").Care
	var ended []string
	for _, l := range care.Ended {
		ended = append(ended, l.Consent+" "+string(l.Because)+" "+string(l.Kind)+" "+l.ID)
	}
	assert.Equal(t, []string{"c-01 stopped referral r-01", "c-06 revoked group b-02", "c-06 revoked attendance n-11"}, ended, "a spoken wish ends it; what was put in writing two days later finds nothing open")
	r := care.Referrals[0]
	assert.Equal(t, []any{"r-01", "cancelled", "cancelled", false}, []any{r.Referral, string(r.State), string(r.Task), r.Access})

	before := shippedAt(t, "2026-03-10T12:00:00-04:00").Care
	assert.Empty(t, before.Ended)
	assert.Equal(t, []any{"attending", true, "receiver"}, []any{string(before.Referrals[0].State), before.Referrals[0].Access, before.Referrals[0].Responsible})
}

func TestGroupsSayHowTheyWentAndNotWhoWasThere(t *testing.T) {
	care := shippedAt(t, "").Care
	require.Len(t, care.Groups, 2, "a fellowship's group that would keep names is refused")
	open, course := care.Groups[0], care.Groups[1]
	assert.Equal(t, []int{13, 2, 1}, []int{open.Planned, open.Held, open.Cancelled[0].Count}, "thirteen Mondays from 5 January to 30 March")
	require.NotNil(t, open.Heads)
	assert.Equal(t, 12, *open.Heads, "nine and three")
	assert.Equal(t, []count{{"suicidal_statement", 1}}, open.Incidents)
	assert.Equal(t, 1, open.Supervisor)
	for _, l := range open.Lacks {
		assert.Equal(t, []any{"w-05", "training"}, []any{l.Leader, string(l.Need)}, "w-04 is trained to lead groups")
	}
	assert.Equal(t, []int{8, 1, 2, 0}, []int{course.Planned, course.Held, course.Members, *course.Free})
	assert.Nil(t, course.Heads, "two heads are not counted")

	full := shippedAt(t, "2026-03-01T12:00:00-06:00").Care.Groups[1]
	assert.Equal(t, []int{2, 1}, []int{full.Members, full.Waiting}, "b-03 waited until b-02 ended")
	page := filepath.Join(t.TempDir(), "report.html")
	text, _, _ := called("-html", page)
	object, _, _ := called("-json")
	assert.NotContains(t, text+object, "heron")
}

func TestWordsOfPlansAndReturnsAreNowhere(t *testing.T) {
	page := filepath.Join(t.TempDir(), "report.html")
	text, _, _ := called("-html", page)
	object, _, _ := called("-json")
	html, err := os.ReadFile(page)
	require.NoError(t, err)
	for _, secret := range []string{"a draft written together", "in my own words", "t-01", "t-02", "triggers_internal", "g-22"} {
		assert.NotContains(t, text+object+string(html), secret)
	}
	for _, l := range shippedAt(t, "").Care.Refused {
		if l.Of == "return to use" {
			assert.Empty(t, l.ID, "nobody is named whom somebody else said it of")
		}
	}
}

func TestRefusalsOfConsentsPlansAndReferrals(t *testing.T) {
	var got []string
	for _, l := range shippedAt(t, "").Care.Refused {
		got = append(got, l.Of+" "+l.ID+" "+l.Event+": "+l.Rule)
		assert.NotEmpty(t, l.Want)
	}
	assert.Subset(t, got, []string{
		"hand-off h-01 introduce: not_from_here",
		"plan pn-01 agree: not_your_move",
		"referral r-06 draft: rerefer",
		"plan pn-02 propose: private_part",
		"consent c-03 sign: elements",
		"referral r-04 send: consent",
		"return to use  record: not_your_move",
		"group g-3 found: anonymity",
		"place in a group b-02 admit: rules_not_accepted",
		"place in a group b-03 admit: no_place",
		"place in a group b-04 ask: consent",
		"meeting n-02 open: data_missing",
		"meeting n-02 debrief: incident_open",
		"referral r-01 complete: final",
	})
}

func TestWithoutTheFilesThereIsNoCare(t *testing.T) {
	dir := changed(t)
	for _, file := range []string{consentsFile, plansFile, returnsFile, referralsFile, handoffsFile, groupsFile, membershipsFile, meetingsFile, attendanceFile} {
		require.NoError(t, os.Remove(filepath.Join(dir, file)))
	}
	out, errs, status := called("-data", dir)
	require.Equal(t, 0, status, errs)
	assert.NotContains(t, out, "CONSENTS, REFERRALS")
}
