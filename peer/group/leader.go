package group

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// A Candidate is somebody who is to lead, as what the pathway calls it, and what they
// show of themselves. What is not shown is not there.
type Candidate struct {
	Leader LeaderID             `json:"leader,omitempty"`
	Role   recovery.PathwayRole `json:"role,omitempty"`
	Facts  recovery.LeaderFacts `json:"facts,omitzero"`
}

// FactsOf returns what is known of a worker as a leader, for [Candidate.Facts]: a
// credential that counts today, supervision, and lived experience. Months, training and
// certificates are added by whoever knows them.
func FactsOf(w peer.Worker) recovery.LeaderFacts {
	var f recovery.LeaderFacts
	for _, s := range []struct {
		shown bool
		need  recovery.LeaderRequirement
	}{
		{w.Works(), recovery.NeedCredential},
		{w.Supervised, recovery.NeedSupervised},
		{len(w.LivedExperience) > 0, recovery.NeedLivedExperience},
	} {
		if s.shown {
			f.Meets = append(f.Meets, s.need)
		}
	}
	return f
}

// A LeaderLack is what one of a team lacks to lead, by their pathway. It is about a
// role, not about the worth of a person.
type LeaderLack struct {
	Leader LeaderID `json:"leader,omitempty"`
	recovery.Lack
}

// MayLead returns everything that the team lacks to lead a group of a pathway, in its
// order; none means that they may lead. How many lead together is counted here; an
// active convenor in the team who lacks nothing that bars stands for the one that a
// mentee needs in the room. What is only custom is returned with Custom set and bars
// nobody: see [Bars]. A group of no pathway asks for training in leading groups. It
// returns [ErrIncomplete] for an empty team or a candidate without an id, named twice
// or without a role, and [recovery.ErrUnknownPathway] for a pathway that the catalogue
// does not know: [MayLeadOf] takes a host's own.
func MayLead(pathway recovery.PathwayID, team []Candidate) ([]LeaderLack, error) {
	if pathway == "" {
		return MayLeadOf(recovery.Pathway{}, team)
	}
	p, err := recovery.Lookup(pathway)
	if err != nil {
		return nil, fmt.Errorf("group: who may lead: %w", err)
	}
	return MayLeadOf(p, team)
}

// MayLeadOf is [MayLead] for a pathway with everything that is known of it, such as a
// host's changed copy. The zero Pathway is none.
func MayLeadOf(p recovery.Pathway, team []Candidate) ([]LeaderLack, error) {
	var seen []LeaderID
	for _, c := range team {
		if c.Leader == "" || c.Role == "" || slices.Contains(seen, c.Leader) {
			return nil, fmt.Errorf("%w: want an id, once, and a role for everybody who leads", ErrIncomplete)
		}
		seen = append(seen, c.Leader)
	}
	if len(team) == 0 {
		return nil, fmt.Errorf("%w: want somebody who leads", ErrIncomplete)
	}
	lacks := func(c Candidate) []recovery.Lack {
		c.Facts.Leaders = len(team)
		if p.ID == "" {
			return withoutPathway(c)
		}
		return p.MayLead(c.Role, c.Facts)
	}
	convenor := slices.ContainsFunc(team, func(c Candidate) bool {
		return c.Role == recovery.RoleConvenor && !recovery.Bars(lacks(c))
	})
	var out []LeaderLack
	for _, c := range team {
		for _, lack := range lacks(c) {
			if lack.Need == recovery.NeedConvenorPresent && convenor {
				continue
			}
			out = append(out, LeaderLack{c.Leader, lack})
		}
	}
	return out, nil
}

// withoutPathway asks what the scope catalogue does of whoever leads a support group.
func withoutPathway(c Candidate) []recovery.Lack {
	if slices.Contains(c.Facts.Meets, recovery.NeedTraining) || c.Facts.TrainingHours > 0 || c.Facts.TrainingDays > 0 {
		return nil
	}
	return []recovery.Lack{{Role: c.Role, Need: recovery.NeedTraining, Source: source.Of("VA").At("support group facilitation: training in leading groups", source.Verified)}}
}

// Bars reports whether something that is more than custom is lacking.
func Bars(lacks []LeaderLack) bool {
	return slices.ContainsFunc(lacks, func(l LeaderLack) bool { return !l.Custom })
}

// Format prints the role and keeps the person out of every verb of fmt.
func (c Candidate) Format(f fmt.State, _ rune) { redact.Format(f, "[candidate "+string(c.Role)+"]") }

// LogValue keeps the person out of logs.
func (c Candidate) LogValue() slog.Value {
	return slog.StringValue("[candidate " + string(c.Role) + "]")
}

// Format prints what is lacking and keeps the person out of every verb of fmt.
func (l LeaderLack) Format(f fmt.State, _ rune) { redact.Format(f, "[lacks "+string(l.Need)+"]") }

// LogValue keeps the person out of logs.
func (l LeaderLack) LogValue() slog.Value { return slog.StringValue("[lacks " + string(l.Need) + "]") }
