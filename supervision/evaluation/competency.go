package evaluation

import (
	"slices"

	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/source"
)

// Categories is the number of categories of competency.
const Categories = 12

// A Level says how somebody sees a worker's practice in one category. Zero is not
// seen: it counts as no rating at all, and never as a low one.
type Level uint8

// Levels, from the first steps on. The four steps are a design default.
const (
	NotSeen    Level = iota // no rating
	Beginning               // first steps, with much support
	Developing              // often, with some support
	Practising              // reliably and without support
	Guiding                 // helps others to do it
)

// LevelSource is where the four levels come from.
func LevelSource() source.Source {
	return source.DesignDefault("four steps from first steps to helping others; the competencies themselves have no levels")
}

// Levels are the levels of one rating, in the order of [credential.Competencies].
// The zero Levels rates nothing.
type Levels [Categories]Level

// Of returns the level of a category, or [NotSeen] for a topic that is no category.
func (l Levels) Of(category credential.Topic) Level {
	if i := categoryIndex(category); i >= 0 {
		return l[i]
	}
	return NotSeen
}

// With returns l with one category rated. A topic that is no category changes nothing;
// a level that is none makes the rating one that no evaluation takes.
func (l Levels) With(category credential.Topic, level Level) Levels {
	if i := categoryIndex(category); i >= 0 {
		l[i] = level
	}
	return l
}

// IsCategory reports whether a topic is one of the twelve categories.
func IsCategory(t credential.Topic) bool { return categoryIndex(t) >= 0 }

var categoryTopics = func() (topics []credential.Topic) {
	for _, c := range credential.Competencies() {
		topics = append(topics, c.Topic)
	}
	return topics
}()

func categoryIndex(t credential.Topic) int { return slices.Index(categoryTopics, t) }

func (l Levels) valid() bool {
	return !slices.ContainsFunc(l[:], func(v Level) bool { return v > Guiding })
}
