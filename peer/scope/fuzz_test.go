package scope_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

// What a decoder accepts comes back the same after it is written and read again.
func again[T any](t *testing.T, data []byte) {
	t.Helper()
	var first, second T
	if json.Unmarshal(data, &first) != nil {
		return
	}
	written, err := json.Marshal(first)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(written, &second))
	twice, err := json.Marshal(second)
	require.NoError(t, err)
	require.Equal(t, string(written), string(twice))
}

func FuzzRecord(f *testing.F) {
	data, err := os.ReadFile("testdata/record-v1.json")
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"policy":"","at":"2026-03-02T09:30:00+01:00","request":{"activity":"x","trainings":[]},"decision":{"verdict":"permitted"}}`))
	p := standard(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		again[scope.Record](t, data)
		var r scope.Record
		if json.Unmarshal(data, &r) == nil {
			_ = r.Verify(p)
		}
	})
}

func FuzzApproval(f *testing.F) {
	data, err := os.ReadFile("testdata/approval-v1.json")
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) { again[scope.ApprovalRecord](t, data) })
}

func FuzzObligation(f *testing.F) {
	f.Add([]byte(`{"kind":"document","within_minutes":60,"to":"supervisor"}`))
	f.Add([]byte(`{"kind":"log"}`))
	f.Fuzz(func(t *testing.T, data []byte) { again[scope.Obligation](t, data) })
}
