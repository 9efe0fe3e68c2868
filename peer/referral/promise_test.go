package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
	"github.com/alongside-go/alongside/peer/source"
)

func promise(t testing.TB, u referral.Urgency) referral.Promise {
	t.Helper()
	p, err := referral.PromiseFor(u)
	require.NoError(t, err)
	return p
}

// Day 0 is a Monday; what happens on day n happens at noon.
func TestWhatIsDueAndWhoseTurnItIs(t *testing.T) {
	p := promise(t, referral.Routine)
	for _, tt := range []struct {
		name    string
		steps   []step
		want    string
		waiting lifecycle.Party
		due     time.Time
		propose referral.Event
	}{
		{"a draft", nil, "", "", time.Time{}, ""},
		{"sent on Tuesday", []step{send}, "answer", receiver, day(3), referral.Expire},
		{"received is no answer", []step{send, receive}, "answer", receiver, day(3), referral.Expire},
		{"accepted on Wednesday", []step{send, accept}, "first_contact", receiver, day(4), ""},
		{"accepted on Thursday, over the weekend", []step{send, receive, accept}, "first_contact", receiver, day(7), ""},
		{"contacted on Thursday", []step{send, accept, contact}, "first_appointment", receiver, day(10), ""},
		{"attending", []step{send, accept, contact, attend}, "", "", time.Time{}, ""},
		{"waiting since Thursday", []step{send, accept, waitlist}, "review_waiting", receiver, day(17), referral.ReviewWait},
		{"completed on Saturday", []step{send, accept, contact, attend, complete}, "outcome_back", sender, day(11), referral.CloseLoop},
		{"declined on Wednesday", []step{send, full}, "reroute", sender, day(3), referral.CloseLoop},
		{"not completed on Thursday", []step{send, accept, moved}, "reroute", sender, day(4), referral.CloseLoop},
		{"declined, and the loop closed", []step{send, full, closing}, "", "", time.Time{}, ""},
		{"withdrawn", []step{send, withdraw}, "", "", time.Time{}, ""},
	} {
		r := after(t, request(), tt.steps...)
		due, err := r.Deadlines(p, utc)
		require.NoError(t, err)
		if tt.want == "" {
			assert.Empty(t, due, tt.name)
			continue
		}
		require.Len(t, due, 1, tt.name)
		assert.Equal(t, tt.want, due[0].Name, tt.name)
		assert.Equal(t, []lifecycle.Party{tt.waiting}, due[0].Waiting, tt.name)
		if tt.name == "completed on Saturday" {
			assert.Equal(t, day(11), due[0].Due, "Friday of the week after")
		}
		assert.Equal(t, tt.due, due[0].Due, tt.name)
		assert.Equal(t, tt.propose, due[0].Propose, tt.name)
		early, err := r.Due(p, utc, tt.due.Add(-1))
		require.NoError(t, err)
		assert.Empty(t, early, tt.name)
		late, err := r.Due(p, utc, tt.due)
		require.NoError(t, err)
		assert.Len(t, late, 1, tt.name)
		next, ok, err := r.NextDue(p, utc, day(0))
		require.NoError(t, err)
		assert.True(t, ok)
		assert.Equal(t, tt.due, next, tt.name)
	}
}

func TestAWaitIsLookedAtEveryTwoWeeks(t *testing.T) {
	p := promise(t, referral.Routine)
	r := after(t, request(), send, accept, waitlist) // on day 3
	require.NoError(t, r.ReviewWait(by(receiver, day(10))))
	due, err := r.Deadlines(p, utc)
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, day(24), due[0].Due)
	require.NoError(t, r.Resume(by(receiver, day(11))))
	require.NoError(t, r.Wait(coded(receiver, day(12), referral.CodeWaitList)))
	due, err = r.Deadlines(p, utc)
	require.NoError(t, err)
	assert.Equal(t, day(26), due[0].Due, "a new wait, a new clock")
}

func TestUrgentAndEmergency(t *testing.T) {
	r := after(t, request(), send, accept)
	due, err := r.Deadlines(promise(t, referral.Urgent), utc)
	require.NoError(t, err)
	assert.Equal(t, day(3), due[0].Due, "24 hours after acceptance")

	p := promise(t, referral.Emergency)
	r = after(t, request(), send)
	due, err = r.Deadlines(p, utc)
	require.NoError(t, err)
	require.Len(t, due, 2)
	for _, d := range due {
		assert.Equal(t, day(1).Add(time.Hour), d.Due, "%s: within the hour of sending", d.Name)
	}
	require.NoError(t, accept(r, day(1).Add(10*time.Minute)))
	due, err = r.Deadlines(p, utc)
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, day(1).Add(time.Hour), due[0].Due, "acceptance does not set the clock back")

	_, err = referral.PromiseFor("whenever")
	require.ErrorIs(t, err, referral.ErrUnknownUrgency)
}

func TestATimeThatIsNone(t *testing.T) {
	r := in(t, referral.Sent)
	p := referral.Promise{Answer: referral.Clock{Within: lifecycle.Days(-1)}}
	_, err := r.Deadlines(p, utc)
	require.ErrorIs(t, err, lifecycle.ErrTiming)
	_, _, err = r.NextDue(p, utc, day(1))
	require.ErrorIs(t, err, lifecycle.ErrTiming)
	require.ErrorIs(t, r.Expire(by(sender, day(9)), p, utc), lifecycle.ErrSpan)
	_, err = in(t, referral.Declined).Rerefer("referral-2", "receiver-1", by(sender, day(9)), referral.RereferRule{FullFor: lifecycle.Days(-1)}, utc)
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

func TestADeadlineProposesAndAPersonCloses(t *testing.T) {
	p := promise(t, referral.Routine)
	r := in(t, referral.Received) // sent on day 1, so two business days end on day 3
	peertest.RefusedBy(t, r.Expire(by(sender, day(3).Add(-1)), p, utc), "promise_running")
	peertest.RefusedBy(t, r.Expire(by(sender, day(3)), referral.Promise{}, utc), "promise_running")
	peertest.Refused(t, r.Expire(by(lifecycle.SystemParty, day(3)), p, utc), lifecycle.ErrNotYourMove)
	peertest.Refused(t, r.Expire(by(receiver, day(3)), p, utc), lifecycle.ErrNotYourMove)
	assert.Equal(t, referral.Received, r.State())
	require.NoError(t, r.Expire(by(sender, day(3)), p, utc))
	assert.Equal(t, referral.Expired, r.State())
	peertest.Refused(t, in(t, referral.Accepted).Expire(by(sender, day(30)), p, utc), lifecycle.ErrNotFromHere)
	bad := referral.Promise{Answer: referral.Clock{Within: lifecycle.Span{N: -1, Unit: lifecycle.Day}}}
	require.ErrorIs(t, in(t, referral.Sent).Expire(by(sender, day(3)), bad, utc), lifecycle.ErrSpan)
}

// Sent on Friday before a holiday, in a zone behind UTC and over the change of the clocks.
func TestBusinessDaysOfAnotherZone(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	holiday := time.Date(2026, 3, 9, 0, 0, 0, 0, zone)
	c := lifecycle.Calendar{Zone: zone, IsWorkday: func(d time.Time) bool {
		return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && d.YearDay() != holiday.YearDay()
	}}
	r := in(t, referral.Drafting)
	require.NoError(t, r.Send(by(sender, time.Date(2026, 3, 6, 21, 0, 0, 0, zone)), consentID, given)) // Saturday in UTC
	due, err := r.Deadlines(promise(t, referral.Routine), c)
	require.NoError(t, err)
	assert.Equal(t, time.Date(2026, 3, 11, 21, 0, 0, 0, zone).UTC(), due[0].Due, "Tuesday and Wednesday; the clocks went forward on Sunday")
}

func TestHawaii(t *testing.T) {
	want := map[string]time.Time{ // sent on day 1, a Tuesday
		referral.PromiseHawaii2: day(3), referral.PromiseHawaii5: day(8), referral.PromiseHawaii7: day(8), referral.PromiseHawaii14: day(15),
	}
	for _, p := range referral.HawaiiPromises() {
		assert.True(t, p.FirstContact.Source.Verified(), p.Name)
		due, err := in(t, referral.Sent).Deadlines(p, utc)
		require.NoError(t, err)
		require.Len(t, due, 1, "it promises first contact and nothing else")
		assert.Equal(t, want[p.Name], due[0].Due, p.Name)
		whole := p.Or(promise(t, referral.Urgent))
		assert.Equal(t, p.FirstContact, whole.FirstContact)
		assert.True(t, whole.FromSending)
		assert.Equal(t, lifecycle.BusinessDays(2), whole.Answer.Within)
	}
	assert.True(t, referral.Promise{}.Or(promise(t, referral.Emergency)).FromSending, "with the clock comes from when it runs")
	own := referral.Promise{FirstContact: referral.Clock{Within: lifecycle.Days(3)}}
	assert.False(t, own.Or(promise(t, referral.Emergency)).FromSending)
	assert.Equal(t, promise(t, referral.Routine).Timings(), referral.Promise{}.Or(promise(t, referral.Routine)).Timings())
}

func TestPromisesSayWhatTheyRestOn(t *testing.T) {
	m, err := lifecycle.New[referral.State, referral.Event, referral.Change](referral.Lifecycle())
	require.NoError(t, err)
	names := map[string]bool{}
	for _, p := range referral.Promises() {
		assert.False(t, names[p.Name])
		names[p.Name] = true
		require.NoError(t, referral.Resource{ID: "a", Services: referral.ServiceKinds(), Promise: p.Name}.Check(), "a name that an entry may give")
		require.NoError(t, m.CheckTimings(p.Timings()), p.Name)
		for _, timing := range p.Timings() {
			assert.NotEmpty(t, timing.Source.Title, "%s: %s", p.Name, timing.Name)
			assert.NotContains(t, timing.Source.Title, "not in the register")
		}
	}
	assert.Len(t, names, 7)
	assert.Equal(t, source.Derived, promise(t, referral.Emergency).FirstContact.Source.Evidence, "drawn from the hour of a programme, not its own figure")
	assert.Equal(t, source.Design, promise(t, referral.Routine).FirstContact.Source.Evidence)
	h, err := lifecycle.New[referral.HandoffState, referral.HandoffEvent, referral.Change](referral.HandoffLifecycle())
	require.NoError(t, err)
	require.NoError(t, h.CheckTimings(referral.HandoffTimings()))
}
