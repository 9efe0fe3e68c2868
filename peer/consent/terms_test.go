package consent_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func elements(lacks []consent.Lack) []consent.Element {
	var all []consent.Element
	for _, l := range lacks {
		all = append(all, l.Element)
	}
	return all
}

func whole(t testing.TB, k consent.Kind) consent.Terms {
	t.Helper()
	terms := peertest.Terms(k)
	terms.Signature = peertest.Signature()
	return terms
}

func tpo(t testing.TB) consent.Terms {
	t.Helper()
	terms := whole(t, consent.KindDisclosure)
	terms.Purpose, terms.Expiry = consent.PurposeTPO, consent.Expiry{Kind: consent.ExpiresNever}
	terms.Recipients = []consent.Recipient{{Class: consent.ClassTPO}}
	terms.Statements = consent.Statements()
	return terms
}

func TestEveryKindIsWholeAsTheHelpersWriteIt(t *testing.T) {
	for _, k := range consent.Kinds() {
		assert.Empty(t, whole(t, k).Missing(consent.Rules{}, consent.RegimePart2), "%s", k)
	}
	assert.Empty(t, tpo(t).Missing(consent.Rules{}))
	assert.NotEmpty(t, consent.Terms{}.Missing(consent.Rules{}))
}

// Each element taken away alone, and what is then said to be missing.
func TestEachElementOfADisclosure(t *testing.T) {
	for _, tt := range []struct {
		name string
		of   consent.Terms
		edit func(*consent.Terms)
		want []consent.Element
		ev   source.Evidence
	}{
		{"1 who", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Participant = "" }, []consent.Element{"who"}, source.Verified},
		{"2 discloser", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Disclosers = nil }, []consent.Element{"discloser"}, source.Verified},
		{"3 information", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Categories = nil }, []consent.Element{"information"}, source.Verified},
		{"4 recipient", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Recipients = nil }, []consent.Element{"recipient"}, source.Verified},
		{"4 a general description for one purpose", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Recipients = []consent.Recipient{{Class: consent.ClassTPO}} }, []consent.Element{"recipient"}, source.Verified},
		{"4 an intermediary without members", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Recipients[0].Intermediary = true }, []consent.Element{"intermediary"}, source.Verified},
		{"4 an intermediary by class", whole(t, consent.KindDisclosure), func(x *consent.Terms) {
			x.Recipients = []consent.Recipient{{Class: consent.ClassProvider, Intermediary: true, TreatingOnly: true}}
		}, []consent.Element{"intermediary"}, source.Verified},
		{"4 told on under HIPAA", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Covered, x.Purpose = true, consent.PurposeTreatment }, []consent.Element{"redisclosure"}, source.Verified},
		{"5 purpose", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Purpose = "" }, []consent.Element{"purpose"}, source.Verified},
		{"6 may revoke", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Statements = x.Statements[1:] }, []consent.Element{"revocation"}, source.Verified},
		{"6 how", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Statements = x.Statements[:1] }, []consent.Element{"revocation"}, source.Verified},
		{"7 expiry", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Expiry = consent.Expiry{} }, []consent.Element{"expiry"}, source.Verified},
		{"7 never", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Expiry = consent.Expiry{Kind: consent.ExpiresNever} }, []consent.Element{"expiry"}, source.Verified},
		{"7 with a study", whole(t, consent.KindDisclosure), func(x *consent.Terms) {
			x.Expiry = consent.Expiry{Kind: consent.ExpiresOnEvent, Event: consent.EndOfStudy}
		}, []consent.Element{"expiry"}, source.Verified},
		{"8 nobody signed", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Signature = consent.Signature{} }, []consent.Element{"signature", "date", "capacity", "form"}, source.Verified},
		{"8 a guardian without a name", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Signature.Capacity, x.Signature.Authority = "guardian", "order-1" }, []consent.Element{"signature"}, source.Verified},
		{"9 date", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Signature.On = peer.Date{} }, []consent.Element{"date"}, source.Verified},
		{"TPO statements", tpo(t), func(x *consent.Terms) { x.Statements = x.Statements[:3] }, []consent.Element{"tpo_statements"}, source.Unverified},
		{"TPO redisclosure", tpo(t), func(x *consent.Terms) { x.Statements = append(x.Statements[:2:2], x.Statements[3:]...) }, []consent.Element{"redisclosure"}, source.Verified},
		{"notes with more", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Categories = append(x.Categories, consent.CategoryCounsellingNotes) }, []consent.Element{"separate"}, source.Verified},
		{"notes as a condition", whole(t, consent.KindDisclosure), func(x *consent.Terms) {
			x.Categories, x.Conditional = []consent.Category{consent.CategoryCounsellingNotes}, true
		}, []consent.Element{"no_condition"}, source.Verified},
		{"a fellowship", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Categories = append(x.Categories, consent.CategoryFellowshipAttendance) }, []consent.Element{"unrecorded"}, source.Verified},
		{"no regime", whole(t, consent.KindDisclosure), func(x *consent.Terms) { x.Regimes = nil }, []consent.Element{"regime"}, source.Design},
	} {
		terms := tt.of
		tt.edit(&terms)
		lacks := terms.Missing(consent.Rules{})
		assert.Equal(t, tt.want, elements(lacks), tt.name)
		if assert.NotEmpty(t, lacks) {
			assert.Equal(t, tt.ev, lacks[0].Source.Evidence, tt.name)
			assert.NotEmpty(t, lacks[0].Text)
		}
	}
}

func TestWhatElseMayBeWritten(t *testing.T) {
	terms := tpo(t)
	terms.Expiry = consent.Expiry{Kind: consent.ExpiresOnEvent, Event: consent.EndOfTreatment}
	assert.Empty(t, terms.Missing(consent.Rules{}))
	terms = whole(t, consent.KindDisclosure)
	terms.Purpose, terms.Expiry = consent.PurposeResearch, consent.Expiry{Kind: consent.ExpiresOnEvent, Event: consent.EndOfStudy}
	assert.Empty(t, terms.Missing(consent.Rules{}))
	terms = whole(t, consent.KindDisclosure)
	terms.Recipients = []consent.Recipient{{ID: "exchange-1", Intermediary: true, Members: []string{"clinic-1"}}}
	assert.Empty(t, terms.Missing(consent.Rules{}))
	terms.Categories = []consent.Category{consent.CategoryCounsellingNotes}
	assert.Empty(t, terms.Missing(consent.Rules{}), "counselling notes alone")
}

func TestElementsOfTheOtherKinds(t *testing.T) {
	for _, tt := range []struct {
		kind consent.Kind
		edit func(*consent.Terms)
		want consent.Element
	}{
		{consent.KindContact, func(x *consent.Terms) { x.Channels = nil }, consent.ElementChannel},
		{consent.KindContact, func(x *consent.Terms) { x.Conditional = true }, consent.ElementCondition},
		{consent.KindAttendance, func(x *consent.Terms) { x.Groups = nil }, consent.ElementGroup},
		{consent.KindAttendance, func(x *consent.Terms) { x.Purpose = "" }, consent.ElementPurpose},
		{consent.KindAttendance, func(x *consent.Terms) { x.Expiry = consent.Expiry{} }, consent.ElementExpiry},
		{consent.KindAttendance, func(x *consent.Terms) { x.Expiry = consent.Expiry{Kind: consent.ExpiresNever} }, consent.ElementExpiry},
		{consent.KindObservation, func(x *consent.Terms) { x.Recipients = nil }, consent.ElementRecipient},
		{consent.KindObservation, func(x *consent.Terms) { x.Conditional = true }, consent.ElementCondition},
		{consent.KindStory, func(x *consent.Terms) { x.Expiry = consent.Expiry{} }, consent.ElementExpiry},
		{consent.KindStory, func(x *consent.Terms) { x.Conditional = true }, consent.ElementCondition},
		{consent.KindService, func(x *consent.Terms) { x.Statements = nil }, consent.ElementRevocation},
	} {
		terms := whole(t, tt.kind)
		tt.edit(&terms)
		lacks := terms.Missing(consent.Rules{})
		require.Len(t, lacks, 1, "%s %s", tt.kind, tt.want)
		assert.Equal(t, tt.want, lacks[0].Element)
		assert.NotEqual(t, source.Verified, lacks[0].Source.Evidence, "no text was read for %s", tt.kind)
	}
}

// What was not read is asked all the same, and says that it was not read.
func TestUnderHIPAAAloneTheElementsStandInForWhatWasNotRead(t *testing.T) {
	terms := whole(t, consent.KindDisclosure)
	terms.Regimes = []consent.Regime{consent.RegimeHIPAA}
	terms.Purpose = ""
	lacks := terms.Missing(consent.Rules{})
	require.Len(t, lacks, 1)
	assert.Equal(t, source.Unverified, lacks[0].Source.Evidence)
	lacks = terms.Missing(consent.Rules{}, consent.RegimePart2)
	require.Len(t, lacks, 1)
	assert.Equal(t, source.Verified, lacks[0].Source.Evidence, "the strictest of those that apply counts")
}

func TestWhoMaySign(t *testing.T) {
	self := consent.Signature{Capacity: "self"}
	by := func(c consent.Capacity, authority, review string) consent.Signature {
		return consent.Signature{Capacity: c, Signer: "mother-1", Authority: authority, Review: review}
	}
	reviewed := self
	reviewed.Review = "counsel-1"
	for _, tt := range []struct {
		name string
		kind consent.Kind
		age  peer.AgeGroup
		sig  consent.Signature
		ok   bool
	}{
		{"an adult", "disclosure", "adult", self, true},
		{"an adult's guardian with an order", "disclosure", "adult", by("guardian", "order-1", ""), true},
		{"an adult's guardian without", "disclosure", "adult", by("guardian", "", ""), false},
		{"an adult's representative with a paper", "disclosure", "adult", by("personal_representative", "paper-1", ""), true},
		{"an adult's parent", "disclosure", "adult", by("parent", "birth-1", "counsel-1"), false},
		{"a minor", "disclosure", "minor", self, false},
		{"a minor after a review", "disclosure", "minor", reviewed, true},
		{"a minor's parent", "disclosure", "minor", by("parent", "birth-1", ""), false},
		{"a minor's parent after a review", "disclosure", "minor", by("parent", "birth-1", "counsel-1"), true},
		{"a minor's parent after a review, without a paper", "disclosure", "minor", by("parent", "", "counsel-1"), false},
		{"a minor's yes to contact", "contact", "minor", self, false},
		{"a young person", "disclosure", "youth", self, false},
		{"not known", "disclosure", "", self, false},
		{"not known, after a review", "disclosure", "", reviewed, true},
		{"not known, contact", "contact", "", self, true},
		{"not known, by a parent", "contact", "", by("parent", "birth-1", ""), false},
		{"no capacity", "contact", "adult", consent.Signature{}, false},
	} {
		terms := whole(t, tt.kind)
		terms.AgeGroup = tt.age
		on := terms.Signature
		terms.Signature = tt.sig
		terms.Signature.Form, terms.Signature.On = on.Form, on.On
		lacks := elements(terms.Missing(consent.Rules{}))
		assert.Equal(t, !tt.ok, len(lacks) > 0, "%s: %v", tt.name, lacks)
	}
	for _, r := range consent.CapacityRules() {
		if r.Age == peer.AgeMinor || r.Age == peer.AgeYouth {
			assert.Equal(t, source.Unverified, r.Source.Evidence)
			assert.Equal(t, consent.NeedsReview, r.Need)
		}
	}
}

// A jurisdiction's rule takes the place of the default; of several the strictest counts.
func TestARuleOnMinorsOfTheHost(t *testing.T) {
	src := source.Source{Title: "Act on minors", Evidence: source.Verified}
	alone := consent.CapacityRule{Age: "minor", Capacity: "self", Kinds: []consent.Kind{"disclosure"}, Need: consent.SignsAlone, Source: src}
	terms := whole(t, consent.KindDisclosure)
	terms.AgeGroup = peer.AgeMinor
	assert.Empty(t, terms.Missing(consent.Rules{Capacity: []consent.CapacityRule{alone}}))
	never := alone
	never.Need = consent.MayNotSign
	for _, rules := range [][]consent.CapacityRule{{alone, never}, {never, alone}} {
		lacks := terms.Missing(consent.Rules{Capacity: rules})
		require.Equal(t, []consent.Element{"capacity"}, elements(lacks))
		assert.Equal(t, src, lacks[0].Source)
	}
	zero := alone
	zero.Need = 0
	assert.NotEmpty(t, terms.Missing(consent.Rules{Capacity: []consent.CapacityRule{zero}}), "a rule without a need permits nothing")
	contact := whole(t, consent.KindContact)
	contact.AgeGroup = peer.AgeMinor
	assert.NotEmpty(t, contact.Missing(consent.Rules{Capacity: []consent.CapacityRule{alone}}), "the rule is on another kind")
}

func TestFormsOfSignatures(t *testing.T) {
	for _, tt := range []struct {
		kind    consent.Kind
		regime  consent.Regime
		form    consent.SignatureForm
		witness string
		ok      bool
	}{
		{"disclosure", "part_2", "written", "", true},
		{"disclosure", "part_2", "electronic", "", true},
		{"disclosure", "part_2", "thumbprint", "worker-1", false},
		{"disclosure", "part_2", "spoken", "worker-1", false},
		{"disclosure", "hipaa", "spoken", "worker-1", false},
		{"disclosure", "state", "thumbprint", "worker-1", false},
		{"disclosure", "gdpr", "thumbprint", "worker-1", true},
		{"disclosure", "gdpr", "spoken", "worker-1", true},
		{"disclosure", "gdpr", "spoken", "", false},
		{"attendance", "part_2", "spoken", "worker-1", false},
		{"contact", "part_2", "spoken", "worker-1", true},
		{"contact", "part_2", "spoken", "", false},
		{"service", "part_2", "thumbprint", "worker-1", true},
		{"service", "part_2", "", "worker-1", false},
	} {
		terms := whole(t, tt.kind)
		terms.Regimes = []consent.Regime{tt.regime}
		terms.Signature.Form, terms.Signature.Witness = tt.form, tt.witness
		assert.Equal(t, tt.ok, len(terms.Missing(consent.Rules{})) == 0, "%+v", []any{tt.kind, tt.regime, tt.form, tt.witness})
	}
	assert.Len(t, consent.FormRules(), len(consent.SignatureForms()))
}

func TestTermsThatCannotBeStored(t *testing.T) {
	require.NoError(t, whole(t, consent.KindDisclosure).Check())
	const bad = "a\xff"
	for name, edit := range map[string]func(*consent.Terms){
		"kind":             func(x *consent.Terms) { x.Kind = "everything" },
		"no participant":   func(x *consent.Terms) { x.Participant = "" },
		"participant":      func(x *consent.Terms) { x.Participant = bad },
		"regime":           func(x *consent.Terms) { x.Regimes = []consent.Regime{"custom"} },
		"regime twice":     func(x *consent.Terms) { x.Regimes = []consent.Regime{"gdpr", "gdpr"} },
		"age":              func(x *consent.Terms) { x.AgeGroup = "old" },
		"category":         func(x *consent.Terms) { x.Categories = []consent.Category{"all"} },
		"purpose":          func(x *consent.Terms) { x.Purpose = "any" },
		"statement":        func(x *consent.Terms) { x.Statements = []consent.Statement{"trust us"} },
		"channel":          func(x *consent.Terms) { x.Channels = []consent.Channel{"pigeon"} },
		"expiry":           func(x *consent.Terms) { x.Expiry.Kind = "later" },
		"expiry of two":    func(x *consent.Terms) { x.Expiry.Event = "end_of_support" },
		"a date alone":     func(x *consent.Terms) { x.Expiry.Kind = "" },
		"capacity":         func(x *consent.Terms) { x.Signature.Capacity = "friend" },
		"form":             func(x *consent.Terms) { x.Signature.Form = "nod" },
		"witness":          func(x *consent.Terms) { x.Signature.Witness = bad },
		"nobody is told":   func(x *consent.Terms) { x.Recipients = []consent.Recipient{{}} },
		"a class made up":  func(x *consent.Terms) { x.Recipients = []consent.Recipient{{Class: "friends"}} },
		"a member unnamed": func(x *consent.Terms) { x.Recipients[0].Members = []string{""} },
		"via":              func(x *consent.Terms) { x.Recipients[0].Via = "x" },
		"group":            func(x *consent.Terms) { x.Groups = []peer.GroupID{""} },
		"document":         func(x *consent.Terms) { x.Document = bad },
	} {
		terms := whole(t, consent.KindDisclosure)
		edit(&terms)
		require.ErrorIs(t, terms.Check(), consent.ErrTerms, name)
		_, err := consent.NewConsent("c-1", terms, on(worker, 0))
		require.ErrorIs(t, err, consent.ErrTerms, name)
	}
	for _, id := range []peer.ConsentID{"", bad} {
		_, err := consent.NewConsent(id, whole(t, consent.KindDisclosure), on(worker, 0))
		require.ErrorIs(t, err, consent.ErrIncomplete)
	}
}

func TestWhichRegimesApply(t *testing.T) {
	all := consent.Regimes()
	assert.Equal(t, all, consent.Setting{}.Regimes(), "nothing known: every one")
	none := consent.Setting{IdentifiesSUD: "no", FederallyAssisted: "no", HoldsOut: "no", Provides: "no", CoveredEntity: "no", StateLaw: "no", Fellowship: "no", European: "no"}
	assert.Empty(t, none.Regimes())
	inside := none
	inside.IdentifiesSUD, inside.FederallyAssisted, inside.HoldsOut, inside.Provides = "yes", "yes", "yes", "yes"
	assert.Equal(t, []consent.Regime{consent.RegimePart2}, inside.Regimes())
	for _, edit := range []func(*consent.Setting){
		func(s *consent.Setting) { s.IdentifiesSUD = "no" }, func(s *consent.Setting) { s.FederallyAssisted = "no" },
		func(s *consent.Setting) { s.HoldsOut = "no" }, func(s *consent.Setting) { s.Provides = "no" },
	} {
		s := inside
		edit(&s)
		assert.Empty(t, s.Regimes(), "both halves of the test, and what comes before it")
	}
	inside.Provides = ""
	assert.Equal(t, []consent.Regime{consent.RegimePart2}, inside.Regimes(), "not known counts as yes")
	inside.Provides = "perhaps"
	assert.Equal(t, []consent.Regime{consent.RegimePart2}, inside.Regimes())
	for _, r := range consent.RegimeRules() {
		assert.NotEmpty(t, r.When)
		assert.Equal(t, r.Regime == consent.RegimeState, r.Source.Evidence == source.Unverified, "%s", r.Regime)
	}
}
