package referral_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/referral"
)

func BenchmarkFind(b *testing.B) {
	one := directory().Resources[8]
	d := referral.Directory{Freshness: referral.FreshnessDefaults()}
	for i := range 10_000 {
		r := one
		r.ID = referral.ReceiverID(fmt.Sprint("receiver-", i))
		r.Capacity.Places = i % 7
		d.Resources = append(d.Resources, r)
	}
	s := referral.Search{Service: referral.ServiceTherapy, Languages: []string{"es"}}
	b.ReportAllocs()
	for b.Loop() {
		_, err := d.Find(s, day(12))
		require.NoError(b, err)
	}
}

func BenchmarkLoad(b *testing.B) {
	data, err := json.Marshal(in(b, referral.LoopClosed))
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		var r referral.Referral
		require.NoError(b, r.UnmarshalJSON(data))
	}
}
