package credential

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Kind is what a requirement asks for, and what a [Record] shows. The zero
// value is no kind.
type Kind string

// Kinds, with the unit in which an amount of them is counted. An amount of zero
// asks that it was shown at all.
const (
	KindAge             Kind = "age"              // years; the host attests them, no birth date is kept
	KindEducation       Kind = "education"        // a level, see [Education]
	KindLivedExperience Kind = "lived_experience" // attested by the person
	KindRecoveryTime    Kind = "recovery_time"    // months, attested by the person in the person's own understanding
	KindTraining        Kind = "training"         // hours of initial training
	KindExam            Kind = "exam"             // per cent of the marks of an examination that was passed
	KindExperience      Kind = "experience"       // hours of supervised work before certification
	KindSupervision     Kind = "supervision"      // hours of supervision received
	KindReferences      Kind = "references"       // number of references or letters
	KindBackgroundCheck Kind = "background_check" // a check that was made; what it found is not kept
	KindEthicsSignature Kind = "ethics_signature" // the body's code of ethics, signed
	KindDocument        Kind = "document"         // a named paper
	KindResidence       Kind = "residence"        // per cent of living or working in the jurisdiction
	KindEmployment      Kind = "employment"       // employed in the system that the credential belongs to
	KindCredential      Kind = "credential"       // a named credential of another body
	KindContinuing      Kind = "continuing"       // hours of continuing education
	KindService         Kind = "service"          // hours of service while certified
)

var kinds = []Kind{KindAge, KindEducation, KindLivedExperience, KindRecoveryTime, KindTraining, KindExam, KindExperience,
	KindSupervision, KindReferences, KindBackgroundCheck, KindEthicsSignature, KindDocument, KindResidence, KindEmployment,
	KindCredential, KindContinuing, KindService}

// Kinds returns every Kind, in the order of this page.
func Kinds() []Kind { return slices.Clone(kinds) }

// String returns the name under which it is stored and sent.
func (k Kind) String() string { return string(k) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownKind].
func (k Kind) MarshalText() ([]byte, error) { return enum.Marshal(k, kinds, ErrUnknownKind) }

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *Kind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, kinds, ErrUnknownKind)
}

// A Unit is what an amount of a kind counts.
type Unit string

// Units. Presence has no amount: it was shown or it was not.
const (
	Years    Unit = "year"
	Months   Unit = "month"
	Hours    Unit = "hour"
	Percent  Unit = "percent"
	Count    Unit = "count"
	Level    Unit = "level"
	Presence Unit = "presence"
)

// Unit returns what an amount of k counts. A [Demand] gives hours in hours; a
// [Record], a [Line] and a [Tally] give them in minutes.
func (k Kind) Unit() Unit {
	switch k {
	case KindAge:
		return Years
	case KindRecoveryTime:
		return Months
	case KindTraining, KindExperience, KindSupervision, KindContinuing, KindService:
		return Hours
	case KindExam, KindResidence:
		return Percent
	case KindReferences:
		return Count
	case KindEducation:
		return Level
	}
	return Presence
}

// adds reports whether several records of k add up; of other kinds the best one counts.
func (k Kind) adds() bool { return k.Unit() == Hours || k.Unit() == Count }
