package outcomes

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

// An Indicator is one figure by which a programme looks at the quality of its own
// service: what is counted of what, which way is better, what is aimed at and on what
// chart it is watched. It is of a programme or a site, never of a worker. The
// indicators of supervision itself are those of package supervision/evaluation. The
// zero Indicator has no id.
type Indicator struct {
	ID          string               `json:"id"`
	Name        string               `json:"name"`
	Numerator   string               `json:"numerator"`
	Denominator string               `json:"denominator"`
	Unit        string               `json:"unit"`
	Direction   instrument.Direction `json:"direction"`
	Aim         Aim                  `json:"aim,omitzero"`
	Chart       IndicatorChart       `json:"chart"`
	Note        string               `json:"note,omitempty"`
	Source      source.Source        `json:"source"` // of the aim
}

// An Aim is where a programme wants its figure to be, in the unit of the indicator. The
// zero Aim is none: the trend is watched.
type Aim struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// Below: High itself is not reached.
	Below bool `json:"below,omitempty"`
}

// IndicatorOf returns the indicator that ships under an id, such as "disengagement",
// or [ErrUnknownIndicator].
func IndicatorOf(id string) (Indicator, error) {
	var ids []string
	for _, i := range Indicators() {
		if i.ID == id {
			return i, nil
		}
		ids = append(ids, i.ID)
	}
	return Indicator{}, enum.Refuse(id, ids, ErrUnknownIndicator)
}

// LeastBehind is the least number of people, records or contacts behind a figure that is
// held against its aim: fewer say more of persons than of a programme.
//
// Source: design default.
const LeastBehind = 10

// Reached reports whether a figure is where the programme wants it. ok is false, and
// reached too, where nothing can be said: fewer than [LeastBehind] lie behind it, there
// is no aim, or it is not a finite number. A figure that is short of its aim is a
// question to the programme, with the chart beside it, and no verdict.
func (i Indicator) Reached(figure float64, behind int) (reached, ok bool) {
	if behind < LeastBehind || i.Aim == (Aim{}) || math.IsNaN(figure) || math.IsInf(figure, 0) {
		return false, false
	}
	return figure >= i.Aim.Low && (figure < i.Aim.High || figure == i.Aim.High && !i.Aim.Below), true
}

// Sentence says the indicator in words, with its aim and where that comes from.
func (i Indicator) Sentence() string {
	text := fmt.Sprintf("%s: %s / %s. Unit: %s. %s. %s. Chart: %s.", i.Name, i.Numerator, i.Denominator, i.Unit, i.aimed(), directed(i.Direction), i.Chart)
	if i.Note != "" {
		text += " " + i.Note
	}
	return text + " Source: " + i.Source.String() + "."
}

func (i Indicator) aimed() string {
	scale, unit := 1.0, ""
	if i.Unit == share {
		scale, unit = 100, " %"
	}
	low, high := fmt.Sprintf("%g%s", scale*i.Aim.Low, unit), fmt.Sprintf("%g%s", scale*i.Aim.High, unit)
	switch {
	case i.Aim == (Aim{}):
		return "No aim: the trend is watched"
	case i.Aim.Below:
		return "Aim: below " + high
	case i.Aim.Low == i.Aim.High:
		return "Aim: " + low
	case i.Aim.Low == 0:
		return "Aim: at most " + high
	case i.Unit == share:
		return "Aim: at least " + low
	}
	return "Aim: from " + low + " to " + high
}

func directed(d instrument.Direction) string {
	switch d {
	case instrument.HigherBetter:
		return "Higher is better"
	case instrument.LowerBetter:
		return "Lower is better"
	}
	return "Neither more nor less is better by itself"
}

// An IndicatorChart says on which chart of outcomes/stats an indicator is watched. The
// zero value is none.
type IndicatorChart string

// Charts.
const (
	// ChartShares: [stats.PChart], of shares.
	ChartShares IndicatorChart = "p"
	// ChartRates: [stats.UChart], of events over contacts.
	ChartRates IndicatorChart = "u"
	// ChartValues: [stats.NewXmR], of single values.
	ChartValues IndicatorChart = "xmr"
	// ChartSites: [stats.NewFunnel], of sites or groups beside each other.
	ChartSites IndicatorChart = "funnel"
)

var indicatorCharts = []IndicatorChart{ChartShares, ChartRates, ChartValues, ChartSites}

// IndicatorCharts returns every IndicatorChart, in the order of this page.
func IndicatorCharts() []IndicatorChart { return append([]IndicatorChart(nil), indicatorCharts...) }

// String returns the name under which it is stored and sent.
func (c IndicatorChart) String() string { return string(c) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownIndicatorChart].
func (c IndicatorChart) MarshalText() ([]byte, error) {
	return enum.Marshal(c, indicatorCharts, ErrUnknownIndicatorChart)
}

// UnmarshalText accepts exactly what MarshalText returns. On error c is unchanged.
func (c *IndicatorChart) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, indicatorCharts, ErrUnknownIndicatorChart)
}
