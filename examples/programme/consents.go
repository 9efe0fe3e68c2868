package main

import (
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/referral"
)

func (r *reader) consents(file *input.File) {
	rows := r.rows(file, "consent event by_party by_id at",
		"participant kind regimes categories recipients purpose statements expires channels groups recorded capacity signer form witness review next", "")
	seen := begun[peer.ConsentID]{}
	for rows.Next() {
		id, event := peer.ConsentID(rows.Text("consent")), input.Enum(rows, "event", events(consent.Lifecycle())...)
		act := r.act(rows, lifecycle.ParticipantParty, consent.RepresentativeParty, lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty, lifecycle.SystemParty)
		terms, next := r.terms(rows), peer.ConsentID(rows.Text("next"))
		first := event == consent.DraftConsent
		site := seen.at(r, rows, id, first, terms.Participant, "draft", "participant", "kind")
		if event == consent.ReviseConsent {
			rows.Problem("event", "is revise, which this program does not read: draft another consent")
		}
		signature := consent.Signature{Capacity: oneOf(rows, "capacity", consent.Capacities()...), Signer: rows.Text("signer"),
			Form: oneOf(rows, "form", consent.SignatureForms()...), Witness: rows.Text("witness"), Review: rows.Text("review"), On: peer.DateOf(act.At, r.d.zoneOf(site))}
		if sign := event == consent.SignConsent; sign != !rows.Blank("form") || sign != !rows.Blank("capacity") {
			rows.Problem("form", "and capacity belong to rows with the event sign, and to all of them")
		}
		r.careRow(rows, careRow{of: "consent", id: string(id), event: string(event), site: site, act: act, fire: func(c *care) error {
			x, zone := c.consents[id], c.d.zoneOf(site)
			if first {
				x, err := consent.NewConsent(id, terms, act)
				if err == nil {
					c.consents[id] = x
				}
				return err
			}
			if x == nil {
				return errNotBegun
			}
			switch event {
			case consent.SignConsent:
				return x.Sign(act, signature, consent.Rules{}, zone)
			case consent.DeclineConsent:
				return x.Decline(act)
			case consent.LiftConsent:
				return x.Lift(act)
			case consent.ExpireConsent:
				return c.close(x, act, x.Expire(act, zone))
			case consent.SupersedeConsent:
				if c.consents[next] == nil {
					return errNotBegun
				}
				return c.close(x, act, x.Supersede(act, *c.consents[next], zone))
			case consent.StopConsent:
				return c.close(x, act, x.Stop(act))
			}
			return c.close(x, act, x.Revoke(act))
		}})
	}
}

// terms returns what a consent is to say; who may tell is the programme.
func (r *reader) terms(rows *input.Rows) consent.Terms {
	t := consent.Terms{Kind: oneOf(rows, "kind", consent.Kinds()...), Regimes: words(rows, "regimes", consent.Regimes()...),
		Participant: known(r, rows, "participant", r.d.participants, participantsFile), Categories: words(rows, "categories", consent.Categories()...),
		Purpose: oneOf(rows, "purpose", consent.Purposes()...), Statements: words(rows, "statements", consent.Statements()...),
		Channels: words(rows, "channels", consent.Channels()...), Groups: words[peer.GroupID](rows, "groups")}
	t.AgeGroup = r.d.participants[t.Participant].AgeGroup
	if t.Kind == consent.KindDisclosure {
		t.Disclosers = []consent.Recipient{r.d.programme.teller()}
	}
	for _, w := range strings.Fields(rows.Text("recipients")) {
		id, class, _ := strings.Cut(w, ":")
		to := consent.Recipient{ID: id, Class: consent.Class(class)}
		if _, err := to.Class.MarshalText(); err != nil {
			rows.Problem("recipients", "is not a list such as clinic:treating_provider")
		}
		t.Recipients = append(t.Recipients, to)
	}
	switch text := rows.Text("expires"); {
	case text == "":
	case text == "never":
		t.Expiry.Kind = consent.ExpiresNever
	case strings.HasPrefix(text, "event:"):
		t.Expiry.Kind, t.Expiry.Event = consent.ExpiresOnEvent, strings.TrimPrefix(text, "event:")
	default:
		t.Expiry.Kind, t.Expiry.On = consent.ExpiresOnDate, date(rows, "expires")
	}
	return t
}

// teller returns the programme as the one who tells.
func (p programme) teller() consent.Recipient {
	return consent.Recipient{ID: string(p.ID), Class: consent.ClassProgramme}
}

// verdict returns what the person says, by one consent, on what a referral or a
// hand-off asks of it.
func (c *care) verdict(whose peer.ParticipantID, ask asking, on peer.ConsentID, at time.Time) peer.ConsentVerdict {
	x := c.consents[on]
	if x == nil {
		return peer.ConsentNotAsked
	}
	file := consent.File{Records: []peer.ParticipantID{whose}, Consents: []consent.Consent{*x}, Zone: c.zone(whose)}
	return file.Verdict(ask.Question(c.d.programme.teller(), "", x.Terms().Regimes...), at)
}

// An asking is a referral or a hand-off.
type asking interface {
	Question(from consent.Recipient, class consent.Class, regimes ...consent.Regime) consent.Question
}

// An endedLine is something that ended because the consent that it rested on did.
type endedLine struct {
	At      time.Time             `json:"at"`
	Consent string                `json:"consent"`
	Because consent.State         `json:"because"` // what became of the consent
	Kind    consent.DependentKind `json:"kind"`
	ID      string                `json:"id"`
	zone    *time.Location
}

// close ends what rested on a consent that was taken back, stopped, ran out or was
// replaced, in the same step. What another consent in force carries goes on.
func (c *care) close(x *consent.Consent, act lifecycle.Act, err error) error {
	if err != nil {
		return err
	}
	file := consent.File{Records: []peer.ParticipantID{x.Participant()}, Zone: c.zone(x.Participant())}
	for _, id := range sortedKeys(c.consents) {
		file.Consents = append(file.Consents, *c.consents[id])
	}
	ended, _ := file.EndedBy(x.ID(), c.dependents(), nil, act.At)
	by := lifecycle.Act{By: lifecycle.Actor{Party: lifecycle.ProgrammeParty, ID: string(c.d.programme.ID)}, At: act.At, Recorded: act.Recorded}
	for _, d := range ended.Ended {
		if err := c.end(d, by); err != nil {
			return err
		}
		c.ended = append(c.ended, endedLine{act.At.UTC(), string(x.ID()), x.State(), d.Kind, d.ID, file.Zone})
	}
	return nil
}

// dependents are everything that rests on a consent.
func (c *care) dependents() []consent.Dependent {
	var all []consent.Dependent
	for _, id := range sortedKeys(c.referrals) {
		all = append(all, c.referrals[id].Dependent())
	}
	for _, id := range sortedKeys(c.handoffs) {
		all = append(all, c.handoffs[id].Dependent())
	}
	for _, id := range sortedKeys(c.members) {
		if d, ok := c.members[id].Dependent(); ok {
			all = append(all, d)
		}
	}
	for _, id := range sortedKeys(c.sheets) {
		all = append(all, c.sheets[id].Dependents()...)
	}
	return all
}

// end ends one of them.
func (c *care) end(d consent.Dependent, act lifecycle.Act) error {
	switch d.Kind {
	case consent.DependentGroup:
		return c.members[group.MembershipID(d.ID)].WithdrawConsent(act, peer.ConsentWithdrawn)
	case consent.DependentAttendance:
		sheet := c.sheets[group.MeetingID(d.ID)]
		sheet.Withdraw(d.Consent)
		c.sheets[group.MeetingID(d.ID)] = sheet
		return nil
	case consent.DependentHandoff:
		return c.handoffs[referral.HandoffID(d.ID)].WithdrawConsent(act, peer.ConsentWithdrawn)
	default:
		return c.referrals[peer.ReferralID(d.ID)].WithdrawConsent(act, peer.ConsentWithdrawn)
	}
}
