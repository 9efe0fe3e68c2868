package instrument

import (
	"fmt"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// A FigureKind says what a figure about a scale is. The zero value is none.
type FigureKind string

// Kinds of figure.
const (
	// Alpha: internal consistency, the common substitute for a retest reliability.
	Alpha FigureKind = "alpha"
	// Retest: test-retest reliability.
	Retest FigureKind = "retest"
	// ReliablePoints: a published change, in points, from which on it is reliable.
	ReliablePoints FigureKind = "reliable_points"
	// ImportantPoints: a published smallest important difference, in points.
	ImportantPoints FigureKind = "important_points"
	// ImportantShare: the same as a fraction of the first score.
	ImportantShare FigureKind = "important_share"
	// StandardDeviation of scores in a published sample.
	StandardDeviation FigureKind = "standard_deviation"
)

var figureKinds = []FigureKind{Alpha, Retest, ReliablePoints, ImportantPoints, ImportantShare, StandardDeviation}

// FigureKinds returns every FigureKind, in the order of this page.
func FigureKinds() []FigureKind { return append([]FigureKind(nil), figureKinds...) }

// String returns the name under which it is stored and sent.
func (k FigureKind) String() string { return string(k) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFigure].
func (k FigureKind) MarshalText() ([]byte, error) {
	return enum.Marshal(k, figureKinds, ErrUnknownFigure)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *FigureKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, figureKinds, ErrUnknownFigure)
}

// A Figure is a published number about a scale. Several sources may give the same kind;
// the first is the one that is used. The zero Figure says nothing.
type Figure struct {
	Kind   FigureKind    `json:"kind"`
	Value  float64       `json:"value"` // above 0: a coefficient, points of the scale, or a fraction, as the kind says
	Source source.Source `json:"source"`
}

// A Change is what a second score says against a first. The zero value is none.
type Change string

// Changes.
const (
	// Improved: the score moved towards the better end by the published figure or more.
	Improved Change = "improved"
	// Unchanged: it moved by less, which measurement error alone may do.
	Unchanged Change = "unchanged"
	// Worsened: it moved towards the other end by the published figure or more.
	Worsened Change = "worsened"
)

var changes = []Change{Improved, Unchanged, Worsened}

// Changes returns every Change, in the order of this page.
func Changes() []Change { return append([]Change(nil), changes...) }

// String returns the name under which it is stored and sent.
func (c Change) String() string { return string(c) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownChange].
func (c Change) MarshalText() ([]byte, error) { return enum.Marshal(c, changes, ErrUnknownChange) }

// UnmarshalText accepts exactly what MarshalText returns. On error c is unchanged.
func (c *Change) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, changes, ErrUnknownChange)
}

// Figure returns the first figure of the kind, or [ErrNoFigure].
func (s Scale) Figure(kind FigureKind) (Figure, error) {
	for _, f := range s.Figures {
		if f.Kind == kind {
			return f, nil
		}
	}
	return Figure{}, fmt.Errorf("%w: %s of scale %s", ErrNoFigure, kind, s.ID)
}

// Reliability returns the retest reliability if one is on record, else alpha, the
// common substitute; the figure says which it is. It returns [ErrNoFigure] if
// neither is.
func (s Scale) Reliability() (Figure, error) {
	if f, err := s.Figure(Retest); err == nil {
		return f, nil
	}
	f, err := s.Figure(Alpha)
	if err != nil {
		return Figure{}, fmt.Errorf("%w: %s or %s of scale %s", ErrNoFigure, Retest, Alpha, s.ID)
	}
	return f, nil
}

// Judge compares two scores by the published change from which on it is reliable
// ([ReliablePoints], in points of the scale), and returns it with that figure, whose
// source is that of the verdict. For a scale without one, ReliableChange of package
// outcomes takes [Scale.Reliability] and the standard deviation of the caller's own
// population. It returns [ErrNoFigure] if no reliable change is on record or the
// scale has no direction, and [ErrScores] unless both scores lie on the scale.
func (s Scale) Judge(before, after float64) (Change, Figure, error) {
	f, err := s.Figure(ReliablePoints)
	switch {
	case err != nil:
		return "", Figure{}, err
	case s.Direction == NoDirection || s.Direction == "":
		return "", Figure{}, fmt.Errorf("%w: neither end of scale %s is the better one", ErrNoFigure, s.ID)
	case !s.holds(before) || !s.holds(after):
		return "", Figure{}, fmt.Errorf("%w: scale %s runs from %v to %v", ErrScores, s.ID, s.Low, s.High)
	}
	gain := after - before
	if s.Direction == LowerBetter {
		gain = -gain
	}
	switch {
	case gain >= f.Value:
		return Improved, f, nil
	case gain <= -f.Value:
		return Worsened, f, nil
	}
	return Unchanged, f, nil
}

func (s Scale) holds(v float64) bool {
	return v >= s.Low-1e-9 && v <= s.High+1e-9 // false of what is no number
}
