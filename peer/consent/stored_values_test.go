package consent_test

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/peer/consent"
)

// Whatever field its documentation lets be empty, a value can be sent and loaded.
func TestValuesAreStoredWithEmptyFields(t *testing.T) {
	at := time.Date(2026, time.March, 2, 10, 0, 0, 0, time.UTC)
	question := consent.Question{
		Kind: consent.KindDisclosure, Discloser: consent.Recipient{ID: "programme-1", Class: consent.ClassProgramme}, Recipient: consent.Recipient{Via: "hie"},
		Categories: []consent.Category{consent.CategoryPresence}, Purpose: consent.PurposeAtRequest, Channel: consent.ChannelCall, Group: "g-1",
		Regimes: []consent.Regime{consent.RegimePart2},
	}
	for _, v := range []any{
		question,
		consent.LegalAsk{ID: "l-1", About: "p-1", Instrument: consent.LegalSubpoena, Ref: "24-1", Return: at},
		consent.RequestAsk{ID: "r-1", Participant: "p-1", Kind: consent.RequestRestriction, Roles: consent.ViewRoles()[:1], Fields: consent.FieldClasses()[:1], Recipient: "x", Concerns: []string{"w-1"}},
		consent.ViewFacts{Engaged: true, Consented: consent.FieldClasses()[:1], Restrictions: []consent.Restriction{{Request: "r-1", Participant: "p-1", Since: at}}, Recipient: "x", Veiled: true},
		consent.AccountingRule{}, consent.CapacityRule{}, consent.ExportFact{}, consent.FormRule{}, consent.GroundRule{}, consent.LegalAsk{},
		consent.LegalFacts{}, consent.OverrideRule{}, consent.Question{}, consent.RequestAsk{}, consent.ReviewSpan{}, consent.Rules{}, consent.Standing{},
		consent.ViewFacts{},
	} {
		storabletest.Try(t, v)
	}
	storabletest.Try(t, consent.ReportDuties()[0], "Class", "Mode", "Supervisor", "Source")
	storabletest.Try(t, consent.RetentionDefaults()[0], "Class", "From", "Keep", "Source")
}
