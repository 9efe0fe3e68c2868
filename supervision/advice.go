package supervision

import (
	"cmp"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// An Advice is something about who supervises a worker that the programme should put
// right. It is about the programme's choice, never about the worker.
type Advice struct {
	Worker    peer.WorkerID
	Code      AdviceCode
	Agreement AgreementID // the one that it is about; empty if it is about all
	Text      string      // for a person to read; names nobody
	Basis     source.Source
}

// MarshalJSON returns the advice with the keys worker, agreement (if there is one), code
// and text. It is a form for reading and is not loaded again.
func (v Advice) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Worker    string     `json:"worker"`
		Agreement string     `json:"agreement,omitempty"`
		Code      AdviceCode `json:"code"`
		Text      string     `json:"text"`
	}{string(v.Worker), string(v.Agreement), v.Code, v.Text})
}

// Format prints the code alone, whatever the verb.
func (v Advice) Format(f fmt.State, _ rune) { redact.Format(f, string(v.Code)) }

// LogValue logs the code alone.
func (v Advice) LogValue() slog.Value { return slog.StringValue(string(v.Code)) }

// Advise looks at who supervises a worker on a day and returns everything that it finds,
// ordered by code and agreement; none if all is well. rule says how much
// the programme wants somebody with experience of peer support; it returns
// [ErrUnknownPeerExperience] for a rule that is none. Cover is not judged by it: it is short and better than nobody.
func Advise(worker peer.WorkerID, on peer.Date, all []Agreement, covers []Cover, rule PeerExperience, zone *time.Location) ([]Advice, error) {
	if rule != "" && !slices.Contains(peerExperiences, rule) {
		_, err := rule.MarshalText()
		return nil, err
	}
	var holding []*Agreement
	for i := range all {
		if all[i].Worker() == worker && all[i].Force(zone).Contains(on) {
			holding = append(holding, &all[i])
		}
	}
	v := adviser{worker: worker}
	v.kinds(holding, IsSupervised(worker, on, all, covers, zone))
	v.experience(holding, rule)
	for i, a := range holding {
		if !on.Before(a.ReviewBy()) {
			v.say(AdviceReviewDue, a.ID(), "the agreement was to be looked at by "+a.ReviewBy().String(),
				source.DesignDefault("an agreement is reviewed every 6 to 12 months"))
		}
		if a.terms.Primary && slices.ContainsFunc(holding[:i], func(o *Agreement) bool {
			return o.terms.Primary && o.terms.Replaces != a.ID() && a.terms.Replaces != o.ID()
		}) {
			v.say(AdviceTwoPrimaries, a.ID(), "two agreements hold that are with the main supervisor; end or supersede one",
				source.DesignDefault("one main supervisor at a time"))
		}
	}
	slices.SortFunc(v.found, func(a, b Advice) int { return cmp.Or(compareIDs(a.Code, b.Code), compareIDs(a.Agreement, b.Agreement)) })
	return v.found, nil
}

type adviser struct {
	worker peer.WorkerID
	found  []Advice
}

func (v *adviser) say(code AdviceCode, about AgreementID, text string, basis source.Source) {
	v.found = append(v.found, Advice{v.worker, code, about, text, basis})
}

// kinds judges which kinds of supervisor the worker has.
func (v *adviser) kinds(holding []*Agreement, supervised bool) {
	count := map[SupervisorKind]int{}
	practice := 0
	for _, a := range holding {
		count[a.terms.Kind]++
		if a.terms.Kind.practice() {
			practice++
		}
	}
	if !supervised {
		v.say(AdviceUnsupervised, "", "nobody supervises the worker's practice; the organisation owes a supervisor, or cover at once",
			source.Of("CMS07").At("supervision is one of three federal floor topics for Medicaid peer services", source.Verified))
	}
	if practice == 0 && count[AdministrativeSupervisor] > 0 {
		v.say(AdviceAdministrativeAlone, "", "a line manager looks after hours and personnel, not after practice",
			source.DesignDefault("kinds of supervisor"))
	}
	if practice > 0 && count[ClinicalSupervisor]+count[NonPeerSupervisor] == practice {
		v.say(AdviceClinicalAlone, "", "a clinical or other non-peer supervisor alone: agree on peer supervision beside, and keep the two apart",
			source.Of("SMIA").At("supervision by somebody with lived experience, with oversight by a recognised professional", source.Verified))
	}
}

// experience judges whether somebody who supervises has done peer support.
func (v *adviser) experience(holding []*Agreement, rule PeerExperience) {
	if rule == "" {
		return
	}
	judged, unknown := false, false
	for _, a := range holding {
		if !a.terms.Kind.practice() {
			continue
		}
		if a.terms.Background == BackgroundPeer {
			return
		}
		judged = true
		if a.terms.Background == "" {
			unknown = true
			v.say(AdviceBackgroundUnknown, a.ID(), "the supervisor was not asked about experience of peer support", source.DesignDefault("what is not known is not assumed"))
		}
	}
	if !judged || unknown && rule != PeerCoSupervises {
		return
	}
	ideal := source.Of("NPGS").At("ideal supervisors have lived experience of recovery and of doing peer support", source.Verified)
	switch rule {
	case PeerPreferred:
		v.say(AdvicePeerPreferred, "", "a supervisor who has done peer support is preferred", ideal)
	case PeerWarned:
		v.say(AdvicePeerMissing, "", "no supervisor has done peer support", ideal)
	case PeerCoSupervises:
		v.say(AdviceCoSupervision, "", "no supervisor is known to have done peer support; agree on co-supervision by somebody who has",
			source.Of("SMIA").At("co-supervision: lived experience for the practice, a recognised professional for oversight", source.Verified))
	}
}
