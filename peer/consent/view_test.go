package consent_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

func seenBy(t testing.TB, role consent.ViewRole, f consent.ViewFacts) string {
	t.Helper()
	seen, err := consent.View(role, f)
	require.NoError(t, err)
	names := make([]string, len(seen))
	for i, c := range seen {
		names[i] = string(c)
	}
	return strings.Join(names, " ")
}

const everyField = "identity contact participation schedule preferences needs notes plan plan_private return_to_use measures safety groups sponsorship referrals consents disclosures billing requests legal"

// Written by hand: what each role reads with nothing known, with support going on,
// and with a consent to everything beside it.
func TestWhoReadsWhat(t *testing.T) {
	all := consent.FieldClasses()
	for _, tt := range []struct {
		role                   consent.ViewRole
		alone, engaged, agreed string
	}{
		{consent.ViewParticipant, everyField, everyField, everyField},
		{consent.ViewWorker, "", "identity contact participation schedule preferences needs notes plan safety referrals",
			"identity contact participation schedule preferences needs notes plan return_to_use measures safety groups sponsorship referrals"},
		{consent.ViewOtherWorker, "", "", ""},
		{consent.ViewSupervisor, "", "identity participation schedule needs notes plan safety referrals",
			"identity participation schedule needs notes plan return_to_use measures safety referrals"},
		{consent.ViewProgrammeStaff, "identity contact participation schedule preferences referrals consents", "identity contact participation schedule preferences referrals consents",
			"identity contact participation schedule preferences referrals consents"},
		{consent.ViewPrivacyOfficer, "identity contact participation notes plan referrals consents disclosures billing requests legal", "identity contact participation notes plan referrals consents disclosures billing requests legal",
			"identity contact participation notes plan referrals consents disclosures billing requests legal"},
		{consent.ViewClinicalTeam, "", "", "identity contact participation schedule needs notes plan return_to_use measures safety referrals"},
		{consent.ViewFrontDesk, "identity schedule", "identity schedule", "identity schedule"},
		{consent.ViewBiller, "identity participation billing", "identity participation billing", "identity participation billing"},
		{consent.ViewFunderAuditor, "", "", "participation notes plan billing"},
		{consent.ViewReferralPartner, "", "", "identity contact participation preferences needs referrals"},
		{consent.ViewSupporter, "", "", "contact participation schedule plan return_to_use safety"},
		{consent.ViewSponsor, "", "", "contact safety"},
		{consent.ViewResearcher, "", "", ""},
	} {
		assert.Equal(t, tt.alone, seenBy(t, tt.role, consent.ViewFacts{}), tt.role)
		assert.Equal(t, tt.engaged, seenBy(t, tt.role, consent.ViewFacts{Engaged: true}), tt.role)
		assert.Equal(t, tt.agreed, seenBy(t, tt.role, consent.ViewFacts{Engaged: true, Consented: all}), tt.role)
	}
	assert.Equal(t, everyField, seenBy(t, consent.ViewParticipant, consent.ViewFacts{Veiled: true, Restrictions: []consent.Restriction{{}}}), "their own record is open to them")
}

// Nobody but the participant, whatever the facts.
func TestPrivatePartsOfAPlanAreTheParticipantsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := consent.ViewFacts{Engaged: rapid.Bool().Draw(t, "engaged"), Veiled: rapid.Bool().Draw(t, "veiled"),
			Consented: rapid.SliceOfDistinct(rapid.SampledFrom(consent.FieldClasses()), rapid.ID[consent.FieldClass]).Draw(t, "consented")}
		role := rapid.SampledFrom(consent.ViewRoles()).Draw(t, "role")
		require.Equal(t, role == consent.ViewParticipant, consent.MayView(role, consent.FieldPlanPrivate, f))
		seen, err := consent.View(role, f)
		require.NoError(t, err)
		more := f
		more.Restrictions = []consent.Restriction{{Fields: []consent.FieldClass{consent.FieldNotes}}}
		less, err := consent.View(role, more)
		require.NoError(t, err)
		for _, c := range less {
			require.Contains(t, seen, c, "a restriction opens nothing")
		}
		if role != consent.ViewParticipant {
			require.NotContains(t, less, consent.FieldNotes)
		}
		f.Veiled = true
		hidden, err := consent.View(role, f)
		require.NoError(t, err)
		if role != consent.ViewParticipant {
			require.NotContains(t, hidden, consent.FieldIdentity)
			require.NotContains(t, hidden, consent.FieldContact)
		}
	})
	for _, row := range consent.ViewRows() {
		if row.Field == consent.FieldPlanPrivate {
			assert.Equal(t, consent.ViewParticipant, row.Role, "no row lists it for anybody else")
		}
	}
}

func TestARestrictionOfSomebodyOutside(t *testing.T) {
	f := consent.ViewFacts{Consented: []consent.FieldClass{consent.FieldNeeds, consent.FieldPlan}, Recipient: "clinic", Restrictions: []consent.Restriction{{Recipient: "clinic", Fields: []consent.FieldClass{consent.FieldNeeds}}}}
	assert.Equal(t, "plan", seenBy(t, consent.ViewClinicalTeam, f))
	f.Recipient = "hospital"
	assert.Equal(t, "needs plan", seenBy(t, consent.ViewClinicalTeam, f))
	f.Recipient = ""
	assert.Equal(t, "plan", seenBy(t, consent.ViewClinicalTeam, f), "a reader who is not named may be the one")
	f.Engaged = true
	assert.Contains(t, seenBy(t, consent.ViewWorker, f), "needs", "a worker is nobody outside")
}

func TestWhatIsNotKnownIsNotRead(t *testing.T) {
	for _, role := range []consent.ViewRole{"", "mayor", "Worker"} {
		seen, err := consent.View(role, consent.ViewFacts{Engaged: true, Consented: consent.FieldClasses()})
		require.ErrorIs(t, err, consent.ErrUnknownViewRole)
		assert.Empty(t, seen)
	}
	_, err := consent.View(consent.ViewWorker, consent.ViewFacts{Consented: []consent.FieldClass{"diary"}})
	require.ErrorIs(t, err, consent.ErrUnknownFieldClass)
	assert.False(t, consent.MayView("mayor", consent.FieldNotes, consent.ViewFacts{}))
	assert.False(t, consent.MayView(consent.ViewParticipant, "diary", consent.ViewFacts{}))
}

func TestRowsOfTheViewTable(t *testing.T) {
	type key struct {
		role  consent.ViewRole
		field consent.FieldClass
	}
	seen := map[key]bool{}
	for _, row := range consent.ViewRows() {
		k := key{row.Role, row.Field}
		assert.False(t, seen[k], "%v twice", k)
		seen[k] = true
		assert.True(t, slices.Contains(consent.ViewRoles(), row.Role) && slices.Contains(consent.FieldClasses(), row.Field) && slices.Contains(consent.ViewAccesses(), row.Access))
		assert.NotEqual(t, source.Verified, row.Source.Evidence, "who needs what is a design default")
	}
}
