package strictjson_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/strictjson"
)

var errColour = errors.New("paint: unknown colour")

// A colour decodes itself from text.
type colour string

func (c *colour) UnmarshalText(text []byte) error {
	if s := string(text); s != "red" && s != "blue" {
		return errColour
	}
	*c = colour(text)
	return nil
}

// A window decodes itself strictly.
type window struct{ Low, High int }

func (w *window) UnmarshalJSON(data []byte) error {
	var plain struct {
		Low  int `json:"low"`
		High int `json:"high"`
	}
	if err := strictjson.Unmarshal(data, &plain); err != nil {
		return err
	}
	if plain.Low > plain.High {
		return errors.New("low is above high")
	}
	*w = window(plain)
	return nil
}

// An id hides itself from package fmt.
type id string

func (id) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("[id]")) }

type Base struct {
	ID   string `json:"id"`
	Note string `json:"note"`
}

type hidden struct {
	Inside string `json:"inside"`
}

type rule struct {
	Base
	hidden
	Verdict  string            `json:"verdict"`
	Note     int               `json:"note"` // hides Base.Note
	Colour   colour            `json:"colour"`
	Window   *window           `json:"window"`
	From     time.Time         `json:"from"`
	Tags     []string          `json:"tags"`
	Pair     [2]int            `json:"pair"`
	Minutes  uint8             `json:"minutes"`
	Weight   float64           `json:"weight"`
	Single   float32           `json:"single"`
	Floor    bool              `json:"floor"`
	Blob     []byte            `json:"blob"`
	Any      any               `json:"any"`
	Raw      json.RawMessage   `json:"raw"`
	Literal  json.Number       `json:"literal"`
	ByName   map[string]window `json:"by_name"`
	ByColour map[colour]int    `json:"by_colour"`
	ByNumber map[int8]string   `json:"by_number"`
	ByID     map[id]int        `json:"by_id"`
	Rules    []rule            `json:"rules"`
	Untagged int
	Ignored  int `json:"-"`
	//lint:ignore SA5008 a field whose name is "-"
	Dash      int `json:"-,"`
	unmatched int
}

func TestUnmarshal(t *testing.T) {
	data := `{"id":"x","inside":"y","verdict":"p\u00e9","note":-7,"colour":"red","window":{"low":1,"high":2},
		"from":"2026-01-31T09:30:00-06:00","tags":["a","b"],"pair":[1,2],"minutes":255,"weight":1.5e3,"single":0.5,"floor":true,
		"blob":"AQI=","any":{"k":[1,"t",true,{}]},"raw":{"z":[ 1 ]},"literal":1.50,"by_name":{"w":{"low":3,"high":4}},
		"by_colour":{"blue":1},"by_number":{"-8":"m"},"by_id":{"p1":5},"rules":[{"id":"in"},{}],"Untagged":9,"-":8}`
	low := window{Low: 1, High: 2}
	want := rule{
		Base: Base{ID: "x"}, hidden: hidden{"y"}, Verdict: "pé", Note: -7, Colour: "red", Window: &low,
		From: time.Date(2026, 1, 31, 9, 30, 0, 0, time.FixedZone("", -6*3600)), Tags: []string{"a", "b"}, Pair: [2]int{1, 2},
		Minutes: 255, Weight: 1500, Single: 0.5, Floor: true, Blob: []byte{1, 2}, Any: map[string]any{"k": []any{1.0, "t", true, map[string]any{}}},
		Raw: json.RawMessage(`{"z":[ 1 ]}`), Literal: "1.50", ByName: map[string]window{"w": {3, 4}}, ByColour: map[colour]int{"blue": 1},
		ByNumber: map[int8]string{-8: "m"}, ByID: map[id]int{"p1": 5}, Rules: []rule{{Base: Base{ID: "in"}}, {}}, Untagged: 9, Dash: 8,
	}
	var got rule
	require.NoError(t, strictjson.Unmarshal([]byte(data), &got))
	assert.True(t, want.From.Equal(got.From))
	want.From = got.From
	assert.Equal(t, want, got)
	assert.Zero(t, got.unmatched)
}

func TestUnmarshalRefuses(t *testing.T) {
	tests := []struct {
		name, data string
		column     int
		key, what  string
		near       string
	}{
		{"unknown key", `{"verdct":"x"}`, 2, "verdct", "unknown key", "verdict"},
		{"unknown key, nothing near", `{"zzzzzz":1}`, 2, "zzzzzz", "unknown key", ""},
		{"letter case", `{"Verdict":"x"}`, 2, "Verdict", "unknown key", "verdict"},
		{"letter case of an untagged field", `{"untagged":1}`, 2, "untagged", "unknown key", "Untagged"},
		{"name of a tagged field", `{"ByName":{}}`, 2, "ByName", "unknown key", "by_name"},
		{"ignored field", `{"Ignored":1}`, 2, "Ignored", "unknown key", ""},
		{"unexported field", `{"unmatched":1}`, 2, "unmatched", "unknown key", ""},
		{"name of an embedded struct", `{"Base":{}}`, 2, "Base", "unknown key", ""},
		{"unknown key in a list", `{"rules":[{},{"nte":1}]}`, 15, "rules[1].nte", "unknown key", "note"},
		{"unknown key that does not print", `{"a\nb":1}`, 2, `"a\nb"`, "unknown key", ""},
		{"unknown key in a value that decodes itself", `{"window":{"low":1,"hihg":2}}`, 20, "window.hihg", "unknown key", "high"},
		{"duplicate key", `{"id":"a","id":"b"}`, 11, "id", "duplicate key", ""},
		{"duplicate in a value that decodes itself", `{"window":{"low":1,"low":1}}`, 20, "window.low", "duplicate key", ""},
		{"duplicate in raw JSON", `{"raw":{"p1":1,"p1":2}}`, 16, "raw", "duplicate key", ""},
		{"duplicate map key", `{"by_name":{"w":{},"w":{}}}`, 20, "by_name.w", "duplicate key", ""},
		{"map key written two ways", `{"by_number":{"1":"a","01":"b"}}`, 23, "by_number.01", "duplicate key", ""},
		{"duplicate id", `{"by_id":{"p1":1,"p1":1}}`, 18, "by_id[*]", "duplicate key", ""},
		{"null", `{"window":null}`, 11, "window", "null is not allowed", ""},
		{"null in raw JSON", `{"raw":[null]}`, 9, "raw", "null is not allowed", ""},
		{"null in any", `{"any":[null]}`, 9, "any[0]", "null is not allowed", ""},
		{"text", `{"verdict":1}`, 12, "verdict", "expected text, found a number", ""},
		{"number", `{"weight":"1"}`, 11, "weight", "expected a number, found text", ""},
		{"number literal", `{"literal":"1"}`, 12, "literal", "expected a number, found text", ""},
		{"whole number", `{"note":true}`, 9, "note", "expected a whole number, found true or false", ""},
		{"fraction", `{"note":1.5}`, 9, "note", "expected a whole number that fits in 64 bits, without fraction or exponent", ""},
		{"exponent", `{"note":1e2}`, 9, "note", "expected a whole number that fits in 64 bits, without fraction or exponent", ""},
		{"too large", `{"minutes":256}`, 12, "minutes", "expected a whole number, not negative, that fits in 8 bits, without fraction or exponent", ""},
		{"negative", `{"minutes":-1}`, 12, "minutes", "expected a whole number, not negative, that fits in 8 bits, without fraction or exponent", ""},
		{"unsigned", `{"minutes":[]}`, 12, "minutes", "expected a whole number, found a list", ""},
		{"infinite", `{"weight":1e999}`, 11, "weight", "the number is too large", ""},
		{"infinite single", `{"single":1e39}`, 11, "single", "the number is too large", ""},
		{"infinite any", `{"any":1e999}`, 8, "any", "the number is too large", ""},
		{"bool", `{"floor":"true"}`, 10, "floor", "expected true or false, found text", ""},
		{"list", `{"tags":"a"}`, 9, "tags", "expected a list, found text", ""},
		{"item", `{"tags":["a",{}]}`, 14, "tags[1]", "expected text, found an object", ""},
		{"object", `{"by_name":[]}`, 12, "by_name", "expected an object, found a list", ""},
		{"struct", `[]`, 1, "", "expected an object, found a list", ""},
		{"short array", `{"pair":[1]}`, 9, "pair", "expected a list of 2, found one of 1", ""},
		{"long array", `{"pair":[1,2,3]}`, 9, "pair", "expected a list of 2, found one of 3", ""},
		{"array", `{"pair":{}}`, 9, "pair", "expected a list, found an object", ""},
		{"base64", `{"blob":"A"}`, 9, "blob", "expected base64 text", ""},
		{"bytes", `{"blob":[1]}`, 9, "blob", "expected base64 text, found a list", ""},
		{"time", `{"from":"Tuesday"}`, 9, "from", "expected a time such as 2026-01-31T09:30:00Z", ""},
		{"time of another kind", `{"from":0}`, 9, "from", "expected a time such as 2026-01-31T09:30:00Z, found a number", ""},
		{"own text", `{"colour":"green"}`, 11, "colour", "paint: unknown colour", ""},
		{"own text of another kind", `{"colour":1}`, 11, "colour", "expected text, found a number", ""},
		{"own text as key", `{"by_colour":{"green":1}}`, 15, "by_colour.green", "paint: unknown colour", ""},
		{"own JSON", `{"rules":[{"window":{"low":2,"high":1}}]}`, 21, "rules[0].window", "low is above high", ""},
		{"number as key", `{"by_number":{"200":"a"}}`, 15, "by_number.200", "expected a whole number in range as key", ""},
		{"not JSON goes first", `{"verdct":1,"id":"a","id":`, 27, "", "expected a value", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := rule{Verdict: "kept", Tags: []string{"kept"}}
			var e *strictjson.Error
			require.ErrorAs(t, strictjson.Unmarshal([]byte(tt.data), &got), &e)
			assert.Equal(t, 1, e.Line)
			assert.Equal(t, tt.column, e.Column)
			assert.Equal(t, tt.key, e.Key)
			assert.Equal(t, tt.what, e.What)
			assert.Equal(t, tt.near, e.Near)
			assert.Equal(t, rule{Verdict: "kept", Tags: []string{"kept"}}, got, "unchanged on error")
		})
	}
}

func TestUnmarshalErrorPosition(t *testing.T) {
	data := "{\n  \"rules\": [\n    {\"id\": \"é\", \"window\": {\n      \"low\": 1,\n      \"lwo\": 2}}\n  ]\n}"
	err := strictjson.Unmarshal([]byte(data), &rule{})
	require.EqualError(t, err, "line 5, column 7: rules[0].window.lwo: unknown key (nearest: low)")

	err = strictjson.Unmarshal([]byte("{\"rules\": [{\"id\": \"é\", \"window\": {\"low\": 1, \"lwo\": 2}}]}"), &rule{})
	require.EqualError(t, err, "line 1, column 46: rules[0].window.lwo: unknown key (nearest: low)")

	err = strictjson.Unmarshal([]byte("[\n1\n2]"), &rule{})
	require.EqualError(t, err, "line 3, column 1: expected a comma or the end of the list")
}

func TestUnmarshalErrorKeepsTheTypesOwnError(t *testing.T) {
	require.ErrorIs(t, strictjson.Unmarshal([]byte(`{"rules":[{"colour":"green"}]}`), &rule{}), errColour)
}

func TestUnmarshalKeepsAbsentFields(t *testing.T) {
	got := rule{Verdict: "kept", Tags: []string{"gone"}, ByID: map[id]int{"gone": 1}, Pair: [2]int{7, 7}}
	tags, byID := got.Tags, got.ByID
	require.NoError(t, strictjson.Unmarshal([]byte(`{"tags":[],"by_id":{"new":2}}`), &got))
	assert.Equal(t, rule{Verdict: "kept", Tags: []string{}, ByID: map[id]int{"new": 2}, Pair: [2]int{7, 7}}, got)
	assert.Equal(t, []string{"gone"}, tags)
	assert.Equal(t, map[id]int{"gone": 1}, byID, "a map of the caller is not written to")
}

func TestUnmarshalAmbiguousFields(t *testing.T) {
	type A struct{ X int }
	type B struct{ X int }
	type tagged struct {
		X int `json:"X"`
	}
	var neither struct {
		A
		B
	}
	require.ErrorContains(t, strictjson.Unmarshal([]byte(`{"X":1}`), &neither), "unknown key")
	var one struct {
		A
		tagged
	}
	require.NoError(t, strictjson.Unmarshal([]byte(`{"X":1}`), &one))
	assert.Equal(t, 1, one.tagged.X)
}

func TestUnmarshalUnknownTypes(t *testing.T) {
	type Inner struct{ X int }
	tests := []struct {
		name, data string
		target     any
		want       string
	}{
		{"channel", `1`, new(chan int), "line 1, column 1: a chan cannot be decoded into"},
		{"complex", `{"a":1}`, new(map[string]complex128), "line 1, column 6: a: a complex128 cannot be decoded into"},
		{"interface", `1`, new(fmt.Stringer), "line 1, column 1: an interface with methods cannot be decoded into"},
		{"key", `{"1":1}`, new(map[float64]int), "line 1, column 2: 1: a map with such keys cannot be decoded into"},
		{"option string", `{"A":"1"}`, &struct {
			A int `json:",string"`
		}{}, "line 1, column 1: a field with the option string cannot be decoded into"},
		{"embedded pointer", `{}`, &struct{ *Inner }{}, "line 1, column 1: an embedded pointer cannot be decoded into"},
		{"no pointer", `{}`, Inner{}, "strictjson: the target is not a pointer to a value"},
		{"nil pointer", `{}`, (*Inner)(nil), "strictjson: the target is not a pointer to a value"},
		{"nil", `{}`, nil, "strictjson: the target is not a pointer to a value"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.EqualError(t, strictjson.Unmarshal([]byte(tt.data), tt.target), tt.want)
		})
	}
}
