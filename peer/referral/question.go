package referral

import (
	"slices"

	"github.com/alongside-go/alongside/peer/consent"
)

// Consented returns the category of package consent that takes c in: what a consent
// must name before c is told; "" for an unknown one.
func (v Category) Consented() consent.Category { return consented[v] }

var consented = map[Category]consent.Category{
	InfoContact:     consent.CategoryContactDetails,
	InfoAppointment: consent.CategoryContactDetails,
	InfoAccess:      consent.CategoryNeeds,
	InfoGoals:       consent.CategoryPlan,
	InfoStrengths:   consent.CategoryStrengths,
	InfoNextStep:    consent.CategoryPlan,
	InfoSupport:     consent.CategoryProgress,
	InfoQuestion:    consent.CategoryProgress,
	InfoView:        consent.CategoryProgress,
	InfoSafety:      consent.CategoryPlan,
	InfoReturn:      consent.CategorySubstanceUse,
}

// Question returns what is to be asked of the person's consents before r is sent,
// while it goes on, and when it is asked whether it still stands: that the sender
// tells this receiver, for a referral, that the person is known and what is sought,
// and what else r shares. class says what kind of receiver it is, for consents that
// name classes. [consent.File.Verdict] answers it, for [Facts].
func (r Referral) Question(from consent.Recipient, class consent.Class, regimes ...consent.Regime) consent.Question {
	return question(from, r.request.Receiver, class, r.request.Shares, regimes)
}

// Question is [Referral.Question] for a hand-off.
func (h Handoff) Question(from consent.Recipient, class consent.Class, regimes ...consent.Regime) consent.Question {
	return question(from, h.offer.Receiver, class, h.offer.Shares, regimes)
}

func question(from consent.Recipient, to ReceiverID, class consent.Class, shares []Category, regimes []consent.Regime) consent.Question {
	q := consent.Question{Kind: consent.KindDisclosure, Discloser: from, Recipient: consent.Recipient{ID: string(to), Class: class},
		Categories: []consent.Category{consent.CategoryPresence, consent.CategoryNeeds}, Purpose: consent.PurposeReferral, Regimes: slices.Clone(regimes)}
	for _, c := range shares {
		if told := c.Consented(); !slices.Contains(q.Categories, told) {
			q.Categories = append(q.Categories, told)
		}
	}
	return q
}
