package source

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Source is the document, and the place in it, behind a rule or a number.
// The zero Source names nothing and is unverified.
type Source struct {
	Key      string   `json:"key,omitempty"`     // short key in the register, such as "TX"
	Title    string   `json:"title"`             // title of the document
	Issuer   string   `json:"issuer,omitempty"`  // who issued it
	Year     int      `json:"year,omitempty"`    // year of the text that was read; 0 if it bears none
	Locator  string   `json:"locator,omitempty"` // section, page or address
	Evidence Evidence `json:"evidence"`          // how far the point was checked
}

// Evidence says how far a point was checked. The zero value is [Unverified].
type Evidence string

// Kinds of evidence, from the strongest to the weakest.
const (
	// Verified: the point was seen in the text of the source, or in a page that reproduces it.
	Verified Evidence = "verified"
	// Secondary: the point was seen only in a page about the source.
	Secondary Evidence = "secondary"
	// Derived: the point was calculated from verified figures.
	Derived Evidence = "derived"
	// Design: the point is this library's own default, with no outside authority.
	Design Evidence = "design"
	// Unverified: the point is recalled and was not confirmed. It must never be
	// shown as what the standard says.
	Unverified Evidence = "unverified"
)

var evidences = []Evidence{Verified, Secondary, Derived, Design, Unverified}

// String returns the name under which e is stored; the zero value reads "unverified".
func (e Evidence) String() string {
	if e == "" {
		return string(Unverified)
	}
	return string(e)
}

// MarshalText returns the name of e, or an error wrapping [ErrUnknownEvidence].
func (e Evidence) MarshalText() ([]byte, error) {
	return enum.Marshal(Evidence(e.String()), evidences, ErrUnknownEvidence)
}

// UnmarshalText accepts exactly what MarshalText returns. On error e is unchanged.
func (e *Evidence) UnmarshalText(text []byte) error {
	return enum.Unmarshal(e, text, evidences, ErrUnknownEvidence)
}

// Verified reports whether the point itself was seen in the source.
func (s Source) Verified() bool { return s.Evidence == Verified }

// At returns s with the place in the document and how far the point there was checked.
func (s Source) At(locator string, e Evidence) Source {
	s.Locator, s.Evidence = locator, e
	return s
}

// DesignDefault returns the source of a default that this library chose and
// that has no outside authority; why says what it rests on.
func DesignDefault(why string) Source {
	return Source{Title: why, Issuer: "Alongside", Evidence: Design}
}

// String returns s on one line, its evidence in brackets unless it is verified.
func (s Source) String() string {
	var b strings.Builder
	b.WriteString(s.Title)
	if s.Title == "" {
		b.WriteString("no source named")
	}
	if s.Issuer != "" {
		b.WriteString(", " + s.Issuer)
	}
	if s.Year != 0 {
		b.WriteString(" (" + strconv.Itoa(s.Year) + ")")
	}
	if s.Locator != "" {
		b.WriteString(", " + s.Locator)
	}
	if !s.Verified() {
		fmt.Fprintf(&b, " [%s]", s.Evidence)
	}
	return b.String()
}
