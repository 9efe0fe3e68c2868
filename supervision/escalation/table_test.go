package escalation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/escalation"
)

// Written by hand: whoever was told answers, everybody moves it on, nobody closes what
// was not resolved, and the clock resolves nothing.
const escalationAnswers = `
- | raise | worker, supervisor, programme, system | raised

raised | tell        | worker, supervisor, programme, system            | told
raised | fall_back   | worker, supervisor, programme, system            | fallen_back
raised | acknowledge | responder                                        | acknowledged
raised | attach      | worker, supervisor, programme, system, responder | raised

told | tell        | worker, supervisor, programme, system            | told
told | fall_back   | worker, supervisor, programme, system            | fallen_back
told | acknowledge | responder                                        | acknowledged
told | outside_has | worker, supervisor, programme, responder         | acknowledged
told | attach      | worker, supervisor, programme, system, responder | told

fallen_back | acknowledge | responder                                        | acknowledged
fallen_back | outside_has | worker, supervisor, programme, responder         | acknowledged
fallen_back | attach      | worker, supervisor, programme, system, responder | fallen_back

acknowledged | attach  | worker, supervisor, programme, system, responder | acknowledged
acknowledged | release | responder, programme, system                     | raised
acknowledged | resolve | responder, supervisor, programme                 | resolved

resolved | close | supervisor, programme, system | closed
`

// Every code that the table takes has a name, and is stored as it always was.
func TestCodesOfAnEscalation(t *testing.T) {
	sooner := []string{escalation.CodeNoAnswer, escalation.CodeCannot, escalation.CodeSooner}
	want := map[escalation.Event][]string{
		escalation.Tell: sooner, escalation.FallBack: sooner,
		escalation.Release: {escalation.CodeCannotGoOn, escalation.CodeShiftOver, escalation.CodeDeactivated},
		escalation.Resolve: {escalation.CodeSafe, escalation.CodeHandedOver, escalation.CodeReported, escalation.CodeReportNotDue, escalation.CodeNoDanger, escalation.CodeRaisedInError},
		escalation.Close:   {escalation.CodeDebriefHeld, escalation.CodeDebriefDeclined, escalation.CodeNoDebrief},
	}
	for _, row := range escalation.Lifecycle().Rows {
		assert.ElementsMatch(t, want[row.Event], row.Codes, row.Event)
	}
	assert.Equal(t, []string{"no_answer", "cannot", "sooner"}, want[escalation.Tell])
	assert.Equal(t, []string{"cannot_go_on", "shift_over", "deactivated"}, want[escalation.Release])
	assert.Equal(t, []string{"safe", "handed_over", "reported", "report_not_due", "no_danger", "raised_in_error"}, want[escalation.Resolve])
	assert.Equal(t, []string{"debrief_held", "debrief_declined", "no_debrief"}, want[escalation.Close])
}

func escalationIn(t testing.TB, s escalation.State) *escalation.Escalation {
	t.Helper()
	e := raised(t, escalation.Emergency)
	tell := func() { advance(t, e, by(system, minute(0)), staff) }
	answer := func() { tell(); require.NoError(t, e.Acknowledge(as("sam", responder, minute(1)))) }
	resolve := func() { answer(); require.NoError(t, e.Resolve(coded(as("sam", responder, minute(2)), "safe"))) }
	switch s {
	case escalation.Told:
		tell()
	case escalation.FallenBack:
		advance(t, e, by(system, minute(0)), nil)
	case escalation.Acknowledged:
		answer()
	case escalation.Resolved:
		resolve()
	case escalation.Closed:
		resolve()
		require.NoError(t, e.Close(coded(by(supervisor, minute(3)), "debrief_held")))
	}
	require.Equal(t, s, e.State())
	return e
}

func TestEscalationTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[escalation.State, escalation.Event, escalation.Change](escalation.Lifecycle())
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[escalation.State, escalation.Event, escalation.Change]{
		Machine: m,
		Open:    func() (escalation.History, error) { return m.Open() },
		In: func(s escalation.State) escalation.History {
			h, err := m.Restore(escalationIn(t, s).History().Stored())
			require.NoError(t, err)
			return h
		},
		Move: func(e escalation.Event, p lifecycle.Party) (mv lifecycle.Move[escalation.Event, escalation.Change]) {
			mv.By = peertest.Actor(p)
			if p == responder {
				mv.By = escalation.Responder("sam")
			}
			switch e {
			case escalation.Tell:
				mv.Data = escalation.Change{Rung: 2, Role: escalation.RungOnCall, Person: "ola"}
				mv.Code = "no_answer"
			case escalation.FallBack:
				mv.Data.Role, mv.Code = escalation.RungEmergency, "no_answer"
			case escalation.Attach:
				mv.Data.Info = "note-1"
			case escalation.Release:
				mv.Code = "shift_over"
			case escalation.Resolve:
				mv.Code = "safe"
			case escalation.Close:
				mv.Code = "debrief_held"
			}
			return mv
		},
		Want: escalationAnswers,
	})
	assert.ElementsMatch(t, escalation.States(), escalation.Lifecycle().States())
}

const visitAnswers = `
- | plan | worker, supervisor, programme | planned

planned | check_in      | worker                        | under_way
planned | extend        | worker                        | planned
planned | mark_overdue  | supervisor, programme, system | overdue
planned | call_for_help | worker, supervisor, programme | alarmed
planned | cancel        | worker, supervisor, programme | cancelled

under_way | extend        | worker                        | under_way
under_way | mark_overdue  | supervisor, programme, system | overdue
under_way | call_for_help | worker, supervisor, programme | alarmed
under_way | check_out     | worker                        | ended

overdue | extend        | worker                        | under_way
overdue | call_for_help | worker, supervisor, programme | alarmed
overdue | check_out     | worker                        | ended
overdue | all_clear     | worker, supervisor, programme | ended

alarmed | all_clear | worker, supervisor, programme | ended
`

func visit(t testing.TB) *escalation.Visit {
	t.Helper()
	v, err := escalation.NewVisit("v-1", peertest.WorkerID, minute(60), by(worker, minute(0)))
	require.NoError(t, err)
	return v
}

func visitIn(t testing.TB, s escalation.VisitState) *escalation.Visit {
	t.Helper()
	v := visit(t)
	in := func() error { return v.CheckIn(by(worker, minute(1))) }
	for _, step := range map[escalation.VisitState][]func() error{
		escalation.VisitUnderWay:  {in},
		escalation.VisitOverdue:   {in, func() error { return v.MarkOverdue(by(system, minute(75))) }},
		escalation.VisitAlarmed:   {func() error { return v.CallForHelp(by(worker, minute(2))) }},
		escalation.VisitEnded:     {in, func() error { return v.CheckOut(by(worker, minute(9))) }},
		escalation.VisitCancelled: {func() error { return v.Cancel(by(programme, minute(1))) }},
	}[s] {
		require.NoError(t, step())
	}
	require.Equal(t, s, v.State())
	return v
}

func TestVisitTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[escalation.VisitState, escalation.VisitEvent, escalation.VisitChange](escalation.VisitLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: worker, ID: string(peertest.WorkerID)}
	peertest.TryTable(t, peertest.Trial[escalation.VisitState, escalation.VisitEvent, escalation.VisitChange]{
		Machine: m,
		Open:    func() (escalation.VisitHistory, error) { return m.Open(seat) },
		In: func(s escalation.VisitState) escalation.VisitHistory {
			h, err := m.Restore(visitIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e escalation.VisitEvent, _ lifecycle.Party) (mv lifecycle.Move[escalation.VisitEvent, escalation.VisitChange]) {
			if e == escalation.PlanVisit || e == escalation.ExtendVisit {
				mv.Data.End = peertest.Day(1001)
			}
			return mv
		},
		Want: visitAnswers,
	})
	assert.ElementsMatch(t, escalation.VisitStates(), escalation.VisitLifecycle().States())
}

const incidentAnswers = `
- | report | reporter | reported

reported | review | reviewer | in_review

in_review | review | reviewer | in_review
in_review | learn  | reviewer | learned

learned | learn | reviewer | learned
learned | close | reviewer | closed
`

func incident(t testing.TB) *escalation.Incident {
	t.Helper()
	in, err := escalation.NewIncident("i-1", escalation.CategoryOverdose, minute(0), []escalation.PersonID{"ben"}, "", as("ana", escalation.ReporterParty, minute(5)))
	require.NoError(t, err)
	return in
}

func incidentIn(t testing.TB, s escalation.IncidentState) *escalation.Incident {
	t.Helper()
	in := incident(t)
	rex := func(n int) lifecycle.Act { return as("rex", escalation.ReviewerParty, minute(n)) }
	steps := []func() error{
		func() error { return in.Review(rex(10), escalation.Harm) },
		func() error { return in.Learn(rex(20), escalation.LearnTraining) },
		func() error { return in.Close(rex(30)) },
	}
	for i := range escalation.IncidentStates() {
		if in.State() == s {
			break
		}
		require.NoError(t, steps[i]())
	}
	require.Equal(t, s, in.State())
	return in
}

func TestIncidentTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[escalation.IncidentState, escalation.IncidentEvent, escalation.IncidentChange](escalation.IncidentLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: escalation.ReporterParty, ID: "ana"}
	peertest.TryTable(t, peertest.Trial[escalation.IncidentState, escalation.IncidentEvent, escalation.IncidentChange]{
		Machine: m,
		Open:    func() (escalation.IncidentHistory, error) { return m.Open(seat) },
		In: func(s escalation.IncidentState) escalation.IncidentHistory {
			h, err := m.Restore(incidentIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e escalation.IncidentEvent, p lifecycle.Party) (mv lifecycle.Move[escalation.IncidentEvent, escalation.IncidentChange]) {
			mv.By = lifecycle.Actor{Party: p, ID: map[lifecycle.Party]string{escalation.ReporterParty: "ana"}[p]}
			if mv.By.ID == "" {
				mv.By.ID = "rex"
			}
			switch e {
			case escalation.ReviewIncident:
				mv.Data.Severity = escalation.Harm
			case escalation.LearnFrom:
				mv.Data.Learning = escalation.LearnPolicy
			}
			return mv
		},
		Want: incidentAnswers,
	})
	assert.ElementsMatch(t, escalation.IncidentStates(), escalation.IncidentLifecycle().States())
}

const complaintAnswers = `
- | make | complainant | made

made | receive      | handler             | received
made | take_outside | complainant, system | outside

received | decide       | handler             | decided
received | take_outside | complainant, system | outside

decided | answer       | handler             | answered
decided | take_outside | complainant, system | outside
`

func complaint(t testing.TB) *escalation.Complaint {
	t.Helper()
	c, err := escalation.NewComplaint("c-1", []escalation.PersonID{"sam"}, []escalation.Tie{{Supervisor: "sam", Supervisee: "ola"}}, as("ana", escalation.ComplainantParty, minute(0)))
	require.NoError(t, err)
	return c
}

func complaintIn(t testing.TB, s escalation.ComplaintState) *escalation.Complaint {
	t.Helper()
	c := complaint(t)
	clio := func(n int) lifecycle.Act { return as("clio", escalation.HandlerParty, minute(n)) }
	receive := func() error { return c.Receive(clio(1)) }
	decide := func() error { return c.Decide(coded(clio(2), "upheld")) }
	for _, step := range map[escalation.ComplaintState][]func() error{
		escalation.ComplaintReceived: {receive},
		escalation.ComplaintDecided:  {receive, decide},
		escalation.ComplaintAnswered: {receive, decide, func() error { return c.Answer(clio(3)) }},
		escalation.ComplaintOutside:  {func() error { return c.GoOutside(as("ana", escalation.ComplainantParty, minute(1))) }},
	}[s] {
		require.NoError(t, step())
	}
	require.Equal(t, s, c.State())
	return c
}

func TestComplaintTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[escalation.ComplaintState, escalation.ComplaintEvent, lifecycle.NoChange](escalation.ComplaintLifecycle())
	require.NoError(t, err)
	require.NoError(t, m.CheckTimings(escalation.ComplaintTimings()))
	seat := lifecycle.Seat{Party: escalation.ComplainantParty, ID: "ana"}
	peertest.TryTable(t, peertest.Trial[escalation.ComplaintState, escalation.ComplaintEvent, lifecycle.NoChange]{
		Machine: m,
		Open:    func() (escalation.ComplaintHistory, error) { return m.Open(seat) },
		In: func(s escalation.ComplaintState) escalation.ComplaintHistory {
			h, err := m.Restore(complaintIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e escalation.ComplaintEvent, p lifecycle.Party) (mv lifecycle.Move[escalation.ComplaintEvent, lifecycle.NoChange]) {
			mv.By = peertest.Actor(p)
			switch p {
			case escalation.ComplainantParty:
				mv.By.ID = "ana"
			case escalation.HandlerParty:
				mv.By.ID = "clio"
			}
			if e == escalation.DecideComplaint {
				mv.Code = "upheld"
			}
			return mv
		},
		Want: complaintAnswers,
	})
	assert.ElementsMatch(t, escalation.ComplaintStates(), escalation.ComplaintLifecycle().States())
}

const concernAnswers = `
- | raise | worker | raised

raised | talk_over | supervisor | talked_over
raised | withdraw  | worker     | withdrawn

talked_over | settle   | supervisor | settled
talked_over | withdraw | worker     | withdrawn

settled | close | worker, supervisor | closed
`

func concern(t testing.TB) *escalation.BoundaryConcern {
	t.Helper()
	c, err := escalation.NewConcern("b-1", escalation.ConcernDualRelationship, by(worker, minute(0)))
	require.NoError(t, err)
	return c
}

func concernIn(t testing.TB, s escalation.ConcernState) *escalation.BoundaryConcern {
	t.Helper()
	c := concern(t)
	talk := func() error { return c.TalkOver(by(supervisor, minute(1))) }
	settle := func() error { return c.Settle(by(supervisor, minute(2)), escalation.DispositionAgreedSteps) }
	for _, step := range map[escalation.ConcernState][]func() error{
		escalation.ConcernTalkedOver: {talk},
		escalation.ConcernSettled:    {talk, settle},
		escalation.ConcernClosed:     {talk, settle, func() error { return c.Close(by(worker, minute(3))) }},
		escalation.ConcernWithdrawn:  {func() error { return c.Withdraw(by(worker, minute(1))) }},
	}[s] {
		require.NoError(t, step())
	}
	require.Equal(t, s, c.State())
	return c
}

func TestConcernTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[escalation.ConcernState, escalation.ConcernEvent, escalation.ConcernChange](escalation.ConcernLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: worker, ID: string(peertest.WorkerID)}
	peertest.TryTable(t, peertest.Trial[escalation.ConcernState, escalation.ConcernEvent, escalation.ConcernChange]{
		Machine: m,
		Open:    func() (escalation.ConcernHistory, error) { return m.Open(seat) },
		In: func(s escalation.ConcernState) escalation.ConcernHistory {
			h, err := m.Restore(concernIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e escalation.ConcernEvent, _ lifecycle.Party) (mv lifecycle.Move[escalation.ConcernEvent, escalation.ConcernChange]) {
			if e == escalation.SettleConcern {
				mv.Data.Disposition = escalation.DispositionTraining
			}
			return mv
		},
		Want: concernAnswers,
	})
	assert.ElementsMatch(t, escalation.ConcernStates(), escalation.ConcernLifecycle().States())
}

func TestEnumerations(t *testing.T) {
	enumtest.Try(t, escalation.RungRoles(), escalation.ErrUnknownRungRole)
	enumtest.Try(t, escalation.Kinds(), escalation.ErrUnknownKind)
	enumtest.Try(t, escalation.States(), escalation.ErrUnknownState)
	enumtest.Try(t, escalation.VisitStates(), escalation.ErrUnknownVisitState)
	enumtest.Try(t, escalation.Categories(), escalation.ErrUnknownCategory)
	enumtest.Try(t, escalation.IncidentStates(), escalation.ErrUnknownIncidentState)
	enumtest.Try(t, escalation.Severities(), escalation.ErrUnknownSeverity)
	enumtest.Try(t, escalation.Learnings(), escalation.ErrUnknownLearning)
	enumtest.Try(t, escalation.ComplaintStates(), escalation.ErrUnknownComplaintState)
	enumtest.Try(t, escalation.ConcernKinds(), escalation.ErrUnknownConcernKind)
	enumtest.Try(t, escalation.ConcernStates(), escalation.ErrUnknownConcernState)
	enumtest.Try(t, escalation.Dispositions(), escalation.ErrUnknownDisposition)
	enumtest.Try(t, escalation.Uses(), escalation.ErrUnknownUse)
}
