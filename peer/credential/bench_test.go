package credential_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
)

func BenchmarkOn(b *testing.B) {
	ga := scheme(b, "US-GA-CPS")
	c, err := credential.New("c1", peertest.WorkerID, ga, noon(holder, "2024-05-17"))
	require.NoError(b, err)
	require.NoError(b, c.Recognise(coded(noon(certifier, "2024-05-17"), "existing_certificate"), credential.Grant{Scheme: ga, Until: d("2025-12-31")}, ""))
	q := credential.Question{On: d("2026-01-10")}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.On(ga, q); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGap(b *testing.B) {
	tx := scheme(b, "US-TX")
	var records []credential.Record
	for i := range 200 {
		r := hours(credential.KindExperience, 1, "2026-01-01", credential.TopicPeer)
		r.On = r.On.AddDays(i / 2)
		records = append(records, r)
	}
	c := credential.Case{On: d("2026-06-01"), Records: records, Period: peer.DateRange{}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tx.Gap(c); err != nil {
			b.Fatal(err)
		}
	}
}
