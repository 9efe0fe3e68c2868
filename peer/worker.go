package peer

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
)

// A Worker is a peer worker as far as pairing and scope have to know them.
// Names and addresses stay with the host, under the id. The zero Worker names
// nobody, has no capacity and is of unknown fitness, so that it is paired with
// nobody.
type Worker struct {
	ID              WorkerID        `json:"id"`
	Revision        int             `json:"revision"` // raised by the host with every save
	Role            RoleKind        `json:"role,omitempty"`
	LivedExperience []Domain        `json:"lived_experience,omitempty"`
	Languages       []string        `json:"languages,omitempty"`    // BCP 47 tags
	Credential      CredentialState `json:"credential,omitempty"`   // the standing that counts today
	Endorsements    []Domain        `json:"endorsements,omitempty"` // domains that the credential covers
	Supervised      bool            `json:"supervised"`             // has a current supervision agreement or cover
	Fitness         Fitness         `json:"fitness,omitempty"`
	Exclusion       ExclusionStatus `json:"exclusion,omitempty"` // on lists of people who must not work for publicly paid programmes; empty: not checked
	Capacity        int             `json:"capacity"`            // participants they can support at a time
	Away            bool            `json:"away,omitempty"`      // on leave, or takes nobody new
	Hours           []WeeklyHours   `json:"hours,omitempty"`     // when they can be there, for pairing and matching alike; none given means not bound to hours
	Zone            string          `json:"zone,omitempty"`      // of Hours, by its IANA name, such as "America/Bogota"
	Left            Date            `json:"left,omitzero"`       // the first day on which they work here no longer; see [Deactivate]
	Conflicts       []Conflict      `json:"conflicts,omitempty"` // as the register of ties has them; see [DualRelationships.Apply]
	Not             []ParticipantID `json:"not,omitempty"`       // people whom they do not support; said to nobody
}

// A Conflict is a conflict of interest of a worker, as pairing has to know it: a
// second tie to a participant. Its whole story is a [DualRelationship]; a host
// that keeps no register enters what was declared.
type Conflict struct {
	With     ParticipantID `json:"with"`
	Kind     ConflictKind  `json:"kind"`
	Accepted bool          `json:"accepted,omitempty"` // a supervisor found that it cannot be avoided and set precautions
}

// Works reports whether the worker's credential counts today: a provisional one
// only while supervised.
func (w Worker) Works() bool {
	return w.Credential.Current() && (w.Credential != CredentialProvisional || w.Supervised)
}

// conflict reports whether a declared conflict with the participant stands in the way.
func (w Worker) conflict(id ParticipantID) bool {
	return slices.ContainsFunc(w.Conflicts, func(c Conflict) bool { return c.With == id && !c.Accepted })
}

// Format keeps the person out of every verb of fmt.
func (Worker) Format(f fmt.State, _ rune) { redact.Format(f, "[worker]") }

// LogValue keeps the person out of logs.
func (Worker) LogValue() slog.Value { return slog.StringValue("[worker]") }

// Format prints the kind and keeps the person out of every verb of fmt.
func (c Conflict) Format(f fmt.State, _ rune) { redact.Format(f, "[conflict "+string(c.Kind)+"]") }

// LogValue keeps the person out of logs.
func (c Conflict) LogValue() slog.Value { return slog.StringValue("[conflict " + string(c.Kind) + "]") }
