package group

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// ModeratorCall is something at which members call a moderator.
type ModeratorCall struct {
	Kind CaseKind    `json:"kind,omitempty"`
	When string      `json:"when,omitempty"` // one line for people
	Risk ContentRisk `json:"risk,omitempty"` // at least this level, until somebody assessed it
}

var calls = []ModeratorCall{
	{CaseRisk, "somebody writes of suicide or self-harm, or may be in danger", RiskEmergency},
	{CaseAbuse, "somebody is harassed, threatened or preyed on", RiskReachOut},
	{CaseUnderAge, "somebody seems too young for the space", RiskReachOut},
	{CaseUnsafeRoom, "a room stays unsafe after calming down was tried", RiskModerate},
	{CaseHouseRule, "a post breaks a house rule", RiskModerate},
	{CaseMisinformation, "a post says what is not so, and may harm", RiskMonitor},
}

// CallOf returns when members call a moderator for a kind of case, and the level at
// which it is looked at until a person assessed it. It returns [ErrUnknownCaseKind] for
// a kind that there is not.
func CallOf(v CaseKind) (ModeratorCall, error) {
	i := slices.IndexFunc(calls, func(c ModeratorCall) bool { return c.Kind == v })
	if i < 0 {
		return ModeratorCall{}, enum.Refuse(string(v), caseKinds, ErrUnknownCaseKind)
	}
	return calls[i], nil
}

// CallSource returns where the occasions come from; the levels are this library's.
func CallSource() source.Source {
	return source.Of("CUPS").At("failed calming down, abuse, an unsafe room, an under-age user, active suicidality; the levels are this library's", source.Derived)
}
