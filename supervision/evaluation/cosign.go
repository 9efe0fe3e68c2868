package evaluation

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A CoSign is what a supervisor put on record of one drawn note.
type CoSign struct {
	Note     peer.NoteID       `json:"note"`
	By       peer.SupervisorID `json:"by"`
	At       time.Time         `json:"at"`
	Result   CoSignResult      `json:"result"`
	Findings []CoSignFinding   `json:"findings,omitempty"`
}

// Check returns [ErrIncomplete] unless the record has a note, a supervisor and a time,
// names each finding once, and has a finding if the note was returned. A name that is
// none is [ErrUnknownCoSignResult] or [ErrUnknownCoSignFinding].
func (c CoSign) Check() error {
	seen := map[CoSignFinding]bool{}
	for _, f := range c.Findings {
		if !slices.Contains(coSignFindings, f) {
			return fmt.Errorf("%w: want what was found", ErrUnknownCoSignFinding)
		}
		if seen[f] {
			return fmt.Errorf("%w: want each finding once", ErrIncomplete)
		}
		seen[f] = true
	}
	switch {
	case !slices.Contains(coSignResults, c.Result):
		return fmt.Errorf("%w: want cosigned or returned", ErrUnknownCoSignResult)
	case c.Note == "" || c.By == "" || c.At.IsZero():
		return fmt.Errorf("%w: want a note, a supervisor and a time", ErrIncomplete)
	case c.Result == CoSignReturned && len(c.Findings) == 0:
		return fmt.Errorf("%w: want a finding with what is returned", ErrIncomplete)
	}
	return nil
}

// A CoSignRate is how much of a sample was co-signed. It is about the programme's
// review, and has no figure for a worker.
type CoSignRate struct {
	Drawn    int                   `json:"drawn"`
	Looked   int                   `json:"looked"` // of those, how many were looked at
	Signed   int                   `json:"signed"` // and co-signed in the end
	Risk     int                   `json:"risk"`   // drawn for their risk
	RiskSeen int                   `json:"risk_seen"`
	Findings map[CoSignFinding]int `json:"findings,omitempty"` // notes with each finding, once a note
}

// Rate returns how much of the sample was co-signed. Of several records of one note the
// newest says the result; notes that were not drawn count nowhere. It returns the
// errors of [CoSign.Check].
func (d Draw) Rate(done []CoSign) (CoSignRate, error) {
	newest, found := map[peer.NoteID]CoSign{}, map[peer.NoteID]map[CoSignFinding]bool{}
	for _, c := range done {
		if err := c.Check(); err != nil {
			return CoSignRate{}, err
		}
		if n, ok := newest[c.Note]; !ok || !c.At.Before(n.At) {
			newest[c.Note] = c
		}
		for _, f := range c.Findings {
			if found[c.Note] == nil {
				found[c.Note] = map[CoSignFinding]bool{}
			}
			found[c.Note][f] = true
		}
	}
	rate := CoSignRate{Drawn: len(d.Picks)}
	for _, p := range d.Picks {
		c, looked := newest[p.Note]
		if p.Why == DrawnForRisk {
			rate.Risk++
		}
		if !looked {
			continue
		}
		rate.Looked++
		if c.Result == CoSigned {
			rate.Signed++
		}
		if p.Why == DrawnForRisk {
			rate.RiskSeen++
		}
		for f := range found[p.Note] {
			if rate.Findings == nil {
				rate.Findings = map[CoSignFinding]int{}
			}
			rate.Findings[f]++
		}
	}
	return rate, nil
}

// Count returns the co-sign rate as an indicator counts it: signed of drawn.
func (r CoSignRate) Count() Count { return Count{r.Signed, r.Drawn} }

// Format keeps people out of every verb of fmt.
func (CoSign) Format(f fmt.State, _ rune) { redact.Format(f, "[co-signing]") }

// LogValue keeps people out of logs.
func (CoSign) LogValue() slog.Value { return slog.StringValue("[co-signing]") }
