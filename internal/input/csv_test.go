package input_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/input"
)

func file(text string) *input.File {
	return &input.File{Name: "F.csv", Reader: strings.NewReader(text)}
}

var ab = input.Table{Columns: []input.Column{{Name: "a"}, {Name: "b", Blank: true}, {Name: "c", Optional: true}}}

// told reads all of text by the table and returns the problems and the cells of a.
func told(text string, table input.Table) (problems string, a []string) {
	var p input.Problems
	rows := input.CSV(file(text), &p, table)
	for rows.Next() {
		a = append(a, rows.Text("a"))
	}
	return p.Error(), a
}

func TestCSVColumns(t *testing.T) {
	others := ab
	others.Others = true
	tests := []struct {
		name, text string
		table      input.Table
		want       string
	}{
		{"in order", "a,b,c\n1,2,3\n", ab, ""},
		{"any order", "c,b,a\n3,2,1\n", ab, ""},
		{"optional column absent", "b,a\n2,1\n", ab, ""},
		{"no line break at the end", "a,b\n1,2", ab, ""},
		{"CRLF", "a,b\r\n1,2\r\n", ab, ""},
		{"header alone", "a,b\n", ab, ""},
		{"blank where it may", "a,b\n1,\n", ab, ""},
		{"nothing", "", ab, "F.csv:1: line: the file is empty, expected a header row"},
		{"blank where it may not", "a,b\n ,2\n", ab, "F.csv:2: a: is blank"},
		{"blank optional column", "a,b,c\n1,2,\n", ab, "F.csv:2: c: is blank"},
		{"unknown column", "a,b,x\n1,2,3\n", ab, "F.csv:1: x: unknown column (nearest: a)"},
		{"unknown column, far", "a,b,colour\n1,2,3\n", ab, "F.csv:1: colour: unknown column"},
		{"letter case counts", "A,b\n1,2\n", ab, "F.csv:1: A: unknown column (nearest: a)\nF.csv:1: a: the column is missing"},
		{"space counts", "a, b\n1,2\n", ab, "F.csv:1:  b: unknown column (nearest: b)\nF.csv:1: b: the column is missing"},
		{"missing column", "b,c\n2,3\n", ab, "F.csv:1: a: the column is missing"},
		{"column twice", "a,b,a\n1,2,3\n", ab, "F.csv:1: a: the column is there twice"},
		{"no name", "a,b,\n1,2,3\n", ab, "F.csv:1: line: column 3 has no name"},
		{"others", "a,b,x,,\n1,2,,,\n", others, ""},
		{"other column twice", "a,b,x,x\n1,2,3,4\n", others, "F.csv:1: x: the column is there twice"},
		{"others, and one missing", "aa,b\n1,2\n", others, "F.csv:1: a: the column is missing (nearest: aa)"},
		{"too few cells", "a,b\n1\n3,4\n", ab, "F.csv:2: line: cells: 1, columns in the header: 2"},
		{"too many cells", "a,b\n1,2,3\n", ab, "F.csv:2: line: cells: 3, columns in the header: 2"},
		{"line of a row after a long cell", "a,b\n\"x\ny\nz\",2\n,4\n", ab, "F.csv:5: a: is blank"},
		{"line of a cell after a long cell", "b,a\n\"x\ny\", \n", ab, "F.csv:3: a: is blank"},
		{"line after empty lines", "\na,b\n\n\n,2\n", ab, "F.csv:5: a: is blank"},
		{"header not on line 1", "\nx,b\n", ab, "F.csv:2: x: unknown column (nearest: a)\nF.csv:2: a: the column is missing"},
		{"byte order mark", "\xef\xbb\xbfa,b\n1,2\n", ab, "F.csv:1: line: begins with a byte order mark"},
		{"invalid UTF-8", "a,b\n1,\xff\n\xff,2\n", ab, "F.csv:2: b: is not valid UTF-8\nF.csv:3: a: is not valid UTF-8"},
		{"invalid UTF-8 elsewhere", "a,b,x\n1,2,\xff\n", others, "F.csv:2: x: is not valid UTF-8"},
		{"invalid UTF-8 in the header", "a,b,\xff\n", ab, "F.csv:1: \"\\xff\": the name of the column is not valid UTF-8"},
		{"quote inside", "a,b\n1,2\"\n,4\n", ab, "F.csv:2: line: a quote inside a cell that does not begin with one\nF.csv:3: a: is blank"},
		{"text behind a quote", "a,b\n\"1\"x,2\n", ab, "F.csv:2: line: a cell begins with a quote and does not end with one"},
		{"quote without end", "a,b\n1,2\n\"3,4\n5,6\n", ab, "F.csv:3: line: a cell begins with a quote and does not end with one"},
		{"bad header", "a,\"b\n", ab, "F.csv:1: line: a cell begins with a quote and does not end with one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := told(tt.text, tt.table)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestCSVReadsOnAfterABadRow(t *testing.T) {
	_, a := told("a,b\n1,2\n3\n5,6\n7,8\"\n9,10\n", ab)
	assert.Equal(t, []string{"1", "5", "9"}, a)
}

func TestCSVColumnDeclaredTwice(t *testing.T) {
	table := input.Table{Columns: []input.Column{{Name: "a", Optional: true, Blank: true}, {Name: "a"}}}
	got, _ := told("a,b\n", input.Table{Columns: table.Columns, Others: true})
	assert.Empty(t, got)
	got, _ = told("b\n", input.Table{Columns: table.Columns, Others: true})
	assert.Equal(t, "F.csv:1: a: the column is missing (nearest: b)", got)
	got, _ = told("a,b\n,1\n", input.Table{Columns: table.Columns, Others: true})
	assert.Equal(t, "F.csv:2: a: is blank", got)
}

func TestCSVUndeclaredColumnIsAMistakeOfTheProgram(t *testing.T) {
	var p input.Problems
	rows := input.CSV(file("a,b,x\n1,2,3\n"), &p, input.Table{Columns: ab.Columns, Others: true})
	require.True(t, rows.Next())
	assert.Panics(t, func() { rows.Text("x") })
	assert.False(t, rows.Has("c"))
	assert.True(t, rows.Has("b"))
	assert.True(t, rows.Blank("c"))
	assert.False(t, rows.Blank("a"))
	assert.Empty(t, rows.Text("c"))
}

func TestCSVReadError(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("a,b\n1,2\n"), iotest.ErrReader(errors.New("disk on fire")))
	var p input.Problems
	rows := input.CSV(&input.File{Name: "stdin", Reader: broken}, &p, ab)
	for rows.Next() {
	}
	assert.Equal(t, "stdin:3: line: cannot be read: disk on fire", p.Error())
	assert.False(t, rows.Next())
}

// readOne reads one cell of column a and returns what was told of it.
func readOne(t *testing.T, cell string, read func(*input.Rows)) string {
	t.Helper()
	var p input.Problems
	rows := input.CSV(file("a,b\n\""+cell+"\",\n"), &p, ab)
	require.True(t, rows.Next())
	read(rows)
	read(rows)
	assert.Equal(t, p.Len() == 0, rows.OK())
	assert.LessOrEqual(t, p.Len(), 1, "a problem is told once")
	return strings.TrimPrefix(p.Error(), "F.csv:2: a: ")
}

func TestCells(t *testing.T) {
	type format string
	read := map[string]func(*input.Rows) any{
		"text":  func(r *input.Rows) any { return r.Text("a") },
		"int":   func(r *input.Rows) any { return r.Int("a", 0, 1440) },
		"whole": func(r *input.Rows) any { return r.Int("a", math.MinInt, math.MaxInt) },
		"least": func(r *input.Rows) any { return r.Int("a", 1, math.MaxInt) },
		"float": func(r *input.Rows) any { return r.Float("a") },
		"bool":  func(r *input.Rows) any { return r.Bool("a") },
		"date":  func(r *input.Rows) any { return r.Date("a").Format(time.RFC3339) },
		"time":  func(r *input.Rows) any { return r.Time("a").UTC().Format(time.RFC3339Nano) },
		"enum":  func(r *input.Rows) any { return input.Enum[format](r, "a", "individual", "group") },
	}
	tests := []struct {
		kind, cell string
		want       any
		problem    string
	}{
		{"text", " x ", " x ", ""},
		{"text", "x\ny", "x\ny", ""},
		{"int", "0", 0, ""},
		{"int", "+7", 7, ""},
		{"int", "1440", 1440, ""},
		{"int", "1441", 0, "is not a whole number from 0 to 1440"},
		{"int", "-1", 0, "is not a whole number from 0 to 1440"},
		{"int", "99999999999999999999", 0, "is not a whole number from 0 to 1440"},
		{"int", "1.0", 0, "is not a whole number"},
		{"int", "1e2", 0, "is not a whole number"},
		{"int", "0x10", 0, "is not a whole number"},
		{"int", "1_000", 0, "is not a whole number"},
		{"int", "-", 0, "is not a whole number"},
		{"int", " 5", 0, "has spaces around the value"},
		{"int", "٣", 0, "is not a whole number"},
		{"whole", "-12", -12, ""},
		{"whole", "99999999999999999999", 0, "is not a whole number of a size that can be read"},
		{"least", "0", 0, "is not a whole number of 1 or more"},
		{"float", "1.5", 1.5, ""},
		{"float", "-2e-3", -0.002, ""},
		{"float", ".5", 0.5, ""},
		{"float", "1e999", 0.0, "is too large a number"},
		{"float", "NaN", 0.0, "is not a number"},
		{"float", "Inf", 0.0, "is not a number"},
		{"float", "-infinity", 0.0, "is not a number"},
		{"float", "NA", 0.0, "is not a number"},
		{"float", "0x1p4", 0.0, "is not a number"},
		{"float", "1_0", 0.0, "is not a number"},
		{"float", "1,5", 0.0, "is not a number"},
		{"float", "1e", 0.0, "is not a number"},
		{"float", "5 ", 0.0, "has spaces around the value"},
		{"bool", "true", true, ""},
		{"bool", "1", true, ""},
		{"bool", "false", false, ""},
		{"bool", "0", false, ""},
		{"bool", "TRUE", false, "is not true, false, 1 or 0"},
		{"bool", "yes", false, "is not true, false, 1 or 0"},
		{"date", "2026-02-28", "2026-02-28T00:00:00Z", ""},
		{"date", "2026-02-29", "0001-01-01T00:00:00Z", "is not a date such as 2026-01-31"},
		{"date", "2026-2-8", "0001-01-01T00:00:00Z", "is not a date such as 2026-01-31"},
		{"date", "2026-02-28T00:00:00Z", "0001-01-01T00:00:00Z", "is not a date such as 2026-01-31"},
		{"time", "2026-01-31T09:30:00-06:00", "2026-01-31T15:30:00Z", ""},
		{"time", "2026-01-31T09:30:00.25Z", "2026-01-31T09:30:00.25Z", ""},
		{"time", "2026-01-31T09:30:00", "0001-01-01T00:00:00Z", "is not a time such as 2026-01-31T09:30:00Z or 2026-01-31T09:30:00-06:00"},
		{"time", "2026-01-31T9:30:00Z", "0001-01-01T00:00:00Z", "is not a time such as 2026-01-31T09:30:00Z or 2026-01-31T09:30:00-06:00"},
		{"time", "2026-01-31T09:30:00,5Z", "0001-01-01T00:00:00Z", "is not a time such as 2026-01-31T09:30:00Z or 2026-01-31T09:30:00-06:00"},
		{"time", "2026-01-31 09:30:00Z", "0001-01-01T00:00:00Z", "is not a time such as 2026-01-31T09:30:00Z or 2026-01-31T09:30:00-06:00"},
		{"enum", "group", format("group"), ""},
		{"enum", "gruop", format(""), "is not one of individual, group (nearest: group)"},
		{"enum", "Individual", format(""), "is not one of individual, group (nearest: individual)"},
		{"enum", "video", format(""), "is not one of individual, group"},
		{"enum", "group ", format(""), "has spaces around the value"},
	}
	for _, tt := range tests {
		t.Run(tt.kind+" "+tt.cell, func(t *testing.T) {
			var got any
			problem := readOne(t, tt.cell, func(r *input.Rows) { got = read[tt.kind](r) })
			assert.Equal(t, tt.problem, problem)
			assert.Equal(t, tt.want, got)
		})
	}
	for kind, read := range read {
		t.Run("blank "+kind, func(t *testing.T) {
			assert.Equal(t, "is blank", readOne(t, "  ", func(r *input.Rows) { assert.Zero(t, strings.Trim(fmt.Sprint(read(r)), "0falseT:-Z1")) }))
		})
	}
}

func TestCSVStreams(t *testing.T) {
	const rowCount = 100_000
	in, out := io.Pipe()
	go func() {
		w := bufio.NewWriter(out)
		_, _ = io.WriteString(w, "a,b\n")
		for i := range rowCount {
			_, _ = fmt.Fprintf(w, "%d,\n", i)
		}
		_ = w.Flush()
		_ = out.Close()
	}()
	var p input.Problems
	rows := input.CSV(&input.File{Name: "stdin", Reader: in}, &p, ab)
	sum := 0
	for rows.Next() {
		sum += rows.Int("a", 0, rowCount)
	}
	require.NoError(t, p.Err())
	assert.Equal(t, rowCount*(rowCount-1)/2, sum)
	assert.Equal(t, rowCount+1, rows.Line())
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "a,b,c\n\"x\ny\",,2026-01-31\n", "\xef\xbb\xbfa,b", "a,b\n\"", "\n\n,\n", "a,b\n1\n1,2,3\n", "a,\"b\"\"\"\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var p input.Problems
		rows := input.CSV(file(text), &p, input.Table{Columns: ab.Columns, Others: true})
		last := 0
		for rows.Next() {
			require.Greater(t, rows.Line(), last)
			last = rows.Line()
			rows.Int("a", -5, 5)
			rows.Float("b")
			rows.Date("c")
			rows.Time("c")
			rows.Bool("c")
			input.Enum(rows, "c", "x", "y")
			if rows.OK() {
				require.Equal(t, rows.Blank("b"), rows.Text("b") == "")
			}
		}
		require.LessOrEqual(t, last, 1+strings.Count(text, "\n"))
		require.LessOrEqual(t, len(strings.Split(p.Error(), "\n")), input.Shown+1)
	})
}

func BenchmarkCSV(b *testing.B) {
	text := "a,b,c\n" + strings.Repeat("12345,0.25,2026-01-31\n", 10_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var p input.Problems
		rows := input.CSV(file(text), &p, ab)
		for rows.Next() {
			rows.Int("a", 0, 1_000_000)
			rows.Float("b")
			rows.Date("c")
		}
		if p.Len() > 0 {
			b.Fatal(p.Error())
		}
	}
}
