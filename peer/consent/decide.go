package consent

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A Decision says whether something may be told, and what goes with it. The zero
// Decision permits nothing.
type Decision struct {
	Permitted bool                `json:"permitted"`
	Verdict   peer.ConsentVerdict `json:"verdict"`            // what the person says on it, whatever the ground
	Reasons   []Reason            `json:"reasons"`            // every rule that bears on it, sorted
	Limits    []Limit             `json:"limits,omitempty"`   // if permitted: no more than each of these
	Consents  []peer.ConsentID    `json:"consents,omitempty"` // if permitted by consent: those that carry it
	Notice    Notice              `json:"notice,omitzero"`    // if permitted: what must travel with it
	Record    []RecordItem        `json:"record"`             // what to write down; [NewDisclosureRecord] does
	Review    Review              `json:"review,omitzero"`    // if permitted: who looks at it afterwards
	Until     time.Time           `json:"until,omitzero"`     // if permitted by an override: when that ends
	Instead   string              `json:"instead,omitempty"`  // if refused: what the worker can do
}

// A Review is something that somebody is to look at. The zero Review is nothing.
type Review struct {
	Kind ReviewKind `json:"kind,omitempty"`
	Due  time.Time  `json:"due,omitzero"`
}

// IsZero reports whether there is nothing to look at.
func (r Review) IsZero() bool { return r == Review{} }

// Rules says by name which rules refuse.
func (d Decision) Rules() []string {
	var names []string
	for _, r := range d.Reasons {
		if r.Refuses && !slices.Contains(names, r.Rule) {
			names = append(names, r.Rule)
		}
	}
	return names
}

// OutwardReply returns what somebody who asked is told when nothing may be told: the
// first of [Replies], whether or not the person is known, whoever asks and whatever
// they know already. A language that it does not exist in gets English.
func OutwardReply(lang lifecycle.Language) string {
	reply := Replies()[0]
	if text, err := reply.Text(lang); err == nil {
		return text
	}
	return reply.English
}

// Decide judges a disclosure as of d.At, by the consents as they stood then: what
// was told before a consent was taken back stays permitted as of its time. Every
// regime that applies must permit; every rule that bears on it is reported, and
// neither the order of consents nor of regimes matters. What is not known does not
// permit, and a file that has records, and none of the participant, is somebody
// else's and permits nothing.
//
// On no ground but consent, a court order and a crime on the premises is anything
// told for proceedings, and for what the person asks for on none but consent and
// their own record; a ground that is for some purposes serves no other. A restriction
// that was granted binds as [Restriction.CoversDisclosure] describes.
func Decide(d Disclosure, f File) Decision {
	another := len(f.Records) > 0 && !slices.Contains(f.Records, d.Participant)
	if another || len(f.Records) == 0 {
		f.Records = []peer.ParticipantID{d.Participant}
	}
	var out Decision
	if !d.isWhole() {
		out.Verdict = peer.ConsentNotAsked
		out.Reasons = []Reason{{Rule: "incomplete", Refuses: true, Text: "It does not say, by names that are known, who tells whom what, what for, when and on which ground.",
			Source: source.DesignDefault("what is not known does not permit")}}
		out.Record, out.Instead = slices.Clone(attemptItems), askCounsel
		return out
	}
	d.Regimes = effective(d.Regimes)
	rule, _ := ruleOf(d.Ground)
	out.Instead = rule.Instead
	verdict, why, carry := f.answer(d.question(), d.At)
	out.Verdict = verdict
	refuse := func(name, text string, src source.Source, regime Regime) {
		out.Reasons = append(out.Reasons, Reason{Rule: name, Refuses: true, Text: text, Regime: regime, Source: src})
	}
	if rule.Never {
		refuse("subpoena_alone", "A subpoena alone is not answered.", rule.Source, "")
	}
	unverified := false
	if !rule.Never {
		for _, regime := range d.Regimes {
			i := slices.IndexFunc(rule.Under, func(s Standing) bool { return s.Regime == regime })
			if i < 0 {
				refuse("no_ground_under_"+string(regime), "Under this regime it is no ground.", rule.Source, regime)
				continue
			}
			for _, need := range rule.Under[i].Needs {
				if !d.Facts.Has(need) {
					refuse("lacks_"+string(need), "The ground asks for this under this regime.", rule.Under[i].Source, regime)
				}
			}
			unverified = unverified || rule.Under[i].Source.Evidence == source.Unverified
			out.Reasons = append(out.Reasons, Reason{Rule: "ground_" + string(d.Ground), Text: "The ground stands under this regime, if all else is in order.", Regime: regime, Source: rule.Under[i].Source})
		}
	}
	if rule.Consented {
		if verdict != peer.ConsentGiven {
			out.Reasons = append(out.Reasons, why...)
			refuse("no_consent", "No consent of the person is in force that takes this in.", rule.Source, "")
		} else {
			for _, id := range carry {
				out.Reasons = append(out.Reasons, Reason{Rule: "consent_covers", Text: "The person consents.", Consent: id, Source: rule.Source})
			}
		}
	}
	if len(rule.To) > 0 && !slices.Contains(rule.To, d.To.Class) {
		refuse("recipient_not_of_this_ground", "The ground does not permit to tell this class of people.", rule.Source, "")
	}
	if len(rule.Categories) > 0 && slices.ContainsFunc(d.Categories, func(c Category) bool { return !slices.Contains(rule.Categories, c) }) {
		refuse("more_than_the_ground_permits", rule.Limit, rule.Source, "")
	}
	if !rule.Never && !rule.serves(d.Purpose) {
		refuse("purpose_not_of_this_ground", "The ground does not permit to tell it for this purpose.", purposeOfGround, "")
	}
	if another {
		refuse("file_of_somebody_else", "The consents are those of somebody else.", source.DesignDefault("nobody consents for another by being filed beside them"), "")
	}
	for _, need := range rule.Needs {
		if !d.Facts.Has(need) {
			refuse("lacks_"+string(need), "The ground asks for this.", rule.Source, "")
		}
	}
	f.special(d, refuse)
	if slices.ContainsFunc(f.Restrictions, func(r Restriction) bool { return slices.Contains(f.Records, r.Participant) && r.CoversDisclosure(d) }) {
		refuse("restricted", "The person asked that this be kept from them, and it was granted.", restriction, "")
	}
	out.Reasons = sorted(out.Reasons)
	out.Permitted = !slices.ContainsFunc(out.Reasons, func(r Reason) bool { return r.Refuses })
	if !out.Permitted {
		out.Record = slices.Clone(attemptItems)
		return out
	}
	out.Instead = ""
	out.Limits = d.limits(rule)
	out.Record = items(rule)
	if rule.Consented {
		out.Consents = carry
		out.Notice = noticeFor(d, slices.Clone(carry))
	}
	f.review(&out, d, rule, unverified && !rule.Consented)
	return out
}

// special are the rules that hold whatever the ground.
func (f File) special(d Disclosure, refuse func(name, text string, src source.Source, regime Regime)) {
	has := func(c Category) bool { return slices.Contains(d.Categories, c) }
	if has(CategoryFellowshipAttendance) {
		refuse("fellowship_anonymity", "Who was at the meeting of a fellowship is never recorded and never told.", anonymity, RegimeAnonymity)
	}
	if has(CategoryCounsellingNotes) && d.Ground != GroundConsent && d.Ground != GroundCourtOrder {
		refuse("counselling_notes", "Counselling notes take a consent of their own.", part2.At("counselling notes: a consent of their own", source.Verified), "")
	}
	if has(CategoryCommunications) && d.Ground == GroundCourtOrder && !d.Facts.Threat {
		refuse("confidential_communications", "A court order reaches what was said in confidence only against a threat to life or of serious injury, or on grounds that were not read.",
			source.Of("P2OLD").At("§2.63 in the text of 2002–2006", source.Verified), "")
	}
	if (d.To.Class == ClassSelf || d.Ground == GroundOwnRecord) && (d.To.ID == "" || !slices.Contains(f.Records, peer.ParticipantID(d.To.ID))) {
		refuse("not_the_person", "Only the person themselves is told of their own record.", source.DesignDefault("one's own record is one's own"), "")
	}
	if cut := d.Purpose.Needs(); d.Ground != GroundOwnRecord && slices.ContainsFunc(d.Categories, func(c Category) bool {
		return !slices.Contains(cut, c) && !slices.Contains(d.Stated, c)
	}) {
		src := part2.At("§2.13: limited to what the purpose needs; which categories that are is this library's", source.Design)
		refuse("more_than_needed", "It tells more than the purpose ordinarily needs, and nobody stands by the need.", src, "")
	}
}

// review adds what follows a disclosure made on a ground other than consent.
func (f File) review(out *Decision, d Disclosure, rule GroundRule, unverified bool) {
	override := f.Rules.Override
	if override.Lasts == (lifecycle.Span{}) || override.Review == (lifecycle.Span{}) {
		override = OverrideDefaults()
	}
	kind := rule.Review
	if kind == "" && unverified {
		kind = ReviewLegal
	}
	if kind == "" {
		return
	}
	calendar := lifecycle.Calendar{Zone: f.Zone}
	after := func(s lifecycle.Span) time.Time {
		t, err := calendar.Add(d.At, s)
		if err != nil {
			return d.At.UTC() // at once
		}
		return t
	}
	out.Review = Review{kind, after(override.Review)}
	if d.Ground == GroundBreakGlass {
		out.Until = after(override.Lasts)
	}
	if !slices.Contains(out.Record, RecordReview) {
		out.Record = append(out.Record, RecordReview)
	}
}

var (
	attemptItems = []RecordItem{RecordDiscloser, RecordTime, RecordGround}
	usualItems   = []RecordItem{RecordRecipient, RecordDiscloser, RecordTime, RecordPurpose, RecordCategories, RecordGround}
)

// items returns what to write down of a disclosure on a ground.
func items(rule GroundRule) []RecordItem {
	all := slices.Clone(usualItems)
	for _, i := range rule.Records {
		if !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}

// sorted returns the reasons in an order that does not depend on that of consents or
// regimes, each once.
func sorted(all []Reason) []Reason {
	slices.SortStableFunc(all, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Regime, b.Regime), cmp.Compare(a.Consent, b.Consent), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Source.Locator, b.Source.Locator))
	})
	return slices.Compact(all)
}

// Format prints the outcome and keeps people out of every verb of fmt.
func (d Decision) Format(f fmt.State, _ rune) { redact.Format(f, d.shown()) }

// LogValue keeps people out of logs.
func (d Decision) LogValue() slog.Value { return slog.StringValue(d.shown()) }

func (d Decision) shown() string {
	if d.Permitted {
		return "[permitted]"
	}
	return fmt.Sprint("[not permitted ", d.Rules(), "]")
}
