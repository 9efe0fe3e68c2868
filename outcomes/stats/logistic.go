package stats

import "math"

// A LogisticModel is a fitted logistic regression. Create one with [Logistic].
type LogisticModel struct {
	N, Events int
	Intercept LogisticTerm   // the log odds where every covariate is 0
	Terms     []LogisticTerm // in the order of the covariates
	Deviance  float64        // -2 log likelihood
	Fitted    []float64      // each row's chance of the event, in (0, 1)
}

// A LogisticTerm is the effect of one covariate on the log odds, per unit.
type LogisticTerm struct {
	Name      string
	Coef      Figure
	OddsRatio Figure // exp of Coef and its limits; the standard error is that of Coef
	Z, P      float64
}

// Limits of the iteration. A scaled coefficient with a variance above flat has no
// finite estimate, as in a Cox model.
//
// Source: R's glm.control, with a tighter settling share than its 1e-8.
const (
	logisticIterations = 100
	logisticSettled    = 1e-13
)

// Logistic fits the chance p of an event by maximum likelihood,
//
//	ln(p / (1 - p)) = b0 + Σ b x
//
// by iteratively reweighted least squares with step-halving; covariates are
// centred and scaled first. level 0 means 0.95.
//
// It returns [ErrNoObservations], [ErrLength], [ErrLevel], [ErrNoEvents],
// [ErrDependent] if a covariate is constant or depends on those before it,
// [ErrSeparation] if everybody had the event or a sum of the covariates tells the
// outcome without error, [ErrNotConverged], or a [*RowError] with [ErrCovariate].
// Without covariates the model has its intercept only.
//
// Source: McCullagh & Nelder, Generalized Linear Models; R's glm (binomial).
func Logistic(event []bool, covariates []Covariate, level float64) (LogisticModel, error) {
	m, err := logistic(event, covariates, level)
	if err != nil {
		return LogisticModel{}, refuse("logistic", err)
	}
	return m, nil
}

// logisticData is the outcome and the scaled columns, the first of which is 1.
type logisticData struct {
	p            int
	y, x         []float64
	centre, size []float64
}

func logistic(event []bool, covariates []Covariate, level float64) (LogisticModel, error) {
	z, err := normalQuantile(level)
	if err != nil {
		return LogisticModel{}, err
	}
	data, events, err := newLogisticData(event, covariates)
	if err != nil {
		return LogisticModel{}, err
	}
	beta, f, deviance, err := data.maximise()
	if err != nil {
		return LogisticModel{}, err
	}
	m := LogisticModel{N: len(event), Events: events, Deviance: deviance}
	for i := range event {
		m.Fitted = append(m.Fitted, chance(dot(data.x[i*data.p:(i+1)*data.p], beta)))
	}
	var overflow error
	term := func(name string, direction []float64) LogisticTerm {
		b, se := dot(direction, beta), math.Sqrt(dot(direction, f.solve(direction)))
		if err := withinDoubles(b, se, b/se); err != nil {
			overflow = err
		}
		return LogisticTerm{Name: name, Coef: around(b, se, z), OddsRatio: ratioAround(b, se, z), Z: b / se, P: normalP(b / se)}
	}
	// The intercept is that of the scaled columns less what their centres make of it.
	direction := make([]float64, data.p)
	direction[0] = 1
	for j := range covariates {
		direction[j+1] = -data.centre[j] / data.size[j]
	}
	m.Intercept = term("", direction)
	for j, c := range covariates {
		clear(direction)
		direction[j+1] = 1 / data.size[j]
		m.Terms = append(m.Terms, term(c.Name, direction))
	}
	if overflow != nil {
		return LogisticModel{}, overflow
	}
	return m, nil
}

func newLogisticData(event []bool, covariates []Covariate) (logisticData, int, error) {
	n := len(event)
	if n == 0 {
		return logisticData{}, 0, ErrNoObservations
	}
	d := logisticData{p: len(covariates) + 1, y: make([]float64, n)}
	d.x = make([]float64, n*d.p)
	events := 0
	for i, e := range event {
		d.x[i*d.p] = 1
		if e {
			events++
			d.y[i] = 1
		}
	}
	for j, c := range covariates {
		if len(c.Values) != n {
			return d, 0, ErrLength
		}
		for i, v := range c.Values {
			if !finite(v) {
				return d, 0, &RowError{Row: i, Err: ErrCovariate}
			}
		}
		centre, size := meanOf(c.Values), 0.0
		for _, v := range c.Values {
			size += math.Abs(v-centre) / float64(n)
		}
		if size <= 1e-13*math.Abs(centre) {
			return d, 0, ErrDependent
		}
		for i, v := range c.Values {
			d.x[i*d.p+j+1] = (v - centre) / size
		}
		d.centre, d.size = append(d.centre, centre), append(d.size, size)
	}
	switch events {
	case 0:
		return d, 0, ErrNoEvents
	case n:
		return d, 0, ErrSeparation
	}
	return d, events, nil
}

func chance(eta float64) float64 { return 1 / (1 + math.Exp(-eta)) }

// at returns the deviance, the gradient and the information at beta.
func (d logisticData) at(beta []float64) (deviance float64, gradient, information []float64) {
	gradient, information = make([]float64, d.p), make([]float64, d.p*d.p)
	for i, y := range d.y {
		x := d.x[i*d.p : (i+1)*d.p]
		eta := dot(x, beta)
		p := chance(eta)
		// ln(1 + exp(-|eta|)) is what the likelihood is short of the surer outcome.
		loss := math.Log1p(math.Exp(-math.Abs(eta)))
		if (y == 1) == (eta < 0) {
			loss += math.Abs(eta)
		}
		deviance += 2 * loss
		w := chance(-eta) * p
		for j := range d.p {
			gradient[j] += x[j] * (y - p)
			for k := 0; k <= j; k++ {
				information[j*d.p+k] += w * x[j] * x[k]
			}
		}
	}
	for j := range d.p {
		for k := range j {
			information[k*d.p+j] = information[j*d.p+k]
		}
	}
	return deviance, gradient, information
}

func (d logisticData) maximise() (beta []float64, f factor, deviance float64, err error) {
	beta = make([]float64, d.p)
	deviance, gradient, information := d.at(beta)
	if f = factorise(information, d.p, nil); f.rank() < d.p {
		return nil, f, 0, ErrDependent
	}
	for range logisticIterations {
		step := f.solve(gradient)
		next := make([]float64, d.p)
		before, share := deviance, 1.0
		for range maxHalvings {
			for j := range next {
				next[j] = beta[j] + share*step[j]
			}
			deviance, gradient, information = d.at(next)
			if deviance <= before+logisticSettled*(1+before) {
				break
			}
			share /= 2
		}
		beta = next
		f = factorise(information, d.p, nil)
		if f.rank() < d.p || d.flat(f) {
			return nil, f, 0, ErrSeparation
		}
		if math.Abs(before-deviance) <= logisticSettled*(1+deviance) {
			return beta, f, deviance, nil
		}
	}
	return nil, f, 0, ErrNotConverged
}

// flat reports whether the likelihood no longer bends in some direction.
func (d logisticData) flat(f factor) bool {
	unit := make([]float64, d.p)
	for j := range unit {
		clear(unit)
		unit[j] = 1
		if f.solve(unit)[j] > flat {
			return true
		}
	}
	return false
}
