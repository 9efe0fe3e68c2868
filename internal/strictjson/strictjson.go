// Package strictjson decodes JSON in which nothing is overlooked: policies,
// requests and stored records.
//
// [Unmarshal] fills a Go value as encoding/json does and refuses what
// encoding/json lets pass: unknown keys, keys in another letter case, duplicate
// keys, null, byte order marks, invalid UTF-8, halves of surrogate pairs, lists
// of another length than the array they fill. Its errors name the line, the
// column and the path of the key, and show no value. [Check] judges the form alone,
// in one pass and without a target type, and names no key either; it is for
// stored records, whose owner decodes them.
//
// The package does not use encoding/json's decoder, so that GOEXPERIMENT=jsonv2
// changes nothing. It does not know the ",string" tag option, embedded pointers,
// complex numbers and non-empty interfaces: a type that has them is refused.
package strictjson

import (
	"errors"
	"reflect"
)

// Unmarshal decodes data, one JSON value, into what v points to. Fields whose
// keys are absent keep what they hold; lists and maps are replaced whole. On
// error v is unchanged, as far as v's own UnmarshalJSON keeps to that.
//
// A type with UnmarshalJSON or UnmarshalText decodes itself: keys below it are
// not matched, but duplicates and null are refused there too, and the error it
// returns can be had with errors.Is and errors.As. If it returns an [*Error], as
// Unmarshal does, that is moved to its place in data. The keys of a map are
// hidden from errors if their type has a Format method, as ids have.
//
// Every error about data is an [*Error]. Data that are not JSON at all are
// reported as such, without a key, whatever else is wrong with them.
func Unmarshal(data []byte, v any) error {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return errors.New("strictjson: the target is not a pointer to a value")
	}
	syntax := scanner{data: data, null: true}
	if err := syntax.document(); err != nil {
		return err
	}
	d := decoder{scanner{data: data, unique: true, named: true}}
	d.space()
	result := reflect.New(target.Type().Elem()).Elem()
	result.Set(target.Elem())
	if err := d.decode(result); err != nil {
		return err
	}
	target.Elem().Set(result)
	return nil
}

// Check returns an [*Error] unless data are one JSON value without duplicate
// keys, null, byte order mark, invalid UTF-8 and halves of surrogate pairs,
// nested at most [MaxDepth] deep. The error has no Key.
func Check(data []byte) error { return check(data, false) }

// CheckAllowingNull is [Check] for data in which null has a meaning.
func CheckAllowingNull(data []byte) error { return check(data, true) }

func check(data []byte, null bool) error {
	s := scanner{data: data, null: null, unique: true, keys: make([]span, 0, fewKeys)}
	if err := s.document(); err != nil {
		return err
	}
	return nil
}
