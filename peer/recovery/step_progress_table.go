package recovery

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A StepEvent is something that happens in a [StepProgress].
type StepEvent string

// Events of progress.
const (
	KeepStep     StepEvent = "keep"      // the participant has it kept
	WorkStep     StepEvent = "work"      // they take it up
	FinishStep   StepEvent = "finish"    // they hold it for done
	RevisitStep  StepEvent = "revisit"   // they take it up again
	SetStepAside StepEvent = "set_aside" // they leave it for now
	ForgetStep   StepEvent = "forget"    // they no longer have it kept
)

// String returns the name under which e is stored and sent.
func (e StepEvent) String() string { return string(e) }

// StepLifecycle returns the whole rule of progress with one item: what it does not
// list is refused. Only the participant makes moves: no sponsor, coach or group says
// how far somebody is. No order among items is asked, and to revisit is normal.
func StepLifecycle() lifecycle.Table[StepStatus, StepEvent] {
	type row = lifecycle.Row[StepStatus, StepEvent]
	from := func(s ...StepStatus) []StepStatus { return s }
	own := []lifecycle.Party{lifecycle.ParticipantParty}
	src := source.DesignDefault("status alone is kept, by the person's own word; order is usual, pace is free, repeats are normal")
	return lifecycle.Table[StepStatus, StepEvent]{
		Name: "pathway_step", Version: 1, Start: StepNotStarted, Final: from(StepNotKept),
		Seated: own,
		Leave:  ForgetStep,
		Labels: map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: stepSpanish()},
		Rows: []row{
			{Event: KeepStep, To: StepNotStarted, Parties: own, Source: src, Doc: "The participant has it kept how far they are."},
			{Event: WorkStep, From: from(StepNotStarted), To: StepWorking, Parties: own, Source: src, Doc: "They take it up."},
			{Event: FinishStep, From: from(StepWorking, StepRevisiting), To: StepDoneFirstTime, Parties: own, Source: src, Doc: "They hold it for done."},
			{Event: RevisitStep, From: from(StepDoneFirstTime), To: StepRevisiting, Parties: own, Source: src, Doc: "They take it up again."},
			{Event: SetStepAside, From: from(StepWorking), To: StepNotStarted, Parties: own, Source: src, Doc: "They leave it for now."},
			{Event: ForgetStep, From: from(StepNotStarted, StepWorking, StepDoneFirstTime, StepRevisiting), To: StepNotKept, Parties: own, Source: src, Doc: "They no longer have it kept."},
		},
	}
}

// stepSpanish returns the names that participants read in Spanish.
func stepSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el paso",
		States: map[string]string{
			string(StepNotStarted): "sin empezar", string(StepWorking): "en curso", string(StepDoneFirstTime): "hecho", string(StepRevisiting): "de nuevo en curso", string(StepNotKept): "sin registro",
		},
		Events: map[string]string{
			string(KeepStep): "registrar", string(WorkStep): "empezar", string(FinishStep): "dar por hecho", string(RevisitStep): "retomar", string(SetStepAside): "dejar por ahora", string(ForgetStep): "dejar de registrar",
		},
	}
}
