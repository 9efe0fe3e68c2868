package economics_test

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes/economics"
	"github.com/alongside-go/alongside/peer/source"
)

func usd(cents int64) economics.Money {
	return economics.Money{Cents: cents, Currency: "USD", Year: 2022}
}

func TestEnumerations(t *testing.T) {
	enumtest.Try(t, economics.Bases(), economics.ErrUnknownBasis)
	enumtest.Try(t, economics.Perspectives(), economics.ErrUnknownPerspective)
	enumtest.Try(t, economics.Quadrants(), economics.ErrUnknownQuadrant)
	enumtest.Try(t, economics.Shapes(), economics.ErrUnknownShape)
}

func TestMoney(t *testing.T) {
	sum, err := economics.Total(usd(308600), usd(690000), usd(3600), usd(-199200))
	require.NoError(t, err)
	assert.Equal(t, usd(803000), sum, "3,086 + 6,900 + 36 - 1,992 = 8,030")
	assert.Equal(t, "8030.00 USD (2022)", sum.String())
	assert.Equal(t, "-0.05 USD (2022)", usd(-5).String())
	assert.Equal(t, "-92233720368547758.08 USD (2022)", usd(math.MinInt64).String())
	assert.InDelta(t, 8030, sum.Units(), 0)

	each, err := economics.CostPer(usd(10000), 3)
	require.NoError(t, err)
	assert.Equal(t, usd(3333), each)
	for _, tt := range []struct {
		cents int64
		of    int
		want  int64
	}{{49, 98, 1}, {-49, 98, -1}, {48, 98, 0}, {-48, 98, 0}, {5, 3, 2}, {4, 3, 1}, {9007199254740993, 1, 9007199254740993}, {math.MaxInt64, 2, 1 << 62}, {math.MinInt64, 2, -1 << 62}, {math.MaxInt64, math.MaxInt64, 1}} {
		each, err := economics.CostPer(usd(tt.cents), tt.of)
		require.NoError(t, err)
		assert.Equal(t, usd(tt.want), each, "%d of %d: half a cent goes away from zero", tt.cents, tt.of)
	}

	later, err := usd(10000).Inflated(2024, 100, 107.5)
	require.NoError(t, err)
	assert.Equal(t, economics.Money{Cents: 10750, Currency: "USD", Year: 2024}, later)
}

func TestMoneyRefuses(t *testing.T) {
	_, err := usd(1).Plus(economics.Money{Cents: 1, Currency: "USD", Year: 2015})
	require.ErrorIs(t, err, economics.ErrMoney)
	_, err = usd(1).Plus(economics.Money{Cents: 1, Currency: "GBP", Year: 2022})
	require.ErrorIs(t, err, economics.ErrMoney)
	_, err = economics.Money{}.Plus(economics.Money{})
	require.ErrorIs(t, err, economics.ErrMoney)
	_, err = economics.Total(economics.Money{})
	require.ErrorIs(t, err, economics.ErrMoney)
	_, err = economics.Total()
	require.ErrorIs(t, err, economics.ErrNothing)
	_, err = usd(math.MaxInt64).Plus(usd(1))
	require.ErrorIs(t, err, economics.ErrRange)
	_, err = usd(math.MinInt64).Plus(usd(-1))
	require.ErrorIs(t, err, economics.ErrRange)
	_, err = usd(0).Minus(usd(math.MinInt64))
	require.ErrorIs(t, err, economics.ErrRange)
	_, err = economics.CostPer(usd(100), 0)
	require.ErrorIs(t, err, economics.ErrNothing)
	_, err = economics.CostPer(economics.Money{}, 1)
	require.ErrorIs(t, err, economics.ErrMoney)
	_, err = usd(math.MaxInt64).Inflated(2024, 1, 2)
	require.ErrorIs(t, err, economics.ErrRange)
	_, err = usd(1).Inflated(2024, 0, 2)
	require.ErrorIs(t, err, economics.ErrRange)
	_, err = usd(10000).Inflated(2022, 300, 310)
	require.ErrorIs(t, err, economics.ErrRange, "the amount is of 2022 already")
	same, err := usd(10000).Inflated(2022, 310, 310)
	require.NoError(t, err)
	assert.Equal(t, usd(10000), same)
}

// Parts that published figures print, and what they come to, in whole dollars or pounds.
func TestPublishedPartsAddUp(t *testing.T) {
	for name, r := range map[string]struct {
		currency string
		year     int
		parts    []int64
		want     int64
	}{
		"WSIPP, 2016: taxpayers, participants, others, indirect": {"USD", 2015, []int64{794, 1426, 37, -1667}, 590},
		"WSIPP, 2023: the same":                                  {"USD", 2022, []int64{3086, 6900, 36, -1992}, 8030},
		"Landers, 2014: drugs, professional, facility":           {"USD", 2004, []int64{2100, 5116, -1225}, 5991},
		"Georgia, 2006: day treatment less peer support":         {"USD", 2006, []int64{6491, -997}, 5494},
		"Simpson, 2014: supported less not":                      {"GBP", 2014, []int64{2154, -1922}, 232},
	} {
		var parts []economics.Money
		for _, p := range r.parts {
			parts = append(parts, economics.Money{Cents: 100 * p, Currency: r.currency, Year: r.year})
		}
		got, err := economics.Total(parts...)
		require.NoError(t, err)
		assert.Equal(t, economics.Money{Cents: 100 * r.want, Currency: r.currency, Year: r.year}, got, name)
	}
}

// The numbers of each figure, as its source prints them, stand in what it says, warns
// of or holds.
func TestPublishedNumbers(t *testing.T) {
	type row struct {
		says          []string
		benefit, cost float64
		back          economics.PerUnit
	}
	want := map[string]row{
		"wsipp_2016":           {[]string{"590", "3,477", "9 %", "1.94"}, 590, 3477, economics.PerUnit{Value: .17, Basis: economics.Gross}},
		"wsipp_2023":           {[]string{"8,030", "4,142", "84 %", "0.17"}, 8030, 4142, economics.PerUnit{Value: 1.94, Basis: economics.Gross}},
		"landers_2014":         {[]string{"5,991 higher", "2,100", "5,116 higher", "1,225 lower", "1,900", "33,700"}, 0, 5991, economics.PerUnit{}},
		"georgia_2006":         {[]string{"997", "6,491", "5,494"}, 0, 0, economics.PerUnit{}},
		"pierce_county":        {[]string{"32 % lower", "1.99 million"}, 0, 0, economics.PerUnit{}},
		"peer_bridger":         {[]string{"79.2 % lower", "550,215"}, 0, 0, economics.PerUnit{}},
		"peerlink":             {[]string{"28 members", "7.42 to 1.9", "73.32 %", "90 %"}, 0, 0, economics.PerUnit{}},
		"peer_bridger_ny":      {[]string{"92.6 % to 48.2 %", "11.2 to 4.2"}, 0, 0, economics.PerUnit{}},
		"optum_2021":           {[]string{"26 % lower", "17 % lower", "11 % lower", "20 % higher"}, 0, 0, economics.PerUnit{}},
		"trachtenberg_2013":    {[]string{"4.76", "six studies"}, 0, 0, economics.PerUnit{Value: 4.76, Basis: economics.Gross}},
		"simpson_2014":         {[]string{"2,154", "1,922", "23 and 23"}, 0, 232, economics.PerUnit{}},
		"ruger_2012":           {[]string{"7,223", "3,611", "dominated at 12 months", "August 2012"}, 0, 0, economics.PerUnit{}},
		"ashworth_2024":        {[]string{"22.19", "20 years", "143 million"}, 0, 0, economics.PerUnit{Value: 22.19}},
		"recovery_innovations": {[]string{"56 % lower", "36 %", "48 %"}, 0, 0, economics.PerUnit{}},
		"sledge_2011":          {[]string{"0.64 fewer", "9.0 fewer", "38 and 36"}, 0, 0, economics.PerUnit{}},
		"kelly_2020":           {[]string{"probably"}, 0, 0, economics.PerUnit{}},
		"castedo_2025":         {[]string{"calculator"}, 0, 0, economics.PerUnit{}},
		"per_dollar_2_28":      {[]string{"2.28"}, 0, 0, economics.PerUnit{Value: 2.28}},
	}
	assert.Len(t, economics.Published(), len(want))
	for _, f := range economics.Published() {
		w := want[f.ID]
		for _, number := range w.says {
			assert.Contains(t, f.Says+"; "+f.Caveat, number, f.ID)
		}
		assert.Equal(t, [2]float64{w.benefit, w.cost}, [2]float64{f.Benefit, f.Cost}, f.ID)
		assert.Equal(t, w.back, f.Return, f.ID)
	}
}

// Falls in percent, recalculated from the figures printed beside them, stand in
// what the figure says or warns of.
func TestPublishedFalls(t *testing.T) {
	fall := func(before, after float64) float64 { return 100 * (before - after) / before }
	for _, r := range []struct {
		id, before, after string
		want              float64
		digits            int
	}{
		{"peerlink", "7.42", "1.9", 74.39, 2},
		{"peer_bridger_ny", "92.6", "48.2", 47.9, 1},
		{"peer_bridger_ny", "11.2", "4.2", 62.5, 1},
	} {
		i := slices.IndexFunc(economics.Published(), func(f economics.Figure) bool { return f.ID == r.id })
		require.GreaterOrEqual(t, i, 0, r.id)
		f := economics.Published()[i]
		before, err := strconv.ParseFloat(r.before, 64)
		require.NoError(t, err)
		after, err := strconv.ParseFloat(r.after, 64)
		require.NoError(t, err)
		assert.InDelta(t, r.want, fall(before, after), .5*math.Pow10(-r.digits))
		for _, number := range []string{r.before, r.after, strconv.FormatFloat(fall(before, after), 'f', r.digits, 64) + " %"} {
			assert.Contains(t, f.Says+" "+f.Caveat, number, r.id)
		}
	}
	assert.Greater(t, fall(7.415, 1.95), 73.7, "no rounding of the days of PeerLink gives the 73.32 % that was printed")
}

// Two editions of one published analysis.
func TestBenefitCostRatio(t *testing.T) {
	for _, tt := range []struct {
		benefit, cost int64
		ratio         float64
		net           int64
	}{{59000, 347700, .169687, -288700}, {803000, 414200, 1.938677, 388800}} {
		b := economics.Benefits{Benefit: usd(tt.benefit), Cost: usd(tt.cost), Basis: economics.Gross}
		ratio, err := b.Ratio()
		require.NoError(t, err)
		assert.InDelta(t, tt.ratio, ratio, 5e-7)
		roi, err := b.Return()
		require.NoError(t, err)
		assert.InDelta(t, tt.ratio-1, roi, 5e-7)
		net, err := b.Net()
		require.NoError(t, err)
		assert.Equal(t, usd(tt.net), net)
	}
	_, err := economics.Benefits{Benefit: usd(1), Cost: usd(0), Basis: economics.Gross}.Ratio()
	require.ErrorIs(t, err, economics.ErrNothing)
	_, err = economics.Benefits{Benefit: usd(1), Basis: economics.Gross}.Return()
	require.ErrorIs(t, err, economics.ErrMoney)
	n, err := economics.BreakEven(usd(1000), usd(400))
	require.NoError(t, err)
	assert.InDelta(t, 2.5, n, 0)
	_, err = economics.BreakEven(usd(1000), usd(0))
	require.ErrorIs(t, err, economics.ErrNothing)
}

// 8,030 came back of 4,142, which left 3,888: the same, whichever of the two is told.
func TestBenefitsSayWhetherTheyAreGrossOrNet(t *testing.T) {
	for _, b := range []economics.Benefits{
		{Benefit: usd(803000), Cost: usd(414200), Basis: economics.Gross},
		{Benefit: usd(388800), Cost: usd(414200), Basis: economics.Net},
	} {
		gross, err := b.Gross()
		require.NoError(t, err)
		assert.Equal(t, usd(803000), gross, b.Basis)
		net, err := b.Net()
		require.NoError(t, err)
		assert.Equal(t, usd(388800), net, b.Basis)
		ratio, err := b.Ratio()
		require.NoError(t, err)
		assert.InDelta(t, 1.938677, ratio, 5e-7, b.Basis)
		roi, err := b.Return()
		require.NoError(t, err)
		assert.InDelta(t, .938677, roi, 5e-7, b.Basis)

		for _, unsaid := range []economics.Basis{"", "both"} {
			b.Basis = unsaid
			gross, err = b.Gross()
			require.ErrorIs(t, err, economics.ErrBasis)
			assert.Zero(t, gross)
			net, err = b.Net()
			require.ErrorIs(t, err, economics.ErrBasis)
			assert.Zero(t, net)
			ratio, err = b.Ratio()
			require.ErrorIs(t, err, economics.ErrBasis)
			assert.Zero(t, ratio)
			roi, err = b.Return()
			require.ErrorIs(t, err, economics.ErrBasis)
			assert.Zero(t, roi)
		}
	}
	_, err := economics.Benefits{Benefit: usd(1), Basis: economics.Net}.Net()
	require.ErrorIs(t, err, economics.ErrMoney, "of a net benefit, too, both amounts are of one money")
	_, err = economics.Benefits{Benefit: usd(math.MaxInt64), Cost: usd(1), Basis: economics.Net}.Gross()
	require.ErrorIs(t, err, economics.ErrRange)
}

func TestAReturnSaysWhetherItIsGrossOrNet(t *testing.T) {
	gross := economics.PerUnit{Value: 2.28, Basis: economics.Gross}
	ratio, err := gross.Ratio()
	require.NoError(t, err)
	assert.InDelta(t, 2.28, ratio, 0)
	roi, err := gross.Return()
	require.NoError(t, err)
	assert.InDelta(t, 1.28, roi, 1e-12)
	net := economics.PerUnit{Value: 2.28, Basis: economics.Net}
	ratio, err = net.Ratio()
	require.NoError(t, err)
	assert.InDelta(t, 3.28, ratio, 1e-12)
	_, err = economics.PerUnit{Value: 2.28}.Ratio()
	require.ErrorIs(t, err, economics.ErrBasis)
	roi, err = economics.PerUnit{Value: 2.28}.Return()
	require.ErrorIs(t, err, economics.ErrBasis)
	assert.Zero(t, roi, "no number beside an error")
	roi, err = net.Return()
	require.NoError(t, err)
	assert.InDelta(t, 2.28, roi, 0, "as it was told")
	for _, none := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		_, err = economics.PerUnit{Value: none, Basis: economics.Net}.Return()
		require.ErrorIs(t, err, economics.ErrRange)
	}
}

func TestDiscount(t *testing.T) {
	thousand := []float64{1000, 1000, 1000}
	v, err := economics.Discount(thousand, .03, economics.FirstYearWhole)
	require.NoError(t, err)
	assert.InDelta(t, 2913.470, v, 5e-4)
	v, err = economics.Discount(thousand, .03, economics.FirstYearDiscounted)
	require.NoError(t, err)
	assert.InDelta(t, 2828.611, v, 5e-4)
	v, err = economics.Discount(thousand, 0, economics.FirstYearDiscounted)
	require.NoError(t, err)
	assert.InDelta(t, 3000, v, 0)
	for _, rate := range []float64{-.01, 1.01, math.NaN()} {
		_, err = economics.Discount(thousand, rate, economics.FirstYearWhole)
		require.ErrorIs(t, err, economics.ErrRate)
	}
	v, err = economics.Discount(thousand, 1, economics.FirstYearWhole)
	require.NoError(t, err)
	assert.InDelta(t, 1750, v, 0, "1000 + 500 + 250")
	for _, amount := range []float64{math.Inf(1), math.NaN()} {
		_, err = economics.Discount([]float64{1, amount}, .03, economics.FirstYearWhole)
		require.ErrorIs(t, err, economics.ErrRange)
		assert.Contains(t, err.Error(), "year 2 ")
	}
}

func TestQALYs(t *testing.T) {
	q, err := economics.QALYs([]float64{0, .5, 1}, []float64{.5, .7, .6})
	require.NoError(t, err)
	assert.InDelta(t, .5*.6+.5*.65, q, 1e-12)
	q, err = economics.QALYs([]float64{1, 3}, []float64{1, 1})
	require.NoError(t, err)
	assert.InDelta(t, 2, q, 0, "two years in full health")
	for _, bad := range [][2][]float64{{{0}, {1}}, {{0, 0}, {1, 1}}, {{0, 1}, {1, 1.1}}, {{0, 1}, {1}}, {{0, math.NaN()}, {1, 1}}, {{0, 1}, {1, math.NaN()}},
		{{0, 1}, {1, math.Inf(-1)}}, {{0, math.Inf(1)}, {1, 1}}, {{math.Inf(-1), 1}, {1, 1}}} {
		_, err := economics.QALYs(bad[0], bad[1])
		require.ErrorIs(t, err, economics.ErrInput)
	}
}

func TestPublishedFiguresSayWhatTheyAre(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range economics.Published() {
		assert.False(t, seen[f.ID], f.ID)
		seen[f.ID] = true
		assert.NotEmpty(t, f.Says, f.ID)
		assert.NotEmpty(t, f.Design, f.ID)
		assert.NotEmpty(t, f.Caveat, f.ID)
		assert.NotEmpty(t, f.Source.Title, f.ID)
		if f.Benefit > 0 && f.Cost > 0 && f.Return.Basis != "" {
			ratio, err := f.Return.Ratio()
			require.NoError(t, err)
			assert.InDelta(t, f.Benefit/f.Cost, ratio, .005, f.ID)
		}
	}
	for id, want := range map[string]source.Evidence{"wsipp_2016": source.Verified, "wsipp_2023": source.Verified, "landers_2014": source.Verified,
		"georgia_2006": source.Unverified, "pierce_county": source.Unverified, "peer_bridger": source.Unverified, "peerlink": source.Verified,
		"peer_bridger_ny": source.Unverified, "optum_2021": source.Verified, "trachtenberg_2013": source.Unverified, "simpson_2014": source.Verified,
		"ruger_2012": source.Verified, "ashworth_2024": source.Verified, "per_dollar_2_28": source.Unverified,
		"recovery_innovations": source.Unverified, "sledge_2011": source.Verified, "kelly_2020": source.Verified, "castedo_2025": source.Verified} {
		i := slices.IndexFunc(economics.Published(), func(f economics.Figure) bool { return f.ID == id })
		require.GreaterOrEqual(t, i, 0, id)
		f := economics.Published()[i]
		assert.Equal(t, want, f.Source.Evidence, id)
		if id == "georgia_2006" {
			assert.Equal(t, "not stated", f.Design, "nothing says that it had controls")
		}
		if id == "ruger_2012" {
			assert.Contains(t, f.Caveat, "alcohol", "what went the other way is said")
		}
	}
	last := economics.Published()[len(economics.Published())-1]
	assert.Equal(t, source.Unverified, last.Source.Evidence)
	_, err := last.Return.Ratio()
	require.ErrorIs(t, err, economics.ErrBasis, "nobody says whether 2.28 is gross or net")
}
