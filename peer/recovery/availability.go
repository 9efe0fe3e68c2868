package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
)

// ErrAvailability reports an availability with a word that is on no list.
var ErrAvailability = errors.New("recovery: bad availability")

// Availability is what a host knows of what there is here. The zero value knows
// nothing, which speaks neither for a pathway nor against it.
type Availability struct {
	Offers []Offer     `json:"offers,omitempty"`
	None   []PathwayID `json:"none,omitempty"` // the host knows that there is none here, and none online
}

// An Offer is one group or service that somebody can come to. What is empty is not
// known. The zero Offer is of no pathway.
type Offer struct {
	Pathway       PathwayID        `json:"pathway,omitempty"`   // of the pathway, or of the variant
	Languages     []string         `json:"languages,omitempty"` // BCP 47 tags
	Channels      []MeetingChannel `json:"channels,omitempty"`
	TravelMinutes int              `json:"travel_minutes,omitempty"` // one way, for what is in person; 0: not known
	Times         []TimeOfDay      `json:"times,omitempty"`
	Access        []AccessNeed     `json:"access,omitempty"` // what it provides
	Focuses       []Focus          `json:"focuses,omitempty"`
	Gender        Gender           `json:"gender,omitempty"` // of a group or house for one gender
	Medication    MedicationTerms  `json:"medication,omitzero"`
	Unsafe        bool             `json:"unsafe,omitempty"` // not safe for this person, as the host knows; why does not come here, and that it is so does not go out
}

// MedicationTerms are what one group says about people on medication. It is asked,
// and never predicted.
type MedicationTerms struct {
	MayShare      GroupAnswer `json:"may_share,omitempty"`       // may they speak
	MayServe      GroupAnswer `json:"may_serve,omitempty"`       // may they hold a post
	CountsAsClean GroupAnswer `json:"counts_as_clean,omitempty"` // does their time count
}

// full reports whether the group takes people on medication as it takes everybody.
func (m MedicationTerms) full() bool {
	return m.MayShare == GroupSaysYes && m.MayServe == GroupSaysYes && m.CountsAsClean == GroupSaysYes
}

// limits reports whether the group is known to limit people on medication.
func (m MedicationTerms) limits() bool {
	return m.MayShare == GroupSaysNo || m.MayServe == GroupSaysNo || m.CountsAsClean == GroupSaysNo
}

// Check returns an error wrapping [ErrAvailability] unless every word of a is on its list.
func (a Availability) Check() error {
	if slices.ContainsFunc(a.None, func(id PathwayID) bool { return id == "" || !storable.ID(string(id)) }) {
		return fmt.Errorf("%w: want ids in none", ErrAvailability)
	}
	answer := func(k GroupAnswer) bool { return k == "" || slices.Contains(groupAnswers, k) }
	for i, o := range a.Offers {
		m := o.Medication
		switch {
		case o.Pathway == "" || !storable.ID(string(o.Pathway)):
			return fmt.Errorf("%w: offer %d: want a pathway", ErrAvailability, i+1)
		case slices.ContainsFunc(o.Languages, func(s string) bool { return s == "" || !storable.ID(s) }):
			return fmt.Errorf("%w: offer %d: want tags of languages", ErrAvailability, i+1)
		case o.TravelMinutes < 0 || !known(o.Channels, meetingChannels) || !known(o.Times, timesOfDay) || !known(o.Access, accessNeeds) || !known(o.Focuses, focuses) ||
			o.Gender != "" && !slices.Contains(genders, o.Gender) || !answer(m.MayShare) || !answer(m.MayServe) || !answer(m.CountsAsClean):
			return fmt.Errorf("%w: offer %d: want words of the lists and minutes from 0 on", ErrAvailability, i+1)
		}
	}
	return nil
}

// named returns a with pathways by the ids that a catalogue has them under.
func (a Availability) named(name func(PathwayID) PathwayID) Availability {
	a.Offers, a.None = slices.Clone(a.Offers), slices.Clone(a.None)
	for i, o := range a.Offers {
		a.Offers[i].Pathway = name(o.Pathway)
	}
	for i, id := range a.None {
		a.None[i] = name(id)
	}
	return a
}

// of returns the offers of a pathway or of one of its variants.
func (a *Availability) of(p *Pathway) []Offer {
	var out []Offer
	for _, o := range a.Offers {
		if o.Pathway == p.ID || slices.ContainsFunc(p.Variants, func(v PathwayVariant) bool { return v.ID == o.Pathway }) {
			out = append(out, o)
		}
	}
	return out
}

// Format keeps what is there for somebody, and what is not, out of every verb of fmt.
func (Availability) Format(f fmt.State, _ rune) { redact.Format(f, "[availability]") }

// LogValue keeps what is there for somebody, and what is not, out of logs.
func (Availability) LogValue() slog.Value { return slog.StringValue("[availability]") }

// Format keeps what is there for somebody, and what is not, out of every verb of fmt.
func (Offer) Format(f fmt.State, _ rune) { redact.Format(f, "[offer]") }

// LogValue keeps what is there for somebody, and what is not, out of logs.
func (Offer) LogValue() slog.Value { return slog.StringValue("[offer]") }
