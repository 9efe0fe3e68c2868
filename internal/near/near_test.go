package near_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/internal/near"
)

func TestWord(t *testing.T) {
	known := []string{"verdict", "setting", "second_role", "id"}
	for word, want := range map[string]string{
		"verdct":                   "verdict",
		"Verdict":                  "verdict",
		"verdcit":                  "verdict",
		"setings":                  "setting",
		"second-role":              "second_role",
		"ID":                       "id",
		"di":                       "id",
		"xx":                       "",
		"colour":                   "",
		"":                         "",
		strings.Repeat("id", 1000): "",
	} {
		assert.Equal(t, want, near.Word(word, known), word)
	}
	assert.Empty(t, near.Word("a", nil))
	assert.Empty(t, near.Word("a", []string{""}))
}
