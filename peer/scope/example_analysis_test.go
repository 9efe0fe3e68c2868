package scope_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// house is the layer of an organisation with the rules given.
func house(rules ...scope.Rule) scope.Layer {
	return scope.Layer{Code: "hh", Kind: scope.LayerOrganisation, Title: "Harbour House", Rules: rules}
}

// tooWide asks for so many combinations of facts that nobody could look through
// them: [scope.Load] refuses it, and so spares every analysis.
func tooWide() scope.Layer {
	r := scope.Rule{Activities: []peer.ActivityID{"arrange_transport"}, Verdict: scope.ConsultSupervisorFirst, Text: "Ask.", Sources: cited}
	var rules []scope.Rule
	for i := range 25 {
		r.ID, r.When = fmt.Sprint("hh.t", i), scope.When{Trainings: []string{fmt.Sprint("course_", i)}}
		rules = append(rules, r)
	}
	return house(rules...)
}

func refusal(layers ...scope.Layer) error {
	base, err := scope.ShippedLayer("US")
	if err != nil {
		return err
	}
	_, err = scope.Load(append(layers, base)...)
	return err
}

// An auditor asks where Texas has no rule of its own.
func ExamplePolicy_Coverage() {
	policy, _ := scope.Standard("US-TX")
	c, err := policy.Coverage()
	fmt.Println(err, c.Covered < c.Cells)
	for _, g := range c.Gaps {
		if g.Activity == "goal_setting" {
			fmt.Println(g.Layer, "does not list", g.Activity)
		}
	}
	fmt.Println(errors.Is(refusal(tooWide()), scope.ErrTooWide))
	// Output:
	// <nil> true
	// US-TX does not list goal_setting
	// true
}

// Two people wrote rules on lifts, and did not speak with each other.
func ExamplePolicy_Conflicts() {
	base, _ := scope.ShippedLayer("US")
	lift := scope.Layer{Code: "hh", Kind: scope.LayerOrganisation, Title: "Harbour House",
		Activities: []scope.Activity{{ID: "lift_to_work", Kind: scope.Conduct}}, Rules: []scope.Rule{
			{ID: "hh.lift", Activities: []peer.ActivityID{"lift_to_work"}, Verdict: scope.Permitted, Text: "Give a lift.", Sources: cited},
			{ID: "hh.no_lift", Activities: []peer.ActivityID{"lift_to_work"}, Verdict: scope.Prohibited, Text: "No lifts.", Instead: "Give a bus ticket.", Sources: cited},
		}}
	policy, err := scope.Load(base, lift)
	if err != nil {
		fmt.Println(err)
		return
	}
	conflicts, _ := policy.Conflicts()
	for _, c := range conflicts {
		fmt.Println(c.Milder, "allows what", c.Stricter, "does not")
	}
	fmt.Println(errors.Is(refusal(tooWide()), scope.ErrTooWide))
	// Output:
	// hh.lift allows what hh.no_lift does not
	// true
}

// A rule that says again what the base says changes nothing.
func ExamplePolicy_DeadRules() {
	base, _ := scope.ShippedLayer("US")
	again := scope.Rule{ID: "hh.diagnose", Activities: []peer.ActivityID{"diagnose"}, Verdict: scope.Prohibited,
		Text: "No diagnoses.", Instead: "Ask a clinician.", Sources: cited}
	policy, err := scope.Load(base, house(again))
	if err != nil {
		fmt.Println(err)
		return
	}
	dead, _ := policy.DeadRules()
	for _, d := range dead {
		if d.Layer == "hh" {
			fmt.Println(d.Rule, d.Answer)
		}
	}
	fmt.Println(errors.Is(refusal(tooWide()), scope.ErrTooWide))
	// Output:
	// hh.diagnose never_changes_an_answer
	// true
}

// A house forbids gifts for good; it may not allow what the base forbids.
func ExamplePolicy_Effects() {
	base, _ := scope.ShippedLayer("US")
	gifts := scope.Rule{ID: "hh.gifts", Activities: []peer.ActivityID{"accept_token_gift"}, Verdict: scope.Prohibited,
		Text: "No gifts.", Instead: "Thank them.", Sources: cited}
	policy, err := scope.Load(base, house(gifts))
	if err != nil {
		fmt.Println(err)
		return
	}
	effects, _ := policy.Effects()
	for _, e := range effects {
		fmt.Println(e.Layer, e.Activity, e.Tightens > 0, e.Loosens, len(e.Drops))
	}
	milder := scope.Rule{ID: "hh.diagnose", Activities: []peer.ActivityID{"diagnose"}, Verdict: scope.Permitted, Text: "Diagnose.", Sources: cited}
	fmt.Println(errors.Is(refusal(house(milder)), scope.ErrUnnamed))
	// Output:
	// hh accept_token_gift true 0 0
	// true
}

// The supervisor wants to know what the new handbook changes.
func ExampleDiff() {
	before, _ := scope.Standard()
	base, _ := scope.ShippedLayer("US")
	visits := scope.Rule{ID: "hh.visits", Activities: []peer.ActivityID{"home_visit_alone"}, Verdict: scope.Prohibited,
		Text: "Nobody visits alone.", Instead: "Take a colleague.", Sources: cited}
	after, err := scope.Load(base, house(visits))
	if err != nil {
		fmt.Println(err)
		return
	}
	list, _ := scope.Diff(before, after)
	for _, d := range list {
		for _, c := range d.Changes {
			fmt.Println(d.Activities[0], c)
		}
	}
	_, err = scope.Diff(before, nil)
	fmt.Println(err)
	// Output:
	// home_visit_alone A worker may no longer do this (before: allowed on conditions or allowed after asking the supervisor).
	// scope: incomplete: a policy is missing
}

func ExamplePolicy_Handbook() {
	policy, _ := scope.Standard("US-TX")
	book := policy.Handbook(scope.HandbookOptions{Organisation: "Harbour House"})
	first, _, _ := strings.Cut(string(book.Markdown()), "\n")
	fmt.Println(first)
	_, err := scope.Standard("US-XX") // no such layer, and so no handbook
	fmt.Println(errors.Is(err, scope.ErrUnknownLayer))
	// Output:
	// # Scope of practice
	// true
}

// An editor that knows the schema underlines what ParseLayer would refuse.
func ExampleLayerSchema() {
	fmt.Println(strings.Contains(string(scope.LayerSchema()), `"additionalProperties": false`))
	_, err := scope.ParseLayer([]byte(`{"layer": "hh", "ruels": []}`))
	fmt.Println(err)
	// Output:
	// true
	// scope: layer: line 1, column 17: ruels: unknown key (nearest: rules)
}

// A misspelt word is named with its place and the nearest right one.
func ExampleLayerError() {
	_, err := scope.ParseLayer([]byte("{\n  \"layer\": \"hh\",\n  \"kind\": \"organization\"\n}"))
	var bad *scope.LayerError
	if errors.As(err, &bad) {
		fmt.Println(bad.Line, bad.Column, bad.Key, bad.Near)
	}
	fmt.Println(err)
	// Output:
	// 3 11 kind organisation
	// scope: layer: line 3, column 11: kind: unknown kind of layer (nearest: organisation)
}
