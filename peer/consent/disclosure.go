package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Disclosure is what somebody wants to tell about a person: what, to whom, what
// for, and on which ground. [Decide] judges it. Whether the recipient exists,
// is enabled or answers plays no part. The zero Disclosure is permitted nowhere.
type Disclosure struct {
	Participant peer.ParticipantID `json:"participant"`
	From        Recipient          `json:"from"` // who tells
	To          Recipient          `json:"to"`   // who is told
	Categories  []Category         `json:"categories"`
	Purpose     Purpose            `json:"purpose"`
	Ground      Ground             `json:"ground"`
	Regimes     []Regime           `json:"regimes,omitempty"` // that apply; see [Setting.Regimes]. None: every one
	At          time.Time          `json:"at"`
	By          lifecycle.Actor    `json:"by"`               // the person who tells
	Facts       Facts              `json:"facts,omitzero"`   // what grounds other than consent ask for
	Stated      []Category         `json:"stated,omitempty"` // categories whose need for this purpose the discloser stands by
}

// Facts are what a ground of a disclosure asks for. The host vouches for them; what
// is not given counts as not so.
type Facts struct {
	CourtOrder     string         `json:"court_order,omitempty"`
	Subpoena       string         `json:"subpoena,omitempty"`
	Agreement      string         `json:"agreement,omitempty"`
	Approval       string         `json:"approval,omitempty"`
	LegalReview    string         `json:"legal_review,omitempty"`
	Affiliation    string         `json:"affiliation,omitempty"` // of the recipient
	Nature         lifecycle.Text `json:"nature,omitzero"`       // of the emergency
	Reason         lifecycle.Text `json:"reason,omitzero"`       // why somebody opens what they otherwise may not
	Immediate      bool           `json:"immediate,omitempty"`
	Threat         bool           `json:"threat,omitempty"`
	OnPremises     bool           `json:"on_premises,omitempty"`
	Initial        bool           `json:"initial,omitempty"`
	Deidentified   bool           `json:"deidentified,omitempty"`
	NeedToKnow     bool           `json:"need_to_know,omitempty"`
	RevealsNothing bool           `json:"reveals_nothing,omitempty"`
	CannotConsent  bool           `json:"cannot_consent,omitempty"`
}

// Has reports whether a fact is given.
func (f Facts) Has(fact Fact) bool {
	switch fact {
	case FactCourtOrder:
		return f.CourtOrder != ""
	case FactSubpoena:
		return f.Subpoena != ""
	case FactAgreement:
		return f.Agreement != ""
	case FactApproval:
		return f.Approval != ""
	case FactLegalReview:
		return f.LegalReview != ""
	case FactAffiliation:
		return f.Affiliation != ""
	case FactNature:
		return !f.Nature.IsZero()
	case FactReason:
		return !f.Reason.IsZero()
	case FactImmediate:
		return f.Immediate
	case FactThreat:
		return f.Threat
	case FactOnPremises:
		return f.OnPremises
	case FactInitial:
		return f.Initial
	case FactDeidentified:
		return f.Deidentified
	case FactNeedToKnow:
		return f.NeedToKnow
	case FactRevealsNothing:
		return f.RevealsNothing
	case FactCannotConsent:
		return f.CannotConsent
	}
	return false
}

func (f Facts) isStorable() bool {
	for _, id := range []string{f.CourtOrder, f.Subpoena, f.Agreement, f.Approval, f.LegalReview, f.Affiliation} {
		if !storable.ID(id) {
			return false
		}
	}
	return true
}

// isWhole reports whether d names all that every disclosure must, by names that
// are on the lists.
func (d Disclosure) isWhole() bool {
	return d.Participant != "" && storable.ID(string(d.Participant)) && !d.At.IsZero() && storable.Time(d.At) &&
		d.By.Party != "" && d.By.ID != "" && storable.ID(d.By.ID) && storable.ID(string(d.By.Party)) &&
		slices.Contains(classes, d.From.Class) && slices.Contains(classes, d.To.Class) && d.From.isStorable() && d.To.isStorable() &&
		len(d.Categories) > 0 && known(categories, d.Categories) && known(categories, d.Stated) && slices.Contains(purposes, d.Purpose) &&
		slices.Contains(grounds, d.Ground) && known(regimes, d.Regimes) && d.Facts.isStorable()
}

func (d Disclosure) question() Question {
	return Question{Kind: KindDisclosure, Discloser: d.From, Recipient: d.To, Categories: d.Categories, Purpose: d.Purpose, Regimes: d.Regimes}
}

func (d Disclosure) clone() Disclosure {
	d.From.Members, d.To.Members = some(d.From.Members), some(d.To.Members)
	d.Categories, d.Regimes, d.Stated = some(d.Categories), some(d.Regimes), some(d.Stated)
	d.At = d.At.UTC()
	return d
}

// Format keeps people and words out of every verb of fmt.
func (Disclosure) Format(f fmt.State, _ rune) { redact.Format(f, "[disclosure]") }

// LogValue keeps people and words out of logs.
func (Disclosure) LogValue() slog.Value { return slog.StringValue("[disclosure]") }

// Format keeps ids and words out of every verb of fmt.
func (Facts) Format(f fmt.State, _ rune) { redact.Format(f, "[facts]") }

// LogValue keeps ids and words out of logs.
func (Facts) LogValue() slog.Value { return slog.StringValue("[facts]") }
