package supervision

import (
	"errors"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Accepts says which sessions qualify. Only a session that was held does; the
// zero value takes every one of those. A limit is set only where the source
// states one: what a rule does not say is not held against anyone.
type Accepts struct {
	Modalities []peer.Modality // nil is every modality
	Forms      []Form          // nil is every form
	MaxGroup   int             // 0 is no limit
	MinLength  time.Duration   // of a single session
	// GroupShare is the part of the time asked for, in percent, that sessions in
	// groups may fill; what is beyond it does not count. 0 is no limit.
	GroupShare int
	// Observed takes only sessions in which the worker's service was observed; the
	// others are another matter and bring no finding.
	Observed bool
	Reading  source.Source // how the source is read as to the limits; may be empty where it is plain
}

func (a Accepts) check() error {
	for _, m := range a.Modalities {
		if _, err := m.MarshalText(); err != nil {
			return err
		}
	}
	for _, f := range a.Forms {
		if _, err := f.MarshalText(); err != nil {
			return err
		}
	}
	if a.MaxGroup < 0 || a.MinLength < 0 {
		return errors.New("a limit is negative")
	}
	if a.GroupShare < 0 || a.GroupShare > 100 {
		return errors.New("the share of groups is no percentage")
	}
	return nil
}
