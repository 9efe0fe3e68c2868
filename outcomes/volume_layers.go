package outcomes

import (
	"fmt"
	"slices"
)

// layers are the records of a volume in maps, none of which changes once it stands here,
// so that a copy shares them. Each is more than twice as large as the next, so that adding
// records one at a time copies each a few times, and not as often as others follow. A
// record stands in one of them; a newer one of its id in a later.
type layers[K comparable, T any] []map[K]T

// with returns the records and more of them, and changes nothing itself. It returns
// [ErrVolume] for one that contradicts another.
func (l layers[K, T]) with(more map[K]T, newer, equal func(a, b T) bool) (layers[K, T], error) {
	fresh := make(map[K]T, len(more))
	for k, t := range more {
		old, known := l.find(k)
		switch {
		case !known || newer(t, old):
			fresh[k] = t
		case !newer(old, t) && !equal(old, t):
			return nil, errTwoThings
		}
	}
	if len(fresh) == 0 {
		return l, nil
	}
	out := append(slices.Clip(l), fresh)
	for n := len(out); n > 1 && len(out[n-2]) <= 2*len(out[n-1]); n = len(out) {
		out = append(slices.Clip(out[:n-2]), out[n-2:].all())
	}
	return out, nil
}

// find returns the newest record of an id.
func (l layers[K, T]) find(k K) (t T, ok bool) {
	for _, m := range slices.Backward(l) {
		if t, ok = m[k]; ok {
			return t, true
		}
	}
	return t, false
}

// all returns the newest record of each id, in a map that may not be changed.
func (l layers[K, T]) all() map[K]T {
	if len(l) == 1 {
		return l[0]
	}
	n := 0
	for _, m := range l {
		n += len(m)
	}
	out := make(map[K]T, n)
	for _, m := range l {
		for k, t := range m {
			out[k] = t
		}
	}
	return out
}

var errTwoThings = fmt.Errorf("%w: one id stands for two things that differ", ErrVolume)

// put adds one record to a map, the newer of two standing.
func put[K comparable, T any](into map[K]T, key K, t T, newer, equal func(a, b T) bool) error {
	old, ok := into[key]
	switch {
	case !ok || newer(t, old):
		into[key] = t
	case !newer(old, t) && !equal(old, t):
		return errTwoThings
	}
	return nil
}
