package report

import "github.com/alongside-go/alongside/internal/enum"

// A Kind says what an outcome is. The zero value is none.
type Kind string

// Kinds of outcome.
const (
	// Event: something that each person had or did not have, written 1 and 0.
	Event Kind = "event"
	// Score: a number, such as a sum of points or a number of days.
	Score Kind = "score"
)

var kinds = []Kind{Event, Score}

// Kinds returns every Kind, in the order of this page.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// String returns the name under which it is stored and sent.
func (k Kind) String() string { return string(k) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownKind].
func (k Kind) MarshalText() ([]byte, error) { return enum.Marshal(k, kinds, ErrUnknownKind) }

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *Kind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, kinds, ErrUnknownKind)
}

// A Format is a form in which a report is written. The zero value is none.
type Format string

// Formats.
const (
	// Markdown: text with tables, pictures named by title and description alone.
	Markdown Format = "markdown"
	// HTML: one file with its style and pictures inside, which runs no script and
	// fetches nothing.
	HTML Format = "html"
	// JSON: keys in snake_case, numbers unrounded but for three decimals of what is
	// weighted, what is withheld null or "*".
	JSON Format = "json"
)

var formats = []Format{Markdown, HTML, JSON}

// Formats returns every Format, in the order of this page.
func Formats() []Format { return append([]Format(nil), formats...) }

// String returns the name under which it is stored and sent.
func (f Format) String() string { return string(f) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFormat].
func (f Format) MarshalText() ([]byte, error) { return enum.Marshal(f, formats, ErrUnknownFormat) }

// UnmarshalText accepts exactly what MarshalText returns. On error f is unchanged.
func (f *Format) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, formats, ErrUnknownFormat)
}
