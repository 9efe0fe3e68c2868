package recovery_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Every exported type of pathways, matches and choices that holds an id, a note or
// what somebody told, printed in every way.
func TestNothingOfPathwaysPrintsPeopleOrWhatTheyTold(t *testing.T) {
	note := peertest.Text("secret words")
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(0), ID: "secret-key", Reason: note}
	c, err := recovery.NewChoice("secret-c", "secret-p", act, "secret-path", "aa")
	require.NoError(t, err)
	choose := recovery.ChoiceMove{Act: act, Event: recovery.ChoosePathways, Data: recovery.ChoiceChange{Chosen: "secret-path", Shown: "secret-path"}}
	entry, _ := c.History().Last()
	act.Reason = lifecycle.Text{}
	aa, err := recovery.Lookup("aa")
	require.NoError(t, err)
	s, err := recovery.NewStep("secret-p", aa, "aa_04", act)
	require.NoError(t, err)
	stepEntry, _ := s.History().Last()
	words := recovery.Profile{Languages: []string{"secret"}, Leave: []recovery.PathwayID{"secret"}, Past: []recovery.PastExperience{{Pathway: "secret", View: recovery.PastLiked}}}
	own := recovery.Pathways()[3]
	own.ID, own.Name = "secret-path", "secret"
	r, err := recovery.Match(recovery.Profile{Medication: recovery.DisclosureYes}, []recovery.Pathway{own, aa}, recovery.Availability{})
	require.NoError(t, err)
	peertest.Secret(t, "secret",
		*c, c, c.ID(), c.Participant(), c.History(), entry, choose, choose.Data, c.Shown()[0],
		*s, s, s.Participant(), s.History(), stepEntry, recovery.StepMove{Act: act},
		words, words.Past[0], r, r.Options[0], recovery.MatchPart{Factor: "secret"},
		recovery.Availability{None: []recovery.PathwayID{"secret"}}, recovery.Offer{Pathway: "secret"}, recovery.ExcludedPathway{Pathway: "secret"}, recovery.MatchNote{Rule: "secret", Text: "secret"},
		recovery.LeaderFacts{Meets: []recovery.LeaderRequirement{"secret"}}, recovery.Lack{Role: "secret", Need: "secret"},
		recovery.Adaptation{Changed: note, Why: note, By: peer.WorkerActor("secret-w"), Programme: "secret"},
	)
	assert.Equal(t, "[choice open]", fmt.Sprint(c))
	assert.Equal(t, "[no choice]", fmt.Sprint(recovery.PathwayChoice{}))
	assert.Equal(t, "[progress]", fmt.Sprint(s))
	assert.Equal(t, "[ranking of 2]", fmt.Sprint(r))
	assert.Equal(t, "[lack of months]", fmt.Sprint(recovery.Lack{Need: recovery.NeedMonths, Shown: 3}))
}

// No error of this part repeats what was typed.
func TestNoErrorOfPathwaysRepeatsWords(t *testing.T) {
	_, err := recovery.Lookup("secret of Maria")
	assert.NotContains(t, err.Error(), "secret")
	_, err = recovery.Match(recovery.Profile{Traits: []recovery.Trait{"secret of Maria"}}, nil, recovery.Availability{})
	assert.NotContains(t, err.Error(), "secret")
	_, err = recovery.Match(recovery.Profile{}, nil, recovery.Availability{Offers: []recovery.Offer{{Pathway: "aa", Gender: "secret"}}})
	assert.NotContains(t, err.Error(), "secret")
	_, err = recovery.ParsePathways([]byte(`[{"id":"secret","aim":"secret of Maria"}]`))
	require.ErrorIs(t, err, recovery.ErrCatalogue)
	assert.NotContains(t, err.Error(), "secret")
	_, err = recovery.NewChoice("secret", "secret", peertest.By(lifecycle.WorkerParty, peertest.Day(0)), "secret", "secret")
	assert.NotContains(t, err.Error(), "secret")
	var c recovery.PathwayChoice
	err = c.UnmarshalJSON([]byte(`{"id":"secret","participant":"secret","history":{"secret":1}}`))
	require.ErrorIs(t, err, lifecycle.ErrBadRecord)
	assert.NotContains(t, err.Error(), "secret")
}
