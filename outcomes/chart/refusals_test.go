package chart_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A picture is any picture of this package.
type picture interface {
	SVG() ([]byte, error)
	PNG() ([]byte, error)
}

func refused(t *testing.T, cases map[string]struct {
	picture picture
	want    error
}) {
	t.Helper()
	for name, tt := range cases {
		t.Run(name, func(t *testing.T) {
			svg, err := tt.picture.SVG()
			require.ErrorIs(t, err, tt.want)
			assert.Nil(t, svg)
			assert.NotContains(t, err.Error(), "Secret", "no name in an error")
			raster, err := tt.picture.PNG()
			require.ErrorIs(t, err, tt.want)
			assert.Nil(t, raster)
		})
	}
}

var (
	nan      = math.NaN()
	infinity = math.Inf(1)
	tooLong  = strings.Repeat("x", chart.MaxLabel+1)
)

func TestForestRefuses(t *testing.T) {
	forest := func(change func(*chart.Forest)) chart.Forest {
		f := chart.Forest{
			Title: "t", Ratio: true, Studies: []chart.ForestStudy{{Name: "Secret", Value: 1, Low: 0.5, High: 2, Weight: 1}},
			Summaries: []chart.ForestSummary{{Name: "Secret", Value: 1, Low: 0.5, High: 2}},
		}
		change(&f)
		return f
	}
	refused(t, map[string]struct {
		picture picture
		want    error
	}{
		"zero":             {chart.Forest{}, chart.ErrNoData},
		"no title":         {forest(func(f *chart.Forest) { f.Title = " " }), chart.ErrText},
		"long title":       {forest(func(f *chart.Forest) { f.Title = strings.Repeat("x", chart.MaxTitle+1) }), chart.ErrLongText},
		"control text":     {forest(func(f *chart.Forest) { f.Effect = "\x07" }), chart.ErrText},
		"long side":        {forest(func(f *chart.Forest) { f.Lower = tooLong }), chart.ErrLongText},
		"long name":        {forest(func(f *chart.Forest) { f.Studies[0].Name = tooLong }), chart.ErrLongText},
		"no name":          {forest(func(f *chart.Forest) { f.Studies[0].Name = " " }), chart.ErrName},
		"no summary name":  {forest(func(f *chart.Forest) { f.Summaries[0].Name = "" }), chart.ErrName},
		"not a number":     {forest(func(f *chart.Forest) { f.Studies[0].Value = nan }), chart.ErrValue},
		"infinite":         {forest(func(f *chart.Forest) { f.Studies[0].High = infinity }), chart.ErrValue},
		"negative ratio":   {forest(func(f *chart.Forest) { f.Studies[0].Low = -1 }), chart.ErrValue},
		"weight":           {forest(func(f *chart.Forest) { f.Studies[0].Weight = nan }), chart.ErrValue},
		"negative weight":  {forest(func(f *chart.Forest) { f.Studies[0].Weight = -1 }), chart.ErrValue},
		"level":            {forest(func(f *chart.Forest) { f.Level = 1 }), chart.ErrValue},
		"outside interval": {forest(func(f *chart.Forest) { f.Studies[0].Value = 3 }), chart.ErrInterval},
		"forgotten study": {forest(func(f *chart.Forest) {
			f.Ratio, f.Studies[0].Value, f.Studies[0].Low, f.Studies[0].High = false, 0, 0, 0
		}), chart.ErrNoInterval},
		"flat study": {forest(func(f *chart.Forest) { f.Studies[0].Low, f.Studies[0].High = 1, 1 }), chart.ErrNoInterval},
		"flat summary": {forest(func(f *chart.Forest) {
			f.Summaries[0].Low, f.Summaries[0].High = f.Summaries[0].Value, f.Summaries[0].Value
		}), chart.ErrNoInterval},
		"half prediction":  {forest(func(f *chart.Forest) { f.Summaries[0].PredictionLow = stats.Known(0.4) }), chart.ErrInterval},
		"axis backwards":   {forest(func(f *chart.Forest) { f.AxisLow, f.AxisHigh = 4, 0.2 }), chart.ErrAxis},
		"axis without 1":   {forest(func(f *chart.Forest) { f.AxisLow, f.AxisHigh = 1.5, 4 }), chart.ErrAxis},
		"axis of ratio 0":  {forest(func(f *chart.Forest) { f.AxisLow, f.AxisHigh = 0, 4 }), chart.ErrAxis},
		"summary cut off":  {forest(func(f *chart.Forest) { f.AxisLow, f.AxisHigh = 0.6, 4 }), chart.ErrAxis},
		"axis not a value": {forest(func(f *chart.Forest) { f.AxisLow = nan }), chart.ErrValue},
		"too many studies": {forest(func(f *chart.Forest) { f.Studies = make([]chart.ForestStudy, chart.MaxStudies+1) }), chart.ErrTooMany},
		"too many summaries": {forest(func(f *chart.Forest) {
			f.Summaries = make([]chart.ForestSummary, chart.MaxSummaries+1)
		}), chart.ErrTooMany},
	})
}

// A forgotten estimate is found by its place.
func TestForestSaysWhichStudyHasNoInterval(t *testing.T) {
	_, err := chart.Forest{Title: "t", Studies: []chart.ForestStudy{{Name: "A", Value: 0.4, Low: 0.1, High: 0.7}, {Name: "Forgotten"}}}.SVG()
	require.ErrorIs(t, err, chart.ErrNoInterval)
	assert.Contains(t, err.Error(), "study 2")
	_, err = chart.Forest{Title: "t", Studies: []chart.ForestStudy{{Name: "A", Value: 0, Low: 0, High: 0.7}}}.SVG()
	require.NoError(t, err, "a value may lie on one end")
}

func TestControlRefuses(t *testing.T) {
	control := func(change func(*chart.Control)) chart.Control {
		phase := func(name string) chart.ControlPhase {
			return chart.ControlPhase{Name: name, Centre: 1, Points: []chart.ControlPoint{{Label: "Secret", Value: 1, Low: 0, High: 2}}}
		}
		c := chart.Control{Title: "t", Phases: []chart.ControlPhase{phase("a"), phase("b")}}
		change(&c)
		return c
	}
	refused(t, map[string]struct {
		picture picture
		want    error
	}{
		"zero":            {chart.Control{}, chart.ErrNoData},
		"empty phase":     {control(func(c *chart.Control) { c.Phases[1].Points = nil }), chart.ErrNoData},
		"no title":        {control(func(c *chart.Control) { c.Title = "" }), chart.ErrText},
		"nameless phase":  {control(func(c *chart.Control) { c.Phases[1].Name = "" }), chart.ErrName},
		"same name":       {control(func(c *chart.Control) { c.Phases[1].Name = "a" }), chart.ErrName},
		"long label":      {control(func(c *chart.Control) { c.Phases[0].Points[0].Label = tooLong }), chart.ErrLongText},
		"bad label":       {control(func(c *chart.Control) { c.Phases[0].Points[0].Label = "\xff" }), chart.ErrText},
		"not a number":    {control(func(c *chart.Control) { c.Phases[0].Points[0].Value = nan }), chart.ErrValue},
		"centre":          {control(func(c *chart.Control) { c.Phases[0].Centre = infinity }), chart.ErrValue},
		"negative range":  {control(func(c *chart.Control) { c.Phases[0].RangeLimit = -1 }), chart.ErrValue},
		"limits":          {control(func(c *chart.Control) { c.Phases[0].Points[0].Low = 1.5 }), chart.ErrInterval},
		"too many points": {control(func(c *chart.Control) { c.Phases[0].Points = make([]chart.ControlPoint, chart.MaxPoints) }), chart.ErrTooMany},
		"too many phases": {control(func(c *chart.Control) { c.Phases = make([]chart.ControlPhase, chart.MaxPhases+1) }), chart.ErrTooMany},

		"cusum zero":      {chart.Cusum{}, chart.ErrNoData},
		"cusum no title":  {chart.Cusum{Limit: 4, Points: make([]stats.CusumPoint, 1)}, chart.ErrText},
		"cusum limit":     {chart.Cusum{Title: "t", Points: make([]stats.CusumPoint, 1)}, chart.ErrValue},
		"cusum labels":    {chart.Cusum{Title: "t", Limit: 4, Labels: []string{"Secret", "b"}, Points: make([]stats.CusumPoint, 1)}, chart.ErrLength},
		"cusum negative":  {chart.Cusum{Title: "t", Limit: 4, Points: []stats.CusumPoint{{Up: -1}}}, chart.ErrValue},
		"cusum not value": {chart.Cusum{Title: "t", Limit: 4, Points: []stats.CusumPoint{{Down: nan}}}, chart.ErrValue},
		"cusum too many":  {chart.Cusum{Title: "t", Limit: 4, Points: make([]stats.CusumPoint, chart.MaxPoints+1)}, chart.ErrTooMany},
	})
}

func TestFunnelRefuses(t *testing.T) {
	funnel := func(change func(*chart.Funnel)) chart.Funnel {
		f := chart.Funnel{Title: "t", Theta: 0.3, Sites: []chart.FunnelSite{{Name: "Secret", Events: 3, N: 10}}}
		change(&f)
		return f
	}
	refused(t, map[string]struct {
		picture picture
		want    error
	}{
		"no sites":   {chart.Funnel{Title: "t", Theta: 0.3}, chart.ErrNoData},
		"all small":  {funnel(func(f *chart.Funnel) { f.Least = 11 }), chart.ErrNoData},
		"no title":   {funnel(func(f *chart.Funnel) { f.Title = "" }), chart.ErrText},
		"long name":  {funnel(func(f *chart.Funnel) { f.Sites[0].Name = tooLong }), chart.ErrLongText},
		"theta":      {funnel(func(f *chart.Funnel) { f.Theta = 1 }), chart.ErrShare},
		"theta NaN":  {funnel(func(f *chart.Funnel) { f.Theta = nan }), chart.ErrShare},
		"phi":        {funnel(func(f *chart.Funnel) { f.Phi = 0.5 }), chart.ErrShare},
		"phi NaN":    {funnel(func(f *chart.Funnel) { f.Phi = nan }), chart.ErrShare},
		"least":      {funnel(func(f *chart.Funnel) { f.Least = -1 }), chart.ErrValue},
		"nobody":     {funnel(func(f *chart.Funnel) { f.Sites[0].N = 0 }), chart.ErrCount},
		"events":     {funnel(func(f *chart.Funnel) { f.Sites[0].Events = 11 }), chart.ErrCount},
		"many sites": {funnel(func(f *chart.Funnel) { f.Sites = make([]chart.FunnelSite, chart.MaxSites+1) }), chart.ErrTooMany},
	})
}

func TestCaseloadRefuses(t *testing.T) {
	caseload := func(change func(*chart.Caseload)) chart.Caseload {
		m := chart.Caseload{Title: "t", Columns: []string{"W1"}, Rows: []chart.CaseloadRow{{Name: "Secret", Loads: []stats.Estimate{stats.Known(1)}}}}
		change(&m)
		return m
	}
	refused(t, map[string]struct {
		picture picture
		want    error
	}{
		"zero":         {chart.Caseload{}, chart.ErrNoData},
		"no columns":   {caseload(func(m *chart.Caseload) { m.Columns = nil }), chart.ErrNoData},
		"no title":     {caseload(func(m *chart.Caseload) { m.Title = "" }), chart.ErrText},
		"long column":  {caseload(func(m *chart.Caseload) { m.Columns[0] = tooLong }), chart.ErrLongText},
		"long name":    {caseload(func(m *chart.Caseload) { m.Rows[0].Name = tooLong }), chart.ErrLongText},
		"bad name":     {caseload(func(m *chart.Caseload) { m.Rows[0].Name = "Secret\x00" }), chart.ErrText},
		"short row":    {caseload(func(m *chart.Caseload) { m.Rows[0].Loads = nil }), chart.ErrLength},
		"negative":     {caseload(func(m *chart.Caseload) { m.Rows[0].Loads[0] = stats.Known(-1) }), chart.ErrValue},
		"too large":    {caseload(func(m *chart.Caseload) { m.Rows[0].Loads[0] = stats.Known(2 * chart.MaxLoad) }), chart.ErrValue},
		"limit":        {caseload(func(m *chart.Caseload) { m.Limit = nan }), chart.ErrValue},
		"many rows":    {caseload(func(m *chart.Caseload) { m.Rows = make([]chart.CaseloadRow, chart.MaxCaseloadRows+1) }), chart.ErrTooMany},
		"many columns": {caseload(func(m *chart.Caseload) { m.Columns = make([]string, chart.MaxCaseloadColumns+1) }), chart.ErrTooMany},
	})
}

func TestTimelineRefuses(t *testing.T) {
	day := func(text string) peer.Date {
		d, err := peer.ParseDate(text)
		require.NoError(t, err)
		return d
	}
	timeline := func(change func(*chart.Timeline)) chart.Timeline {
		lane := func() chart.TimelineLane {
			return chart.TimelineLane{Name: "Secret", Spans: []chart.TimelineSpan{
				{State: "Active", From: day("2026-01-01"), Until: day("2026-02-01")}, {State: "Ended", From: day("2026-02-01")},
			}}
		}
		l := chart.Timeline{Title: "t", Today: day("2026-03-01"), Lanes: []chart.TimelineLane{lane(), lane()}}
		change(&l)
		return l
	}
	refused(t, map[string]struct {
		picture picture
		want    error
	}{
		"zero":           {chart.Timeline{}, chart.ErrNoData},
		"empty lane":     {timeline(func(l *chart.Timeline) { l.Lanes[1].Spans = nil }), chart.ErrNoData},
		"no title":       {timeline(func(l *chart.Timeline) { l.Title = "" }), chart.ErrText},
		"nameless lane":  {timeline(func(l *chart.Timeline) { l.Lanes[1].Name = "" }), chart.ErrName},
		"nameless state": {timeline(func(l *chart.Timeline) { l.Lanes[1].Spans[0].State = " " }), chart.ErrName},
		"long state":     {timeline(func(l *chart.Timeline) { l.Lanes[1].Spans[0].State = tooLong }), chart.ErrLongText},
		"no start":       {timeline(func(l *chart.Timeline) { l.Lanes[0].Spans[0].From = peer.Date{} }), chart.ErrSpan},
		"backwards":      {timeline(func(l *chart.Timeline) { l.Lanes[0].Spans[0].Until = day("2025-12-31") }), chart.ErrSpan},
		"overlap":        {timeline(func(l *chart.Timeline) { l.Lanes[0].Spans[1].From = day("2026-01-31") }), chart.ErrSpan},
		"open before":    {timeline(func(l *chart.Timeline) { l.Lanes[0].Spans[0].Until = peer.Date{} }), chart.ErrSpan},
		"no today":       {timeline(func(l *chart.Timeline) { l.Today = peer.Date{} }), chart.ErrSpan},
		"today before":   {timeline(func(l *chart.Timeline) { l.Today = day("2026-01-15") }), chart.ErrSpan},
		"many lanes":     {timeline(func(l *chart.Timeline) { l.Lanes = make([]chart.TimelineLane, chart.MaxLanes+1) }), chart.ErrTooMany},
		"many stretches": {timeline(func(l *chart.Timeline) { l.Lanes[0].Spans = make([]chart.TimelineSpan, chart.MaxSpans+1) }), chart.ErrTooMany},
		"many states": {timeline(func(l *chart.Timeline) {
			l.Lanes[0].Spans = nil
			for i := range chart.MaxStates + 1 {
				l.Lanes[0].Spans = append(l.Lanes[0].Spans, chart.TimelineSpan{State: strings.Repeat("s", i+1), From: day("2026-01-01"), Until: day("2026-01-01")})
			}
		}), chart.ErrTooMany},
	})
}
