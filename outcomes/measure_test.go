package outcomes_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/economics"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// events reads events a line each: id person kind day, or first..last day of a stay,
// and then code=, facts=a,b, age=, about=, value=, recorded= (a day), site=, void.
func events(t testing.TB, text string) []outcomes.Event {
	t.Helper()
	var out []outcomes.Event
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		first, last, _ := strings.Cut(f[3], "..")
		e := outcomes.Event{ID: outcomes.EventID(f[0]), Person: peer.ParticipantID(f[1]), Kind: outcomes.EventKind(f[2]),
			On: date(t, first), Until: date(t, last), Recorded: date(t, "2030-01-01").Start(nil)}
		for _, word := range f[4:] {
			key, v, _ := strings.Cut(word, "=")
			switch key {
			case "code":
				e.Code = v
			case "facts":
				for _, fact := range strings.Split(v, ",") {
					e.Facts = append(e.Facts, outcomes.Fact(fact))
				}
			case "age":
				n, err := strconv.Atoi(v)
				require.NoError(t, err)
				e.Age = n
			case "about":
				e.About = outcomes.EventID(v)
			case "value":
				x, err := strconv.ParseFloat(v, 64)
				require.NoError(t, err)
				e.Value = stats.Known(x)
			case "recorded":
				e.Recorded = date(t, v).Start(nil).Add(12 * time.Hour)
			case "site":
				e.Site = peer.SiteID(v)
			case "void":
				e.Void = true
			default:
				require.Fail(t, "a word of the test is none", word)
			}
		}
		out = append(out, e)
	}
	return out
}

func log(t testing.TB, text string) outcomes.Log {
	t.Helper()
	l, err := outcomes.NewLog(events(t, text)...)
	require.NoError(t, err)
	return l
}

func measure(t testing.TB, id string) outcomes.Measure {
	t.Helper()
	m, err := outcomes.MeasureOf(id)
	require.NoError(t, err)
	return m
}

// year asks for index events of 2024 in records through a day.
func year(t testing.TB, through string) outcomes.Ask {
	return outcomes.Ask{Since: date(t, "2020-01-01"), From: date(t, "2024-01-01"), Until: date(t, "2025-01-01"), Through: date(t, through)}
}

func figure(t testing.TB, m outcomes.Measure, text string, ask outcomes.Ask) outcomes.Figure {
	t.Helper()
	f, err := m.Of(log(t, text), ask)
	require.NoError(t, err)
	return f
}

func share(name string, of ...int) outcomes.Share {
	return outcomes.Share{Name: name, Numerator: of[0], Denominator: of[1]}
}

func TestMeasureEnumerations(t *testing.T) {
	enumtest.Try(t, outcomes.EventKinds(), outcomes.ErrUnknownEventKind)
	enumtest.Try(t, outcomes.Facts(), outcomes.ErrUnknownFact)
	enumtest.Try(t, outcomes.DischargeReasons(), outcomes.ErrUnknownReason)
	enumtest.Try(t, outcomes.MeasureKinds(), outcomes.ErrUnknownMeasureKind)
	enumtest.Try(t, outcomes.Methods(), outcomes.ErrUnknownMethod)
	enumtest.Try(t, outcomes.MissingRules(), outcomes.ErrUnknownMissingRule)
	enumtest.Try(t, outcomes.ChangeKinds(), outcomes.ErrUnknownChange)
}

func TestTEDSReasons(t *testing.T) {
	want := map[int]outcomes.DischargeReason{1: "completed", 2: "dropped_out", 3: "terminated", 4: "transferred", 5: "incarcerated", 6: "died", 7: "other", -9: "missing"}
	for code := -10; code < 10; code++ {
		r, err := outcomes.ReasonOfTEDS(code)
		if want[code] == "" {
			require.ErrorIs(t, err, outcomes.ErrUnknownReason, code)
		} else {
			require.NoError(t, err)
		}
		assert.Equal(t, want[code], r)
	}
}

func TestIndexEventsArePickedAndPeopleMerged(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01 site=north
		a2 p2 admission 2024-02-01 site=south
		a3 p3 admission 2024-02-01 site=south`
	ask := year(t, "2024-12-31")
	ask.Merges = merged(t, "p3", "p1")
	assert.Equal(t, 2, figure(t, measure(t, "retention-30"), text, ask).People)
	ask.Site = "south"
	assert.Equal(t, share(outcomes.ShareAll, 2, 2), figure(t, measure(t, "retention-30"), text, ask).Shares[0])
	ask.Programme = "none"
	f := figure(t, measure(t, "retention-30"), text, ask)
	_, ok := f.Shares[0].Value()
	assert.False(t, ok, "nobody is no share")
	assert.Equal(t, []outcomes.Tally{{Name: "programme not recorded", N: 2}}, f.Excluded, "of the site that is asked for")
}

func TestCostPerParticipantAndPerCompletion(t *testing.T) {
	f := figure(t, measure(t, "completion"), `
		d1 p1 discharge 2024-01-01 code=completed
		d2 p2 discharge 2024-02-29 code=completed
		d3 p3 discharge 2024-12-31 code=dropped_out`, year(t, "2024-12-31"))
	usd := func(cents int64) economics.Money { return economics.Money{Cents: cents, Currency: "USD", Year: 2024} }
	each, err := f.CostPerParticipant(usd(60_000), usd(30_001))
	require.NoError(t, err)
	assert.Equal(t, usd(30_000), each)
	done, err := f.CostPerReached(usd(90_001))
	require.NoError(t, err)
	assert.Equal(t, usd(45_001), done, "to the nearest cent, halves away from zero")
	_, err = outcomes.Figure{}.CostPerReached(usd(1))
	require.ErrorIs(t, err, economics.ErrNothing)
	_, err = f.CostPerParticipant(usd(1), economics.Money{Cents: 1, Currency: "EUR", Year: 2024})
	require.ErrorIs(t, err, economics.ErrMoney)
}

func TestWhatAMeasureRefuses(t *testing.T) {
	_, err := outcomes.MeasureOf("retention-91")
	require.ErrorIs(t, err, outcomes.ErrUnknownMeasure)
	base := func(id string) outcomes.Measure { return measure(t, id) }
	tests := []struct {
		name   string
		id     string
		change func(*outcomes.Measure)
		want   error
	}{
		{"zero", "completion", func(m *outcomes.Measure) { *m = outcomes.Measure{} }, outcomes.ErrUnknownMeasureKind},
		{"no method", "completion", func(m *outcomes.Measure) { m.Method = "guess" }, outcomes.ErrUnknownMethod},
		{"no direction", "completion", func(m *outcomes.Measure) { m.Direction = "" }, instrument.ErrUnknownDirection},
		{"missing rule", "abstinence-30", func(m *outcomes.Measure) { m.Missing = "locf" }, outcomes.ErrUnknownMissingRule},
		{"no words", "completion", func(m *outcomes.Measure) { m.Numerator = "" }, outcomes.ErrMeasure},
		{"no index", "completion", func(m *outcomes.Measure) { m.Index.Kinds = nil }, outcomes.ErrMeasure},
		{"kind", "completion", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{"party"} }, outcomes.ErrUnknownEventKind},
		{"fact", "fua-7", func(m *outcomes.Measure) { m.Index.Any = []outcomes.Fact{"drunk"} }, outcomes.ErrUnknownFact},
		{"fact of an exclusion", "fua-7", func(m *outcomes.Measure) { m.Index.Leave[0].Facts = []outcomes.Fact{"drunk"} }, outcomes.ErrUnknownFact},
		{"or nothing", "fua-7", func(m *outcomes.Measure) { m.Steps[0].Or = []outcomes.Match{{}} }, outcomes.ErrMeasure},
		{"exclusion without a reason", "fua-7", func(m *outcomes.Measure) { m.Index.Leave[0].Reason = "" }, outcomes.ErrMeasure},
		{"beside without a name", "completion", func(m *outcomes.Measure) { m.Beside[0].Name = "" }, outcomes.ErrMeasure},
		{"days too many", "retention-30", func(m *outcomes.Measure) { m.Days = 10_001 }, outcomes.ErrMeasure},
		{"no days", "retention-30", func(m *outcomes.Measure) { m.Days = 0 }, outcomes.ErrMeasure},
		{"retention of visits", "retention-30", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{outcomes.EDVisit} }, outcomes.ErrMeasure},
		{"completion of admissions", "completion", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{outcomes.Admission} }, outcomes.ErrMeasure},
		{"completion of nothing", "completion", func(m *outcomes.Measure) { m.Counts.Codes = nil }, outcomes.ErrMeasure},
		{"nothing follows", "fua-7", func(m *outcomes.Measure) { m.Steps = nil }, outcomes.ErrMeasure},
		{"followed before", "fua-7", func(m *outcomes.Measure) { m.Steps[0].From = -1 }, outcomes.ErrMeasure},
		{"window backwards", "fua-7", func(m *outcomes.Measure) { m.Steps[0].From, m.Steps[0].To = 3, 2 }, outcomes.ErrMeasure},
		{"end of a visit", "fua-7", func(m *outcomes.Measure) { m.Index.FromEnd = true }, outcomes.ErrMeasure},
		{"link", "readmission-30", func(m *outcomes.Measure) { m.Index.Link.Days = -1 }, outcomes.ErrMeasure},
		{"gap", "oud-medication-180", func(m *outcomes.Measure) { m.Gap = 0 }, outcomes.ErrMeasure},
		{"cover of stays", "oud-medication-180", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{outcomes.HospitalStay} }, outcomes.ErrMeasure},
		{"rate of nothing", "admissions", func(m *outcomes.Measure) { m.Counts = outcomes.Match{} }, outcomes.ErrMeasure},
		{"bad rule", "return-any-use", func(m *outcomes.Measure) { m.Return.In = 0 }, outcomes.ErrMeasure},
		{"visits that are not at risk", "admissions", func(m *outcomes.Measure) { m.NotAtRisk.Kinds = []outcomes.EventKind{outcomes.EDVisit} }, outcomes.ErrMeasure},
		{"medication that is not at risk", "admissions", func(m *outcomes.Measure) { m.NotAtRisk.Kinds = []outcomes.EventKind{outcomes.MedicationSupply} }, outcomes.ErrMeasure},
		{"unknown fact not at risk", "admissions-at-liberty", func(m *outcomes.Measure) { m.NotAtRisk.Any = []outcomes.Fact{"drunk"} }, outcomes.ErrUnknownFact},
		{"days of visits", "inpatient-days", func(m *outcomes.Measure) { m.Counts.Kinds = []outcomes.EventKind{outcomes.EDVisit} }, outcomes.ErrMeasure},
		{"no schedule", "abstinence-30", func(m *outcomes.Measure) { m.Schedule = "" }, outcomes.ErrMeasure},
		{"no answer", "abstinence-30", func(m *outcomes.Measure) { m.Answer = "" }, outcomes.ErrMeasure},
		{"no range", "abstinence-30", func(m *outcomes.Measure) { m.Reached.Low = 1 }, outcomes.ErrMeasure},
		{"no missing rule", "abstinence-30", func(m *outcomes.Measure) { m.Missing = "" }, outcomes.ErrMeasure},
		{"instrument", "anxiety", func(m *outcomes.Measure) { m.Instrument = "gad-8" }, instrument.ErrUnknownInstrument},
		{"scale", "anxiety", func(m *outcomes.Measure) { m.Scale = "half" }, instrument.ErrUnknownScale},
		{"unknown schedule", "abstinence-30", func(m *outcomes.Measure) { m.Schedule = "weekly" }, outcomes.ErrUnknownSchedule},
		{"unknown point", "abstinence-30", func(m *outcomes.Measure) { m.Point = "noon" }, outcomes.ErrMeasure},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := base(tt.id)
			tt.change(&m)
			f, err := m.Of(log(t, `a1 p1 admission 2024-01-01`), year(t, "2024-12-31"))
			require.ErrorIs(t, err, tt.want)
			assert.Zero(t, f.People)
			assert.Empty(t, f.Measure)
		})
	}
}

// How far the definition of a measure was seen in its source, as typed by hand.
func TestHowFarEachMeasureWasSeen(t *testing.T) {
	for id, want := range map[string]source.Evidence{
		"fua-7": source.Verified, "fui-30": source.Verified, "fuh-7": source.Verified, "fum-7": source.Unverified, "iet-initiation": source.Verified,
		"iet-engagement": source.Verified, "oud-medication-180": source.Verified, "completion": source.Verified, "readmission-30": source.Verified,
		"readmission-90": source.Design, "retention-90": source.Design, "stay-90": source.Unverified, "mutual-aid": source.Verified, "connected": source.Verified,
		"abstinence-30": source.Unverified, "days-used-30": source.Unverified, "heavy-days-30": source.Unverified, "employed": source.Unverified,
		"custody-nights-30": source.Unverified, "abstinence-continuous-12": source.Unverified, "linkage-7": source.Design, "aftercare-14": source.Design,
		"follow-up-gpra": source.Verified, "follow-up-noms": source.Unverified, "follow-up-suprt": source.Secondary,
		"empowerment": source.Design, "resilience": source.Design, "psychological-safety": source.Design, "self-advocacy": source.Design,
		"acceptance": source.Design, "trust": source.Design, "belonging": source.Design, "motivation": source.Design, "wellness": source.Design,
		"craving": source.Design, "community-linkages": source.Design, "medication-taken": source.Design,
		"recovery-capital-47": source.Verified, "small-network": source.Unverified, "recovery-sure": source.Unverified, "loneliness-dejong": source.Unverified,
		"oud-medication-180-adults": source.Verified, "abstinence-continuous-6": source.Unverified, "readmission-270": source.Design, "readmission-365": source.Design,
		"return-from-remission": source.Design, "admissions": source.Design, "admissions-at-liberty": source.Design, "ed-visits-at-liberty": source.Design,
		"percent-days-abstinent": source.Unverified, "percent-days-heavy": source.Unverified, "no-heavy-days-30": source.Unverified, "stigma-high": source.Unverified,
		"follow-up-suprt-annual": source.Secondary, "return-any-use": source.Unverified, "use-frequency": source.Verified, "hope-state": source.Verified,
		"alliance": source.Verified, "craving-alcohol": source.Unverified, "health-today": source.Unverified, "hope-herth": source.Unverified, "recovery-capital-arc": source.Unverified,
		"self-efficacy-alcohol": source.Unverified, "self-efficacy-use": source.Unverified, "use-protective": source.Verified,
		"satisfaction": source.Verified, "satisfaction-high": source.Unverified,
	} {
		assert.Equal(t, want, measure(t, id).Source.Evidence, id)
	}
}

func TestCatalogue(t *testing.T) {
	last := ""
	for _, m := range outcomes.Measures() {
		require.NoError(t, m.Check(), m.ID)
		assert.Less(t, last, m.ID, "in order, each once")
		assert.NotEmpty(t, m.Source.Title, m.ID)
		last = m.ID
		f, err := m.Of(outcomes.Log{}, year(t, "2024-12-31"))
		require.NoError(t, err, m.ID)
		assert.Equal(t, m.Sentence(), f.Definition)
		for _, part := range []string{m.Numerator + " / " + m.Denominator, "Counted from: ", "Source: "} {
			assert.Contains(t, f.Definition, part, m.ID)
		}
	}
	assert.Equal(t, "Linkage within 7 days: hand-offs whose first visit was attended within 7 days, the same day inside / warm hand-offs made. Unit: share. "+
		"Counted from: hand off. Has to follow: linked visit from day 0 to day 7 after the index day, which names the index event. Higher is better. "+
		"Source: operational definition of linkage, Alongside [design].", measure(t, "linkage-7").Sentence())
}

// A discharge that is entered for a day before the admission that it names ends
// nothing, and takes no measure down with it: they were there on day 90, and the
// interview of month 6, from 31 July to 29 October, was due and is not held.
func TestADischargeBeforeItsAdmissionEndsNothing(t *testing.T) {
	const wrong = `a1 p1 admission 2024-03-01
		d1 p1 discharge 2024-02-01 code=dropped_out about=a1`
	for _, id := range []string{"retention-90", "stay-90"} {
		f := figure(t, measure(t, id), wrong, year(t, "2024-12-31"))
		assert.Equal(t, share(outcomes.ShareAll, 1, 1), f.Shares[0], id)
		assert.Equal(t, 305, f.PersonDays, "%s: 1 March to 31 December", id)
	}
	f := figure(t, measure(t, "follow-up-gpra"), wrong, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 0, 1), f.Shares[0])
}

// The calendar ends with 9999: a window that reaches beyond it ends there, and what
// the last day has is seen.
func TestTheEndOfTheCalendarIsADayLikeAnother(t *testing.T) {
	last := peer.EndOfCalendar()
	at := func(id outcomes.EventID, person peer.ParticipantID, kind outcomes.EventKind, on peer.Date) outcomes.Event {
		return outcomes.Event{ID: id, Person: person, Kind: kind, On: on, Recorded: last.Start(nil)}
	}
	visit, contact := at("v", "p1", outcomes.EDVisit, last.AddDays(-7)), at("c", "p2", outcomes.PeerContact, last)
	visit.Age, visit.Facts = 30, []outcomes.Fact{outcomes.ForOverdose}
	l, err := outcomes.NewLog(visit, contact)
	require.NoError(t, err)
	m := measure(t, "fua-7")
	ask := outcomes.Ask{From: last.AddDays(-30), Until: last, Through: last, Merges: merged(t, "p2", "p1")}
	f, err := m.Of(l, ask)
	require.NoError(t, err)
	assert.Equal(t, share(outcomes.ShareAll, 1, 1), f.Shares[0], "p2 is p1, on the last day as well")

	m.Index.WashOut = []outcomes.Near{{Match: outcomes.Match{Kinds: []outcomes.EventKind{outcomes.PeerContact}}, From: 1, To: 30}}
	f, err = m.Of(l, ask)
	require.NoError(t, err)
	assert.Equal(t, share(outcomes.ShareAll, 0, 0), f.Shares[0], "within the wash-out, whose last day there is not")
}

// Whoever changes a measure and keeps its id does not have it pass for the one that ships.
func TestAChangedMeasureSaysSo(t *testing.T) {
	const says = "Not as it ships under the id retention-90"
	m := measure(t, "retention-90")
	assert.NotContains(t, m.Sentence(), says)
	changed := m
	changed.Days = 60
	assert.Contains(t, changed.Sentence(), says)
	changed.ID, changed.Name = "own-retention-60", "Retention at 60 days"
	assert.NotContains(t, changed.Sentence(), "Not as it ships")

	var loaded outcomes.Measure
	stored, err := json.Marshal(m)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(stored, &loaded))
	assert.NotContains(t, loaded.Sentence(), says, "stored and loaded it is the same")
}
