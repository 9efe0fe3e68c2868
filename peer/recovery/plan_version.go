package recovery

import (
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A PlanVersion says who put a version of a plan forward, who agreed to it and
// when. What it says is read with [Plan.View].
type PlanVersion struct {
	Number       int                `json:"number,omitempty"` // from 1; the zero PlanVersion is none
	ProposedBy   lifecycle.Actor    `json:"proposed_by,omitzero"`
	Proposed     time.Time          `json:"proposed,omitzero"`
	Agreed       time.Time          `json:"agreed,omitzero"`        // when the participant agreed; zero if they did not
	Form         peer.AgreementForm `json:"form,omitempty"`         // how they did; "" if it was not said
	Ended        time.Time          `json:"ended,omitzero"`         // when it was in force no longer, was declined or withdrawn; zero if not
	Endorsements []PlanEndorsement  `json:"endorsements,omitempty"` // who else stands by it, in the order in which they said so
}

// A PlanEndorsement says that somebody beside the participant stands by a version.
type PlanEndorsement struct {
	By lifecycle.Actor `json:"by,omitzero"`
	At time.Time       `json:"at,omitzero"`
}

// A PlanItemOutcome is what a referral came to, beside the item of the plan that
// led to it. The item stays as it is. Exactly one of Part and Goal is set.
type PlanItemOutcome struct {
	Part     PlanPartID      `json:"part,omitempty"`
	Goal     peer.GoalID     `json:"goal,omitempty"`
	Referral peer.ReferralID `json:"referral,omitempty"`
	Outcome  string          `json:"outcome,omitempty"` // code of the referral's own list: lower-case letters, digits, '_' and '-'
	By       lifecycle.Actor `json:"by,omitzero"`       // who noted it; set by the plan
	At       time.Time       `json:"at,omitzero"`       // when; set by the plan
}

// A PlanTreatmentLink ties a plan to a treatment plan, which the host knows by a
// reference, on a consent of the participant's. It moves nothing from one to the
// other.
type PlanTreatmentLink struct {
	Treatment string         `json:"treatment,omitempty"`
	Consent   peer.ConsentID `json:"consent,omitempty"`
	Since     time.Time      `json:"since,omitzero"`
}

// A planRecord is what the moves of a plan add up to. It judges the moves that it
// is given, live ones and stored ones alike, by the contents of the versions.
type planRecord struct {
	kind     PlanKind
	contents []PlanContent
	versions []PlanVersion
	sums     []string
	pending  int // number of the version put forward, or 0
	inForce  int // number of the version in force, or 0
	worker   lifecycle.Actor
	shown    map[PlanPartID][]lifecycle.Actor
	outcomes []PlanItemOutcome
	hidden   []bool // of each outcome: when it was noted, the item was nobody else's to read
	links    []PlanTreatmentLink
	erased   map[PlanPartID]int // newest version whose words are gone
}

type planEntry = lifecycle.Entry[PlanState, PlanEvent, PlanChange]

// deny returns why a move cannot follow those before it, whatever the table says.
func (r *planRecord) deny(event PlanEvent, who lifecycle.Actor, c PlanChange) error {
	participant := who.Party == lifecycle.ParticipantParty
	switch event {
	case ProposePlan:
		if c.Version != len(r.versions)+1 || c.Version > len(r.contents) {
			return lifecycle.Deny("version_order", "the number after that of the newest version")
		}
		if r.contents[c.Version-1].sum() != c.Content {
			return lifecycle.Deny("other_content", "the content that the version has")
		}
		if participant {
			return nil
		}
		if r.kind == PlanWellness {
			return lifecycle.Deny("own_writing", "the participant: nobody writes a wellness plan for another")
		}
		if r.pending != 0 && r.versions[r.pending-1].ProposedBy.Party == lifecycle.ParticipantParty {
			return lifecycle.Deny("participants_words", "that the participant agrees to their own version or declines it first")
		}
		if r.base().Opioids && !r.contents[c.Version-1].Opioids {
			return lifecycle.Deny("warning_kept", "a version about opioids, too: nobody else takes the warning away")
		}
		if r.contents[c.Version-1].private().sum() != r.base().private().sum() {
			return lifecycle.Deny("private_part", "parts that are not private: nobody else writes those")
		}
	case AgreePlan:
		if c.Version != r.pending || c.Version == 0 || r.sums[c.Version-1] != c.Content {
			return lifecycle.Deny("not_proposed", "the version that is put forward")
		}
	case DeclineVersion, WithdrawVersion:
		if c.Version != r.pending || c.Version == 0 {
			return lifecycle.Deny("not_proposed", "the version that is put forward")
		}
		if event == WithdrawVersion && r.versions[c.Version-1].ProposedBy != who {
			return lifecycle.Deny("own_proposal", "whoever put it forward")
		}
	case EndorsePlan:
		if c.Version != r.inForce {
			return lifecycle.Deny("not_in_force", "the version that is in force")
		}
	case SharePart, UnsharePart:
		if !r.has(c.Part) {
			return lifecycle.Deny("no_such_part", "a part of the plan")
		}
	case ErasePart:
		if c.Version != len(r.versions) || !r.has(c.Part) {
			return lifecycle.Deny("no_such_part", "a part of the plan, up to its newest version")
		}
	case NoteOutcome:
		if (c.Part == "") == (c.Goal == "") || !r.noteable(who, c) {
			return lifecycle.Deny("no_such_item", "one part or one goal of the plan, which the actor can read")
		}
	}
	return nil
}

// noteable reports whether somebody may put an outcome beside an item: the
// participant beside any, others by the newest version in which the item was agreed
// to or is put forward, if they may read it there.
func (r *planRecord) noteable(who lifecycle.Actor, c PlanChange) bool {
	participant := who.Party == lifecycle.ParticipantParty
	for i := len(r.versions) - 1; i >= 0; i-- {
		if !participant && i+1 != r.pending && r.versions[i].Agreed.IsZero() {
			continue
		}
		in := r.contents[i]
		part, isPart := in.part(c.Part)
		_, open := in.goal(c.Goal, false)
		_, private := in.goal(c.Goal, true)
		if isPart || open || private {
			return participant || open || isPart && (!part.IsPrivate() || r.isShown(part.ID, who))
		}
	}
	return false
}

// has reports whether a version put forward so far has a part.
func (r *planRecord) has(part PlanPartID) bool {
	return slices.ContainsFunc(r.contents[:len(r.versions)], func(c PlanContent) bool { _, ok := c.part(part); return ok })
}

// base returns the content in force or, where nothing is, the newest that the
// participant wrote or agreed to.
func (r *planRecord) base() PlanContent {
	if r.inForce != 0 {
		return r.contents[r.inForce-1]
	}
	for i := len(r.versions) - 1; i >= 0; i-- {
		if v := r.versions[i]; v.ProposedBy.Party == lifecycle.ParticipantParty || !v.Agreed.IsZero() {
			return r.contents[i]
		}
	}
	return PlanContent{}
}

// apply adds a move that was made.
func (r *planRecord) apply(e planEntry) {
	c := e.Data
	end := func(version *int) {
		if *version != 0 {
			r.versions[*version-1].Ended = e.At
			*version = 0
		}
	}
	switch e.Event {
	case AdmitWorker:
		next := lifecycle.Actor{Party: lifecycle.WorkerParty, ID: string(c.Worker)}
		if next != r.worker {
			r.hide(r.worker)
		}
		r.worker = next
	case ExcludeWorker:
		r.hide(r.worker)
		r.worker = lifecycle.Actor{}
	case ProposePlan:
		end(&r.pending)
		r.versions = append(r.versions, PlanVersion{Number: c.Version, ProposedBy: e.By, Proposed: e.At})
		r.sums = append(r.sums, c.Content)
		r.pending = c.Version
	case WithdrawVersion, DeclineVersion:
		end(&r.pending)
	case AgreePlan:
		end(&r.inForce)
		r.versions[c.Version-1].Agreed, r.versions[c.Version-1].Form = e.At, c.Form
		r.inForce, r.pending = c.Version, 0
	case TakeBackPlan:
		end(&r.inForce)
	case CompletePlan:
		end(&r.pending)
	case StopPlan:
		end(&r.pending)
		end(&r.inForce)
	case EndorsePlan:
		v := &r.versions[c.Version-1]
		if !slices.ContainsFunc(v.Endorsements, func(d PlanEndorsement) bool { return d.By == e.By }) {
			v.Endorsements = append(v.Endorsements, PlanEndorsement{e.By, e.At})
		}
	case SharePart, UnsharePart:
		readers := slices.DeleteFunc(slices.Clone(r.shown[c.Part]), func(a lifecycle.Actor) bool { return a == c.Reader })
		if e.Event == SharePart {
			readers = append(readers, c.Reader)
		}
		if r.shown == nil {
			r.shown = map[PlanPartID][]lifecycle.Actor{}
		}
		r.shown[c.Part] = readers
	case ErasePart:
		if r.erased == nil {
			r.erased = map[PlanPartID]int{}
		}
		r.erased[c.Part] = c.Version
	case NoteOutcome:
		r.hidden = append(r.hidden, !r.noteable(lifecycle.Actor{Party: lifecycle.WorkerParty}, c))
		r.outcomes = append(r.outcomes, PlanItemOutcome{c.Part, c.Goal, c.Referral, c.Outcome, e.By, e.At})
	case LinkTreatment, UnlinkTreatment:
		r.links = slices.DeleteFunc(r.links, func(l PlanTreatmentLink) bool { return l.Treatment == c.Treatment })
		if e.Event == LinkTreatment {
			r.links = append(r.links, PlanTreatmentLink{c.Treatment, c.Consent, e.At})
		}
	}
}

// hide ends that anything is shown to somebody.
func (r *planRecord) hide(from lifecycle.Actor) {
	for part, readers := range r.shown {
		r.shown[part] = slices.DeleteFunc(slices.Clone(readers), func(a lifecycle.Actor) bool { return a == from })
	}
}

// isShown reports whether the participant shows a part to somebody. To a worker it
// is shown for as long as they are the worker of the plan.
func (r *planRecord) isShown(part PlanPartID, to lifecycle.Actor) bool {
	return slices.Contains(r.shown[part], to) && (to.Party != lifecycle.WorkerParty || to == r.worker)
}

// unexplained returns the number of the first version that lacks words which
// nobody took away, or has words that somebody did, or 0.
func (r *planRecord) unexplained() int {
	gone := map[string]bool{}
	for i, c := range r.contents {
		for _, p := range c.Parts {
			if p.Words.IsZero() {
				continue
			}
			key := string(p.ID) + " " + p.Words.Hash()
			erased := r.erased[p.ID] >= i+1
			if erased {
				gone[key] = true
			}
			if erased && !p.Words.IsRedacted() || p.Words.IsRedacted() && !gone[key] {
				return i + 1
			}
		}
	}
	return 0
}

func (r *planRecord) readers() map[PlanPartID][]lifecycle.Actor {
	out := maps.Clone(r.shown)
	for part, readers := range out {
		out[part] = slices.Clone(readers)
		if len(readers) == 0 {
			delete(out, part)
		}
	}
	return out
}

func (v PlanVersion) clone() PlanVersion {
	v.Endorsements = slices.Clone(v.Endorsements)
	return v
}

// Format keeps people out of every verb of fmt.
func (v PlanVersion) Format(f fmt.State, _ rune) {
	redact.Format(f, fmt.Sprintf("[version %d of a plan]", v.Number))
}

// LogValue keeps people out of logs.
func (v PlanVersion) LogValue() slog.Value {
	return slog.StringValue(fmt.Sprintf("[version %d of a plan]", v.Number))
}

// Format keeps people out of every verb of fmt.
func (PlanEndorsement) Format(f fmt.State, _ rune) { redact.Format(f, "[endorsement]") }

// LogValue keeps people out of logs.
func (PlanEndorsement) LogValue() slog.Value { return slog.StringValue("[endorsement]") }

// Format keeps people and items out of every verb of fmt.
func (PlanItemOutcome) Format(f fmt.State, _ rune) { redact.Format(f, "[outcome]") }

// LogValue keeps people and items out of logs.
func (PlanItemOutcome) LogValue() slog.Value { return slog.StringValue("[outcome]") }

// Format keeps the reference out of every verb of fmt.
func (PlanTreatmentLink) Format(f fmt.State, _ rune) { redact.Format(f, "[treatment link]") }

// LogValue keeps the reference out of logs.
func (PlanTreatmentLink) LogValue() slog.Value { return slog.StringValue("[treatment link]") }
