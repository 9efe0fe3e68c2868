package strictjson_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/strictjson"
)

// notJSON are refused by Check and by Unmarshal, at the given line and column.
var notJSON = []struct {
	name, data   string
	line, column int
}{
	{"nothing", "", 1, 1},
	{"only space", " \n ", 2, 2},
	{"byte order mark", "\xef\xbb\xbf{}", 1, 1},
	{"trailing word", "{} x", 1, 4},
	{"two values", "{}\n{}", 2, 1},
	{"trailing NUL", "{}\x00", 1, 3},
	{"open object", `{"a":1`, 1, 7},
	{"open list", `[1`, 1, 3},
	{"open text", `"a`, 1, 3},
	{"trailing comma in object", `{"a":1,}`, 1, 8},
	{"trailing comma in list", `[1,]`, 1, 4},
	{"missing colon", `{"a" 1}`, 1, 6},
	{"bare key", `{a:1}`, 1, 2},
	{"single quotes", `{'a':1}`, 1, 2},
	{"comment", "{}//", 1, 3},
	{"leading zero", `01`, 1, 2},
	{"leading plus", `+1`, 1, 1},
	{"leading point", `.5`, 1, 1},
	{"trailing point", `1.`, 1, 3},
	{"empty exponent", `1e`, 1, 3},
	{"lone minus", `-`, 1, 2},
	{"not a number", `NaN`, 1, 1},
	{"capital literal", `True`, 1, 1},
	{"half a literal", `tru`, 1, 1},
	{"invalid UTF-8", "\"a\xff\"", 1, 3},
	{"overlong UTF-8", "\"\xc0\xaf\"", 1, 2},
	{"surrogate in UTF-8", "\"\xed\xa0\x80\"", 1, 2},
	{"invalid UTF-8 in a key", "{\"\xff\":1}", 1, 3},
	{"control character", "\"a\tb\"", 1, 3},
	{"line break in text", "\"a\nb\"", 1, 3},
	{"unknown escape", `"\x"`, 1, 2},
	{"short escape", `"\u12"`, 1, 2},
	{"high surrogate alone", `"\ud800"`, 1, 2},
	{"low surrogate alone", `"\udc00"`, 1, 2},
	{"high surrogate and other escape", `"\ud800\u0041"`, 1, 2},
	{"escaped quote at the end", `"\"`, 1, 4},
	{"too deep", strings.Repeat("[", 1001) + strings.Repeat("]", 1001), 1, 1001},
	{"far too deep", strings.Repeat("[", 1_000_000), 1, 1001},
}

func TestNotJSON(t *testing.T) {
	for _, tt := range notJSON {
		t.Run(tt.name, func(t *testing.T) {
			var v any
			for name, err := range map[string]error{
				"Check":             strictjson.Check([]byte(tt.data)),
				"CheckAllowingNull": strictjson.CheckAllowingNull([]byte(tt.data)),
				"Unmarshal":         strictjson.Unmarshal([]byte(tt.data), &v),
			} {
				var e *strictjson.Error
				require.ErrorAs(t, err, &e, name)
				assert.Equal(t, tt.line, e.Line, name)
				assert.Equal(t, tt.column, e.Column, name)
				assert.Empty(t, e.Key, name)
				assert.NotEmpty(t, e.What, name)
			}
			assert.Nil(t, v)
		})
	}
}

// ambiguous is JSON that Check and Unmarshal refuse.
var ambiguous = []struct {
	name, data string
	column     int
	key        string // as Unmarshal names it
}{
	{"duplicate key", `{"a":1,"a":2}`, 8, "a"},
	{"duplicate of an escaped key", `{"a":1,"\u0061":2}`, 8, "a"},
	{"duplicate empty key", `{"":1,"":2}`, 7, `""`},
	{"duplicate in depth", `{"a":[0,{"b":{"c":1,"d":2,"c":3}}]}`, 27, "a[1].b.c"},
	{"duplicate in an escape pair", `{"😀":1,"\ud83d\ude00":2}`, 11, `😀`},
	{"duplicate after many", `{` + many(100) + `,"k7":0}`, 792, "k7"},
	{"null", `null`, 1, ""},
	{"null in an object", `{"a":null}`, 6, "a"},
	{"null in a list", `[0,null]`, 4, "[1]"},
	{"null in depth", `{"a":{"b.c":[null]}}`, 14, "a.b.c[0]"},
}

// many returns n members k0 to k(n-1), each zero.
func many(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"k` + itoa(i) + `":0`)
	}
	return b.String()
}

func itoa(i int) string {
	if i < 10 {
		return string(rune('0' + i))
	}
	return itoa(i/10) + itoa(i%10)
}

func TestAmbiguous(t *testing.T) {
	for _, tt := range ambiguous {
		t.Run(tt.name, func(t *testing.T) {
			var e *strictjson.Error
			require.ErrorAs(t, strictjson.Check([]byte(tt.data)), &e)
			assert.Equal(t, tt.column, e.Column)
			assert.Empty(t, e.Key, "Check names no key")

			var v any
			require.ErrorAs(t, strictjson.Unmarshal([]byte(tt.data), &v), &e)
			assert.Equal(t, tt.column, e.Column)
			assert.Equal(t, tt.key, e.Key)
			assert.Nil(t, v)
		})
	}
}

func TestCheckAccepts(t *testing.T) {
	for _, data := range []string{
		`{}`, `[]`, `""`, `0`, `-0.5e+10`, `true`, " \t\r\n{ \"a\" : [ 1 , {} ] } \n",
		`{"a":{"a":{"a":1}}}`, `[{"a":1},{"a":1}]`, `{"a":1,"A":2}`, `{"b":{"a":1},"a":1}`,
		`{` + many(1000) + `}`,
		`"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é😀` + "\u2028\x7f" + `"`,
		`"\ufffd�"`,
		strings.Repeat("[", 1000) + strings.Repeat("]", 1000),
	} {
		require.NoError(t, strictjson.Check([]byte(data)), data)
	}
	require.NoError(t, strictjson.CheckAllowingNull([]byte(`{"a":null,"b":[null]}`)))
	require.ErrorContains(t, strictjson.CheckAllowingNull([]byte(`{"a":null,"a":null}`)), "duplicate key")
}
