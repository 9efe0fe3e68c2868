package peer

import "github.com/alongside-go/alongside/internal/enum"

// A Modality is how people meet. The zero value is unknown.
type Modality string

// Modalities.
const (
	// ModalityInPerson: face to face.
	ModalityInPerson Modality = "in_person"
	// ModalityVideo: by video call.
	ModalityVideo Modality = "video"
	// ModalityPhone: by voice call.
	ModalityPhone Modality = "phone"
	// ModalityMessage: in writing, such as a text message or chat.
	ModalityMessage Modality = "message"
	// ModalityLetter: by post, which is an attempt to reach somebody.
	ModalityLetter Modality = "letter"
)

var modalities = []Modality{
	ModalityInPerson,
	ModalityVideo,
	ModalityPhone,
	ModalityMessage,
	ModalityLetter,
}

// Modalities returns every Modality, in the order of this page.
func Modalities() []Modality { return append([]Modality(nil), modalities...) }

// String returns the name under which it is stored and sent.
func (v Modality) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownModality].
func (v Modality) MarshalText() ([]byte, error) {
	return enum.Marshal(v, modalities, ErrUnknownModality)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Modality) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, modalities, ErrUnknownModality)
}
