package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrAdaptation reports an adaptation that does not say what was changed, why, or by
// whom.
var ErrAdaptation = errors.New("recovery: bad adaptation")

// An Adaptation is one change that was made so that a pathway or a programme fits a
// culture, a language or a place. It is about the programme and holds no ethnicity,
// faction, migration status or place of anybody. The zero value changes nothing.
//
// The eight elements are those of Bernal's frame, as commonly stated.
type Adaptation struct {
	Pathway   PathwayID          `json:"pathway,omitempty"` // empty: the programme as a whole
	Programme peer.ProgrammeID   `json:"programme,omitempty"`
	Element   AdaptationElement  `json:"element"`
	Depth     AdaptationDepth    `json:"depth"`
	Changed   lifecycle.Text     `json:"changed"` // what was changed
	Why       lifecycle.Text     `json:"why"`
	By        lifecycle.Actor    `json:"by"`
	Agreed    []AdaptationAssent `json:"agreed"` // with whose consent
	On        peer.Date          `json:"on"`
	Recorded  time.Time          `json:"recorded"`
}

// Check returns an error wrapping [ErrAdaptation] that says what is missing.
func (a Adaptation) Check() error {
	for _, c := range []struct {
		ok   bool
		want string
	}{
		{a.Pathway != "" || a.Programme != "", "a pathway or a programme"},
		{storable.ID(string(a.Pathway)) && storable.ID(string(a.Programme)), "ids in valid UTF-8 of at most 256 bytes"},
		{slices.Contains(adaptationElements, a.Element), "an element"},
		{slices.Contains(adaptationDepths, a.Depth), "whether it is surface or deep"},
		{!a.Changed.IsZero(), "what was changed"},
		{!a.Why.IsZero(), "why"},
		{a.By.Party != "" && a.By.ID != "", "by whom"},
		{len(a.Agreed) > 0 && known(a.Agreed, adaptationAssents), "with whose consent"},
		{a.Depth != AdaptationDeep || slices.ContainsFunc(a.Agreed, func(v AdaptationAssent) bool { return v != AssentProgramme }), "the consent of somebody beside the programme for a deep change"},
		{!a.On.IsZero(), "a date"},
		{!a.Recorded.IsZero(), "when it was recorded"},
	} {
		if !c.ok {
			return fmt.Errorf("%w: want %s", ErrAdaptation, c.want)
		}
	}
	return nil
}

// Format keeps who and what out of every verb of fmt.
func (Adaptation) Format(f fmt.State, _ rune) { redact.Format(f, "[adaptation]") }

// LogValue keeps who and what out of logs.
func (Adaptation) LogValue() slog.Value { return slog.StringValue("[adaptation]") }
