package scope_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

const small = `{
  "layer": "harbour-house", "kind": "organisation", "title": "Harbour House",
  "activities": [{"id": "garden_group", "kind": "service"}],
  "rules": [
    {
      "id": "hh.garden", "activities": ["garden_group"], "verdict": "permitted_with_conditions",
      "conditions": [{"kind": "training", "of": "first_aid"}],
      "obligations": [{"kind": "log", "to": "garden_book", "within_minutes": 60, "source": {"title": "Handbook", "evidence": "verified"}}],
      "text": "The garden group.",
      "sources": [{"title": "Handbook", "issuer": "Harbour House", "year": 2026, "at": "p. 4", "evidence": "verified"}]
    }
  ]
}`

func TestParseLayer(t *testing.T) {
	l, err := scope.ParseLayer([]byte(small))
	require.NoError(t, err)
	assert.Equal(t, scope.LayerOrganisation, l.Kind)
	require.Len(t, l.Rules, 1)
	assert.Equal(t, scope.PermittedWithConditions, l.Rules[0].Verdict)
	assert.Equal(t, 60, *l.Rules[0].Obligations[0].WithinMinutes)
	assert.Equal(t, "Handbook, Harbour House (2026), p. 4", l.Rules[0].Sources[0].Source().String())
	p := load(t, shipped(t, "US"), l)
	d := decide(t, p, inOrder("garden_group"))
	assert.Equal(t, scope.ConsultSupervisorFirst, d.Verdict, "a training that a layer names is known to be lacking")
}

func TestParseLayerSaysWhereAndWhat(t *testing.T) {
	tests := []struct {
		name, old, new string
		line           int
		want           string
	}{
		{"misspelt key", `"verdict"`, `"verdikt"`, 6, `nearest: verdict`},
		{"misspelt verdict", `"permitted_with_conditions"`, `"permited_with_conditions"`, 6, `nearest: permitted_with_conditions`},
		{"key twice", `"text": "The garden group.",`, `"text": "The garden group.", "text": "Again.",`, 9, "text"},
		{"wrong type", `"within_minutes": 60`, `"within_minutes": "60"`, 8, "within_minutes"},
		{"null", `"of": "first_aid"`, `"of": null`, 7, "of"},
		{"null for a fact", `"conditions"`, `"when": {"supervised": null}, "conditions"`, 7, "supervised"},
		{"a day that is none", `"text"`, `"from": "2026-02-30", "text"`, 9, "rules[0].from: peer: bad date"},
		{"no day", `"text"`, `"to": "", "text"`, 9, "rules[0].to: peer: bad date"},
		{"no object", small, `[]`, 1, ""},
		{"unknown kind of condition", `"kind": "training"`, `"kind": "trainings"`, 7, `nearest: training`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := scope.ParseLayer([]byte(strings.Replace(small, tt.old, tt.new, 1)))
			require.ErrorIs(t, err, scope.ErrSyntax)
			var at *scope.LayerError
			require.ErrorAs(t, err, &at)
			assert.Equal(t, tt.line, at.Line)
			assert.Positive(t, at.Column)
			assert.Contains(t, err.Error(), tt.want)
		})
	}
}

func TestParseLayerRefusesWhatIsIncomplete(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           error
		rule           string
	}{
		{"no text", `"text": "The garden group.",`, ``, scope.ErrIncomplete, "hh.garden"},
		{"no sources", `"sources": [{"title": "Handbook", "issuer": "Harbour House", "year": 2026, "at": "p. 4", "evidence": "verified"}]`, `"sources": []`, scope.ErrUncited, "hh.garden"},
		{"no evidence", `"at": "p. 4", "evidence": "verified"`, `"at": "p. 4"`, scope.ErrUncited, "hh.garden"},
		{"no id", `"id": "hh.garden",`, ``, scope.ErrIncomplete, ""},
		{"selects nothing", `"activities": ["garden_group"],`, ``, scope.ErrIncomplete, "hh.garden"},
		{"negative deadline", `"within_minutes": 60`, `"within_minutes": -1`, scope.ErrIncomplete, "hh.garden"},
		{"a mild unmet", `"of": "first_aid"`, `"of": "first_aid", "unmet": "permitted"`, scope.ErrIncomplete, "hh.garden"},
		{"no kind of activity", `, "kind": "service"}`, `}`, scope.ErrIncomplete, "garden_group"},
		{"no title", `, "title": "Harbour House",`, `,`, scope.ErrIncomplete, ""},
		{"floor and delegable", `"verdict"`, `"floor": true, "delegable": true, "verdict"`, scope.ErrIncomplete, "hh.garden"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(small, tt.old, tt.new, 1)
			require.NotEqual(t, small, text)
			_, err := scope.ParseLayer([]byte(text))
			require.ErrorIs(t, err, tt.want)
			var at *scope.LayerError
			require.ErrorAs(t, err, &at)
			assert.Equal(t, tt.rule, at.Rule)
		})
	}
}

func TestLayersRoundTrip(t *testing.T) {
	for _, code := range scope.Shipped() {
		l := shipped(t, code)
		data, err := json.Marshal(l)
		require.NoError(t, err)
		back, err := scope.ParseLayer(data)
		require.NoError(t, err)
		assert.Equal(t, l, back)
	}
}

// FuzzParseLayer checks that what is accepted loads or is refused without a
// panic, and that it survives writing and reading.
func FuzzParseLayer(f *testing.F) {
	files, err := filepath.Glob("policy/*.json")
	require.NoError(f, err)
	whole, err := os.ReadFile(files[len(files)-1])
	require.NoError(f, err)
	for _, seed := range []string{small, string(whole), `{}`, `[]`, `{"layer":"0","kind":"organisation","title":"0"}`, `{"layer":"US","kind":"base","title":"x","rules":[]}`, `{"layer":null}`, "\xef\xbb\xbf{}", `{"layer":"a","layer":"b"}`} {
		f.Add([]byte(seed))
	}
	for _, name := range []string{"testdata/example-organisation.json", "testdata/example-payer.json", "policy/us-nc.json", "policy/ncprss.json"} {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	us, err := scope.ShippedLayer("US")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := scope.ParseLayer(data)
		if err != nil {
			var at *scope.LayerError
			require.ErrorAs(t, err, &at)
			return
		}
		out, err := json.Marshal(l)
		require.NoError(t, err)
		back, err := scope.ParseLayer(out)
		require.NoError(t, err)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(out), string(again))
		if p, err := scope.Load(us, l); err == nil {
			for _, id := range p.Activities() {
				facts, err := p.Prepare(scope.Request{Activity: id})
				require.NoError(t, err)
				require.NotEmpty(t, p.Decide(facts).Reasons)
			}
		}
	})
}
