package group

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A CodeJoin says that a person agreed to have their code joined to their record, so
// that the host may count what is kept under both as one person's. Nothing in this
// package joins by itself: [DoseOf] counts a code for nobody. JSON
// is written and read only if [CodeJoin.Check] finds nothing.
type CodeJoin struct {
	Code        Code               `json:"code"`
	Participant peer.ParticipantID `json:"participant"`
	Consent     peer.ConsentID     `json:"consent"`
	Until       peer.Date          `json:"until"` // the first day on which it holds no longer
}

// JoinCode joins a code to a participant, which takes a consent of its own: one to
// attendance or to support does not reach so far. It returns [ErrConsent] unless the
// verdict is that it was given, and what [CodeJoin.Check] does.
func JoinCode(code Code, participant peer.ParticipantID, verdict peer.ConsentVerdict, on peer.ConsentID, until peer.Date) (CodeJoin, error) {
	j := CodeJoin{code, participant, on, until}
	if err := j.Check(); err != nil {
		return CodeJoin{}, err
	}
	if verdict != peer.ConsentGiven {
		return CodeJoin{}, fmt.Errorf("%w: want one given to the joining itself", ErrConsent)
	}
	return j, nil
}

// Dependent returns the joining as what rests on a consent: the host forgets it when
// that ends.
func (j CodeJoin) Dependent() consent.Dependent {
	return consent.Dependent{Kind: consent.DependentAccess, ID: string(j.Code), Consent: j.Consent, Open: true}
}

// Check returns [ErrIncomplete] without a code or a participant, [ErrAnonymity] for an id
// in place of a code, and [ErrConsent] without a consent or its end.
func (j CodeJoin) Check() error {
	switch {
	case j.Code == "" || j.Participant == "" || !storable.ID(string(j.Code)) || !storable.ID(string(j.Participant)):
		return fmt.Errorf("%w: want a code and a participant, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	case string(j.Code) == string(j.Participant):
		return fmt.Errorf("%w: want a pseudonym for a code", ErrAnonymity)
	case j.Consent == "" || !storable.ID(string(j.Consent)) || j.Until.IsZero():
		return fmt.Errorf("%w: want one given to the joining itself, with an end", ErrConsent)
	}
	return nil
}

type storedCodeJoin CodeJoin

// MarshalJSON returns the stored form of j, or what Check returns.
func (j CodeJoin) MarshalJSON() ([]byte, error) {
	if err := j.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedCodeJoin(j))
}

// UnmarshalJSON reads what MarshalJSON returned. It returns a [*lifecycle.RecordError]
// for another form and what Check returns. On error j is unchanged.
func (j *CodeJoin) UnmarshalJSON(data []byte) error {
	var in storedCodeJoin
	if err := lifecycle.ReadStored("code_join", data, &in); err != nil {
		return err
	}
	if err := CodeJoin(in).Check(); err != nil {
		return err
	}
	*j = CodeJoin(in)
	return nil
}

// Format keeps the person out of every verb of fmt.
func (CodeJoin) Format(f fmt.State, _ rune) { redact.Format(f, "[joined code]") }

// LogValue keeps the person out of logs.
func (CodeJoin) LogValue() slog.Value { return slog.StringValue("[joined code]") }
