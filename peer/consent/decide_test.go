package consent_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func TestAConsentedDisclosureTakesItsNoticeAlong(t *testing.T) {
	out := consent.Decide(referral(instant(t, "2026-03-02T12:00:00Z")), fileOf(consentIn(t, consent.StateActive)))
	require.True(t, out.Permitted, "%v", out.Rules())
	assert.Equal(t, peer.ConsentGiven, out.Verdict)
	assert.Equal(t, "part2-2024-full", out.Notice.Redisclosure.TextID)
	assert.Equal(t, "2024", out.Notice.Redisclosure.Version)
	assert.Equal(t, []peer.ConsentID{"consent-1"}, out.Notice.Consents, "a copy, or an explanation of its scope")
	assert.Equal(t, []peer.ConsentID{"consent-1"}, out.Consents)
	assert.Equal(t, []consent.RecordItem{"recipient", "discloser", "time", "purpose", "categories", "ground", "consent_id", "notice"}, out.Record)
	assert.Len(t, out.Limits, 2)
	assert.True(t, out.Review.IsZero())
	assert.Empty(t, out.Instead)
	d := referral(peertest.Day(5))
	d.Regimes = []consent.Regime{consent.RegimeGDPR}
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Regimes = d.Regimes
	out = consent.Decide(d, fileOf(signed(t, "c-1", terms)))
	assert.True(t, out.Permitted)
	assert.True(t, out.Notice.IsZero(), "nothing was read that asks for one")
}

func TestVersionsOfTheNotice(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	for day, want := range map[string]string{
		"2024-04-15T23:59:59Z": "part2-2018-full",
		"2024-04-16T00:00:00Z": "part2-2024-full",
		"2026-02-16T00:00:00Z": "part2-2024-full",
		"2018-01-01T00:00:00Z": "",
	} {
		at := instant(t, day)
		c, err := consent.NewConsent("c-1", terms, lifecycle.Act{By: peer.WorkerActor("w"), At: at})
		require.NoError(t, err)
		s := peertest.Signature()
		s.On = peer.DateOf(at, nil)
		require.NoError(t, c.Sign(lifecycle.Act{By: peer.ParticipantActor(ana), At: at}, s, consent.Rules{}, nil))
		out := consent.Decide(referral(at), fileOf(c))
		require.True(t, out.Permitted)
		assert.Equal(t, want, out.Notice.Redisclosure.TextID, day)
	}
	short := 0
	for _, n := range consent.RedisclosureNotices() {
		if n.Short {
			short++
		}
		assert.Equal(t, n.Version == "2024", n.Source.Verified())
	}
	assert.Equal(t, 2, short, "two statements, in each version")
}

func TestWhatIsNotKnownIsNotPermitted(t *testing.T) {
	f := fileOf(consentIn(t, consent.StateActive))
	for name, edit := range map[string]func(*consent.Disclosure){
		"nothing":            func(d *consent.Disclosure) { *d = consent.Disclosure{} },
		"nobody":             func(d *consent.Disclosure) { d.Participant = "" },
		"no time":            func(d *consent.Disclosure) { d.At = peertest.Day(0).AddDate(-3000, 0, 0) },
		"nobody tells":       func(d *consent.Disclosure) { d.By = lifecycle.Actor{} },
		"the clock tells":    func(d *consent.Disclosure) { d.By = lifecycle.System() },
		"from no class":      func(d *consent.Disclosure) { d.From.Class = "" },
		"to no class":        func(d *consent.Disclosure) { d.To.Class = "friends" },
		"no category":        func(d *consent.Disclosure) { d.Categories = nil },
		"a category made up": func(d *consent.Disclosure) { d.Categories = []consent.Category{"all"} },
		"no purpose":         func(d *consent.Disclosure) { d.Purpose = "" },
		"no ground":          func(d *consent.Disclosure) { d.Ground = "" },
		"a ground made up":   func(d *consent.Disclosure) { d.Ground = "curiosity" },
		"a regime made up":   func(d *consent.Disclosure) { d.Regimes = []consent.Regime{"custom"} },
		"an id of no text":   func(d *consent.Disclosure) { d.To.ID = "\xff" },
	} {
		d := referral(peertest.Day(3))
		edit(&d)
		out := consent.Decide(d, f)
		assert.Equal(t, []string{"incomplete"}, out.Rules(), name)
		assert.False(t, out.Permitted)
		assert.NotEmpty(t, out.Instead)
	}
	d := referral(peertest.Day(3))
	d.Regimes = nil
	out := consent.Decide(d, f)
	assert.True(t, out.Permitted, "terms under 42 CFR Part 2 meet every regime: %v", out.Rules())
	assert.Contains(t, consent.Decide(d, consent.File{}).Rules(), "no_consent")
	assert.False(t, consent.Decision{}.Permitted)
}

func TestEveryRuleIsReported(t *testing.T) {
	d := referral(peertest.Day(3))
	d.To, d.Purpose = consent.Recipient{ID: "court-1", Class: consent.ClassCourt}, consent.PurposeProceedings
	d.Categories = []consent.Category{consent.CategoryPresence, consent.CategoryProgress, consent.CategoryFellowshipAttendance}
	out := consent.Decide(d, fileOf(consentIn(t, consent.StateActive)))
	assert.Equal(t, []string{"category_out_of_scope", "fellowship_anonymity", "more_than_needed", "no_consent", "purpose_out_of_scope", "recipient_out_of_scope"}, out.Rules())
	for _, r := range out.Reasons {
		assert.NotEmpty(t, r.Text, r.Rule)
		assert.NotEmpty(t, r.Source.Title, r.Rule)
	}
	assert.Equal(t, []string{"no_consent", "revoked"}, consent.Decide(referral(peertest.Day(3)), fileOf(consentIn(t, consent.StateRevoked))).Rules())
	assert.Equal(t, []string{"no_consent", "stopped"}, consent.Decide(referral(peertest.Day(3)), fileOf(consentIn(t, consent.StateStopped))).Rules(), "an oral wish is honoured at once")
	assert.Equal(t, []string{"expired", "no_consent"}, consent.Decide(referral(peertest.Day(180)), fileOf(consentIn(t, consent.StateActive))).Rules(), "nobody entered that it ran out")
}

// Proceedings against the person, and counselling notes, each take a consent of their own.
func TestWhatTakesAConsentOfItsOwn(t *testing.T) {
	d := referral(peertest.Day(3))
	d.Purpose, d.To, d.Categories = consent.PurposeProceedings, consent.Recipient{ID: "court-1", Class: consent.ClassCourt}, []consent.Category{consent.CategoryPresence}
	assert.False(t, consent.Decide(d, fileOf(signed(t, "c-1", tpo(t)))).Permitted)
	own := peertest.Terms(consent.KindDisclosure)
	own.Purpose, own.Recipients, own.Categories = d.Purpose, []consent.Recipient{d.To}, d.Categories
	assert.True(t, consent.Decide(d, fileOf(signed(t, "c-1", own))).Permitted)

	notes := referral(peertest.Day(3))
	notes.Categories = []consent.Category{consent.CategoryCounsellingNotes}
	notes.Stated = notes.Categories
	assert.False(t, consent.Decide(notes, fileOf(consentIn(t, consent.StateActive))).Permitted)
	own = peertest.Terms(consent.KindDisclosure)
	own.Categories = notes.Categories
	assert.True(t, consent.Decide(notes, fileOf(signed(t, "c-1", own))).Permitted)
	notes.Categories = append(notes.Categories, consent.CategoryPresence)
	notes.Stated = notes.Categories
	assert.False(t, consent.Decide(notes, fileOf(signed(t, "c-1", own))).Permitted)
}

func TestARegimeThatAsksForMoreThanTheTermsHave(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Regimes = []consent.Regime{consent.RegimeGDPR}
	terms.Signature = peertest.Signature()
	terms.Signature.Form, terms.Signature.Witness = consent.SignedSpoken, "worker-1"
	d := referral(peertest.Day(3))
	d.Regimes = []consent.Regime{consent.RegimeGDPR}
	f := fileOf(signed(t, "c-1", terms))
	assert.True(t, consent.Decide(d, f).Permitted)
	d.Regimes = []consent.Regime{consent.RegimeGDPR, consent.RegimePart2}
	assert.Equal(t, []string{"lacks_form", "no_consent"}, consent.Decide(d, f).Rules())
	d.Regimes = nil
	assert.Equal(t, []string{"lacks_form", "no_consent"}, consent.Decide(d, f).Rules(), "nothing known: every regime")
}

func TestNoMoreThanThePurposeNeeds(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Categories = append(terms.Categories, consent.CategoryProgress)
	f := fileOf(signed(t, "c-1", terms))
	d := referral(peertest.Day(3))
	d.Categories = terms.Categories
	assert.Equal(t, []string{"more_than_needed"}, consent.Decide(d, f).Rules())
	assert.Equal(t, []consent.Category{"presence", "contact_details", "needs"}, d.Purpose.Trim(d.Categories))
	d.Stated = []consent.Category{consent.CategoryProgress}
	assert.True(t, consent.Decide(d, f).Permitted, "the discloser stands by it")
	d.Stated, d.Categories = nil, d.Purpose.Trim(d.Categories)
	assert.True(t, consent.Decide(d, f).Permitted)
	assert.Empty(t, consent.Purpose("any").Needs())
	for _, p := range consent.Purposes() {
		assert.NotEmpty(t, p.Needs(), "%s", p)
		assert.NotContains(t, p.Needs(), consent.CategoryFellowshipAttendance)
		assert.Len(t, p.Trim(consent.Categories()), len(p.Needs()))
	}
}

// The minimum of HIPAA binds unless one of its exceptions does.
func TestTheMinimumOfHIPAA(t *testing.T) {
	for _, tt := range []struct {
		name    string
		purpose consent.Purpose
		to      consent.Class
		ground  consent.Ground
		facts   consent.Facts
		minimum bool
	}{
		{"within the programme", "supervision", "programme", "internal", consent.Facts{NeedToKnow: true}, true},
		{"within the programme, to a treating provider's purpose", "treatment", "programme", "internal", consent.Facts{NeedToKnow: true}, true},
		{"an emergency", "treatment", "medical_personnel", "medical_emergency", emergencyFacts(), false},
		{"the person", "at_request", "self", "own_record", consent.Facts{}, false},
		{"a court", "proceedings", "court", "court_order", consent.Facts{CourtOrder: "o", Subpoena: "s"}, false},
		{"a first report", "safety", "child_protection", "child_abuse", consent.Facts{Initial: true}, true},
	} {
		d := referral(peertest.Day(3))
		d.Purpose, d.To, d.Ground, d.Facts = tt.purpose, consent.Recipient{ID: string(ana), Class: tt.to}, tt.ground, tt.facts
		d.Categories, d.Regimes = []consent.Category{consent.CategoryPresence}, []consent.Regime{consent.RegimeHIPAA}
		out := consent.Decide(d, consent.File{})
		require.True(t, out.Permitted, "%s: %v", tt.name, out.Rules())
		has := slices.ContainsFunc(out.Limits, func(l consent.Limit) bool { return strings.Contains(l.Text, "minimum necessary") })
		assert.Equal(t, tt.minimum, has, tt.name)
	}
}

func emergencyFacts() consent.Facts {
	return consent.Facts{Immediate: true, Nature: peertest.Text("overdose"), Affiliation: "county ambulance"}
}

// groundCase is a disclosure on a ground that is permitted under 42 CFR Part 2.
type groundCase struct {
	ground   consent.Ground
	to       consent.Class
	purpose  consent.Purpose
	category consent.Category
	facts    consent.Facts
	needs    string // facts without each of which it is refused
	review   consent.ReviewKind
	items    string // beside the usual ones
}

func groundCases() []groundCase {
	glass := consent.Facts{Immediate: true, NeedToKnow: true, Nature: peertest.Text("overdose"), Reason: peertest.Text("on call alone")}
	return []groundCase{
		{"own_record", "self", "at_request", "service_notes", consent.Facts{}, "", "", ""},
		{"medical_emergency", "medical_personnel", "safety", "medication", emergencyFacts(), "immediate_threat nature_of_emergency recipient_affiliation", "", "recipient_affiliation nature_of_emergency"},
		{"break_glass", "programme", "safety", "medication", glass, "immediate_threat nature_of_emergency reason needed_for_duties", "override", "nature_of_emergency reason review"},
		{"product_error", "treating_provider", "safety", "medication", consent.Facts{Nature: peertest.Text("a recall"), Affiliation: "clinic"}, "nature_of_emergency recipient_affiliation", "", "recipient_affiliation nature_of_emergency"},
		{"research", "researcher", "research", "statistics", consent.Facts{Approval: "irb-1", LegalReview: "counsel-1"}, "approval_id legal_review_id", "legal", "approval_id legal_review_id review"},
		{"audit", "auditor", "audit", "billing", consent.Facts{Approval: "audit-1", LegalReview: "counsel-1"}, "approval_id legal_review_id", "legal", "approval_id legal_review_id review"},
		{"public_health", "public_health_authority", "public_health", "statistics", consent.Facts{Deidentified: true}, "deidentified", "", ""},
		{"court_order", "court", "proceedings", "attendance", consent.Facts{CourtOrder: "order-1", Subpoena: "subpoena-1"}, "court_order_id subpoena_id", "", "court_order_id subpoena_id"},
		{"premises_crime", "law_enforcement", "safety", "circumstances", consent.Facts{OnPremises: true}, "on_premises_or_staff", "", ""},
		{"child_abuse", "child_protection", "safety", "abuse_report", consent.Facts{Initial: true}, "initial_report", "", ""},
		{"internal", "programme", "supervision", "service_notes", consent.Facts{NeedToKnow: true}, "needed_for_duties", "", ""},
		{"service_agreement", "service_organisation", "operations", "attendance", consent.Facts{Agreement: "qso-1", NeedToKnow: true}, "agreement_id needed_for_duties", "", "agreement_id"},
		{"mixed_facility_presence", "supporter", "safety", "presence", consent.Facts{RevealsNothing: true}, "reveals_no_care", "", ""},
	}
}

func (g groundCase) disclosure() consent.Disclosure {
	d := referral(peertest.Day(3))
	d.To, d.Purpose, d.Ground, d.Facts = consent.Recipient{ID: string(ana), Class: g.to}, g.purpose, g.ground, g.facts
	d.Categories = []consent.Category{g.category}
	return d
}

func without(f consent.Facts, fact consent.Fact) consent.Facts {
	var none consent.Facts
	switch fact {
	case consent.FactCourtOrder:
		f.CourtOrder = ""
	case consent.FactSubpoena:
		f.Subpoena = ""
	case consent.FactAgreement:
		f.Agreement = ""
	case consent.FactApproval:
		f.Approval = ""
	case consent.FactLegalReview:
		f.LegalReview = ""
	case consent.FactAffiliation:
		f.Affiliation = ""
	case consent.FactNature:
		f.Nature = none.Nature
	case consent.FactReason:
		f.Reason = none.Reason
	case consent.FactImmediate:
		f.Immediate = false
	case consent.FactThreat:
		f.Threat = false
	case consent.FactOnPremises:
		f.OnPremises = false
	case consent.FactInitial:
		f.Initial = false
	case consent.FactDeidentified:
		f.Deidentified = false
	case consent.FactNeedToKnow:
		f.NeedToKnow = false
	case consent.FactRevealsNothing:
		f.RevealsNothing = false
	case consent.FactCannotConsent:
		f.CannotConsent = false
	}
	return f
}

// The table of grounds against answers written by hand: what each needs, to whom it
// permits, what is to be written down.
func TestGroundsWithoutConsent(t *testing.T) {
	usual := []consent.RecordItem{"recipient", "discloser", "time", "purpose", "categories", "ground"}
	for _, g := range groundCases() {
		d := g.disclosure()
		out := consent.Decide(d, consent.File{})
		require.True(t, out.Permitted, "%s: %v", g.ground, out.Rules())
		assert.Equal(t, g.review, out.Review.Kind, "%s", g.ground)
		want := slices.Clone(usual)
		for _, i := range strings.Fields(g.items) {
			want = append(want, consent.RecordItem(i))
		}
		assert.ElementsMatch(t, want, out.Record, "%s", g.ground)
		assert.True(t, out.Notice.IsZero(), "%s: the notice goes with what was consented to", g.ground)
		assert.NotEmpty(t, out.Limits[0].Text)
		for _, fact := range consent.AllFacts() {
			d.Facts = without(g.facts, fact)
			got := consent.Decide(d, consent.File{})
			assert.Equal(t, slices.Contains(strings.Fields(g.needs), string(fact)), !got.Permitted, "%s without %s", g.ground, fact)
		}
		d = g.disclosure()
		d.To.Class = consent.ClassPublic
		assert.Equal(t, g.ground != consent.GroundMixedPresence, !consent.Decide(d, consent.File{}).Permitted, "%s to anybody", g.ground)
		d = g.disclosure()
		d.Facts = consent.Facts{}
		if g.needs != "" {
			assert.False(t, consent.Decide(d, consent.File{}).Permitted, "%s with nothing known", g.ground)
		}
	}
}

func TestGroundsThatLimitWhatIsTold(t *testing.T) {
	for _, tt := range []struct {
		ground   consent.Ground
		category consent.Category
	}{
		{"premises_crime", "service_notes"}, {"premises_crime", "medication"},
		{"child_abuse", "service_notes"}, {"child_abuse", "circumstances"},
		{"public_health", "presence"}, {"mixed_facility_presence", "attendance"},
	} {
		for _, g := range groundCases() {
			if g.ground != tt.ground {
				continue
			}
			d := g.disclosure()
			d.Categories = append(d.Categories, tt.category)
			d.Stated = d.Categories
			assert.Equal(t, []string{"more_than_the_ground_permits"}, consent.Decide(d, consent.File{}).Rules(), "%s", tt.ground)
		}
	}
}

// A report of child abuse is the first one and never what is behind it.
func TestFollowUpOfAChildAbuseReport(t *testing.T) {
	d := groundCases()[9].disclosure()
	require.Equal(t, consent.GroundChildAbuse, d.Ground)
	d.Facts.Initial = false
	out := consent.Decide(d, consent.File{})
	assert.Equal(t, []string{"lacks_initial_report"}, out.Rules())
	assert.Equal(t, "After the first report: consent, or a court order with a subpoena.", out.Instead)
}

func TestASubpoenaAloneIsNotAnswered(t *testing.T) {
	d := groundCases()[7].disclosure()
	d.Ground = consent.GroundSubpoena
	assert.Equal(t, []string{"subpoena_alone"}, consent.Decide(d, consent.File{}).Rules(), "not even with an order beside it: that is another ground")
	d.Ground, d.Facts.CourtOrder = consent.GroundCourtOrder, ""
	assert.Equal(t, []string{"lacks_court_order_id"}, consent.Decide(d, consent.File{}).Rules())
	d.Facts = consent.Facts{CourtOrder: "order-1"}
	assert.Equal(t, []string{"lacks_subpoena_id"}, consent.Decide(d, consent.File{}).Rules(), "an order permits and does not compel")
}

func TestWhatWasSaidInConfidence(t *testing.T) {
	d := groundCases()[7].disclosure()
	d.Categories = []consent.Category{consent.CategoryCommunications}
	assert.Equal(t, []string{"confidential_communications"}, consent.Decide(d, consent.File{}).Rules())
	d.Facts.Threat = true
	assert.True(t, consent.Decide(d, consent.File{}).Permitted)
}

func TestADutyToWarnIsNoGroundUnderPart2(t *testing.T) {
	d := referral(peertest.Day(3))
	d.Ground, d.Purpose, d.Categories = consent.GroundSeriousThreat, consent.PurposeSafety, []consent.Category{consent.CategoryCircumstances}
	d.To = consent.Recipient{ID: "neighbour-1", Class: consent.ClassAtRisk}
	d.Facts = consent.Facts{Threat: true, Nature: peertest.Text("a threat"), LegalReview: "counsel-1"}
	out := consent.Decide(d, consent.File{})
	assert.Equal(t, []string{"no_ground_under_part_2"}, out.Rules())
	assert.Contains(t, out.Instead, "Tell the supervisor at once")
	d.Regimes = []consent.Regime{consent.RegimeHIPAA}
	out = consent.Decide(d, consent.File{})
	assert.True(t, out.Permitted, "%v", out.Rules())
	assert.Equal(t, consent.ReviewLegal, out.Review.Kind)
	d.Regimes = []consent.Regime{consent.RegimeHIPAA, consent.RegimePart2}
	assert.False(t, consent.Decide(d, consent.File{}).Permitted, "the strictest counts")
	d.Regimes = nil
	assert.False(t, consent.Decide(d, consent.File{}).Permitted)
}

func TestAReferralByTheJusticeSystemNeedsConsentAllTheSame(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Recipients, terms.Purpose = []consent.Recipient{{ID: "probation-1", Class: consent.ClassJustice}}, consent.PurposeJusticeMonitoring
	terms.Categories = []consent.Category{consent.CategoryAttendance}
	d := referral(peertest.Day(3))
	d.Ground, d.To, d.Purpose, d.Categories = consent.GroundJusticeReferral, terms.Recipients[0], terms.Purpose, terms.Categories
	assert.Equal(t, []string{"no_consent"}, consent.Decide(d, consent.File{}).Rules())
	assert.True(t, consent.Decide(d, fileOf(signed(t, "c-1", terms))).Permitted)
	d.To = consent.Recipient{ID: "employer-1", Class: consent.ClassSocial}
	assert.Contains(t, consent.Decide(d, fileOf(signed(t, "c-1", terms))).Rules(), "recipient_not_of_this_ground")
}

func TestOnesOwnRecordIsOnesOwn(t *testing.T) {
	d := groundCases()[0].disclosure()
	d.To.ID = "participant-2"
	assert.Equal(t, []string{"not_the_person"}, consent.Decide(d, consent.File{}).Rules())
	d.To.ID = ""
	assert.Equal(t, []string{"not_the_person"}, consent.Decide(d, consent.File{}).Rules())
	d.To.ID = "participant-2"
	assert.True(t, consent.Decide(d, consent.File{Records: []peer.ParticipantID{ana, "participant-2"}}).Permitted, "under a merged id")
}

// Nothing of a fellowship's meeting is told on any ground, nor counselling notes
// without their own consent.
func TestWhatNoGroundReaches(t *testing.T) {
	for _, g := range groundCases() {
		for _, c := range []consent.Category{consent.CategoryFellowshipAttendance, consent.CategoryCounsellingNotes} {
			d := g.disclosure()
			d.Categories = []consent.Category{c}
			d.Stated = d.Categories
			permitted := consent.Decide(d, consent.File{}).Permitted
			assert.Equal(t, g.ground == consent.GroundCourtOrder && c == consent.CategoryCounsellingNotes, permitted, "%s %s", g.ground, c)
		}
	}
}

func TestARefusalDoesNotConfirmThatSomebodyIsKnown(t *testing.T) {
	known := consent.Decide(referral(peertest.Day(3)), fileOf(consentIn(t, consent.StateRevoked)))
	stranger := referral(peertest.Day(3))
	stranger.Participant = "nobody-here"
	unknown := consent.Decide(stranger, consent.File{})
	assert.False(t, known.Permitted || unknown.Permitted)
	assert.Equal(t, "We can neither confirm nor deny whether any person is or was in contact with us. We say this to everybody who asks.", consent.OutwardReply(lifecycle.English))
	assert.NotEqual(t, consent.OutwardReply(lifecycle.English), consent.OutwardReply(lifecycle.Spanish))
	assert.Equal(t, consent.OutwardReply(lifecycle.English), consent.OutwardReply("uk"))
}

func TestEveryGroundHasItsRule(t *testing.T) {
	rules := consent.GroundRules()
	require.Len(t, rules, len(consent.Grounds()))
	verified := map[consent.Ground]bool{}
	for i, r := range rules {
		assert.Equal(t, consent.Grounds()[i], r.Ground)
		assert.NotEmpty(t, r.Limit)
		assert.NotEmpty(t, r.Instead)
		assert.NotEmpty(t, r.Source.Title)
		for _, s := range r.Under {
			if s.Regime == consent.RegimeHIPAA && s.Source.Verified() {
				t.Errorf("%s: no text of HIPAA on it was read", r.Ground)
			}
			if s.Regime == consent.RegimePart2 && s.Source.Verified() {
				verified[r.Ground] = true
			}
		}
	}
	assert.Equal(t, map[consent.Ground]bool{"consent": true, "medical_emergency": true, "break_glass": true, "product_error": true, "public_health": true,
		"court_order": true, "premises_crime": true, "child_abuse": true, "internal": true, "justice_referral": true, "mixed_facility_presence": true}, verified)
	assert.Equal(t, source.Design, consent.OverrideDefaults().Source.Evidence)
}

// What was told before a consent was taken back stays permitted as of its time.
func TestRevocationIsProspective(t *testing.T) {
	c := consentIn(t, consent.StateRevoked) // on day 2
	f := fileOf(c)
	assert.True(t, consent.Decide(referral(peertest.Day(2).Add(-1)), f).Permitted)
	assert.False(t, consent.Decide(referral(peertest.Day(2)), f).Permitted)
	assert.False(t, consent.Decide(referral(peertest.Day(1).Add(-1)), f).Permitted, "nor before it was signed")
}

// A ground whose text was read under one regime and not under another permits in an
// emergency under both, and somebody looks at it afterwards.
func TestWhatRestsOnATextThatWasNotReadIsReviewed(t *testing.T) {
	d := groundCases()[1].disclosure()
	assert.True(t, consent.Decide(d, consent.File{}).Review.IsZero())
	d.Regimes = []consent.Regime{consent.RegimePart2, consent.RegimeHIPAA}
	out := consent.Decide(d, consent.File{})
	assert.True(t, out.Permitted)
	assert.Equal(t, consent.ReviewLegal, out.Review.Kind)
	assert.Contains(t, out.Record, consent.RecordReview)
	d.Regimes = nil
	assert.Equal(t, []string{"lacks_cannot_consent"}, consent.Decide(d, consent.File{}).Rules(), "whoever can be asked is asked, as far as the GDPR goes")
	d.Facts.CannotConsent = true
	assert.True(t, consent.Decide(d, consent.File{}).Permitted, "nobody waits for counsel in an emergency")
	told := referral(peertest.Day(3))
	told.Regimes = nil
	assert.True(t, consent.Decide(told, fileOf(consentIn(t, consent.StateActive))).Review.IsZero(), "the person consented")
}
