package scope_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const schemaFile = "layer.schema.json"

func TestSchemaFileIsCurrent(t *testing.T) {
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, scope.LayerSchema(), 0o644))
	}
	kept, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	assert.Equal(t, string(scope.LayerSchema()), string(kept))
}

// fault checks a value against the keywords that the schema uses; it returns ""
// for a valid one.
func fault(schema map[string]any, v any, at string) string {
	for _, keyword := range []string{"enum", "type", "pattern", "minLength", "minItems", "items", "minimum", "maximum", "required", "additionalProperties", "properties"} {
		want, ok := schema[keyword]
		if !ok {
			continue
		}
		text, isText := v.(string)
		number, isNumber := v.(float64)
		list, isList := v.([]any)
		object, isObject := v.(map[string]any)
		bad := false
		switch keyword {
		case "enum":
			bad = !slices.Contains(want.([]any), v)
		case "type":
			_, isBool := v.(bool)
			bad = !map[string]bool{"string": isText, "boolean": isBool, "array": isList, "object": isObject,
				"integer": isNumber && number == math.Trunc(number)}[want.(string)]
		case "pattern":
			bad = isText && !regexp.MustCompile(want.(string)).MatchString(text)
		case "minLength":
			bad = isText && len([]rune(text)) < int(want.(float64))
		case "minItems":
			bad = isList && len(list) < int(want.(float64))
		case "minimum":
			bad = isNumber && number < want.(float64)
		case "maximum":
			bad = isNumber && number > want.(float64)
		case "items":
			for i, item := range list {
				if f := fault(want.(map[string]any), item, fmt.Sprintf("%s[%d]", at, i)); f != "" {
					return f
				}
			}
		case "required":
			for _, key := range want.([]any) {
				if _, has := object[key.(string)]; isObject && !has {
					bad = true
				}
			}
		case "additionalProperties":
			for key := range object {
				if _, known := schema["properties"].(map[string]any)[key]; !known {
					bad = true
				}
			}
		case "properties":
			for key, item := range object {
				if s, known := want.(map[string]any)[key]; known {
					if f := fault(s.(map[string]any), item, at+"."+key); f != "" {
						return f
					}
				}
			}
		}
		if bad {
			return at + ": " + keyword
		}
	}
	return ""
}

// schemaFault returns what the schema says of a layer's text.
func schemaFault(t *testing.T, layer string) string {
	var schema map[string]any
	require.NoError(t, json.Unmarshal(scope.LayerSchema(), &schema))
	var v any
	require.NoError(t, json.Unmarshal([]byte(layer), &v))
	return fault(schema, v, "")
}

func TestShippedLayersAreValidAgainstTheSchema(t *testing.T) {
	for _, code := range scope.Shipped() {
		text, err := os.ReadFile("policy/" + strings.ToLower(code) + ".json")
		require.NoError(t, err)
		assert.Empty(t, schemaFault(t, string(text)), code)
	}
	assert.Empty(t, schemaFault(t, harbour))
	assert.Empty(t, schemaFault(t, small))
}

func TestBrokenLayersAreNotValid(t *testing.T) {
	tests := []struct{ old, new, want string }{
		{`"rules"`, `"ruels"`, ": additionalProperties"},
		{`"organisation"`, `"organization"`, ".kind: enum"},
		{`"kind": "service"`, `"kind": "servise"`, ".activities[0].kind: enum"},
		{`"prohibited"`, `"prohibitd"`, ".rules[1].verdict: enum"},
		{`"setting"`, `"seting"`, ".rules[1].when: additionalProperties"},
		{`["home"]`, `["hme"]`, ".rules[1].when.setting[0]: enum"},
		{`["home"]`, `"home"`, ".rules[1].when.setting: type"},
		{`"id": "hh.visits",`, ``, ".rules[1]: required"},
		{`"text": "Nobody visits alone."`, `"text": ""`, ".rules[1].text: minLength"},
		{`[{"key": "HVS", "evidence": "verified"}]`, `[]`, ".rules[1].sources: minItems"},
		{`{"kind": "log"}`, `{"kind": "log", "within_minutes": -1}`, ".rules[1].obligations[0].within_minutes: minimum"},
		{`{"kind": "log"}`, `{"kind": "log", "within_minutes": 1.5}`, ".rules[1].obligations[0].within_minutes: type"},
		{`"id": "hh.visits",`, `"id": "hh.visits", "from": "1 May",`, ".rules[1].from: pattern"},
	}
	for _, tt := range tests {
		text := strings.Replace(harbour, tt.old, tt.new, 1)
		require.NotEqual(t, harbour, text)
		assert.Equal(t, tt.want, schemaFault(t, text))
		_, err := scope.ParseLayer([]byte(text))
		var bad *scope.LayerError
		require.ErrorAs(t, err, &bad, "what the schema refuses, the parser refuses: %s", tt.new)
	}
}
