package input_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/input"
)

type request struct {
	ID        string   `json:"id"`
	Activity  string   `json:"activity"`
	Trainings []string `json:"trainings"`
	Inner     struct {
		A int `json:"a"`
	} `json:"inner"`
	Own own `json:"own"`
}

type own string

func (o *own) UnmarshalText(text []byte) error {
	if string(text) != "fit" {
		return errors.New("unknown fitness")
	}
	*o = own(text)
	return nil
}

func TestJSONLines(t *testing.T) {
	text := "{\"id\":\"1\"}\n\n \t\r\n{\"id\":\"2\"}\r\n  {\"id\":\"3\"}"
	var p input.Problems
	lines := input.JSONLines(&input.File{Name: "R.jsonl", Reader: strings.NewReader(text)}, &p)
	var got []string
	for lines.Next() {
		var r request
		require.True(t, lines.Decode(&r))
		got = append(got, fmt.Sprintf("%d %s", lines.Line(), r.ID))
	}
	require.NoError(t, p.Err())
	assert.Equal(t, []string{"1 1", "4 2", "5 3"}, got)
	assert.Equal(t, 2, lines.Blank())
	assert.False(t, lines.Next())
}

func TestJSONLinesBad(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"unknown key", `{"activty":"x"}`, "activty: unknown key (nearest: activity)"},
		{"letter case", `{"Activity":"x"}`, "Activity: unknown key (nearest: activity)"},
		{"unknown key in depth", `{"inner":{"b":1}}`, "inner.b: unknown key (nearest: a)"},
		{"duplicate key", `{"id":"1","id":"1"}`, "id: duplicate key"},
		{"wrong type", `{"id":1}`, "id: expected text, found a number"},
		{"wrong type in a list", `{"trainings":["a",1]}`, "trainings[1]: expected text, found a number"},
		{"null", `{"id":null}`, "id: null is not allowed"},
		{"own word", `{"own":"fitt"}`, "own: unknown fitness"},
		{"not JSON", `id,activity`, "line: is not one JSON object: expected a value at column 1"},
		{"cut", `{"id":"1"`, "line: is not one JSON object: expected a comma or the end of the object at column 10"},
		{"wrong key and cut", `{"ix":"1"`, "line: is not one JSON object: expected a comma or the end of the object at column 10"},
		{"two objects", `{"id":"1"}{"id":"2"}`, "line: is not one JSON object: more data after the value at column 11"},
		{"list", `[{"id":"1"}]`, "line: is not one JSON object: expected an object, found a list at column 1"},
		{"text", `"x"`, "line: is not one JSON object: expected an object, found text at column 1"},
		{"null alone", `null`, "line: is not one JSON object: null is not allowed at column 1"},
		{"byte order mark", "\xef\xbb\xbf{}", "line: is not one JSON object: begins with a byte order mark at column 1"},
		{"invalid UTF-8", "{\"id\":\"\xff\"}", "line: is not one JSON object: invalid UTF-8 at column 8"},
		{"key on two lines", `{"a\nb":1}`, `"a\nb": unknown key`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p input.Problems
			lines := input.JSONLines(&input.File{Name: "stdin", Reader: strings.NewReader("{}\n" + tt.line + "\n{}\n")}, &p)
			read := 0
			for lines.Next() {
				var r request
				if lines.Decode(&r) {
					read++
				}
			}
			assert.Equal(t, "stdin:2: "+tt.want, p.Error())
			assert.Equal(t, 2, read, "the lines around are read")
		})
	}
}

func TestJSONLinesOwnDecoding(t *testing.T) {
	var p input.Problems
	lines := input.JSONLines(&input.File{Name: "F", Reader: strings.NewReader("[1]\n\"fitt\"\n")}, &p)
	require.True(t, lines.Next())
	var anything any
	assert.False(t, lines.Decode(&anything))
	require.True(t, lines.Next())
	var o own
	assert.False(t, lines.Decode(&o))
	assert.Equal(t, "F:1: line: is not a JSON object\nF:2: line: unknown fitness", p.Error())
}

func TestJSONLinesLongLine(t *testing.T) {
	long := strings.Repeat("x", 5<<20)
	in := io.MultiReader(strings.NewReader(`{"id":"`), strings.NewReader(long), strings.NewReader("\"}\n{\"id\":\"2\"}\n"))
	var p input.Problems
	lines := input.JSONLines(&input.File{Name: "stdin", Reader: in}, &p)
	var r request
	require.True(t, lines.Next())
	require.True(t, lines.Decode(&r))
	assert.Len(t, r.ID, 5<<20)
	require.True(t, lines.Next())
	require.True(t, lines.Decode(&r))
	assert.Equal(t, "2", r.ID)
	assert.Equal(t, 2, lines.Line())
}

func TestJSONLinesReadError(t *testing.T) {
	in := io.MultiReader(strings.NewReader("{}\n{"), iotest.ErrReader(errors.New("disk on fire")))
	var p input.Problems
	lines := input.JSONLines(&input.File{Name: "stdin", Reader: in}, &p)
	assert.True(t, lines.Next())
	assert.False(t, lines.Next())
	assert.Equal(t, "stdin:2: line: cannot be read: disk on fire", p.Error())
}

func FuzzJSONLines(f *testing.F) {
	for _, seed := range []string{"{}\n\n{\"id\":\"1\"}", "\xef\xbb\xbf{}", "{\"id\":1}\n[]\n", "{\"own\":\"x\"}\r\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var p input.Problems
		lines := input.JSONLines(&input.File{Name: "F", Reader: strings.NewReader(text)}, &p)
		seen := 0
		for lines.Next() {
			var r request
			before := p.Len()
			require.Equal(t, lines.Decode(&r), p.Len() == before)
			if seen++; seen+lines.Blank() != lines.Line() {
				t.Fatalf("line %d after %d lines and %d blank ones", lines.Line(), seen, lines.Blank())
			}
		}
		require.LessOrEqual(t, lines.Line(), 1+strings.Count(text, "\n"))
	})
}
