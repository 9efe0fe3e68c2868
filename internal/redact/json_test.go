package redact_test

import (
	"encoding/json"
	"go/ast"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/matching"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/escalation"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

// Types whose JSON holds less than they do, and why that loses nothing or is known.
var partlyStored = map[string]string{
	"consent.RegimeRule":  "says so; how it is judged is code",
	"consent.Requirement": "says so; how it is judged is code",
	"credential.Standing": "calculated, to be read",
	"instrument.Result":   "says so; who may see bands is asked of the instrument, and nobody may once it is gone",
	"matching.Plan":       "calculated, to be read",
	"matching.Profile":    "the hours are worked out anew by every policy",
	"peertest.Clock":      "of tests",
	"referral.ContactLog": "says so; made from the records",
	"report.Row":          "refused with its Quantity",
	"supervision.Line":    "says so; a form in which an assessment is reported",
}

// A fields is what a struct type shows to JSON, and the methods of the type.
type fields struct {
	hidden, embedded []string
	value, pointer   map[string]bool
}

// A rule that holds for all rooms: a value does not become {}, or lose a part, without
// an error. encoding/json passes over unexported fields, and over the other fields of
// a struct that embeds a type with a form of its own. What a tag leaves out is said there.
func TestNoExportedTypeLosesItsValueInJSON(t *testing.T) {
	types := map[string]*fields{}
	at := func(name string) *fields {
		if types[name] == nil {
			types[name] = &fields{value: map[string]bool{}, pointer: map[string]bool{}}
		}
		return types[name]
	}
	eachDeclaration(t, func(pkg string, d ast.Decl) {
		switch d := d.(type) {
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok {
					if of, ok := s.Type.(*ast.StructType); ok {
						at(pkg+s.Name.Name).add(pkg, of)
					}
				}
			}
		case *ast.FuncDecl:
			if d.Recv == nil {
				return
			}
			for _, name := range madeOf(pkg, d.Recv.List[0].Type) {
				if _, pointer := d.Recv.List[0].Type.(*ast.StarExpr); pointer {
					at(name).pointer[d.Name.Name] = true
				} else {
					at(name).value[d.Name.Name] = true
				}
			}
		}
	})
	n := 0
	for name, f := range types {
		_, exported, _ := strings.Cut(name, ".")
		if !ast.IsExported(exported) || f.pointer["Error"] {
			continue
		}
		why := strings.Join(f.hidden, ", ")
		for _, e := range f.embedded {
			if types[e] != nil && types[e].writes() {
				why = "what stands beside " + e
			}
		}
		if _, known := partlyStored[name]; why == "" {
			assert.False(t, known, "%s is listed and loses nothing", name)
			continue
		} else if known {
			continue
		}
		n++
		assert.True(t, f.writes(), "%s loses %s: it lacks MarshalJSON or MarshalText on the value receiver", name, why)
		assert.True(t, f.pointer["UnmarshalJSON"] || f.pointer["UnmarshalText"], "%s does not read %s: it lacks UnmarshalJSON or UnmarshalText", name, why)
	}
	require.Greater(t, n, 50, "every room was read")
}

func (f *fields) writes() bool { return f.value["MarshalJSON"] || f.value["MarshalText"] }

// add takes in the fields that JSON does not show, and those that are embedded.
func (f *fields) add(pkg string, of *ast.StructType) {
	for _, field := range of.Fields.List {
		if field.Names == nil {
			f.embedded = append(f.embedded, madeOf(pkg, field.Type)...)
		}
		for _, name := range field.Names {
			if !name.IsExported() {
				f.hidden = append(f.hidden, name.Name)
			}
		}
	}
}

func TestWhatIsNotStoredSaysSo(t *testing.T) {
	for _, tt := range []struct {
		value any
		err   error
	}{
		{peer.DualRelationships{}, lifecycle.ErrNotStored},
		{peer.SupportNetwork{}, lifecycle.ErrNotStored}, {peer.MentorshipInspection{}, lifecycle.ErrNotStored},
		{consent.AliasKey{}, lifecycle.ErrNotStored},
		{lifecycle.Machine[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange]{}, lifecycle.ErrNotStored},
		{lifecycle.Lawful[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange]{}, lifecycle.ErrNotStored},
		{matching.Problem{}, lifecycle.ErrNotStored}, {scope.Facts{}, lifecycle.ErrNotStored}, {scope.Policy{}, lifecycle.ErrNotStored},
		{scope.TieFacts{}, lifecycle.ErrNotStored}, {supervision.Ledger{}, lifecycle.ErrNotStored}, {escalation.Reference{}, lifecycle.ErrNotStored},
		{escalation.Rota{}, lifecycle.ErrNotStored}, {evaluation.Ratings{}, lifecycle.ErrNotStored}, {evaluation.Scale{}, lifecycle.ErrNotStored},
		{outcomes.Reading{}, lifecycle.ErrNotStored},
		{stats.Curve{}, stats.ErrNotStored}, {stats.Incidence{}, stats.ErrNotStored}, {stats.Moments{}, stats.ErrNotStored},
		{report.Quantity{}, report.ErrNotStored}, {report.Row{}, report.ErrNotStored}, {report.Figure{}, report.ErrNotStored},
		{report.Comparison{}, report.ErrNotStored}, {report.Arm{}, report.ErrNotStored}, {report.ChangeEffect{}, report.ErrNotStored},
	} {
		name := reflect.TypeOf(tt.value).String()
		_, err := json.Marshal(map[string]any{"value": tt.value})
		require.ErrorIs(t, err, tt.err, name)
		assert.Contains(t, err.Error(), "not stored by itself", name)
		if name == "report.Figure" {
			continue // loads, and refuses the row that its numbers stand in
		}
		require.ErrorIs(t, json.Unmarshal([]byte(`{}`), reflect.New(reflect.TypeOf(tt.value)).Interface()), tt.err, name)
	}
	require.ErrorIs(t, json.Unmarshal([]byte(`{"Overall": {}}`), &report.Figure{}), report.ErrNotStored)
}
