package lifecycle_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// leaky is what a host's guard might return.
type leaky struct{ Name string }

func (l leaky) Error() string { return l.Name }

var theHost2 = lifecycle.Actor{Party: host, ID: "secret-id"}

// No id and no word of a note is printed, in whatever way a value is printed.
func TestNothingPrintsPeopleOrWords(t *testing.T) {
	m := newVisits(t)
	act := lifecycle.Act{By: lifecycle.Actor{Party: host, ID: "secret-id"}, At: day(0), ID: "secret-key", Reason: text(t, "secret words")}
	h, err := m.Open(lifecycle.Seat{Party: host, ID: "secret-id"})
	require.NoError(t, err)
	mv := visitMove{Event: plan, Act: act}
	h, out, err := m.Fire(h, mv, nil)
	require.NoError(t, err)
	_, _, refusal := m.Fire(h, move(invite, lifecycle.Actor{Party: host, ID: "secret-other"}, 1), nil)
	_, _, guarded := m.Fire(h, move(drop, theHost2, 1), func() error { return leaky{"secret guard"} })
	var r *lifecycle.Refusal
	require.ErrorAs(t, guarded, &r)
	values := []any{*r, r, guarded, act, act.By, act.Reason, act.Reason.Redacted(), lifecycle.Seat{Party: host, ID: "secret-id"}, mv, h, out, out.Entry, h.Stored(), refusal,
		m.Inspect([]byte(`{"lifecycle":"visit","entries":[{"seq":1,"by":{"party":"host","id":"secret-id"}}]}`))}
	peertest.Secret(t, "secret", values...)
}
