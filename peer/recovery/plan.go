package recovery

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrIncompletePlan reports a plan without an id, a kind or a participant.
var ErrIncompletePlan = errors.New("recovery: incomplete plan")

// Parts of the kernel as plans use them.
type (
	// PlanHistory is everything that happened to a plan.
	PlanHistory = lifecycle.History[PlanState, PlanEvent, PlanChange]
	// PlanMove is an event to fire, with what it changes.
	PlanMove = lifecycle.Move[PlanEvent, PlanChange]
)

var plans = lifecycle.Must(lifecycle.New[PlanState, PlanEvent, PlanChange](PlanLifecycle()))

// A Plan belongs to one participant: they begin it, word it, agree to each
// version before it is in force, show it and stop it. A worker whom they let in
// puts versions forward; without the participant's agreement those are
// proposals and nothing else.
//
// Each version is kept as it was. What is in it is read with [Plan.View], which
// shows each reader what is theirs to read. Use [NewPlan] to begin one; the zero
// Plan is at no stage and refuses every event.
type Plan struct {
	id          peer.PlanID
	kind        PlanKind
	participant peer.ParticipantID
	history     PlanHistory
	contents    []PlanContent // of the versions, in their order; the history holds a hash of each
}

// NewPlan returns a plan that a participant begins. It returns
// [ErrIncompletePlan] if an id or the kind is missing, [ErrUnknownPlanKind], and
// a [*lifecycle.Refusal] if somebody else would begin it for them.
func NewPlan(id peer.PlanID, kind PlanKind, participant peer.ParticipantID, act lifecycle.Act) (*Plan, error) {
	p := &Plan{id: id, kind: kind, participant: participant}
	if err := p.check(); err != nil {
		return nil, err
	}
	var err error
	if p.history, err = plans.Open(p.seat()); err != nil {
		return nil, err
	}
	if err := p.Fire(PlanMove{Act: act, Event: BeginPlan}, PlanContent{}); err != nil {
		return nil, err
	}
	return p, nil
}

func (p Plan) check() error {
	if p.id == "" || p.participant == "" || p.kind == "" || !storable.ID(string(p.id)) || !storable.ID(string(p.participant)) {
		return fmt.Errorf("%w: want an id, a kind and a participant, in valid UTF-8 of at most 256 bytes", ErrIncompletePlan)
	}
	_, err := p.kind.MarshalText()
	return err
}

func (p Plan) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(p.participant)}
}

// ID returns the id of the plan.
func (p Plan) ID() peer.PlanID { return p.id }

// Kind returns what the plan is for.
func (p Plan) Kind() PlanKind { return p.kind }

// Participant returns whose plan it is.
func (p Plan) Participant() peer.ParticipantID { return p.participant }

// Worker returns the worker whom the participant let in, or "".
func (p Plan) Worker() peer.WorkerID { return peer.WorkerID(p.history.Seat(lifecycle.WorkerParty)) }

// State returns the stage, or "" for the zero value.
func (p Plan) State() PlanState { return p.history.State() }

// IsOver reports whether the plan is completed or stopped.
func (p Plan) IsOver() bool { return plans.IsFinal(p.State()) }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (p Plan) Revision() int { return p.history.Revision() }

// History returns everything that happened, also as of and as known on a past
// date. It names whom the participant shows what, and is theirs to see: others
// are shown [Plan.View].
func (p Plan) History() PlanHistory { return p.history }

// Next returns the events that the actor may fire now, sorted.
func (p Plan) Next(by lifecycle.Actor) []PlanEvent { return plans.Next(p.history, by) }

func (p Plan) record() planRecord {
	r := planRecord{contents: p.contents}
	for _, e := range p.history.Moves() {
		r.apply(e)
	}
	return r
}

// Fire makes any move of the table. content is what a version that is put forward
// says; other events ignore it. It returns [ErrPlanContent] for content that
// cannot be. It refuses, by the name in parentheses, a version that is not the
// next (version_order) or replaces what the participant put forward
// (participants_words), a private part that somebody else writes (private_part), a
// version of somebody else's that drops the warning about opioids (warning_kept),
// an answer to a version that is not put forward (not_proposed), one that
// somebody else withdraws (own_proposal), an endorsement of a version that is not
// in force (not_in_force), and what touches a part (no_such_part) or an item
// (no_such_item) that the plan does not have. The methods named after the events
// call it.
func (p *Plan) Fire(mv PlanMove, content PlanContent) error {
	contents := p.contents
	if mv.Event == ProposePlan && mv.Data.Version == len(contents)+1 {
		if err := content.Check(); err != nil {
			return err
		}
		if p.redactsUnasked(content) {
			return fmt.Errorf("%w: want words, or none, or such as were taken away before", ErrPlanContent)
		}
		contents = append(slices.Clip(contents), content.clone())
	}
	r := p.record()
	r.contents = contents
	next, out, err := plans.Fire(p.history, mv, func() error { return r.deny(mv.Event, mv.By, mv.Data) })
	if err != nil {
		return err
	}
	if !out.Applied {
		return nil
	}
	p.history, p.contents = next, contents
	if mv.Event == ErasePart {
		p.erase(mv.Data.Part)
	}
	return nil
}

// redactsUnasked reports whether words of the content are redacted that nobody
// took away from an earlier version.
func (p Plan) redactsUnasked(content PlanContent) bool {
	return slices.ContainsFunc(content.Parts, func(in PlanPart) bool {
		return in.Words.IsRedacted() && !slices.ContainsFunc(p.contents, func(earlier PlanContent) bool {
			was, ok := earlier.part(in.ID)
			return ok && was.Words.IsRedacted() && was.Words.Hash() == in.Words.Hash()
		})
	})
}

func (p *Plan) erase(part PlanPartID) {
	contents := make([]PlanContent, len(p.contents))
	for i, c := range p.contents {
		contents[i] = c.clone()
		for j, in := range contents[i].Parts {
			if in.ID == part {
				contents[i].Parts[j].Words = in.Words.Redacted()
			}
		}
	}
	p.contents = contents
}

// Propose puts a version forward and returns its number. Private parts and goals
// are the participant's alone: a version that somebody else puts forward keeps
// them as they are, and content names none of them. It keeps that the plan is about
// opioids, and phase and date of review where content has none.
func (p *Plan) Propose(act lifecycle.Act, content PlanContent) (version int, err error) {
	if act.By.Party != lifecycle.ParticipantParty {
		r := p.record()
		base := r.base()
		own := base.private()
		content = content.clone()
		for _, in := range content.Parts {
			if _, taken := own.part(in.ID); taken || in.IsPrivate() {
				return 0, p.refusal(act, ProposePlan, "private_part", "parts that are not private: nobody else writes those")
			}
		}
		for _, g := range content.Goals {
			if _, taken := own.goal(g.ID); taken || g.Private {
				return 0, p.refusal(act, ProposePlan, "private_part", "goals that are not private: nobody else writes those")
			}
		}
		content.Parts, content.Goals = append(content.Parts, own.Parts...), append(content.Goals, own.Goals...)
		content.Opioids = content.Opioids || base.Opioids
		if content.Phase == "" {
			content.Phase = base.Phase
		}
		if content.Review.IsZero() {
			content.Review = base.Review
		}
	}
	version = len(p.contents) + 1
	for _, e := range p.history.Moves() {
		if act.ID != "" && e.ID == act.ID && e.Event == ProposePlan {
			version = e.Data.Version // the same command again
		}
	}
	if err := p.Fire(PlanMove{Act: act, Event: ProposePlan, Data: PlanChange{Version: version, Content: content.sum()}}, content); err != nil {
		return 0, err
	}
	return version, nil
}

// refusal returns the refusal of a move by a rule of this package, or of the
// table where that refuses it, too.
func (p *Plan) refusal(act lifecycle.Act, event PlanEvent, guard, want string) error {
	_, _, err := plans.Fire(p.history, PlanMove{Act: act, Event: event, Data: PlanChange{Version: len(p.contents) + 1, Content: PlanContent{}.sum()}},
		func() error { return lifecycle.Deny(guard, want) })
	return err
}

// Agree puts the version in force that is put forward. Only the participant can.
func (p *Plan) Agree(act lifecycle.Act, version int) error { return p.AgreeIn(act, version, "") }

// AgreeIn is Agree with how the participant agreed, such as by signing, where a
// payer asks for that.
func (p *Plan) AgreeIn(act lifecycle.Act, version int, form peer.AgreementForm) error {
	content := PlanContent{}
	if version >= 1 && version <= len(p.contents) {
		content = p.contents[version-1]
	}
	return p.Fire(PlanMove{Act: act, Event: AgreePlan, Data: PlanChange{Version: version, Content: content.sum(), Form: form}}, PlanContent{})
}

// Decline records that the participant does not want the version put forward.
func (p *Plan) Decline(act lifecycle.Act, version int) error {
	return p.Fire(PlanMove{Act: act, Event: DeclineVersion, Data: PlanChange{Version: version}}, PlanContent{})
}

// Withdraw takes back a version that a worker or a supervisor put forward.
func (p *Plan) Withdraw(act lifecycle.Act, version int) error {
	return p.Fire(PlanMove{Act: act, Event: WithdrawVersion, Data: PlanChange{Version: version}}, PlanContent{})
}

// OpenReview records that the plan is looked at again. What is in force stays so.
func (p *Plan) OpenReview(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: OpenReview}, PlanContent{})
}

// Keep ends a review that changes nothing.
func (p *Plan) Keep(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: KeepPlan}, PlanContent{})
}

// TakeBack takes the participant's agreement back: nothing is in force.
func (p *Plan) TakeBack(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: TakeBackPlan}, PlanContent{})
}

// Complete records that the plan has done what it was for.
func (p *Plan) Complete(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: CompletePlan}, PlanContent{})
}

// Stop stops the plan. No reason is needed.
func (p *Plan) Stop(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: StopPlan}, PlanContent{})
}

// Share shows a private part to one person. To the worker of the plan it is shown
// for as long as they are that.
func (p *Plan) Share(act lifecycle.Act, part PlanPartID, with lifecycle.Actor) error {
	return p.Fire(PlanMove{Act: act, Event: SharePart, Data: PlanChange{Part: part, Reader: with}}, PlanContent{})
}

// Unshare shows a private part to somebody no longer.
func (p *Plan) Unshare(act lifecycle.Act, part PlanPartID, with lifecycle.Actor) error {
	return p.Fire(PlanMove{Act: act, Event: UnsharePart, Data: PlanChange{Part: part, Reader: with}}, PlanContent{})
}

// AdmitWorker lets a worker write with the participant, in the place of another.
func (p *Plan) AdmitWorker(act lifecycle.Act, worker peer.WorkerID) error {
	return p.Fire(PlanMove{Act: act, Event: AdmitWorker, Data: PlanChange{Worker: worker}}, PlanContent{})
}

// ExcludeWorker ends that the worker writes and reads.
func (p *Plan) ExcludeWorker(act lifecycle.Act) error {
	return p.Fire(PlanMove{Act: act, Event: ExcludeWorker}, PlanContent{})
}

// Endorse records that somebody beside the participant stands by the version in
// force, where a payer asks for that.
func (p *Plan) Endorse(act lifecycle.Act, version int) error {
	return p.Fire(PlanMove{Act: act, Event: EndorsePlan, Data: PlanChange{Version: version}}, PlanContent{})
}

// NoteOutcome puts what a referral came to beside the item that led to it. Who
// and when are those of act.
func (p *Plan) NoteOutcome(act lifecycle.Act, o PlanItemOutcome) error {
	return p.Fire(PlanMove{Act: act, Event: NoteOutcome, Data: PlanChange{Part: o.Part, Goal: o.Goal, Referral: o.Referral, Outcome: o.Outcome}}, PlanContent{})
}

// LinkTreatment ties the plan to a treatment plan on a consent of the participant's.
func (p *Plan) LinkTreatment(act lifecycle.Act, treatment string, consent peer.ConsentID) error {
	return p.Fire(PlanMove{Act: act, Event: LinkTreatment, Data: PlanChange{Treatment: treatment, Consent: consent}}, PlanContent{})
}

// UnlinkTreatment ends the tie.
func (p *Plan) UnlinkTreatment(act lifecycle.Act, treatment string) error {
	return p.Fire(PlanMove{Act: act, Event: UnlinkTreatment, Data: PlanChange{Treatment: treatment}}, PlanContent{})
}

// ErasePart takes the words of a part away, from every version so far.
func (p *Plan) ErasePart(act lifecycle.Act, part PlanPartID) error {
	version := len(p.contents)
	for _, e := range p.history.Moves() {
		if act.ID != "" && e.ID == act.ID && e.Event == ErasePart {
			version = e.Data.Version // the same command again
		}
	}
	return p.Fire(PlanMove{Act: act, Event: ErasePart, Data: PlanChange{Part: part, Version: version}}, PlanContent{})
}

// Redact takes the words of the entry of the history numbered seq away, such as
// those of a reason. The participant may.
func (p *Plan) Redact(act lifecycle.Act, seq int) error {
	next, err := plans.Redact(p.history, act, seq)
	if err != nil {
		return err
	}
	p.history = next
	return nil
}

// Digest stands for the whole record, its ids and the contents of its versions included.
func (p Plan) Digest() lifecycle.Digest {
	return p.history.Digest().With(string(p.id), string(p.kind), string(p.participant))
}

type storedPlan struct {
	ID          peer.PlanID                                        `json:"id"`
	Kind        PlanKind                                           `json:"kind"`
	Participant peer.ParticipantID                                 `json:"participant"`
	Contents    []PlanContent                                      `json:"contents,omitempty"`
	History     lifecycle.Stored[PlanState, PlanEvent, PlanChange] `json:"history"`
}

// MarshalJSON returns the stored form of p, with its words in clear. The zero
// Plan cannot be stored: [ErrIncompletePlan].
func (p Plan) MarshalJSON() ([]byte, error) {
	if p.history.IsZero() {
		return nil, fmt.Errorf("%w: it was not begun", ErrIncompletePlan)
	}
	return json.Marshal(storedPlan{p.id, p.kind, p.participant, p.contents, p.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about, as
// where a version says something else than the participant agreed to, what
// [NewPlan] and [PlanContent.Check] return, and leaves p unchanged on error.
func (p *Plan) UnmarshalJSON(data []byte) error {
	var in storedPlan
	if err := strictjson.Unmarshal(data, &in); err != nil {
		return unreadable("plan", err)
	}
	loaded := Plan{id: in.ID, kind: in.Kind, participant: in.Participant, contents: in.Contents}
	if err := loaded.check(); err != nil {
		return err
	}
	for _, c := range in.Contents {
		if err := c.Check(); err != nil {
			return err
		}
	}
	var err error
	if loaded.history, err = plans.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	r := planRecord{contents: in.Contents}
	for _, e := range loaded.history.Moves() {
		if err := r.deny(e.Event, e.By, e.Data); err != nil {
			return &lifecycle.RecordError{Lifecycle: "plan", Seq: e.Seq, Field: "data", What: "could not have been: " + err.Error()}
		}
		r.apply(e)
	}
	if len(r.versions) != len(in.Contents) {
		return &lifecycle.RecordError{Lifecycle: "plan", Field: "contents", What: "has more versions than were put forward"}
	}
	if r.unexplained() != 0 {
		return &lifecycle.RecordError{Lifecycle: "plan", Field: "contents", What: "lacks words that nobody took away, or has words that somebody did"}
	}
	*p = loaded
	return nil
}

// Readers returns to whom the participant shows each private part. It is empty
// for anybody but the participant.
func (p Plan) Readers(by lifecycle.Actor) map[PlanPartID][]lifecycle.Actor {
	if !p.isOwner(by) {
		return nil
	}
	r := p.record()
	return r.readers()
}

func (p Plan) isOwner(by lifecycle.Actor) bool {
	return p.participant != "" && by == peer.ParticipantActor(p.participant)
}

// Format prints the stage and keeps people and words out of every verb of fmt.
func (p Plan) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps people and words out of logs.
func (p Plan) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Plan) shown() string {
	if p.history.IsZero() {
		return "[no plan]"
	}
	return "[" + string(p.kind) + " plan " + string(p.State()) + "]"
}
