package consent_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// forbidden is written from the text of the rules, not from the table of grounds: it
// names what no disclosure may do. carried says that a consent which takes it in is
// in force, by terms that the search itself wrote.
func forbidden(d consent.Disclosure, carried bool) string {
	has := func(c consent.Category) bool { return slices.Contains(d.Categories, c) }
	only := func(all ...consent.Category) bool {
		return !slices.ContainsFunc(d.Categories, func(c consent.Category) bool { return !slices.Contains(all, c) })
	}
	to := func(all ...consent.Class) bool { return slices.Contains(all, d.To.Class) }
	under := func(r consent.Regime) bool { return len(d.Regimes) == 0 || slices.Contains(d.Regimes, r) }
	f := d.Facts
	byConsent := d.Ground == consent.GroundConsent || d.Ground == consent.GroundJusticeReferral
	switch {
	case has(consent.CategoryFellowshipAttendance):
		return "attendance at a fellowship"
	case has(consent.CategoryCounsellingNotes) && d.Ground != consent.GroundConsent && d.Ground != consent.GroundCourtOrder:
		return "counselling notes without their own consent"
	case has(consent.CategoryCounsellingNotes) && byConsent && len(d.Categories) > 1:
		return "counselling notes by a consent to more"
	case byConsent && !carried:
		return "no consent"
	case d.Ground == consent.GroundSubpoena:
		return "a subpoena alone"
	case d.Purpose == consent.PurposeProceedings && !slices.Contains([]consent.Ground{consent.GroundConsent, consent.GroundCourtOrder, consent.GroundPremisesCrime, consent.GroundOwnRecord}, d.Ground):
		return "proceedings"
	case d.Purpose == consent.PurposeAtRequest && d.Ground != consent.GroundConsent && d.Ground != consent.GroundOwnRecord:
		return "at a request that nobody made"
	case d.Ground == consent.GroundSeriousThreat && under(consent.RegimePart2):
		return "no twin under Part 2"
	case d.Ground == consent.GroundEmergency && (!to(consent.ClassMedical) || !f.Immediate || f.Nature.IsZero() || f.Affiliation == ""):
		return "not a medical emergency, or not what must be recorded at once"
	case (d.Ground == consent.GroundEmergency || d.Ground == consent.GroundBreakGlass) && under(consent.RegimeGDPR) && !f.CannotConsent:
		return "vital interests of somebody who can be asked"
	case d.Ground == consent.GroundCourtOrder && (f.CourtOrder == "" || f.Subpoena == ""):
		return "an order without a mandate, or a mandate without an order"
	case d.Ground == consent.GroundCourtOrder && has(consent.CategoryCommunications) && !f.Threat:
		return "what was said in confidence"
	case d.Ground == consent.GroundPremisesCrime && (!to(consent.ClassPolice) || !f.OnPremises || !only(consent.CategoryCircumstances, consent.CategoryPresence)):
		return "more than the circumstances of a crime on the premises"
	case d.Ground == consent.GroundChildAbuse && (!f.Initial || !to(consent.ClassChildProtection) || !only(consent.CategoryAbuseReport, consent.CategoryPresence)):
		return "more than the first report"
	case d.Ground == consent.GroundInternal && (!f.NeedToKnow || !to(consent.ClassProgramme, consent.ClassControl)):
		return "outside the programme"
	case d.Ground == consent.GroundQSO && (f.Agreement == "" || !to(consent.ClassQSO)):
		return "no agreement"
	case d.Ground == consent.GroundPublicHealth && (!f.Deidentified || !only(consent.CategoryStatistics)):
		return "somebody can be recognised"
	case d.Ground == consent.GroundMixedPresence && (!f.RevealsNothing || !only(consent.CategoryPresence)):
		return "a presence that tells of care"
	case d.Ground == consent.GroundJusticeReferral && (!to(consent.ClassJustice) || d.Purpose != consent.PurposeJusticeMonitoring):
		return "not those who monitor"
	case d.Ground == consent.GroundOwnRecord && (d.To.ID != string(ana) || !to(consent.ClassSelf)):
		return "somebody else's record"
	case d.Ground == consent.GroundBreakGlass && (f.Reason.IsZero() || !to(consent.ClassProgramme)):
		return "an override without a reason, or from outside"
	}
	return ""
}

// Over every ground, purpose, class and set of regimes, with facts and consents at
// random, nothing is permitted that the rules forbid.
func TestNothingForbiddenIsPermitted(t *testing.T) {
	text := peertest.Text("words")
	rapid.Check(t, func(rt *rapid.T) {
		some := func(name string) string { return rapid.SampledFrom([]string{"", "x-1"}).Draw(rt, name) }
		yes := func(name string) bool { return rapid.Bool().Draw(rt, name) }
		words := func(name string) (w lifecycle.Text) {
			if yes(name) {
				w = text
			}
			return w
		}
		categories := rapid.SliceOfNDistinct(rapid.SampledFrom(consent.Categories()), 1, 3, rapid.ID)
		d := consent.Disclosure{Participant: ana, At: peertest.Day(rapid.IntRange(0, 5).Draw(rt, "day")), By: peer.WorkerActor("w"),
			From: consent.Recipient{ID: "programme-1", Class: consent.ClassProgramme},
			To: consent.Recipient{ID: rapid.SampledFrom([]string{"", "clinic-1", string(ana), "participant-2"}).Draw(rt, "to"),
				Class: rapid.SampledFrom(consent.Classes()).Draw(rt, "class")},
			Categories: categories.Draw(rt, "categories"), Stated: consent.Categories(),
			Purpose: rapid.SampledFrom(consent.Purposes()).Draw(rt, "purpose"), Ground: rapid.SampledFrom(consent.Grounds()).Draw(rt, "ground"),
			Regimes: rapid.SliceOfDistinct(rapid.SampledFrom(consent.Regimes()), rapid.ID).Draw(rt, "regimes"),
			Facts: consent.Facts{CourtOrder: some("order"), Subpoena: some("subpoena"), Agreement: some("agreement"), Approval: some("approval"), LegalReview: some("review"), Affiliation: some("affiliation"),
				Nature: words("nature"), Reason: words("reason"), Immediate: yes("immediate"), Threat: yes("threat"), OnPremises: yes("premises"), Initial: yes("initial"), Deidentified: yes("deidentified"),
				NeedToKnow: yes("need"), RevealsNothing: yes("reveals nothing"), CannotConsent: yes("cannot consent")}}
		terms := termsFor(t, consent.KindDisclosure)
		terms.Categories = categories.Draw(rt, "consented")
		terms.Purpose = rapid.SampledFrom([]consent.Purpose{d.Purpose, consent.PurposeTPO, consent.PurposeReferral}).Draw(rt, "consented purpose")
		terms.Statements = consent.Statements()
		terms.Recipients = []consent.Recipient{rapid.SampledFrom([]consent.Recipient{{Class: d.To.Class}, {ID: "clinic-1", Class: consent.ClassProvider}}).Draw(rt, "consented recipient")}
		c, err := consent.NewConsent("c-1", terms, on(lifecycle.WorkerParty, 0))
		require.NoError(t, err)
		signed := c.Sign(on(lifecycle.ParticipantParty, 1), signature(t), consent.Rules{}, nil) == nil
		var end time.Time
		if signed && yes("taken back") {
			end = peertest.Day(3)
			take := rapid.SampledFrom([]func(lifecycle.Act) error{c.Stop, c.Revoke}).Draw(rt, "how")
			require.NoError(t, take(on(lifecycle.WorkerParty, 3)))
		}
		takes := terms.Recipients[0].ID != "" && terms.Recipients[0].ID == d.To.ID || terms.Recipients[0].ID == "" &&
			(terms.Recipients[0].Class != consent.ClassTPO || terms.Purpose == consent.PurposeTPO)
		serves := terms.Purpose == d.Purpose || terms.Purpose == consent.PurposeTPO &&
			slices.Contains([]consent.Purpose{consent.PurposeTreatment, consent.PurposePayment, consent.PurposeOperations}, d.Purpose)
		carried := signed && takes && serves && !d.At.Before(peertest.Day(1)) && (end.IsZero() || d.At.Before(end)) &&
			!slices.ContainsFunc(d.Categories, func(c consent.Category) bool { return !slices.Contains(terms.Categories, c) })
		out := consent.Decide(d, fileOf(c))
		if out.Permitted {
			if why := forbidden(d, carried); why != "" {
				rt.Fatalf("%s on %s for %s to %s of %v under %v: %s", "permitted", d.Ground, d.Purpose, d.To.Class, d.Categories, d.Regimes, why)
			}
		}
		_, _, err = consent.NewDisclosureRecord("d-1", d, fileOf(c), d.At)
		require.NoError(t, err, "what was decided can be recorded")
	})
}

// Not even beside a consent of somebody else.
func TestAFileOfSomebodyElsePermitsNothing(t *testing.T) {
	bobs := termsFor(t, consent.KindDisclosure)
	bobs.Participant = "participant-2"
	f := consent.File{Records: []peer.ParticipantID{"participant-2"}, Consents: []consent.Consent{*signed(t, "c-1", bobs)}}
	assert.Equal(t, []string{"file_of_somebody_else", "no_consent"}, consent.Decide(referral(peertest.Day(3)), f).Rules())
	own := groundCases()[0].disclosure()
	own.To.ID = "participant-2"
	assert.Equal(t, []string{"file_of_somebody_else", "not_the_person"}, consent.Decide(own, f).Rules(), "nobody reads another's record by their own file")
}

// The rules name who may be told for proceedings, and nobody asked on the person's behalf.
func TestGroundsServeTheirPurposes(t *testing.T) {
	for _, g := range groundCases() {
		d := g.disclosure()
		d.Stated = d.Categories
		for _, tt := range []struct {
			purpose consent.Purpose
			grounds []consent.Ground
		}{
			{consent.PurposeProceedings, []consent.Ground{consent.GroundOwnRecord, consent.GroundCourtOrder, consent.GroundPremisesCrime}},
			{consent.PurposeAtRequest, []consent.Ground{consent.GroundOwnRecord}},
		} {
			d.Purpose = tt.purpose
			assert.Equal(t, slices.Contains(tt.grounds, g.ground), consent.Decide(d, consent.File{}).Permitted, "%s for %s", g.ground, tt.purpose)
		}
	}
}
