package consent_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func aliasKey(t testing.TB, seed byte) consent.AliasKey {
	t.Helper()
	secret := make([]byte, consent.MinAliasKey)
	for i := range secret {
		secret[i] = seed + byte(i)
	}
	k, err := consent.NewAliasKey(secret)
	require.NoError(t, err)
	return k
}

func aliasOf(t testing.TB, k consent.AliasKey, p peer.ParticipantID, w peer.WorkerID) consent.Alias {
	t.Helper()
	a, err := k.For(p, w)
	require.NoError(t, err)
	return a
}

func TestAnAliasIsStableAndOneWorkersOwn(t *testing.T) {
	k := aliasKey(t, 1)
	a := aliasOf(t, k, "p-1", "w-1")
	assert.Equal(t, a, aliasOf(t, aliasKey(t, 1), "p-1", "w-1"), "the same every time")
	assert.Len(t, string(a), 26)
	for name, other := range map[string]consent.Alias{
		"another worker":      aliasOf(t, k, "p-1", "w-2"),
		"another participant": aliasOf(t, k, "p-2", "w-1"),
		"another key":         aliasOf(t, aliasKey(t, 2), "p-1", "w-1"),
		"the ids swapped":     aliasOf(t, k, "w-1", "p-1"),
		"a moved boundary":    aliasOf(t, k, "-1p", "w-1"),
	} {
		assert.NotEqual(t, a, other, name)
	}
	assert.NotEqual(t, aliasOf(t, k, "bc", "a"), aliasOf(t, k, "c", "ab"), "the boundary between the ids counts")
	code, err := k.Code("w-1", "p-1")
	require.NoError(t, err)
	assert.NotEqual(t, a, code, "a worker and a service of one name have nothing in common")
	assert.NotContains(t, string(a), "p-1")
}

// Worked out apart, from the parts and their lengths, so that stored aliases stay.
func TestTheAliasOfTheFirstRelease(t *testing.T) {
	secret := make([]byte, 32)
	for i := range secret {
		secret[i] = 1 + byte(i)
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("\x00\x00\x00\x00\x00\x00\x00\x11alongside alias 1" + "\x00\x00\x00\x00\x00\x00\x00\x06worker" + "\x00\x00\x00\x00\x00\x00\x00\x03w-1" + "\x00\x00\x00\x00\x00\x00\x00\x03p-1"))
	want, bits, have := "", 0, 0
	for _, b := range mac.Sum(nil)[:16] {
		bits, have = bits<<8|int(b), have+8
		for have >= 5 {
			want += string("abcdefghijkmnpqrstuvwxyz23456789"[bits>>(have-5)&31])
			have -= 5
		}
	}
	want += string("abcdefghijkmnpqrstuvwxyz23456789"[bits<<(5-have)&31])
	assert.Equal(t, want, string(aliasOf(t, aliasKey(t, 1), "p-1", "w-1")))
}

func TestAliasesAreApart(t *testing.T) {
	k := aliasKey(t, 7)
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringMatching(`[a-z0-9-]{1,12}`)
		p, q := peer.ParticipantID(id.Draw(t, "p")), peer.ParticipantID(id.Draw(t, "q"))
		w, v := peer.WorkerID(id.Draw(t, "w")), peer.WorkerID(id.Draw(t, "v"))
		one, err := k.For(p, w)
		require.NoError(t, err)
		other, err := k.For(q, v)
		require.NoError(t, err)
		require.Equal(t, p == q && w == v, one == other)
	})
}

func TestAliasesThatCannotBeMade(t *testing.T) {
	for name, secret := range map[string][]byte{"none": nil, "short": bytes.Repeat([]byte{1, 2}, 15), "all alike": make([]byte, 64)} {
		_, err := consent.NewAliasKey(secret)
		require.ErrorIs(t, err, consent.ErrAlias, name)
	}
	_, err := consent.AliasKey{}.For("p-1", "w-1")
	require.ErrorIs(t, err, consent.ErrAlias)
	k := aliasKey(t, 1)
	for _, ids := range [][2]string{{"", "w-1"}, {"p-1", ""}, {"p\xff", "w-1"}, {"p-1", strings.Repeat("w", 257)}} {
		_, err := k.For(peer.ParticipantID(ids[0]), peer.WorkerID(ids[1]))
		require.ErrorIs(t, err, consent.ErrAlias)
		_, err = k.Code(ids[1], ids[0])
		require.ErrorIs(t, err, consent.ErrAlias)
		seen, err := k.Seen(peer.ParticipantID(ids[0]), peer.WorkerID(ids[1]), nil)
		require.ErrorIs(t, err, consent.ErrAlias)
		assert.Zero(t, seen)
	}
	secret := []byte("0123456789abcdef0123456789abcdef")
	key, err := consent.NewAliasKey(secret)
	require.NoError(t, err)
	before := aliasOf(t, key, "p-1", "w-1")
	secret[0] = 'x'
	assert.Equal(t, before, aliasOf(t, key, "p-1", "w-1"), "a copy of the key")
}

func TestTheParticipantAloneRevealsThemself(t *testing.T) {
	k := aliasKey(t, 1)
	for _, by := range []lifecycle.Actor{peer.WorkerActor("w-1"), peer.ProgrammeActor("staff-1"), peer.SupervisorActor("s-1"), peer.ParticipantActor("p-2"), peer.ParticipantActor(""), lifecycle.System(), {}} {
		_, err := consent.NewReveal("p-1", "w-1", lifecycle.Act{By: by, At: peertest.Day(0)})
		require.ErrorIs(t, err, peer.ErrNotParticipant)
	}
	own := lifecycle.Act{By: peer.ParticipantActor("p-1"), At: peertest.Day(0)}
	_, err := consent.NewReveal("p-1", "", own)
	require.ErrorIs(t, err, consent.ErrAlias)
	_, err = consent.NewReveal("p-1", "w-1", lifecycle.Act{By: own.By})
	require.ErrorIs(t, err, consent.ErrAlias)
	r, err := consent.NewReveal("p-1", "w-1", own)
	require.NoError(t, err)
	assert.Equal(t, peertest.Day(0), r.At())
	assert.Equal(t, peer.WorkerID("w-1"), r.Worker())
	assert.Equal(t, peer.ParticipantID("p-1"), r.Participant())
	for _, tt := range []struct {
		participant peer.ParticipantID
		worker      peer.WorkerID
		open        bool
	}{{"p-1", "w-1", true}, {"p-1", "w-2", false}, {"p-2", "w-1", false}} {
		seen, err := k.Seen(tt.participant, tt.worker, []consent.Reveal{{}, r})
		require.NoError(t, err)
		if tt.open {
			assert.Equal(t, consent.Sight{Participant: "p-1"}, seen)
		} else {
			assert.Equal(t, consent.Sight{Alias: aliasOf(t, k, tt.participant, tt.worker)}, seen)
		}
	}
}

func TestAStoredReveal(t *testing.T) {
	r, err := consent.NewReveal("p-1", "w-1", lifecycle.Act{By: peer.ParticipantActor("p-1"), At: peertest.Day(0)})
	require.NoError(t, err)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	assert.JSONEq(t, `{"participant":"p-1","worker":"w-1","at":"2026-01-05T12:00:00Z"}`, string(data))
	var back consent.Reveal
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, r, back)
	for _, bad := range []string{`{}`, `null`, `{"participant":"","worker":"w-1","at":"2026-01-05T12:00:00Z"}`, `{"participant":"p-1","worker":"w-1"}`, `{"participant":"p-1","worker":"w-1","at":"2026-01-05T12:00:00Z","undone":true}`} {
		kept := r
		if bad != `null` {
			require.ErrorIs(t, json.Unmarshal([]byte(bad), &kept), consent.ErrAlias, bad)
		} else {
			require.ErrorIs(t, kept.UnmarshalJSON([]byte(bad)), consent.ErrAlias)
		}
		assert.Equal(t, r, kept)
	}
	_, err = json.Marshal(consent.Reveal{})
	require.ErrorIs(t, err, consent.ErrAlias)
}

func FuzzReveal(f *testing.F) {
	f.Add([]byte(`{"participant":"p-1","worker":"w-1","at":"2026-01-05T12:00:00Z"}`))
	f.Add([]byte(`{"participant":"p-1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var r consent.Reveal
		if json.Unmarshal(data, &r) != nil {
			assert.Equal(t, consent.Reveal{}, r)
			return
		}
		stored, err := json.Marshal(r)
		require.NoError(t, err)
		var back consent.Reveal
		require.NoError(t, json.Unmarshal(stored, &back))
		assert.Equal(t, r, back)
	})
}
