package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const scoreHelp = `Usage: outcomes score -instrument ID [flags] FILE.csv

The file has a row for each sheet: id and a column for each item (i1, i2, ...;
bam has i7a to i7g), empty where it was not answered. Answers are the form's own
codes. audit-c may have sex: female, male or empty.
`

// totalScale is the scale that an answer gives as total.
const totalScale = "total"

func score(args []string, stdin io.Reader, stdout io.Writer) error {
	var id string
	var asJSON bool
	fs := flag.NewFlagSet("score", flag.ContinueOnError)
	fs.StringVar(&id, "instrument", "", "`id` of the questionnaire, such as phq-9")
	fs.BoolVar(&asJSON, "json", false, "print a JSON object a line")
	fs.Usage = helpFor(stdout, scoreHelp, func() {
		fs.PrintDefaults()
		fmt.Fprintln(stdout, "\nQuestionnaires:", idList())
	})
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	name, err := oneFile(fs.Args())
	if err != nil {
		return err
	}
	form, err := instrument.Of(instrument.ID(id))
	if err != nil {
		return input.Usage("-instrument must be one of: %s", idList())
	}
	sheets, err := readSheets(name, stdin, form)
	if err != nil {
		return err
	}
	if !asJSON {
		return writeScores(stdout, form.Definition(), sheets)
	}
	e := json.NewEncoder(stdout)
	e.SetEscapeHTML(false)
	for _, s := range sheets {
		if err := e.Encode(s); err != nil {
			return err
		}
	}
	return nil
}

func idList() string {
	var ids []string
	for _, id := range instrument.IDs() {
		ids = append(ids, string(id))
	}
	return strings.Join(ids, ", ")
}

// A sheetAnswer is what one row came to, in the form of the JSON.
type sheetAnswer struct {
	ID        string                    `json:"id"`
	Total     stats.Estimate            `json:"total"`
	Subscales map[string]stats.Estimate `json:"subscales"`
	Band      *string                   `json:"band"`
	Answered  int                       `json:"answered"`
	Flags     []instrument.Flag         `json:"flags"`
	silent    bool                      // a safety item has no answer: told in the table alone
}

// readSheets reads and scores the file, all of it, and tells everything that is wrong.
func readSheets(name string, stdin io.Reader, form *instrument.Instrument) ([]sheetAnswer, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	def := form.Definition()
	table := input.Table{Columns: []input.Column{{Name: "id"}}}
	for _, item := range def.Items {
		table.Columns = append(table.Columns, input.Column{Name: item.ID, Blank: true})
	}
	bySex := dependsOnSex(def)
	if bySex {
		table.Columns = append(table.Columns, input.Column{Name: "sex", Optional: true, Blank: true})
	}
	var problems input.Problems
	rows := input.CSV(file, &problems, table)
	sheets := []sheetAnswer{}
	sheet := make([]instrument.Answer, len(def.Items))
	for rows.Next() {
		for i, item := range def.Items {
			sheet[i] = instrument.Answer{}
			if !rows.Blank(item.ID) {
				sheet[i] = instrument.Given(readCode(rows, item))
			}
		}
		var who instrument.Respondent
		if bySex && !rows.Blank("sex") {
			who.Sex = input.Enum(rows, "sex", instrument.Sexes()...)
		}
		if !rows.OK() {
			continue
		}
		r, err := form.Score(sheet, who)
		if err != nil {
			rows.Problem(input.WholeLine, err.Error())
			continue
		}
		sheets = append(sheets, answerOf(strings.Clone(rows.Text("id")), r))
	}
	if problems.Len() == 0 && len(sheets) == 0 {
		problems.Add(file.Name, 1, input.WholeLine, "there are no rows")
	}
	return sheets, problems.Err()
}

// readCode reads an answer and refuses a code that the form does not offer.
func readCode(rows *input.Rows, item instrument.Item) int {
	before := rows.OK()
	low, high := item.Answers[0], item.Answers[len(item.Answers)-1]
	code := rows.Int(item.ID, low, high)
	if before == rows.OK() && code >= low && code <= high && !slices.Contains(item.Answers, code) {
		rows.Problem(item.ID, "is not one of the form's codes: "+strings.Trim(strings.ReplaceAll(fmt.Sprint(item.Answers), " ", ", "), "[]"))
	}
	return code
}

func dependsOnSex(def instrument.Definition) bool {
	for _, s := range def.Scales {
		if slices.ContainsFunc(s.Bands, func(b instrument.Band) bool { return b.Sex != "" }) ||
			slices.ContainsFunc(s.Cutoffs, func(c instrument.Cutoff) bool { return c.Sex != "" }) {
			return true
		}
	}
	return false
}

// listed are the flags that the JSON gives. Its list is fixed, so that a program that
// reads it meets no name that it does not know.
var listed = []instrument.Flag{instrument.SuicidalIdeationItem, instrument.ProratedFlag, instrument.AboveCutoff, instrument.Incomplete}

func answerOf(id string, r instrument.Result) sheetAnswer {
	a := sheetAnswer{ID: id, Subscales: map[string]stats.Estimate{}, Answered: r.Answered, Flags: []instrument.Flag{}, silent: r.Has(instrument.SafetyItemUnanswered)}
	for _, f := range r.Flags {
		if slices.Contains(listed, f) {
			a.Flags = append(a.Flags, f)
		}
	}
	for _, s := range r.Scores {
		var value stats.Estimate
		if s.Scorable() {
			value = stats.Known(s.Value)
		}
		if s.Scale != totalScale {
			a.Subscales[s.Scale] = value
			continue
		}
		a.Total = value
		if s.Band != "" {
			a.Band = &s.Band
		}
	}
	return a
}

// writeScores prints a table for a person to read.
func writeScores(w io.Writer, def instrument.Definition, sheets []sheetAnswer) error {
	fmt.Fprintf(w, "%s: %d sheets\n\n", def.Name, len(sheets))
	rows := []string{"id\tanswered"}
	hasTotal := false
	for _, s := range def.Scales {
		rows[0] += "\t" + s.ID
		hasTotal = hasTotal || s.ID == totalScale
	}
	if hasTotal {
		rows[0] += "\tband"
	}
	rows[0] += "\tflags"
	for _, a := range sheets {
		row := fmt.Sprintf("%s\t%d of %d", cell(a.ID), a.Answered, len(def.Items))
		for _, s := range def.Scales {
			value := a.Total
			if s.ID != totalScale {
				value = a.Subscales[s.ID]
			}
			row += "\t" + shortest(value)
		}
		if hasTotal {
			band := "-"
			if a.Band != nil {
				band = *a.Band
			}
			row += "\t" + band
		}
		var raised []string
		if a.silent {
			raised = append(raised, "safety item unanswered")
		}
		for _, f := range a.Flags {
			raised = append(raised, strings.ReplaceAll(f.String(), "_", " "))
		}
		rows = append(rows, row+"\t"+strings.Join(raised, ", "))
	}
	align(w, rows)
	if slices.ContainsFunc(sheets, func(a sheetAnswer) bool { return slices.Contains(a.Flags, instrument.SuicidalIdeationItem) }) {
		fmt.Fprintln(w, "\nSomebody answered the item on thoughts of death or self-harm above never:\nsomebody qualified speaks with them now, whatever the total.")
	}
	if slices.ContainsFunc(sheets, func(a sheetAnswer) bool { return a.silent }) {
		fmt.Fprintln(w, "\nSomebody left the item on thoughts of death or self-harm unanswered, which a prorated\ntotal does not show: a person asks them.")
	}
	fmt.Fprintln(w, "\nA score is a screening result, not a diagnosis.")
	return nil
}

// shortest prints a score with two digits at most.
func shortest(e stats.Estimate) string {
	text := rounded(e, 2, "-")
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}
