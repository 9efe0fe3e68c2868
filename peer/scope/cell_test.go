package scope_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// narrow returns rules on "gift", one for each set of facts.
func narrow(facts ...scope.When) (out []scope.Rule) {
	for i, w := range facts {
		r := tinyRule(fmt.Sprintf("us.gift_%d", i), scope.PermittedWithConditions)
		r.Activities, r.When = []peer.ActivityID{"gift"}, w
		out = append(out, r)
	}
	return out
}

// Imminent danger, or none (2), and an approval that is granted, denied or neither (3)
// bear on conduct, whatever else its rules ask for.
func TestCells(t *testing.T) {
	volunteer := scope.When{Role: []peer.RoleKind{peer.RoleVolunteer}}
	a, b := scope.When{Trainings: []string{"a"}}, scope.When{Trainings: []string{"b"}}
	withoutA := tinyRule("us.gift", scope.Permitted)
	withoutA.Activities = []peer.ActivityID{"gift"}
	withoutA.Conditions = []scope.RuleCondition{{Kind: scope.TrainingCondition, Of: "a"}}
	tests := []struct {
		name  string
		rules []scope.Rule
		want  int
	}{
		{"no fact", narrow(scope.When{}), 6},
		{"a role", narrow(volunteer), 12},
		{"a training, held or not", narrow(a), 12},
		{"two trainings, held or not", narrow(a, b), 24},
		{"one lacking told from held, one held from not", append(narrow(b), withoutA), 24},
		{"one unknown told from both, and so the list", append(narrow(a, b), withoutA), 6 * (4 + 1)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, load(t, tinyBase(t, tt.rules...)).Cells("gift"))
		})
	}
	assert.Zero(t, (&scope.Policy{}).Cells("gift"))
	assert.Equal(t, 2, standard(t).Cells("never_heard_of"), "imminent, or not")
}

// Ten trainings, ten endorsements, two needs and six facts come to more than 2^40.
func TestLoadRefusesWhatCannotBeAnalysed(t *testing.T) {
	var wide []scope.When
	for i := range 10 {
		wide = append(wide, scope.When{Trainings: []string{fmt.Sprint("t", i)}}, scope.When{Endorsements: []string{fmt.Sprint("e", i)}})
	}
	for _, v := range peer.Settings() {
		wide = append(wide, scope.When{Setting: []peer.Setting{v}})
	}
	for _, v := range peer.MentorshipStates() {
		wide = append(wide, scope.When{Phase: []peer.MentorshipState{v}})
	}
	for _, v := range peer.RoleKinds() {
		wide = append(wide, scope.When{Role: []peer.RoleKind{v}})
	}
	for _, v := range scope.Consents() {
		wide = append(wide, scope.When{Consent: []scope.Consent{v}})
	}
	p := load(t, tinyBase(t, narrow(slices.Clone(wide[:20])...)...))
	assert.Equal(t, 6<<20, p.Cells("gift"))
	for _, v := range peer.AgeGroups() {
		wide = append(wide, scope.When{AgeGroup: []peer.AgeGroup{v}})
	}
	wide = append(wide, scope.When{SmallCommunity: scope.True}, scope.When{ConflictSignal: scope.True}, scope.When{SecondRole: []string{"landlord"}})
	_, err := scope.Load(tinyBase(t, narrow(wide...)...))
	require.ErrorIs(t, err, scope.ErrTooWide)
	var bad *scope.LayerError
	require.ErrorAs(t, err, &bad)
	assert.Equal(t, "gift", bad.Rule)
	assert.Contains(t, bad.What, "1099511627776")
}
