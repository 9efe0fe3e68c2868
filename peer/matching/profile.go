package matching

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Profile is what a person chose to tell for the sake of being matched. What is
// empty was not told: it counts for nobody and against nobody. Words are the
// programme's own and are compared as they stand.
type Profile struct {
	LifeStage []string // family relations and the like, such as "parent of young children"
	Past      []string // past experiences, such as a substance or time in prison

	// RecoveryMonths is how long the person has been in recovery, by their own
	// count; 0 was not told.
	RecoveryMonths int

	Modalities []peer.Modality // ways of meeting that are possible

	week []stretch // their hours in the week after the match is made
}

// A Seeker is a participant who is looking for a worker. Zones are loaded with
// [time.LoadLocation]: a program that runs where the system has none imports
// time/tzdata.
type Seeker struct {
	Participant peer.Participant
	Profile
	Hours    []peer.WeeklyHours // when they could meet, by their own clock
	Zone     string             // of Hours, by its IANA name, as in [peer.Worker]; needed if there are any
	Since    time.Time          // since when they have been waiting; zero is not known
	Previous []peer.WorkerID    // who supported them before and may do so again
	Wishes   []TraitWish        // traits that the participant asked for
	Matters  []Factor           // what the participant said matters most; counts double
}

// A TraitWish is a trait that the participant asked the worker to share or have.
type TraitWish struct {
	Trait Trait
	Value string // in the programme's words, as in [Candidate.Traits]
	Must  bool   // nobody else would do; otherwise it is a preference
}

// A Candidate is a worker who might take somebody. When they can be there is what
// [peer.Worker] says, by its Hours and Zone.
type Candidate struct {
	Worker peer.Worker
	Profile
	Supported    int           // participants whom they support at present
	Pathways     []string      // recovery pathways that they know from their own life
	Traits       []WorkerTrait // told by the worker to be matched on, and looked at only where a participant asks
	Hopes        []peer.Domain // what they would like to support others with
	ServesMinors bool          // the programme has cleared them for participants under age
}

// A WorkerTrait is a trait as the worker told it.
type WorkerTrait struct {
	Trait Trait
	Value string
}

// Known is what the programme knows beside the two people of a pair.
type Known struct {
	SamePerson []peer.SamePerson // who is known to be one person
	Safety     []Exclusion       // who must not be brought together
	Ratings    []peer.Rating     // how participants rated workers: the worst blocks the pair
	Concerns   []peer.FitConcern // of workers, not settled yet: remarked on, and excludes nobody
	At         time.Time         // when the match is made
}

// An Exclusion says that two people must not be brought together, whatever they
// wish, such as under a protection order. The reason stays with the host.
type Exclusion struct {
	Worker      peer.WorkerID
	Participant peer.ParticipantID
}

// Format keeps the person out of every verb of fmt.
func (Seeker) Format(f fmt.State, _ rune) { redact.Format(f, "[seeker]") }

// LogValue keeps the person out of logs.
func (Seeker) LogValue() slog.Value { return slog.StringValue("[seeker]") }

// Format keeps the person out of every verb of fmt.
func (Candidate) Format(f fmt.State, _ rune) { redact.Format(f, "[candidate]") }

// LogValue keeps the person out of logs.
func (Candidate) LogValue() slog.Value { return slog.StringValue("[candidate]") }

// Format keeps what the person told out of every verb of fmt.
func (Profile) Format(f fmt.State, _ rune) { redact.Format(f, "[profile]") }

// LogValue keeps what the person told out of logs.
func (Profile) LogValue() slog.Value { return slog.StringValue("[profile]") }

// Format keeps what the person asked for out of every verb of fmt.
func (TraitWish) Format(f fmt.State, _ rune) { redact.Format(f, "[trait wish]") }

// LogValue keeps what the person asked for out of logs.
func (TraitWish) LogValue() slog.Value { return slog.StringValue("[trait wish]") }

// Format keeps what the worker told out of every verb of fmt.
func (WorkerTrait) Format(f fmt.State, _ rune) { redact.Format(f, "[worker trait]") }

// LogValue keeps what the worker told out of logs.
func (WorkerTrait) LogValue() slog.Value { return slog.StringValue("[worker trait]") }

// Format keeps the people out of every verb of fmt.
func (Known) Format(f fmt.State, _ rune) { redact.Format(f, "[known]") }

// LogValue keeps the people out of logs.
func (Known) LogValue() slog.Value { return slog.StringValue("[known]") }

// Format keeps the people out of every verb of fmt.
func (Exclusion) Format(f fmt.State, _ rune) { redact.Format(f, "[exclusion]") }

// LogValue keeps the people out of logs.
func (Exclusion) LogValue() slog.Value { return slog.StringValue("[exclusion]") }
