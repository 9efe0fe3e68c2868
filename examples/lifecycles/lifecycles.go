package main

import (
	"encoding/json"
	"strings"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/referral"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/escalation"
	"github.com/alongside-go/alongside/supervision/evaluation"
	"github.com/alongside-go/alongside/supervision/workforce"
)

// lifecycles lists every table of the library, in the order of its rooms.
func lifecycles() []named {
	return []named{
		of("peer", peer.MentorshipLifecycle(), deadlines("", peer.MentorshipTimings()),
			deadlines(" after an emergency department", peer.EmergencyTimings())),
		of("peer", peer.SponsorshipLifecycle()),
		of("peer", peer.LinkLifecycle()),
		of("peer", peer.NoteLifecycle()),
		of("peer", peer.MergeLifecycle()),
		of("peer", peer.DutyLifecycle()),
		of("peer", peer.DualLifecycle()),
		of("peer/credential", credential.Lifecycle()),
		of("peer/scope", scope.ApprovalLifecycle(), deadlines("", scope.ApprovalTimings())),
		of("peer/consent", consent.Lifecycle(), deadlines("", consent.Timings())),
		of("peer/consent", consent.RequestLifecycle(), deadlines(" of a request for access", accessTimings())),
		of("peer/consent", consent.LegalLifecycle(), deadlines("", consent.LegalTimings())),
		of("peer/recovery", recovery.ChoiceLifecycle()),
		of("peer/recovery", recovery.StepLifecycle()),
		of("peer/recovery", recovery.PlanLifecycle(), deadlines("", recovery.PlanTimings(recovery.PlanRule{}))),
		of("peer/recovery", recovery.GoalLifecycle()),
		of("peer/recovery", recovery.ReturnLifecycle()),
		of("peer/recovery", recovery.HouseStayLifecycle()),
		of("peer/group", group.MembershipLifecycle()),
		of("peer/group", group.MeetingLifecycle()),
		of("peer/group", group.CaseLifecycle(), deadlines("", group.CaseTimings())),
		of("peer/referral", referral.Lifecycle(), deadlines(" of a routine referral", referral.PromiseDefaults().Timings())),
		of("peer/referral", referral.HandoffLifecycle(), deadlines("", referral.HandoffTimings())),
		of("supervision", supervision.AgreementLifecycle()),
		of("supervision", supervision.CoverLifecycle()),
		of("supervision", supervision.CycleLifecycle(),
			deadlines(" of a week", cycleTimings(supervision.Week)), deadlines(" of a month", cycleTimings(supervision.Month)),
			deadlines(" of a debrief", supervision.DebriefTimings()), deadlines(" of an extra session", supervision.ExtraTimings())),
		of("supervision", supervision.ActionLifecycle()),
		of("supervision/escalation", escalation.Lifecycle()),
		of("supervision/escalation", escalation.VisitLifecycle()),
		of("supervision/escalation", escalation.IncidentLifecycle()),
		of("supervision/escalation", escalation.ComplaintLifecycle(), deadlines("", escalation.ComplaintTimings())),
		of("supervision/escalation", escalation.ConcernLifecycle()),
		of("supervision/evaluation", evaluation.EvaluationLifecycle(), deadlines("", evaluation.EvaluationTimings())),
		of("supervision/evaluation", evaluation.PlanLifecycle()),
		of("supervision/workforce", workforce.WellbeingLifecycle()),
		of("supervision/workforce", workforce.StepAsideLifecycle()),
		of("supervision/workforce", workforce.RecruitLifecycle()),
		of("supervision/workforce", workforce.ImplementationLifecycle()),
		of("outcomes", outcomes.FeedbackLifecycle(), deadlines("", outcomes.FeedbackTimings())),
	}
}

// A named lifecycle is a table whose state and event types no longer matter.
type named struct {
	room      string // folder of the package that it belongs to
	name      string
	table     table
	deadlines string // its default deadlines, in Markdown
}

type table interface {
	Mermaid() string
	Markdown() string
	json.Marshaler
}

// markdown returns the table and its default deadlines.
func (n named) markdown() string { return n.table.Markdown() + n.deadlines }

func of[S, E ~string](room string, t lifecycle.Table[S, E], deadlines ...string) named {
	return named{room, t.Name, t, strings.Join(deadlines, "")}
}

// deadlines returns timings in Markdown, under a heading.
func deadlines[S, E ~string](suffix string, timings []lifecycle.Timing[S, E]) string {
	return "\n#### Default deadlines" + suffix + "\n\n" + lifecycle.TimingsMarkdown(timings)
}

func cycleTimings(per supervision.Period) []supervision.CycleTiming {
	timings, err := supervision.CycleTimings(per)
	if err != nil {
		panic(err) // the library's own period
	}
	return timings
}

func accessTimings() []lifecycle.Timing[consent.RequestState, consent.RequestEvent] {
	rule, err := consent.RequestRuleOf(consent.RequestAccess)
	if err != nil {
		panic(err) // the library's own kind
	}
	return rule.Timings(false)
}
