package evaluation

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A RaterKind is the side from which somebody rates. The zero value is nobody.
type RaterKind string

// Values of RaterKind.
const (
	SelfRater        RaterKind = "self"        // the worker
	SupervisorRater  RaterKind = "supervisor"  // the supervisor
	PeerRater        RaterKind = "peer"        // a colleague who is a peer worker
	ParticipantRater RaterKind = "participant" // somebody who is supported
	VisitorRater     RaterKind = "visitor"     // a trained visitor from outside
)

var raterKinds = []RaterKind{SelfRater, SupervisorRater, PeerRater, ParticipantRater, VisitorRater}

// RaterKinds returns every RaterKind, in the order of this page.
func RaterKinds() []RaterKind { return slices.Clone(raterKinds) }

// String returns the name under which it is stored and sent.
func (v RaterKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRater].
func (v RaterKind) MarshalText() ([]byte, error) { return enum.Marshal(v, raterKinds, ErrUnknownRater) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RaterKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, raterKinds, ErrUnknownRater)
}

// A FeedbackWay is how somebody came to give feedback on an interaction. The zero value is none.
type FeedbackWay string

// Values of FeedbackWay.
const (
	WayObserved    FeedbackWay = "observed"    // was there, with consent
	WayRolePlay    FeedbackWay = "role_play"   // saw it in a role play
	WayDescribed   FeedbackWay = "described"   // heard it from the worker
	WayCoLed       FeedbackWay = "co_led"      // led it together with the worker
	WayParticipant FeedbackWay = "participant" // heard it from the participant, who allowed it
)

var feedbackWays = []FeedbackWay{WayObserved, WayRolePlay, WayDescribed, WayCoLed, WayParticipant}

// FeedbackWays returns every FeedbackWay, in the order of this page.
func FeedbackWays() []FeedbackWay { return slices.Clone(feedbackWays) }

// String returns the name under which it is stored and sent.
func (v FeedbackWay) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFeedbackWay].
func (v FeedbackWay) MarshalText() ([]byte, error) {
	return enum.Marshal(v, feedbackWays, ErrUnknownFeedbackWay)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *FeedbackWay) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, feedbackWays, ErrUnknownFeedbackWay)
}

// A CoSignResult is what came of looking at a drawn record. The zero value is none.
type CoSignResult string

// Values of CoSignResult.
const (
	CoSigned       CoSignResult = "cosigned" // signed by the supervisor as it is
	CoSignReturned CoSignResult = "returned" // given back to the worker with findings
)

var coSignResults = []CoSignResult{CoSigned, CoSignReturned}

// CoSignResults returns every CoSignResult, in the order of this page.
func CoSignResults() []CoSignResult { return slices.Clone(coSignResults) }

// String returns the name under which it is stored and sent.
func (v CoSignResult) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCoSignResult].
func (v CoSignResult) MarshalText() ([]byte, error) {
	return enum.Marshal(v, coSignResults, ErrUnknownCoSignResult)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CoSignResult) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, coSignResults, ErrUnknownCoSignResult)
}

// A CoSignFinding is what a co-signer found in a record. It is no word of the record. The zero value is none.
type CoSignFinding string

// Values of CoSignFinding.
const (
	FindingLate     CoSignFinding = "late"     // recorded later than the programme asks
	FindingNoGoal   CoSignFinding = "no_goal"  // names no goal of the plan
	FindingScope    CoSignFinding = "scope"    // describes what lies outside the scope of peer support
	FindingLanguage CoSignFinding = "language" // is not person-first
	FindingConsent  CoSignFinding = "consent"  // tells more than the consents allow
	FindingRisk     CoSignFinding = "risk"     // a risk has no response on record
	FindingMinutes  CoSignFinding = "minutes"  // times do not fit
	FindingOther    CoSignFinding = "other"    // something else
)

var coSignFindings = []CoSignFinding{FindingLate, FindingNoGoal, FindingScope, FindingLanguage, FindingConsent, FindingRisk, FindingMinutes, FindingOther}

// CoSignFindings returns every CoSignFinding, in the order of this page.
func CoSignFindings() []CoSignFinding { return slices.Clone(coSignFindings) }

// String returns the name under which it is stored and sent.
func (v CoSignFinding) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCoSignFinding].
func (v CoSignFinding) MarshalText() ([]byte, error) {
	return enum.Marshal(v, coSignFindings, ErrUnknownCoSignFinding)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CoSignFinding) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, coSignFindings, ErrUnknownCoSignFinding)
}

// A SampleReason is why a record was drawn. The zero value is none.
type SampleReason string

// Values of SampleReason.
const (
	DrawnForRisk SampleReason = "risk" // it bears a risk: always drawn
	DrawnByRank  SampleReason = "rank" // it is among the first of its stratum by rank
)

var sampleReasons = []SampleReason{DrawnForRisk, DrawnByRank}

// SampleReasons returns every SampleReason, in the order of this page.
func SampleReasons() []SampleReason { return slices.Clone(sampleReasons) }

// String returns the name under which it is stored and sent.
func (v SampleReason) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSampleReason].
func (v SampleReason) MarshalText() ([]byte, error) {
	return enum.Marshal(v, sampleReasons, ErrUnknownSampleReason)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SampleReason) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, sampleReasons, ErrUnknownSampleReason)
}

// A DriftReason is why a fidelity score asks for a look. The zero value is none.
type DriftReason string

// Values of DriftReason.
const (
	DriftLowBand  DriftReason = "low_band"  // the score lies in the lowest band
	DriftBandFell DriftReason = "band_fell" // the band is lower than at the time before
	DriftFell     DriftReason = "fell"      // the score fell by the rule or more
)

var driftReasons = []DriftReason{DriftLowBand, DriftBandFell, DriftFell}

// DriftReasons returns every DriftReason, in the order of this page.
func DriftReasons() []DriftReason { return slices.Clone(driftReasons) }

// String returns the name under which it is stored and sent.
func (v DriftReason) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDriftReason].
func (v DriftReason) MarshalText() ([]byte, error) {
	return enum.Marshal(v, driftReasons, ErrUnknownDriftReason)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DriftReason) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, driftReasons, ErrUnknownDriftReason)
}

// A Band is how close a service keeps to what a scale describes, by shares of the highest anchor. The zero value is not known.
type Band string

// Values of Band.
const (
	BandHigh     Band = "high"     // 80 hundredths or more
	BandModerate Band = "moderate" // 60 to less than 80
	BandLow      Band = "low"      // less than 60
)

var bands = []Band{BandHigh, BandModerate, BandLow}

// Bands returns every Band, in the order of this page.
func Bands() []Band { return slices.Clone(bands) }

// String returns the name under which it is stored and sent.
func (v Band) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownBand].
func (v Band) MarshalText() ([]byte, error) { return enum.Marshal(v, bands, ErrUnknownBand) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Band) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, bands, ErrUnknownBand)
}

// A Direction is which way an indicator is better. The zero value is none.
type Direction string

// Values of Direction.
const (
	HigherIsBetter Direction = "higher" // more is better
	LowerIsBetter  Direction = "lower"  // less is better
)

var directions = []Direction{HigherIsBetter, LowerIsBetter}

// Directions returns every Direction, in the order of this page.
func Directions() []Direction { return slices.Clone(directions) }

// String returns the name under which it is stored and sent.
func (v Direction) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDirection].
func (v Direction) MarshalText() ([]byte, error) {
	return enum.Marshal(v, directions, ErrUnknownDirection)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Direction) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, directions, ErrUnknownDirection)
}

// A Signal is where a figure lies by control limits. The zero value is none.
type Signal string

// Values of Signal.
const (
	SignalInside Signal = "inside"  // within the limits: variation of every day
	SignalBetter Signal = "better"  // outside, on the better side
	SignalWorse  Signal = "worse"   // outside, on the other side
	SignalTooFew Signal = "too_few" // fewer than are shown: hidden
)

var signals = []Signal{SignalInside, SignalBetter, SignalWorse, SignalTooFew}

// Signals returns every Signal, in the order of this page.
func Signals() []Signal { return slices.Clone(signals) }

// String returns the name under which it is stored and sent.
func (v Signal) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSignal].
func (v Signal) MarshalText() ([]byte, error) { return enum.Marshal(v, signals, ErrUnknownSignal) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Signal) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, signals, ErrUnknownSignal)
}
