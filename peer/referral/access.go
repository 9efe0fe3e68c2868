package referral

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrUnknownEngagementKind reports a name that is no kind of engagement.
var ErrUnknownEngagementKind = errors.New("referral: unknown kind of engagement")

// An EngagementKind says what ties a party to a participant. The zero value is unknown.
type EngagementKind string

// Kinds of engagement.
const (
	// EngagementReferral: a referral to the party.
	EngagementReferral EngagementKind = "referral"
	// EngagementHandoff: a warm hand-off to the party.
	EngagementHandoff EngagementKind = "hand_off"
	// EngagementMentorship: support by a worker of the party.
	EngagementMentorship EngagementKind = "mentorship"
	// EngagementTeam: a treatment team that the party belongs to.
	EngagementTeam EngagementKind = "treatment_team"
)

var engagementKinds = []EngagementKind{EngagementReferral, EngagementHandoff, EngagementMentorship, EngagementTeam}

// EngagementKinds returns every EngagementKind, in the order of this page.
func EngagementKinds() []EngagementKind { return append([]EngagementKind(nil), engagementKinds...) }

// String returns the name under which it is stored and sent.
func (v EngagementKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEngagementKind].
func (v EngagementKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, engagementKinds, ErrUnknownEngagementKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *EngagementKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, engagementKinds, ErrUnknownEngagementKind)
}

// An Engagement is one tie that gives a party access to what it needs of a
// participant: a referral, a hand-off, or one that the host knows of, such as a
// mentorship. The zero Engagement gives none.
type Engagement struct {
	Kind        EngagementKind      `json:"kind"`
	ID          string              `json:"id"` // of the referral, the mentorship and so on
	Participant peer.ParticipantID  `json:"participant"`
	Party       ReceiverID          `json:"party"`
	Consent     peer.ConsentVerdict `json:"consent,omitempty"` // on what it rests on, now; only given opens access
	From        time.Time           `json:"from"`              // since when it is open; zero: it is not
	Until       time.Time           `json:"until,omitzero"`    // when it ended; zero: it goes on
}

// open reports whether it gives access at the given time.
func (e Engagement) open(at time.Time) bool {
	return slices.Contains(engagementKinds, e.Kind) && e.Consent == peer.ConsentGiven &&
		!e.From.IsZero() && !at.Before(e.From) && (e.Until.IsZero() || at.Before(e.Until))
}

// Format keeps people out of every verb of fmt.
func (Engagement) Format(f fmt.State, _ rune) { redact.Format(f, "[engagement]") }

// LogValue keeps people out of logs.
func (Engagement) LogValue() slog.Value { return slog.StringValue("[engagement]") }

// Engagement returns the tie between the receiver and the participant that r is:
// from sending until the service ends or the referral is taken back. now is the
// verdict on its consent. A self-referral that named none needs none: there it counts
// as given unless the participant denied or withdrew it.
func (r Referral) Engagement(now peer.ConsentVerdict) Engagement {
	e := Engagement{Kind: EngagementReferral, ID: string(r.request.ID), Participant: r.request.Participant, Party: r.request.Receiver,
		Consent: verdict(r.own(), now), From: r.sentAt()}
	for _, move := range r.history.Moves() {
		if move.From != move.To && (move.To == Completed || referrals.IsFinal(move.To)) {
			e.Until = move.At
			break
		}
	}
	return e
}

// An Access is whether a party may read of a participant, and by which ties. The
// zero Access is none.
type Access struct {
	Open    bool         `json:"open"`
	Through []Engagement `json:"through,omitempty"` // the ties that are open, in the order given
	Ended   time.Time    `json:"ended,omitzero"`    // when the last tie ended, if none is open and one was; zero if its consent ended it
}

// AccessOf returns the access of a party to what it needs of a participant at the
// given time. It lasts as long as one tie between the two is open: the end of one
// referral does not close it while another, or a mentorship, goes on. A tie whose
// consent is not in force gives nothing, at once. Ties of other people are passed
// over.
func AccessOf(party ReceiverID, participant peer.ParticipantID, ties []Engagement, at time.Time) Access {
	var a Access
	for _, e := range ties {
		if e.Party != party || e.Participant != participant || party == "" || participant == "" {
			continue
		}
		switch {
		case e.open(at):
			a.Open = true
			a.Through = append(a.Through, e)
		case !e.From.IsZero() && e.From.Before(e.Until) && !e.Until.After(at) && e.Until.After(a.Ended):
			a.Ended = e.Until
		}
	}
	if a.Open {
		a.Ended = time.Time{}
	}
	return a
}

// Format keeps people out of every verb of fmt.
func (a Access) Format(f fmt.State, _ rune) { redact.Format(f, a.shown()) }

// LogValue keeps people out of logs.
func (a Access) LogValue() slog.Value { return slog.StringValue(a.shown()) }

func (a Access) shown() string {
	if a.Open {
		return "[access]"
	}
	return "[no access]"
}

// Responsible returns who has to act for the participant in this referral at the
// given time: the sender until the receiver accepts, the receiver until the
// service ends, and then the sender until the loop is closed. It returns the zero
// Actor when nobody has to.
func (r Referral) Responsible(at time.Time) lifecycle.Actor {
	h := r.history.AsOf(at)
	switch s := h.State(); s {
	case "":
		return lifecycle.Actor{}
	case Accepted, Contacted, Attending, Waiting:
		return r.Receiver()
	default:
		if loopClosed(h.Moves()) {
			return lifecycle.Actor{}
		}
		return RequesterActor(RequesterID(h.Seat(RequesterParty)))
	}
}
