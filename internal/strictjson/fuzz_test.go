package strictjson_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/strictjson"
)

// strictByTokens says what Check should, slowly and by other means: the tokens
// of encoding/json.
func strictByTokens(data []byte) (plain, withNull bool) {
	if !json.Valid(data) || !utf8.Valid(data) || hasHalfPair(data) {
		return false, false
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	type level struct {
		keys map[string]bool // nil in a list
		key  bool            // a key comes next
	}
	var open []level
	null := false
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return !null, true
		}
		if err != nil { // duplicates, where encoding/json refuses them itself
			return false, false
		}
		if text, ok := token.(string); ok && len(open) > 0 && open[len(open)-1].key {
			top := &open[len(open)-1]
			if top.keys[text] {
				return false, false
			}
			top.keys[text] = true
			top.key = false
			continue
		}
		switch token {
		case json.Delim('{'):
			open = append(open, level{keys: map[string]bool{}, key: true})
		case json.Delim('['):
			open = append(open, level{})
		case json.Delim('}'), json.Delim(']'):
			open = open[:len(open)-1]
			fallthrough
		default:
			null = null || token == nil
			if len(open) > 0 && open[len(open)-1].keys != nil {
				open[len(open)-1].key = true
			}
		}
		if len(open) > strictjson.MaxDepth {
			return false, false
		}
	}
}

// hasHalfPair reports whether decoding valid JSON puts more U+FFFD into it than
// it had: that is what encoding/json makes of half a surrogate pair.
func hasHalfPair(data []byte) bool {
	if !bytes.Contains(data, []byte(`\u`)) {
		return false
	}
	rest := strings.ReplaceAll(string(data), `\\`, "  ")
	for i := strings.Index(rest, `\u`); i >= 0; i = strings.Index(rest, `\u`) {
		unit := strings.ToLower(rest[i+2 : i+6])
		rest = rest[i+6:]
		switch {
		case unit >= "d800" && unit <= "dbff":
			if !strings.HasPrefix(rest, `\u`) {
				return true
			}
			if low := strings.ToLower(rest[2:6]); low < "dc00" || low > "dfff" {
				return true
			}
			rest = rest[6:]
		case unit >= "dc00" && unit <= "dfff":
			return true
		}
	}
	return false
}

func seeds(f *testing.F) {
	for _, tt := range notJSON {
		if len(tt.data) < 10_000 {
			f.Add([]byte(tt.data))
		}
	}
	for _, tt := range ambiguous {
		f.Add([]byte(tt.data))
	}
	f.Add([]byte(`{"id":"x","note":-7,"colour":"red","window":{"low":1,"high":2},"tags":["a"],"pair":[1,2],"minutes":2,"weight":1.5e3,"any":{"k":[1,"t"]},"by_number":{"-8":"m"},"rules":[{}]}`))
	f.Add([]byte(`"\\ud800\ud83d\uDE00\\"`))
}

func FuzzCheck(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		plain, withNull := strictByTokens(data)
		require.Equal(t, plain, strictjson.Check(data) == nil, "Check")
		require.Equal(t, withNull, strictjson.CheckAllowingNull(data) == nil, "CheckAllowingNull")
		var v any
		err := strictjson.Unmarshal(data, &v)
		if err != nil && strings.Contains(err.Error(), "too large") {
			return
		}
		require.Equal(t, plain, err == nil, "Unmarshal")
		if err == nil {
			var same any
			require.NoError(t, json.Unmarshal(data, &same))
			require.Equal(t, same, v)
		}
	})
}

// FuzzUnmarshal: what is accepted, encoding/json accepts too and decodes alike;
// what is refused is told with a position inside the data.
func FuzzUnmarshal(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var got rule
		err := strictjson.Unmarshal(data, &got)
		if err != nil {
			require.True(t, reflect.DeepEqual(rule{}, got), "unchanged on error")
			var e *strictjson.Error
			require.ErrorAs(t, err, &e)
			lines := bytes.Split(data, []byte("\n"))
			require.LessOrEqual(t, e.Line, len(lines))
			require.LessOrEqual(t, e.Column, len(lines[e.Line-1])+1)
			require.Positive(t, e.Column)
			require.NotContains(t, e.Error(), "\n")
			return
		}
		require.NoError(t, strictjson.Check(data))
		var want rule
		require.NoError(t, json.Unmarshal(data, &want))
		require.Equal(t, want, got)
	})
}
