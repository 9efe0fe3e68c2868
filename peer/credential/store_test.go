package credential_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file in testdata and returns what the file holds.
func golden(t *testing.T, name, got string) string {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
	return string(want)
}

// eventful gives a credential with every kind of entry.
func eventful(t testing.TB) *credential.Credential {
	t.Helper()
	dc := scheme(t, "US-DC")
	c := certified(t, dc, "2025-01-10", "2027-01-09")
	require.NoError(t, c.Endorse(noon(certifier, "2025-02-01"), peer.DomainSubstanceUse))
	notice := coded(noon(certifier, "2026-01-05"), "code_breach")
	notice.ID, notice.Reason = "k-1", peertest.Text("what was alleged")
	require.NoError(t, c.NotifyRevocation(notice))
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-02-10"), "code_breach"), peer.Date{}))
	require.NoError(t, c.Reinstate(coded(noon(certifier, "2026-04-01"), "overturned"), credential.Grant{Scheme: dc, Effective: d("2026-02-10")}))
	require.NoError(t, c.Redact(noon(holder, "2026-04-02"), 4))
	return c
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfVersion1(t *testing.T) {
	c := eventful(t)
	data, err := json.MarshalIndent(c, "", "  ")
	require.NoError(t, err)
	var back credential.Credential
	require.NoError(t, json.Unmarshal([]byte(golden(t, "credential-v1.json", string(data)+"\n")), &back))
	assert.Equal(t, c.Digest(), back.Digest())
	assert.Equal(t, c.History().Entries(), back.History().Entries())
	assert.Equal(t, peer.CredentialReinstated, stateOn(t, &back, scheme(t, "US-DC"), "2026-03-01"))
	require.NoError(t, back.ConfirmReinstated(noon(programme, "2026-05-01")))
}

func TestBadRecordsDoNotLoadAndLeaveTheValueAsItWas(t *testing.T) {
	data, err := json.Marshal(eventful(t))
	require.NoError(t, err)
	good := string(data)
	for name, bad := range map[string]string{
		"nothing":            "{}",
		"a list":             "[]",
		"no id":              strings.Replace(good, `"id":"c1"`, `"id":""`, 1),
		"no scheme":          strings.Replace(good, `"scheme":"US-DC"`, `"scheme":""`, 1),
		"an unknown key":     strings.Replace(good, `{"id"`, `{"note":"x","id"`, 1),
		"another worker":     strings.Replace(good, `"worker":"worker-1"`, `"worker":"worker-2"`, 1),
		"a state made up":    strings.Replace(good, `"to":"revoked"`, `"to":"certified"`, 1),
		"a domain made up":   strings.Replace(good, `"endorsement":"substance_use"`, `"endorsement":"gardening"`, 1),
		"a date made up":     strings.Replace(good, `"until":"2027-01-09"`, `"until":"2027-02-30"`, 1),
		"a code made up":     strings.Replace(good, `"overturned"`, `"bribed"`, 1),
		"decided by another": strings.Replace(good, `"event":"revoke","from":"certified","to":"revoked","by":{"party":"certifier"`, `"event":"revoke","from":"certified","to":"revoked","by":{"party":"programme"`, 1),
	} {
		require.NotEqual(t, good, bad, name)
		tx := scheme(t, "US-TX")
		c := certified(t, tx, "2025-01-01", "2026-12-31")
		err := json.Unmarshal([]byte(bad), c)
		require.ErrorIs(t, err, lifecycle.ErrBadRecord, name)
		assert.NotContains(t, err.Error(), "worker-", "%s: names nobody", name)
		assert.Equal(t, "US-TX", c.Scheme(), name)
	}
	_, err = json.Marshal(credential.Credential{})
	require.ErrorIs(t, err, credential.ErrIncomplete)
}

// Any single change to a stored credential either does not load or changes the digest.
func TestAnySingleChangeToAStoredCredentialIsSeen(t *testing.T) {
	c := eventful(t)
	data, err := json.Marshal(c)
	require.NoError(t, err)
	var record any
	require.NoError(t, json.Unmarshal(data, &record))
	n := 0
	emit := func() {
		forged, err := json.Marshal(record)
		require.NoError(t, err)
		var loaded credential.Credential
		if json.Unmarshal(forged, &loaded) == nil {
			require.NotEqual(t, c.Digest(), loaded.Digest(), "%s", forged)
		}
		n++
	}
	var walk func(value any, set func(any))
	walk = func(value any, set func(any)) {
		try := func(other any) { set(other); emit(); set(value) }
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				delete(v, key)
				emit()
				v[key] = inner
				walk(inner, func(x any) { v[key] = x })
			}
		case []any:
			for i, inner := range v {
				walk(inner, func(x any) { v[i] = x })
			}
			if len(v) > 1 {
				try(v[:len(v)-1])
			}
		case float64:
			try(v + 1)
		case string:
			for _, other := range []string{v + "x", "worker-2", "certifier", "certified", "2026-02-11", "harm", "mental_health"} {
				if other != v {
					try(other)
				}
			}
			if at, err := time.Parse(time.RFC3339, v); err == nil {
				try(at.Add(time.Second).Format(time.RFC3339Nano))
			}
		}
	}
	walk(record, nil)
	assert.Greater(t, n, 300)
}

func FuzzCredential(f *testing.F) {
	data, err := json.Marshal(eventful(f))
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"id":"a","worker":"b","scheme":"c","history":{}}`))
	dc := scheme(f, "US-DC")
	f.Fuzz(func(t *testing.T, data []byte) {
		var c credential.Credential
		if c.UnmarshalJSON(data) != nil {
			assert.Equal(t, credential.Credential{}, c)
			return
		}
		again, err := json.Marshal(c)
		require.NoError(t, err)
		var back credential.Credential
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, c.Digest(), back.Digest())
		_, _ = c.StatusOn(dc, d("2026-06-01"))
		_, _ = c.KeyDays(dc, credential.Question{On: d("2026-06-01")})
		_, _ = c.Gap(dc, credential.Question{On: d("2026-06-01")}, nil)
	})
}
