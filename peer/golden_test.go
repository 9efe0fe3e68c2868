package peer_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// isSample reports whether a file is the stored sample of a release, which must
// load for ever: it is written once and never again.
func isSample(path string) bool {
	_, err := os.Stat(path)
	return err == nil && regexp.MustCompile(`-v\d+\.json$`).MatchString(path)
}

// golden compares got with a file in testdata and returns what the file holds.
func golden(t *testing.T, name, got string) string {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update && !isSample(path) {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
	return string(want)
}
