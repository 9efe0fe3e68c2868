package scope

import (
	"slices"
	"strings"
)

// String returns the change as a sentence: whom it concerns, what is new and
// when, and what it was before.
func (c ScopeChange) String() string {
	subject, rest := c.Where.subject()
	var s string
	switch {
	case c.Listing == NewlyListed:
		return "New in the rules: " + verdictWord[c.Verdict] + "."
	case c.Listing == NoLongerListed:
		return "No longer in the rules: " + verdictWord[ConsultSupervisorFirst] + "."
	case c.Verdict != 0:
		s = subject + " " + c.words()
	case c.Condition != nil:
		if s = subject + " now needs " + c.Condition.words(); c.Ends {
			s = subject + " no longer needs " + c.Condition.words()
		}
	case c.Obligation != nil && c.Obligation.Kind == NotBillable:
		if s = subject + " can no longer bill this"; c.Ends {
			s = subject + " can bill this again"
		}
	case c.Obligation != nil:
		if s = subject + " must now " + c.Obligation.words(); c.Ends {
			s = subject + " no longer has to " + c.Obligation.words()
		}
	}
	if len(rest) > 0 {
		s += " " + rest.String()
	}
	if len(c.Before) > 0 {
		var before []string
		for _, v := range c.Before {
			before = append(before, verdictWord[v])
		}
		s += " (before: " + or(before) + ")"
	}
	return s + "."
}

// verdictWord says what a verdict means, within a sentence.
var verdictWord = map[Verdict]string{
	Permitted: "allowed", PermittedWithConditions: "allowed on conditions", ConsultSupervisorFirst: "allowed after asking the supervisor",
	ReferWarmHandoff: "hand over and stay alongside", Prohibited: "not allowed", EmergencyEscalate: "an emergency",
}

// words says what a worker may do under the new verdict.
func (c ScopeChange) words() string {
	stricter := !slices.ContainsFunc(c.Before, func(v Verdict) bool { return v > c.Verdict })
	switch c.Verdict {
	case Permitted:
		return "may now do this"
	case PermittedWithConditions:
		if stricter {
			return "may now do this on conditions only"
		}
		return "may now do this on conditions"
	case ConsultSupervisorFirst:
		if stricter {
			return "must now ask the supervisor first"
		}
		return "may now do this after asking the supervisor"
	case ReferWarmHandoff:
		return "must now hand this over and stay alongside"
	case Prohibited:
		return "may no longer do this"
	}
	return "must now treat this as an emergency"
}

func (c *RuleCondition) words() string {
	of := spaced(c.Of)
	switch {
	case c.Kind == ApprovalCondition && of == "":
		return "a supervisor's approval of it"
	case c.Kind == ConsentCondition:
		return "consent (" + of + ")"
	case c.Kind == SupervisionCondition:
		return "supervision (" + of + ")"
	case c.Kind == PairingCondition:
		return "another with them (" + of + ")"
	case c.Kind == CredentialCondition:
		return "a credential (" + of + ")"
	case c.Kind == FitnessCondition:
		return "to be " + of
	}
	return "the " + spaced(string(c.Kind)) + " " + of
}

// obligationWord says what is to be done, to whom it goes without saying.
var obligationWord = map[ObligationKind]string{
	CallEmergencyServices: "call emergency services", StayWithParticipant: "stay with the participant", HandOver: "hand this over",
	WarmHandoff: "arrange a warm hand-off", NotifySupervisor: "tell the supervisor", ReportStatutory: "make the report that the law asks for",
	ObtainConsent: "ask the participant for consent", AttachNotice: "attach the notice", Document: "write it down",
	Log: "enter it in the register", Debrief: "talk it through", NotBillable: "not bill it",
}

func (o Obligation) words() string {
	s := obligationWord[o.Kind]
	switch to := spaced(o.To); {
	case o.Kind == NotifySupervisor && to != "" && to != "supervisor":
		s = "tell the " + to
	case to != "" && !strings.HasSuffix(s, to) && !(o.Kind == ObtainConsent && to == "participant"):
		s += " (" + to + ")"
	}
	return s + strings.TrimPrefix(o.deadline(), ",")
}

// subject takes role and credential out of w: "A certified peer worker".
func (w Where) subject() (string, Where) {
	role, credential := "worker", ""
	var rest Where
	for _, f := range w {
		switch {
		case f.Fact == FactRole && f.plain():
			role = or(f.Values)
		case f.Fact == FactCredential && f.plain():
			credential = or(f.Values) + " "
		default:
			rest = append(rest, f)
		}
	}
	s := credential + role
	if strings.ContainsRune("aeiou", rune(s[0])) {
		return "An " + s, rest
	}
	return "A " + s, rest
}

// plain reports whether the values can stand before a noun.
func (f FactSet) plain() bool {
	return len(f.Not) == 0 && len(f.Values) <= 4 && !slices.Contains(f.Values, unknownWord)
}
