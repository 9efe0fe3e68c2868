package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A change replaces text once in a line of a file, or appends a line if line is 0.
type change struct {
	file     string
	line     int
	old, new string
}

// changed returns a directory with the shipped quarter and the changes.
func changed(t *testing.T, changes ...change) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "q")
	require.NoError(t, os.CopyFS(dir, os.DirFS("quarter")))
	for _, c := range changes {
		name := filepath.Join(dir, c.file)
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		if c.line == 0 {
			lines = append(lines, c.new)
		} else {
			require.Contains(t, lines[c.line-1], c.old, c.file)
			lines[c.line-1] = strings.Replace(lines[c.line-1], c.old, c.new, 1)
		}
		require.NoError(t, os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644))
	}
	return dir
}

func TestBadLines(t *testing.T) {
	tests := []struct {
		name   string
		change change
		want   string // FILE:LINE: FIELD: beginning of what
	}{
		{"programme: unknown key", change{programmeFile, 3, `"name"`, `"nom"`}, "programme.json:3: nom: unknown key"},
		{"programme: zone", change{programmeFile, 25, "America/Chicago", "Texas"}, "programme.json:25: sites[0].zone: "},
		{"programme: jurisdiction", change{programmeFile, 24, "US-TX", "US-XX"}, "programme.json:24: jurisdiction: no supervision standard"},
		{"programme: quarter", change{programmeFile, 5, "2026-04-01", "2025-04-01"}, "programme.json:5: to: does not lie after from"},
		{"programme: a quarter without end", change{programmeFile, 5, "2026-04-01", "9999-12-31"}, "programme.json:5: to: lies more than ten years after from"},
		{"programme: report at the end of time", change{programmeFile, 7, "2026-04-03", "9999-12-31"}, "programme.json:7: report_at: is not before the year 9999"},
		{"participants: site", change{participantsFile, 2, "austin", "dallas"}, "participants.csv:2: site: is not in programme.json"},
		{"participants: need", change{participantsFile, 3, "substance_use", "substances"}, "participants.csv:3: needs: holds a word"},
		{"participants: twice", change{participantsFile, 3, "p-02", "p-01"}, "participants.csv:3: participant: is there twice"},
		{"workers: capacity", change{workersFile, 2, ",6,", ",-6,"}, "workers.csv:2: capacity: "},
		{"participants: age", change{participantsFile, 8, ",17", ",-17"}, "participants.csv:8: age: is not a whole number from 1 to 120"},
		{"participants: an adult under age", change{participantsFile, 8, "youth", "adult"}, "participants.csv:8: age: is under 18"},
		{"participants: hours", change{participantsFile, 23, "sat/10:00-12:00", "sat/25:00-26:00"}, "participants.csv:23: hours: is not a list such as mon/09:00-12:30"},
		{"participants: day", change{participantsFile, 23, "tue/", "tues/"}, "participants.csv:23: hours: is not a list"},
		{"participants: no time", change{participantsFile, 23, "tue/13:00-17:00", "tue/13:00-13:00"}, "participants.csv:23: hours: is not a list"},
		{"participants: zone", change{participantsFile, 28, "America/Denver", "Denver"}, "participants.csv:28: zone: is not the name of a time zone"},
		{"participants: zone without hours", change{participantsFile, 28, "mon/15:00-17:00 thu/15:00-17:00", ""}, "participants.csv:28: zone: is for hours only"},
		{"participants: trait", change{participantsFile, 28, "gender:woman", "sex:woman"}, "participants.csv:28: traits_wished: is not a list such as gender:woman"},
		{"participants: trait without a value", change{participantsFile, 31, "gender:woman", "gender"}, "participants.csv:31: traits_needed: is not a list"},
		{"participants: role", change{participantsFile, 28, "peer_worker", "peer"}, "participants.csv:28: roles: holds a word"},
		{"participants: experience", change{participantsFile, 23, "12:00,,,,,,substance_use", "12:00,,,,,,substances"}, "participants.csv:23: shared_experience: holds a word"},
		{"workers: hours", change{workersFile, 2, "mon/09:00-17:00", "mon/9:00-17:00"}, "workers.csv:2: hours: is not a list"},
		{"workers: modality", change{workersFile, 2, "in_person video", "in_person tv"}, "workers.csv:2: modalities: holds a word"},
		{"workers: trait", change{workersFile, 2, "gender:woman", "gender:"}, "workers.csv:2: traits: is not a list"},
		{"workers: lived experience", change{workersFile, 2, ",mental_health substance_use", ",mental_health drinking"}, "workers.csv:2: lived_experience: holds a word"},
		{"workers: registered", change{workersFile, 2, "medicaid", "medicare"}, "workers.csv:2: registered: names a funding"},
		{"roster: worker", change{rosterFile, 2, "w-01", "w-99"}, "roster.csv:2: worker: is not in workers.csv"},
		{"roster: credential", change{rosterFile, 3, "in_training", "training"}, "roster.csv:3: credential: is not one of"},
		{"roster: contradiction", change{rosterFile, 4, "2026-01-12", "2026-01-13"}, "roster.csv:4: service_start: "},
		{"credentials: scheme", change{credentialsFile, 2, "US-DC", "US-XX"}, "credentials.csv:2: scheme: no credential is shipped"},
		{"credentials: event", change{credentialsFile, 3, "recognise", "recognised"}, "credentials.csv:3: event: is not one of"},
		{"credentials: worker", change{credentialsFile, 3, "c-04,w-04", "c-04,w-03"}, "credentials.csv:3: credential: has another worker or scheme"},
		{"credentials: not applied for", change{credentialsFile, 2, "c-04", "c-14"}, "credentials.csv:3: credential: is moved and never applied for"},
		{"credentials: twice", change{credentialsFile, 3, "k-02", "k-01"}, "credentials.csv:3: id: is there twice"},
		{"credentials: endorsement", change{credentialsFile, 6, "substance_use", "recovery_support"}, "credentials.csv:6: endorsement: is not one of"},
		{"credentials: endorsed for nothing", change{credentialsFile, 6, "substance_use", ""}, "credentials.csv:6: endorsement: belongs to rows"},
		{"credentials: endorsement of a renewal", change{credentialsFile, 13, "2027-09-10,", "2027-09-10,mental_health"}, "credentials.csv:13: endorsement: belongs to rows"},
		{"credentials: reciprocity of nothing", change{credentialsFile, 29, "ICRC-PR", ""}, "credentials.csv:29: of_scheme: belongs to rows"},
		{"credentials: reciprocity of an unknown credential", change{credentialsFile, 29, "ICRC-PR", "ICRC"}, "credentials.csv:29: of_scheme: no credential is shipped"},
		{"credentials: scheme of a certificate that was seen", change{credentialsFile, 29, "reciprocity", "existing_certificate"}, "credentials.csv:29: of_scheme: belongs to rows"},
		{"credentials: correction of nothing", change{credentialsFile, 21, "k-19", ""}, "credentials.csv:21: corrects: belongs to rows"},
		{"credentials: correction of another credential", change{credentialsFile, 21, "k-19", "k-17"}, "credentials.csv:21: corrects: names no earlier row"},
		{"credentials: part of no correction", change{credentialsFile, 22, "k-20", "k-19"}, "credentials.csv:22: part_of: names no earlier correction"},
		{"completions: kind", change{completionsFile, 2, "continuing", "course"}, "completions.csv:2: kind: is not one of"},
		{"completions: hours without minutes", change{completionsFile, 2, "480", ""}, "completions.csv:2: line: hours are given in minutes"},
		{"completions: topic", change{completionsFile, 2, "peer_specific", "peers"}, "completions.csv:2: topics: holds a word"},
		{"exemptions: credential", change{exemptionsFile, 2, "c-03", "c-33"}, "exemptions.csv:2: credential: is not in credentials.csv"},
		{"exemptions: requirement", change{exemptionsFile, 3, "continuing", "continuing_ethics"}, "exemptions.csv:3: requirement: is none of the credential's body"},
		{"exemptions: dates", change{exemptionsFile, 2, "2026-01-31", "2025-10-31"}, "exemptions.csv:2: until: lies before from"},
		{"exemptions: without an end", change{exemptionsFile, 2, "2026-01-31", ""}, "exemptions.csv:2: until: "},
		{"exemptions: without a ground", change{exemptionsFile, 2, "illness", ""}, "exemptions.csv:2: ground: "},
		{"duty: fitness", change{dutyFile, 2, "fit", "unfit"}, "duty.csv:2: fitness: is not one of"},
		{"duty: twice", change{dutyFile, 6, "2026-02-23", "2023-09-11"}, "duty.csv:6: since: the worker has another row"},
		{"ties: accepted", change{tiesFile, 3, "same_person,,", "same_person,true,"}, "ties.csv:3: accepted: is for conflicts"},
		{"mentorships: earlier", change{mentorshipsFile, 27, "m-18", "m-17"}, "mentorships.csv:27: earlier: is a mentorship of another"},
		{"moves: event", change{movesFile, 3, "engage", "engaged"}, "moves.csv:3: event: is not one of"},
		{"moves: time", change{movesFile, 3, "T11:00:00-04:00", " 11:00"}, "moves.csv:3: at: is not a time"},
		{"moves: actor", change{movesFile, 3, "p-15", "p-51"}, "moves.csv:3: by_id: is not in participants.csv"},
		{"moves: nobody", change{movesFile, 3, "p-15", ""}, "moves.csv:3: by_id: is blank"},
		{"moves: twice", change{movesFile, 3, "v-002", "v-001"}, "moves.csv:3: id: is there twice"},
		{"moves: too early", change{movesFile, 2, "2025-10-03", "2025-09-03"}, "moves.csv:2: at: lies before records_from"},
		{"moves: correction", change{movesFile, 3, "p-15,2025-10-05T11:00:00-04:00,,,,,,,", "p-15,2025-10-05T11:00:00-04:00,,,,,,,v-001"}, "moves.csv:3: corrects: belongs to rows"},
		{"moves: rating without a score", change{movesFile, 116, ",1", ","}, "moves.csv:116: score: belongs to rows"},
		{"moves: score off the scale", change{movesFile, 116, ",,,,,1", ",,,,,6"}, "moves.csv:116: score: "},
		{"moves: rating of nobody", change{movesFile, 116, "w-05", ""}, "moves.csv:116: worker: is blank"},
		{"moves: rating by another", change{movesFile, 116, "p-18", "p-17"}, "moves.csv:116: by_id: is not the participant"},
		{"moves: considered by the programme", change{movesFile, 191, "worker,w-02", "programme,intake"}, "moves.csv:191: by_party: is not the worker"},
		{"moves: settled by a participant", change{movesFile, 208, "programme,intake", "participant,p-12"}, "moves.csv:208: by_party: is not the programme"},
		{"encounters: attempt with minutes", change{encountersFile, 2, ",20,false,", ",20,true,"}, "encounters.csv:2: line: want minutes"},
		{"encounters: participant", change{encountersFile, 2, "p-15", "p-16"}, "encounters.csv:2: mentorship: is one of another participant"},
		{"encounters: goals of nobody", change{encountersFile, 9, "T20:15:00-05:00,", "T20:15:00-05:00,g-1"}, "encounters.csv:9: goals: belongs to contacts with a known participant"},
		{"encounters: supplies", change{encountersFile, 2, "phone_recovery_support,,", "phone_recovery_support,naloxone_kit,"}, "encounters.csv:2: supplies: is not a list"},
		{"notes: first row", change{notesFile, 2, "draft", "sign"}, "notes.csv:2: event: is not draft on the first row"},
		{"notes: contact", change{notesFile, 2, "e-001", "e-999"}, "notes.csv:2: encounter: is not in encounters.csv"},
		{"notes: actor", change{notesFile, 2, ",w-", ",x-"}, "notes.csv:2: by_id: is not in workers.csv"},
		{"coverage: funding", change{coverageFile, 2, "medicaid", "medicare"}, "coverage.csv:2: funding: is not in programme.json"},
		{"coverage: kind", change{coverageFile, 2, "assessment", "assessed"}, "coverage.csv:2: kind: is not one of"},
		{"coverage: units of a plan", change{coverageFile, 3, "2026-12-31,", "2026-12-31,5"}, "coverage.csv:3: units: belongs to rows"},
		{"coverage: dates", change{coverageFile, 3, "2026-12-31", "2020-12-31"}, "coverage.csv:3: to: lies before from"},
		{"programme: payer", change{programmeFile, 38, "US-VA", "US-XX"}, "programme.json:35: payers: name a payer that is not shipped"},
		{"programme: rounding that the payer has", change{programmeFile, 43, `"US-MI"`, `"US-MI", "rounding": "up_to"`}, "programme.json:35: payers: rounding is for payers"},
		{"programme: funding of a payer", change{programmeFile, 42, "block_grant", "grant"}, "programme.json:35: payers: name a funding that is not on the list"},
		{"programme: co-signed", change{programmeFile, 55, "provisional", "trainee"}, "programme.json:55: co_signed"},
		{"sessions: result", change{sessionsFile, 2, "held", "done"}, "sessions.csv:2: result: is not one of"},
		{"sessions: twice", change{sessionsFile, 0, "", "u-002,w-04,s-02,2026-01-02T13:00:00-05:00,60,individual,in_person,1,false,schedule,held"}, "sessions.csv:57: id: "},
		{"consents: kind", change{consentsFile, 2, ",disclosure,", ",disclose,"}, "consents.csv:2: kind: is not one of"},
		{"consents: statement", change{consentsFile, 2, "right_to_revoke ", "may_revoke "}, "consents.csv:2: statements: holds a word"},
		{"consents: recipient", change{consentsFile, 2, "clinic-1:treating_provider", "clinic-1"}, "consents.csv:2: recipients: is not a list such as"},
		{"consents: expiry", change{consentsFile, 2, "2026-12-31", "soon"}, "consents.csv:2: expires: is not a date"},
		{"consents: signed in no form", change{consentsFile, 3, "electronic", ""}, "consents.csv:3: form: and capacity belong to rows"},
		{"consents: drafted twice", change{consentsFile, 3, "c-01,sign", "c-01,draft"}, "consents.csv:3: event: is not draft on the first row"},
		{"consents: draft for nobody", change{consentsFile, 2, "p-19,disclosure", ",disclosure"}, "consents.csv:2: participant: belongs to rows with the event draft"},
		{"plans: part", change{plansFile, 4, "a-2:barriers", "a-2:barrier"}, "plans.csv:4: parts: is not a list such as"},
		{"plans: goal", change{plansFile, 8, "g-22:private", "g-22:hidden"}, "plans.csv:8: goals: is not a list such as"},
		{"plans: content of an agreement", change{plansFile, 5, ",1,,", ",1,a-1:strengths,"}, "plans.csv:5: parts: and goals, review and opioids belong to rows"},
		{"plans: begun by another file", change{plansFile, 2, "recovery", "treatment"}, "plans.csv:2: kind: is not one of"},
		{"returns: date", change{returnsFile, 2, "2026-02-18", "2026-02-30"}, "returns.csv:2: on: is not a day"},
		{"returns: reader", change{returnsFile, 3, "w-05", "w-55"}, "returns.csv:3: reader: is not in workers.csv"},
		{"referrals: service", change{referralsFile, 2, "therapy", "counselling"}, "referrals.csv:2: service: is not one of"},
		{"referrals: never drafted", change{referralsFile, 3, "r-01", "r-11"}, "referrals.csv:3: event: is not draft on the first row"},
		{"referrals: receiver twice", change{referralsFile, 3, "r-01,send,,,", "r-01,send,,,clinic-2"}, "referrals.csv:3: receiver: belongs to rows with the event draft"},
		{"referrals: need", change{referralsFile, 23, ",met,", ",solved,"}, "referrals.csv:23: need: is not one of"},
		{"hand-offs: worker", change{handoffsFile, 2, "p-19,w-04", "p-19,w-44"}, "handoffs.csv:2: worker: is not in workers.csv"},
		{"hand-offs: channel", change{handoffsFile, 5, "phone", "telephone"}, "handoffs.csv:5: channel: is not one of"},
		{"groups: attendance", change{groupsFile, 2, ",coded,", ",code,"}, "groups.csv:2: attendance: is not one of"},
		{"groups: rule", change{groupsFile, 2, "gr_no_fixing", "gr_fixing"}, "groups.csv:2: rules: holds a word"},
		{"groups: recurrence", change{groupsFile, 2, "FREQ=WEEKLY", "FREQ=HOURLY"}, "groups.csv:2: rrule: and first are not such as"},
		{"groups: a first meeting off its rule", change{groupsFile, 2, "20260105T", "20260106T"}, "groups.csv:2: rrule: and first are not such as"},
		{"groups: twice", change{groupsFile, 3, "g-2,", "g-1,"}, "groups.csv:3: group: is there twice"},
		{"memberships: of no group", change{membershipsFile, 2, "g-2", "g-9"}, "memberships.csv:2: group: is not in groups.csv"},
		{"memberships: known twice", change{membershipsFile, 2, "p-02,,", "p-02,heron,"}, "memberships.csv:2: participant: or known_as"},
		{"memberships: purpose", change{membershipsFile, 2, "certificate", "curiosity"}, "memberships.csv:2: purpose: is not one of"},
		{"meetings: leader", change{meetingsFile, 3, "w-04", "w-44"}, "meetings.csv:3: leader: is not in workers.csv"},
		{"meetings: trigger", change{meetingsFile, 16, "suicidal_statement", "sad"}, "meetings.csv:16: trigger: is not one of"},
		{"attendance: heads and a member", change{attendanceFile, 3, "b-11,attended", ",attended"}, "attendance.csv:3: membership: with a status, or total"},
		{"attendance: status", change{attendanceFile, 3, "attended", "came"}, "attendance.csv:3: status: is not one of"},
		{"deactivations: worker", change{leavingsFile, 2, "w-06", "w-66"}, "deactivations.csv:2: worker: is not in workers.csv"},
		{"deactivations: party", change{leavingsFile, 2, "supervisor", "system"}, "deactivations.csv:2: by_party: is not one of"},
		{"deactivations: actor", change{leavingsFile, 2, "s-02", "s-22"}, "deactivations.csv:2: by_id: is not in supervisors.csv"},
		{"deactivations: nobody", change{leavingsFile, 2, "s-02", ""}, "deactivations.csv:2: by_id: is blank"},
		{"deactivations: time", change{leavingsFile, 3, "T09:00:00-04:00", ""}, "deactivations.csv:3: at: is not a time"},
		{"merges: event", change{mergesFile, 2, ",merge,", ",join,"}, "merges.csv:2: event: is not one of"},
		{"merges: duplicate", change{mergesFile, 2, "p-21", "p-99"}, "merges.csv:2: duplicate: is not in participants.csv"},
		{"merges: nobody kept", change{mergesFile, 2, "p-16", ""}, "merges.csv:2: kept: belongs to rows"},
		{"merges: undone with an id", change{mergesFile, 3, "undo,,", "undo,p-21,"}, "merges.csv:3: duplicate: belongs to rows"},
		{"merges: party", change{mergesFile, 2, "programme,intake", "worker,w-01"}, "merges.csv:2: by_party: is not one of"},
		{"sponsorships: event", change{sponsorshipsFile, 3, "ask", "asked"}, "sponsorships.csv:3: event: is not one of"},
		{"sponsorships: first row", change{sponsorshipsFile, 2, "seek", "ask"}, "sponsorships.csv:2: event: is not seek on the first row"},
		{"sponsorships: participant", change{sponsorshipsFile, 2, "seek,p-02", "seek,"}, "sponsorships.csv:2: participant: belongs to rows"},
		{"sponsorships: party", change{sponsorshipsFile, 4, "sponsor,sp-1", "programme,intake"}, "sponsorships.csv:4: by_party: is not one of"},
		{"links: kind", change{linksFile, 2, "supporter", "support"}, "links.csv:2: kind: is not one of"},
		{"links: partner", change{linksFile, 5, "p-21", "p-99"}, "links.csv:5: companion: is not in participants.csv"},
		{"links: permission", change{linksFile, 4, "know_takes_part", "know_all"}, "links.csv:4: permission: is not one of"},
		{"links: first row", change{linksFile, 3, "l-01", "l-11"}, "links.csv:3: event: is not offer on the first row"},
		{"questions: key", change{questionsFile, 1, `"urgency"`, `"urgent"`}, "questions.jsonl:1: urgent: "},
		{"questions: what the files tell", change{questionsFile, 1, `"urgency": "routine"`, `"credential": "certified"`}, "questions.jsonl:1: credential: unknown key"},
		{"questions: worker", change{questionsFile, 2, "w-05", "w-55"}, "questions.jsonl:2: worker: is not in workers.csv"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			refusedLineOf(t, tt.change, tt.want)
		})
	}
}

// refusedLineOf checks that the shipped quarter with a change is refused for the line
// wanted, and that nothing is told.
func refusedLineOf(t *testing.T, c change, want string) {
	t.Helper()
	dir := changed(t, c)
	out, errs, status := called("-data", dir)
	assert.Equal(t, 1, status)
	assert.Empty(t, out, "nothing that could be taken for a report")
	first, _, _ := strings.Cut(errs, "\n")
	assert.True(t, strings.HasPrefix(first, dir+"/"+want), "got  %s\nwant %s", errs, want)
}

func TestBadLinesOfSeveralFilesAreAllReported(t *testing.T) {
	dir := changed(t,
		change{participantsFile, 2, "austin", "dallas"},
		change{movesFile, 3, "engage", "engaged"},
		change{movesFile, 5, "refer,", "referral,"},
		change{encountersFile, 4, "false", "no"},
		change{questionsFile, 3, "{", "["})
	out, errs, status := called("-data", dir, "-json")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	var places []string
	for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
		parts := strings.SplitN(strings.TrimPrefix(line, dir+"/"), ": ", 3)
		require.Len(t, parts, 3, line)
		places = append(places, parts[0]+" "+parts[1])
	}
	assert.Equal(t, []string{"participants.csv:2 site", "moves.csv:3 event", "moves.csv:5 event", "encounters.csv:4 attempted", "questions.jsonl:3 line"}, places)
}

func TestAtMostTwentyBadLinesAreListed(t *testing.T) {
	var changes []change
	for line := 2; line <= 27; line++ {
		changes = append(changes, change{mentorshipsFile, line, ",p-", ",x-"})
	}
	_, errs, status := called("-data", changed(t, changes...))
	assert.Equal(t, 1, status)
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	require.Len(t, lines, 21)
	assert.True(t, strings.HasPrefix(lines[20], "... and "), lines[20])
}

func TestNoIdentityInErrors(t *testing.T) {
	dir := changed(t,
		change{mentorshipsFile, 2, "p-01", "maria-lopez"},
		change{movesFile, 3, "p-15", "maria-lopez"},
		change{encountersFile, 2, "w-04", "maria-lopez"},
		change{sessionsFile, 2, "w-05", "maria-lopez"},
		change{questionsFile, 2, "w-05", "maria-lopez"})
	_, errs, status := called("-data", dir)
	assert.Equal(t, 1, status)
	assert.NotContains(t, errs, "maria")
	assert.Equal(t, 5, strings.Count(strings.TrimSpace(errs), "\n")+1, errs)
}

func TestMissingFilesAreNamed(t *testing.T) {
	dir := changed(t)
	require.NoError(t, os.Remove(filepath.Join(dir, workersFile)))
	out, errs, status := called("-data", dir)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Equal(t, dir+"/workers.csv:1: line: no such file\n", errs, "and not every line that names a worker")

	dir = changed(t)
	require.NoError(t, os.Remove(filepath.Join(dir, programmeFile)))
	require.NoError(t, os.Mkdir(filepath.Join(dir, programmeFile), 0o755))
	_, errs, status = called("-data", dir)
	assert.Equal(t, 1, status)
	assert.Equal(t, dir+"/programme.json:1: line: cannot be read\n", errs, "and not every line that names a site")

	_, errs, status = called("-data", filepath.Join(dir, "nowhere"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "no such directory")
}

func TestUnknownColumn(t *testing.T) {
	dir := changed(t, change{movesFile, 1, "agreement", "agrement"})
	_, errs, status := called("-data", dir)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, dir+"/moves.csv:1: agrement: unknown column")
}

func TestAQuarterInWhichNothingHappened(t *testing.T) {
	dir := changed(t)
	files, err := os.ReadDir("quarter")
	require.NoError(t, err)
	for _, f := range files {
		file := f.Name()
		if file == programmeFile {
			continue
		}
		text, err := os.ReadFile(filepath.Join("quarter", file))
		require.NoError(t, err)
		header, _, _ := strings.Cut(string(text), "\n")
		if file == questionsFile {
			header = ""
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(header+"\n"), 0o644))
	}
	page := filepath.Join(t.TempDir(), "report.html")
	out, errs, status := called("-data", dir, "-html", page)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "No support has begun, so there is nothing to estimate.")
	html, err := os.ReadFile(page)
	require.NoError(t, err)
	assert.NotContains(t, string(html), "<svg")

	object, errs, status := called("-data", dir, "-json")
	require.Equal(t, 0, status, errs)
	for _, key := range []string{"mentorships", "refused", "scope", "deadlines", "steps"} {
		assert.Contains(t, object, `"`+key+`": []`, "an empty list, not null")
	}
}
