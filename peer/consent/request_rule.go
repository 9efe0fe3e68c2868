package consent

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A RequestRule is where the right behind a kind of request comes from, and how long
// a programme has to answer it.
type RequestRule struct {
	Kind      RequestKind    `json:"kind"`
	Right     source.Source  `json:"right"` // that there is such a right
	Answer    lifecycle.Span `json:"answer"`
	Extension lifecycle.Span `json:"extension,omitzero"` // how much more, once, counted in the unit of Answer; zero: none
	Source    source.Source  `json:"source"`             // of the figures
}

func requestRules() map[RequestKind]RequestRule {
	recalled := func(at string) source.Source {
		return source.Source{Title: at, Issuer: "HHS", Locator: "recalled, text not read; that a programme under Part 2 alone has the same is not confirmed either", Evidence: source.Unverified}
	}
	exists := func(at string) source.Source { return source.Of("P2").At(at+": that it exists", source.Verified) }
	return map[RequestKind]RequestRule{
		RequestAccess:            {RequestAccess, exists("§2.23, access of patients"), lifecycle.Days(30), lifecycle.Days(30), recalled("45 CFR 164.524(b)(2)")},
		RequestAmendment:         {RequestAmendment, recalled("45 CFR 164.526"), lifecycle.Days(60), lifecycle.Days(30), recalled("45 CFR 164.526(b)(2)")},
		RequestAccounting:        {RequestAccounting, exists("§2.25, accounting of disclosures"), lifecycle.Days(60), lifecycle.Days(30), recalled("45 CFR 164.528(c)(1)")},
		RequestRestriction:       {RequestRestriction, exists("§2.26, request for a restriction"), lifecycle.Days(30), lifecycle.Days(0), source.DesignDefault("no figure was found: as long as for an access")},
		RequestFundraisingOptOut: {RequestFundraisingOptOut, exists("2024 rule, opt-out from fundraising"), lifecycle.BusinessDays(5), lifecycle.BusinessDays(0), source.DesignDefault("time to confirm what holds at once")},
		RequestComplaint:         {RequestComplaint, exists("2024 rule, complaint to HHS; that the programme hears one is a design default"), lifecycle.Days(30), lifecycle.Days(0), source.DesignDefault("no figure was found")},
	}
}

// RequestRules returns the default rule of every kind, in the order of
// [RequestKinds]. None of the figures was seen in its source: those of the law are
// recalled and marked unverified, the others are design defaults. A programme
// passes its own in their place.
func RequestRules() []RequestRule {
	all := requestRules()
	rules := make([]RequestRule, len(requestKinds))
	for i, kind := range requestKinds {
		rules[i] = all[kind]
	}
	return rules
}

// RequestRuleOf returns the default rule of a kind. It returns
// [ErrUnknownRequestKind] for one that is none.
func RequestRuleOf(kind RequestKind) (RequestRule, error) {
	if !slices.Contains(requestKinds, kind) {
		return RequestRule{}, enum.Refuse(string(kind), requestKinds, ErrUnknownRequestKind)
	}
	return requestRules()[kind], nil
}

// Timings returns the rule as a deadline of a request whose time was extended or
// not. The clock runs from receipt, also while the participant is asked something.
func (r RequestRule) Timings(extended bool) []RequestTiming {
	within := r.Answer
	if extended && r.Extension.Unit == within.Unit {
		within.N += r.Extension.N
	}
	nudge := within
	nudge.N -= within.N / 3
	return []RequestTiming{{Name: "answer_" + string(r.Kind), States: []RequestState{RequestReceived, RequestClarifying},
		Waiting: PrivacyOfficerParty, Within: within, Nudges: []lifecycle.Span{nudge}, Source: r.Source}}
}
