package main

import (
	"crypto/rand"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A credentialRow is something that happened to a worker's credential, as it
// stands in the file.
type credentialRow struct {
	line       int
	credential credential.ID
	worker     peer.WorkerID
	scheme     string
	event      credential.Event
	act        lifecycle.Act
	change     credential.Change
	of         string // scheme of the credential that is taken over by reciprocity

	corrects, partOf string // as of a [moveRow]
}

// credentialEvents are the events that credentials.csv can have.
func credentialEvents() []credential.Event {
	out := []credential.Event{correctCredential}
	for _, row := range credential.Lifecycle().Rows {
		if !slices.Contains(out, row.Event) {
			out = append(out, row.Event)
		}
	}
	return out
}

// credentials reads what happened to credentials.
func (r *reader) credentials(file *input.File) {
	rows := r.rows(file, "id credential worker scheme event by_party by_id at", "recorded code effective until", "endorsement of_scheme reason corrects part_of")
	events := credentialEvents()
	parties := []lifecycle.Party{credential.CertifierParty, lifecycle.WorkerParty, lifecycle.ProgrammeParty}
	seen, holders := map[string]credentialRow{}, map[credential.ID]credentialRow{}
	for rows.Next() {
		row := credentialRow{line: rows.Line(), credential: credential.ID(rows.Text("credential")),
			worker: known(r, rows, "worker", r.d.workers, workersFile), scheme: rows.Text("scheme"),
			event: input.Enum(rows, "event", events...),
			act: lifecycle.Act{ID: rows.Text("id"), By: lifecycle.Actor{Party: input.Enum(rows, "by_party", parties...), ID: rows.Text("by_id")},
				At: rows.Time("at"), Recorded: rows.Time("recorded"), Code: rows.Text("code")},
			change: credential.Change{Effective: date(rows, "effective"), Until: date(rows, "until"),
				Endorsement: input.Enum(rows, "endorsement", peer.Domains()...)},
			of: rows.Text("of_scheme"), corrects: rows.Text("corrects"), partOf: rows.Text("part_of"),
		}
		var err error
		if row.act.Reason, err = lifecycle.NewText(rand.Reader, rows.Text("reason")); err != nil {
			rows.Problem("reason", "is too long")
		}
		if row.act.By.Party == lifecycle.WorkerParty {
			known(r, rows, "by_id", r.d.workers, workersFile)
		}
		if _, err := credential.SchemeOf(row.scheme); err != nil && row.scheme != "" {
			rows.Problem("scheme", "no credential is shipped under this code")
		}
		row.check(rows)
		checkCredentialCorrection(rows, row, seen)
		if _, ok := seen[row.act.ID]; ok {
			rows.Problem("id", twice)
		}
		seen[row.act.ID] = row
		before, begun := holders[row.credential]
		switch {
		case !begun && row.event != credential.Apply && row.event != "":
			rows.Problem("credential", "is moved and never applied for")
		case begun && (before.worker != row.worker || before.scheme != row.scheme):
			rows.Problem("credential", "has another worker or scheme on an earlier row")
		default:
			holders[row.credential] = row
		}
		if rows.OK() {
			r.d.credentials = append(r.d.credentials, row)
		}
	}
	slices.SortStableFunc(r.d.credentials, func(a, b credentialRow) int {
		return byRecording(a.act, b.act, a.line, b.line)
	})
}

// check reports what a row lacks for its event, or has too much.
func (row credentialRow) check(rows *input.Rows) {
	endorses := row.event == credential.Endorse || row.event == credential.DropEndorsement
	if endorses == rows.Blank("endorsement") && row.event != "" {
		rows.Problem("endorsement", "belongs to rows with the event endorse or drop_endorsement, and to all of them")
	}
	byReciprocity := row.event == credential.Recognise && row.act.Code == "reciprocity"
	if byReciprocity == (row.of == "") && row.event != "" {
		rows.Problem("of_scheme", "belongs to rows with the event recognise and the code reciprocity, and to all of them")
	} else if _, err := credential.SchemeOf(row.of); row.of != "" && err != nil {
		rows.Problem("of_scheme", "no credential is shipped under this code")
	}
}

// completions reads what workers completed towards their credentials.
func (r *reader) completions(file *input.File) {
	rows := r.rows(file, "worker kind on", "until minutes amount level topics mode name", "")
	for rows.Next() {
		id := known(r, rows, "worker", r.d.workers, workersFile)
		rec := credential.Record{
			Kind: input.Enum(rows, "kind", credential.Kinds()...), On: date(rows, "on"), Until: date(rows, "until"),
			Level: input.Enum(rows, "level", credential.Educations()...), Topics: words(rows, "topics", credential.Topics()...),
			Mode: input.Enum(rows, "mode", credential.Modes()...), Name: rows.Text("name"),
		}
		if !rows.Blank("minutes") {
			rec.Minutes = rows.Int("minutes", 0, 10_000_000)
		}
		if !rows.Blank("amount") {
			rec.Amount = rows.Int("amount", 0, 100_000)
		}
		if rows.OK() {
			if what := recordFault(rec); what != "" {
				rows.Problem(input.WholeLine, what)
			}
		}
		if rows.OK() {
			w := r.d.workers[id]
			w.completed = append(w.completed, rec)
			r.d.workers[id] = w
		}
	}
}

// recordFault returns what is wrong with a completion by itself, or "".
func recordFault(rec credential.Record) string {
	_, err := credential.HoursIn([]credential.Record{rec}, rec.Kind, peer.DateRange{From: rec.On, Until: rec.On.AddDays(1)})
	if err == nil {
		return ""
	}
	text := strings.TrimPrefix(err.Error(), credential.ErrRecord.Error()+": ")
	text, _, _ = strings.Cut(text, " (record")
	return text
}
