package input

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/rfc3339"
)

// cell returns the cell to be read as what; ok is false if it is blank, its
// column is absent or a problem was told of it.
func (r *Rows) cell(name string) (text string, i int, ok bool) {
	i, ok = r.column(name)
	if !ok || r.wrong[i] || strings.TrimSpace(r.cells[i]) == "" {
		return "", i, false
	}
	return r.cells[i], i, true
}

// typed is cell for all but free text: spaces around it are a problem.
func (r *Rows) typed(name string) (text string, i int, ok bool) {
	text, i, ok = r.cell(name)
	if ok && strings.TrimSpace(text) != text {
		r.wrongCell(i, "has spaces around the value")
		return "", i, false
	}
	return text, i, ok
}

// Text returns the cell as it stands, "" if it is blank. Like every getter it
// takes the name of a declared column, and like every getter it returns the zero
// value where the cell is blank, where its column is absent, and where it adds
// a problem: ask [Rows.Blank] where zero could be taken for a value.
func (r *Rows) Text(name string) string {
	text, _, _ := r.cell(name)
	return text
}

// Int returns the whole number in the cell, which is a problem unless it lies
// within low and high, both included.
func (r *Rows) Int(name string, low, high int) int {
	text, i, ok := r.typed(name)
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(text)
	switch {
	case err != nil && !isWhole(text):
		r.wrongCell(i, "is not a whole number")
	case err != nil || n < low || n > high:
		r.wrongCell(i, "is not "+within(low, high))
	default:
		return n
	}
	return 0
}

func within(low, high int) string {
	switch {
	case low == math.MinInt && high == math.MaxInt:
		return "a whole number of a size that can be read"
	case high == math.MaxInt:
		return fmt.Sprintf("a whole number of %d or more", low)
	case low == math.MinInt:
		return fmt.Sprintf("a whole number of %d or less", high)
	default:
		return fmt.Sprintf("a whole number from %d to %d", low, high)
	}
}

func isWhole(text string) bool {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		text = text[1:]
	}
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// Float returns the finite decimal number in the cell. NaN, Inf, NA and
// hexadecimal numbers are problems.
func (r *Rows) Float(name string) float64 {
	text, i, ok := r.typed(name)
	if !ok {
		return 0
	}
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case strings.Trim(text, "0123456789+-.eE") != "":
		r.wrongCell(i, "is not a number")
	case err != nil && math.IsInf(x, 0):
		r.wrongCell(i, "is too large a number")
	case err != nil:
		r.wrongCell(i, "is not a number")
	default:
		return x
	}
	return 0
}

// Bool returns whether the cell says true or 1; false and 0 say the contrary.
func (r *Rows) Bool(name string) bool {
	text, i, ok := r.typed(name)
	if !ok {
		return false
	}
	switch text {
	case "true", "1":
		return true
	case "false", "0":
		return false
	}
	r.wrongCell(i, "is not true, false, 1 or 0")
	return false
}

// Date returns the day in the cell, YYYY-MM-DD, as midnight in UTC.
func (r *Rows) Date(name string) time.Time {
	text, i, ok := r.typed(name)
	if !ok {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		r.wrongCell(i, "is not a date such as 2026-01-31")
		return time.Time{}
	}
	return day
}

// Time returns the RFC 3339 time in the cell, with its offset.
func (r *Rows) Time(name string) time.Time {
	text, i, ok := r.typed(name)
	if !ok {
		return time.Time{}
	}
	at, ok := rfc3339.Parse(text)
	if !ok {
		r.wrongCell(i, "is not a time such as 2026-01-31T09:30:00Z or 2026-01-31T09:30:00-06:00")
		return time.Time{}
	}
	return at
}

// Enum returns the cell, which is a problem unless it is one of known.
func Enum[T ~string](r *Rows, name string, known ...T) T {
	text, i, ok := r.typed(name)
	if !ok {
		return ""
	}
	if slices.Contains(known, T(text)) {
		return T(text)
	}
	words := make([]string, len(known))
	for n, k := range known {
		words[n] = string(k)
	}
	r.wrongCell(i, "is not one of "+strings.Join(words, ", ")+suggestion(text, words))
	return ""
}
