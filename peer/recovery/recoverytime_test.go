package recovery_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func partial(t testing.TB, text string) recovery.PartialDate {
	t.Helper()
	d, err := recovery.ParsePartialDate(text)
	require.NoError(t, err)
	return d
}

func TestNamesOfRecoveryTime(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.ClockDefinitions(), recovery.ErrUnknownClockDefinition)
		enumtest.Try(t, recovery.TokenFamilies(), recovery.ErrUnknownTokenFamily)
		enumtest.Try(t, recovery.LeapRules(), recovery.ErrUnknownLeapRule)
		enumtest.Try(t, recovery.Celebrations(), recovery.ErrUnknownCelebration)
		enumtest.Try(t, recovery.MilestoneGroups(), recovery.ErrUnknownMilestoneGroup)
		enumtest.Try(t, recovery.MilestoneKinds(), recovery.ErrUnknownMilestoneKind)
	}
}

func TestPartialDate(t *testing.T) {
	for _, tt := range []struct{ text, first, last string }{
		{"2026-01-31", "2026-01-31", "2026-01-31"}, {"2024-02", "2024-02-01", "2024-02-29"}, {"2026-02", "2026-02-01", "2026-02-28"},
		{"9999-12", "9999-12-01", "9999-12-31"}, {"0001-01", "0001-01-01", "0001-01-31"},
	} {
		d := partial(t, tt.text)
		assert.Equal(t, tt.text, d.String())
		assert.Equal(t, tt.first, d.First().String())
		assert.Equal(t, tt.last, d.Last().String())
		assert.Equal(t, len(tt.text) == 10, d.HasDay())
		data, err := json.Marshal(d)
		require.NoError(t, err)
		var back recovery.PartialDate
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, d, back)
	}
	for _, bad := range []string{"", "2026", "2026-13", "2026-00", "2026-1", "2026-02-30", "2026-01-", "2026/01", "0000-01", "26-01-01", "2026-1-01"} {
		_, err := recovery.ParsePartialDate(bad)
		require.ErrorIs(t, err, peer.ErrBadDate, bad)
	}
	_, err := recovery.InMonth(2026, 13)
	require.ErrorIs(t, err, peer.ErrBadDate)
	march, err := recovery.InMonth(2026, time.March)
	require.NoError(t, err)
	assert.Equal(t, "2026-03", march.String())
	var none recovery.PartialDate
	_, err = none.MarshalText()
	require.ErrorIs(t, err, peer.ErrBadDate)
	assert.True(t, none.First().IsZero() && none.Last().IsZero() && none.IsZero())
	assert.Equal(t, "no date", none.String())
	assert.Equal(t, none, recovery.OnDay(peer.Date{}))
}

func FuzzPartialDate(f *testing.F) {
	for _, s := range []string{"2026-01-31", "2026-02", "2024-02-29", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := recovery.ParsePartialDate(s)
		if err == nil {
			assert.Equal(t, s, d.String())
		}
	})
}

func TestTallyWorkedOutByHand(t *testing.T) {
	back := func(on, again string) recovery.ClockReturn {
		r := recovery.ClockReturn{On: partial(t, on)}
		if again == "open" {
			r.Open = true
		} else if again != "" {
			r.Again = partial(t, again)
		}
		return r
	}
	type rs = []recovery.ClockReturn
	for _, tt := range []struct {
		name, started                       string
		returns                             rs
		on                                  string
		streaks, current, longest, lifetime int
		running, atLeast                    bool
	}{
		{"the first day is day 0", "2026-01-01", nil, "2026-01-01", 1, 0, 0, 0, true, false},
		{"30 days", "2026-01-01", nil, "2026-01-31", 1, 30, 30, 30, true, false},
		{"not yet begun", "2026-01-01", nil, "2025-12-31", 0, 0, 0, 0, false, false},
		{"over a leap day", "2024-02-28", nil, "2024-03-01", 1, 2, 2, 2, true, false},
		{"over no leap day", "2026-02-28", nil, "2026-03-01", 1, 1, 1, 1, true, false},
		{"a return", "2026-01-01", rs{back("2026-03-02", "")}, "2026-03-12", 2, 9, 60, 69, true, false},
		{"on the day of the return", "2026-01-01", rs{back("2026-03-02", "")}, "2026-03-02", 1, 0, 60, 60, false, false},
		{"before the return", "2026-01-01", rs{back("2026-03-02", "")}, "2026-03-01", 1, 59, 59, 59, true, false},
		{"begun again later", "2026-01-01", rs{back("2026-01-11", "2026-02-01")}, "2026-02-06", 2, 5, 10, 15, true, false},
		{"not begun again", "2026-01-01", rs{back("2026-01-11", "open")}, "2026-06-06", 1, 0, 10, 10, false, false},
		{"two returns, given in the wrong order", "2026-01-01", rs{back("2026-02-01", ""), back("2026-01-11", "")}, "2026-02-04", 3, 2, 20, 32, true, false},
		{"the month of the beginning", "2026-01", nil, "2026-03-02", 1, 30, 30, 30, true, true},
		{"in that month", "2026-01", nil, "2026-01-20", 1, 0, 0, 0, true, true},
		{"the month of the return", "2026-01-01", rs{back("2026-03", "")}, "2026-04-10", 2, 9, 59, 68, true, true},
		{"two returns in one day", "2026-01-01", rs{back("2026-03-02", ""), back("2026-03-02", "")}, "2026-03-12", 2, 9, 60, 69, true, false},
		{"one of them not over", "2026-01-01", rs{back("2026-03-02", "open"), back("2026-03-02", "")}, "2026-03-12", 1, 0, 60, 60, false, false},
		{"a day in a month that had one", "2026-01-01", rs{back("2026-03-20", ""), back("2026-03", "")}, "2026-04-10", 2, 9, 59, 68, true, true},
		{"and begun again in it", "2026-01-01", rs{back("2026-03", ""), back("2026-03-20", "2026-03-25")}, "2026-04-10", 2, 16, 59, 75, true, true},
		{"and not over", "2026-01-01", rs{back("2026-03", ""), back("2026-03-20", "open")}, "2026-04-10", 1, 0, 59, 59, false, true},
		{"the beginning not known", "", nil, "2026-04-10", 0, 0, 0, 0, false, false},
		{"not known before the return", "", rs{back("2026-03-31", "")}, "2026-04-10", 1, 9, 9, 9, true, false},
	} {
		c := recovery.Clock{Returns: tt.returns}
		if tt.started != "" {
			c.Started = partial(t, tt.started)
		}
		got, err := c.Tally(goalDate(t, tt.on))
		require.NoError(t, err, tt.name)
		assert.Len(t, got.Streaks, tt.streaks, tt.name)
		assert.Equal(t, []any{tt.current, tt.longest, tt.lifetime, tt.running, tt.atLeast}, []any{got.Current, got.Longest, got.Lifetime, got.Running, got.AtLeast}, tt.name)
	}
	_, err := recovery.Clock{}.Tally(peer.Date{})
	require.ErrorIs(t, err, recovery.ErrClock)
}

// The date is that of the person's zone: a moment is two dates in two zones.
func TestTimeCountsByThePersonsOwnCalendar(t *testing.T) {
	at := time.Date(2026, 3, 29, 23, 30, 0, 0, time.UTC)
	kyiv, err := time.LoadLocation("Europe/Kyiv") // clocks went forward on that day
	require.NoError(t, err)
	c := recovery.Clock{Started: partial(t, "2026-03-27")}
	utc, err := c.Tally(peer.DateOf(at, time.UTC))
	require.NoError(t, err)
	there, err := c.Tally(peer.DateOf(at, kyiv))
	require.NoError(t, err)
	assert.Equal(t, 2, utc.Current)
	assert.Equal(t, 3, there.Current)
}

func TestAClockThatContradictsItself(t *testing.T) {
	ret := func(on string) recovery.ClockReturn { return recovery.ClockReturn{On: partial(t, on)} }
	good := recovery.Clock{Started: partial(t, "2026-01-01"), Concern: recovery.ConcernAlcohol, Definition: recovery.CountAbstinence, Name: "alcohol", Pathway: recovery.PathwayAA}
	require.NoError(t, good.Check())
	for name, spoil := range map[string]func(*recovery.Clock){
		"a return without a date": func(c *recovery.Clock) { c.Returns = []recovery.ClockReturn{{}} },
		"before the beginning":    func(c *recovery.Clock) { c.Returns = []recovery.ClockReturn{ret("2025-12-31")} },
		"open and over": func(c *recovery.Clock) {
			c.Returns = []recovery.ClockReturn{{On: partial(t, "2026-02-01"), Again: partial(t, "2026-02-03"), Open: true}}
		},
		"again before the return": func(c *recovery.Clock) {
			c.Returns = []recovery.ClockReturn{{On: partial(t, "2026-02-01"), Again: partial(t, "2026-01-03")}}
		},
		"a return in an open one": func(c *recovery.Clock) {
			c.Returns = []recovery.ClockReturn{{On: partial(t, "2026-02-01"), Open: true}, ret("2026-03-01")}
		},
		"a return before the again": func(c *recovery.Clock) {
			c.Returns = []recovery.ClockReturn{{On: partial(t, "2026-02-01"), Again: partial(t, "2026-03-03")}, ret("2026-03-01")}
		},
		"an unknown concern":    func(c *recovery.Clock) { c.Concern = "sugar" },
		"an unknown definition": func(c *recovery.Clock) { c.Definition = "clean" },
		"a name of words":       func(c *recovery.Clock) { c.Name = "My Time" },
		"a token of nothing":    func(c *recovery.Clock) { c.Received = []recovery.ReceivedToken{{On: goalDate(t, "2026-02-01")}} },
		"a token without a date": func(c *recovery.Clock) {
			c.Received = []recovery.ReceivedToken{{Token: recovery.Token{Family: recovery.TokensOfAA, Days: 30}}}
		},
		"days and months": func(c *recovery.Clock) {
			c.Received = []recovery.ReceivedToken{{Token: recovery.Token{Family: recovery.TokensOfAA, Days: 30, Months: 1}, On: goalDate(t, "2026-02-01")}}
		},
	} {
		c := good
		spoil(&c)
		require.ErrorIs(t, c.Check(), recovery.ErrClock, name)
		_, err := c.Tally(goalDate(t, "2026-06-01"))
		require.ErrorIs(t, err, recovery.ErrClock, name)
		data, err := json.Marshal(c)
		if err == nil {
			kept := good
			require.ErrorIs(t, json.Unmarshal(data, &kept), recovery.ErrClock, name)
			assert.Equal(t, good, kept)
		}
	}
	good.Received = []recovery.ReceivedToken{{Token: recovery.Token{Family: recovery.TokensOfNA, Months: 6}, On: goalDate(t, "2026-02-01")}}
	good.Returns = []recovery.ClockReturn{ret("2026-02")}
	data, err := json.Marshal(good)
	require.NoError(t, err)
	var back recovery.Clock
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, good, back)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"since":"2026-01-01"}`), &back), lifecycle.ErrBadRecord)
}

func FuzzClock(f *testing.F) {
	f.Add([]byte(`{"started":"2026-01-01","returns":[{"on":"2026-02"}],"received":[{"token":{"family":"aa_chip","days":30},"on":"2026-01-31"}]}`))
	on, _ := peer.ParseDate("2026-06-01")
	f.Fuzz(func(t *testing.T, data []byte) {
		var c recovery.Clock
		if json.Unmarshal(data, &c) != nil {
			return
		}
		_, err := c.Tally(on)
		require.NoError(t, err)
		again, err := json.Marshal(c)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(again, &recovery.Clock{}))
	})
}

// A further return takes the one day of it from what is counted, and nothing else:
// no earlier streak, no received token.
func TestAReturnTakesNothingAway(t *testing.T) {
	start := goalDate(t, "2020-01-01")
	rapid.Check(t, func(t *rapid.T) {
		c := recovery.Clock{Started: recovery.OnDay(start), Received: []recovery.ReceivedToken{{recovery.Token{Family: recovery.TokensOfAA, Days: 30}, start.AddDays(30)}}}
		last := 0
		for range rapid.IntRange(0, 5).Draw(t, "returns") {
			last += rapid.IntRange(2, 400).Draw(t, "days")
			c.Returns = append(c.Returns, recovery.ClockReturn{On: recovery.OnDay(start.AddDays(last))})
		}
		next := last + rapid.IntRange(2, 400).Draw(t, "then")
		on := start.AddDays(next + rapid.IntRange(1, 400).Draw(t, "later"))
		before, err := c.Tally(on)
		if err != nil {
			t.Fatal(err)
		}
		more := c
		more.Returns = append(append([]recovery.ClockReturn(nil), c.Returns...), recovery.ClockReturn{On: recovery.OnDay(start.AddDays(next))})
		after, err := more.Tally(on)
		if err != nil {
			t.Fatal(err)
		}
		n := len(before.Streaks)
		assert.Equal(t, before.Streaks[:n-1], after.Streaks[:n-1])
		assert.Equal(t, before.Lifetime-1, after.Lifetime)
		assert.Equal(t, c.Received, more.Received)
		was, err := c.Tally(start.AddDays(next))
		if err != nil {
			t.Fatal(err)
		}
		assert.GreaterOrEqual(t, after.Longest, was.Longest)
		assert.GreaterOrEqual(t, after.Lifetime, after.Longest)
	})
}

func TestTokensOfOneStreak(t *testing.T) {
	c := recovery.Clock{Started: partial(t, "2024-01-31")}
	got, err := c.Reached(recovery.TokensOfAA, goalDate(t, "2024-01-31"), goalDate(t, "2027-12-31"), "")
	require.NoError(t, err)
	want := []string{"2024-02-01", "2024-03-01", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31", "2024-10-31", "2025-01-31", "2025-07-31", "2026-01-31", "2027-01-31"}
	var dates []string
	for _, r := range got {
		dates = append(dates, r.On.String())
	}
	assert.Equal(t, want, dates)
	one, err := c.Reached(recovery.TokensOfNA, goalDate(t, "2025-01-31"), goalDate(t, "2025-01-31"), "")
	require.NoError(t, err)
	assert.Equal(t, []recovery.ReachedToken{{Token: recovery.Token{Family: recovery.TokensOfNA, Months: 12}, On: goalDate(t, "2025-01-31")}}, one)
	_, err = c.Reached("badge", goalDate(t, "2025-01-31"), goalDate(t, "2025-01-31"), "")
	require.ErrorIs(t, err, recovery.ErrUnknownTokenFamily)
	_, err = c.Reached(recovery.TokensOfNA, goalDate(t, "2025-01-31"), goalDate(t, "2025-01-31"), "never")
	require.ErrorIs(t, err, recovery.ErrUnknownLeapRule)
}

func TestYearsThatBeganOn29February(t *testing.T) {
	c := recovery.Clock{Started: partial(t, "2024-02-29")}
	for _, tt := range []struct {
		leap recovery.LeapRule
		want []string
	}{
		{"", []string{"2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"}},
		{recovery.LeapFebruary28, []string{"2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"}},
		{recovery.LeapMarch1, []string{"2025-03-01", "2026-03-01", "2027-03-01", "2028-02-29"}},
	} {
		got, err := c.Reached(recovery.TokensPlain, goalDate(t, "2025-01-01"), goalDate(t, "2028-12-31"), tt.leap)
		require.NoError(t, err)
		var dates []string
		for _, r := range got {
			if r.Token.Months%12 == 0 {
				dates = append(dates, r.On.String())
			}
		}
		assert.Equal(t, tt.want, dates, string(tt.leap))
	}
}

// After a return the times come again in the new streak; those of the old one stay.
func TestTokensOverAReturn(t *testing.T) {
	c := recovery.Clock{Started: partial(t, "2026-01-01"), Returns: []recovery.ClockReturn{{On: partial(t, "2026-02-10")}}}
	got, err := c.Reached(recovery.TokensPlain, goalDate(t, "2026-01-01"), goalDate(t, "2026-03-31"), "")
	require.NoError(t, err)
	var dates []string
	for _, r := range got {
		dates = append(dates, fmt.Sprint(r.Token.Days, " ", r.On))
	}
	assert.Equal(t, []string{"1 2026-01-02", "30 2026-01-31", "1 2026-02-12", "30 2026-03-13"}, dates)
	c.Returns[0].On = partial(t, "2026-01-31")
	got, err = c.Reached(recovery.TokensPlain, goalDate(t, "2026-01-03"), goalDate(t, "2026-01-31"), "")
	require.NoError(t, err)
	assert.Empty(t, got, "the day of the return belongs to no streak")
	month := recovery.Clock{Started: partial(t, "2026-01")}
	got, err = month.Reached(recovery.TokensPlain, goalDate(t, "2026-03-02"), goalDate(t, "2026-03-02"), "")
	require.NoError(t, err)
	assert.Len(t, got, 1, "30 days from the end of the month")
}

func TestCustomsOfTokens(t *testing.T) {
	byFamily := map[recovery.TokenFamily]int{}
	for _, row := range recovery.TokenCustomRows() {
		byFamily[row.Token.Family]++
		assert.Equal(t, row.Token.Months == 24, row.Yearly)
		assert.False(t, row.Source.Verified(), "nothing of this was checked against a text")
		assert.Equal(t, row.Token.Family == recovery.TokensPlain, row.Colour == "")
	}
	assert.Equal(t, map[recovery.TokenFamily]int{recovery.TokensOfAA: 11, recovery.TokensOfNA: 9, recovery.TokensPlain: 9}, byFamily)
	for p, want := range map[recovery.PathwayID]recovery.TokenFamily{
		recovery.PathwayAA: recovery.TokensOfAA, recovery.PathwayNA: recovery.TokensOfNA, recovery.PathwaySMART: "", recovery.PathwayMM: "",
		recovery.PathwayHarmReduction: "", recovery.PathwaySOS: "", recovery.PathwayCelebrateRecovery: recovery.TokensPlain, "own": recovery.TokensPlain,
	} {
		got, ok := recovery.TokensOf(p)
		assert.Equal(t, want, got, p)
		assert.Equal(t, want != "", ok)
		if p == recovery.PathwaySMART || p == recovery.PathwayMM || p == recovery.PathwayHarmReduction {
			assert.NotEmpty(t, recovery.MilestonesInPlaceOfTokens(p))
		} else {
			assert.Empty(t, recovery.MilestonesInPlaceOfTokens(p))
		}
	}
}

func TestNobodyIsCongratulatedUnasked(t *testing.T) {
	c := recovery.Clock{Started: partial(t, "2026-01-01")}
	after := c
	after.Returns = []recovery.ClockReturn{{On: partial(t, "2026-01-31"), Again: partial(t, "2026-02-01")}}
	yes := recovery.CelebrationWishes{Celebrate: recovery.CelebrateYes, Channels: []peer.Modality{peer.ModalityMessage}}
	with := func(f func(*recovery.CelebrationWishes)) recovery.CelebrationWishes { w := yes; f(&w); return w }
	for _, tt := range []struct {
		name   string
		clock  recovery.Clock
		wishes recovery.CelebrationWishes
		on     string
		want   recovery.CelebrationHold
	}{
		{"a time that came", c, yes, "2026-01-31", ""},
		{"quietly", c, with(func(w *recovery.CelebrationWishes) { w.Celebrate = recovery.CelebrateQuiet }), "2026-01-31", ""},
		{"nothing came", c, yes, "2026-01-30", recovery.HoldNothingReached},
		{"not asked", c, recovery.CelebrationWishes{}, "2026-01-31", recovery.HoldNotAsked},
		{"not wanted", c, with(func(w *recovery.CelebrationWishes) { w.Celebrate = recovery.CelebrateNo }), "2026-01-31", recovery.HoldNotWanted},
		{"after a return", after, yes, "2026-03-03", recovery.HoldAfterReturn},
		{"after a return, as they wish", after, with(func(w *recovery.CelebrationWishes) { w.AfterReturn = true }), "2026-03-03", ""},
		{"in mourning", c, with(func(w *recovery.CelebrationWishes) { w.Bereaved = goalDate(t, "2026-01-20") }), "2026-01-31", recovery.HoldAfterBereavement},
		{"before it", c, with(func(w *recovery.CelebrationWishes) { w.Bereaved = goalDate(t, "2026-02-01") }), "2026-01-31", ""},
		{"in mourning, as they wish", c, with(func(w *recovery.CelebrationWishes) { w.Bereaved, w.AfterBereavement = goalDate(t, "2026-01-20"), true }), "2026-01-31", ""},
		{"by no channel", c, with(func(w *recovery.CelebrationWishes) { w.Channels = nil }), "2026-01-31", recovery.HoldNoChannel},
	} {
		got, err := tt.clock.Celebrate(recovery.TokensPlain, tt.wishes, goalDate(t, tt.on))
		require.NoError(t, err, tt.name)
		assert.Equal(t, tt.want, got.Hold, tt.name)
		assert.Equal(t, tt.want == "", len(got.Channels) > 0, tt.name)
		assert.Equal(t, tt.wishes.Celebrate == recovery.CelebrateQuiet, got.Quiet)
	}
	_, err := c.Celebrate(recovery.TokensPlain, recovery.CelebrationWishes{Celebrate: "loud"}, goalDate(t, "2026-01-31"))
	require.ErrorIs(t, err, recovery.ErrUnknownCelebration)
}

func TestLimitsBesideChips(t *testing.T) {
	mm := recovery.Clock{Concern: recovery.ConcernAlcohol, Definition: recovery.CountWithinLimits, Pathway: recovery.PathwayMM}
	aa := recovery.Clock{Concern: recovery.ConcernAlcohol, Pathway: recovery.PathwayAA}
	na := recovery.Clock{Definition: recovery.CountAbstinenceAll, Pathway: recovery.PathwayNA}
	other := recovery.Clock{Concern: recovery.ConcernOpioids, Pathway: recovery.PathwayNA}
	for _, tt := range []struct {
		clocks []recovery.Clock
		want   int
	}{{[]recovery.Clock{mm, aa}, 1}, {[]recovery.Clock{na, mm}, 1}, {[]recovery.Clock{mm, other}, 0}, {[]recovery.Clock{aa, na}, 0}, {[]recovery.Clock{mm}, 0}, {nil, 0}} {
		got := recovery.ReviewClocks(tt.clocks)
		require.Len(t, got, tt.want)
		if tt.want == 1 {
			assert.Equal(t, "limits_and_chips", got[0].Rule)
		}
	}
}

func TestDrinkDiary(t *testing.T) {
	limits := recovery.ModerationLimits()
	require.Len(t, limits, 3)
	men, women := limits[0], limits[1]
	assert.Equal(t, []float64{4, 14, 3, 9}, []float64{men.PerDay, men.PerWeek, women.PerDay, women.PerWeek})
	for _, l := range limits {
		assert.Equal(t, source.Verified, l.Source.Evidence)
		assert.Equal(t, 4, l.DaysPerWeek)
	}
	day := func(d string, n float64) recovery.DrinkDay { return recovery.DrinkDay{On: goalDate(t, d), Drinks: n} }
	diary := []recovery.DrinkDay{
		day("2026-01-04", 9), // the week before
		day("2026-01-05", 4), day("2026-01-06", 0), day("2026-01-07", 2), day("2026-01-07", 3),
		day("2026-01-08", 1), day("2026-01-09", 3), day("2026-01-10", 2), // six dates written down
	}
	w, err := recovery.ReviewWeek(diary, goalDate(t, "2026-01-05"), men)
	require.NoError(t, err)
	assert.Equal(t, []any{15.0, 5, 1, 1}, []any{w.Drinks, w.DrinkDays, w.Free, w.Unwritten}, "a date not written down is not a day without")
	assert.Equal(t, []recovery.LimitFinding{
		{Rule: "per_day", On: goalDate(t, "2026-01-07"), Was: 5, Limit: 4}, {Rule: "per_week", Was: 15, Limit: 14}, {Rule: "days_per_week", Was: 5, Limit: 4},
	}, w.Over)
	w, err = recovery.ReviewWeek(diary[:3], goalDate(t, "2026-01-05"), men)
	require.NoError(t, err)
	assert.Empty(t, w.Over, "at the limit is within it")
	w, err = recovery.ReviewWeek(diary, goalDate(t, "2026-01-05"), recovery.DrinkLimits{})
	require.NoError(t, err)
	assert.Empty(t, w.Over, "no limits, no findings")
	free, err := recovery.DrinkFreeDays(diary, peer.DateRange{From: goalDate(t, "2026-01-01"), Until: goalDate(t, "2026-02-01")})
	require.NoError(t, err)
	assert.Equal(t, 1, free)
	for _, n := range []float64{-1, math.NaN(), math.Inf(1)} {
		_, err := recovery.ReviewWeek([]recovery.DrinkDay{day("2026-01-05", n)}, goalDate(t, "2026-01-05"), men)
		require.ErrorIs(t, err, recovery.ErrDiary)
		_, err = recovery.ReviewWeek(nil, goalDate(t, "2026-01-05"), recovery.DrinkLimits{PerDay: n})
		require.ErrorIs(t, err, recovery.ErrDiary)
		_, err = recovery.DrinkFreeDays([]recovery.DrinkDay{day("2026-01-05", n)}, peer.DateRange{})
		require.ErrorIs(t, err, recovery.ErrDiary)
	}
	huge := []recovery.DrinkDay{day("2026-01-05", math.MaxFloat64), day("2026-01-05", math.MaxFloat64)}
	_, err = recovery.ReviewWeek(huge, goalDate(t, "2026-01-05"), men)
	require.ErrorIs(t, err, recovery.ErrDiary, "whose sum is not finite")
	_, err = recovery.ReviewWeek(nil, peer.Date{}, men)
	require.ErrorIs(t, err, recovery.ErrDiary)
	n, hours, percent, _ := recovery.ModerationPace()
	assert.Equal(t, []any{1, 2, 0.055}, []any{n, hours, percent})
}

func TestAClockPrintsNothing(t *testing.T) {
	c := recovery.Clock{Participant: "secret-p", Name: "secret-name", Started: partial(t, "2026-01-01")}
	peertest.Secret(t, "secret", c, &c)
	peertest.Secret(t, "2026-01-01", c, recovery.CelebrationWishes{Bereaved: goalDate(t, "2026-01-01")})
}

func ExampleClock() {
	date := func(text string) recovery.PartialDate { d, _ := recovery.ParsePartialDate(text); return d }
	c := recovery.Clock{Concern: recovery.ConcernOpioids, Started: date("2025-11")} // she does not know the day
	on, _ := peer.ParseDate("2026-03-01")
	t, err := c.Tally(on)
	fmt.Println(t.Current, t.AtLeast, err)
	c.Returns = []recovery.ClockReturn{{On: date("2025-10-05")}}
	_, err = c.Tally(on)
	fmt.Println(err)
	// Output:
	// 91 true <nil>
	// recovery: bad clock: want returns after the beginning of the streak that they end
}

func ExampleClock_Celebrate() {
	started, _ := recovery.ParsePartialDate("2026-01-01")
	on, _ := peer.ParseDate("2026-01-31")
	c := recovery.Clock{Started: started}
	wishes := recovery.CelebrationWishes{Celebrate: recovery.CelebrateYes}
	plan, _ := c.Celebrate(recovery.TokensOfAA, wishes, on)
	fmt.Println(len(plan.Tokens), plan.Hold) // her family may not know: no channel was chosen
	wishes.Channels = []peer.Modality{peer.ModalityInPerson}
	plan, _ = c.Celebrate(recovery.TokensOfAA, wishes, on)
	fmt.Println(len(plan.Tokens), plan.Channels)
	// Output:
	// 1 no_channel
	// 1 [in_person]
}

func ExampleReviewWeek() {
	monday, _ := peer.ParseDate("2026-01-05")
	week, _ := recovery.ReviewWeek([]recovery.DrinkDay{{On: monday, Drinks: 5}, {On: monday.AddDays(1)}}, monday, recovery.ModerationLimits()[0])
	fmt.Println(week.Free, week.Unwritten, week.Over[0].Rule)
	_, err := recovery.ReviewWeek([]recovery.DrinkDay{{On: monday, Drinks: -1}}, monday, recovery.DrinkLimits{})
	fmt.Println(err)
	// Output:
	// 1 5 per_day
	// recovery: bad drink diary: want a date and a count from 0 to 1000
}
