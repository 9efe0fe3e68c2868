package group

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Tier returns the tier to which a level belongs; one that there is not belongs to the
// high one, unless nobody assessed anything.
func (v ContentRisk) Tier() RiskTier {
	switch v {
	case "":
		return ""
	case RiskMonitor, RiskModerate:
		return TierLow
	case RiskReachOut:
		return TierMedium
	}
	return TierHigh
}

// A TierPlan is what moderators look for and do at a tier.
type TierPlan struct {
	Tier      RiskTier      `json:"tier,omitempty"`
	Signs     string        `json:"signs,omitempty"`
	Steps     []string      `json:"steps,omitempty"`
	Levels    []ContentRisk `json:"levels,omitempty"`    // of this tier
	Responder bool          `json:"responder,omitempty"` // one named person has it and is not left alone with it
	Aftercare bool          `json:"aftercare,omitempty"` // for readers and for the moderator
	Source    source.Source `json:"source,omitzero"`
}

// PlanOf returns the plan of a tier. It returns [ErrUnknownRiskTier] for one that there
// is not.
func PlanOf(t RiskTier) (TierPlan, error) {
	cited := source.Of("PWHU").At("matrix of a charity network", source.Secondary)
	switch t {
	case TierLow:
		return TierPlan{TierLow, "a past or figurative mention", []string{"Limit who sees it.", "Watch the thread.", "If unsure, one tier up."},
			[]ContentRisk{RiskMonitor, RiskModerate}, false, false, cited}, nil
	case TierMedium:
		return TierPlan{TierMedium, "ongoing thoughts without immediate intent", []string{"Contact the person.", "Give resources.", "Tell the lead moderator.", "Keep watching."},
			[]ContentRisk{RiskReachOut}, false, false, cited}, nil
	case TierHigh:
		return TierPlan{TierHigh, "a plan, means, a goodbye, an attempt", []string{"Take the emergency route.", "Hide the post and lock replies.", "One named person stays with it.", "Nobody is left alone with it: neither the person nor the moderator.", "Record what was done, never what was said.", "Look after those who read it, and after the moderator."},
			[]ContentRisk{RiskClinicianTransfer, RiskEmergency}, true, true, source.DesignDefault("the high tier, which the cited matrix does not complete")}, nil
	}
	return TierPlan{}, enum.Refuse(string(t), riskTiers, ErrUnknownRiskTier)
}

// A Promise is within what time somebody is there.
type Promise struct {
	Risk   ContentRisk    `json:"risk"`
	Within lifecycle.Span `json:"within"`
	Source source.Source  `json:"source"`
}

// PromiseOf returns what a level of risk promises by default; a host sets its own. All
// are design defaults. It returns [ErrUnknownContentRisk] for a level that there is not.
func PromiseOf(v ContentRisk) (Promise, error) {
	spans := map[ContentRisk]lifecycle.Span{RiskMonitor: lifecycle.Hours(24), RiskModerate: lifecycle.Hours(4), RiskReachOut: lifecycle.Hours(1),
		RiskClinicianTransfer: lifecycle.Minutes(30), RiskEmergency: lifecycle.Minutes(5)}
	span, ok := spans[v]
	if !ok {
		return Promise{}, enum.Refuse(string(v), contentRisks, ErrUnknownContentRisk)
	}
	return Promise{v, span, source.DesignDefault("a time to answer for each level of risk; no source sets one")}, nil
}

// houseRuleTexts has the rules in this library's own words.
var houseRuleTexts = map[HouseRule]string{
	HouseBeKind:                "Be kind.",
	HouseSpeakFromI:            "Speak of your own experience: I, not you should.",
	HouseNoAdvice:              "No medical and no legal advice.",
	HouseNoSourcing:            "No sourcing and no selling; no amounts and no how-to.",
	HouseNoIdentifyingData:     "Nothing that says who anybody is, and no asking for contact elsewhere.",
	HouseNoMessagesToNewcomers: "No private messages to people who are new.",
	HouseNotWhileIntoxicated:   "Please do not post under the influence; where there is a space for asking for help, that is the place.",
	HouseNoShaming:             "Nobody is shamed, whatever happened.",
	HouseContentNotes:          "Put a note before a post about suicide, self-harm or eating.",
	HouseRespectPathways:       "Every pathway is respected.",
	HouseAdults:                "From 18 on, or in a space of your own.",
	HouseNoPromotion:           "No advertising.",
	HouseNoImpersonation:       "Be who you are: nobody plays another, and no machine plays a person.",
}

// Text returns the rule in this library's words; "" for no rule.
func (v HouseRule) Text() string { return houseRuleTexts[v] }

// HouseRuleSource returns where the house rules come from.
func HouseRuleSource() source.Source {
	return source.Of("PWBOARD").At("families of rules, in this library's words; the rule on impersonation is its own", source.Derived)
}

// A BreakRule says when a moderator is owed a break. The zero value counts nothing and owes none.
type BreakRule struct {
	HighTier int            `json:"high_tier,omitempty"` // so many high-tier cases
	Within   lifecycle.Span `json:"within,omitzero"`     // within this long
	Break    lifecycle.Span `json:"break,omitzero"`      // are followed by a break of this length
	Source   source.Source  `json:"source,omitzero"`
}

// BreakDefaults returns the default rule, a design default: after two high-tier cases
// within 24 hours, twelve hours without one.
func BreakDefaults() BreakRule {
	return BreakRule{2, lifecycle.Hours(24), lifecycle.Hours(12), source.DesignDefault("two high-tier cases in 24 hours, then twelve hours without one; moderators report the load, no source sets a number")}
}

// A Shift is what a moderator went through lately. It belongs to the moderator: it
// serves breaks and debriefs, and ranks nobody.
type Shift struct {
	Exposed  int       `json:"exposed"` // high-tier cases in the time of the rule
	BreakDue bool      `json:"break_due"`
	Until    time.Time `json:"until,omitzero"` // when the break is over, if one is due
}

// ShiftOf returns the shift of a moderator at a moment, by the cases that they had, took
// from somebody or handed over: a case is high-tier if it ever was, and counts from when
// they had it. It returns [lifecycle.ErrSpan] if a span is none, and [ErrModeration]
// without a moderator.
func ShiftOf(rule BreakRule, all []Case, who ModeratorID, at time.Time) (Shift, error) {
	if who == "" {
		return Shift{}, fmt.Errorf("%w: want a moderator", ErrModeration)
	}
	var times []time.Time
	for _, c := range all {
		moves := c.history.AsOf(at).Moves()
		if !wasHigh(moves) {
			continue
		}
		// The last moment at which they dealt with it.
		var last time.Time
		for _, e := range moves {
			if e.Event == TakeCase && e.Data.Named == who || e.By.Party == ModeratorParty && e.By.ID == string(who) {
				last = e.At
			}
		}
		if !last.IsZero() {
			times = append(times, last)
		}
	}
	slices.SortFunc(times, time.Time.Compare)
	var s Shift
	for i, t := range times {
		counts, err := lifecycle.Calendar{}.Add(t, rule.Within)
		if err != nil {
			return Shift{}, err
		}
		if counts.After(at) {
			s.Exposed++
		}
		// The one that makes it too many begins a break.
		if first := i - rule.HighTier + 1; rule.HighTier < 1 || first < 0 {
			continue
		} else if counts, err = (lifecycle.Calendar{}).Add(times[first], rule.Within); err != nil || !counts.After(t) {
			continue
		}
		until, err := lifecycle.Calendar{}.Add(t, rule.Break)
		if err != nil {
			return Shift{}, err
		}
		if until.After(at) {
			s.BreakDue, s.Until = true, until
		}
	}
	return s, nil
}

// Format keeps the numbers of a moderator out of every verb of fmt.
func (Shift) Format(f fmt.State, _ rune) { redact.Format(f, "[shift]") }

// LogValue keeps the numbers of a moderator out of logs.
func (Shift) LogValue() slog.Value { return slog.StringValue("[shift]") }
