package consent_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func noon(month time.Month, day int) time.Time {
	return time.Date(2026, month, day, 12, 0, 0, 0, time.UTC)
}

func day(text string) peer.Date {
	d, _ := peer.ParseDate(text)
	return d
}

// clinicTerms let the programme tell a clinic what Ana needs, for a referral.
func clinicTerms() consent.Terms {
	return consent.Terms{
		Kind: consent.KindDisclosure, Participant: "ana", AgeGroup: peer.AgeAdult,
		Regimes:    []consent.Regime{consent.RegimePart2},
		Disclosers: []consent.Recipient{{ID: "programme", Class: consent.ClassProgramme}},
		Recipients: []consent.Recipient{{ID: "clinic", Class: consent.ClassProvider}},
		Categories: []consent.Category{consent.CategoryPresence, consent.CategoryNeeds},
		Purpose:    consent.PurposeReferral,
		Statements: []consent.Statement{consent.SaysMayRevoke, consent.SaysHowToRevoke},
		Expiry:     consent.Expiry{Kind: consent.ExpiresOnDate, On: day("2026-12-31")},
	}
}

// clinicConsent is signed on 2 March 2026.
func clinicConsent() *consent.Consent {
	byAna := lifecycle.Act{By: peer.ParticipantActor("ana"), At: noon(3, 2)}
	c, _ := consent.NewConsent("c-1", clinicTerms(), byAna)
	_ = c.Sign(byAna, consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedElectronically, On: day("2026-03-02")}, consent.Rules{}, nil)
	return c
}

func toClinic(at time.Time) consent.Disclosure {
	t := clinicTerms()
	return consent.Disclosure{Participant: "ana", From: t.Disclosers[0], To: t.Recipients[0], Categories: t.Categories, Purpose: t.Purpose,
		Ground: consent.GroundConsent, Regimes: t.Regimes, At: at, By: peer.WorkerActor("ben")}
}

func ExampleConsent() {
	byAna := lifecycle.Act{By: peer.ParticipantActor("ana"), At: noon(3, 2)}
	c, _ := consent.NewConsent("c-1", clinicTerms(), byAna)
	hand := consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedSpoken, Witness: "ben", On: day("2026-03-02")}
	fmt.Println(c.Sign(byAna, hand, consent.Rules{}, nil))
	hand.Form, hand.Witness = consent.SignedOnPaper, ""
	fmt.Println(c.Sign(byAna, hand, consent.Rules{}, nil), c)

	// On the telephone she says that she does not want it any more.
	heard := lifecycle.Act{By: peer.WorkerActor("ben"), At: noon(3, 9)}
	fmt.Println(c.Stop(heard), c.InForce(noon(3, 8), nil), c.InForce(noon(3, 9), nil))
	fmt.Println(c.Lift(heard))
	// Output:
	// consent: cannot sign: a rule refuses (elements); want every element that the regimes ask for; possible now: decline, revise, revoke
	// <nil> [disclosure consent active]
	// <nil> true false
	// consent: cannot lift: its state is stopped, and this is not the actor's move; want a move by participant or representative; possible now: expire, revoke, supersede
}

func ExampleTerms_Missing() {
	t := clinicTerms()
	t.Recipients, t.Expiry = nil, consent.Expiry{}
	for _, l := range t.Missing(consent.Rules{}) {
		fmt.Println(l.Element, l.Source.Evidence)
	}
	fmt.Println(len(clinicConsent().Terms().Missing(consent.Rules{})))
	// Output:
	// recipient verified
	// expiry verified
	// signature verified
	// date verified
	// capacity design
	// form verified
	// 0
}

func ExampleDecide() {
	file := consent.File{Records: []peer.ParticipantID{"ana"}, Consents: []consent.Consent{*clinicConsent()}}
	out := consent.Decide(toClinic(noon(3, 5)), file)
	fmt.Println(out, out.Notice, out.Record)

	toCourt := toClinic(noon(3, 5))
	toCourt.To, toCourt.Purpose = consent.Recipient{ID: "court", Class: consent.ClassCourt}, consent.PurposeProceedings
	fmt.Println(consent.Decide(toCourt, file))
	toCourt.Ground, toCourt.Facts.Subpoena = consent.GroundSubpoena, "sub-1"
	fmt.Println(consent.Decide(toCourt, file))
	fmt.Println(consent.OutwardReply(lifecycle.English))
	// Output:
	// [permitted] [notice part2-2024-full] [recipient discloser time purpose categories ground consent_id notice]
	// [not permitted [no_consent purpose_out_of_scope recipient_out_of_scope]]
	// [not permitted [subpoena_alone]]
	// We can neither confirm nor deny whether any person is or was in contact with us. We say this to everybody who asks.
}

func ExampleFile_Verdict() {
	file := consent.File{Records: []peer.ParticipantID{"ana"}, Consents: []consent.Consent{*clinicConsent()}}
	told := consent.Question{Kind: consent.KindDisclosure, Discloser: clinicTerms().Disclosers[0], Recipient: clinicTerms().Recipients[0],
		Categories: []consent.Category{consent.CategoryNeeds}, Purpose: consent.PurposeReferral, Regimes: clinicTerms().Regimes}
	fmt.Println(file.Verdict(told, noon(3, 5)))
	// That somebody may be told is not that somebody may call.
	call := consent.Question{Kind: consent.KindContact, Channel: consent.ChannelCall}
	fmt.Println(file.Verdict(call, noon(3, 5)), file.Gate(call, noon(3, 5)))
	// Output:
	// given
	// not_asked consent_not_asked: want a consent of the person to this, which nobody has asked for or which ran out
}

func ExampleFile_EndedBy() {
	c := clinicConsent()
	file := consent.File{Records: []peer.ParticipantID{"ana"}, Consents: []consent.Consent{*c}}
	told, _, _ := consent.NewDisclosureRecord("d-1", toClinic(noon(3, 5)), file, noon(3, 5))
	rests := []consent.Dependent{
		{Kind: consent.DependentReferral, ID: "r-1", Consent: "c-1", Open: true},
		{Kind: consent.DependentAccess, ID: "portal", Consent: "c-1", Open: true},
		{Kind: consent.DependentReferral, ID: "r-0", Consent: "c-1"}, // over already
	}
	_, ok := file.EndedBy("c-1", rests, nil, noon(3, 9))
	fmt.Println("ended on 9 March:", ok)
	_ = c.Revoke(lifecycle.Act{By: peer.ParticipantActor("ana"), At: noon(3, 10)})
	file.Consents[0] = *c
	w, _ := file.EndedBy("c-1", rests, []consent.DisclosureRecord{told}, noon(3, 10))
	fmt.Println(w)
	fmt.Println(consent.Decide(toClinic(noon(3, 5)), file), consent.Decide(toClinic(noon(3, 10)), file))
	// Output:
	// ended on 9 March: false
	// [2 ended, 0 kept, 1 stand]
	// [permitted] [not permitted [no_consent revoked]]
}

func ExampleNewDisclosureRecord() {
	d := toClinic(noon(3, 5))
	d.Ground, d.Purpose, d.To = consent.GroundBreakGlass, consent.PurposeSafety, consent.Recipient{ID: "ben", Class: consent.ClassProgramme}
	d.Categories = []consent.Category{consent.CategoryMedication}
	d.Facts = consent.Facts{NeedToKnow: true}
	_, out, _ := consent.NewDisclosureRecord("d-1", d, consent.File{}, noon(3, 5))
	fmt.Println(out)

	d.Facts.Immediate = true
	// In a program the salt is crypto/rand.Reader.
	d.Facts.Nature, _ = lifecycle.NewText(strings.NewReader(strings.Repeat("x", 16)), "found unconscious")
	d.Facts.Reason, _ = lifecycle.NewText(strings.NewReader(strings.Repeat("y", 16)), "nobody with access on the shift")
	r, out, _ := consent.NewDisclosureRecord("d-2", d, consent.File{}, noon(3, 5))
	fmt.Println(out, r.Until.Format(time.DateTime), consent.Reviews([]consent.DisclosureRecord{r}, nil, noon(3, 6), lifecycle.Calendar{}))
	_, err := r.Reviewing(consent.Reviewed{By: d.By, At: noon(3, 6), Outcome: consent.OutcomeUpheld})
	fmt.Println(err)
	r, err = r.Reviewing(consent.Reviewed{By: peer.SupervisorActor("sara"), At: noon(3, 6), Outcome: consent.OutcomeUpheld})
	fmt.Println(err, r.Reviewed.Outcome)
	// Output:
	// [not permitted [lacks_immediate_threat lacks_nature_of_emergency lacks_reason]]
	// [permitted] 2026-03-06 00:00:00 [[review override]]
	// consent: not to be reviewed so: want somebody else than whoever made the disclosure
	// <nil> upheld
}

func ExampleAccounting() {
	file := consent.File{Records: []peer.ParticipantID{"ana"}, Consents: []consent.Consent{*clinicConsent()}}
	told, _, _ := consent.NewDisclosureRecord("d-1", toClinic(noon(3, 5)), file, noon(3, 5))
	refused, _, _ := consent.NewDisclosureRecord("d-2", toClinic(noon(3, 1)), file, noon(3, 5))
	for _, l := range consent.Accounting([]consent.DisclosureRecord{told, refused}, file.Records, noon(1, 1), noon(12, 31)) {
		fmt.Println(l.At.Format(time.DateOnly), l.To.Class, l.Purpose, l.Categories)
	}
	// Output:
	// 2026-03-05 treating_provider referral [presence needs]
}

func ExampleFile_MayContact() {
	byAna := lifecycle.Act{By: peer.ParticipantActor("ana"), At: noon(3, 2)}
	c, _ := consent.NewConsent("c-2", consent.Terms{Kind: consent.KindContact, Participant: "ana", Channels: []consent.Channel{consent.ChannelText},
		Statements: []consent.Statement{consent.SaysMayRevoke}}, byAna)
	_ = c.Sign(byAna, consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedSpoken, Witness: "ben", On: day("2026-03-02")}, consent.Rules{}, nil)
	file := consent.File{Records: []peer.ParticipantID{"ana"}, Consents: []consent.Consent{*c}}
	shared := consent.ContactWishes{Shared: true}
	fmt.Println(file.MayContact(shared, consent.ChannelText, noon(3, 5), nil))
	late := file.MayContact(shared, consent.ChannelText, noon(3, 5).Add(10*time.Hour), nil)
	fmt.Println(late, late.Next.Format(time.DateTime))
	fmt.Println(file.MayContact(shared, consent.ChannelCall, noon(3, 5), nil))
	// Output:
	// [may contact, neutral text]
	// [may not contact] 2026-03-06 09:00:00
	// [may not contact]
}

func ExampleSetting_Regimes() {
	fmt.Println(consent.Setting{}.Regimes())
	fmt.Println(consent.Setting{FederallyAssisted: consent.No, CoveredEntity: consent.No, European: consent.No}.Regimes())
	// Output:
	// [part_2 hipaa state anonymity gdpr]
	// [state anonymity]
}

func ExamplePurpose_Trim() {
	message := []consent.Category{consent.CategoryPresence, consent.CategoryNeeds, consent.CategoryServiceNotes, consent.CategoryScreening}
	fmt.Println(consent.PurposeReferral.Trim(message))
	fmt.Println(consent.Purpose("curiosity").Trim(message))
	// Output:
	// [presence needs]
	// []
}

// What Ana asked to be kept from the clinic, and was granted, is not told it, whatever
// she signed; an emergency goes on.
func ExampleRestriction_CoversDisclosure() {
	asked, _ := consent.NewRequest(consent.RequestAsk{ID: "r-1", Participant: "ana", Kind: consent.RequestRestriction, Recipient: "clinic"},
		lifecycle.Act{By: peer.ParticipantActor("ana"), At: noon(3, 3)})
	_ = asked.Grant(lifecycle.Act{By: consent.PrivacyOfficerActor("eva"), At: noon(3, 4)})
	file := consent.File{Records: []peer.ParticipantID{"ana"}, Consents: []consent.Consent{*clinicConsent()},
		Restrictions: consent.Restrictions([]consent.Request{*asked}, noon(3, 5))}
	fmt.Println(consent.Decide(toClinic(noon(3, 5)), file))

	emergency := toClinic(noon(3, 5))
	emergency.Ground = consent.GroundEmergency
	fmt.Println(file.Restrictions[0].CoversDisclosure(emergency))
	// Output:
	// [not permitted [restricted]]
	// false
}

// Ben entered a revocation in the wrong record. He cannot make a yes of it again: he
// puts a stop in its place, and Ana lifts that.
func ExampleConsent_Correct() {
	c := clinicConsent()
	ben := lifecycle.Act{By: peer.WorkerActor("ben"), At: noon(3, 9)}
	_ = c.Revoke(ben)
	slip := lifecycle.Act{By: ben.By, At: noon(3, 10), Code: "wrong_person"}
	fmt.Println(errors.Is(c.Correct(slip, 3), lifecycle.ErrNotYourMove))
	fmt.Println(c.Correct(slip, 3, consent.Move{Act: ben, Event: consent.StopConsent}), c.State())
	fmt.Println(c.Lift(lifecycle.Act{By: peer.ParticipantActor("ana"), At: noon(3, 11)}), c.State())
	// Output:
	// true
	// <nil> stopped
	// <nil> active
}

// An electronic signature is the act of whoever signs; a signed paper may be entered by
// whoever was handed it.
func ExampleConsent_Sign() {
	byBen := lifecycle.Act{By: peer.WorkerActor("ben"), At: noon(3, 2)}
	c, _ := consent.NewConsent("c-1", clinicTerms(), byBen)
	s := consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedElectronically, On: day("2026-03-02")}
	fmt.Println(c.Sign(byBen, s, consent.Rules{}, nil))
	s.Form = consent.SignedOnPaper
	fmt.Println(c.Sign(byBen, s, consent.Rules{}, nil), c)
	// Output:
	// consent: cannot sign: a rule refuses (signer); want the entry of whoever signed, or from staff a signature that is not electronic; possible now: decline, expire, revise, revoke
	// <nil> [disclosure consent active]
}
