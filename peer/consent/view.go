package consent

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/source"
)

// A ViewRow lets a role read a class of fields, under a condition.
type ViewRow struct {
	Role   ViewRole      `json:"role"`
	Field  FieldClass    `json:"field"`
	Access ViewAccess    `json:"access"`
	Source source.Source `json:"source"`
}

// ViewRows returns the whole table of who reads what. What no row lists is not read.
// Beside the rule that the programme's own staff may know what their duties need,
// the rows are design defaults.
func ViewRows() []ViewRow {
	need := source.Of("HIL").At("§2.12(c)(3): among staff who need it for their duties; who needs what is a design default", source.Derived)
	agreed := source.DesignDefault("outside the programme nothing is read that the person did not agree to")
	own := source.DesignDefault("the record is about them")
	money := source.DesignDefault("a claim needs who, when and what, and no story")
	type grant struct {
		role   ViewRole
		access ViewAccess
		from   source.Source
		fields []FieldClass
	}
	grants := []grant{
		{ViewParticipant, ViewAlways, own, FieldClasses()},
		{ViewWorker, ViewEngaged, need, []FieldClass{FieldIdentity, FieldContact, FieldParticipation, FieldSchedule, FieldPreferences, FieldNeeds, FieldNotes, FieldPlan, FieldSafety, FieldReferrals}},
		{ViewWorker, ViewConsented, agreed, []FieldClass{FieldReturnToUse, FieldMeasures, FieldGroups, FieldSponsorship}},
		{ViewSupervisor, ViewEngaged, need, []FieldClass{FieldIdentity, FieldParticipation, FieldSchedule, FieldNeeds, FieldNotes, FieldPlan, FieldSafety, FieldReferrals}},
		{ViewSupervisor, ViewConsented, agreed, []FieldClass{FieldReturnToUse, FieldMeasures}},
		{ViewProgrammeStaff, ViewAlways, need, []FieldClass{FieldIdentity, FieldContact, FieldParticipation, FieldSchedule, FieldPreferences, FieldReferrals, FieldConsents}},
		{ViewPrivacyOfficer, ViewAlways, need, []FieldClass{FieldIdentity, FieldContact, FieldParticipation, FieldNotes, FieldPlan, FieldReferrals, FieldConsents, FieldDisclosures, FieldBilling, FieldRequests, FieldLegal}},
		{ViewClinicalTeam, ViewConsented, agreed, []FieldClass{FieldIdentity, FieldContact, FieldParticipation, FieldSchedule, FieldNeeds, FieldNotes, FieldPlan, FieldReturnToUse, FieldMeasures, FieldSafety, FieldReferrals}},
		{ViewFrontDesk, ViewAlways, need, []FieldClass{FieldIdentity, FieldSchedule}},
		{ViewBiller, ViewAlways, money, []FieldClass{FieldIdentity, FieldParticipation, FieldBilling}},
		{ViewFunderAuditor, ViewConsented, agreed, []FieldClass{FieldParticipation, FieldNotes, FieldPlan, FieldBilling}},
		{ViewReferralPartner, ViewConsented, agreed, []FieldClass{FieldIdentity, FieldContact, FieldParticipation, FieldPreferences, FieldNeeds, FieldReferrals}},
		{ViewSupporter, ViewConsented, agreed, []FieldClass{FieldContact, FieldParticipation, FieldSchedule, FieldPlan, FieldReturnToUse, FieldSafety}},
		{ViewSponsor, ViewConsented, agreed, []FieldClass{FieldContact, FieldSafety}},
	}
	var rows []ViewRow
	for _, g := range grants {
		for _, field := range g.fields {
			rows = append(rows, ViewRow{g.role, field, g.access, g.from})
		}
	}
	return rows
}

// ViewFacts are what is known outside the table when somebody wants to read. The
// zero value knows of no support that goes on and of no consent.
type ViewFacts struct {
	Engaged      bool          `json:"engaged,omitempty"`      // support by or under the reader goes on; false closes what rests on it
	Consented    []FieldClass  `json:"consented,omitempty"`    // what a consent in force lets this reader read
	Restrictions []Restriction `json:"restrictions,omitempty"` // of this participant, that hold now; see [Restrictions]
	Recipient    string        `json:"recipient,omitempty"`    // the reader's id as somebody outside; without it every restriction of somebody outside counts
	Veiled       bool          `json:"veiled,omitempty"`       // the participant is anonymous to the reader; see [AliasKey.Seen]
}

// View returns which classes of fields a role may read, in the order of
// [FieldClasses]. No role but the participant's reads private parts of a plan,
// whatever anybody consented to; a participant who wants one read moves it to the
// shared part. A restriction takes away what it covers, from everybody but the
// participant. To a reader for whom the participant is veiled, who they are and how to
// reach them is closed, and so is everything else that would tell. It returns
// [ErrUnknownViewRole] and nothing for a role that is none.
func View(role ViewRole, f ViewFacts) ([]FieldClass, error) {
	if !slices.Contains(viewRoles, role) {
		return nil, enum.Refuse(string(role), viewRoles, ErrUnknownViewRole)
	}
	if !known(fieldClasses, f.Consented) {
		return nil, fmt.Errorf("%w: want what was consented to in known classes, each once", ErrUnknownFieldClass)
	}
	open := map[FieldClass]bool{}
	for _, row := range ViewRows() {
		if row.Role == role && f.opens(row) {
			open[row.Field] = true
		}
	}
	return slices.DeleteFunc(FieldClasses(), func(c FieldClass) bool { return !open[c] }), nil
}

// MayView reports whether a role may read one class of fields. It is false for what
// is not known.
func MayView(role ViewRole, field FieldClass, f ViewFacts) bool {
	seen, err := View(role, f)
	return err == nil && slices.Contains(seen, field)
}

// veiled are the classes that tell who somebody is.
var veiled = []FieldClass{FieldIdentity, FieldContact, FieldBilling, FieldReferrals, FieldConsents, FieldDisclosures, FieldRequests, FieldLegal}

// outside are the roles of people who are not of the programme.
var outside = []ViewRole{ViewClinicalTeam, ViewFunderAuditor, ViewReferralPartner, ViewSupporter, ViewSponsor, ViewResearcher}

func (f ViewFacts) opens(row ViewRow) bool {
	if row.Role == ViewParticipant {
		return true
	}
	switch {
	case row.Access == ViewEngaged && !f.Engaged,
		row.Access == ViewConsented && !slices.Contains(f.Consented, row.Field),
		row.Field == FieldPlanPrivate,
		f.Veiled && slices.Contains(veiled, row.Field):
		return false
	}
	return !slices.ContainsFunc(f.Restrictions, func(r Restriction) bool {
		return r.Covers(row.Field, row.Role) || slices.Contains(outside, row.Role) && r.CoversRecipient(row.Field, f.Recipient)
	})
}

// Format keeps what somebody agreed to out of every verb of fmt.
func (ViewFacts) Format(f fmt.State, _ rune) { redact.Format(f, "[view facts]") }

// LogValue keeps what somebody agreed to out of logs.
func (ViewFacts) LogValue() slog.Value { return slog.StringValue("[view facts]") }
