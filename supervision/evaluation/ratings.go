package evaluation

import (
	"cmp"
	"fmt"
	"log/slog"
	"maps"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type (
	subject struct{}
	rater   struct{}
)

// A SubjectID names what is rated: a service, a site, a recorded session. A RaterID
// names who rated it.
type (
	SubjectID = peer.ID[subject]
	RaterID   = peer.ID[rater]
)

// A Rating is one rater's values of one subject, by item. An item that is not there
// was not rated.
type Rating struct {
	Subject SubjectID      `json:"subject"`
	Rater   RaterID        `json:"rater"`
	Kind    RaterKind      `json:"kind"`
	Values  map[string]int `json:"values,omitempty"`
}

// Format keeps raters and values out of every verb of fmt.
func (Rating) Format(f fmt.State, _ rune) { redact.Format(f, "[rating]") }

// LogValue keeps raters and values out of logs.
func (Rating) LogValue() slog.Value { return slog.StringValue("[rating]") }

// Ratings are the one table of a scale: subjects by raters by items. Agreement in
// percent is calculated here; kappa and intraclass correlation are calculated elsewhere, from the
// plain numbers that [Ratings.Counts], [Ratings.Pairs] and [Ratings.Scores] give.
// The zero Ratings is empty.
type Ratings struct {
	scale Scale
	rows  []Rating // by subject, then rater
}

// NewRatings returns the table of the given ratings, in whatever order they come. It
// returns [ErrRatings] for a value that the scale does not take, a rating without a
// subject or a rater, a rater who rated one subject twice or is of two kinds, and
// [ErrUnknownRater] for a kind that is none.
func NewRatings(s Scale, ratings []Rating) (Ratings, error) {
	t := Ratings{scale: s}
	kinds := map[RaterID]RaterKind{}
	for _, r := range ratings {
		if r.Subject == "" || r.Rater == "" || !storable.ID(string(r.Subject)) || !storable.ID(string(r.Rater)) {
			return Ratings{}, fmt.Errorf("%w: want a subject and a rater, in valid UTF-8 of at most 256 bytes", ErrRatings)
		}
		if !slices.Contains(raterKinds, r.Kind) {
			return Ratings{}, fmt.Errorf("%w: want who rated", ErrUnknownRater)
		}
		if k, ok := kinds[r.Rater]; ok && k != r.Kind {
			return Ratings{}, fmt.Errorf("%w: want one kind for each rater", ErrRatings)
		}
		kinds[r.Rater] = r.Kind
		if err := s.checkValues(r.Values); err != nil {
			return Ratings{}, err
		}
		r.Values = maps.Clone(r.Values)
		t.rows = append(t.rows, r)
	}
	slices.SortFunc(t.rows, func(a, b Rating) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Rater, b.Rater))
	})
	for i := 1; i < len(t.rows); i++ {
		if t.rows[i].Subject == t.rows[i-1].Subject && t.rows[i].Rater == t.rows[i-1].Rater {
			return Ratings{}, fmt.Errorf("%w: want each rater once for each subject", ErrRatings)
		}
	}
	return t, nil
}

// Subjects returns the subjects of the table, sorted: the rows of what it exports.
func (t Ratings) Subjects() []SubjectID {
	var ids []SubjectID
	for _, r := range t.rows {
		ids = append(ids, r.Subject)
	}
	return slices.Compact(ids)
}

// Raters returns the raters of the table, sorted: the columns of [Ratings.Scores].
func (t Ratings) Raters() []RaterID {
	var ids []RaterID
	for _, r := range t.rows {
		ids = append(ids, r.Rater)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Of returns the values of one rater for one subject; ok is false if there are none.
func (t Ratings) Of(s SubjectID, r RaterID) (values map[string]int, ok bool) {
	for _, row := range t.rows {
		if row.Subject == s && row.Rater == r {
			return maps.Clone(row.Values), true
		}
	}
	return nil, false
}

// Score returns the score that one rater gave one subject, or [ErrRatings] if there is no such rating.
func (t Ratings) Score(s SubjectID, r RaterID) (Score, error) {
	values, ok := t.Of(s, r)
	if !ok {
		return Score{}, fmt.Errorf("%w: want a rating of the table", ErrRatings)
	}
	return t.scale.Score(values)
}

// subjects returns the rows of each subject, in the order of [Ratings.Subjects].
func (t Ratings) subjects() [][]Rating {
	var all [][]Rating
	for i := 0; i < len(t.rows); {
		j := i
		for j < len(t.rows) && t.rows[j].Subject == t.rows[i].Subject {
			j++
		}
		all = append(all, t.rows[i:j])
		i = j
	}
	return all
}

// Format prints how many ratings there are and keeps raters and values out of every verb of fmt.
func (t Ratings) Format(f fmt.State, _ rune) { redact.Format(f, t.shown()) }

// LogValue keeps raters and values out of logs.
func (t Ratings) LogValue() slog.Value { return slog.StringValue(t.shown()) }

func (t Ratings) shown() string { return fmt.Sprintf("[%d ratings]", len(t.rows)) }

var errRatingsNotStored = fmt.Errorf("%w: a table of ratings: store its scale and each rating", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Ratings) MarshalJSON() ([]byte, error) { return nil, errRatingsNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Ratings) UnmarshalJSON([]byte) error { return errRatingsNotStored }
