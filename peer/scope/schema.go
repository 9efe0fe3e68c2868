package scope

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// LayerSchema returns the JSON Schema (draft 2020-12) of a layer, made from the
// types and closed vocabularies of this package; layer.schema.json is a
// copy for editors. It says which keys and words there are. What depends on other
// rules and layers, such as what may be loosened, is checked by [ParseLayer] and
// [Load] alone.
func LayerSchema() []byte {
	s := schemaOf(reflect.TypeFor[Layer](), "layer")
	root := object{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A layer of a scope-of-practice policy"}
	for k, v := range s {
		root[k] = v
	}
	data, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic("scope: the schema cannot be written: " + err.Error()) // made of our own words
	}
	return append(data, '\n')
}

type object = map[string]any

// closed are the vocabularies of types that are words.
var closed = map[reflect.Type][]string{
	reflect.TypeFor[LayerKind]():            names(layerKinds),
	reflect.TypeFor[Kind]():                 names(kinds),
	reflect.TypeFor[Mechanism]():            names(mechanisms),
	reflect.TypeFor[Verdict]():              verdictNames[1:],
	reflect.TypeFor[ConditionKind]():        names(conditionKinds),
	reflect.TypeFor[ObligationKind]():       names(obligationKinds),
	reflect.TypeFor[Urgency]():              names(urgencies),
	reflect.TypeFor[Consent]():              names(consents),
	reflect.TypeFor[source.Evidence]():      {"verified", "secondary", "derived", "design", "unverified"},
	reflect.TypeFor[peer.RoleKind]():        names(peer.RoleKinds()),
	reflect.TypeFor[peer.CredentialState](): names(peer.CredentialStates()),
	reflect.TypeFor[peer.Domain]():          names(peer.Domains()),
	reflect.TypeFor[peer.Setting]():         names(peer.Settings()),
	reflect.TypeFor[peer.MentorshipState](): names(peer.MentorshipStates()),
	reflect.TypeFor[peer.Fitness]():         names(peer.Fitnesses()),
	reflect.TypeFor[peer.AgeGroup]():        names(peer.AgeGroups()),
}

// required are the keys without which an object of the type is refused.
var required = map[reflect.Type][]string{
	reflect.TypeFor[Layer]():          {"layer", "kind", "title"},
	reflect.TypeFor[Activity]():       {"id", "kind"},
	reflect.TypeFor[Rule]():           {"id", "text", "sources"},
	reflect.TypeFor[RuleCondition]():  {"kind", "of"},
	reflect.TypeFor[RuleObligation](): {"kind"},
	reflect.TypeFor[Citation]():       {"evidence"},
	reflect.TypeFor[Contest]():        {"question", "stands", "positions"},
	reflect.TypeFor[Position]():       {"id", "text", "sources"},
	reflect.TypeFor[Choice]():         {"rule", "position", "why"},
	reflect.TypeFor[Setting]():        {"of", "value", "unit", "why"},
}

// schemaOf returns the schema of a value of the type; key is the one it has.
func schemaOf(t reflect.Type, key string) object {
	if words := closed[t]; words != nil {
		return object{"enum": words}
	}
	switch {
	case t == reflect.TypeFor[peer.Date]():
		return object{"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
	case t == reflect.TypeFor[Truth]():
		return object{"type": "boolean"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), key)
	case reflect.Slice:
		s := object{"type": "array", "items": schemaOf(t.Elem(), key)}
		if key == "sources" || key == "positions" {
			s["minItems"] = 1
		}
		return s
	case reflect.String:
		s := object{"type": "string"}
		if key == "id" || key == "text" || key == "layer" || key == "title" || key == "of" {
			s["minLength"] = 1
		}
		return s
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Float64:
		s := object{"type": "integer"}
		if key == "within_minutes" {
			s["minimum"], s["maximum"] = 0, maxMinutes
		}
		if key == "value" {
			s["minimum"] = 1
		}
		return s
	case reflect.Struct:
		properties := object{}
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.IsExported() && name != "-" {
				properties[name] = schemaOf(f.Type, name)
			}
		}
		s := object{"type": "object", "additionalProperties": false, "properties": properties}
		if keys := required[t]; keys != nil {
			s["required"] = keys
		}
		return s
	}
	panic(fmt.Sprintf("scope: no schema for %s", t)) // a type of our own
}
