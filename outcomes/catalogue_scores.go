package outcomes

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// AnswerScore returns the code under which a score of an instrument is recorded,
// such as "phq-9.total".
func AnswerScore(id instrument.ID, scale string) string { return string(id) + "." + scale }

func scoreMeasures() []Measure {
	var out []Measure
	for _, r := range []struct {
		id, name string
		in       instrument.ID
		scale    string
	}{
		{"alliance", "Working alliance with the worker", "wai-sr", "total"},
		{"anxiety", "Anxiety", "gad-7", "total"},
		{"craving-alcohol", "Craving for alcohol", "pacs", "total"},
		{"depression", "Depression", "phq-9", "total"},
		{"functioning", "Functioning, social roles and activities", "promis-social-roles-4a", "total"},
		{"health-today", "Health today, as the person rates it", "eq-5d-5l", "vas"},
		{"hope", "Hope", "adult-hope", "total"},
		{"hope-herth", "Hope, twelve items", "herth-hope", "total"},
		{"hope-state", "Hope, at the moment", "state-hope", "total"},
		{"loneliness", "Loneliness", "ucla-3", "total"},
		{"loneliness-dejong", "Loneliness, six items", "dejong-6", "total"},
		{"perceived-stress", "Perceived stress", "pss-10", "total"},
		{"perceived-stress-4", "Perceived stress, four items", "pss-4", "total"},
		{"personal-recovery", "Personal recovery", "qpr-15", "total"},
		{"quality-of-life", "Quality of life, psychological", "whoqol-bref", "psychological"},
		{"quality-of-life-environment", "Quality of life, environment", "whoqol-bref", "environment"},
		{"quality-of-life-physical", "Quality of life, physical", "whoqol-bref", "physical"},
		{"quality-of-life-social", "Quality of life, social", "whoqol-bref", "social"},
		{"recovery-capital", "Recovery capital", "barc-10", "total"},
		{"recovery-capital-arc", "Recovery capital, fifty items", "arc", "total"},
		{"recovery-sure", "Recovery, as seen by the person", "sure", "total"},
		{"satisfaction", "Satisfaction", "csq-8", "total"},
		{"self-efficacy", "Self-efficacy", "gse", "total"},
		{"self-efficacy-alcohol", "Confidence in abstaining from alcohol", "aase-confidence", "total"},
		{"self-efficacy-use", "Confidence in situations of use", "dtcq-8", "total"},
		{"self-esteem", "Self-esteem", "rses", "total"},
		{"social-network", "Social network", "lsns-6", "total"},
		{"social-support", "Social support", "mspss", "total"},
		{"stigma", "Internalised stigma", "ismi-10", "total"},
		{"use-frequency", "Frequency of use", "bam", "use"},
		{"use-protective", "Protective factors against use", "bam", "protective"},
		{"use-risk", "Risk factors of use", "bam", "risk"},
	} {
		out = append(out, score(r.id, r.name, r.in, r.scale))
	}
	return append(out,
		cut("recovery-capital-47", "Recovery capital of 47 or more", "barc-10", 47, Range{47, 60}, better),
		cut("loneliness-6", "Loneliness of 6 or more", "ucla-3", 6, Range{6, 9}, lower),
		cut("depression-below-10", "Depression score below 10", "phq-9", 10, Range{0, 9}, better),
		cut("anxiety-below-10", "Anxiety score below 10", "gad-7", 10, Range{0, 9}, better),
		highStigma(),
		highSatisfaction(),
		cut("small-network", "Social network below 12", "lsns-6", 12, Range{0, 11}, lower),
	)
}

// score is the mean of a published scale, with its direction and source.
func score(id, name string, in instrument.ID, scale string) Measure {
	m := scored(id, name, AnswerScore(in, scale), "points")
	m.Instrument, m.Scale = in, scale
	s := scaleOf(in, scale)
	m.Direction, m.Source = s.Direction, s.Source
	m.Unit = fmt.Sprintf("points from %g to %g", s.Low, s.High)
	return m
}

// cut is the share of people whose score lies in a range. Its source is that of the
// cut-off, where the scale has one there.
func cut(id, name string, in instrument.ID, cutoff float64, reached Range, direction instrument.Direction) Measure {
	m := score(id, name, in, "total")
	m.Kind, m.Unit, m.Method, m.Missing, m.Reached, m.Direction = Binary, share, MethodAnswered, LeftOut, reached, direction
	m.Numerator = fmt.Sprintf("scores from %g to %g", reached.Low, reached.High)
	for _, c := range scaleOf(in, "total").Cutoffs {
		if c.At == cutoff && c.Set == "" {
			m.Source = c.Source
		}
	}
	return m
}

// highStigma is a mean above 2.5, which does not reach 2.5 itself.
func highStigma() Measure {
	m := cut("stigma-high", "Internalised stigma above 2.5", "ismi-10", 2.5, Range{math.Nextafter(2.5, 3), 4}, lower)
	m.Numerator = "scores above 2.5"
	return m
}

// highSatisfaction is the share in the top band of the scale.
func highSatisfaction() Measure {
	m := cut("satisfaction-high", "Satisfaction of 27 or more", "csq-8", 27, Range{27, 32}, better)
	bands := scaleOf("csq-8", "total").Bands
	m.Source = bands[len(bands)-1].Source
	return m
}

func scaleOf(id instrument.ID, scale string) instrument.Scale {
	in, err := instrument.Of(id)
	if err != nil {
		panic(err) // a mistake in this file
	}
	s, err := in.Scale(scale)
	if err != nil {
		panic(err) // a mistake in this file
	}
	return s
}
