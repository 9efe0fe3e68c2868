package credential_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/credential"
)

const storedRecords = `[
 {"id": "r-1", "kind": "continuing", "on": "2026-01-10", "minutes": 90, "topics": ["ethics", "peer_specific"], "mode": "live_online", "certifier": true},
 {"kind": "education", "on": "2010-06-01", "level": "high_school_or_ged"},
 {"kind": "exam", "on": "2026-01-14", "amount": 85},
 {"kind": "lived_experience", "on": "2026-01-05", "until": "2027-01-04"},
 {"kind": "document", "on": "2026-01-05", "name": "essay_on_own_recovery"}]`

func TestStoredRecords(t *testing.T) {
	list, err := credential.ParseRecords([]byte(storedRecords))
	require.NoError(t, err)
	require.Len(t, list, 5)
	assert.Equal(t, credential.Record{ID: "r-1", Kind: credential.KindContinuing, On: d("2026-01-10"), Minutes: 90,
		Topics: []credential.Topic{credential.TopicEthics, credential.TopicPeer}, Mode: credential.ModeLiveOnline, Certifier: true}, list[0])
	for name, bad := range map[string]string{
		"not a list":       `{}`,
		"an unknown key":   `[{"kind": "exam", "on": "2026-01-14", "secret-note": "x"}]`,
		"an unknown kind":  `[{"kind": "secret-kind", "on": "2026-01-14"}]`,
		"no such day":      `[{"kind": "exam", "on": "2026-02-30"}]`,
		"an unknown topic": `[{"kind": "training", "on": "2026-01-14", "minutes": 5, "topics": ["secret-topic"]}]`,
		"null":             `[{"kind": "exam", "on": null}]`,
		"no minutes":       `[{"kind": "training", "on": "2026-01-14"}]`,
		"an id twice":      `[{"id": "secret-1", "kind": "exam", "on": "2026-01-14"}, {"id": "secret-1", "kind": "exam", "on": "2026-01-15"}]`,
	} {
		_, err := credential.ParseRecords([]byte(bad))
		require.ErrorIs(t, err, credential.ErrRecord, name)
		assert.NotContains(t, err.Error(), "secret", name)
	}
}

func FuzzParseRecords(f *testing.F) {
	f.Add([]byte(storedRecords))
	f.Add([]byte(`[]`))
	f.Add([]byte(`[{"kind": "age", "on": "9999-12-31", "amount": 18}]`))
	var schemes []credential.Scheme
	for _, code := range []string{"US-TX", "US-MD", "US-OH-CYPS", "US-ID"} {
		schemes = append(schemes, scheme(f, code))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := credential.ParseRecords(data)
		if err != nil {
			require.ErrorIs(t, err, credential.ErrRecord)
			return
		}
		again, err := json.Marshal(list)
		require.NoError(t, err)
		back, err := credential.ParseRecords(again)
		if list != nil {
			require.NoError(t, err)
			last, err := json.Marshal(back)
			require.NoError(t, err)
			require.Equal(t, string(again), string(last))
		}
		for _, s := range schemes {
			g, err := s.Gap(credential.Case{On: d("2026-06-01"), Records: list})
			require.NoError(t, err)
			_ = g.Until()
		}
	})
}
