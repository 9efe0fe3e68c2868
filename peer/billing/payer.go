package billing

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Payer is what one payer pays for, as data. The zero Payer pays for nothing.
type Payer struct {
	Code      string   // such as "US-VA"
	Name      string   // the payer, for people
	Rounding  Rounding // "": its rule is not known, and a caller has to name one
	Unit      int      // minutes of a unit; UnitMinutes if it is not positive
	Base      int      // minutes of the first unit, which is one of its own; 0 if all are alike
	Sum       Per      // PerDay or PerMonth: minutes are summed over it before they are rounded; "": each contact by itself
	Caps      []Cap
	OrderVoid bool // a recommendation is void 30 days after it was made, unless the service began
	GroupMin  int  // participants present from which a group counts; 0 if no such figure was seen
	GroupMax  int  // participants for each worker in a group; 0 if no limit was seen
	OneToOne  bool // pays for contacts with one participant only
	Direct    bool // pays for contact face to face only, read as in person
	Excluded  []Exclusion
	Demands   []Demand

	Source      source.Source // of the rounding rule
	UnitFrom    source.Source // of Unit, Base and Sum
	GroupFrom   source.Source // of GroupMin and GroupMax
	ContactFrom source.Source // of OneToOne and Direct
}

// Per names the stretch over which a cap counts or minutes are summed. The zero
// value is none.
type Per string

// Stretches.
const (
	// PerDay: one date in the programme's zone.
	PerDay Per = "day"
	// PerMonth: one calendar month in the programme's zone.
	PerMonth Per = "month"
	// PerYear: a year of twelve months from the first of Cap.From.
	PerYear Per = "year"
	// PerEpisode: one episode of support within such a year.
	PerEpisode Per = "episode"
)

// A Cap is the most units that a payer pays for over a stretch.
type Cap struct {
	Per        Per
	Units      int
	From       int // month in which the year begins, 1 to 12; 0 for PerDay and PerMonth
	Source     source.Source
	FromSource source.Source // of the month

	// Unmanaged says that the payer asks for no authorisation up to here, and pays
	// for what it authorised beyond.
	Unmanaged bool
}

// An Exclusion is something that a payer does not pay for. It is a billing
// matter and no ban: the activity may still be right to do.
type Exclusion struct {
	Activity peer.ActivityID    // of the scope catalogue or of this package, or ""
	Kind     peer.EncounterKind // or a kind of encounter
	Role     peer.RoleKind      // or a role of the worker
	What     string             // for people
	Source   source.Source
}

// Activities that a payer does not pay for and that the scope catalogue does not
// know. A host names them among the activities of an encounter.
const (
	// ActivityOnTheJobTraining: training at a place of work.
	ActivityOnTheJobTraining peer.ActivityID = "on_the_job_training"
	// ActivityRoomAndBoard: a place to stay and meals.
	ActivityRoomAndBoard peer.ActivityID = "room_and_board"
	// ActivityPublicGroup: a group that is open to anybody. Where a payer excludes
	// it, a group that does not name it is still to be known as closed: [Facts].
	ActivityPublicGroup peer.ActivityID = "public_group"
)

// Payers returns the payers that ship, ordered by code.
func Payers() []Payer {
	all := []Payer{idaho(), kentucky(), medicare(), michigan(), minnesota(), northCarolina(), newJersey(), virginia()}
	slices.SortFunc(all, func(a, b Payer) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	})
	return all
}

// PayerOf returns the shipped payer with the given code, or [ErrUnknownPayer].
func PayerOf(code string) (Payer, error) {
	var codes []string
	for _, p := range Payers() {
		if p.Code == code {
			return p, nil
		}
		codes = append(codes, p.Code)
	}
	return Payer{}, enum.Refuse(code, codes, ErrUnknownPayer)
}
