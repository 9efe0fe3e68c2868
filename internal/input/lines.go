package input

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/alongside-go/alongside/internal/strictjson"
)

// Lines are the lines of a file of JSON objects. They are read one at a time
// and not kept.
type Lines struct {
	file     string
	in       *bufio.Reader
	problems *Problems

	text  []byte
	line  int
	blank int
	done  bool
}

// JSONLines returns the lines of a file that has one JSON object a line, to be
// read with [Lines.Next] and [Lines.Decode].
func JSONLines(file *File, problems *Problems) *Lines {
	return &Lines{file: file.Name, in: bufio.NewReaderSize(file.Reader, 1<<16), problems: problems}
}

// Next moves to the next line that is not blank and reports whether there is
// one. A line may be as long as memory allows.
func (l *Lines) Next() bool {
	for !l.done {
		l.text = l.text[:0]
		var err error
		for more := true; more; more = errors.Is(err, bufio.ErrBufferFull) {
			var part []byte
			part, err = l.in.ReadSlice('\n')
			l.text = append(l.text, part...)
		}
		if err != nil {
			l.done = true
			if err != io.EOF {
				l.problems.Add(l.file, l.line+1, WholeLine, "cannot be read: "+err.Error())
				return false
			}
			if len(l.text) == 0 {
				return false
			}
		}
		l.line++
		l.text = bytes.TrimRight(l.text, " \t\r\n")
		if len(l.text) > 0 {
			return true
		}
		l.blank++
	}
	return false
}

// Decode decodes the line into what v points to and reports whether it could.
// If not, it adds the problem, with the path of the key as field or, if the line
// is not one JSON object, [WholeLine]. See [strictjson.Unmarshal] for what is refused.
func (l *Lines) Decode(v any) bool {
	err := strictjson.Unmarshal(l.text, v)
	var bad *strictjson.Error
	switch {
	case err == nil && bytes.TrimLeft(l.text, " \t\r\n")[0] != '{':
		l.Problem(WholeLine, "is not a JSON object")
	case err == nil:
		return true
	case !errors.As(err, &bad):
		l.Problem(WholeLine, err.Error())
	case bad.Key == "" && bad.Err != nil: // the type's own judgement of the whole
		l.Problem(WholeLine, bad.Reason())
	case bad.Key == "":
		l.Problem(WholeLine, fmt.Sprintf("is not one JSON object: %s at column %d", bad.Reason(), bad.Column))
	default:
		l.Problem(bad.Key, bad.Reason())
	}
	return false
}

// Line returns the number of the line, counted from 1.
func (l *Lines) Line() int { return l.line }

// Blank returns how many lines so far were blank.
func (l *Lines) Blank() int { return l.blank }

// File returns the name of the file in messages.
func (l *Lines) File() string { return l.file }

// Problem adds a problem of the line. The field is a key or [WholeLine].
func (l *Lines) Problem(field, what string) { l.problems.Add(l.file, l.line, field, what) }
