package supervision_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/supervision"
)

// names checks that an enumeration has these stored names and no others.
func names[T interface {
	~string
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, known []T, unknown error, want ...string) {
	t.Helper()
	var got []string
	for _, v := range known {
		text, err := v.MarshalText()
		require.NoError(t, err)
		got = append(got, string(text))
		var back T
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, v, back)
	}
	assert.Equal(t, want, got)
	for _, bad := range []string{"", "x", want[0] + " ", "HELD"} {
		v := known[0]
		require.ErrorIs(t, P(&v).UnmarshalText([]byte(bad)), unknown)
		assert.Equal(t, known[0], v, "unchanged on error")
		_, err := T(bad).MarshalText()
		require.ErrorIs(t, err, unknown)
	}
}

func TestStoredNames(t *testing.T) {
	names(t, supervision.SupervisorKinds(), supervision.ErrUnknownSupervisorKind, "peer_supervisor", "non_peer_supervisor",
		"clinical_supervisor", "administrative_supervisor", "co_supervision", "third_party_supervisor",
		"registered_peer_supervisor", "supervisor_of_supervisor")
	names(t, supervision.Forms(), supervision.ErrUnknownForm, "individual", "group")
	names(t, supervision.Results(), supervision.ErrUnknownResult,
		"held", "missed_by_worker", "missed_by_supervisor", "cancelled", "requested")
	names(t, supervision.Requesters(), supervision.ErrUnknownRequester, "worker", "supervisor", "schedule")
	names(t, supervision.HoursKinds(), supervision.ErrUnknownHoursKind, "service", "training")
	names(t, supervision.Periods(), supervision.ErrUnknownPeriod, "week", "fortnight", "month", "quarter", "half_year")
}
