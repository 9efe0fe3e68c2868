package strictjson

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// fields are the keys of a struct type.
type fields struct {
	index map[string][]int // by name, for reflect.Value.FieldByIndex
	names []string         // in the order of the struct
	bad   string           // why the type cannot be decoded, if it cannot
}

var fieldsByType sync.Map // reflect.Type to *fields

func fieldsOf(t reflect.Type) *fields {
	if f, ok := fieldsByType.Load(t); ok {
		return f.(*fields)
	}
	f, _ := fieldsByType.LoadOrStore(t, collect(t))
	return f.(*fields)
}

// A candidate is a field that may own a name: of several, the least deep does,
// then a tagged one; if that leaves several, none does, as in encoding/json.
type candidate struct {
	name   string
	index  []int
	tagged bool
}

func (c candidate) rank() int {
	rank := 2 * len(c.index)
	if c.tagged {
		rank--
	}
	return rank
}

func collect(t reflect.Type) *fields {
	f := &fields{index: map[string][]int{}}
	var all []candidate
	f.bad = visit(t, nil, &all)
	for _, c := range all {
		better := func(o candidate) bool { return o.name == c.name && o.rank() < c.rank() }
		equal := func(o candidate) bool { return o.name == c.name && o.rank() == c.rank() }
		first := slices.IndexFunc(all, equal)
		if slices.ContainsFunc(all, better) || slices.ContainsFunc(all[first+1:], equal) {
			continue
		}
		f.index[c.name] = c.index
		f.names = append(f.names, c.name)
	}
	return f
}

func visit(t reflect.Type, path []int, all *[]candidate) (bad string) {
	for i := range t.NumField() {
		sf := t.Field(i)
		tag, _ := sf.Tag.Lookup("json")
		if tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		index := append(slices.Clone(path), i)
		if sf.Anonymous && name == "" {
			switch {
			case sf.Type.Kind() == reflect.Struct:
				if bad := visit(sf.Type, index, all); bad != "" {
					return bad
				}
				continue
			case sf.Type.Kind() == reflect.Pointer:
				return "an embedded pointer cannot be decoded into"
			}
		}
		if !sf.IsExported() {
			continue
		}
		if slices.Contains(strings.Split(options, ","), "string") {
			return "a field with the option string cannot be decoded into"
		}
		tagged := name != ""
		if !tagged {
			name = sf.Name
		}
		*all = append(*all, candidate{name: name, index: index, tagged: tagged})
	}
	return ""
}
