package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Restriction is a request for a restriction that was granted and holds.
type Restriction struct {
	Request     RequestID          `json:"request"`
	Participant peer.ParticipantID `json:"participant"`
	Fields      []FieldClass       `json:"fields,omitempty"`    // none means everything
	Roles       []ViewRole         `json:"roles,omitempty"`     // none, and no recipient, means everybody but the participant
	Recipient   string             `json:"recipient,omitempty"` // somebody outside, by the host's id
	InPart      bool               `json:"in_part,omitempty"`   // granted in part: which part is in the words of the decision, and until the host goes by them the whole counts
	Since       time.Time          `json:"since"`
}

// Restrictions returns the restrictions that hold at a time, in the order of the
// requests: granted, whole or in part, and neither taken back nor ended. One that
// waits for an answer does not hold yet.
func Restrictions(requests []Request, at time.Time) []Restriction {
	var holding []Restriction
	for _, r := range requests {
		h := r.history.AsOf(at)
		state := h.State()
		if r.ask.Kind != RequestRestriction || state != RequestGranted && state != RequestGrantedInPart {
			continue
		}
		a := r.ask.clone()
		holding = append(holding, Restriction{a.ID, a.Participant, a.Fields, a.Roles, a.Recipient, state == RequestGrantedInPart, granted(h)})
	}
	return holding
}

// granted returns since when something of a request is granted.
func granted(h RequestHistory) time.Time {
	for _, e := range h.Moves() {
		if e.Event == GrantRequest || e.Event == GrantRequestInPart {
			return e.At
		}
	}
	return time.Time{}
}

// Covers reports whether the restriction keeps a class of fields from a role.
func (r Restriction) Covers(field FieldClass, role ViewRole) bool {
	everybody := len(r.Roles) == 0 && r.Recipient == ""
	return role != ViewParticipant && (len(r.Fields) == 0 || slices.Contains(r.Fields, field)) && (everybody || slices.Contains(r.Roles, role))
}

// CoversRecipient reports whether the restriction keeps a class of fields from
// somebody outside, by the host's id. One who is not named, "", is kept out by a
// restriction of anybody.
func (r Restriction) CoversRecipient(field FieldClass, recipient string) bool {
	everybody := len(r.Roles) == 0 && r.Recipient == ""
	return (len(r.Fields) == 0 || slices.Contains(r.Fields, field)) && (everybody || r.Recipient != "" && (recipient == "" || r.Recipient == recipient))
}

var restriction = part2.At("§2.26: a request for a restriction exists; what a granted one reaches is this library's", source.Derived)

// restrictable are the grounds that give way to a restriction. What saves somebody
// from harm, what a court compels and what the person reads of their own do not.
var restrictable = []Ground{GroundConsent, GroundJusticeReferral, GroundInternal, GroundQSO, GroundResearch, GroundAudit, GroundPublicHealth, GroundMixedPresence}

// fieldCategories says what a disclosure tells of a class of fields.
var fieldCategories = map[FieldClass][]Category{
	FieldIdentity:      {CategoryPresence, CategoryContactDetails},
	FieldContact:       {CategoryContactDetails},
	FieldParticipation: {CategoryPresence, CategoryAttendance},
	FieldSchedule:      {CategoryAttendance},
	FieldNeeds:         {CategoryNeeds, CategoryStrengths},
	FieldNotes:         {CategoryServiceNotes, CategoryCounsellingNotes, CategoryCommunications, CategoryProgress, CategoryMentalHealth, CategoryMedication},
	FieldPlan:          {CategoryPlan, CategoryProgress},
	FieldPlanPrivate:   {CategoryPlan},
	FieldReturnToUse:   {CategorySubstanceUse},
	FieldMeasures:      {CategoryScreening, CategoryProgress, CategorySubstanceUse, CategoryMentalHealth},
	FieldGroups:        {CategoryAttendance},
	FieldBilling:       {CategoryBilling},
}

// roleClasses says of which classes readers from outside the programme are.
var roleClasses = map[ViewRole][]Class{
	ViewClinicalTeam:    {ClassProvider, ClassMedical},
	ViewFunderAuditor:   {ClassAuditor},
	ViewReferralPartner: {ClassProvider, ClassPeer, ClassSocial},
	ViewSupporter:       {ClassSupporter},
	ViewSponsor:         {ClassSupporter},
	ViewResearcher:      {ClassResearcher},
}

// CoversDisclosure reports whether the restriction stands in the way of a disclosure,
// by whom it is kept from, what is told and the ground. A medical emergency, an
// override, a court order, a threat or crime, a first report and what the person reads
// of their own go on. Within the programme, [Restriction.Covers] says what a role reads.
func (r Restriction) CoversDisclosure(d Disclosure) bool {
	from := len(r.Roles) == 0 && r.Recipient == "" || r.Recipient != "" && (d.To.ID == "" || d.To.ID == r.Recipient || d.To.Via == r.Recipient) ||
		slices.ContainsFunc(r.Roles, func(role ViewRole) bool { return slices.Contains(roleClasses[role], d.To.Class) })
	return from && d.To.Class != ClassSelf && slices.Contains(restrictable, d.Ground) && !r.Since.After(d.At) &&
		(len(r.Fields) == 0 || slices.ContainsFunc(r.Fields, func(f FieldClass) bool {
			return slices.ContainsFunc(fieldCategories[f], func(c Category) bool { return slices.Contains(d.Categories, c) })
		}))
}

// MayFundraise reports whether a participant may be asked for money at a time, as
// far as opt-outs go: not from the moment at which they opted out until they take
// that back. It is no consent to being asked.
func MayFundraise(requests []Request, participant peer.ParticipantID, at time.Time) bool {
	for _, r := range requests {
		if r.ask.Kind != RequestFundraisingOptOut || r.ask.Participant != participant {
			continue
		}
		if state := r.history.AsOf(at).State(); state != "" && state != RequestWithdrawn {
			return false
		}
	}
	return true
}

// Format keeps the people out of every verb of fmt.
func (Restriction) Format(f fmt.State, _ rune) { redact.Format(f, "[restriction]") }

// LogValue keeps the people out of logs.
func (Restriction) LogValue() slog.Value { return slog.StringValue("[restriction]") }
