package scope

import "github.com/alongside-go/alongside/internal/enum"

// A TaskKind says where a [Task] belongs. The zero value is no kind.
type TaskKind string

// Kinds of task, the most pressing first.
const (
	// TaskEmergency: call for help, stay with the person.
	TaskEmergency TaskKind = "emergency"
	// TaskHandOver: somebody who may act takes over, or is introduced.
	TaskHandOver TaskKind = "hand_over"
	// TaskEscalation: somebody must be told within a time; a ladder is climbed if they do not answer.
	TaskEscalation TaskKind = "escalation"
	// TaskReport: the report that the law asks for.
	TaskReport TaskKind = "statutory_report"
	// TaskConsent: the participant is asked first.
	TaskConsent TaskKind = "consent"
	// TaskDisclosure: what goes with a disclosure, for the accounting of it.
	TaskDisclosure TaskKind = "disclosure"
	// TaskDocumentation: something is written down.
	TaskDocumentation TaskKind = "documentation"
	// TaskAgenda: a point for the next supervision, the worker's debrief among them.
	TaskAgenda TaskKind = "agenda_item"
	// TaskBilling: the claim leaves it out.
	TaskBilling TaskKind = "billing"
)

var taskKinds = []TaskKind{TaskEmergency, TaskHandOver, TaskEscalation, TaskReport, TaskConsent, TaskDisclosure, TaskDocumentation, TaskAgenda, TaskBilling}

// TaskKinds returns every TaskKind, in the order of this page.
func TaskKinds() []TaskKind { return append([]TaskKind(nil), taskKinds...) }

// String returns the name under which it is stored and sent.
func (v TaskKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTaskKind].
func (v TaskKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, taskKinds, ErrUnknownTaskKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TaskKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, taskKinds, ErrUnknownTaskKind)
}

// taskKind returns where an obligation belongs. Telling the supervisor is an
// escalation while a clock runs, and a point for the agenda otherwise.
func (o Obligation) taskKind() TaskKind {
	switch o.Kind {
	case CallEmergencyServices, StayWithParticipant:
		return TaskEmergency
	case HandOver, WarmHandoff:
		return TaskHandOver
	case NotifySupervisor:
		if o.Timed {
			return TaskEscalation
		}
		return TaskAgenda
	case ReportStatutory:
		return TaskReport
	case ObtainConsent:
		return TaskConsent
	case AttachNotice:
		return TaskDisclosure
	case Debrief:
		return TaskAgenda
	case NotBillable:
		return TaskBilling
	}
	return TaskDocumentation
}
