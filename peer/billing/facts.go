package billing

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// Facts are what the host knows around one encounter. A zero field is not known,
// and what is not known is a lack.
type Facts struct {
	Zone         *time.Location   // in which dates are counted; nil is UTC
	Role         peer.RoleKind    // the worker's
	Age          int              // the participant's, in years on the day; 0 is not known
	Signed       peer.Date        // the worker signed the note
	Assessed     peer.Date        // an assessment was made
	Plan         peer.DateRange   // a plan is in force
	Order        peer.DateRange   // a service order or recommendation is in force
	Authorised   *int             // units authorised and left before this encounter
	HasDiagnosis bool             // the record supports the diagnosis that the payer asks for
	Began        peer.Date        // first day of the service for this participant
	OrderAt      peer.Date        // the recommendation or order was made
	Supervised   bool             // the worker was supervised that day: a provisional credential counts only then
	Registered   bool             // the worker holds the registration that the payer asks for
	NotBundled   bool             // it was asked: no other service that is paid for holds this one
	NotStaff     bool             // it was asked: the worker is not on the staff of the participant's residence
	Scheduled    bool             // the service is regularly scheduled
	NoTie        bool             // it was asked: the participant neither lives with the worker nor is employed by them
	ClosedGroup  bool             // it was asked: the group is not open to the public
	Visited      peer.Date        // the initiating visit to the practitioner who bills
	Consented    peer.Date        // consent to the service was last given and written down
	HasCondition bool             // the participant has the condition that the service is for
	IncidentTo   bool             // the service is incident to a practitioner's, under their direction
	NotFacility  bool             // the service is given outside a facility
	OneBiller    bool             // it was asked: nobody else bills the service for that stretch
	GroupPresent int              // participants in the group
	GroupWorkers int              // workers in it
	Others       []peer.Encounter // further encounters of this worker or this participant that day
	KnowsOthers  bool             // Others are all there are
	Earlier      []Line           // the participant's lines under this payer before this one
	KnowsEarlier bool             // Earlier are all there are
}

// Format keeps people out of every verb of fmt.
func (Facts) Format(f fmt.State, _ rune) { redact.Format(f, "[facts]") }

// LogValue keeps people out of logs.
func (Facts) LogValue() slog.Value { return slog.StringValue("[facts]") }
