package scope

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// In returns the error with the place in the text of its layer: line, column and
// key of the word at fault, or of the rule or activity it belongs to. [ParseLayer]
// does this itself; it is for errors of [Load], to which the text is not given. An
// error that has a place, or whose layer the text is not, is returned as it is.
func (e *LayerError) In(text []byte) *LayerError {
	if e.Line > 0 {
		return e
	}
	marks := marksOf(text)
	if e.Layer != "" && !hasMark(marks, "layer", e.Layer) {
		return e
	}
	located := *e
	located.place(text, marks)
	return &located
}

// A mark is a value of a JSON text, with its path and place.
type mark struct {
	path  string
	at    int
	value string // of a text
}

func hasMark(marks []mark, path, value string) bool {
	for _, m := range marks {
		if m.path == path && m.value == value {
			return true
		}
	}
	return false
}

// place finds the value that the error is about.
func (e *LayerError) place(text []byte, marks []mark) {
	found := mark{}
	owner := ""
	for _, m := range marks {
		if e.Rule == "" || m.value != e.Rule {
			continue
		}
		list, rest, _ := strings.Cut(m.path, "[")
		_, key, _ := strings.Cut(rest, "]")
		if key == ".id" && (list == "rules" || list == "activities") || key == ".rule" && list == "choices" {
			owner = strings.TrimSuffix(m.path, key)
			found = mark{path: owner, at: m.at}
			if e.Err == ErrDuplicate {
				found.path = m.path
			}
		}
	}
	for _, m := range marks {
		if m.path == owner && owner != "" && e.Err != ErrDuplicate {
			found = m
		}
	}
	for _, m := range marks {
		if m.value != "" && strings.HasPrefix(m.path, owner) && e.names(owner, m) {
			found = m
			break
		}
	}
	e.Key = found.path
	e.Line = 1 + bytes.Count(text[:found.at], []byte{'\n'})
	e.Column = found.at - bytes.LastIndexByte(text[:found.at], '\n')
}

// names reports whether the value is what the error speaks of.
func (e *LayerError) names(owner string, m mark) bool {
	if _, quoted, ok := strings.Cut(e.What, `"`); ok {
		if word, err := strconv.QuotedPrefix(`"` + quoted); err == nil {
			word, _ = strconv.Unquote(word)
			return m.value == word && !strings.HasSuffix(m.path, ".text")
		}
	}
	switch e.Err {
	case ErrFloor, ErrNotDelegable:
		return strings.HasPrefix(m.path, owner+".loosens[") && strings.HasPrefix(e.What, m.value+" ")
	case ErrUnnamed:
		return m.path == owner+".verdict"
	}
	return false
}

// marksOf returns every value of a JSON text, in order; of a text that is not
// JSON those before the fault.
func marksOf(text []byte) []mark {
	var marks []mark
	dec := json.NewDecoder(bytes.NewReader(text))
	next := func() (json.Token, int, bool) {
		at := int(dec.InputOffset())
		for at < len(text) && strings.IndexByte(" \t\r\n,:", text[at]) >= 0 {
			at++
		}
		token, err := dec.Token()
		return token, at, err == nil
	}
	var value func(path string) bool
	value = func(path string) bool {
		token, at, ok := next()
		if !ok {
			return false
		}
		m := mark{path: path, at: at}
		m.value, _ = token.(string)
		marks = append(marks, m)
		switch token {
		case json.Delim('{'):
			for dec.More() {
				key, _, ok := next()
				name, _ := key.(string)
				if path != "" {
					name = path + "." + name
				}
				if !ok || !value(name) {
					return false
				}
			}
			_, _, ok = next()
		case json.Delim('['):
			for n := 0; dec.More(); n++ {
				if !value(fmt.Sprintf("%s[%d]", path, n)) {
					return false
				}
			}
			_, _, ok = next()
		}
		return ok
	}
	value("")
	return marks
}
