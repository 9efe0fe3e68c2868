// Package storabletest tries, in the tests of the room that has them, the values
// that a host sends and stores as they are.
package storabletest

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var lower = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// Try checks that a struct can be sent and stored with any of its fields empty: that
// v, v with each field left empty in its turn, and v without any is written and loads
// as it was, and that each field has a name in lower case. The fields named in needed
// are never left empty. Those that are kept out with "-" must be empty in v.
func Try(t testing.TB, v any, needed ...string) {
	t.Helper()
	typ := reflect.TypeOf(v)
	for _, name := range needed {
		if _, ok := typ.FieldByName(name); !ok {
			t.Errorf("%v has no field %s", typ, name)
		}
	}
	load(t, v, "as it is")
	bare := reflect.New(typ).Elem()
	bare.Set(reflect.ValueOf(v))
	for i := range typ.NumField() {
		f := typ.Field(i)
		if !f.IsExported() {
			t.Errorf("%v: %s is not exported and would be lost", typ, f.Name)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.Anonymous && name != "-" && !lower.MatchString(name) {
			t.Errorf("%v: %s is named %q", typ, f.Name, name)
		}
		if slices.Contains(needed, f.Name) {
			continue
		}
		without := reflect.New(typ).Elem()
		without.Set(reflect.ValueOf(v))
		without.Field(i).SetZero()
		bare.Field(i).SetZero()
		load(t, without.Interface(), "without "+f.Name)
	}
	load(t, bare.Interface(), "without anything that may be left out")
}

func load(t testing.TB, v any, which string) {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Errorf("%T %s: %v", v, which, err)
		return
	}
	back := reflect.New(reflect.TypeOf(v))
	if err := json.Unmarshal(text, back.Interface()); err != nil {
		t.Errorf("%T %s: %v", v, which, err)
		return
	}
	if !reflect.DeepEqual(v, back.Elem().Interface()) {
		t.Errorf("%T %s loads as another: %s", v, which, text)
	}
}
