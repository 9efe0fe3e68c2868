package referral

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A Clock is how long something may take, and where the figure comes from. The
// zero Clock runs for nobody.
type Clock struct {
	Within lifecycle.Span `json:"within,omitzero"`
	Source source.Source  `json:"source,omitzero"`
}

// A Promise is how soon a receiver answers, makes contact and so on, and how soon
// its sender closes the loop. The zero Promise has no clocks; then nothing is due
// and nothing expires. Each receiver may have its own: see [Resource.Promise].
type Promise struct {
	Name             string `json:"name"`
	Answer           Clock  `json:"answer,omitzero"`            // to accept or decline, from sending; that it arrived is no answer
	FirstContact     Clock  `json:"first_contact,omitzero"`     // from accepting, or from sending if FromSending
	FromSending      bool   `json:"from_sending"`               // first contact is counted from sending
	FirstAppointment Clock  `json:"first_appointment,omitzero"` // from first contact until the participant comes
	Review           Clock  `json:"review,omitzero"`            // of a wait, from its beginning and from the last review
	OutcomeBack      Clock  `json:"outcome_back,omitzero"`      // until the sender closes the loop of a completed referral
	Reroute          Clock  `json:"reroute,omitzero"`           // until the sender closes the loop of one that came to nothing
}

// Names of promises.
const (
	PromiseRoutine   = "routine"                // [PromiseDefaults]
	PromiseUrgent    = "urgent"                 // first contact within 24 hours of acceptance
	PromiseEmergency = "emergency"              // within an hour of sending
	PromiseHawaii2   = "hawaii_2_business_days" // of [HawaiiPromises], as the name says, and those below
	PromiseHawaii5   = "hawaii_5_business_days"
	PromiseHawaii7   = "hawaii_7_days"
	PromiseHawaii14  = "hawaii_14_days"
)

var promiseNames = []string{PromiseRoutine, PromiseUrgent, PromiseEmergency, PromiseHawaii2, PromiseHawaii5, PromiseHawaii7, PromiseHawaii14}

// PromiseDefaults returns the default promise. Its figures are design defaults.
func PromiseDefaults() Promise {
	design := func(s lifecycle.Span) Clock {
		return Clock{s, source.DesignDefault("typical clock of a referral; no authority sets one")}
	}
	return Promise{Name: PromiseRoutine,
		Answer: design(lifecycle.BusinessDays(2)), FirstContact: design(lifecycle.BusinessDays(2)),
		FirstAppointment: design(lifecycle.Days(7)), Review: design(lifecycle.Days(14)),
		OutcomeBack: design(lifecycle.BusinessDays(5)), Reroute: design(lifecycle.BusinessDays(1))}
}

// PromiseFor returns the default promise of an urgency: first contact within two
// business days of acceptance, or within 24 hours if urgent; an answer and first
// contact within an hour of sending in an emergency. It returns an error wrapping [ErrUnknownUrgency] for an unknown one.
//
// The hour follows a programme that is at the bedside within an hour of
// notification; that a referral keeps it too is drawn from it.
func PromiseFor(u Urgency) (Promise, error) {
	p := PromiseDefaults()
	switch u {
	case Routine:
	case Urgent:
		p.Name = PromiseUrgent
		p.FirstContact.Within = lifecycle.Hours(24)
	case Emergency:
		p.Name, p.FromSending = PromiseEmergency, true
		hour := Clock{lifecycle.Hours(1), source.Of("OORP").At("at the bedside within an hour of notification; that first contact after a referral keeps the hour is drawn from it", source.Derived)}
		p.Answer, p.FirstContact = hour, hour
	default:
		_, err := u.MarshalText()
		return Promise{}, err
	}
	return p, nil
}

// HawaiiPromises returns the figures of an agreement of agencies in Hawaiʻi, each
// as a promise that has nothing but first contact: most agencies contact the
// person within two business days, others within five business days, or 7 or 14
// calendar days. The note that was read does not say from when they are counted:
// here it is from sending, which is the stricter.
func HawaiiPromises() []Promise {
	nwd := func(name, where string, s lifecycle.Span) Promise {
		return Promise{Name: name, FromSending: true, FirstContact: Clock{s, source.Of("HINWD").At(where, source.Verified)}}
	}
	return []Promise{
		nwd(PromiseHawaii2, "most agencies", lifecycle.BusinessDays(2)),
		nwd(PromiseHawaii5, "an exception", lifecycle.BusinessDays(5)),
		nwd(PromiseHawaii7, "an exception", lifecycle.Days(7)),
		nwd(PromiseHawaii14, "an exception", lifecycle.Days(14)),
	}
}

// Promises returns every promise that this package names: the defaults by urgency,
// and those of [HawaiiPromises].
func Promises() []Promise {
	var all []Promise
	for _, u := range urgencies {
		if p, err := PromiseFor(u); err == nil {
			all = append(all, p)
		}
	}
	return append(all, HawaiiPromises()...)
}

// Or returns p with the clocks that it lacks taken from another promise.
func (p Promise) Or(other Promise) Promise {
	if p.FirstContact == (Clock{}) {
		p.FromSending = other.FromSending
	}
	for _, c := range []struct{ own, from *Clock }{
		{&p.Answer, &other.Answer}, {&p.FirstContact, &other.FirstContact}, {&p.FirstAppointment, &other.FirstAppointment},
		{&p.Review, &other.Review}, {&p.OutcomeBack, &other.OutcomeBack}, {&p.Reroute, &other.Reroute},
	} {
		if *c.own == (Clock{}) {
			*c.own = *c.from
		}
	}
	return p
}

// A Timing is a deadline of a referral as data.
type Timing = lifecycle.Timing[State, Event]

// Timings returns the deadlines that the promise sets, without the clocks that it
// lacks. An unanswered referral proposes that it expire, an ended one that the
// loop be closed; nothing happens by itself.
func (p Promise) Timings() []Timing {
	contact := []State{Accepted}
	if p.FromSending {
		contact = []State{Sent, Received, Accepted}
	}
	timings := []Timing{
		{Name: "answer", States: []State{Sent, Received}, Waiting: ReceiverParty, Within: p.Answer.Within, Propose: Expire, Source: p.Answer.Source},
		{Name: "first_contact", States: contact, Waiting: ReceiverParty, Within: p.FirstContact.Within, Source: p.FirstContact.Source},
		{Name: "first_appointment", States: []State{Contacted}, Waiting: ReceiverParty, Within: p.FirstAppointment.Within, Source: p.FirstAppointment.Source},
		{Name: timingReview, States: []State{Waiting}, Waiting: ReceiverParty, Within: p.Review.Within, Propose: ReviewWait, Source: p.Review.Source},
		{Name: "outcome_back", States: []State{Completed}, Waiting: RequesterParty, Within: p.OutcomeBack.Within, Propose: CloseLoop, Source: p.OutcomeBack.Source},
		{Name: "reroute", States: []State{Declined, Expired, NotCompleted, Cancelled}, Waiting: RequesterParty, Within: p.Reroute.Within, Propose: CloseLoop, Source: p.Reroute.Source},
	}
	return slices.DeleteFunc(timings, func(t Timing) bool { return t.Within == lifecycle.Span{} })
}

const timingReview = "review_waiting"
