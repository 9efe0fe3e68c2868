package evaluation

import (
	"slices"

	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A MinimumRaters is how many colleagues, and how many participants, must have rated
// before their ratings are shown, so that nobody can be told from them. The zero value shows nothing of either.
type MinimumRaters struct {
	N      int           `json:"n"`
	Source source.Source `json:"source,omitzero"`
}

// RatersDefault returns the default of three, a design default.
func RatersDefault() MinimumRaters {
	return MinimumRaters{3, source.DesignDefault("ratings of fewer than three colleagues or participants tell who gave them")}
}

// A Spread is how one side rated one category: how many gave each level. It has no
// mean: steps are no measure, and sides see different things.
type Spread struct {
	Category credential.Topic `json:"category,omitempty"`
	Rater    RaterKind        `json:"rater,omitempty"`
	Counts   [Guiding + 1]int `json:"counts"`           // by level; the first is of those who did not see it
	Hidden   bool             `json:"hidden,omitempty"` // too few raters: no count is given
}

// Spreads returns how each side that rated saw each category: twelve for each side, sides in
// the order of [RaterKinds]. Colleagues and participants of fewer than least are hidden.
func (e Evaluation) Spreads(least MinimumRaters) []Spread {
	given := e.ratings()
	var spreads []Spread
	for _, kind := range RaterKinds() {
		if len(given[kind]) == 0 {
			continue
		}
		crowd := kind == PeerRater || kind == ParticipantRater
		hidden := crowd && (least.N < 1 || len(given[kind]) < least.N)
		for i, topic := range categoryTopics {
			s := Spread{Category: topic, Rater: kind, Hidden: hidden}
			for _, l := range given[kind] {
				if !hidden {
					s.Counts[l[i]]++
				}
			}
			spreads = append(spreads, s)
		}
	}
	return spreads
}

// ratings returns the ratings that count, by side.
func (e Evaluation) ratings() map[RaterKind][]Levels {
	given := map[RaterKind][]Levels{}
	var colleagues []string
	for _, m := range e.history.Moves() {
		l := m.Data.Levels
		switch m.Event {
		case RateSelf:
			given[SelfRater] = []Levels{l}
		case RateAsSupervisor:
			given[SupervisorRater] = []Levels{l}
		case EnterParticipant:
			given[ParticipantRater] = append(given[ParticipantRater], l)
		case RateAsColleague:
			i := slices.Index(colleagues, m.By.ID)
			if i < 0 {
				colleagues = append(colleagues, m.By.ID)
				given[PeerRater] = append(given[PeerRater], l)
				continue
			}
			given[PeerRater][i] = l
		}
	}
	return given
}

// A Gap is where worker and supervisor see one category apart: the matter to talk
// about. Steps is the worker's level less the supervisor's.
type Gap struct {
	Category credential.Topic `json:"category,omitempty"`
	Steps    int              `json:"steps,omitempty"`
}

// Gaps returns the categories that both rated and see differently, in the order of
// the categories.
func (e Evaluation) Gaps() []Gap {
	given := e.ratings()
	if len(given[SelfRater]) == 0 || len(given[SupervisorRater]) == 0 {
		return nil
	}
	self, supervisor := given[SelfRater][0], given[SupervisorRater][0]
	var gaps []Gap
	for i, topic := range categoryTopics {
		if self[i] != NotSeen && supervisor[i] != NotSeen && self[i] != supervisor[i] {
			gaps = append(gaps, Gap{topic, int(self[i]) - int(supervisor[i])})
		}
	}
	return gaps
}

// Disputed reports whether the worker's last answer is a dispute, also after closing.
func (e Evaluation) Disputed() bool {
	disputed := false
	for _, m := range e.history.Moves() {
		switch m.Event {
		case DisputeEvaluation:
			disputed = true
		case AgreeEvaluation, RateAsSupervisor:
			disputed = false
		}
	}
	return disputed
}

// Comments returns the worker's comments on the evaluation, oldest first.
func (e Evaluation) Comments() []lifecycle.Text {
	var words []lifecycle.Text
	for _, m := range e.history.Moves() {
		if (m.Event == AgreeEvaluation || m.Event == DisputeEvaluation) && !m.Reason.IsZero() {
			words = append(words, m.Reason)
		}
	}
	return words
}
