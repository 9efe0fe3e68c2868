package workforce

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/source"
)

// RoleFacts are what a worker puts in to look at their own role over some weeks. They
// are counts and times; no note is read for them. All are 0 or more.
type RoleFacts struct {
	Worked             time.Duration // all working time
	Transport          time.Duration
	Testing            time.Duration // collecting or watching drug tests
	Clerical           time.Duration
	Contacts           int // all contacts
	OutOfHours         int // of those, outside the agreed hours
	WithExperience     int // of those, in which own experience was of use, by the worker's word
	SupervisionsMissed int // whoever missed them
	PathwaysSpokenOf   int // different pathways that came up
}

// Format keeps the worker's figures out of every verb of fmt.
func (RoleFacts) Format(f fmt.State, _ rune) { redact.Format(f, "[role facts]") }

// LogValue keeps the worker's figures out of logs.
func (RoleFacts) LogValue() slog.Value { return slog.StringValue("[role facts]") }

// RoleRule says from where a figure is a signal. Shares are hundredths.
type RoleRule struct {
	Transport, Clerical int           // share of the time worked, at least
	OutOfHours          int           // share of the contacts, at least
	Experience          int           // share of the contacts, below
	Contacts            int           // contacts below which shares of them say nothing
	Source              source.Source // of the figures
	Signs               source.Source // of what drift is
}

// RoleDefault returns the default. Peer drift is described in guidance; the
// figures are a design default.
func RoleDefault() RoleRule {
	return RoleRule{Transport: 25, Clerical: 25, OutOfHours: 20, Experience: 10, Contacts: 10,
		Source: source.DesignDefault("a quarter of the time, a fifth of the contacts; guidance on peer drift names the signs and no figures"),
		Signs:  source.Of("CSBMG").At("peer drift: a slide towards clinical tasks, or towards what has no structure", source.Secondary)}
}

// Signals returns the signals in a worker's own figures, in the order of
// [DriftSignals]. They are for the worker, who may note their number as
// [MeasureRoleDrift] and share it or not. It returns [ErrFigure] for a figure below zero
// and for a part greater than its whole.
func (r RoleRule) Signals(f RoleFacts) ([]DriftSignal, error) {
	for _, d := range []time.Duration{f.Worked, f.Transport, f.Testing, f.Clerical} {
		if d < 0 || d > f.Worked {
			return nil, fmt.Errorf("%w: want times of 0 or more, none above the time worked", ErrFigure)
		}
	}
	for _, n := range []int{f.OutOfHours, f.WithExperience} {
		if n < 0 || n > f.Contacts {
			return nil, fmt.Errorf("%w: want contacts of 0 or more, none above all contacts", ErrFigure)
		}
	}
	if f.SupervisionsMissed < 0 || f.PathwaysSpokenOf < 0 {
		return nil, fmt.Errorf("%w: want counts of 0 or more", ErrFigure)
	}
	much := func(part time.Duration, share int) bool {
		return part > 0 && part.Hours()*100 >= f.Worked.Hours()*float64(share)
	}
	enough := f.Contacts > 0 && f.Contacts >= r.Contacts
	found := map[DriftSignal]bool{
		DriftTransport:     much(f.Transport, r.Transport),
		DriftTesting:       f.Testing > 0,
		DriftClerical:      much(f.Clerical, r.Clerical),
		DriftOutOfHours:    enough && f.OutOfHours*100 >= f.Contacts*r.OutOfHours,
		DriftNoSupervision: f.SupervisionsMissed > 0,
		DriftNoExperience:  enough && f.WithExperience*100 < f.Contacts*r.Experience,
		DriftOnePathway:    enough && f.PathwaysSpokenOf == 1,
	}
	var signals []DriftSignal
	for _, s := range driftSignals {
		if found[s] {
			signals = append(signals, s)
		}
	}
	return signals, nil
}
