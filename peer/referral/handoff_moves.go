package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// GiveConsent records that the participant wants it, on the named consent.
func (h *Handoff) GiveConsent(act lifecycle.Act, to peer.ConsentID, f Facts) error {
	return h.Fire(HandoffMove{Act: act, Event: ConsentHandoff, Data: Change{Consent: to}}, f)
}

// Attempt records that somebody tried to reach another, with what came of it as the code.
func (h *Handoff) Attempt(act lifecycle.Act, channel peer.Modality) error {
	return h.Fire(HandoffMove{Act: act, Event: AttemptHandoff, Data: Change{Channel: channel}}, Facts{})
}

// Introduce records that participant and receiver spoke with each other, the peer
// beside them; next is the appointment that was made, or the zero time.
func (h *Handoff) Introduce(act lifecycle.Act, channel peer.Modality, next time.Time, f Facts) error {
	return h.Fire(HandoffMove{Act: act, Event: Introduce, Data: Change{Channel: channel, Appointment: next}}, f)
}

// Book records the next step, or one after a no-show.
func (h *Handoff) Book(act lifecycle.Act, appointment time.Time) error {
	return h.Fire(HandoffMove{Act: act, Event: BookHandoff, Data: Change{Appointment: appointment}}, Facts{})
}

// Confirm records that the receiver confirms; next is the appointment if none was
// booked before, or another one, or the zero time.
func (h *Handoff) Confirm(act lifecycle.Act, next time.Time) error {
	return h.Fire(HandoffMove{Act: act, Event: ConfirmHandoff, Data: Change{Appointment: next}}, Facts{})
}

// NoShow records that the appointment passed without the participant.
func (h *Handoff) NoShow(act lifecycle.Act) error {
	return h.Fire(HandoffMove{Act: act, Event: HandoffNoShow}, Facts{})
}

// ConfirmAttendance records that the participant was there.
func (h *Handoff) ConfirmAttendance(act lifecycle.Act) error {
	return h.Fire(HandoffMove{Act: act, Event: ConfirmAttendance}, Facts{})
}

// Decline records that the participant does not want it, or no longer.
func (h *Handoff) Decline(act lifecycle.Act) error {
	return h.Fire(HandoffMove{Act: act, Event: DeclineHandoff}, Facts{})
}

// WithdrawConsent ends it because its consent no longer holds.
func (h *Handoff) WithdrawConsent(act lifecycle.Act, now peer.ConsentVerdict) error {
	return h.Fire(HandoffMove{Act: act, Event: WithdrawHandoffConsent}, Facts{Consent: now})
}

// FallThrough records that it did not come about, with the reason as a code.
func (h *Handoff) FallThrough(act lifecycle.Act) error {
	return h.Fire(HandoffMove{Act: act, Event: FallThrough}, Facts{})
}
