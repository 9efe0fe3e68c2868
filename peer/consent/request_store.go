package consent

import (
	"encoding/json"
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedRequest struct {
	ID          RequestID                                                        `json:"id"`
	Participant peer.ParticipantID                                               `json:"participant"`
	Kind        RequestKind                                                      `json:"kind"`
	Fields      []FieldClass                                                     `json:"fields,omitempty"`
	Roles       []ViewRole                                                       `json:"roles,omitempty"`
	Recipient   string                                                           `json:"recipient,omitempty"`
	Concerns    []string                                                         `json:"concerns,omitempty"`
	History     lifecycle.Stored[RequestState, RequestEvent, lifecycle.NoChange] `json:"history"`
}

// MarshalJSON returns the stored form of r. The zero Request cannot be stored: [ErrRequest].
func (r Request) MarshalJSON() ([]byte, error) {
	if r.history.IsZero() {
		return nil, fmt.Errorf("%w: one that was not made", ErrRequest)
	}
	a := r.ask
	return json.Marshal(storedRequest{a.ID, a.Participant, a.Kind, a.Fields, a.Roles, a.Recipient, a.Concerns, r.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns
// a [*lifecycle.RecordError] if the record could not have come about, [ErrRequest]
// if what was asked could not be, and leaves r unchanged on error.
func (r *Request) UnmarshalJSON(data []byte) error {
	var in storedRequest
	if err := lifecycle.ReadStored("request", data, &in); err != nil {
		return err
	}
	loaded := Request{ask: RequestAsk{in.ID, in.Participant, in.Kind, in.Fields, in.Roles, in.Recipient, in.Concerns}}
	if err := loaded.ask.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = requestMachine.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	if err := replayed("request", loaded.history, loaded.ask.rule()); err != nil {
		return err
	}
	if seq := lessened(loaded.history); seq != 0 {
		return &lifecycle.RecordError{Lifecycle: "request", Seq: seq, Field: "voids", What: "leaves less of a yes than there was"}
	}
	*r = loaded
	return nil
}
