package strictjson

import (
	"bytes"
	"fmt"
	"strconv"
)

// An Error says what is wrong and where. Its text shows no value of the data.
type Error struct {
	Line   int    // counted from 1
	Column int    // in bytes, counted from 1
	Key    string // path such as rules[3].verdict; empty for the whole value and for data that are not JSON
	What   string // what is wrong
	Near   string // the nearest known key, for an unknown key that has one
	Err    error  // what the target type's own decoding returned, if that refused
}

// Error returns position, key and reason. The caller adds its own prefix.
func (e *Error) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Reason())
	}
	return fmt.Sprintf("line %d, column %d: %s: %s", e.Line, e.Column, e.Key, e.Reason())
}

// Reason returns what is wrong, with the nearest known key if there is one, and
// without position and key.
func (e *Error) Reason() string {
	if e.Near == "" {
		return e.What
	}
	return e.What + " (nearest: " + e.Near + ")"
}

// Unwrap returns the error of the target type's own decoding, or nil.
func (e *Error) Unwrap() error { return e.Err }

// under puts e below the key or index named by segment.
func (e *Error) under(segment string) *Error {
	if e.Key != "" && e.Key[0] != '[' {
		segment += "."
	}
	e.Key = segment + e.Key
	return e
}

// rebase moves e, found in a part of data that begins at pos, to its place in data.
func (e *Error) rebase(data []byte, pos int) *Error {
	line, column := place(data, pos)
	moved := *e
	if e.Line == 1 {
		moved.Column += column - 1
	}
	moved.Line += line - 1
	return &moved
}

func place(data []byte, pos int) (line, column int) {
	pos = min(pos, len(data))
	return 1 + bytes.Count(data[:pos], []byte{'\n'}), pos - bytes.LastIndexByte(data[:pos], '\n')
}

// longestName is the length in bytes above which an error shortens a key.
const longestName = 64

// shown returns a key as an error shows it: on one line and not too long.
func shown(key string) string {
	if len(key) > longestName {
		return strconv.Quote(key[:longestName]) + "..."
	}
	if quoted := strconv.Quote(key); key == "" || len(quoted) != len(key)+2 {
		return quoted
	}
	return key
}
