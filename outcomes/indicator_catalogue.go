package outcomes

import (
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

// Indicators returns the indicators of the service that ship, by id. Their aims have no
// outside authority but where the source says so; a programme puts those of its
// contract or its state's manual in their place.
func Indicators() []Indicator {
	own := func(why string) source.Source { return source.DesignDefault(why) }
	recalled := func(why string) source.Source {
		return source.Source{Title: "customary figure: " + why}.At("recalled, not seen", source.Unverified)
	}
	atLeast := func(v float64) Aim { return Aim{Low: v, High: 1} }
	gpra, _ := ScheduleOf("csat-gpra")
	return []Indicator{
		{ID: "caseload", Name: "Caseload", Numerator: "active participants, weighted by intensity", Denominator: "full-time workers", Unit: "participants per full-time worker",
			Direction: instrument.NoDirection, Aim: Aim{Low: 15, High: 25}, Chart: ChartValues, Note: "Up to 12 where support is intensive.", Source: recalled("15 to 25, 12 for intensive support")},
		{ID: "complaints", Name: "Complaints", Numerator: "complaints", Denominator: "1,000 contacts", Unit: "complaints per 1,000 contacts",
			Direction: instrument.NoDirection, Chart: ChartRates, Note: "Few complaints may say that nobody dares to.", Source: own("no number of complaints is an aim")},
		{ID: "complaints-resolved", Name: "Complaints answered", Numerator: "complaints resolved within 30 days", Denominator: "complaints due", Unit: share,
			Direction: better, Chart: ChartShares, Source: own("30 days; the trend is watched")},
		{ID: "consent-current", Name: "Consent current", Numerator: "active participants with a consent that has not run out", Denominator: "active participants", Unit: share,
			Direction: better, Aim: atLeast(1), Chart: ChartShares, Source: own("everybody")},
		{ID: "contact-frequency", Name: "Contact as planned", Numerator: "participants with at least the contacts planned for the period", Denominator: "active participants", Unit: share,
			Direction: better, Aim: atLeast(.8), Chart: ChartShares, Source: own("80 of a hundred")},
		{ID: "disengagement", Name: "Without contact", Numerator: "active participants without a contact for 30 days whose support nobody closed", Denominator: "active participants", Unit: share,
			Direction: lower, Aim: Aim{High: .1, Below: true}, Chart: ChartShares, Note: "See Disengaged. A pause is no disengagement.", Source: own("below 10 of a hundred")},
		{ID: "documentation-in-time", Name: "Notes in time", Numerator: "notes signed within 72 hours of the contact", Denominator: "notes due", Unit: share,
			Direction: better, Aim: atLeast(.9), Chart: ChartShares, Note: "24 and 48 hours stand beside it.", Source: own("90 of a hundred in 72 hours")},
		{ID: "equity", Name: "Gap between groups", Numerator: "figure of one group, less that of the others", Denominator: "the same indicator for everybody", Unit: "unit of the indicator",
			Direction: instrument.NoDirection, Chart: ChartSites, Note: "Each indicator is told by group, with an interval and small counts withheld; no gap is what is wanted.", Source: own("no gap")},
		{ID: "evidence-looked-up", Name: "Practices with graded evidence", Numerator: "practices in use whose evidence was looked up, graded and cited", Denominator: "practices in use", Unit: share,
			Direction: better, Aim: atLeast(1), Chart: ChartShares, Note: "That evidence is weak is no reason against a practice; that nobody looked is. Package evidence grades.", Source: own("all of them: practice by evidence is a measure of quality")},
		{ID: "follow-up", Name: "Follow-up", Numerator: "interviews held within their window", Denominator: "interviews due", Unit: share,
			Direction: better, Aim: atLeast(gpra.Target), Chart: ChartShares, Note: "The measures follow-up-gpra and follow-up-suprt count it.", Source: gpra.TargetSource},
		{ID: "instruments-complete", Name: "Questionnaires that can be scored", Numerator: "questionnaires scored or prorated", Denominator: "questionnaires given", Unit: share,
			Direction: better, Aim: atLeast(.9), Chart: ChartShares, Note: "See Scorable.", Source: own("90 of a hundred")},
		{ID: "plan-current", Name: "Plan current", Numerator: "plans looked at in the last 90 days, or 180 by contract", Denominator: "active participants", Unit: share,
			Direction: better, Aim: atLeast(.95), Chart: ChartShares, Source: own("95 of a hundred")},
		{ID: "satisfaction", Name: "Satisfaction", Numerator: "CSQ-8 totals, summed", Denominator: "answers", Unit: "points from 8 to 32",
			Direction: better, Aim: Aim{Low: 26, High: 32}, Chart: ChartValues, Source: recalled("a mean of 26 of 32")},
		{ID: "time-to-first-contact", Name: "Time to the first contact", Numerator: "median of the hours from referral to the first contact, by Kaplan-Meier", Denominator: "referrals", Unit: "hours",
			Direction: lower, Aim: Aim{High: 48}, Chart: ChartValues, Note: "Process.ToFirstContact is the time of one referral.", Source: own("48 hours")},
		{ID: "work-burnout", Name: "Burnout from work", Numerator: "workers whose CBI work score is 50 or more", Denominator: "workers who chose to share it", Unit: share,
			Direction: lower, Aim: Aim{High: .2, Below: true}, Chart: ChartShares, Note: "The scores are the workers' own, and a high share is a matter for the organisation.", Source: own("below 20 of a hundred")},
	}
}
