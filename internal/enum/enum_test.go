package enum_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum"
)

type colour string

var (
	errColour = errors.New("paint: unknown colour")
	colours   = []colour{"red", "green"}
)

func TestKnownWordsGoThrough(t *testing.T) {
	for _, c := range colours {
		text, err := enum.Marshal(c, colours, errColour)
		require.NoError(t, err)
		assert.Equal(t, string(c), string(text))
		var back colour
		require.NoError(t, enum.Unmarshal(&back, text, colours, errColour))
		assert.Equal(t, c, back)
	}
}

func TestRefusalNamesKnownWordsAlone(t *testing.T) {
	for word, want := range map[string]string{
		"Maria Lopez": "paint: unknown colour",
		"":            "paint: unknown colour",
		"gren":        "paint: unknown colour (nearest: green)",
		"RED":         "paint: unknown colour (nearest: red)",
	} {
		kept := colours[0]
		err := enum.Unmarshal(&kept, []byte(word), colours, errColour)
		require.ErrorIs(t, err, errColour, word)
		require.EqualError(t, err, want)
		assert.Equal(t, colours[0], kept, "unchanged on error")
		_, err = enum.Marshal(colour(word), colours, errColour)
		require.EqualError(t, err, want)
	}
}

func TestRefusalDoesNotKeepTheWord(t *testing.T) {
	err := enum.Refuse("Maria Lopez", colours, errColour)
	all, _ := json.Marshal(err)
	for _, printed := range []string{fmt.Sprintf("%v %+v %#v %q", err, err, err, err), string(all)} {
		assert.NotContains(t, printed, "Maria")
	}
}
