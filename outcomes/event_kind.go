package outcomes

import "github.com/alongside-go/alongside/internal/enum"

// An EventKind says what happened to somebody, as far as a measure needs it. The
// zero value is none.
type EventKind string

// Kinds of event.
const (
	// Admission: support or care begins; an episode is counted from it.
	Admission EventKind = "admission"
	// Discharge: it ends. Its code is a [DischargeReason].
	Discharge EventKind = "discharge"
	// NewEpisode: a condition is diagnosed anew, wherever that was.
	NewEpisode EventKind = "new_episode"
	// EDVisit: a visit to an emergency department.
	EDVisit EventKind = "ed_visit"
	// HospitalStay: a stay in a hospital or a residential place, from On until the day of discharge.
	HospitalStay EventKind = "hospital_stay"
	// Service: a visit or a call with a clinical service.
	Service EventKind = "service"
	// PeerContact: a contact made with a peer worker.
	PeerContact EventKind = "peer_contact"
	// MedicationSupply: days covered by a medication, from On to Until, both inside. It is never use.
	MedicationSupply EventKind = "medication_supply"
	// UseDay: a day of use that the participant told of for the purpose of the measure.
	UseDay EventKind = "use_day"
	// HandOff: a warm hand-off to another service was made.
	HandOff EventKind = "hand_off"
	// LinkedVisit: the first visit that a hand-off led to was attended; About names the hand-off.
	LinkedVisit EventKind = "linked_visit"
	// Interview: a scheduled interview was held, or, by its facts, declined or not possible.
	Interview EventKind = "interview"
	// Answer: what was answered or scored; its code says to what, its value what.
	Answer EventKind = "answer"
	// Custody: days in jail or prison, from On until the day of release.
	Custody EventKind = "custody"
	// Death: the participant died.
	Death EventKind = "death"
)

var eventKinds = []EventKind{Admission, Discharge, NewEpisode, EDVisit, HospitalStay, Service, PeerContact, MedicationSupply,
	UseDay, HandOff, LinkedVisit, Interview, Answer, Custody, Death}

// EventKinds returns every EventKind, in the order of this page.
func EventKinds() []EventKind { return append([]EventKind(nil), eventKinds...) }

// String returns the name under which it is stored and sent.
func (k EventKind) String() string { return string(k) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEventKind].
func (k EventKind) MarshalText() ([]byte, error) {
	return enum.Marshal(k, eventKinds, ErrUnknownEventKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *EventKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, eventKinds, ErrUnknownEventKind)
}

// lasts reports whether an event of the kind may last for days.
func (k EventKind) lasts() bool {
	return k == HospitalStay || k == Custody || k == MedicationSupply
}

// A Fact is something that is known of an event and that a measure asks about.
// The zero value is none. A reason may be that of any care, or of a death; every other fact
// belongs to the kind of event named beside it, and is refused of another ([Event.Check]).
type Fact string

// Facts.
const (
	// ForSubstanceUse: the principal reason was substance use.
	ForSubstanceUse Fact = "substance_use"
	// ForOverdose: an overdose was among the reasons.
	ForOverdose Fact = "overdose"
	// ForMentalHealth: the principal reason was mental health.
	ForMentalHealth Fact = "mental_health"
	// Acute: a hospital stay for acute inpatient care.
	Acute Fact = "acute"
	// HighIntensity: a hospital stay for inpatient, residential or detoxification care.
	HighIntensity Fact = "high_intensity"
	// Admitted: the emergency visit ended with an admission to inpatient or residential care.
	Admitted Fact = "admitted"
	// Transfer: the hospital stay began as a transfer from another one.
	Transfer Fact = "transfer"
	// Planned: the hospital stay was planned.
	Planned Fact = "planned"
	// Involuntary: the hospital stay was not voluntary.
	Involuntary Fact = "involuntary"
	// HeavyDay: a day of heavy use, by the threshold that the report names.
	HeavyDay Fact = "heavy_day"
	// PositiveTest: a day of use known from a test.
	PositiveTest Fact = "positive_test"
	// WasDeclined: the participant declined the interview, or the answer.
	WasDeclined Fact = "declined"
	// WasUnable: the participant could not be interviewed, or could not answer.
	WasUnable Fact = "unable"
)

var facts = []Fact{ForSubstanceUse, ForOverdose, ForMentalHealth, Acute, HighIntensity, Admitted, Transfer, Planned, Involuntary,
	HeavyDay, PositiveTest, WasDeclined, WasUnable}

// Facts returns every Fact, in the order of this page.
func Facts() []Fact { return append([]Fact(nil), facts...) }

// String returns the name under which it is stored and sent.
func (f Fact) String() string { return string(f) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFact].
func (f Fact) MarshalText() ([]byte, error) { return enum.Marshal(f, facts, ErrUnknownFact) }

// UnmarshalText accepts exactly what MarshalText returns. On error f is unchanged.
func (f *Fact) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, facts, ErrUnknownFact)
}
