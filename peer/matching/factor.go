package matching

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Factor is one thing that makes a pair suit more or less. None measures how
// good a worker is. The zero value is no factor.
type Factor string

// Factors.
const (
	// FactorPathway: recovery pathways that the worker knows from their own life.
	FactorPathway Factor = "pathway"
	// FactorLifeStage: stage of life and family relations in common.
	FactorLifeStage Factor = "life_stage"
	// FactorExperience: lived experience of what support is sought with, or of what the participant asked for.
	FactorExperience Factor = "shared_experience"
	// FactorTrait: traits that the participant asked for, and no others.
	FactorTrait Factor = "asked_traits"
	// FactorContinuity: somebody who supported them before.
	FactorContinuity Factor = "continuity"
	// FactorLanguage: a language in common, the participant's first one best.
	FactorLanguage Factor = "language"
	// FactorHours: time of the week at which both could meet, full from two hours
	// on. None in common is worth nothing and no more: the pair stays eligible, for
	// hours can be agreed anew.
	FactorHours Factor = "hours"
	// FactorNearAge: for a young person, a peer of near age.
	FactorNearAge Factor = "near_age"
	// FactorLoad: workers with more free places come first.
	FactorLoad Factor = "load"
	// FactorPast: past experiences in common, such as a substance or prison.
	FactorPast Factor = "shared_past"
	// FactorRecoveryTime: a worker who has been in recovery for longer.
	FactorRecoveryTime Factor = "recovery_time"
	// FactorMutual: what the participant seeks is what the worker hopes to give.
	FactorMutual Factor = "mutual"
	// FactorWaiting: how long the participant has been waiting, evenly from nothing on the
	// first day to full after 12 weeks. It is the same with every worker: it decides
	// between participants, and not between the workers of one.
	FactorWaiting Factor = "waiting"
)

var factors = []Factor{
	FactorPathway,
	FactorLifeStage,
	FactorExperience,
	FactorTrait,
	FactorContinuity,
	FactorLanguage,
	FactorHours,
	FactorNearAge,
	FactorLoad,
	FactorPast,
	FactorRecoveryTime,
	FactorMutual,
	FactorWaiting,
}

// Factors returns every Factor, in the order of this page.
func Factors() []Factor { return append([]Factor(nil), factors...) }

// String returns the name under which it is stored and sent.
func (v Factor) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFactor].
func (v Factor) MarshalText() ([]byte, error) { return enum.Marshal(v, factors, ErrUnknownFactor) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Factor) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, factors, ErrUnknownFactor)
}

// A Weight is how much a factor counts beside the others: any finite number from 0.
type Weight struct {
	Factor Factor        `json:"factor"`
	Weight float64       `json:"weight"`
	Source source.Source `json:"source"` // of the factor; the figure itself is a design
}

// DefaultWeights returns the weights of a policy that has none of its own. Every
// figure is this library's design; that pathway and life stage weigh more than a
// shared past, such as a drug of choice or prison, follows a pilot study.
func DefaultWeights() []Weight {
	pilot := source.Of("TILL24").At("life stage and recovery process mattered more than past experiences", source.Verified)
	field := func(what string) source.Source { return source.DesignDefault(what) }
	return []Weight{
		{FactorPathway, 20, pilot},
		{FactorLifeStage, 20, pilot},
		{FactorExperience, 10, field("lived experience in common is the ground of peer support")},
		{FactorTrait, 15, field("the participant's preference comes first")},
		{FactorContinuity, 15, field("a relationship that was is worth keeping")},
		{FactorLanguage, 10, field("support in one's own language")},
		{FactorHours, 10, field("people who cannot meet cannot support each other")},
		{FactorNearAge, 5, source.Of("OH").At("youth peers of 18 to 30", source.Verified)},
		{FactorLoad, 5, field("fairness of load across workers")},
		{FactorPast, 5, pilot},
		{FactorRecoveryTime, 3, field("a newcomer is guided by somebody longer in recovery")},
		{FactorMutual, 2, field("a relationship that gives to both")},
		{FactorWaiting, 5, field("who has waited longer comes before others")},
	}
}

// Figures behind the factors, all of them designs.
const (
	// hoursEnough is how much time in common counts fully: room to choose one hour a week.
	hoursEnough = 2 * time.Hour
	// recoveryGap is by how many months in recovery a worker counts fully as longer.
	recoveryGap = 12
	// waitEnough is after how long a wait counts fully.
	waitEnough = 12 * 7 * 24 * time.Hour
	// neutral is the value of a factor of which something is not known: neither for nor against.
	neutral = 0.5
)

// A FactorScore says how a factor bears on a pair.
type FactorScore struct {
	Factor Factor  `json:"factor"`
	Value  float64 `json:"value"`  // from 0 to 1; one half where something is not known
	Known  bool    `json:"known"`  // otherwise it counts neither for nor against
	Points float64 `json:"points"` // what it adds to the score
	Says   string  `json:"says"`   // in words, naming nobody
}

// A reading is what was found of one factor for one pair.
type reading struct {
	value float64
	known bool
	says  string // in words, with a %d for each of numbers
	a, b  int
}

// String returns the reading in words.
func (r reading) String() string {
	switch strings.Count(r.says, "%d") {
	case 0:
		return r.says
	case 1:
		return fmt.Sprintf(r.says, r.a)
	default:
		return fmt.Sprintf(r.says, r.a, r.b)
	}
}

// unknown is the reading of a factor of which something is not known.
func unknown(says string) reading { return reading{value: neutral, says: says} }

// found is the reading of a factor that is known.
func found(value float64, says string) reading { return reading{value: value, known: true, says: says} }

// of is found with numbers.
func (r reading) of(a, b int) reading {
	r.a, r.b = a, b
	return r
}

// measures read each factor.
var measures = map[Factor]func(s *Seeker, c *Candidate, k *Known) reading{
	FactorPathway: func(s *Seeker, c *Candidate, _ *Known) reading {
		return overlap(s.Participant.Pathways, c.Pathways, "%d of %d pathways that the participant chose")
	},
	FactorLifeStage: func(s *Seeker, c *Candidate, _ *Known) reading {
		return overlap(s.LifeStage, c.LifeStage, "%d of %d parts of the participant's stage of life")
	},
	FactorExperience: func(s *Seeker, c *Candidate, _ *Known) reading {
		want := s.Participant.Wishes.SharedExperience
		if len(want) == 0 {
			want = s.Participant.Needs
		}
		return overlap(want, c.Worker.LivedExperience, "%d of %d experiences that the participant seeks")
	},
	FactorPast: func(s *Seeker, c *Candidate, _ *Known) reading {
		return overlap(s.Past, c.Past, "%d of %d past experiences")
	},
	FactorMutual: func(s *Seeker, c *Candidate, _ *Known) reading {
		return overlap(c.Hopes, s.Participant.Needs, "%d of %d things that the worker hopes to support with")
	},
	FactorTrait: func(s *Seeker, c *Candidate, _ *Known) reading {
		if len(s.Wishes) == 0 {
			return unknown("the participant asked for no trait")
		}
		met := 0
		for _, w := range s.Wishes {
			if c.has(w) {
				met++
			}
		}
		return found(share(met, len(s.Wishes)), "%d of %d traits that the participant asked for").of(met, len(s.Wishes))
	},
	FactorContinuity: func(s *Seeker, c *Candidate, _ *Known) reading {
		switch {
		case len(s.Previous) == 0:
			return unknown("nobody supported the participant before")
		case slices.Contains(s.Previous, c.Worker.ID):
			return found(1, "supported the participant before")
		}
		return found(0, "others supported the participant before")
	},
	FactorLanguage: func(s *Seeker, c *Candidate, _ *Known) reading {
		n := len(s.Participant.Languages)
		if n == 0 {
			return unknown("the participant's languages are not known")
		}
		at := spoken(s, c)
		if at < 0 {
			return found(0, "no language in common: an interpreter is needed")
		}
		return found(share(n-at, n), "language %d of the participant's %d").of(at+1, n)
	},
	FactorHours: func(s *Seeker, c *Candidate, _ *Known) reading {
		if len(s.Hours) == 0 || len(c.Worker.Hours) == 0 {
			return unknown("hours are not known of both")
		}
		both := shared(s.week, c.week)
		return found(min(1, float64(both)/float64(hoursEnough)), "%d minutes in common in the week ahead").of(int(both/time.Minute), 0)
	},
	FactorNearAge: func(s *Seeker, c *Candidate, _ *Known) reading {
		switch {
		case s.Participant.AgeGroup != peer.AgeYouth && s.Participant.AgeGroup != peer.AgeMinor:
			return unknown("the participant is not served as a young person")
		case c.Worker.Role == peer.RoleYouthPeer:
			return found(1, "a youth peer for a young person")
		}
		return found(0, "not a youth peer")
	},
	FactorLoad: func(_ *Seeker, c *Candidate, _ *Known) reading {
		if c.Worker.Capacity <= 0 {
			return unknown("the worker has no places")
		}
		free := max(0, c.Worker.Capacity-c.Supported)
		return found(share(free, c.Worker.Capacity), "%d of %d places are free").of(free, c.Worker.Capacity)
	},
	FactorRecoveryTime: func(s *Seeker, c *Candidate, _ *Known) reading {
		if s.RecoveryMonths <= 0 || c.RecoveryMonths <= 0 {
			return unknown("time in recovery was not told by both")
		}
		gap := c.RecoveryMonths - s.RecoveryMonths
		value := max(0, min(1, float64(gap)/recoveryGap))
		if gap < 0 {
			return found(value, "the participant is %d months longer in recovery").of(-gap, 0)
		}
		return found(value, "the worker is %d months longer in recovery").of(gap, 0)
	},
	FactorWaiting: func(s *Seeker, _ *Candidate, k *Known) reading {
		if s.Since.IsZero() || k.At.IsZero() {
			return unknown("it is not known since when the participant waits")
		}
		waited := max(0, k.At.Sub(s.Since))
		return found(min(1, float64(waited)/float64(waitEnough)), "has waited for %d days").of(int(waited/(24*time.Hour)), 0)
	},
}

// overlap reads which share of want is in have.
func overlap[T comparable](want, have []T, says string) reading {
	if len(want) == 0 || len(have) == 0 {
		return unknown("not told by both")
	}
	n := common(want, have)
	return found(share(n, len(want)), says).of(n, len(want))
}

func share(part, whole int) float64 { return float64(part) / float64(whole) }
