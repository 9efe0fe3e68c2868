package source_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/source"
)

func TestRegisterKeysAreUniqueAndNamed(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range source.Register() {
		assert.False(t, seen[d.Key], "key %s twice", d.Key)
		seen[d.Key] = true
		assert.NotEmpty(t, d.Title, d.Key)
		assert.False(t, d.Verified(), "%s: a whole document is not a verified point", d.Key)
	}
	assert.True(t, seen["TX"])
}

func TestRegisterIsACopy(t *testing.T) {
	source.Register()[0].Title = "changed"
	assert.NotEqual(t, "changed", source.Register()[0].Title)
}

func TestLookupUnknownKey(t *testing.T) {
	_, err := source.Lookup("NO SUCH KEY")
	require.ErrorIs(t, err, source.ErrUnknownKey)
	assert.False(t, source.Of("NO SUCH KEY").Verified())
}

func TestEvidenceText(t *testing.T) {
	for _, e := range []source.Evidence{"verified", "secondary", "derived", "design", "unverified"} {
		text, err := e.MarshalText()
		require.NoError(t, err)
		var back source.Evidence
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, e, back)
	}
	zero, err := source.Evidence("").MarshalText()
	require.NoError(t, err)
	assert.Equal(t, "unverified", string(zero))
	for _, bad := range []string{"", "Verified", "certain", " verified"} {
		e := source.Derived
		require.ErrorIs(t, e.UnmarshalText([]byte(bad)), source.ErrUnknownEvidence)
		assert.Equal(t, source.Derived, e, "unchanged on error")
	}
}

func TestSourceString(t *testing.T) {
	s := source.Source{Title: "Rule", Issuer: "Board", Year: 2019}
	assert.Equal(t, "Rule, Board (2019) [unverified]", s.String())
	assert.Equal(t, "Rule, Board (2019), §1", s.At("§1", source.Verified).String())
	assert.Equal(t, "no source named [unverified]", source.Source{}.String())
	assert.Equal(t, "weekly is enough, Alongside [design]", source.DesignDefault("weekly is enough").String())
}

func TestSourceJSON(t *testing.T) {
	s := source.Of("TX").At("§354.3201", source.Verified)
	data, err := json.Marshal(s)
	require.NoError(t, err)
	var back source.Source
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, s, back)
}
