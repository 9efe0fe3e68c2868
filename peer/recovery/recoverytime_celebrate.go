package recovery

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// CelebrationWishes are what a person wants to hear of their time, and how. The
// zero value wants nothing: nobody is congratulated unasked.
type CelebrationWishes struct {
	Celebrate        Celebration     `json:"celebrate,omitempty"`
	AfterReturn      bool            `json:"after_return,omitempty"`      // also after a return to use
	Bereaved         peer.Date       `json:"bereaved,omitzero"`           // since when they mourn somebody, if they said so
	AfterBereavement bool            `json:"after_bereavement,omitempty"` // also then
	Channels         []peer.Modality `json:"channels,omitempty"`          // by which they are reminded; others at home may not know
	ShowDays         bool            `json:"show_days,omitempty"`         // days are shown to them
	Leap             LeapRule        `json:"leap,omitempty"`              // for a beginning on 29 February
}

// A CelebrationHold says why nobody is congratulated. The zero value is no reason.
type CelebrationHold string

// Reasons, in the order in which they are looked for.
const (
	HoldNothingReached   CelebrationHold = "nothing_reached"   // no token's time came
	HoldNotAsked         CelebrationHold = "not_asked"         // the person was not asked
	HoldNotWanted        CelebrationHold = "not_wanted"        // they do not want it
	HoldAfterReturn      CelebrationHold = "after_return"      // there was a return to use, and they did not ask for it then
	HoldAfterBereavement CelebrationHold = "after_bereavement" // they mourn, and did not ask for it then
	HoldNoChannel        CelebrationHold = "no_channel"        // they chose no channel
)

// A CelebrationPlan says whether and how to congratulate.
type CelebrationPlan struct {
	Tokens   []ReachedToken  `json:"tokens,omitempty"`   // whose time came
	Hold     CelebrationHold `json:"hold,omitempty"`     // why not to; "" if there is no reason
	Channels []peer.Modality `json:"channels,omitempty"` // by which; none while there is a reason not to
	Quiet    bool            `json:"quiet,omitempty"`    // to the person alone
}

// Celebrate returns what to do on a date about the tokens of a family whose time
// comes on it. It returns what [Clock.Reached] returns, and [ErrUnknownCelebration].
func (c Clock) Celebrate(family TokenFamily, w CelebrationWishes, on peer.Date) (CelebrationPlan, error) {
	if w.Celebrate != "" {
		if _, err := w.Celebrate.MarshalText(); err != nil {
			return CelebrationPlan{}, err
		}
	}
	reached, err := c.Reached(family, on, on, w.Leap)
	if err != nil {
		return CelebrationPlan{}, err
	}
	plan := CelebrationPlan{Tokens: reached, Quiet: w.Celebrate == CelebrateQuiet}
	returned := slices.ContainsFunc(c.Returns, func(r ClockReturn) bool { return !on.Before(r.On.First()) })
	switch {
	case len(reached) == 0:
		plan.Hold = HoldNothingReached
	case w.Celebrate == "":
		plan.Hold = HoldNotAsked
	case w.Celebrate == CelebrateNo:
		plan.Hold = HoldNotWanted
	case returned && !w.AfterReturn:
		plan.Hold = HoldAfterReturn
	case !w.Bereaved.IsZero() && !on.Before(w.Bereaved) && !w.AfterBereavement:
		plan.Hold = HoldAfterBereavement
	case len(w.Channels) == 0:
		plan.Hold = HoldNoChannel
	default:
		plan.Channels = slices.Clone(w.Channels)
	}
	return plan, nil
}

// A ClockRemark is something to think of about several clocks of one person.
type ClockRemark struct {
	Rule string `json:"rule,omitempty"` // stable name
	Text string `json:"text,omitempty"`
}

// ReviewClocks returns what to think of about several clocks of one person:
// chips for abstinence beside limits for the same thing (limits_and_chips).
// Nothing is refused: people combine pathways as they like.
func ReviewClocks(clocks []Clock) []ClockRemark {
	var remarks []ClockRemark
	for _, a := range clocks {
		for _, b := range clocks {
			family, has := TokensOf(b.Pathway)
			chips := b.Pathway != "" && has && family != TokensPlain || len(b.Received) > 0
			if a.Definition == CountWithinLimits && b.Definition != CountWithinLimits && b.Definition != CountOwnGoal && chips && (a.Concern == b.Concern || b.Definition == CountAbstinenceAll) {
				return append(remarks, ClockRemark{"limits_and_chips", "Chips are for time without; limits are for less. Ask which of the two this clock is for."})
			}
		}
	}
	return remarks
}

// Format keeps everything out of every verb of fmt.
func (CelebrationWishes) Format(f fmt.State, _ rune) { redact.Format(f, "[wishes]") }

// LogValue keeps everything out of logs.
func (CelebrationWishes) LogValue() slog.Value { return slog.StringValue("[wishes]") }
