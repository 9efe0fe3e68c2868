package evidence

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// Errors of evidence.
var (
	// ErrUnknownClaim reports an id under which no claim is held.
	ErrUnknownClaim = errors.New("evidence: unknown claim")
	// ErrUnknownStudy reports an id under which no study is held.
	ErrUnknownStudy = errors.New("evidence: unknown study")
	// ErrUnknownVerdict reports a name that is no [Verdict].
	ErrUnknownVerdict = errors.New("evidence: unknown verdict")
	// ErrUnknownDesign reports a name that is no [Design].
	ErrUnknownDesign = errors.New("evidence: unknown design")
	// ErrUnknownGrade reports a name that is no [Grade].
	ErrUnknownGrade = errors.New("evidence: unknown grade")
	// ErrUnknownBias reports a name that is no [Bias].
	ErrUnknownBias = errors.New("evidence: unknown risk of bias")
)

// A Verdict says what became of a claim when its source was looked for. The zero
// value is no verdict.
type Verdict string

// Verdicts.
const (
	// Traced: a source says it, as far as the claim goes.
	Traced Verdict = "traced"
	// PartlyRight: a source says part of it, or something like it.
	PartlyRight Verdict = "partly_right"
	// Dubious: what was found does not say it, or speaks against it.
	Dubious Verdict = "dubious"
	// NoSource: no source was found.
	NoSource Verdict = "no_source"
)

var verdicts = []Verdict{Traced, PartlyRight, Dubious, NoSource}

// Verdicts returns every Verdict, in the order of this page.
func Verdicts() []Verdict { return append([]Verdict(nil), verdicts...) }

// String returns the name under which it is stored and sent.
func (v Verdict) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownVerdict].
func (v Verdict) MarshalText() ([]byte, error) { return enum.Marshal(v, verdicts, ErrUnknownVerdict) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Verdict) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, verdicts, ErrUnknownVerdict)
}

// A Design says how something was studied. The zero value is no design.
type Design string

// Designs.
const (
	// Trial: people were randomised.
	Trial Design = "randomised_trial"
	// PooledTrials: a systematic review that pools randomised trials.
	PooledTrials Design = "meta_analysis"
	// Review: a systematic or narrative review without a pooled estimate of its own.
	Review Design = "review"
	// ReviewOfReviews: an umbrella review.
	ReviewOfReviews Design = "umbrella_review"
	// Controlled: observational, with a comparison group.
	Controlled Design = "observational_controlled"
	// BeforeAfter: the same people before and after, without a comparison.
	BeforeAfter Design = "uncontrolled_before_after"
	// Model: calculated from other studies' figures.
	Model Design = "model"
	// Survey: what people answered.
	Survey Design = "survey"
	// NotStated: no design is stated or no study was found.
	NotStated Design = "not_stated"
)

var designs = []Design{Trial, PooledTrials, Review, ReviewOfReviews, Controlled, BeforeAfter, Model, Survey, NotStated}

// Designs returns every Design, in the order of this page.
func Designs() []Design { return append([]Design(nil), designs...) }

// String returns the name under which it is stored and sent.
func (d Design) String() string { return string(d) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDesign].
func (d Design) MarshalText() ([]byte, error) { return enum.Marshal(d, designs, ErrUnknownDesign) }

// UnmarshalText accepts exactly what MarshalText returns. On error d is unchanged.
func (d *Design) UnmarshalText(text []byte) error {
	return enum.Unmarshal(d, text, designs, ErrUnknownDesign)
}

// Shows says in words what the design can and cannot show.
func (d Design) Shows() string {
	switch d {
	case Trial, PooledTrials:
		return "can show an effect in the people and services studied"
	case Review, ReviewOfReviews:
		return "shows no more than the studies that it reads"
	case Controlled:
		return "can show a difference, and not that support caused it"
	case BeforeAfter:
		return "shows a change; people are often enrolled at their worst, so that some would have got better anyway"
	case Model:
		return "shows what follows from its inputs"
	case Survey:
		return "shows what those say who answered"
	}
	return "shows nothing that can be relied on"
}

// A Grade is this library's own reading of how far a claim carries, from its
// design and what is known against it. The zero value is no grade.
type Grade string

// Grades, from the strongest.
const (
	// Moderate: pooled trials or a sound trial, with reservations.
	Moderate Grade = "moderate"
	// Low: few or small trials, or a good comparison without randomising.
	Low Grade = "low"
	// VeryLow: no comparison, or serious doubt.
	VeryLow Grade = "very_low"
	// Ungraded: there is nothing to grade.
	Ungraded Grade = "ungraded"
)

var grades = []Grade{Moderate, Low, VeryLow, Ungraded}

// Grades returns every Grade, in the order of this page.
func Grades() []Grade { return append([]Grade(nil), grades...) }

// String returns the name under which it is stored and sent.
func (g Grade) String() string { return string(g) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGrade].
func (g Grade) MarshalText() ([]byte, error) { return enum.Marshal(g, grades, ErrUnknownGrade) }

// UnmarshalText accepts exactly what MarshalText returns. On error g is unchanged.
func (g *Grade) UnmarshalText(text []byte) error {
	return enum.Unmarshal(g, text, grades, ErrUnknownGrade)
}

// Bias is the risk of bias as a source states it. The zero value is no statement.
type Bias string

// Risks of bias.
const (
	HighBias    Bias = "high"
	SomeBias    Bias = "some_concerns"
	UnknownBias Bias = "unknown"
)

var biases = []Bias{HighBias, SomeBias, UnknownBias}

// Biases returns every Bias, in the order of this page.
func Biases() []Bias { return append([]Bias(nil), biases...) }

// String returns the name under which it is stored and sent.
func (b Bias) String() string { return string(b) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownBias].
func (b Bias) MarshalText() ([]byte, error) { return enum.Marshal(b, biases, ErrUnknownBias) }

// UnmarshalText accepts exactly what MarshalText returns. On error b is unchanged.
func (b *Bias) UnmarshalText(text []byte) error {
	return enum.Unmarshal(b, text, biases, ErrUnknownBias)
}
