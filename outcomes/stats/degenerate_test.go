package stats_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// given keeps what a call returned.
func given[T any](v T, err error) func() (any, error) {
	return func() (any, error) { return v, err }
}

// Nobody, nothing happened, all at one time, all alike, told without error: each
// estimator refuses by name or returns its documented limit, and never a NaN.
func TestDegenerateInputs(t *testing.T) {
	var (
		nobody    []stats.Observation
		still     = []stats.Observation{{Time: 3}, {Time: 3}, {Time: 5}}
		tied      = ended(4, 4, 4, 4)
		tiedX     = []stats.Covariate{{Name: "x", Values: []float64{0, 1, 0, 1}}}
		one       = []stats.Effect{{Value: .2, Variance: .1}}
		alike     = []stats.Effect{{Value: .2, Variance: .1}, {Value: .2, Variance: .1}, {Value: .2, Variance: .1}}
		spread    = []stats.Effect{{Value: 1, Variance: 1e-300}, {Value: 2, Variance: 1e-300}, {Value: 5, Variance: 1}}
		flat      = stats.Sample{N: 5, Mean: 3}
		single    = stats.Sample{N: 1, Mean: 3}
		constant  = []float64{7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}
		line      = []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}
		halves    = []bool{true, true, false, false}
		told      = []stats.Covariate{{Name: "x", Values: []float64{1, 1, 0, 0}}}
		fixed     = []stats.Covariate{{Name: "x", Values: []float64{1, 1, 1, 1}}}
		telling   = []stats.Covariate{{Name: "x", Values: []float64{1, 0, 1, 0}}}
		everybody = []stats.Count{{Events: 5, N: 5}, {Events: 9, N: 9}}
	)
	twelve := make([]stats.Effect, 12)
	for i := range twelve {
		twelve[i] = stats.Effect{Value: .3, Variance: .1 + .01*float64(i)}
	}
	percent := func(q float64, df int) (stats.Test, error) {
		_, test, err := stats.Heterogeneity(q, df)
		return test, err
	}
	curve := curveOf(t, still, "")
	competing := func(causes ...int) []stats.CompetingObservation {
		var obs []stats.CompetingObservation
		for _, c := range causes {
			obs = append(obs, stats.CompetingObservation{Time: 2, Cause: c})
		}
		return obs
	}
	for name, tt := range map[string]struct {
		call func() (any, error)
		want error // nil: a documented limit
	}{
		"curve of nobody":            {given(stats.KaplanMeier(nobody, stats.Confidence{})), stats.ErrNoObservations},
		"curves of nobody":           {given(stats.KaplanMeierBy(nobody, nil, stats.Confidence{})), stats.ErrNoObservations},
		"curve without events":       {given(curve.At(4)), nil},
		"median without events":      {given(curve.Median(), nil), nil},
		"mean without events":        {given(curve.RestrictedMean(5)), nil},
		"curve of one moment":        {given(curveOf(t, tied, "log-log").At(4)), nil},
		"difference of no means":     {given(stats.DifferenceOfMeans(stats.Mean{}, stats.Mean{}, 0)), stats.ErrHorizon},
		"hazard of nobody":           {given(stats.NelsonAalen(nobody, 0)), stats.ErrNoObservations},
		"hazard without events":      {given(stats.NelsonAalen(still, 0)), nil},
		"hazard of one moment":       {given(stats.NelsonAalen(tied, 0)), nil},
		"incidence of nobody":        {given(stats.CumulativeIncidence(nil, stats.Confidence{})), stats.ErrNoObservations},
		"incidence without events":   {given(stats.CumulativeIncidence(competing(0, 0), stats.Confidence{})), stats.ErrNoEvents},
		"log-rank of one moment":     {given(stats.LogRank(tied, []int{0, 1, 0, 1}, stats.LogRankOptions{})), stats.ErrSingular},
		"log-rank without events":    {given(stats.LogRank(still, []int{0, 1, 0}, stats.LogRankOptions{})), stats.ErrNoEvents},
		"log-rank of one group":      {given(stats.LogRank(tied, []int{0, 0, 0, 0}, stats.LogRankOptions{})), stats.ErrOneGroup},
		"cox without events":         {given(stats.Cox(still, []stats.Covariate{{Values: []float64{1, 2, 3}}}, stats.CoxOptions{})), stats.ErrNoEvents},
		"cox of one moment":          {given(stats.Cox(tied, tiedX, stats.CoxOptions{})), nil},
		"cox of one moment, Breslow": {given(stats.Cox(tied, tiedX, stats.CoxOptions{Ties: stats.Breslow})), nil},
		"cox of one person":          {given(stats.Cox(ended(3), []stats.Covariate{{Values: []float64{1}}}, stats.CoxOptions{Robust: true})), nil},
		"cox of one cluster":         {given(stats.Cox(tied, tiedX, stats.CoxOptions{Cluster: []int{1, 1, 1, 1}})), stats.ErrTooFew},
		"hazards of one moment":      {given(stats.ProportionalHazards(ended(4, 4, 9, 4), tiedX, stats.CoxOptions{}, "")), stats.ErrTooFew},
		"hazards of a constant":      {given(stats.ProportionalHazards(tied, fixed, stats.CoxOptions{}, "")), stats.ErrDependent},
		"hazards, separated":         {given(stats.ProportionalHazards(ended(1, 2, 8, 9), told, stats.CoxOptions{}, "")), stats.ErrSeparation},
		"share of nobody":            {given(stats.Proportion(stats.Count{}, "", 0)), stats.ErrNoPeople},
		"table of nobody":            {given(stats.TwoByTwo{}.RiskRatio(0)), stats.ErrNoPeople},
		"ratio of nothing":           {given(counts(0, 5, 0, 9).RiskRatio(0)), nil},
		"odds of everybody":          {given(counts(5, 5, 9, 9).OddsRatio(0)), nil},
		"peto of nothing":            {given(counts(0, 1, 0, 1).PetoOddsRatio(0)), nil},
		"fisher of nothing":          {given(counts(0, 5, 0, 9).Fisher(0)), nil},
		"chi-square of nothing":      {given(counts(0, 5, 0, 9).ChiSquare()), stats.ErrEmptyMargin},
		"number needed, equal":       {given(counts(2, 4, 2, 4).NumberNeeded("", 0)), nil},
		"number needed, no width":    {given(counts(0, 4, 0, 4).NumberNeeded(stats.Wald, 0)), nil},
		"effect of nothing":          {given(counts(0, 5, 0, 9).Effect(stats.LogOddsRatio)), stats.ErrUninformative},
		"nobody changed":             {given(stats.McNemar(0, 0)), stats.ErrNoEvents},
		"rate of no time":            {given(stats.Rate{Events: 1}.Estimate(0)), stats.ErrPersonTime},
		"rates without events":       {given(stats.RateRatio(stats.Rate{Time: 1}, stats.Rate{Time: 1}, 0)), nil},
		"rate difference, no events": {given(stats.RateDifference(stats.Rate{Time: 1}, stats.Rate{Time: 1}, 0)), nil},
		"nothing expected":           {given(stats.ObservedToExpected(3, 0, 0)), stats.ErrExpected},
		"nothing observed":           {given(stats.ObservedToExpected(0, 3, 0)), nil},
		"follow-up of nobody":        {given(stats.FollowUp{}.Bounds(0)), stats.ErrNoPeople},
		"linked, nobody":             {given(stats.FollowUp{}.Linked(1)), stats.ErrNoPeople},
		"welch, flat":                {given(stats.Welch(flat, flat, 0)), stats.ErrNoSpread},
		"welch, one flat":            {given(stats.Welch(stats.Sample{N: 5, Mean: 4, SD: 2}, flat, 0)), nil},
		"student of one":             {given(stats.Student(single, flat, 0)), stats.ErrTooFew},
		"g, flat":                    {given(stats.HedgesG(flat, flat, "", 0)), stats.ErrNoSpread},
		"ratio of flat means":        {given(stats.MeanRatio(flat, flat, 0)), nil},
		"ranks of nobody":            {given(stats.MannWhitney(nil, line)), stats.ErrNoPeople},
		"ranks, all tied":            {given(stats.MannWhitney(constant, constant)), stats.ErrNoSpread},
		"ranks of two people":        {given(stats.MannWhitney([]float64{1}, []float64{2})), nil},
		"describe nobody":            {given(stats.Describe(nil)), stats.ErrTooFew},
		"paired, same change":        {given(stats.Paired(constant, line[:16], 0)), nil},
		"paired, alike":              {given(stats.Paired(constant, constant, 0)), stats.ErrNoSpread},
		"two changes, alike":         {given(stats.DifferenceInDifferences(stats.Twice{Before: constant, After: constant}, stats.Twice{Before: constant, After: constant}, 0)), stats.ErrNoSpread},
		"two changes of nobody":      {given(stats.DifferenceInDifferences(stats.Twice{}, stats.Twice{}, 0)), stats.ErrTooFew},
		"no scale":                   {given(stats.Scale{}.Precision()), stats.ErrReliability},
		"no studies":                 {given(stats.Pool(nil, stats.PoolOptions{})), stats.ErrNoStudies},
		"one study":                  {given(stats.Pool(one, stats.PoolOptions{})), nil},
		"one study, Knapp & Hartung": {given(stats.Pool(one, stats.PoolOptions{KnappHartung: stats.KnappHartungPlain})), stats.ErrTooFew},
		"studies alike, K & H":       {given(stats.Pool(alike, stats.PoolOptions{KnappHartung: stats.KnappHartungPlain})), stats.ErrNoSpread},
		"studies far apart":          {given(stats.Pool(spread, stats.PoolOptions{})), stats.ErrOverflow},
		"egger, few":                 {given(stats.Egger(alike, 0)), stats.ErrTooFew},
		"egger, line exact":          {given(stats.Egger(twelve, 0)), stats.ErrNoSpread},
		"no differences":             {given(percent(0, 1)), nil},
		"no degrees of freedom":      {given(percent(3, 0)), stats.ErrTooFew},
		"imputed alike":              {given(stats.Impute(alike, 0, 0)), nil},
		"no p values":                {given(stats.Adjust(nil, "")), nil},
		"logistic of nobody":         {given(stats.Logistic(nil, nil, 0)), stats.ErrNoObservations},
		"logistic, nothing happened": {given(stats.Logistic(make([]bool, 4), telling, 0)), stats.ErrNoEvents},
		"logistic, all happened":     {given(stats.Logistic([]bool{true, true, true, true}, telling, 0)), stats.ErrSeparation},
		"logistic, separated":        {given(stats.Logistic(halves, told, 0)), stats.ErrSeparation},
		"logistic, constant":         {given(stats.Logistic(halves, fixed, 0)), stats.ErrDependent},
		"logistic, more than people": {given(stats.Logistic(halves[1:3], []stats.Covariate{{Values: []float64{0, 1}}, {Values: []float64{1, 1}}}, 0)), stats.ErrDependent},
		"weights of one group":       {given(stats.InverseProbabilityWeights([]bool{true, true}, []float64{.5, .5}, stats.WeightOptions{})), stats.ErrOneGroup},
		"weights, all trimmed":       {given(stats.InverseProbabilityWeights(halves, []float64{.9, .9, .1, .1}, stats.WeightOptions{Trim: .2})), stats.ErrWeights},
		"balance of constants":       {given(stats.Balance(halves, told, nil)), nil},
		"no weights":                 {given(stats.EffectiveSize(nil)), nil},
		"weighted, no weight":        {given(stats.WeightedDifference(line[:4], halves, make([]float64, 4), 0)), stats.ErrWeights},
		"series, short":              {given(stats.InterruptedSeries(line[:9], 4, stats.SeriesOptions{})), stats.ErrTooFew},
		"series, constant":           {given(stats.InterruptedSeries(constant, 8, stats.SeriesOptions{})), stats.ErrNoSpread},
		"series, straight":           {given(stats.InterruptedSeries(line, 8, stats.SeriesOptions{})), stats.ErrNoSpread},
		"kappa of nobody":            {given(stats.CohenKappa([][]int{{0, 0}, {0, 0}}, "", 0)), stats.ErrNoPeople},
		"kappa, one category":        {given(stats.CohenKappa([][]int{{9, 0}, {0, 0}}, "", 0)), stats.ErrNoSpread},
		"fleiss of nobody":           {given(stats.FleissKappa(nil, 0)), stats.ErrTooFew},
		"fleiss without categories":  {given(stats.FleissKappa([][]int{{}, {}}, 0)), stats.ErrTooFew},
		"icc of nobody":              {given(stats.ICC(nil, 0)), stats.ErrTooFew},
		"icc, all alike":             {given(stats.ICC([][]float64{{2, 2}, {2, 2}}, 0)), stats.ErrNoSpread},
		"icc, raters agree":          {given(stats.ICC([][]float64{{2, 2}, {3, 3}}, 0)), nil},
		"chart, nothing moves":       {given(stats.NewXmR(constant)), nil},
		"chart of one":               {given(stats.NewXmR(line[:1])), stats.ErrTooFew},
		"shares, nobody":             {given(stats.PChart([]stats.Count{{}, {}}, false)), stats.ErrNoPeople},
		"shares, everybody":          {given(stats.PChart(everybody, false)), stats.ErrNoSpread},
		"rates, no events":           {given(stats.UChart([]stats.Rate{{Time: 1}, {Time: 2}}, false)), stats.ErrNoSpread},
		"gaps of nothing":            {given(stats.RareEvents([]float64{0, 0, 0})), nil},
		"sums of nothing":            {given(stats.Cusum(nil, stats.CusumOptions{})), nil},
		"risks of nobody":            {given(stats.RiskAdjustedCusum(nil, 2, 4)), nil},
		"funnel of everybody":        {given(stats.NewFunnel(everybody, 0, true)), stats.ErrNoSpread},
		"funnel of nobody":           {given(stats.NewFunnel(nil, 0, true)), stats.ErrTooFew},
		"moments of nobody":          {given(stats.Moments{}.Sample()), stats.ErrTooFew},
		"cut-off without spread":     {given(stats.CutOff(3, 0, 1, 0)), stats.ErrNoSpread},
		"correction without freedom": {given(stats.SmallSample(1)), stats.ErrTooFew},
		"interval without width":     {given(stats.DifferenceFromInterval(1, 1, 1, 0)), stats.ErrValue},
		"interval of everything":     {given(stats.DifferenceFromInterval(0, math.Inf(-1), 1, 0)), stats.ErrValue},
		"snapped nobody":             {given(stats.SnapTies(nobody)), stats.ErrNoObservations},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := tt.call()
			if tt.want != nil {
				require.ErrorIs(t, err, tt.want)
				return
			}
			require.NoError(t, err)
			_, err = json.Marshal(got)
			require.NoError(t, err, "a NaN or an infinity")
		})
	}
}
