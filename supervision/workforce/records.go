package workforce

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
)

// A Recognising is one time that a worker's work was valued.
type Recognising struct {
	Worker peer.WorkerID `json:"worker"`
	Kind   Recognition   `json:"kind"`
	On     peer.Date     `json:"on"`
	Agreed bool          `json:"agreed,omitempty"` // the worker wants others to know
}

// Check returns [ErrIncomplete] unless it has a worker and a date, and
// [ErrUnknownRecognition] for a kind that is none.
func (r Recognising) Check() error {
	if r.Worker == "" || !storable.ID(string(r.Worker)) || r.On.IsZero() {
		return fmt.Errorf("%w: want a worker and a date", ErrIncomplete)
	}
	if !slices.Contains(recognitions, r.Kind) {
		return fmt.Errorf("%w: want how the work was valued", ErrUnknownRecognition)
	}
	return nil
}

// Format keeps people out of every verb of fmt.
func (Recognising) Format(f fmt.State, _ rune) { redact.Format(f, "[recognition]") }

// LogValue keeps people out of logs.
func (Recognising) LogValue() slog.Value { return slog.StringValue("[recognition]") }

// A WellnessAttestation is a worker's own word that they have a plan for their own
// wellbeing. What is in it is not kept, and that there is none says nothing: it is not asked for.
type WellnessAttestation struct {
	Worker peer.WorkerID `json:"worker"`
	On     peer.Date     `json:"on"`
	By     peer.WorkerID `json:"by"` // the worker: nobody attests for another
}

// Check returns [ErrIncomplete] unless the worker attests it themself, on a date.
func (a WellnessAttestation) Check() error {
	if a.Worker == "" || !storable.ID(string(a.Worker)) || a.On.IsZero() || a.By != a.Worker {
		return fmt.Errorf("%w: want a worker's own word and its date", ErrIncomplete)
	}
	return nil
}

// Format keeps people out of every verb of fmt.
func (WellnessAttestation) Format(f fmt.State, _ rune) { redact.Format(f, "[attestation]") }

// LogValue keeps people out of logs.
func (WellnessAttestation) LogValue() slog.Value { return slog.StringValue("[attestation]") }

// An Education is one time that stakeholders learned about peer support.
type Education struct {
	Programme peer.ProgrammeID `json:"programme"`
	Audience  Audience         `json:"audience"`
	Topics    []EducationTopic `json:"topics"`
	On        peer.Date        `json:"on"`
	People    int              `json:"people"`      // how many came
	LedByPeer bool             `json:"led_by_peer"` // a peer worker led it
}

// Check returns [ErrIncomplete] unless it has a programme, a date and topics, each
// once, and names of the vocabulary, or the error of the name that is none; [ErrFigure] for people below zero.
func (e Education) Check() error {
	for i, t := range e.Topics {
		if !slices.Contains(educationTopics, t) {
			return fmt.Errorf("%w: want topics of the list", ErrUnknownEducationTopic)
		}
		if slices.Contains(e.Topics[:i], t) {
			return fmt.Errorf("%w: want each topic once", ErrIncomplete)
		}
	}
	switch {
	case e.Programme == "" || !storable.ID(string(e.Programme)) || e.On.IsZero() || len(e.Topics) == 0:
		return fmt.Errorf("%w: want a programme, a date and topics", ErrIncomplete)
	case !slices.Contains(audiences, e.Audience):
		return fmt.Errorf("%w: want whom it was for", ErrUnknownAudience)
	case e.People < 0:
		return fmt.Errorf("%w: want people of 0 or more", ErrFigure)
	}
	return nil
}

// AudiencesLeft returns whom nobody of a programme has told about the role since a date, in
// the order of [Audiences].
func AudiencesLeft(given []Education, since peer.Date) []Audience {
	return slices.DeleteFunc(Audiences(), func(a Audience) bool {
		return slices.ContainsFunc(given, func(e Education) bool {
			return e.Audience == a && !e.On.Before(since) && slices.Contains(e.Topics, EducationRole)
		})
	})
}
