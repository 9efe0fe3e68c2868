package recovery_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/recovery"
)

// The diagrams are kept, so that a change of a table is seen for what it is. A
// file that is not there is written when WRITE_SAMPLES is set.
func TestDiagramsOfPlans(t *testing.T) {
	for name, got := range map[string]string{
		"plan": recovery.PlanLifecycle().Mermaid(), "goal": recovery.GoalLifecycle().Mermaid(),
		"return_to_use": recovery.ReturnLifecycle().Mermaid(), "house_stay": recovery.HouseStayLifecycle().Mermaid(),
	} {
		path := "testdata/" + name + ".mmd"
		if _, err := os.Stat(path); os.IsNotExist(err) && os.Getenv("WRITE_SAMPLES") != "" {
			require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), got, name)
	}
}
