package outcomes_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
)

// empty writes over everything that v leads to.
func empty(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			empty(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				empty(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			empty(v.Index(i))
			v.Index(i).SetZero()
		}
	}
}

// What a caller writes into a shipped measure, schedule or rule is theirs alone.
func TestWhatShipsIsNotChangedByItsReaders(t *testing.T) {
	for name, shipped := range map[string]func() any{
		"measures":        func() any { return outcomes.Measures() },
		"schedules":       func() any { return outcomes.Schedules() },
		"return rules":    func() any { return outcomes.ReturnRules() },
		"discharge rules": func() any { return outcomes.DischargeRules() },
		"endings":         func() any { return outcomes.Endings() },
	} {
		before, err := json.Marshal(shipped())
		require.NoError(t, err, name)
		empty(reflect.ValueOf(shipped()))
		after, err := json.Marshal(shipped())
		require.NoError(t, err, name)
		assert.Equal(t, string(before), string(after), name)
	}
}
