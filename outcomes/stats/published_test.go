package stats_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

const (
	four = 0.5e-4 + 1e-12 // half a unit of the last of four printed decimals
	five = 0.5e-5 + 1e-12
	six  = 0.5e-6 + 1e-12
)

// Freireich et al. (1963), Blood 21:699-716; printed in most textbooks.
func TestSixMPCurve(t *testing.T) {
	data := shipped(t, "six_mp.csv")
	arm := data.codes(t, "arm", "6-MP", "placebo")
	obs := data.followUp(t, "time", "event")
	drug := pick(obs, arm, 0)
	rows := []struct {
		t                         float64
		n, d                      int
		s, se, lo, hi, lolo, lohi float64
		plain                     bool
		plainLow, plainHigh       float64
	}{
		{t: 6, n: 21, d: 3, s: .8571, se: .0764, lo: .7198, hi: 1, lolo: .6197, lohi: .9516, plain: true, plainLow: .7075, plainHigh: 1},
		{t: 7, n: 17, d: 1, s: .8067, se: .0869, lo: .6531, hi: .9964, lolo: .5631, lohi: .9228},
		{t: 10, n: 15, d: 1, s: .7529, se: .0963, lo: .5859, hi: .9676, lolo: .5032, lohi: .8894},
		{t: 13, n: 12, d: 1, s: .6902, se: .1068, lo: .5096, hi: .9348, lolo: .4316, lohi: .8491},
		{t: 16, n: 11, d: 1, s: .6275, se: .1141, lo: .4394, hi: .8960, lolo: .3675, lohi: .8049},
		{t: 22, n: 7, d: 1, s: .5378, se: .1282, lo: .3370, hi: .8582, lolo: .2678, lohi: .7468},
		{t: 23, n: 6, d: 1, s: .4482, se: .1346, lo: .2488, hi: .8074, lolo: .1881, lohi: .6801, plain: true, plainLow: .1844, plainHigh: .7120},
	}
	log, loglog, plain := curveOf(t, drug, stats.LogInterval), curveOf(t, drug, stats.LogLogInterval), curveOf(t, drug, stats.PlainInterval)
	for _, r := range rows {
		step, err := log.At(r.t)
		require.NoError(t, err)
		assert.Equal(t, r.n, step.AtRisk)
		assert.Equal(t, r.d, step.Events)
		assert.InDelta(t, r.s, step.Survival, four)
		assert.InDelta(t, r.se, value(t, step.StdErr), four)
		assert.InDelta(t, r.lo, value(t, step.Low), four)
		assert.InDelta(t, r.hi, value(t, step.High), four)
		step, err = loglog.At(r.t)
		require.NoError(t, err)
		assert.InDelta(t, r.lolo, value(t, step.Low), four)
		assert.InDelta(t, r.lohi, value(t, step.High), four)
		if r.plain {
			step, err = plain.At(r.t)
			require.NoError(t, err)
			assert.InDelta(t, r.plainLow, value(t, step.Low), four)
			assert.InDelta(t, r.plainHigh, value(t, step.High), four)
		}
	}
	placebo := curveOf(t, pick(obs, arm, 1), stats.LogInterval)
	for at, s := range map[float64]float64{1: .9048, 2: .8095, 3: .7619, 4: .6667, 5: .5714, 8: .3810, 11: .2857, 12: .1905, 15: .1429, 17: .0952, 22: .0476, 23: 0} {
		step, err := placebo.At(at)
		require.NoError(t, err)
		assert.InDelta(t, s, step.Survival, four)
	}
}

func TestSixMPMedianAndMean(t *testing.T) {
	data := shipped(t, "six_mp.csv")
	arm := data.codes(t, "arm", "6-MP", "placebo")
	obs := data.followUp(t, "time", "event")
	for _, kind := range []stats.IntervalKind{stats.LogInterval, stats.LogLogInterval, stats.PlainInterval} {
		drugLow, placeboHigh := 13.0, 11.0
		if kind == stats.LogInterval {
			drugLow, placeboHigh = 16, 12
		}
		assert.Equal(t, stats.Quantile{Time: stats.Known(23), Low: stats.Known(drugLow)}, curveOf(t, pick(obs, arm, 0), kind).Median(), kind)
		assert.Equal(t, stats.Quantile{Time: stats.Known(8), Low: stats.Known(4), High: stats.Known(placeboHigh)}, curveOf(t, pick(obs, arm, 1), kind).Median(), kind)
	}
	for _, r := range []struct {
		arm           int
		tau, mean, se float64
	}{{0, 23, 17.9092, 1.5532}, {1, 23, 8.6667, 1.3774}, {0, 35, 23.2874, 2.8275}, {1, 35, 8.6667, 1.3774}} {
		m, err := curveOf(t, pick(obs, arm, r.arm), "").RestrictedMean(r.tau)
		require.NoError(t, err)
		assert.InDelta(t, r.mean, m.Value, four)
		assert.InDelta(t, r.se, m.StdErr, four)
		mean, se := directMean(pick(obs, arm, r.arm), r.tau)
		assert.InDelta(t, mean, m.Value, 1e-9)
		assert.InDelta(t, se, m.StdErr, 1e-9)
	}
}

// Four of the UIS quantiles fall where the curve is exactly at their height
// from one event to the next: the medians of the short programme (131 to 132),
// the long one (190 to 194) and site 1 (198 to 200), and the third quartile of
// all (364 to 369). Tables that give the first time print 131, 190, 198 and
// 364; R gives the midpoint.
func TestPublishedCurves(t *testing.T) {
	methadone, uis := shipped(t, "methadone.csv"), shipped(t, "uis.csv")
	type at struct{ t, s, se, lo, hi, lolo, lohi float64 }
	type median struct {
		t, lo, hi, lolo, lohi float64 // 0: not reached
	}
	type mean struct{ tau, value, se float64 }
	tests := []struct {
		name      string
		obs       []stats.Observation
		n, events int
		median    median
		at        []at // se 0: not printed
		means     []mean
	}{
		{"clinic 1", pick(methadone.followUp(t, "time", "event"), methadone.codes(t, "clinic", "1", "2"), 0), 163, 122,
			median{428, 348, 514, 341, 512},
			[]at{{90, .8873, .0250, .8395, .9377, .8270, .9274}, {180, .7690, .0339, .7054, .8383, .6943, .8276},
				{365, .5542, .0409, .4796, .6405, .4704, .6301}, {730, .2008, .0378, .1388, .2903, .1326, .2791}},
			[]mean{{365, 280.367, 9.195}, {730, 412.358, 19.806}}},
		{"clinic 2", pick(methadone.followUp(t, "time", "event"), methadone.codes(t, "clinic", "1", "2"), 1), 75, 28,
			median{0, 661, 0, 661, 0},
			[]at{{90, .9320, .0294, .8762, .9914, .8444, .9711}, {180, .8466, .0426, .7671, .9344, .7400, .9120},
				{365, .7157, .0539, .6174, .8296, .5944, .8065}, {730, .5745, .0669, .4573, .7218, .4332, .6927}},
			[]mean{{365, 309.433, 11.925}, {730, 544.794, 30.421}}},
		{"methadone", methadone.followUp(t, "time", "event"), 238, 150, median{t: 504, lo: 399, hi: 560, lolo: -1},
			[]at{{t: 90, s: .9014}, {t: 180, s: .7935}, {t: 365, s: .6061}, {t: 730, s: .3163}}, nil},
		{"short", pick(uis.followUp(t, "time", "event"), uis.codes(t, "programme", "short", "long"), 0), 320, 265,
			median{131.5, 115, 156, 113, 154}, []at{{t: 30, s: .8781}, {t: 90, s: .6594}, {t: 180, s: .4031}, {t: 365, s: .2125}},
			[]mean{{365, 172.844, 7.030}}},
		{"long", pick(uis.followUp(t, "time", "event"), uis.codes(t, "programme", "short", "long"), 1), 308, 243,
			median{192, 175, 226, 175, 224}, []at{{t: 30, s: .9058}, {t: 90, s: .7338}, {t: 180, s: .5325}, {t: 365, s: .2890}},
			[]mean{{365, 206.834, 7.378}}},
		{"site 0", pick(uis.followUp(t, "time", "event"), uis.codes(t, "site", "0", "1"), 0), 444, 364,
			median{156, 132, 175, 130, 174}, []at{{t: 30, s: .8761}, {t: 90, s: .6847}, {t: 180, s: .4392}, {t: 365, s: .2320}},
			[]mean{{365, 183.230, 6.070}}},
		{"site 1", pick(uis.followUp(t, "time", "event"), uis.codes(t, "site", "0", "1"), 1), 184, 144,
			median{199, 161, 232, 159, 228}, []at{{t: 30, s: .9293}, {t: 90, s: .7228}, {t: 180, s: .5326}, {t: 365, s: .2935}},
			[]mean{{365, 204.679, 9.543}}},
		{"uis", uis.followUp(t, "time", "event"), 628, 508, median{t: 166, lo: 148, hi: 184, lolo: -1}, nil, nil},
	}
	known := func(v float64) stats.Estimate {
		if v == 0 {
			return stats.Estimate{}
		}
		return stats.Known(v)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			log, loglog := curveOf(t, tt.obs, stats.LogInterval), curveOf(t, tt.obs, stats.LogLogInterval)
			assert.Equal(t, tt.n, log.N())
			assert.Equal(t, tt.events, log.Events())
			assert.Equal(t, stats.Quantile{Time: known(tt.median.t), Low: known(tt.median.lo), High: known(tt.median.hi)}, log.Median())
			if tt.median.lolo >= 0 {
				want := stats.Quantile{Time: known(tt.median.t), Low: known(tt.median.lolo), High: known(tt.median.lohi)}
				assert.Equal(t, want, loglog.Median())
			}
			for _, r := range tt.at {
				step, err := log.At(r.t)
				require.NoError(t, err)
				assert.InDelta(t, r.s, step.Survival, four)
				if r.se == 0 {
					continue
				}
				assert.InDelta(t, r.se, value(t, step.StdErr), four)
				assert.InDelta(t, r.lo, value(t, step.Low), four)
				assert.InDelta(t, r.hi, value(t, step.High), four)
				step, err = loglog.At(r.t)
				require.NoError(t, err)
				assert.InDelta(t, r.lolo, value(t, step.Low), four)
				assert.InDelta(t, r.lohi, value(t, step.High), four)
			}
			for _, r := range tt.means {
				m, err := log.RestrictedMean(r.tau)
				require.NoError(t, err)
				assert.InDelta(t, r.value, m.Value, 0.5e-3)
				assert.InDelta(t, r.se, m.StdErr, 0.5e-3)
				mean, se := directMean(tt.obs, r.tau)
				assert.InDelta(t, mean, m.Value, 1e-6)
				assert.InDelta(t, se, m.StdErr, 1e-6)
			}
		})
	}
}

// Clinic 2 has the same lower limit of the median on all three scales.
func TestPlainMedians(t *testing.T) {
	methadone := shipped(t, "methadone.csv")
	obs, clinic := methadone.followUp(t, "time", "event"), methadone.codes(t, "clinic", "1", "2")
	first := curveOf(t, pick(obs, clinic, 0), stats.PlainInterval).Median()
	assert.Equal(t, stats.Quantile{Time: stats.Known(428), Low: stats.Known(341), High: stats.Known(512)}, first)
	assert.Equal(t, stats.Quantile{Low: stats.Known(661)}, curveOf(t, pick(obs, clinic, 1), stats.PlainInterval).Median())
}

func TestUISQuartiles(t *testing.T) {
	uis := shipped(t, "uis.csv")
	c := curveOf(t, uis.followUp(t, "time", "event"), stats.LogInterval)
	for p, want := range map[float64]stats.Quantile{
		.25: {Time: stats.Known(79), Low: stats.Known(69), High: stats.Known(87)},
		.5:  {Time: stats.Known(166), Low: stats.Known(148), High: stats.Known(184)},
		.75: {Time: stats.Known(366.5), Low: stats.Known(310), High: stats.Known(458)},
	} {
		got, err := c.Quantile(p)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
}

func TestPublishedTotals(t *testing.T) {
	for name, want := range map[string]struct {
		n, events int
		days      float64
	}{"six_mp.csv": {42, 30, 541}, "methadone.csv": {238, 150, 95812}, "uis.csv": {628, 508, 147394}} {
		var events int
		var days float64
		obs := shipped(t, name).followUp(t, "time", "event")
		for _, o := range obs {
			days += o.Time
			if o.Event {
				events++
			}
		}
		assert.Len(t, obs, want.n, name)
		assert.Equal(t, want.events, events, name)
		assert.Equal(t, want.days, days, name)
	}
}

func TestPublishedLogRank(t *testing.T) {
	six_mp, methadone, uis := shipped(t, "six_mp.csv"), shipped(t, "methadone.csv"), shipped(t, "uis.csv")
	tests := []struct {
		name               string
		data               table
		group              []int
		strata             []int
		weight             stats.Weight
		expected, variance []float64 // empty: not printed
		digits             float64   // tolerance of variance
		chi2, p, pDigits   float64
	}{
		{"6-MP", six_mp, six_mp.codes(t, "arm", "6-MP", "placebo"), nil, "", []float64{19.2505, 10.7495}, []float64{6.25696}, five, 16.7929, 4.17e-5, 0.5e-7},
		{"6-MP Gehan", six_mp, six_mp.codes(t, "arm", "6-MP", "placebo"), nil, stats.GehanWeight, nil, nil, 0, 13.4579, 2.44e-4, 0.5e-6},
		{"clinic", methadone, methadone.codes(t, "clinic", "1", "2"), nil, "", []float64{90.9082, 59.0918}, []float64{34.65794}, five, 27.8927, 1.28e-7, 0.5e-9},
		{"clinic Gehan", methadone, methadone.codes(t, "clinic", "1", "2"), nil, stats.GehanWeight, nil, nil, 0, 11.6268, 6.50e-4, 0.5e-6},
		{"clinic by prison", methadone, methadone.codes(t, "clinic", "1", "2"), methadone.codes(t, "prison", "0", "1"), "", []float64{91.6819, 58.3181}, []float64{34.1156}, four, 26.9433, 0, 1e-6},
		{"programme", uis, uis.codes(t, "programme", "short", "long"), nil, "", []float64{235.8046, 272.1954}, []float64{125.3869}, four, 6.7979, .009126, six},
		{"programme Gehan", uis, uis.codes(t, "programme", "short", "long"), nil, stats.GehanWeight, nil, nil, 0, 9.4608, .0021, four},
		{"programme by site", uis, uis.codes(t, "programme", "short", "long"), uis.codes(t, "site", "0", "1"), "", nil, nil, 0, 7.3326, .0068, four},
		{"site", uis, uis.codes(t, "site", "0", "1"), nil, "", nil, nil, 0, 2.3658, .124, 0.5e-3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			obs := tt.data.followUp(t, "time", "event")
			got, err := stats.LogRank(obs, tt.group, stats.LogRankOptions{Strata: tt.strata, Weight: tt.weight})
			require.NoError(t, err)
			assert.InDelta(t, tt.chi2, got.ChiSquare, four)
			assert.InDelta(t, tt.p, got.P, tt.pDigits)
			assert.Equal(t, 1, got.DF)
			for k, e := range tt.expected {
				assert.InDelta(t, e, got.Groups[k].Expected, four)
			}
			for _, v := range tt.variance {
				assert.InDelta(t, v, got.Variance[0][0], tt.digits)
			}
			weight := func(n, _ float64) float64 { return 1 }
			if tt.weight == stats.GehanWeight {
				weight = func(n, _ float64) float64 { return n }
			}
			o, e, v := directLogRank(obs, tt.group, tt.strata, 2, weight)
			assert.InEpsilon(t, (o[0]-e[0])*(o[0]-e[0])/v[0][0], got.ChiSquare, 1e-9)
		})
	}
}
