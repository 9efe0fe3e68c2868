package billing_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
	"github.com/alongside-go/alongside/peer/peertest"
)

func at(day, hour, minute int) time.Time {
	return time.Date(2026, time.June, day, hour, minute, 0, 0, time.UTC)
}

func contact(id peer.EncounterID, start time.Time, minutes int) peer.Encounter {
	return peer.Encounter{ID: id, Kind: peer.EncounterOneToOne, Worker: "w", Participant: "p", Mentorship: "m", Credential: peer.CredentialCertified,
		Modality: peer.ModalityInPerson, Start: start, Minutes: minutes, Goals: []peer.GoalID{"g"}, Recorded: start.Add(24 * time.Hour)}
}

func payer(t testing.TB, code string) billing.Payer {
	t.Helper()
	p, err := billing.PayerOf(code)
	require.NoError(t, err)
	return p
}

func TestNothingPrintsPeople(t *testing.T) {
	peertest.Secret(t, "secret", billing.Line{Encounters: []peer.EncounterID{"secret"}, Episode: "secret"},
		billing.Facts{Others: []peer.Encounter{{Worker: "secret"}}})
}

func Example() {
	va, _ := billing.PayerOf("US-VA")
	e := contact("e-1", at(1, 9, 0), 50)
	_, err := va.Units([]peer.Encounter{e}, nil, nil)
	fmt.Println(err)
	va.Rounding = billing.FullUnits // as this programme's contract says
	lines, err := va.Units([]peer.Encounter{e}, nil, nil)
	fmt.Println(lines[0], err)
	for _, l := range va.Ready(e, billing.Facts{Role: peer.RolePeerWorker, KnowsOthers: true, KnowsEarlier: true}) {
		fmt.Println(l.Demand, "-", l.Want)
	}
	// Output:
	// billing: unknown rounding rule: US-VA names none
	// [2026-06-01: 50 minutes, 3 units, 3 billable] <nil>
	// assessment - an assessment before the service
	// plan_current - a plan in force on the day
	// service_order - a recommendation in force on the day
	// authorisation - units authorised and left
	// service_order_fresh - a service begun within 30 days of its recommendation, which is void after that
	// registration - registration with the Board of Counseling
	// signature - a note signed by the worker
}
