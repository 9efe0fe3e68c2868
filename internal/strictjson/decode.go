package strictjson

import (
	"encoding"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"github.com/alongside-go/alongside/internal/near"
	"github.com/alongside-go/alongside/internal/rfc3339"
)

var (
	jsonUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	formatter       = reflect.TypeFor[fmt.Formatter]()
	numberType      = reflect.TypeFor[json.Number]()
	timeType        = reflect.TypeFor[time.Time]()
)

// A decoder fills Go values from data that are known to be JSON.
type decoder struct{ scanner }

func index(n int) string { return "[" + strconv.Itoa(n) + "]" }

// found names the kind of the next value.
func (d *decoder) found() string {
	switch c := d.peek(); c {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "text"
	case 't', 'f':
		return "true or false"
	default:
		return "a number"
	}
}

func (d *decoder) expected(what string) *Error {
	return d.fail(d.pos, "expected "+what+", found "+d.found())
}

func (d *decoder) decode(v reflect.Value) *Error {
	if d.peek() == 'n' {
		return d.noNull()
	}
	t := v.Type()
	if t.Kind() == reflect.Pointer {
		target := reflect.New(t.Elem())
		if err := d.decode(target.Elem()); err != nil {
			return err
		}
		v.Set(target)
		return nil
	}
	if t == timeType {
		return d.decodeTime(v)
	}
	if pointer := reflect.PointerTo(t); pointer.Implements(jsonUnmarshaler) {
		return d.decodeOwnJSON(v)
	} else if pointer.Implements(textUnmarshaler) {
		return d.decodeOwnText(v)
	}
	switch t.Kind() {
	case reflect.Struct:
		return d.decodeStruct(v)
	case reflect.Map:
		return d.decodeMap(v)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 && !decodesItself(t.Elem()) {
			return d.decodeBytes(v)
		}
		return d.decodeSlice(v)
	case reflect.Array:
		return d.decodeArray(v)
	case reflect.Interface:
		if t.NumMethod() == 0 {
			return d.decodeAny(v)
		}
		return d.fail(d.pos, "an interface with methods cannot be decoded into")
	case reflect.String:
		if t == numberType {
			return d.decodeNumber(v)
		}
		text, err := d.textOr("text")
		if err != nil {
			return err
		}
		v.SetString(text)
		return nil
	default:
		return d.decodeScalar(v)
	}
}

func decodesItself(t reflect.Type) bool {
	pointer := reflect.PointerTo(t)
	return pointer.Implements(jsonUnmarshaler) || pointer.Implements(textUnmarshaler)
}

// textOr reads a text, or says that what was expected.
func (d *decoder) textOr(what string) (string, *Error) {
	if d.peek() != '"' {
		return "", d.expected(what)
	}
	t, err := d.text()
	if err != nil {
		return "", err
	}
	return d.string(t), nil
}

// decodeOwnJSON lets the type decode first, because what it refuses it can
// name; only then it looks for duplicates and null, without naming their keys,
// which may be identities.
func (d *decoder) decodeOwnJSON(v reflect.Value) *Error {
	at := d.pos
	whole := scanner{data: d.data, pos: at, null: true}
	if err := whole.value(); err != nil {
		return err
	}
	own := v.Addr().Interface().(json.Unmarshaler)
	if err := own.UnmarshalJSON(d.data[at:whole.pos:whole.pos]); err != nil {
		return d.ownError(at, err)
	}
	d.named = false
	err := d.value()
	d.named = true
	return err
}

func (d *decoder) decodeOwnText(v reflect.Value) *Error {
	at := d.pos
	text, err := d.textOr("text")
	if err != nil {
		return err
	}
	own := v.Addr().Interface().(encoding.TextUnmarshaler)
	return d.ownError(at, own.UnmarshalText([]byte(text)))
}

// decodeTime is stricter than time.Time's own decoding, whose errors quote the
// value besides.
func (d *decoder) decodeTime(v reflect.Value) *Error {
	const what = "a time such as 2026-01-31T09:30:00Z"
	at := d.pos
	text, err := d.textOr(what)
	if err != nil {
		return err
	}
	moment, ok := rfc3339.Parse(text)
	if !ok {
		return d.fail(at, "expected "+what)
	}
	v.Set(reflect.ValueOf(moment))
	return nil
}

func (d *decoder) ownError(at int, err error) *Error {
	if err == nil {
		return nil
	}
	if inner, ok := err.(*Error); ok {
		return inner.rebase(d.data, at)
	}
	refused := d.fail(at, err.Error())
	refused.Err = err
	return refused
}

func (d *decoder) decodeStruct(v reflect.Value) *Error {
	f := fieldsOf(v.Type())
	if f.bad != "" {
		return d.fail(d.pos, f.bad)
	}
	if d.peek() != '{' {
		return d.expected("an object")
	}
	return d.object(false, func(key span) *Error {
		name := d.string(key)
		i, ok := f.index[name]
		if !ok {
			unknown := d.fail(key.from-1, "unknown key")
			unknown.Near = near.Word(name, f.names)
			return unknown
		}
		return d.decode(v.FieldByIndex(i))
	})
}

func (d *decoder) decodeMap(v reflect.Value) *Error {
	if d.peek() != '{' {
		return d.expected("an object")
	}
	t := v.Type()
	all := reflect.MakeMap(t)
	err := d.object(t.Key().Implements(formatter), func(key span) *Error {
		k := reflect.New(t.Key()).Elem()
		if err := d.decodeKey(k, key); err != nil {
			return err
		}
		if all.MapIndex(k).IsValid() { // two ways to write one key
			return d.fail(key.from-1, "duplicate key")
		}
		item := reflect.New(t.Elem()).Elem()
		if err := d.decode(item); err != nil {
			return err
		}
		all.SetMapIndex(k, item)
		return nil
	})
	if err != nil {
		return err
	}
	v.Set(all)
	return nil
}

func (d *decoder) decodeKey(k reflect.Value, key span) *Error {
	at, name := key.from-1, d.string(key)
	if own, ok := k.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return d.ownError(at, own.UnmarshalText([]byte(name)))
	}
	switch {
	case k.Kind() == reflect.String:
		k.SetString(name)
		return nil
	case k.CanInt():
		n, err := strconv.ParseInt(name, 10, k.Type().Bits())
		if err != nil {
			return d.fail(at, "expected a whole number in range as key")
		}
		k.SetInt(n)
		return nil
	case k.CanUint():
		n, err := strconv.ParseUint(name, 10, k.Type().Bits())
		if err != nil {
			return d.fail(at, "expected a whole number in range as key")
		}
		k.SetUint(n)
		return nil
	default:
		return d.fail(at, "a map with such keys cannot be decoded into")
	}
}

func (d *decoder) decodeSlice(v reflect.Value) *Error {
	if d.peek() != '[' {
		return d.expected("a list")
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	return d.list(func(n int) *Error {
		v.Grow(1)
		v.SetLen(n + 1)
		return d.decode(v.Index(n))
	})
}

func (d *decoder) decodeArray(v reflect.Value) *Error {
	if d.peek() != '[' {
		return d.expected("a list")
	}
	at, length := d.pos, 0
	err := d.list(func(n int) *Error {
		if length = n + 1; length > v.Len() {
			return d.value()
		}
		return d.decode(v.Index(n))
	})
	if err == nil && length != v.Len() {
		return d.fail(at, fmt.Sprintf("expected a list of %d, found one of %d", v.Len(), length))
	}
	return err
}

func (d *decoder) decodeBytes(v reflect.Value) *Error {
	at := d.pos
	text, err := d.textOr("base64 text")
	if err != nil {
		return err
	}
	raw, bad := base64.StdEncoding.Strict().DecodeString(text)
	if bad != nil {
		return d.fail(at, "expected base64 text")
	}
	v.SetBytes(raw)
	return nil
}

func (d *decoder) decodeAny(v reflect.Value) *Error {
	var target reflect.Value
	switch d.peek() {
	case '{':
		target = reflect.New(reflect.TypeFor[map[string]any]())
	case '[':
		target = reflect.New(reflect.TypeFor[[]any]())
	case '"':
		target = reflect.New(reflect.TypeFor[string]())
	case 't', 'f':
		target = reflect.New(reflect.TypeFor[bool]())
	default:
		target = reflect.New(reflect.TypeFor[float64]())
	}
	if err := d.decode(target.Elem()); err != nil {
		return err
	}
	v.Set(target.Elem())
	return nil
}

func (d *decoder) decodeNumber(v reflect.Value) *Error {
	literal, err := d.numberOr("a number")
	if err != nil {
		return err
	}
	v.SetString(literal)
	return nil
}

// numberOr reads a number as it is written, or says that what was expected.
func (d *decoder) numberOr(what string) (string, *Error) {
	if c := d.peek(); c != '-' && !isDigit(c) {
		return "", d.expected(what)
	}
	at := d.pos
	if err := d.number(); err != nil {
		return "", err
	}
	return string(d.data[at:d.pos]), nil
}

func (d *decoder) decodeScalar(v reflect.Value) *Error {
	at := d.pos
	switch {
	case v.Kind() == reflect.Bool:
		c := d.peek()
		if c != 't' && c != 'f' {
			return d.expected("true or false")
		}
		v.SetBool(c == 't')
		return d.value()
	case v.CanInt():
		literal, err := d.numberOr("a whole number")
		if err != nil {
			return err
		}
		n, bad := strconv.ParseInt(literal, 10, v.Type().Bits())
		if bad != nil {
			return d.fail(at, fmt.Sprintf("expected a whole number that fits in %d bits, without fraction or exponent", v.Type().Bits()))
		}
		v.SetInt(n)
	case v.CanUint():
		literal, err := d.numberOr("a whole number")
		if err != nil {
			return err
		}
		n, bad := strconv.ParseUint(literal, 10, v.Type().Bits())
		if bad != nil {
			return d.fail(at, fmt.Sprintf("expected a whole number, not negative, that fits in %d bits, without fraction or exponent", v.Type().Bits()))
		}
		v.SetUint(n)
	case v.CanFloat():
		literal, err := d.numberOr("a number")
		if err != nil {
			return err
		}
		x, bad := strconv.ParseFloat(literal, v.Type().Bits())
		if bad != nil {
			return d.fail(at, "the number is too large")
		}
		v.SetFloat(x)
	default:
		return d.fail(at, "a "+v.Kind().String()+" cannot be decoded into")
	}
	return nil
}
