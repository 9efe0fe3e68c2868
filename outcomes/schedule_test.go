package outcomes_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

func date(t testing.TB, text string) peer.Date {
	t.Helper()
	if text == "" {
		return peer.Date{}
	}
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

func schedule(t testing.TB, id string) outcomes.Schedule {
	t.Helper()
	s, err := outcomes.ScheduleOf(id)
	require.NoError(t, err)
	return s
}

func TestAssessmentEnumerations(t *testing.T) {
	enumtest.Try(t, outcomes.ReplyKinds(), outcomes.ErrUnknownReply)
	enumtest.Try(t, outcomes.AssessmentStates(), outcomes.ErrUnknownAssessmentState)
}

func TestWindows(t *testing.T) {
	tests := []struct {
		schedule, intake, end, until string
		want                         []string
	}{
		{"csat-gpra", "2024-01-01", "", "2024-12-31", []string{"intake 1 2024-01-01 2024-01-01 2024-01-01", "six_months 1 2024-06-01 2024-07-01 2024-09-01"}},
		{"csat-gpra", "2024-01-01", "", "2024-05-31", []string{"intake 1 2024-01-01 2024-01-01 2024-01-01"}},
		{"csat-gpra", "2023-08-31", "", "2024-12-31", []string{"intake 1 2023-08-31 2023-08-31 2023-08-31", "six_months 1 2024-01-29 2024-02-29 2024-04-29"}},
		{"csat-gpra", "2024-01-01", "2024-03-05", "2024-12-31", []string{"intake 1 2024-01-01 2024-01-01 2024-01-01",
			"discharge 1 2024-03-05 2024-03-05 2024-03-05", "six_months 1 2024-06-01 2024-07-01 2024-09-01"}},
		{"suprt", "2025-10-01", "", "2026-10-31", []string{"baseline 1 2025-10-01 2025-10-01 2025-10-31", "reassessment 1 2026-02-28 2026-03-30 2026-04-29",
			"annual 1 2026-09-01 2026-10-01 2026-10-31"}},
		{"suprt", "2025-10-01", "2026-04-29", "2026-10-31", []string{"baseline 1 2025-10-01 2025-10-01 2025-10-31", "reassessment 1 2026-02-28 2026-03-30 2026-04-29 cancelled",
			"closeout 1 2026-04-29 2026-04-29 2026-05-29", "annual 1 2026-09-01 2026-10-01 2026-10-31 cancelled"}},
		{"suprt", "2025-10-01", "2026-04-30", "2026-04-30", []string{"baseline 1 2025-10-01 2025-10-01 2025-10-31", "reassessment 1 2026-02-28 2026-03-30 2026-04-29",
			"closeout 1 2026-04-30 2026-04-30 2026-05-30"}},
		{"cmhs-noms", "2024-02-29", "", "2025-03-01", []string{"baseline 1 2024-02-29 2024-02-29 2024-02-29", "reassessment 1 2024-07-30 2024-08-29 2024-09-28",
			"reassessment 2 2025-01-29 2025-02-28 2025-03-30"}},
		{"cmhs-noms", "2024-02-29", "2025-02-10", "2025-12-31", []string{"baseline 1 2024-02-29 2024-02-29 2024-02-29", "reassessment 1 2024-07-30 2024-08-29 2024-09-28",
			"discharge 1 2025-02-10 2025-02-10 2025-02-10", "reassessment 2 2025-01-29 2025-02-28 2025-03-30 cancelled"}},
		{"cmhs-noms", "2024-02-29", "2025-01-28", "2025-12-31", []string{"baseline 1 2024-02-29 2024-02-29 2024-02-29", "reassessment 1 2024-07-30 2024-08-29 2024-09-28",
			"discharge 1 2025-01-28 2025-01-28 2025-01-28"}},
	}
	for _, tt := range tests {
		t.Run(tt.schedule+" "+tt.intake+" "+tt.end, func(t *testing.T) {
			windows, err := schedule(t, tt.schedule).Windows(outcomes.Course{Intake: date(t, tt.intake), End: date(t, tt.end)}, date(t, tt.until))
			require.NoError(t, err)
			var got []string
			for _, w := range windows {
				line := fmt.Sprintf("%s %d %s %s %s", w.Point, w.Number, w.Opens, w.Due, w.Closes)
				if w.Cancelled {
					line += " cancelled"
				}
				got = append(got, line)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestSchedulesSayWhatWasSeen(t *testing.T) {
	for _, s := range outcomes.Schedules() {
		assert.NotEmpty(t, s.Source.Title)
		assert.InDelta(t, .8, s.Target, 0)
		for _, p := range s.Points {
			assert.NotEmpty(t, p.Source.Title, "%s %s", s.ID, p.Name)
		}
	}
	assert.Equal(t, source.Verified, schedule(t, "csat-gpra").TargetSource.Evidence)
	assert.Equal(t, source.Unverified, schedule(t, "cmhs-noms").TargetSource.Evidence)
	assert.Equal(t, source.Secondary, schedule(t, "suprt").TargetSource.Evidence)
	for _, p := range schedule(t, "suprt").Points[:3] {
		assert.Equal(t, source.Secondary, p.Source.Evidence, "%s: days and window are a vendor's", p.Name)
	}
}

func TestSchedulesRefuse(t *testing.T) {
	_, err := outcomes.ScheduleOf("gpra")
	require.ErrorIs(t, err, outcomes.ErrUnknownSchedule)
	s := schedule(t, "suprt")
	day := date(t, "2026-01-01")
	_, err = s.Windows(outcomes.Course{}, day)
	require.ErrorIs(t, err, outcomes.ErrBadCourse)
	_, err = s.Windows(outcomes.Course{Intake: day, End: day.AddDays(-1)}, day)
	require.ErrorIs(t, err, outcomes.ErrBadCourse)
	for _, p := range []outcomes.Point{{}, {Name: "x", Due: outcomes.Offset{Days: -1}}, {Name: "x", After: outcomes.Offset{Months: 10_001}}} {
		_, err = outcomes.Schedule{Points: []outcomes.Point{p}}.Windows(outcomes.Course{Intake: day}, day)
		require.ErrorIs(t, err, outcomes.ErrBadSchedule)
	}
	daily := outcomes.Schedule{Points: []outcomes.Point{{Name: "daily", Every: outcomes.Offset{Days: 1}}}}
	_, err = daily.Windows(outcomes.Course{Intake: day}, day.AddDays(2000))
	require.ErrorIs(t, err, outcomes.ErrBadSchedule)
	windows, err := daily.Windows(outcomes.Course{Intake: peer.EndOfCalendar()}, peer.EndOfCalendar())
	require.NoError(t, err)
	assert.Len(t, windows, 1, "the calendar ends")
	for _, r := range []outcomes.Reply{{}, {Kind: outcomes.Answered, Point: "baseline"}, {Kind: outcomes.Answered, On: day},
		{Kind: "other", Point: "baseline", On: day}, {Kind: outcomes.Declined, Point: "other", On: day}, {Kind: outcomes.Declined, Point: "baseline", On: day, Number: -1}} {
		_, err = s.Assessments(outcomes.Course{Intake: day}, []outcomes.Reply{r}, day)
		require.ErrorIs(t, err, outcomes.ErrBadReply)
	}
}

// Intake on 1 October 2025: the reassessment counts from 28 February to 29 April 2026.
func TestAssessments(t *testing.T) {
	reply := func(kind outcomes.ReplyKind, on string) outcomes.Reply {
		return outcomes.Reply{Point: "reassessment", Kind: kind, On: date(t, on)}
	}
	all := func(kind outcomes.ReplyKind, on string) outcomes.Reply {
		return outcomes.Reply{Kind: kind, On: date(t, on)}
	}
	tests := []struct {
		name, on, end string
		replies       []outcomes.Reply
		want          outcomes.AssessmentState
		ask           bool
	}{
		{"on the first day", "2026-02-28", "", nil, outcomes.AssessmentOpen, true},
		{"on the last day", "2026-04-29", "", nil, outcomes.AssessmentOpen, true},
		{"the day after", "2026-04-30", "", nil, outcomes.AssessmentMissed, false},
		{"answered on the first day", "2026-06-01", "", []outcomes.Reply{reply(outcomes.Answered, "2026-02-28")}, outcomes.AssessmentDone, false},
		{"answered on the last day", "2026-06-01", "", []outcomes.Reply{reply(outcomes.Answered, "2026-04-29")}, outcomes.AssessmentDone, false},
		{"answered a day early, still open", "2026-03-01", "", []outcomes.Reply{reply(outcomes.Answered, "2026-02-27")}, outcomes.AssessmentOpen, true},
		{"answered a day early, over", "2026-06-01", "", []outcomes.Reply{reply(outcomes.Answered, "2026-02-27")}, outcomes.AssessmentOutside, false},
		{"answered a day late", "2026-06-01", "", []outcomes.Reply{reply(outcomes.Answered, "2026-04-30")}, outcomes.AssessmentOutside, false},
		{"early and again in time", "2026-06-01", "", []outcomes.Reply{reply(outcomes.Answered, "2026-03-01"), reply(outcomes.Answered, "2026-02-27")}, outcomes.AssessmentDone, false},
		{"declined", "2026-03-10", "", []outcomes.Reply{reply(outcomes.Declined, "2026-03-05")}, outcomes.AssessmentDeclined, false},
		{"declined before it opened", "2026-03-10", "", []outcomes.Reply{reply(outcomes.Declined, "2026-01-05")}, outcomes.AssessmentDeclined, false},
		{"declined, as known before", "2026-03-04", "", []outcomes.Reply{reply(outcomes.Declined, "2026-03-05")}, outcomes.AssessmentOpen, true},
		{"declined, then answered", "2026-03-10", "", []outcomes.Reply{reply(outcomes.Declined, "2026-03-05"), reply(outcomes.Answered, "2026-03-07")}, outcomes.AssessmentDone, false},
		{"declined everything", "2026-03-10", "", []outcomes.Reply{all(outcomes.DeclinedAll, "2025-11-01")}, outcomes.AssessmentDeclined, false},
		{"declined everything when it was over", "2026-06-01", "", []outcomes.Reply{all(outcomes.DeclinedAll, "2026-05-01")}, outcomes.AssessmentMissed, false},
		{"willing again", "2026-03-10", "", []outcomes.Reply{all(outcomes.DeclinedAll, "2025-11-01"), all(outcomes.WillingAgain, "2026-03-01")}, outcomes.AssessmentOpen, true},
		{"willing again too late", "2026-06-01", "", []outcomes.Reply{all(outcomes.DeclinedAll, "2025-11-01"), all(outcomes.WillingAgain, "2026-05-01")}, outcomes.AssessmentDeclined, false},
		{"unable", "2026-03-10", "", []outcomes.Reply{reply(outcomes.Unable, "2026-03-05")}, outcomes.AssessmentUnable, false},
		{"unable is not made good by being willing", "2026-03-10", "", []outcomes.Reply{reply(outcomes.Unable, "2026-03-05"), all(outcomes.WillingAgain, "2026-03-06")}, outcomes.AssessmentUnable, false},
		{"care ended within the window", "2026-05-10", "2026-04-29", nil, outcomes.AssessmentCancelled, false},
		{"care ended after the answer", "2026-05-10", "2026-04-29", []outcomes.Reply{reply(outcomes.Answered, "2026-03-05")}, outcomes.AssessmentDone, false},
		{"answered on the day care ended", "2026-05-10", "2026-04-20", []outcomes.Reply{reply(outcomes.Answered, "2026-04-20")}, outcomes.AssessmentDone, false},
		{"answered after care ended", "2026-05-10", "2026-04-20", []outcomes.Reply{reply(outcomes.Answered, "2026-04-21")}, outcomes.AssessmentCancelled, false},
		{"declined and care ended", "2026-05-10", "2026-04-20", []outcomes.Reply{reply(outcomes.Declined, "2026-03-05")}, outcomes.AssessmentCancelled, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, err := schedule(t, "suprt").Assessments(outcomes.Course{Intake: date(t, "2025-10-01"), End: date(t, tt.end)}, tt.replies, date(t, tt.on))
			require.NoError(t, err)
			for _, a := range list {
				if a.Window.Point == "reassessment" {
					assert.Equal(t, tt.want, a.State)
					assert.Equal(t, tt.ask, a.Ask)
					return
				}
			}
			t.Fatal("no reassessment")
		})
	}
}

func TestFollowUpRate(t *testing.T) {
	list := []outcomes.Assessment{
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentDone},
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentDone},
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentOutside},
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentDeclined},
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentMissed},
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentUnable},
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentOpen},
		{Window: outcomes.Window{Point: "six_months"}, State: outcomes.AssessmentCancelled},
		{Window: outcomes.Window{Point: "intake"}, State: outcomes.AssessmentDone},
	}
	s := schedule(t, "csat-gpra")
	f, err := outcomes.FollowUpOf(s, list, "six_months", false)
	require.NoError(t, err)
	assert.Equal(t, outcomes.FollowUp{Done: 2, Due: 7, Open: 1}, f)
	rate, ok := f.Rate()
	assert.True(t, ok)
	assert.InDelta(t, 2./7, rate, 1e-15)
	without, err := outcomes.FollowUpOf(s, list, "six_months", true)
	require.NoError(t, err)
	assert.Equal(t, outcomes.FollowUp{Done: 2, Due: 6, Open: 1, LeftOut: 1}, without)
	_, ok = outcomes.FollowUp{}.Rate()
	assert.False(t, ok, "of nothing due there is no rate")
	assert.Equal(t, outcomes.FollowUp{Done: 2, Due: 8, Open: 1, LeftOut: 3}, f.Plus(outcomes.FollowUp{Due: 1, LeftOut: 3}))
}

// The window of csat-gpra's six months runs from 2025-12-01 to 2026-03-01 here.
func TestNobodyIsAskedAfterDeath(t *testing.T) {
	answered := []outcomes.Reply{{Point: "six_months", Kind: outcomes.Answered, On: date(t, "2025-12-20")}}
	declined := []outcomes.Reply{{Point: "six_months", Kind: outcomes.Declined, On: date(t, "2025-12-20")}}
	tests := []struct {
		name, on, died string
		replies        []outcomes.Reply
		want           outcomes.AssessmentState
		ask            bool
	}{
		{"the window is open", "2026-01-20", "2026-01-10", nil, outcomes.AssessmentUnable, false},
		{"died before the window opened", "2026-01-20", "2025-10-01", nil, outcomes.AssessmentUnable, false},
		{"died today", "2026-01-10", "2026-01-10", nil, outcomes.AssessmentUnable, false},
		{"died later", "2026-01-09", "2026-01-10", nil, outcomes.AssessmentOpen, true},
		{"on the last day", "2026-03-20", "2026-03-01", nil, outcomes.AssessmentUnable, false},
		{"missed before", "2026-03-20", "2026-03-02", nil, outcomes.AssessmentMissed, false},
		{"had answered", "2026-03-20", "2026-01-10", answered, outcomes.AssessmentDone, false},
		{"had declined", "2026-03-20", "2026-01-10", declined, outcomes.AssessmentDeclined, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, err := schedule(t, "csat-gpra").Assessments(outcomes.Course{Intake: date(t, "2025-07-01"), Died: date(t, tt.died)}, tt.replies, date(t, tt.on))
			require.NoError(t, err)
			require.Len(t, list, 2, "intake and six months")
			assert.Equal(t, tt.want, list[1].State)
			assert.Equal(t, tt.ask, list[1].Ask)
			f, err := outcomes.FollowUpOf(schedule(t, "csat-gpra"), list, "six_months", false)
			require.NoError(t, err)
			assert.Equal(t, 1, f.Due, "whoever died stays due")
		})
	}
	_, err := schedule(t, "csat-gpra").Windows(outcomes.Course{Intake: date(t, "2025-07-01"), Died: date(t, "2025-06-30")}, date(t, "2026-01-01"))
	require.ErrorIs(t, err, outcomes.ErrBadCourse)
}

// Nobody who declined is asked again, unless they take it back.
// Whoever wants no interview still has the record of the staff, which asks nobody.
func TestWhatTheStaffFillInIsOwedWhateverIsDeclined(t *testing.T) {
	course := outcomes.Course{Intake: date(t, "2025-10-01")}
	declined := []outcomes.Reply{
		{Kind: outcomes.DeclinedAll, On: date(t, "2025-10-05")},
		{Point: "baseline", Kind: outcomes.Unable, On: date(t, "2025-10-06")},
	}
	states := func(id, on string, replies ...outcomes.Reply) (out []string) {
		list, err := schedule(t, id).Assessments(course, replies, date(t, on))
		require.NoError(t, err)
		for _, a := range list {
			line := a.Window.Point + " " + a.State.String()
			if a.Ask {
				line += " ask"
			}
			out = append(out, line)
		}
		return out
	}
	assert.Equal(t, []string{"baseline open ask"}, states("suprt", "2025-10-10"))
	assert.Equal(t, []string{"baseline unable"}, states("suprt", "2025-10-10", declined...))
	assert.Equal(t, []string{"baseline open"}, states("suprt-a", "2025-10-10", declined...))
	held := append(declined, outcomes.Reply{Point: "baseline", Kind: outcomes.Answered, On: date(t, "2025-10-20")})
	assert.Equal(t, []string{"baseline done", "reassessment open"}, states("suprt-a", "2026-03-30", held...))
	assert.Equal(t, []string{"baseline missed", "reassessment open"}, states("suprt-a", "2026-03-30", declined...))

	course.Died = date(t, "2025-10-08")
	assert.Equal(t, []string{"baseline unable"}, states("suprt", "2025-10-10"))
	assert.Equal(t, []string{"baseline open"}, states("suprt-a", "2025-10-10"))

	staff, client := schedule(t, "suprt-a"), schedule(t, "suprt")
	assert.True(t, staff.ByStaff)
	assert.False(t, client.ByStaff)
	assert.Equal(t, client.Points, staff.Points, "the same days")
	assert.Equal(t, source.Verified, staff.Source.Evidence)
}

func TestNobodyIsAskedAfterDeclining(t *testing.T) {
	start := date(t, "2025-10-01")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(outcomes.Schedules()).Draw(t, "schedule")
		on := start.AddDays(rapid.IntRange(0, 900).Draw(t, "on"))
		kinds := []outcomes.ReplyKind{outcomes.Answered, outcomes.Declined, outcomes.Unable}
		var replies []outcomes.Reply
		for range rapid.IntRange(0, 6).Draw(t, "replies") {
			replies = append(replies, outcomes.Reply{
				Point:  rapid.SampledFrom(s.Points).Draw(t, "point").Name,
				Number: rapid.IntRange(0, 3).Draw(t, "number"),
				Kind:   rapid.SampledFrom(kinds).Draw(t, "kind"), On: start.AddDays(rapid.IntRange(0, 900).Draw(t, "day")),
			})
		}
		list, err := s.Assessments(outcomes.Course{Intake: start}, replies, on)
		require.NoError(t, err)
		for _, a := range list {
			for _, r := range replies {
				if r.Kind == outcomes.Declined && r.Point == a.Window.Point && max(r.Number, 1) == a.Window.Number && !on.Before(r.On) {
					require.False(t, a.Ask)
				}
			}
			require.False(t, on.Before(a.Window.Opens))
		}
	})
}

func ExampleSchedule_Assessments() {
	s, _ := outcomes.ScheduleOf("csat-gpra")
	intake, _ := peer.NewDate(2024, 1, 1)
	march, _ := peer.NewDate(2024, 3, 5)
	july, _ := peer.NewDate(2024, 7, 10)
	list, err := s.Assessments(outcomes.Course{Intake: intake}, []outcomes.Reply{
		{Point: "intake", Kind: outcomes.Answered, On: intake},
		{Point: "six_months", Kind: outcomes.Declined, On: march},
	}, july)
	for _, a := range list {
		fmt.Println(a.Window.Point, a.Window.Opens, a.Window.Closes, a.State, a.Ask)
	}
	fmt.Println(err)
	_, err = s.Assessments(outcomes.Course{}, nil, july)
	fmt.Println(err)
	// Output:
	// intake 2024-01-01 2024-01-01 done false
	// six_months 2024-06-01 2024-09-01 declined false
	// <nil>
	// outcomes: bad course of care: it has an intake, and does not end before it
}
