package referral_test

import (
	"testing"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/referral"
)

// Whatever field its documentation lets be empty, a value can be sent and loaded.
func TestValuesAreStoredWithEmptyFields(t *testing.T) {
	for _, v := range []any{
		referral.Search{
			Service: referral.ServiceWithdrawal, Level: "II", Age: peer.AgeAdult, Area: "north", Languages: []string{"es"}, Takes: []string{"pets"},
			Self: true, Now: true, Not: []referral.ReceiverID{"full"},
		},
		directory(), referral.Match{Resource: directory().Resources[0], Kind: referral.MatchFull, Ask: []string{referral.AskHours}, Review: peer.DateOf(day(20), nil)},
		referral.PromiseDefaults(), referral.PromiseDefaults().Answer,
		referral.Access{}, referral.Appointment{}, referral.ContactEntry{}, referral.Directory{}, referral.Facts{}, referral.Finding{}, referral.FollowUpMark{},
		referral.Freshness{}, referral.Linkages{}, referral.Match{}, referral.ProtectionRoute{}, referral.RereferRule{}, referral.Retention{},
		referral.Search{}, referral.TaskRow{},
	} {
		storabletest.Try(t, v)
	}
}
