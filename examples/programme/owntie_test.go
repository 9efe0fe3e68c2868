package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// a-01 goes on and a-02 ended on 2 March; l-01 goes on since 21 January, l-02 since 12 March.
func TestTiesOutsideTheServiceAreCountedAndNotNamed(t *testing.T) {
	o := shippedAt(t, "").OwnTies
	assert.Equal(t, []int{2, 1}, []int{o.Sponsorships, o.Sponsored})
	assert.Equal(t, []count{{"supporter", 1}, {"accountability", 1}}, o.Links)
	assert.Equal(t, []string{"sponsorship resume", "link agree"}, names(o.Refused, func(l refusedTieLine) string { return l.Of + " " + l.Event }),
		"what is over, and what the programme cannot say for either side")
	for _, l := range o.Refused {
		assert.NotEmpty(t, l.Want)
	}

	before := shippedAt(t, "2026-03-01T12:00:00-06:00").OwnTies
	assert.Equal(t, 2, before.Sponsored)
	assert.Equal(t, []count{{"supporter", 1}}, before.Links)
	assert.Empty(t, before.Refused)

	page := filepath.Join(t.TempDir(), "report.html")
	text, _, _ := called("-html", page)
	object, _, _ := called("-json")
	html, err := os.ReadFile(page)
	require.NoError(t, err)
	for _, id := range []string{"sp-1", "sp-2", "su-1", "a-01", "a-02", "l-01", "l-02"} {
		assert.NotContains(t, text+object, id)
		assert.NotContains(t, string(html), ">"+id)
	}
}

func TestWithoutTheFilesThereAreNoTies(t *testing.T) {
	dir := changed(t)
	require.NoError(t, os.Remove(filepath.Join(dir, sponsorshipsFile)))
	require.NoError(t, os.Remove(filepath.Join(dir, linksFile)))
	out, errs, status := called("-data", dir)
	require.Equal(t, 0, status, errs)
	assert.NotContains(t, out, "Ties of their own")
}
