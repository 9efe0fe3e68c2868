package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

func TestDeadRulesOfTheShippedPolicies(t *testing.T) {
	for _, code := range scope.Shipped() {
		dead, err := standard(t, code).DeadRules()
		require.NoError(t, err)
		assert.Empty(t, dead, code)
	}
}
