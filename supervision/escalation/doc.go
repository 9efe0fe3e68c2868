// Package escalation sees that what cannot wait reaches somebody: ladders, on-call rotas,
// visits, incidents, complaints and boundary concerns.
//
// Start with [New], or [Put], which finds the open escalation of the same key:
//
//		ladder, err := escalation.LadderFor(escalation.Emergency, false)
//		e, index, err := escalation.Put(open, ask, "note-7", ladder, act)
//		hop, err := e.Advance(act, rota.Posts(at)) // the first rung is told
//		at, waits := e.Deadline()                  // when the next one is due
//
//	  - [Escalation]: up a [Ladder] until somebody acknowledges. Silence until the deadline
//	    makes the next rung due; no rung and no person is told twice; with nobody left the
//	    fallback, outside the programme, is called. [Escalation.Alerts] has what each person
//	    sees. [OfConsequence], [OfFlag], [OfVerdict], [Visit.Ask], [Incident.Ask] and
//	    [BoundaryConcern.Ask] make one from what other parts say.
//	  - [Rota]: who is on call, by the clock on the wall.
//	  - [Visit]: check-in and check-out, and what follows where none comes. It has no place.
//	  - [Incident]: reported by category, reviewed by somebody not concerned, learnt from.
//	  - [Complaint]: goes round those complained of and whoever depends on them.
//	  - [BoundaryConcern]: a worker's own; it is no ground of discipline ([ErrProtected]).
//
// What comes up for the worker's supervision is a [supervision.Concern]:
// [Escalation.Concern], [Escalation.Debrief], [BoundaryConcern.Concern],
// [Incident.Concern] and [Flag.Concern].
//
// A ladder proposes and people act: nothing here calls anybody, and whoever is in an
// emergency calls the emergency number first. No duty to report by law is taken off
// anybody by an escalation. Which order and how many minutes is a design of this library
// and says so; no source names a number.
//
// No record here has words: what was said stays with the host. Values hold no locks and
// read no clock. Storage, delivery and access control belong to the host program.
package escalation
