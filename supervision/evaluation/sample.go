package evaluation

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A SampleItem is a record that may be drawn for co-signing. Stratum is what the plan's
// shares go by, such as a site or a kind of contact; it may be empty. Nothing of the
// record itself is read.
type SampleItem struct {
	Note    peer.NoteID `json:"note"`
	Stratum string      `json:"stratum,omitempty"`
	Risk    bool        `json:"risk,omitempty"` // bears a risk or an emergency: always drawn
}

// A SamplePlan says how much is drawn: of each stratum the share in hundredths,
// rounded up, and at least Least records, or all if there are fewer. What bears a risk
// is drawn beside that. Shares names strata that go by another share.
type SamplePlan struct {
	Share  int            `json:"share"` // hundredths, 0 to 100
	Shares map[string]int `json:"shares,omitempty"`
	Least  int            `json:"least,omitempty"` // 0 or more
	Source source.Source  `json:"source,omitzero"`
}

// SampleDefault returns one record in ten and at least one of each stratum, a design default.
func SampleDefault() SamplePlan {
	return SamplePlan{Share: 10, Least: 1, Source: source.DesignDefault("one record in ten, at least one of each stratum; no source states a share")}
}

// A Pick is one record drawn, why, and the rank by which it was.
type Pick struct {
	Note    peer.NoteID  `json:"note"`
	Stratum string       `json:"stratum,omitempty"`
	Why     SampleReason `json:"why"`
	Rank    string       `json:"rank"` // SHA-256 of the seed, a line feed and the note's id, in hexadecimal
}

// A Draw is a sample and what it takes to draw it again.
type Draw struct {
	Seed  string     `json:"seed"`
	Plan  SamplePlan `json:"plan,omitzero"`
	Of    int        `json:"of"`              // records it was drawn from
	Picks []Pick     `json:"picks,omitempty"` // by stratum, then rank
}

// Sample draws records for co-signing. The rank of a record is
//
//	SHA-256(seed, line feed, id of the note)
//
// in hexadecimal, as `printf 'seed\nid' | sha256sum` prints it. In each stratum the
// records without a risk are put in the order of their ranks, and the first are drawn; those
// with a risk are all drawn. So the sample is the same in whatever order the records come, anybody who
// has the seed and the ids can draw it again, and nobody who must fix the seed before the
// records are known can choose. It returns [ErrSample] for a seed that is empty, above 256 bytes or
// holds a line feed, a plan that is none, and a record without an id or there twice.
func (p SamplePlan) Sample(seed string, items []SampleItem) (Draw, error) {
	if err := p.check(seed); err != nil {
		return Draw{}, err
	}
	strata, seen := map[string][]Pick{}, map[peer.NoteID]bool{}
	draw := Draw{Seed: seed, Plan: p, Of: len(items)}
	for _, it := range items {
		if it.Note == "" || seen[it.Note] || !storable.ID(string(it.Note)) || !storable.ID(it.Stratum) {
			return Draw{}, fmt.Errorf("%w: want records with an id in valid UTF-8, each once", ErrSample)
		}
		seen[it.Note] = true
		pick := Pick{Note: it.Note, Stratum: it.Stratum, Why: DrawnByRank, Rank: rank(seed, it.Note)}
		if it.Risk {
			pick.Why = DrawnForRisk
			draw.Picks = append(draw.Picks, pick)
			continue
		}
		strata[it.Stratum] = append(strata[it.Stratum], pick)
	}
	for name, picks := range strata {
		slices.SortFunc(picks, byRank)
		draw.Picks = append(draw.Picks, picks[:p.size(name, len(picks))]...)
	}
	slices.SortFunc(draw.Picks, byRank)
	return draw, nil
}

func (p SamplePlan) check(seed string) error {
	if seed == "" || strings.Contains(seed, "\n") || !storable.ID(seed) {
		return fmt.Errorf("%w: want a seed in one line of at most 256 bytes", ErrSample)
	}
	if p.Share < 0 || p.Share > 100 || p.Least < 0 {
		return fmt.Errorf("%w: want a share from 0 to 100 hundredths and no negative least number", ErrSample)
	}
	for _, share := range p.Shares {
		if share < 0 || share > 100 {
			return fmt.Errorf("%w: want shares of strata from 0 to 100 hundredths", ErrSample)
		}
	}
	return nil
}

// size returns how many of n records of a stratum are drawn.
func (p SamplePlan) size(stratum string, n int) int {
	share, own := p.Shares[stratum]
	if !own {
		share = p.Share
	}
	return min(n, max(p.Least, (n*share+99)/100))
}

func rank(seed string, note peer.NoteID) string {
	sum := sha256.Sum256([]byte(seed + "\n" + string(note)))
	return hex.EncodeToString(sum[:])
}

func byRank(a, b Pick) int {
	return cmp.Or(cmp.Compare(a.Stratum, b.Stratum), cmp.Compare(a.Rank, b.Rank), bytes.Compare([]byte(a.Note), []byte(b.Note)))
}

// Audit draws again from the given records and returns [ErrSample] unless the result is this draw.
func (d Draw) Audit(items []SampleItem) error {
	again, err := d.Plan.Sample(d.Seed, items)
	if err != nil {
		return err
	}
	if again.Of != d.Of || !slices.Equal(again.Picks, d.Picks) {
		return fmt.Errorf("%w: the records give another sample by this seed and plan", ErrSample)
	}
	return nil
}

// Format keeps ids out of every verb of fmt.
func (SampleItem) Format(f fmt.State, _ rune) { redact.Format(f, "[sample item]") }

// LogValue keeps ids out of logs.
func (SampleItem) LogValue() slog.Value { return slog.StringValue("[sample item]") }

// Format keeps ids out of every verb of fmt.
func (Pick) Format(f fmt.State, _ rune) { redact.Format(f, "[drawn record]") }

// LogValue keeps ids out of logs.
func (Pick) LogValue() slog.Value { return slog.StringValue("[drawn record]") }

// Format prints the size of the sample and keeps ids out of every verb of fmt.
func (d Draw) Format(f fmt.State, _ rune) { redact.Format(f, d.shown()) }

// LogValue keeps ids out of logs.
func (d Draw) LogValue() slog.Value { return slog.StringValue(d.shown()) }

func (d Draw) shown() string { return fmt.Sprintf("[sample of %d of %d records]", len(d.Picks), d.Of) }
