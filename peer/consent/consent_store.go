package consent

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedConsent struct {
	ID      peer.ConsentID                         `json:"id"`
	Terms   []Terms                                `json:"terms"`
	History lifecycle.Stored[State, Event, Change] `json:"history"`
}

// MarshalJSON returns the stored form of c. The zero Consent cannot be stored:
// [ErrIncomplete].
func (c Consent) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: a consent that was not drafted", ErrIncomplete)
	}
	terms := make([]Terms, len(c.versions))
	for i, v := range c.versions {
		terms[i] = v.terms
	}
	return json.Marshal(storedConsent{c.id, terms, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about, what
// [Terms.Check] returns, and leaves c unchanged on error.
func (c *Consent) UnmarshalJSON(data []byte) error {
	var in storedConsent
	if err := lifecycle.ReadStored("consent", data, &in); err != nil {
		return err
	}
	bad := func(seq int, field, what string) error {
		return &lifecycle.RecordError{Lifecycle: "consent", Seq: seq, Field: field, What: what}
	}
	if in.ID == "" || !storable.ID(string(in.ID)) || len(in.Terms) == 0 {
		return bad(0, "id", "or terms are missing")
	}
	loaded := Consent{id: in.ID}
	for _, t := range in.Terms {
		if err := t.Check(); err != nil {
			return err
		}
		if t.Participant != in.Terms[0].Participant || t.Kind != in.Terms[0].Kind {
			return bad(0, "terms", "are of another person or kind")
		}
		loaded.versions = append(loaded.versions, versionOf(t))
	}
	var err error
	if loaded.history, err = machine.Restore(in.History, seat(in.Terms[0].Participant)); err != nil {
		return err
	}
	if seq := loaded.takenBack(); seq != 0 {
		return bad(seq, "by", "takes a no back that is the person's")
	}
	if seq := loaded.misfit(); seq != 0 {
		return bad(seq, "terms", "are not kept, or not signed by whoever entered that")
	}
	if !loaded.named() {
		return bad(0, "terms", "hold a version that no entry names, or one twice")
	}
	*c = loaded
	return nil
}

// named reports whether every version is named by an entry and is there once.
func (c Consent) named() bool {
	var prints []string
	for _, e := range c.history.Entries() {
		prints = append(prints, e.Data.Terms)
	}
	for i, v := range c.versions {
		if !slices.Contains(prints, v.print) || slices.ContainsFunc(c.versions[:i], func(o version) bool { return o.print == v.print }) {
			return false
		}
	}
	return true
}
