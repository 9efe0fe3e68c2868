package lifecycle

// A Change is the typed data of a lifecycle's moves: the worker proposed, the
// new end date. Its fields that are set are its parts, each with a name that a
// table's rows may need or take; the part that names the person for a party's
// seat is called like the party. It holds no free text, which belongs into the
// move's [Text], and only fields that survive JSON unchanged. A lifecycle
// without change data uses [NoChange].
type Change interface {
	comparable
	// Has reports whether the named part is set.
	Has(part string) bool
	// Parts returns how many parts are set.
	Parts() int
	// Valid reports whether it can be stored as it is: known names, ids in valid
	// UTF-8, times in UTC. A move with a change that is not valid is refused.
	Valid() bool
	// Seat returns whom the change names for a party, or "".
	Seat(Party) string
}

// NoChange is the change data of a lifecycle that has none.
type NoChange struct{}

// Has reports that no part is set.
func (NoChange) Has(string) bool { return false }

// Parts returns 0.
func (NoChange) Parts() int { return 0 }

// Valid reports that nothing is in the way.
func (NoChange) Valid() bool { return true }

// Seat names nobody.
func (NoChange) Seat(Party) string { return "" }
