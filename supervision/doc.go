// Package supervision says what supervision a peer worker is owed, what was
// given, and what is short.
//
// Start with [NewLedger], which checks and orders what is on record: a roster of
// [Assignment], the sessions held and missed ([Session]) and the [Hours] worked.
// Then ask a [Standard], such as that of Texas, about it:
//
//	tx, err := supervision.StandardOf("US-TX")
//	ledger, err := supervision.NewLedger(supervision.Facts{Roster: roster, Sessions: sessions, Zone: chicago})
//	lines, err := tx.Assess(ledger, january, april)
//	board, err := tx.Board(ledger, january, now)
//
// [Standard.Assess] gives a [Line] for each worker, rule and period: what was
// required, held and short, met or not, by when, and every [Finding]: sessions
// that did not qualify and why, what was missed by whom, what the worker asked
// for and did not get. [Standard.Board] shows a team at one moment: due, overdue,
// owed, uncovered, over ratio.
//
// An [Agreement] says who supervises a worker, how often and how; [Cover] that somebody
// stands in for one who is absent. [IsSupervised], [Gaps], [Assignments] and [Depart]
// read them: whether somebody supervises on a day, when nobody does, the roster of a
// ledger, and what is to be seen to when a supervisor leaves. [Advise] looks at who
// supervises whom. A [SupervisorBoard] and a [Digest] tell each supervisor what waits
// for them, and [Board.OwedTo] tells a worker what they are owed.
//
// A [Cycle] is the life of one session from the plan to the signed record, run by
// the table that [CycleLifecycle] returns: who may do what, and in which order.
// [Cycle.Sessions] turns it into the sessions of a ledger. [CycleTimings],
// [DebriefTimings] and [ExtraTimings] are its deadlines: they propose and never act.
//
// [NewAgenda] fills the agenda of a session from what came up ([Concern]), what was
// agreed on ([Action]) and what the worker wants to talk about ([Topic]). Other rooms
// hand over a Concern; none of them is imported for that but package peer/group. A
// [SessionRecord] is what goes on record of a session, as codes and without words; what does not
// belong in supervision has no code there ([AreaNamed]).
//
// A standard is a list of requirements, each with its source and how far that was
// checked. A requirement sets a limit only where its source states one. Where
// the text had to be read (the Readings of a [Requirement]), the reading is marked as this
// library's own. What it grants on demand and wants on record has no lines and adds
// findings to those of the requirements. [Standard.Sources] lists where all of it
// stands.
//
// # Periods
//
// A period is a stretch of dates in the ledger's zone, its first day inside and
// its last day the due date; weeks run from Monday to Sunday, months are those
// of the calendar. A session lies on the date on which it starts and counts whole for
// the period of that date, also where it runs past midnight. So a clock change
// moves no edge, and an hour is an hour on such a day too.
//
// No source says how a period is judged that a requirement covers in part. These
// readings are this library's own, chosen so that nobody is held to what could
// not be met and nothing owed to the worker is lost:
//
//   - Nothing is owed before the first day of service. The period in which it lies
//     is owed whole: a new worker needs supervision most. Its line begins on that day.
//   - A period is owed by the rule that binds on the last day of service in it, and
//     every session of the period counts. A worker whose Texas certification
//     turns from initial to two-year on a Wednesday owes no weekly session for that
//     week, and one session for that month, held on any day of it. A worker whose
//     certification lapses or is suspended within a period is owed what was owed
//     until then. What is on record of days that lie in no period owed is told on
//     the worker's next line.
//   - An hours ratio is owed for the hours worked on days on which it binds.
//   - Days of service before the worker's first assignment are days without a
//     supervisor, under the credential of that assignment.
//   - A period still running when the range ends is open: met already, or not yet
//     known. What has to hold on every day is not known before the period is over.
//   - What a period was short of stays owed, until one that began after it, of a
//     requirement of the same rule, is met ([Row]).
//   - Any supervisor's session counts, not only that of the one assigned: cover is
//     supervision.
//   - Nothing is lessened for part time or leave unless the rule says so
//     ([Meetings].ProRata, [Clause].FTE). None that is shipped does.
//   - A gap between sessions is counted in hours worked, by days, anew from the day
//     of a session ([MaxGap]).
//   - Fortnights run in pairs of weeks from Monday 2001-01-01; the term of a
//     credential runs from the day since which the roster has it ([TermTotal]).
//
// # Consequences and qualifications
//
// [Standard.Following] says what follows from periods that ended short, if the
// standard lays down anything: only this library's own defaults (ALONGSIDE) do, for
// no source for peers was found that does. A worker bears a consequence only for what
// the worker missed. [Qualifications] has what jurisdictions ask of supervisors, and
// [Qualification.Qualify] judges what is known of one on a day: qualified, not, or not
// known, and what is lacking or unknown. What a standard is worth, from binding to
// superseded, is its [StandardStatus]; what was said of it and not found in its
// text is in Standard.Unconfirmed, and nothing is judged by it.
//
// # Promises
//
// What is short is owed to the worker. A session that the supervisor missed is owed
// by the organisation and never held against the worker; a line says so in its
// [Cause], which is the worker's only if nothing else failed in the period.
// Nothing here ranks workers or judges what is said in a session: no content is
// kept. Everything is pure: no clock, no storage, equal input gives equal output.
// Identities stay out of errors, logs and fmt; only JSON shows them.
// Log values one at a time: the JSON handler of log/slog does not look inside a
// slice, a map or a struct of your own, and prints the ids there in clear.
//
// # Rooms
//
// Supervision is kept in rooms that an importer picks by name:
//
//   - this package: agreements ([Agreement], [Cover], [Depart]), standards and what is
//     owed ([Standard], [NewLedger], [Board], [SupervisorBoard], [Digest]), qualifications of
//     supervisors ([Qualifications]), and the course of supervision itself ([Cycle], [NewAgenda], [SessionRecord],
//     [GroupSession], [Action], [Concern]).
//   - [github.com/alongside-go/alongside/supervision/escalation]: what cannot wait; ladders,
//     on-call rotas, visits, incidents, complaints, boundary concerns. It gives this package concerns.
//   - [github.com/alongside-go/alongside/supervision/evaluation]: competencies, development
//     plans, appraisal, fidelity scales, co-signing, indicators of quality.
//   - [github.com/alongside-go/alongside/supervision/workforce]: wellbeing that is the
//     worker's own, roles, caseloads and workload, recruiting, pay, whether the organisation is ready.
//   - [github.com/alongside-go/alongside/supervision/supervisiontest]: agreements, cover,
//     cycles and actions in every state, for the tests of a host.
//
// This package imports none of them. Who may see a ledger or a record is the host's to
// decide. [CaseloadLimits] has the figures for caseloads that standards name; counting
// a worker's caseload is for package workforce.
package supervision
