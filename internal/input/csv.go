package input

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/alongside-go/alongside/internal/near"
)

// A Column is a column that a program reads.
type Column struct {
	Name     string
	Optional bool // the column may be absent
	Blank    bool // its cells may be blank: empty or only spaces
}

// A Table says which columns a CSV file has, in any order. A column declared
// twice is as strict as the stricter of the two.
type Table struct {
	Columns []Column
	Others  bool // columns that are not declared are allowed and not read
}

const byteOrderMark = "\xef\xbb\xbf"

// Rows are the rows of a CSV file. They are read one at a time and not kept.
type Rows struct {
	file     string
	csv      *csv.Reader
	problems *Problems

	declared map[string]Column
	names    []string       // of the header
	at       map[string]int // where a declared column is
	filled   []bool         // columns whose cells may not be blank
	cells    []string
	line     int    // where the row begins
	wrong    []bool // cells of this row of which a problem was told
	before   int    // problems before this row
	done     bool
}

// CSV returns the rows of a CSV file with a header row, to be read with
// [Rows.Next]. It reads the header and adds to problems: a column that is
// missing, unknown or there twice, and a byte order mark. Then there are no rows.
func CSV(file *File, problems *Problems, table Table) *Rows {
	in := bufio.NewReaderSize(file.Reader, 1<<16)
	mark, _ := in.Peek(len(byteOrderMark))
	marked := bytes.Equal(mark, []byte(byteOrderMark))
	if marked {
		_, _ = in.Discard(len(byteOrderMark))
		problems.Add(file.Name, 1, WholeLine, "begins with a byte order mark")
	}
	r := &Rows{
		file: file.Name, csv: csv.NewReader(in), problems: problems,
		declared: make(map[string]Column, len(table.Columns)), at: make(map[string]int, len(table.Columns)),
	}
	r.csv.FieldsPerRecord = -1
	r.csv.ReuseRecord = true
	var known []string
	for _, c := range table.Columns {
		if d, ok := r.declared[c.Name]; ok {
			c.Optional = c.Optional && d.Optional
			c.Blank = c.Blank && d.Blank
		} else {
			known = append(known, c.Name)
		}
		r.declared[c.Name] = c
	}
	if !r.header(known, table.Others) || marked {
		r.done = true
	}
	return r
}

// header reads the header row and reports whether rows can be read by it.
func (r *Rows) header(known []string, others bool) bool {
	header, err := r.csv.Read()
	switch {
	case err == io.EOF:
		r.problems.Add(r.file, 1, WholeLine, "the file is empty, expected a header row")
		return false
	case err != nil:
		r.unreadable(err)
		return false
	}
	r.line, _ = r.csv.FieldPos(0)
	before := r.problems.Len()
	seen := make(map[string]bool, len(header))
	for i, name := range header {
		r.names = append(r.names, strings.Clone(name))
		column, declared := r.declared[name]
		r.filled = append(r.filled, declared && !column.Blank)
		switch {
		case !utf8.ValidString(name):
			r.problems.Add(r.file, r.line, name, "the name of the column is not valid UTF-8")
		case name == "" && !others:
			r.problems.Add(r.file, r.line, WholeLine, fmt.Sprintf("column %d has no name", i+1))
		case seen[name] && name != "":
			r.problems.Add(r.file, r.line, name, "the column is there twice")
		case !declared && !others:
			r.problems.Add(r.file, r.line, name, "unknown column"+suggestion(name, known))
		case declared:
			r.at[name] = i
		}
		seen[name] = true
	}
	for _, name := range known {
		if !seen[name] && !r.declared[name].Optional {
			what := "the column is missing"
			if others {
				what += suggestion(name, r.names)
			}
			r.problems.Add(r.file, r.line, name, what)
		}
	}
	return r.problems.Len() == before
}

func suggestion(word string, known []string) string {
	if n := near.Word(word, known); n != "" {
		return " (nearest: " + n + ")"
	}
	return ""
}

// Next moves to the next row that has a cell for every column and reports
// whether there is one. It adds to problems what is wrong with the rows that it
// passes over, and cells that are blank or not valid UTF-8 in the row it returns.
// Empty lines are passed over.
func (r *Rows) Next() bool {
	for !r.done {
		cells, err := r.csv.Read()
		r.before = r.problems.Len()
		if err == io.EOF {
			break
		}
		if err != nil {
			if !r.unreadable(err) {
				break
			}
			continue
		}
		r.line, _ = r.csv.FieldPos(0)
		if len(cells) != len(r.names) {
			r.problems.Add(r.file, r.line, WholeLine, fmt.Sprintf("cells: %d, columns in the header: %d", len(cells), len(r.names)))
			continue
		}
		r.cells = cells
		r.wrong = append(r.wrong[:0], make([]bool, len(cells))...)
		r.judge()
		return true
	}
	r.done = true
	return false
}

// judge looks at every cell of the row.
func (r *Rows) judge() {
	for i, cell := range r.cells {
		if !utf8.ValidString(cell) {
			r.wrongCell(i, "is not valid UTF-8")
		}
		if r.filled[i] && strings.TrimSpace(cell) == "" {
			r.wrongCell(i, "is blank")
		}
	}
}

// unreadable adds err, which reading a row gave, and reports whether the next
// row may be tried.
func (r *Rows) unreadable(err error) bool {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		r.problems.Add(r.file, r.line+1, WholeLine, "cannot be read: "+err.Error())
		return false
	}
	r.line = parse.StartLine
	what := "a cell begins with a quote and does not end with one"
	if errors.Is(parse.Err, csv.ErrBareQuote) {
		what = "a quote inside a cell that does not begin with one"
	}
	r.problems.Add(r.file, parse.StartLine, WholeLine, what)
	return true
}

// wrongCell adds a problem of the cell in column i, unless there is one already.
func (r *Rows) wrongCell(i int, what string) {
	if r.wrong[i] {
		return
	}
	r.wrong[i] = true
	line, _ := r.csv.FieldPos(i)
	name := r.names[i]
	if name == "" {
		name = fmt.Sprintf("column %d", i+1)
	}
	r.problems.Add(r.file, line, name, what)
}

// Line returns the line on which the row begins. The header is line 1.
func (r *Rows) Line() int { return r.line }

// File returns the name of the file in messages.
func (r *Rows) File() string { return r.file }

// OK reports whether nothing is wrong with the row, as far as it was read.
func (r *Rows) OK() bool { return r.problems.Len() == r.before }

// Problem adds a problem of the row. The field is a column or [WholeLine].
func (r *Rows) Problem(field, what string) { r.problems.Add(r.file, r.line, field, what) }

// Has reports whether the table has the declared column name.
func (r *Rows) Has(name string) bool {
	r.mustKnow(name)
	_, ok := r.at[name]
	return ok
}

// Blank reports whether the cell is blank or its column absent.
func (r *Rows) Blank(name string) bool {
	i, ok := r.column(name)
	return !ok || strings.TrimSpace(r.cells[i]) == ""
}

func (r *Rows) mustKnow(name string) {
	if _, ok := r.declared[name]; !ok {
		panic("input: column " + name + " is not declared")
	}
}

func (r *Rows) column(name string) (int, bool) {
	r.mustKnow(name)
	i, ok := r.at[name]
	return i, ok && i < len(r.cells)
}
