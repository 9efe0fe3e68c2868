package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownEducationTopic reports a name that is no topic of education.
var ErrUnknownEducationTopic = errors.New("recovery: unknown topic of education")

// An EducationTopic is something that peers of a low-threshold service teach about.
// What is taught is the service's own. The zero value is none.
type EducationTopic string

// Topics.
const (
	// TopicHIV: HIV: how it passes on, tests, treatment, prevention.
	TopicHIV EducationTopic = "hiv"
	// TopicHepatitisC: hepatitis C: how it passes on, tests, treatment.
	TopicHepatitisC EducationTopic = "hepatitis_c"
	// TopicHepatitisB: hepatitis B, and the vaccine.
	TopicHepatitisB EducationTopic = "hepatitis_b"
	// TopicWounds: wounds and infections of the skin.
	TopicWounds EducationTopic = "wounds"
	// TopicSaferUse: safer practices.
	TopicSaferUse EducationTopic = "safer_use"
	// TopicOverdose: overdose, tolerance, naloxone.
	TopicOverdose EducationTopic = "overdose"
	// TopicSexualHealth: sexual health.
	TopicSexualHealth EducationTopic = "sexual_health"
	// TopicDisposal: where to leave used equipment.
	TopicDisposal EducationTopic = "disposal"
)

var educationTopics = []EducationTopic{
	TopicHIV,
	TopicHepatitisC,
	TopicHepatitisB,
	TopicWounds,
	TopicSaferUse,
	TopicOverdose,
	TopicSexualHealth,
	TopicDisposal,
}

// EducationTopics returns every EducationTopic, in the order of this page.
func EducationTopics() []EducationTopic { return append([]EducationTopic(nil), educationTopics...) }

// String returns the name under which it is stored and sent.
func (v EducationTopic) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEducationTopic].
func (v EducationTopic) MarshalText() ([]byte, error) {
	return enum.Marshal(v, educationTopics, ErrUnknownEducationTopic)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *EducationTopic) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, educationTopics, ErrUnknownEducationTopic)
}
