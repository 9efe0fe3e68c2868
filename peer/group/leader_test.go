package group_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func meets(needs ...recovery.LeaderRequirement) recovery.LeaderFacts {
	return recovery.LeaderFacts{Meets: needs}
}

func months(n int, needs ...recovery.LeaderRequirement) recovery.LeaderFacts {
	return recovery.LeaderFacts{Months: n, Meets: needs}
}

// What each pathway asks, by its own sheet; custom is in brackets.
func TestWhoMayLead(t *testing.T) {
	one := func(role recovery.PathwayRole, f recovery.LeaderFacts) []group.Candidate {
		return []group.Candidate{{Leader: "l-1", Role: role, Facts: f}}
	}
	two := func(role recovery.PathwayRole, f recovery.LeaderFacts) []group.Candidate {
		return append(one(role, f), group.Candidate{Leader: "l-2", Role: role, Facts: f})
	}
	for _, tt := range []struct {
		name    string
		pathway recovery.PathwayID
		team    []group.Candidate
		want    string
	}{
		{"convenor of 5 months", "lifering", one("convenor", months(5, "programme_knowledge", "handbook_read")), "l-1 months"},
		{"convenor of 6 months", "lifering", one("convenor", months(6, "programme_knowledge", "handbook_read")), ""},
		{"mentee alone", "lifering", one("convenor_mentee", months(3, "mentoring_form", "vetted")), "l-1 convenor_present"},
		{"mentee with a convenor", "lifering", []group.Candidate{{"l-1", "convenor_mentee", months(3, "mentoring_form", "vetted")}, {"l-2", "convenor", months(6, "programme_knowledge", "handbook_read")}}, ""},
		{"mentee with a convenor of 2 months", "lifering", []group.Candidate{{"l-1", "convenor_mentee", months(3, "mentoring_form", "vetted")}, {"l-2", "convenor", months(2, "programme_knowledge", "handbook_read")}}, "l-1 convenor_present, l-2 months"},
		{"certified moderator of 11 months", "wfs", one("moderator", months(11, "certified", "programme_knowledge", "volunteer")), "l-1 months"},
		{"certified moderator of a year", "wfs", one("moderator", months(12, "certified", "programme_knowledge", "volunteer")), ""},
		{"one certified", "wrap", one("facilitator", recovery.LeaderFacts{TrainingDays: 5, Meets: []recovery.LeaderRequirement{"certified"}}), "l-1 leaders"},
		{"two certified", "wrap", two("facilitator", recovery.LeaderFacts{TrainingDays: 5, Meets: []recovery.LeaderRequirement{"certified"}}), ""},
		{"one trained", "nami_connection", one("facilitator", recovery.LeaderFacts{TrainingDays: 2, Meets: []recovery.LeaderRequirement{"training", "lived_condition"}}), "l-1 leaders"},
		{"two trained", "nami_connection", two("facilitator", recovery.LeaderFacts{TrainingDays: 2, Meets: []recovery.LeaderRequirement{"training", "lived_condition"}}), ""},
		{"teens", "alateen", one("sponsor", meets("member")), "l-1 certified"},
		{"teens with a certified adult", "alateen", one("sponsor", meets("member", "certified")), ""},
		{"unknown role", "smart", one("sponsor", meets()), "l-1 role"},
		{"no pathway", "", one("facilitator", meets()), "l-1 training"},
		{"no pathway, trained", "", one("facilitator", recovery.LeaderFacts{TrainingHours: 8}), ""},
	} {
		lacks, err := group.MayLead(tt.pathway, tt.team)
		require.NoError(t, err, tt.name)
		var shown []string
		for _, l := range lacks {
			assert.NotEmpty(t, l.Source.Title, tt.name)
			if !l.Custom {
				shown = append(shown, string(l.Leader)+" "+string(l.Need))
			}
		}
		assert.Equal(t, tt.want, strings.Join(shown, ", "), tt.name)
		assert.Equal(t, tt.want != "", group.Bars(lacks), tt.name)
	}
	_, err := group.MayLead("smart", nil)
	require.ErrorIs(t, err, group.ErrIncomplete)
	_, err = group.MayLead("smart", append(one("facilitator", meets()), one("facilitator", meets())...))
	require.ErrorIs(t, err, group.ErrIncomplete)
	_, err = group.MayLead("no_such", one("facilitator", meets()))
	require.ErrorIs(t, err, recovery.ErrUnknownPathway)
}

func TestFactsOfAWorker(t *testing.T) {
	w := peertest.Worker("w-1")
	assert.Equal(t, []recovery.LeaderRequirement{recovery.NeedCredential, recovery.NeedSupervised, recovery.NeedLivedExperience}, group.FactsOf(w).Meets)
	assert.Empty(t, group.FactsOf(peer.Worker{}).Meets, "what is not known is not there")
}
