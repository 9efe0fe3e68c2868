package recovery

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Token marks a time of one streak: a number of days or of months, one of which is set.
type Token struct {
	Family TokenFamily `json:"family"`
	Days   int         `json:"days,omitempty"`
	Months int         `json:"months,omitempty"` // 12 are a year
}

// maxTokenMonths bounds tokens at a hundred years.
const maxTokenMonths = 12 * 100

func (t Token) check() error {
	if _, err := t.Family.MarshalText(); err != nil {
		return err
	}
	if (t.Days > 0) == (t.Months > 0) || t.Days < 0 || t.Months < 0 || t.Days > 31*maxTokenMonths || t.Months > maxTokenMonths {
		return fmt.Errorf("%w: want days or months", ErrClock)
	}
	return nil
}

// A ReceivedToken is a token that somebody was handed. It stays theirs: nothing
// in this module takes one away.
type ReceivedToken struct {
	Token Token     `json:"token"`
	On    peer.Date `json:"on"`
}

// A TokenCustomRow says what is customary for one time in one family. Groups
// differ.
type TokenCustomRow struct {
	Token  Token         `json:"token,omitzero"`
	Yearly bool          `json:"yearly,omitempty"` // and every year after
	Colour string        `json:"colour,omitempty"` // as it is often made; empty: nothing to hold
	Source source.Source `json:"source,omitzero"`
}

var (
	chipsOfAA  = source.Of("AATOKENS").At("colours as often sold and told; custom, not official, and they vary", source.Unverified)
	keyTags    = source.Of("NAESSAY").At("colours of key tags", source.Secondary)
	plainTimes = source.DesignDefault("times that are often marked: 1, 30, 60, 90 days; 6, 9, 12, 18 months; then years")
)

var tokenRows = []TokenCustomRow{
	{Token{TokensOfAA, 1, 0}, false, "white or silver", chipsOfAA},
	{Token{TokensOfAA, 30, 0}, false, "red", chipsOfAA},
	{Token{TokensOfAA, 60, 0}, false, "gold", chipsOfAA},
	{Token{TokensOfAA, 90, 0}, false, "emerald", chipsOfAA},
	{Token{TokensOfAA, 0, 4}, false, "another", chipsOfAA},
	{Token{TokensOfAA, 0, 5}, false, "another", chipsOfAA},
	{Token{TokensOfAA, 0, 6}, false, "dark blue", chipsOfAA},
	{Token{TokensOfAA, 0, 9}, false, "purple or another", chipsOfAA},
	{Token{TokensOfAA, 0, 12}, false, "bronze medallion", chipsOfAA},
	{Token{TokensOfAA, 0, 18}, false, "bronze medallion", chipsOfAA},
	{Token{TokensOfAA, 0, 24}, true, "bronze medallion with a roman numeral", chipsOfAA},
	{Token{TokensOfNA, 1, 0}, false, "white", keyTags},
	{Token{TokensOfNA, 30, 0}, false, "orange", keyTags},
	{Token{TokensOfNA, 60, 0}, false, "green", keyTags},
	{Token{TokensOfNA, 90, 0}, false, "red", keyTags},
	{Token{TokensOfNA, 0, 6}, false, "blue", keyTags},
	{Token{TokensOfNA, 0, 9}, false, "yellow", keyTags},
	{Token{TokensOfNA, 0, 12}, false, "glow in the dark", keyTags},
	{Token{TokensOfNA, 0, 18}, false, "grey", keyTags},
	{Token{TokensOfNA, 0, 24}, true, "black", keyTags},
	{Token{TokensPlain, 1, 0}, false, "", plainTimes},
	{Token{TokensPlain, 30, 0}, false, "", plainTimes},
	{Token{TokensPlain, 60, 0}, false, "", plainTimes},
	{Token{TokensPlain, 90, 0}, false, "", plainTimes},
	{Token{TokensPlain, 0, 6}, false, "", plainTimes},
	{Token{TokensPlain, 0, 9}, false, "", plainTimes},
	{Token{TokensPlain, 0, 12}, false, "", plainTimes},
	{Token{TokensPlain, 0, 18}, false, "", plainTimes},
	{Token{TokensPlain, 0, 24}, true, "", plainTimes},
}

// TokenCustomRows returns what is customary, family by family, the shortest time
// first. The first of each family is also given as a welcome.
func TokenCustomRows() []TokenCustomRow { return slices.Clone(tokenRows) }

// TokensOf returns the family of tokens that is customary in a pathway; ok is
// false where the catalogue says that time is not marked with tokens: there, people
// mark what [MilestonesInPlaceOfTokens] returns. A pathway whose customs differ by
// group, and one that the catalogue does not have, has the plain times.
func TokensOf(p PathwayID) (family TokenFamily, ok bool) {
	switch p {
	case PathwayAA:
		return TokensOfAA, true
	case PathwayNA:
		return TokensOfNA, true
	}
	if known, err := Lookup(p); err == nil && known.Tokens == TokensNone {
		return "", false
	}
	return TokensPlain, true
}

// MilestonesInPlaceOfTokens returns what is marked where tokens are not.
func MilestonesInPlaceOfTokens(p PathwayID) []MilestoneKind {
	switch p {
	case PathwaySMART:
		return []MilestoneKind{MilestoneTool, MilestoneFewerDays}
	case PathwayMM:
		return []MilestoneKind{MilestoneThirtyDayBreak, MilestoneFewerDays}
	case PathwayHarmReduction:
		return []MilestoneKind{MilestoneNaloxoneCarried, MilestoneNaloxoneTrained, MilestoneFewerDays, MilestoneSaferRoute}
	}
	return nil
}

// on returns the date on which a token of a streak that began on from is reached,
// or no date past the end of the calendar.
func (t Token) on(from peer.Date, leap LeapRule) peer.Date {
	if t.Months == 0 {
		return from.AddDays(t.Days)
	}
	date := from.AddMonths(t.Months)
	_, month, day := from.Civil()
	if _, m, d := date.Civil(); leap == LeapMarch1 && month == 2 && day == 29 && m == 2 && d == 28 {
		return date.AddDays(1)
	}
	return date
}

// A ReachedToken is a token whose time came in a streak.
type ReachedToken struct {
	Token Token     `json:"token,omitzero"`
	On    peer.Date `json:"on,omitzero"`
}

// Reached returns the tokens of a family whose time came from the first date to
// the second, both included, in any streak of the clock: oldest first. Where only
// the month of a beginning is known, it counts from the last day of it. A token
// received and not reached is none of these, and stays received. It returns what
// [Clock.Tally] returns, [ErrUnknownTokenFamily] and [ErrUnknownLeapRule].
func (c Clock) Reached(family TokenFamily, from, to peer.Date, leap LeapRule) ([]ReachedToken, error) {
	if _, err := family.MarshalText(); err != nil {
		return nil, err
	}
	if leap != "" {
		if _, err := leap.MarshalText(); err != nil {
			return nil, err
		}
	}
	tally, err := c.Tally(to)
	if err != nil {
		return nil, err
	}
	var reached []ReachedToken
	for _, s := range tally.Streaks {
		end := to
		if !s.To.IsZero() {
			end = s.To.First().AddDays(-1).Earlier(to) // the day of the return belongs to no streak
		}
		add := func(t Token) bool {
			on := t.on(s.From.Last(), leap)
			if on.IsZero() || end.Before(on) {
				return false
			}
			if !on.Before(from) {
				reached = append(reached, ReachedToken{t, on})
			}
			return true
		}
		for _, row := range tokenRows {
			if row.Token.Family == family && add(row.Token) && row.Yearly {
				for t := row.Token; t.Months < maxTokenMonths; {
					if t.Months += 12; !add(t) {
						break
					}
				}
			}
		}
	}
	slices.SortStableFunc(reached, func(a, b ReachedToken) int { return a.On.Compare(b.On) })
	return reached, nil
}
