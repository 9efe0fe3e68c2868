package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
)

// A sheetRow is what came of asking somebody to fill in a questionnaire.
type sheetRow struct {
	id         string
	line       int
	mentorship peer.MentorshipID
	instrument instrument.ID // none: every form, of a refusal of all and its taking back
	point      string
	reply      outcomes.ReplyKind
	on         peer.Date
	recorded   time.Time
	answers    []instrument.Answer
	result     instrument.Result
	reason     string           // why somebody could not be asked
	response   peer.EncounterID // the contact in which somebody answered to a safety flag
}

// unableReasons are why somebody could not be asked. Why somebody declined is theirs.
var unableReasons = []string{"hospital", "custody", "died", "other"}

// sheets reads the questionnaires that were asked.
func (r *reader) sheets(file *input.File) {
	rows := r.rows(file, "sheet mentorship reply on recorded", "instrument point answers reason response", "")
	contacts := map[peer.EncounterID]peer.Encounter{}
	for _, e := range r.d.encounters {
		contacts[e.ID] = e
	}
	seen := map[string]bool{}
	type asked struct {
		mentorship peer.MentorshipID
		form       instrument.ID
		point      string
		on         peer.Date
	}
	days := map[asked]bool{}
	for rows.Next() {
		row := sheetRow{
			id: rows.Text("sheet"), line: rows.Line(), mentorship: known(r, rows, "mentorship", r.mentorships, mentorshipsFile),
			instrument: instrument.ID(rows.Text("instrument")), point: rows.Text("point"), reply: input.Enum(rows, "reply", outcomes.ReplyKinds()...),
			on: date(rows, "on"), recorded: rows.Time("recorded"), reason: input.Enum(rows, "reason", unableReasons...),
			response: known(r, rows, "response", r.contacts, encountersFile),
		}
		if seen[row.id] {
			rows.Problem("sheet", twice)
		}
		seen[row.id] = true
		key := asked{row.mentorship, row.instrument, row.point, row.on}
		if days[key] {
			rows.Problem("on", "another row tells of the same question on this day")
		}
		days[key] = true
		r.checkSheetTimes(rows, row)
		r.checkForm(rows, row)
		r.checkReply(rows, &row)
		r.checkResponse(rows, row, contacts)
		if rows.OK() {
			r.d.sheets = append(r.d.sheets, row)
		}
	}
	slices.SortStableFunc(r.d.sheets, func(a, b sheetRow) int { return a.on.Compare(b.on) })
}

func (r *reader) checkSheetTimes(rows *input.Rows, row sheetRow) {
	if rows.OK() && (row.on.IsZero() || row.recorded.IsZero()) {
		rows.Problem("on", "or recorded is the first day of the calendar, which stands for none")
	}
	z := r.d.zoneOf(r.mentorships[row.mentorship].site)
	if z != nil && !row.on.IsZero() && !row.recorded.IsZero() && peer.DateOf(row.recorded, z).Before(row.on) {
		rows.Problem("recorded", "lies before the day")
	}
}

// checkForm tells whether the form and the point are the programme's.
func (r *reader) checkForm(rows *input.Rows, row sheetRow) {
	general := row.reply == outcomes.DeclinedAll || row.reply == outcomes.WillingAgain
	if general != (row.point == "") && row.reply != "" {
		rows.Problem("point", "is asked of every reply but declined_all and willing_again")
	}
	if r.unread[programmeFile] || general && row.instrument == "" || row.reply == "" {
		return
	}
	f, ok := r.d.programme.Questionnaires.of(row.instrument)
	switch {
	case !ok:
		rows.Problem("instrument", "is not among the questionnaires of "+programmeFile)
	case row.point != "" && !slices.Contains(f.Points, row.point):
		rows.Problem("point", "is none at which "+programmeFile+" asks the form")
	}
}

// checkReply scores the answers.
func (r *reader) checkReply(rows *input.Rows, row *sheetRow) {
	if row.reply == "" {
		return
	}
	if (row.reply == outcomes.Unable) != (row.reason != "") {
		rows.Problem("reason", "belongs to rows with the reply unable")
	}
	text := rows.Text("answers")
	if (row.reply == outcomes.Answered) != (text != "") {
		rows.Problem("answers", "belongs to rows with the reply answered")
		return
	}
	f, ok := r.d.programme.Questionnaires.of(row.instrument)
	if text == "" || !ok || r.unread[programmeFile] {
		return
	}
	answered := false
	for _, word := range strings.Fields(text) {
		if word == "_" {
			row.answers = append(row.answers, instrument.Answer{})
			continue
		}
		code, err := strconv.Atoi(word)
		if err != nil {
			rows.Problem("answers", "is not a list of numbers such as 3 4 _ 5, with _ where an answer is missing")
			return
		}
		answered, row.answers = true, append(row.answers, instrument.Given(code))
	}
	if !answered {
		rows.Problem("answers", "holds no answer at all")
		return
	}
	r.scoreSheet(rows, row, f)
}

func (r *reader) scoreSheet(rows *input.Rows, row *sheetRow, f askForm) {
	var err error
	row.result, err = f.in.Score(row.answers, instrument.Respondent{})
	var bad *instrument.AnswerError
	switch {
	case errors.As(err, &bad):
		rows.Problem("answers", "has an answer at "+bad.Item+" that the form does not offer")
	case errors.Is(err, instrument.ErrSheet):
		rows.Problem("answers", "is not one for each of the form's "+strconv.Itoa(len(f.in.Definition().Items))+" items")
	case err != nil:
		rows.Problem("answers", "cannot be scored")
	}
}

// checkResponse tells whether the contact named can have been the answer to a flag.
func (r *reader) checkResponse(rows *input.Rows, row sheetRow, contacts map[peer.EncounterID]peer.Encounter) {
	if row.response == "" || !rows.OK() || r.unread[programmeFile] {
		return
	}
	e, ok := contacts[row.response]
	switch {
	case !row.result.Has(instrument.SuicidalIdeationItem):
		rows.Problem("response", "belongs to rows with a safety flag")
	case !ok: // its own line is wrong
	case e.Attempted || e.Participant != r.mentorships[row.mentorship].participant || peer.DateOf(e.Start, r.d.zoneOf(e.Site)).Before(row.on):
		rows.Problem("response", "is no contact made with the participant on the day or later")
	}
}

// knownSheets returns what was recorded by a moment, by day.
func (d *data) knownSheets(at time.Time) []sheetRow {
	return slices.DeleteFunc(slices.Clone(d.sheets), func(s sheetRow) bool { return s.recorded.After(at) })
}
