package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// credential returns the line of a worker.
func (rep *report) credential(t *testing.T, worker string) credentialLine {
	t.Helper()
	for _, l := range rep.Credentials.Lines {
		if l.Worker == worker {
			return l
		}
	}
	require.Fail(t, "no such credential", worker)
	return credentialLine{}
}

func TestCredentialsAreWorthWhatTheirHistoryComesTo(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Equal(t, []string{
		"w-01 renewal_due 2026-02-04", // 90 days before 5 May
		"w-02 provisional 2026-01-05",
		"w-03 lapsed 2026-02-16",      // the day after its last one
		"w-04 certified 2023-09-11",   // and renewed in time
		"w-04 applicant 2026-02-10",   // of Virginia, which does not take DC's for its own
		"w-05 renewal_due 2026-01-31", // DC tells 120 days before 31 May
		"w-05 reinstated 2026-03-05",  // of Virginia, by reciprocity; given back as if never suspended
		"w-06 provisional 2026-02-02",
	}, names(rep.Credentials.Lines, func(l credentialLine) string { return l.Worker + " " + string(l.State) + " " + l.Since.String() }))
	assert.Equal(t, peer.CredentialCertified, rep.credential(t, "w-01").RosterSays)
	assert.Empty(t, rep.credential(t, "w-05").RosterSays)
	assert.Empty(t, rep.Credentials.NoHistory)
}

func TestWhatIsMissingForRenewal(t *testing.T) {
	rep := shippedAt(t, "")
	missing := func(worker string) []string {
		return names(rep.credential(t, worker).Missing, missingLine.Words)
	}
	assert.Equal(t, []string{"continuing, 14 of 20 h, 6 h missing (due 5 May 2026)", "background check renewal, nothing shown yet (due 5 May 2026)"}, missing("w-01"), "8 h, 3 h of ethics and 3 h")
	assert.Equal(t, []string{"experience, 160 of 250 h, 90 h missing (due 4 July 2026)", "recommendation letter, nothing shown yet (due 4 July 2026)"}, missing("w-02"))
	assert.Equal(t, []string{"continuing, nothing shown yet (due 10 September 2027)"}, missing("w-04"), "DC's hours were not found")
	for _, l := range rep.Credentials.Lines {
		for _, m := range l.Missing {
			assert.NotEmpty(t, m.Source)
		}
	}
}

func TestARenewalThatIsNotBorneOutIsRefused(t *testing.T) {
	rep := shippedAt(t, "")
	require.Len(t, rep.Credentials.Refused, 2)
	assert.Equal(t, "w-03 requirements", rep.Credentials.Refused[0].Worker+" "+rep.Credentials.Refused[0].Rule)

	dir := changed(t, change{file: completionsFile, new: "w-03,continuing,2026-02-10,,240,,,ethics,in_person,"}) // 16 h and 4 h, of ethics
	d, err := read(dir)
	require.NoError(t, err)
	rep, err = makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialCertified, rep.credential(t, "w-03").State)
	assert.Equal(t, "2028-02-15", rep.credential(t, "w-03").Expires.String())
	assert.Empty(t, rep.Due.Credentials)
	require.Len(t, rep.Credentials.Refused, 2)
	assert.Equal(t, "lapse not_expired", string(rep.Credentials.Refused[0].Event)+" "+rep.Credentials.Refused[0].Rule)
}

func TestLapseTouchesOpenWorkAndContacts(t *testing.T) {
	l := shippedAt(t, "").credential(t, "w-03")
	assert.Equal(t, []string{"m-04  not_current lapsed", " e-095 not_current lapsed"}, names(l.Touched, func(x touchedLine) string {
		return x.Mentorship + " " + x.Encounter + " " + string(x.Reason) + " " + string(x.Credential)
	}), "the contacts before 16 February were in order")
	assert.Empty(t, shippedAt(t, "2026-02-15T12:00:00-06:00").credential(t, "w-03").Touched, "valid through its last day")
}

func TestWithoutHistoryTheRosterCounts(t *testing.T) {
	dir := changed(t, change{credentialsFile, 4, "w-03,US-TX", "w-02,US-TX"}, change{credentialsFile, 5, "c-03,w-03", "c-03,w-02"},
		change{credentialsFile, 4, "worker,w-03", "worker,w-02"}, change{credentialsFile, 6, "c-03,w-03", "c-03,w-02"}, change{credentialsFile, 27, "c-03,w-03", "c-03,w-02"}, change{credentialsFile, 28, "c-03,w-03", "c-03,w-02"})
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Equal(t, []string{"w-03"}, rep.Credentials.NoHistory)
	assert.Nil(t, d.endorsementsAt("w-03", d.programme.ReportAt), "not known, which is not none")
	require.Len(t, rep.Due.Credentials, 1)
	assert.Equal(t, "2026-02-16", rep.Due.Credentials[0].Since.String(), "of the roster")
}

func TestEndorsementsAreThoseOfTheCredential(t *testing.T) {
	d, err := read("")
	require.NoError(t, err)
	at := func(text string) time.Time {
		moment, err := time.Parse(time.RFC3339, text)
		require.NoError(t, err)
		return moment
	}
	both := []peer.Domain{peer.DomainMentalHealth, peer.DomainSubstanceUse}
	assert.Equal(t, both, d.workerAt("w-01", d.programme.ReportAt).Endorsements)
	assert.Equal(t, both[1:], d.workerAt("w-01", at("2025-03-09T12:00:00-05:00")).Endorsements, "the mental health one came on the tenth")
	assert.Empty(t, d.workerAt("w-03", d.programme.ReportAt).Endorsements, "of a credential that has lapsed")
	assert.Equal(t, []string{"recovery_support"}, d.endorsementsAt("w-03", d.programme.ReportAt), "though it stands there")
	assert.Equal(t, []string{}, d.endorsementsAt("w-04", d.programme.ReportAt))
	assert.Contains(t, shippedAt(t, "").credential(t, "w-01").Words(), "endorsed for mental health, recovery support")
}

func TestAnEndorsementThatWasTakenAwayDoesNotCount(t *testing.T) {
	l := seekerWith(t, "m-29", change{file: credentialsFile, new: "k-99,c-01,w-01,US-TX,drop_endorsement,certifier,tx-board,2026-03-20T09:00:00-05:00,,,,,mental_health,,,,"})
	assert.Equal(t, "w-01: endorsement", l.Not[0].Worker+": "+l.Not[0].Words())
}

func TestReciprocityIsTheBodysOwnRule(t *testing.T) {
	rep := shippedAt(t, "")
	lines := map[string]credentialLine{}
	for _, l := range rep.Credentials.Lines {
		lines[l.Worker+" "+l.Scheme] = l
	}
	taken := lines["w-05 US-VA"]
	assert.Equal(t, "ICRC-PR", taken.TakenOver)
	assert.True(t, taken.Elsewhere)
	assert.Empty(t, taken.RosterSays)
	refused := rep.Credentials.Refused[1]
	assert.Equal(t, "w-04 US-VA recognise reciprocity", refused.Worker+" "+refused.Scheme+" "+string(refused.Event)+" "+refused.Rule)
	assert.Empty(t, lines["w-04 US-VA"].TakenOver)
	assert.Empty(t, shippedAt(t, "2026-02-19T12:00:00-05:00").credential(t, "w-05").TakenOver)
}

func TestACredentialOfAnotherPlaceDoesNotCountAtTheSite(t *testing.T) {
	d, err := read("")
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialRenewalDue, d.workerAt("w-05", d.programme.ReportAt).Credential, "DC's, and not Virginia's")
	d.programme.Sites[1].Jurisdiction = "US-VA"
	d.sites["anacostia"] = d.programme.Sites[1]
	assert.Equal(t, peer.CredentialReinstated, d.workerAt("w-05", d.programme.ReportAt).Credential)
	assert.Equal(t, "2026-03-05", d.credentialSince("w-05", d.programme.ReportAt).String())
}

// Suspended on 5 March and given back from that day on the 25th: what it was on the
// 10th depends on when one asks.
func TestACredentialGivenBackAsIfNeverTaken(t *testing.T) {
	d, err := read("")
	require.NoError(t, err)
	i := slices.IndexFunc(d.held.holdings("w-05"), func(h credential.Holding) bool { return h.Scheme.Code == "US-VA" })
	h := d.held.holdings("w-05")[i]
	on := peer.DateOf(time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC), time.UTC)
	for known, want := range map[string]peer.CredentialState{"2026-03-10T12:00:00Z": peer.CredentialSuspended,
		"2026-03-25T12:00:00Z": peer.CredentialSuspended, "2026-03-25T13:00:00Z": peer.CredentialReinstated} {
		at, err := time.Parse(time.RFC3339, known)
		require.NoError(t, err)
		st, err := h.Credential.On(h.Scheme, credential.Question{On: on, Known: at})
		require.NoError(t, err)
		assert.Equal(t, want, st.State, known)
	}
}

func TestACorrectedCredentialIsWhatWasKnownThen(t *testing.T) {
	d, err := read("")
	require.NoError(t, err)
	before, after := d.programme.From.Start(time.UTC).AddDate(0, 0, 10), d.programme.From.Start(time.UTC).AddDate(0, 0, 20)
	assert.Equal(t, []string{"mental_health"}, d.endorsementsAt("w-02", before), "as entered first")
	assert.Equal(t, []string{"recovery_support"}, d.endorsementsAt("w-02", after))
	rep := shippedAt(t, "")
	require.Len(t, rep.Credentials.Corrected, 1)
	assert.Equal(t, "w-02 certifier 1", fmt.Sprint(rep.Credentials.Corrected[0].Worker, " ", rep.Credentials.Corrected[0].By, " ", rep.Credentials.Corrected[0].Replaced))
	assert.Empty(t, shippedAt(t, "2026-01-13T12:00:00-06:00").Credentials.Corrected)
}

func TestACorrectionOfWhatAnotherEnteredIsRefused(t *testing.T) {
	dir := changed(t, change{credentialsFile, 21, "certifier,tx-board", "programme,intake"})
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Empty(t, rep.Credentials.Corrected)
	require.Len(t, rep.Credentials.Refused, 3)
	assert.Equal(t, "w-02 correct not_your_move", rep.Credentials.Refused[0].Worker+" "+string(rep.Credentials.Refused[0].Event)+" "+rep.Credentials.Refused[0].Rule)
	assert.Equal(t, []string{"mental_health"}, d.endorsementsAt("w-02", d.programme.ReportAt), "nothing changed")
}

func TestAnExemptionRunsOutByItself(t *testing.T) {
	rep := shippedAt(t, "")
	free := rep.credential(t, "w-05")
	assert.Empty(t, free.Missing, "until 30 June")
	assert.Equal(t, "Exemptions by the body: from continuing, 1 March 2026 to 30 June 2026, and asked again after that.", free.ExemptWords())
	ended := rep.credential(t, "w-03")
	assert.Equal(t, []string{"continuing", "continuing_ethics"}, names(ended.Missing, func(m missingLine) string { return m.Requirement }))
	assert.Equal(t, "Exemptions by the body: from continuing ethics, ended on 31 January 2026.", ended.ExemptWords())
	assert.Len(t, shippedAt(t, "2026-03-01T12:00:00-05:00").credential(t, "w-05").Missing, 1, "recorded on the second")
	assert.NotContains(t, free.ExemptWords()+ended.ExemptWords(), "illness", "the ground is the worker's")
}

func TestAnExemptionCountsForADecisionOfItsDays(t *testing.T) {
	hours := change{file: completionsFile, new: "w-03,continuing,2026-02-10,,240,,,peer_specific,in_person,"} // 20 h, none of ethics
	state := func(changes ...change) peer.CredentialState {
		d, err := read(changed(t, changes...))
		require.NoError(t, err)
		rep, err := makeReport(d, d.programme.ReportAt)
		require.NoError(t, err)
		return rep.credential(t, "w-03").State
	}
	assert.Equal(t, peer.CredentialLapsed, state(hours))
	assert.Equal(t, peer.CredentialCertified, state(hours, change{exemptionsFile, 2, "2026-01-31", "2026-02-28"}), "renewed on 12 February")
	assert.Equal(t, peer.CredentialLapsed, state(hours, change{exemptionsFile, 2, "2026-01-31", "2026-02-28"},
		change{exemptionsFile, 2, "2025-11-03T", "2026-02-13T"}), "recorded after the decision")
}

func TestAnExemptionIsOnAGroundOfTheBody(t *testing.T) {
	at := func(ground string) error {
		_, err := read(changed(t, change{file: credentialsFile, new: "k-99,c-99,w-05,US-NE,apply,worker,w-05,2026-02-09T09:00:00-05:00,,,,,,,,,"},
			change{file: exemptionsFile, new: "c-99,continuing,2026-03-01,2026-06-30," + ground + ",2026-03-02T10:00:00-05:00"}))
		return err
	}
	require.ErrorContains(t, at("illness"), "ground: is none of the credential's body")
	require.NoError(t, at("military_service"))
	require.NoError(t, at(credential.CodeBodyDecided))
}
