// Package lifecycle runs the life of an entity from a table: which event may
// happen in which state, who may make it happen, and what it needs. What the
// table does not list is refused.
//
// Start with [Table], a list of typed rows that is the whole rule, and [New],
// which checks it and returns a [Machine]:
//
//	m, err := lifecycle.New[State, Event, lifecycle.NoChange](table)
//	h, err := m.Open(lifecycle.Seat{Party: lifecycle.WorkerParty, ID: "w-1"})
//	h, out, err := m.Fire(h, lifecycle.Move[Event, lifecycle.NoChange]{Event: Accept, Act: act}, guard)
//
// The entity holds a [History] and nothing beside it: its state, the people who
// hold its sides and the time of every change are read from the history. Each
// [Entry] says who, when it happened, when it was recorded, and why. Nothing is
// deleted: [Machine.Correct] voids entries and puts others in their place, and
// [Machine.Redact] takes words away and leaves their hash.
//
// It promises:
//
//   - A move that cannot be made returns a [*Refusal] that says by which rule,
//     what would be legal now, and never who. Nothing else happens.
//   - A stored history is replayed when it is loaded ([Machine.Load],
//     [Machine.Restore]): one that the table, the parties, the needs and the order
//     of times could not have produced does not load. Any other change to it
//     changes its [Digest]. [Machine.Inspect] opens what does not load, to read.
//   - Equal input gives equal output. Nothing reads a clock or waits. [NewText]
//     reads the random source that it is given.
//   - A state that has a participant's way out ([Table].Leave) cannot lose it: New
//     refuses such a table. Nobody's correction but the participant's undoes that
//     they left, or says that they did; when they left, it may correct.
//
// [Timing] and [Calendar] calculate deadlines and reminders; a deadline proposes
// an event and fires nothing. Tables print themselves as Mermaid, Markdown and
// JSON.
//
// Transitions are executed by github.com/looplab/fsm, which no other package of
// this module imports. What a guard judges from outside the history, such as
// capacity, is judged when the move is made and never again.
//
// The package does not store, send or authenticate: the host vouches for the
// [Actor], keeps the record, and wakes up at [Machine.NextDue].
package lifecycle
