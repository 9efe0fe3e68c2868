package consent_test

import (
	"slices"
	"strings"
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
		terms := peertest.Terms(consent.KindDisclosure)
		terms.Categories = categories.Draw(rt, "consented")
		terms.Purpose = rapid.SampledFrom([]consent.Purpose{d.Purpose, consent.PurposeTPO, consent.PurposeReferral}).Draw(rt, "consented purpose")
		terms.Statements = consent.Statements()
		terms.Recipients = []consent.Recipient{rapid.SampledFrom([]consent.Recipient{{Class: d.To.Class}, {ID: "clinic-1", Class: consent.ClassProvider}}).Draw(rt, "consented recipient")}
		c, err := consent.NewConsent("c-1", terms, on(lifecycle.WorkerParty, 0))
		require.NoError(t, err)
		signed := c.Sign(on(lifecycle.ParticipantParty, 1), peertest.Signature(), consent.Rules{}, nil) == nil
		var end time.Time
		if signed && yes("taken back") {
			end = peertest.Day(3)
			take := rapid.SampledFrom([]func(lifecycle.Act) error{c.Stop, c.Revoke}).Draw(rt, "how")
			require.NoError(t, take(on(lifecycle.WorkerParty, 3)))
		}
		takes := terms.Recipients[0].ID != "" && terms.Recipients[0].ID == d.To.ID && terms.Recipients[0].Class == d.To.Class || terms.Recipients[0].ID == "" &&
			(terms.Recipients[0].Class != consent.ClassTPO || terms.Purpose == consent.PurposeTPO)
		serves := terms.Purpose == d.Purpose || terms.Purpose == consent.PurposeTPO &&
			slices.Contains([]consent.Purpose{consent.PurposeTreatment, consent.PurposePayment, consent.PurposeOperations}, d.Purpose)
		carried := signed && takes && serves && !d.At.Before(peertest.Day(1)) && (end.IsZero() || d.At.Before(end)) &&
			!slices.ContainsFunc(d.Categories, func(c consent.Category) bool { return !slices.Contains(terms.Categories, c) })
		out := consent.Decide(d, fileOf(c))
		for _, r := range out.Reasons {
			require.True(rt, isRule(r.Rule), "%s is a name that the manual has", r.Rule)
		}
		if out.Permitted {
			if why := forbidden(d, carried); why != "" {
				rt.Fatalf("%s on %s for %s to %s of %v under %v: %s", "permitted", d.Ground, d.Purpose, d.To.Class, d.Categories, d.Regimes, why)
			}
		}
		_, _, err = consent.NewDisclosureRecord("d-1", d, fileOf(c), d.At)
		require.NoError(t, err, "what was decided can be recorded")
	})
}

// isRule reports whether a name of a rule is one of those that the manual lists.
func isRule(name string) bool {
	isA := func(prefix string, all ...string) bool {
		rest, ok := strings.CutPrefix(name, prefix)
		return ok && slices.Contains(all, rest)
	}
	names := strings.Fields(`incomplete file_of_somebody_else restricted subpoena_alone no_consent consent_covers
		recipient_not_of_this_ground purpose_not_of_this_ground more_than_the_ground_permits more_than_needed
		fellowship_anonymity counselling_notes confidential_communications not_the_person
		recipient_out_of_scope purpose_out_of_scope discloser_out_of_scope category_out_of_scope
		channel_out_of_scope group_out_of_scope declined stopped revoked no_longer expired`)
	return slices.Contains(names, name) || isA("ground_", texts(consent.Grounds())...) || isA("no_ground_under_", texts(consent.Regimes())...) ||
		isA("lacks_", append(texts(consent.AllFacts()), texts(consent.Elements())...)...)
}

func texts[T ~string](all []T) (out []string) {
	for _, v := range all {
		out = append(out, string(v))
	}
	return out
}

// Not even beside a consent of somebody else.
func TestAFileOfSomebodyElsePermitsNothing(t *testing.T) {
	bobs := peertest.Terms(consent.KindDisclosure)
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

// What the person asked to be kept from somebody, and was granted, is not told them.
func TestAGrantedRestrictionBindsDisclosures(t *testing.T) {
	granted := func(ask consent.RequestAsk) []consent.Restriction {
		ask.ID, ask.Participant, ask.Kind = "r-1", ana, consent.RequestRestriction
		r, err := consent.NewRequest(ask, actOn(askParty, 2))
		require.NoError(t, err)
		require.NoError(t, r.Grant(actOn(officerParty, 3)))
		return consent.Restrictions([]consent.Request{*r}, peertest.Day(9))
	}
	for _, tt := range []struct {
		name string
		ask  consent.RequestAsk
		want bool
	}{
		{"from everybody", consent.RequestAsk{}, true},
		{"from the clinic", consent.RequestAsk{Recipient: "clinic-1"}, true},
		{"from another", consent.RequestAsk{Recipient: "clinic-2"}, false},
		{"from the treatment team", consent.RequestAsk{Roles: []consent.ViewRole{consent.ViewClinicalTeam}}, true},
		{"from the front desk", consent.RequestAsk{Roles: []consent.ViewRole{consent.ViewFrontDesk}}, false},
		{"of needs", consent.RequestAsk{Fields: []consent.FieldClass{consent.FieldNeeds}}, true},
		{"of billing", consent.RequestAsk{Fields: []consent.FieldClass{consent.FieldBilling}}, false},
	} {
		f := fileOf(consentIn(t, consent.StateActive))
		f.Restrictions = granted(tt.ask)
		out := consent.Decide(referral(peertest.Day(4)), f)
		assert.Equal(t, tt.want, slices.Contains(out.Rules(), "restricted"), tt.name)
		assert.Equal(t, tt.want, !out.Permitted, tt.name)
		assert.True(t, consent.Decide(referral(peertest.Day(3).Add(-1)), f).Permitted, "%s: before it was granted", tt.name)
		f.Restrictions[0].Participant = "participant-2"
		assert.True(t, consent.Decide(referral(peertest.Day(4)), f).Permitted, "%s: of somebody else", tt.name)
	}
	f := consent.File{Records: []peer.ParticipantID{ana}, Restrictions: granted(consent.RequestAsk{})}
	yields := []consent.Ground{consent.GroundInternal, consent.GroundQSO, consent.GroundResearch, consent.GroundAudit, consent.GroundPublicHealth, consent.GroundMixedPresence}
	for _, g := range groundCases() {
		d := g.disclosure()
		d.At = peertest.Day(4)
		assert.Equal(t, slices.Contains(yields, g.ground), !consent.Decide(d, f).Permitted, "%s", g.ground)
	}
}

// What is handed out is the caller's to change.
func TestCataloguesAreHandedOutWhole(t *testing.T) {
	for range 2 {
		for _, r := range consent.CapacityRules() {
			for i := range r.Kinds {
				require.Contains(t, consent.Kinds(), r.Kinds[i])
				r.Kinds[i] = "changed"
			}
		}
		for _, r := range consent.Requirements() {
			for i := range r.Kinds {
				require.NotEqual(t, consent.Kind("changed"), r.Kinds[i])
			}
		}
		all := consent.Requirements()
		for _, r := range all[len(all)-1].Kinds {
			require.NotEqual(t, consent.Kind("changed"), r)
		}
		all[len(all)-1].Kinds[0] = "changed"
	}
	out := consent.Decide(referral(peertest.Day(3)), fileOf(consentIn(t, consent.StateActive)))
	out.Notice.Consents[0] = "changed"
	assert.Equal(t, peer.ConsentID("consent-1"), out.Consents[0])
}

// Times of stored disclosures are read in UTC, whatever zone they were written in.
func TestStoredTimesAreReadInUTC(t *testing.T) {
	zone := time.FixedZone("", 2*3600)
	r := override(t, "d-1")
	want := r
	r.Recorded, r.Until, r.Review.Due, r.Disclosure.At = r.Recorded.In(zone), r.Until.In(zone), r.Review.Due.In(zone), r.Disclosure.At.In(zone)
	data, err := r.MarshalJSON()
	require.NoError(t, err)
	var back consent.DisclosureRecord
	require.NoError(t, back.UnmarshalJSON(data))
	assert.Equal(t, want, back)
}

// The zero value of everything that has moves refuses them and answers nothing.
func TestZeroValuesPermitNothing(t *testing.T) {
	var c consent.Consent
	act := on(worker, 1)
	for _, move := range []func() error{
		func() error { return c.Revise(act, peertest.Terms(consent.KindContact)) },
		func() error { return c.Sign(act, peertest.Signature(), consent.Rules{}, nil) },
		func() error { return c.Decline(act) }, func() error { return c.Stop(act) }, func() error { return c.Lift(act) },
		func() error { return c.Revoke(act) }, func() error { return c.Expire(act, nil) },
		func() error { return c.Supersede(act, consent.Consent{}, nil) }, func() error { return c.Correct(act, 1) }, func() error { return c.Redact(act, 1) },
	} {
		require.ErrorIs(t, move(), lifecycle.ErrRefused)
	}
	assert.False(t, c.InForce(peertest.Day(1), nil))
	assert.Empty(t, consent.Reviews(nil, []consent.Consent{c}, peertest.Day(1), lifecycle.Calendar{}))
	f := consent.File{Records: []peer.ParticipantID{"", ana}, Consents: []consent.Consent{c}}
	assert.Equal(t, peer.ConsentNotAsked, f.Verdict(consent.Question{}, peertest.Day(1)))
	w, ok := f.EndedBy("", []consent.Dependent{{}, {Open: true}}, []consent.DisclosureRecord{{}}, time.Time{})
	assert.True(t, ok)
	assert.Len(t, w.Ended, 1)
	var r consent.Request
	require.ErrorIs(t, r.Grant(actOn(officerParty, 1)), lifecycle.ErrRefused)
	require.ErrorIs(t, r.Correct(act, 1), lifecycle.ErrRefused)
	_, held := r.Hold(peertest.Day(1))
	assert.False(t, held)
	assert.Empty(t, consent.Restrictions([]consent.Request{r}, peertest.Day(1)))
	assert.True(t, consent.MayFundraise([]consent.Request{r}, "", peertest.Day(1)))
	var l consent.LegalRequest
	require.ErrorIs(t, l.Add(actOn(counselParty, 1), consent.LegalWarrant, ""), lifecycle.ErrRefused)
	require.ErrorIs(t, l.Correct(act, 1), lifecycle.ErrRefused)
	assert.Equal(t, consent.Replies()[0], l.Reply())
	assert.Equal(t, consent.LegalNothing, l.Strength())
	for _, timing := range []func() error{
		func() error { _, err := c.Due(consent.Timings(), lifecycle.Calendar{}, peertest.Day(1)); return err },
		func() error {
			_, err := l.Due(consent.LegalTimings(), lifecycle.Calendar{}, peertest.Day(1))
			return err
		},
	} {
		require.NoError(t, timing())
	}
	_, err := r.Due(consent.RequestRule{}, lifecycle.Calendar{}, peertest.Day(1))
	require.ErrorIs(t, err, lifecycle.ErrTiming)
}
