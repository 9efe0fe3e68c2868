package credential

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

type state = peer.CredentialState

var machine = lifecycle.Must(lifecycle.New[state, Event, Change](Lifecycle()))

// lifecycleRows and lifecycleEvents are those of the table, for the checks of corrections and of timings.
var lifecycleRows, lifecycleEvents = Lifecycle().Rows, Lifecycle().Events()

// States in which the holder has full standing.
func holding() []state {
	return []state{peer.CredentialCertified, peer.CredentialRenewalDue, peer.CredentialReinstated}
}

// States in which the holder may work.
func working() []state { return append([]state{peer.CredentialProvisional}, holding()...) }

// States from which a credential can be taken away.
func contests() []state { return append([]state{peer.CredentialSuspended}, working()...) }

// States that are not final.
func anywhere() []state {
	return slices.DeleteFunc(peer.CredentialStates(), func(s state) bool { return s == peer.CredentialRetired })
}

// CodeBodyDecided is the coded reason for a decision that the certifying body
// took although the requirements given do not bear it out: the body decides, and
// the record says so.
const CodeBodyDecided = "body_decided"

// Lifecycle returns the whole rule of a credential: what it does not list is
// refused. The body decides; the holder applies, answers, appeals, steps aside
// and retires without a reason. The clock can note that renewal is due and
// nothing else: that a credential lapsed is calculated from its dates and
// recorded by a person. All three correct what they entered, see
// [Credential.Correct].
func Lifecycle() lifecycle.Table[peer.CredentialState, Event] {
	const (
		holder    = lifecycle.WorkerParty
		programme = lifecycle.ProgrammeParty
		system    = lifecycle.SystemParty
	)
	type row = lifecycle.Row[state, Event]
	from := func(s ...state) []state { return s }
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	needs := func(n ...lifecycle.Need) []lifecycle.Need { return n }
	dates := []string{partEffective, partUntil}
	since := []string{partEffective}
	decided := []string{CodeBodyDecided}
	stages33 := source.DesignDefault("stages of a credential, built from the rules of several bodies")
	tx := source.Of("TX").At("certification of peer specialists", source.Verified)
	grounds := source.Of("DC").At("revocation and appeal: grounds; harm is a ground of Utah, R523-5", source.Verified)
	dc := source.Of("DC").At("revocation and appeal", source.Verified)
	ga := source.Of("GAREN").At("recertification and reactivation", source.Verified)

	t := lifecycle.Table[state, Event]{
		Name: "credential", Version: 1, Start: peer.CredentialApplicant, Final: from(peer.CredentialRetired),
		Seated:    by(holder),
		CorrectBy: by(holder, CertifierParty, programme),
		RedactBy:  by(holder, CertifierParty, programme),
		Rows: []row{
			{Event: Apply, To: peer.CredentialApplicant, Parties: by(holder, programme),
				Doc: "A person asks to be certified; a programme may file it for them."},
			{Event: Admit, From: from(peer.CredentialApplicant), To: peer.CredentialInTraining, Parties: by(CertifierParty), Codes: decided,
				Doc: "The application is accepted: age, education, experience, signatures and checks are in order."},
			{Event: Deny, From: from(peer.CredentialApplicant, peer.CredentialInTraining, peer.CredentialExamEligible), To: peer.CredentialDenied,
				Parties: by(CertifierParty), Needs: needs(lifecycle.Reason.From()), Codes: []string{"not_eligible", "incomplete", "background_check", "misrepresentation"},
				Source: tx, Doc: "The application is refused, with reasons and how to appeal."},
			{Event: Reopen, From: from(peer.CredentialDenied), To: peer.CredentialApplicant, Parties: by(CertifierParty), Needs: needs(lifecycle.Reason.From()),
				Codes: []string{"appeal_upheld"}, Doc: "The refusal is taken back."},
			{Event: Recognise, From: from(peer.CredentialApplicant), To: peer.CredentialCertified, Parties: by(CertifierParty),
				Needs: needs(lifecycle.Coded.From()), Codes: []string{"existing_certificate", "reciprocity", "grandparented"}, Takes: dates,
				Doc: "A credential that exists already is taken over: a certificate that was seen, or one of another body."},
			{Event: CompleteTraining, From: from(peer.CredentialInTraining), To: peer.CredentialExamEligible, Parties: by(CertifierParty, programme), Codes: decided,
				Doc: "The required hours and topics are complete."},
			{Event: GrantProvisional, From: from(peer.CredentialExamEligible), To: peer.CredentialProvisional, Parties: by(CertifierParty), Codes: decided, Takes: dates,
				Source: tx, Doc: "The assessments are passed and hours of supervised work are outstanding: a trainee, who works under supervision."},
			{Event: ExtendProvisional, From: from(peer.CredentialProvisional), To: peer.CredentialProvisional, Parties: by(CertifierParty),
				Needs: needs(lifecycle.Part(partUntil).From()), Codes: decided, Takes: since, Source: tx, Doc: "The trainee's term is extended."},
			{Event: Certify, From: from(peer.CredentialExamEligible, peer.CredentialProvisional), To: peer.CredentialCertified, Parties: by(CertifierParty),
				Codes: decided, Takes: dates, Source: tx, Doc: "Everything asked is complete."},
			{Event: OpenRenewal, From: from(peer.CredentialCertified, peer.CredentialReinstated), To: peer.CredentialRenewalDue, Parties: by(holder, CertifierParty, programme, system),
				Doc: "Renewal is due. The credential counts as before."},
			{Event: Renew, From: holding(), To: peer.CredentialCertified, Parties: by(CertifierParty), Codes: decided, Takes: dates,
				Doc: "The hours, the fee and what else is asked are in, and it is valid for another term."},
			{Event: Lapse, From: working(), To: peer.CredentialLapsed, Parties: by(holder, CertifierParty, programme), Takes: since,
				Doc: "The last day and every late window are over. A person records it; the clock does not."},
			{Event: RenewLate, From: from(peer.CredentialLapsed), To: peer.CredentialCertified, Parties: by(CertifierParty), Codes: decided, Takes: dates,
				Source: ga, Doc: "Renewed within a late window."},
			{Event: SetInactive, From: append(from(peer.CredentialLapsed), holding()...), To: peer.CredentialInactive, Parties: by(holder, CertifierParty), Takes: since,
				Needs: needs(lifecycle.Reason.From(CertifierParty)), Codes: []string{"leave", "illness", "family", "job_loss", "deployment", "not_renewed"},
				Source: source.Of("NY").At("stepping aside", source.Secondary),
				Doc:    "The holder sets the credential aside and needs no reason for it; a body may do so for hours not made up."},
			{Event: Reactivate, From: from(peer.CredentialInactive), To: peer.CredentialCertified, Parties: by(CertifierParty), Codes: decided, Takes: dates,
				Source: ga, Doc: "The holder comes back, with what that asks made up."},
			{Event: Suspend, From: append(from(peer.CredentialInactive), working()...), To: peer.CredentialSuspended, Parties: by(CertifierParty), Takes: since,
				Needs: needs(lifecycle.Reason.From()), Codes: []string{"allegation", "fitness", "exclusion_list"},
				Source: source.Source{Title: "Grounds for suspending a credential, recalled", Issuer: "Alongside", Evidence: source.Unverified},
				Doc:    "Withdrawn until a matter is decided."},
			{Event: LiftSuspension, From: from(peer.CredentialSuspended), To: lifecycle.Prior[state](), Parties: by(CertifierParty), Takes: since,
				Needs: needs(lifecycle.Reason.From()), Codes: []string{"cleared", "settled"}, Doc: "Given back as it was."},
			{Event: Revoke, From: append(from(peer.CredentialLapsed, peer.CredentialInactive), contests()...), To: peer.CredentialRevoked, Parties: by(CertifierParty), Takes: since,
				Needs: needs(lifecycle.Reason.From()), Codes: []string{"code_breach", "missing_continuing_education", "programme_exclusion", "conviction", "cannot_do_essential_functions", "harm"},
				Source: grounds, Doc: "Taken away."},
			{Event: Appeal, From: from(peer.CredentialRevoked), To: peer.CredentialRevoked, Parties: by(holder), Source: dc, Doc: "The holder contests the decision and needs no reason."},
			{Event: Appeal, From: from(peer.CredentialDenied), To: peer.CredentialDenied, Parties: by(holder), Source: tx, Doc: "The applicant contests the decision and needs no reason."},
			{Event: Uphold, From: from(peer.CredentialRevoked), To: peer.CredentialRevoked, Parties: by(CertifierParty), Needs: needs(lifecycle.Reason.From()), Source: dc, Doc: "The decision stands, with why."},
			{Event: Uphold, From: from(peer.CredentialDenied), To: peer.CredentialDenied, Parties: by(CertifierParty), Needs: needs(lifecycle.Reason.From()), Doc: "The decision stands, with why."},
			{Event: Reinstate, From: from(peer.CredentialRevoked, peer.CredentialSuspended, peer.CredentialLapsed), To: peer.CredentialReinstated, Parties: by(CertifierParty),
				Needs: needs(lifecycle.Reason.From()), Codes: []string{"overturned", "cleared", "clerical_error"}, Takes: dates, Source: dc,
				Doc: "Given back, from a day that may be past: an appeal that succeeds does so as if it had never been taken away."},
			{Event: ConfirmReinstated, From: from(peer.CredentialReinstated), To: peer.CredentialCertified, Parties: by(CertifierParty, programme, system),
				Doc: "Counts as certified, as it did before."},
			{Event: Reapply, From: from(peer.CredentialDenied, peer.CredentialLapsed, peer.CredentialInactive, peer.CredentialRevoked), To: peer.CredentialApplicant,
				Parties: by(holder, programme), Source: ga, Doc: "Beyond what can be renewed, it begins anew."},
			{Event: Retire, From: anywhere(), To: peer.CredentialRetired, Parties: by(holder), Takes: since, Doc: "The holder gives it up, or withdraws the application, without a reason."},
			{Event: Retire, From: anywhere(), To: peer.CredentialRetired, Parties: by(CertifierParty), Takes: since, Needs: needs(lifecycle.Coded.From()),
				Codes: []string{"relinquished", "deceased", "record_closed"}, Source: tx, Doc: "The record is closed."},
		},
	}
	for _, s := range working() {
		domain := needs(lifecycle.Part(partEndorsement).From())
		t.Rows = append(t.Rows,
			row{Event: Endorse, From: from(s), To: s, Parties: by(CertifierParty), Needs: domain, Takes: since, Doc: "A domain is added that the holder may serve."},
			row{Event: DropEndorsement, From: from(s), To: s, Parties: by(CertifierParty), Needs: domain, Takes: since, Doc: "A domain is taken away."})
	}
	for _, s := range append(from(peer.CredentialLapsed), holding()...) {
		t.Rows = append(t.Rows, row{Event: RequestRenewal, From: from(s), To: s, Parties: by(holder, programme), Doc: "Renewal is asked for, in time or late."})
	}
	for _, s := range contests() {
		t.Rows = append(t.Rows,
			row{Event: NotifyRevocation, From: from(s), To: s, Parties: by(CertifierParty), Needs: needs(lifecycle.Reason.From()),
				Codes:  []string{"code_breach", "missing_continuing_education", "programme_exclusion", "conviction", "cannot_do_essential_functions", "harm"},
				Source: grounds, Doc: "The holder is told in writing that it is to be taken away, and why."},
			row{Event: Respond, From: from(s), To: s, Parties: by(holder), Source: dc, Doc: "The holder answers, and need not."},
			row{Event: DropRevocation, From: from(s), To: s, Parties: by(CertifierParty), Doc: "The matter is closed and the credential stays."})
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = stages33
		}
	}
	return t
}
