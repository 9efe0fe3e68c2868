package peertest

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
)

// Secret prints each value in every way that programs print values: with the
// verbs of fmt, in a slice, a map, a struct and behind a pointer, in an error,
// and with slog's text and JSON handlers. It reports each way that shows the
// secret, which stands for an id or a note.
//
// A value in a slice is not tried with slog's JSON handler, which does not look
// for LogValue there: log one value at a time.
func Secret(t testing.TB, secret string, values ...any) {
	t.Helper()
	for _, v := range values {
		shows := func(way, text string) {
			t.Helper()
			if strings.Contains(text, secret) {
				t.Errorf("%T shows the secret when printed %s", v, way)
			}
		}
		held := struct{ Value any }{v}
		pointer := reflect.New(reflect.TypeOf(v))
		pointer.Elem().Set(reflect.ValueOf(v))
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			shows("with "+verb, fmt.Sprintf(verb, v))
			shows("in a slice with "+verb, fmt.Sprintf(verb, []any{v}))
			shows("in a map with "+verb, fmt.Sprintf(verb, map[string]any{"value": v}))
			shows("in a struct with "+verb, fmt.Sprintf(verb, held))
			shows("behind a pointer with "+verb, fmt.Sprintf(verb, pointer.Interface()))
		}
		shows("in an error", fmt.Errorf("refused: %v", v).Error())
		shows("in joined errors", errors.Join(fmt.Errorf("%v", v), fmt.Errorf("%+v", v)).Error())
		var text, json bytes.Buffer
		slog.New(slog.NewTextHandler(&text, untimed)).Info("moved", "value", v)
		slog.New(slog.NewJSONHandler(&json, untimed)).Info("moved", "value", v)
		shows("by slog as text", text.String())
		shows("by slog as JSON", json.String())
	}
}

// untimed leaves out when a line was logged: its digits could pass for a secret.
var untimed = &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}}
