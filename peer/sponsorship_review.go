package peer

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// SponsorFacts are what the two are willing to have known of the sponsor. The
// zero value says nothing, and what is not said is held against nobody.
type SponsorFacts struct {
	RecoverySince Date // from when the sponsor counts their recovery; no date: not said
	ReturnOpen    bool // the sponsor said that they returned to use, and it is not settled
	SameHouse     bool // the two live together
	PaidTie       bool // one pays or employs the other, or is the worker paid to support them
	Sponsees      int  // how many people they sponsor, this one included; see [Sponsees]
	SponseeCap    int  // how many the host holds for enough; 0 means no cap
}

// A SponsorFinding is something for the two to think about. It stops nothing by
// itself: sponsor_return_open alone is a rule of [Sponsorship.Fire], too.
type SponsorFinding struct {
	Rule   string        `json:"rule"` // stable name: sponsor_return_open, under_one_year, same_house, paid_tie, sponsee_cap
	Text   string        `json:"text"` // one line for people
	Source source.Source `json:"source"`
}

// SponsorMinimum returns the days of recovery below which a warning is given,
// and where that figure comes from.
func SponsorMinimum() (days int, from source.Source) {
	return 365, source.Source{Title: "Questions and Answers on Sponsorship", Issuer: "A.A. World Services",
		Locator: "a good sponsor has probably a year or more; as a limit in days it is this library's", Evidence: source.Design}
}

// Review returns everything about a sponsorship that the two may want to think
// about on a day, from the facts that they gave: a sponsor whose own return to
// use is open (a pause is proposed), less than a year of recovery, a shared
// house, a paid tie, more sponsees than the cap. None means that nothing was
// found, not that all is known. A sponsorship that is over has none.
func (s Sponsorship) Review(f SponsorFacts, on Date) []SponsorFinding {
	if s.IsOver() || s.history.IsZero() {
		return nil
	}
	days, year := SponsorMinimum()
	rules := []struct {
		found bool
		SponsorFinding
	}{
		{f.ReturnOpen && s.State() != SponsorshipPaused, SponsorFinding{"sponsor_return_open",
			"The sponsor's own return to use is open: a pause is proposed.", source.DesignDefault("nobody sponsors while their own return to use is open")}},
		{!f.RecoverySince.IsZero() && on.Before(f.RecoverySince.AddDays(days)), SponsorFinding{"under_one_year",
			"The sponsor has less than a year of recovery.", year}},
		{f.SameHouse, SponsorFinding{"same_house",
			"The two live in one house.", source.DesignDefault("a shared house makes it hard to change sponsors")}},
		{f.PaidTie, SponsorFinding{"paid_tie",
			"Money or work ties the two: a paid worker does not sponsor the people they serve.", source.Of("W06").At("role list, read in secondary copies", source.Secondary)}},
		{f.SponseeCap > 0 && f.Sponsees > f.SponseeCap, SponsorFinding{"sponsee_cap",
			"The sponsor has more sponsees than the cap.", source.DesignDefault("a cap that the host sets; none unless it does")}},
	}
	var found []SponsorFinding
	for _, r := range rules {
		if r.found {
			found = append(found, r.SponsorFinding)
		}
	}
	return found
}

// Sponsees returns how many people a sponsor sponsors by the given records,
// paused ones included, each person once.
func Sponsees(all []Sponsorship, sponsor SponsorID) int {
	people := map[ParticipantID]bool{}
	for _, s := range all {
		switch s.State() {
		case SponsorshipTemporary, SponsorshipActive, SponsorshipPaused:
			if s.Sponsor() == sponsor {
				people[s.participant] = true
			}
		}
	}
	return len(people)
}

// guard refuses, by the name in parentheses, a sponsor who is the participant
// (same_person), and a beginning or going on while the sponsor's own return to
// use is open (sponsor_return_open).
func (f SponsorFacts) guard(s *Sponsorship, mv SponsorshipMove) func() error {
	return func() error {
		if !mv.Data.Valid() {
			return lifecycle.Deny("unknown_person", "an id in valid UTF-8 of at most 256 bytes")
		}
		if mv.Data.Sponsor != "" && string(mv.Data.Sponsor) == string(s.participant) {
			return lifecycle.Deny("same_person", "two different people")
		}
		switch mv.Event {
		case BeginTemporary, AgreeSponsorship, ResumeSponsor:
			if f.ReturnOpen {
				return lifecycle.Deny("sponsor_return_open", "a sponsor whose own return to use is settled")
			}
		}
		return nil
	}
}

// Format keeps the facts out of every verb of fmt.
func (SponsorFacts) Format(f fmt.State, _ rune) { redact.Format(f, "[sponsor facts]") }

// LogValue keeps the facts out of logs.
func (SponsorFacts) LogValue() slog.Value { return slog.StringValue("[sponsor facts]") }
