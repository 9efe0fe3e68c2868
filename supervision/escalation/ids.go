package escalation

import "github.com/alongside-go/alongside/peer"

// Ids of this room.
type (
	// PersonID names somebody who can be told: a supervisor, a clinician, a lead. The
	// host uses one id for one person whatever their part is, since nobody is told twice.
	PersonID = peer.ID[person]
	// ID names an escalation.
	ID = peer.ID[Escalation]
	// ShiftID names a shift of a rota.
	ShiftID = peer.ID[Shift]
	// VisitID names a visit. It is all that says which visit it is: no address and no
	// place is kept.
	VisitID = peer.ID[Visit]
	// IncidentID names an incident.
	IncidentID = peer.ID[Incident]
	// ComplaintID names a complaint.
	ComplaintID = peer.ID[Complaint]
	// ConcernID names a boundary concern.
	ConcernID = peer.ID[BoundaryConcern]
)

type person struct{}
