package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Washington's second rule is in force from 2028 on, so not on the first day there is.
func TestTheFirstDayIsADayLikeAnother(t *testing.T) {
	out, errs, status := call(`{"activity": "supervise_other_peers", "at": "0001-01-01"}`, "decide", "-json", "-layers", "US-WA", "-")
	require.Empty(t, errs)
	require.Zero(t, status)
	assert.Contains(t, out, `"us-wa.supervise_other_peers"`)
	assert.NotContains(t, out, "us-wa.supervise_other_peers.2028")
}
