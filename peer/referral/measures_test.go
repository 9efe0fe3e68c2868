package referral_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/referral"
	"github.com/alongside-go/alongside/peer/source"
)

func dates(t testing.TB, texts ...string) []peer.Date {
	t.Helper()
	var out []peer.Date
	for _, s := range texts {
		out = append(out, date(t, s))
	}
	return out
}

// The visit is on 25 February 2028, before a leap day: seven days are 3 March, 30
// days 26 March.
func TestFollowUpWithin(t *testing.T) {
	marks := referral.FollowUpMarks()
	require.Len(t, marks, 2)
	visit := date(t, "2028-02-25")
	for on, want := range map[string][2]bool{
		"2028-02-24": {false, false},
		"2028-02-25": {true, true}, // the same day counts
		"2028-02-26": {true, true},
		"2028-03-03": {true, true},
		"2028-03-04": {false, true},
		"2028-03-26": {false, true},
		"2028-03-27": {false, false},
	} {
		for i, m := range marks {
			assert.Equal(t, want[i], referral.FollowUpWithin(visit, m, dates(t, on)), "%s: %s", m.Name, on)
			assert.True(t, m.Source.Verified())
			assert.True(t, m.PeerVisit, "a visit of a peer counts")
		}
	}
	assert.False(t, referral.FollowUpWithin(visit, marks[0], nil))
	assert.False(t, referral.FollowUpWithin(visit, marks[0], []peer.Date{{}}))
	assert.False(t, referral.FollowUpWithin(peer.Date{}, marks[0], []peer.Date{visit}))
	later := marks[0]
	later.SameDay = false
	assert.False(t, referral.FollowUpWithin(visit, later, []peer.Date{visit}))
	assert.True(t, referral.FollowUpWithin(date(t, "9999-12-30"), marks[0], dates(t, "9999-12-31")), "the calendar ends first")
	rapid.Check(t, func(t *rapid.T) {
		v := visit.AddDays(rapid.IntRange(-40, 40).Draw(t, "day"))
		if referral.FollowUpWithin(visit, marks[0], []peer.Date{v}) {
			require.True(t, referral.FollowUpWithin(visit, marks[1], []peer.Date{v}), "who is seen within 7 days is seen within 30")
		}
	})
}

func TestEngaged(t *testing.T) {
	episode := date(t, "2026-01-01") // 14 days: 15 January; 34 days after 10 January: 13 February
	for name, tt := range map[string]struct {
		services           []string
		initiated, engaged bool
	}{
		"nothing":                {nil, false, false},
		"before it":              {[]string{"2025-12-31"}, false, false},
		"on the last day":        {[]string{"2026-01-15"}, true, false},
		"a day late":             {[]string{"2026-01-16"}, false, false},
		"late, then more":        {[]string{"2026-01-16", "2026-01-17", "2026-01-18"}, false, false},
		"one more":               {[]string{"2026-01-10", "2026-01-12"}, true, false},
		"two more":               {[]string{"2026-02-13", "2026-01-12", "2026-01-10"}, true, true},
		"the second a day late":  {[]string{"2026-01-10", "2026-01-12", "2026-02-14"}, true, false},
		"two on one further day": {[]string{"2026-01-10", "2026-01-12", "2026-01-12"}, true, true},
		"all on the first day":   {[]string{"2026-01-10", "2026-01-10", "2026-01-10"}, true, false},
		"on the day itself":      {[]string{"2026-01-01", "2026-01-02", "2026-02-04"}, true, true},
	} {
		initiated, engaged := referral.Engaged(episode, dates(t, tt.services...))
		assert.Equal(t, [2]bool{tt.initiated, tt.engaged}, [2]bool{initiated, engaged}, name)
	}
	initiated, _ := referral.Engaged(peer.Date{}, dates(t, "2026-01-01"))
	assert.False(t, initiated)
}

func TestCheckUpsAfterDischarge(t *testing.T) {
	got, err := referral.DischargeCheckUps().Dates(date(t, "2028-01-31"))
	require.NoError(t, err)
	assert.Equal(t, dates(t, "2028-02-07", "2028-03-01", "2028-04-30"), got, "a leap year")
	got, err = referral.FullCheckUps().Dates(date(t, "2026-01-01"))
	require.NoError(t, err)
	assert.Equal(t, dates(t, "2026-01-04", "2026-01-08", "2026-01-15", "2026-01-31", "2026-03-02", "2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"), got)
	assert.Equal(t, source.Unverified, referral.FullCheckUps().Source.Evidence)
	assert.Equal(t, source.Design, referral.DischargeCheckUps().Source.Evidence)
}

func TestReadmissions(t *testing.T) {
	out := date(t, "2026-01-10")
	in := dates(t, "2026-02-09", "2026-01-10", "2026-01-12", "2026-01-12", "2026-02-10", "2025-12-01")
	assert.Equal(t, 2, referral.Readmissions(out, in, 30), "a transfer and two on one day are none and one")
	assert.Equal(t, 3, referral.Readmissions(out, in, 90))
	assert.Equal(t, 1, referral.Readmissions(out, in, 7))
	assert.Zero(t, referral.Readmissions(out, in, 0))
	assert.Zero(t, referral.Readmissions(peer.Date{}, in, 30))
	assert.Zero(t, referral.Readmissions(out, []peer.Date{{}}, 30))
}

func TestCountLinkages(t *testing.T) {
	var all []referral.Referral
	for _, s := range referral.States() {
		all = append(all, *in(t, s)) // each sent on day 1, but for the draft
	}
	unclear := in(t, referral.Completed)
	noShow := after(t, request(), send, accept)
	require.NoError(t, noShow.Book(by(sender, day(3)), day(4)))
	require.NoError(t, noShow.NoShow(by(receiver, day(4))))
	q := request()
	q.Service = referral.ServiceFood
	food := after(t, q, send, accept, attend)
	all = append(all, *unclear, *noShow, *food)

	assert.Equal(t, map[referral.ServiceKind]referral.Linkages{
		// Without the draft and what was voided: sent, received, accepted, contacted,
		// attending, waiting, completed, loop_closed, declined, not_completed, expired,
		// cancelled, and the two of above.
		referral.ServiceHousing: {Sent: 14, Accepted: 10, Linked: 4, Completed: 3, Met: 1, Unknown: 3, Closed: 2, Declined: 1, Full: 1, Expired: 1, NoShows: 1, Open: 7},
		referral.ServiceFood:    {Sent: 1, Accepted: 1, Linked: 1, Open: 1},
	}, referral.CountLinkages(all, day(0), day(30)))

	early := referral.CountLinkages([]referral.Referral{*in(t, referral.LoopClosed)}, day(0), day(4))
	assert.Equal(t, map[referral.ServiceKind]referral.Linkages{referral.ServiceHousing: {Sent: 1, Accepted: 1, Open: 1}}, early, "as it stood then")
	assert.Empty(t, referral.CountLinkages(all, day(2), day(30)), "sent before")
	assert.Empty(t, referral.CountLinkages(all, day(0), day(1)), "the end is not included")
	assert.Len(t, referral.CountLinkages(all, day(1), day(1).Add(1)), 2)
}
