package peer

import "github.com/alongside-go/alongside/peer/source"

// A ConflictRule says what a kind of tie between a worker and a participant
// leads to.
type ConflictRule struct {
	Kind     ConflictKind
	Activity ActivityID    // the question that package scope answers about supporting somebody under this tie; empty: none is asked for by name
	Barred   bool          // nobody accepts it while it lasts, and no law of a place loosens it
	Kin      bool          // Montana bars a supervisor who is this to the worker; the text is marked superseded
	Source   source.Source // of Activity and Barred
}

// ConflictRules returns one rule for every [ConflictKind], in its order.
func ConflictRules() []ConflictRule { return append([]ConflictRule(nil), conflictRules...) }

var conflictRules = []ConflictRule{
	{ConflictRelative, "serve_relative_or_friend", false, true,
		source.Of("TX").At("§354.3003: a familial tie; that it is brought to a supervisor first is a design default", source.Verified)},
	{ConflictFriend, "serve_relative_or_friend", false, false,
		source.Of("TX").At("§354.3003: a close personal tie; that it is brought to a supervisor first is a design default", source.Verified)},
	{ConflictPartner, "romantic_sexual_current_participant", true, true,
		source.Of("MCB").At("barred, as in every code that was read", source.Verified)},
	{ConflictFormerPartner, "serve_former_romantic_partner", true, false,
		source.Of("MCB").At("2.4; Nevada 2.3 likewise", source.Verified)},
	{ConflictClosePerson, "romantic_with_participants_close_person", true, false,
		source.Of("MCB").At("where it risks harm or exploitation", source.Verified)},
	{ConflictHousehold, "landlord_roommate_employer_of_participant", true, true,
		source.Of("MN").At("no peer service to somebody who lives with the peer", source.Verified)},
	{ConflictEmployment, "landlord_roommate_employer_of_participant", true, false,
		source.Of("MN").At("no peer service to somebody whom the peer employs", source.Verified)},
	{ConflictBusiness, "buy_sell_barter_with_participant", true, false,
		source.Of("UT").At("business dealing with a client ends a certificate", source.Verified)},
	{ConflictFinancial, "lend_or_borrow_money", true, true,
		source.Of("UT").At("financial gain from a client ends a certificate", source.Verified)},
	{ConflictSponsor, "serve_own_sponsee", false, false,
		source.Of("W06").At("one person is not coach and sponsor of another: reassign; accepted only where the sponsorship has gone to somebody else", source.Unverified)},
	{ConflictSameMeeting, "same_mutual_aid_meeting", false, false,
		source.Of("W07").At("small communities; not seen", source.Unverified)},
	{ConflictProfessional, "", false, false,
		source.Of("TX").At("§354.3003: a professional tie; that it is brought to a supervisor first is a design default", source.Verified)},
	{ConflictOther, "", false, false,
		source.Of("TX").At("§354.3003: another tie that interferes with duty", source.Verified)},
}

// ConflictRuleOf returns the rule of a kind of tie; ok is false for a name that is none.
func ConflictRuleOf(kind ConflictKind) (r ConflictRule, ok bool) {
	for _, r := range conflictRules {
		if r.Kind == kind {
			return r, true
		}
	}
	return ConflictRule{}, false
}
