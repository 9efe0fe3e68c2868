package outcomes

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A SideScore is a score of one side of a mentorship, before and after, by that side's
// own account. The sides may answer different questionnaires. The zero SideScore is of
// neither side and is refused.
type SideScore struct {
	Mentorship peer.MentorshipID
	Side       lifecycle.Party // participant or worker
	Instrument instrument.ID
	Scale      string
	Before     float64
	After      float64
}

// Format keeps the mentorship out of every verb of fmt.
func (s SideScore) Format(f fmt.State, _ rune) { redact.Format(f, "[score]") }

// LogValue keeps the mentorship out of logs.
func (s SideScore) LogValue() slog.Value { return slog.StringValue("[score]") }

// A SideOutcome is what became of one side in one scale. It names nobody.
// [OutcomesOfBothSides] makes them.
type SideOutcome struct {
	Instrument instrument.ID
	Scale      string
	Direction  instrument.Direction
	N          int // mentorships
	Before     []float64
	After      []float64 // pair by pair
}

// BothSides are the outcomes of the two sides of mentorships, kept apart: no number is
// made of both, and neither side's stands for how the other did. The zero value holds
// no outcomes.
type BothSides struct {
	Participants []SideOutcome
	Workers      []SideOutcome
}

// OutcomesOfBothSides sorts scores by side and scale, in the order in which the
// scales come. It returns [ErrSide] for a score of another party, without a
// mentorship, or given twice; the errors of [instrument.Of] and
// [instrument.Instrument.Scale]; and [instrument.ErrScores] for a score that is not
// on the scale. Each says which of the scores, counted from 1, is at fault.
func OutcomesOfBothSides(scores []SideScore) (BothSides, error) {
	var out BothSides
	type once struct {
		m     peer.MentorshipID
		side  lifecycle.Party
		in    instrument.ID
		scale string
	}
	seen := map[once]bool{}
	for i, s := range scores {
		into := &out.Participants
		switch s.Side {
		case lifecycle.ParticipantParty:
		case lifecycle.WorkerParty:
			into = &out.Workers
		default:
			return BothSides{}, fmt.Errorf("%w: score %d: the sides are the participant and the worker", ErrSide, i+1)
		}
		key := once{s.Mentorship, s.Side, s.Instrument, s.Scale}
		if s.Mentorship == "" || seen[key] {
			return BothSides{}, fmt.Errorf("%w: score %d: a score belongs to a mentorship, one for each side and scale", ErrSide, i+1)
		}
		seen[key] = true
		if err := s.into(into); err != nil {
			return BothSides{}, fmt.Errorf("%w: score %d: %w", ErrSide, i+1, err)
		}
	}
	return out, nil
}

func (s SideScore) into(all *[]SideOutcome) error {
	in, err := instrument.Of(s.Instrument)
	if err != nil {
		return err
	}
	scale, err := in.Scale(s.Scale)
	if err != nil {
		return err
	}
	for _, v := range []float64{s.Before, s.After} {
		if !(scale.Low <= v && v <= scale.High) {
			return fmt.Errorf("%w: want before and after from %g to %g, the scale's", instrument.ErrScores, scale.Low, scale.High)
		}
	}
	at := -1
	for i, o := range *all {
		if o.Instrument == s.Instrument && o.Scale == s.Scale {
			at = i
		}
	}
	if at < 0 {
		at = len(*all)
		*all = append(*all, SideOutcome{Instrument: s.Instrument, Scale: s.Scale, Direction: scale.Direction})
	}
	o := &(*all)[at]
	o.N, o.Before, o.After = o.N+1, append(o.Before, s.Before), append(o.After, s.After)
	return nil
}
