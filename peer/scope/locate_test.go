package scope_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

const harbour = `{
  "layer": "hh", "kind": "organisation", "title": "Harbour House",
  "activities": [
    {"id": "garden", "kind": "service", "groups": ["outdoors"]}
  ],
  "rules": [
    {"id": "hh.garden", "activities": ["garden"], "verdict": "permitted",
     "text": "The garden.", "sources": [{"title": "Handbook", "issuer": "HH", "evidence": "verified"}]},
    {"id": "hh.visits",
     "activities": ["home_visit_alone"], "when": {"setting": ["home"], "trainings": ["crisis"]},
     "verdict": "prohibited", "instead": "Take a colleague.",
     "conditions": [{"kind": "policy", "of": "visits"}], "obligations": [{"kind": "log"}],
     "text": "Nobody visits alone.",
     "sources": [{"key": "HVS", "evidence": "verified"}]},
    {"id": "hh.friends", "activities": ["personal_friendship_during_service"], "verdict": "consult_supervisor_first",
     "loosens": ["us.personal_friendship_during_service"], "text": "Ask.",
     "sources": [{"key": "CCAR", "evidence": "verified"}]}
  ]
}`

// loadText parses a layer, lays it on the base and returns what a person sees.
func loadText(t *testing.T, text string) error {
	l, err := scope.ParseLayer([]byte(text))
	if err != nil {
		return err
	}
	_, err = scope.Load(shipped(t, "US"), l)
	var bad *scope.LayerError
	if errors.As(err, &bad) {
		return bad.In([]byte(text))
	}
	return err
}

func TestMistakesOfAPolicyAreNamedWithTheirPlace(t *testing.T) {
	require.NoError(t, loadText(t, harbour))
	tests := []struct{ name, old, new, want string }{
		{"key of the layer", `"rules"`, `"ruels"`, `scope: layer: line 6, column 3: ruels: unknown key (nearest: rules)`},
		{"key of a rule", `"verdict": "prohibited"`, `"verdct": "prohibited"`, `scope: layer: line 11, column 6: rules[1].verdct: unknown key (nearest: verdict)`},
		{"key of a source", `"issuer"`, `"isuer"`, `scope: layer: line 8, column 63: rules[0].sources[0].isuer: unknown key (nearest: issuer)`},
		{"kind of layer", `"organisation"`, `"organization"`, `scope: layer: line 2, column 26: kind: unknown kind of layer (nearest: organisation)`},
		{"kind of activity", `"kind": "service"`, `"kind": "servise"`, `scope: layer: line 4, column 30: activities[0].kind: unknown kind of activity (nearest: service)`},
		{"verdict", `"prohibited"`, `"prohibitd"`, `scope: layer: line 11, column 17: rules[1].verdict: unknown verdict (nearest: prohibited)`},
		{"fact", `"setting"`, `"seting"`, `scope: layer: line 10, column 51: rules[1].when.seting: unknown key (nearest: setting)`},
		{"value of a fact", `["home"]`, `["hme"]`, `scope: layer: line 10, column 63: rules[1].when.setting[0]: peer: unknown setting (nearest: home)`},
		{"kind of condition", `"kind": "policy"`, `"kind": "polcy"`, `scope: layer: line 12, column 30: rules[1].conditions[0].kind: unknown kind of condition (nearest: policy)`},
		{"kind of obligation", `"kind": "log"`, `"kind": "lgo"`, `scope: layer: line 12, column 83: rules[1].obligations[0].kind: unknown kind of obligation (nearest: log)`},
		{"evidence", `"HVS", "evidence": "verified"`, `"HVS", "evidence": "verifyed"`, `scope: layer: line 14, column 45: rules[1].sources[0].evidence: source: unknown evidence (nearest: verified)`},
		{"key of the register", `"HVS"`, `"HSV"`, `scope: layer hh: line 14, column 26: rules[1].sources[0].key: rule hh.visits: the register of sources has no key "HSV" (nearest: HVS)`},
		{"activity in a rule", `["home_visit_alone"]`, `["home_visit_alon"]`, `scope: layer hh: line 10, column 21: rules[1].activities[0]: rule hh.visits: no layer defines the activity "home_visit_alon" (nearest: home_visit_alone)`},
		{"rule that is loosened", `["us.personal_friendship_during_service"]`, `["us.personal_frendship_during_service"]`, `scope: layer hh: line 16, column 18: rules[2].loosens[0]: rule hh.friends: no layer holds the rule "us.personal_frendship_during_service" (nearest: us.personal_friendship_during_service)`},
		{"group", `"activities": ["garden"],`, `"groups": ["outdors"],`, `scope: layer hh: line 7, column 36: rules[0].groups[0]: rule hh.garden: no activity belongs to the group "outdors" (nearest: outdoors)`},
		{"id twice", `"id": "hh.visits"`, `"id": "hh.garden"`, `scope: layer hh: line 9, column 12: rules[1].id: rule hh.garden: the id is used twice`},
		{"activity twice", `["outdoors"]}`, `["outdoors"]},
    {"id": "garden", "kind": "service"}`, `scope: layer hh: line 5, column 12: activities[1].id: rule garden: the activity is defined twice`},
		{"floor", `["us.personal_friendship_during_service"]`, `["us.diagnose"]`, `scope: layer hh: line 16, column 18: rules[2].loosens[0]: rule hh.friends: us.diagnose of US holds everywhere`},
		{"loosens unnamed", `"loosens": ["us.personal_friendship_during_service"], `, ``, `scope: layer hh: line 15, column 91: rules[2].verdict: rule hh.friends: consult_supervisor_first is milder than us.personal_friendship_during_service of US, which says prohibited, and does not name it in loosens`},
		{"no instead", ` "instead": "Take a colleague.",`, ``, `scope: layer hh: line 9, column 5: rules[1]: rule hh.visits: what prohibits says what the worker can do instead`},
		{"no text", `"text": "Nobody visits alone.",`, ``, `scope: layer hh: line 9, column 5: rules[1]: rule hh.visits: a rule has a text for people`},
		{"comma", `"title": "Harbour House",`, `"title": "Harbour House"`, `scope: layer: line 3, column 3: expected a comma or the end of the object`},
		{"truth as text", `"setting": ["home"]`, `"supervised": "yes"`, `scope: layer: line 10, column 65: rules[1].when.supervised: not true, false or unknown`},
		{"day", `"id": "hh.visits",`, `"id": "hh.visits", "from": "2026-2-1",`, `scope: layer: line 9, column 33: rules[1].from: peer: bad date: not a day of the form 2026-01-31`},
		{"activity another layer defines", `"id": "garden"`, `"id": "diagnose"`, `scope: layer hh: line 4, column 12: activities[0].id: rule diagnose: an earlier layer defines the activity`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(harbour, tt.old, tt.new, 1)
			require.NotEqual(t, harbour, text)
			var bad *scope.LayerError
			require.ErrorAs(t, loadText(t, text), &bad)
			assert.Equal(t, tt.want, bad.Error())
		})
	}
}
