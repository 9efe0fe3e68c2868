package scope_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

func TestXHandbook(t *testing.T) {
	h := standard(t, "US-TX", "US-VA").Handbook(scope.HandbookOptions{Organisation: "Harbour House", Date: date(t, "2026-03-01")})
	require.NoError(t, os.WriteFile("/tmp/h.md", h.Markdown(), 0o644))
	page, err := h.HTML()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("/tmp/h.html", page, 0o644))
}
