// Package nameindex finds the number of a name among a few dozen, several times
// as fast as a map and without allocating.
package nameindex

import "math/bits"

// An Index is a list of names, and where each stands in it. A name falls into a
// slot by its length and three of its letters; how they are mixed is chosen so
// that few names, if any, share a slot. The zero Index holds no name. An Index
// may be shared between goroutines.
type Index[T ~string] struct {
	names []T
	slots []uint16 // number of the last name of a slot + 1
	next  []uint16 // number of the name before it in the same slot + 1
	mixer
}

// A mixer spreads names over slots: multiply, keep the high bits.
type mixer struct {
	factor uint32
	shift  uint8
}

const (
	// Max is the number of names that an [Index] can hold.
	Max = 1<<16 - 1
	// tries is how many mixers are compared.
	tries = 64
)

// New returns the index of names, which it keeps; it panics if there are more
// than [Max]. Of a name that is there twice it finds the last.
func New[T ~string](names []T) Index[T] {
	if len(names) > Max {
		panic("nameindex: too many names")
	}
	// Eight slots or more for each name leave a mixer a fair chance to give every name its own.
	x := Index[T]{names: names, slots: make([]uint16, 8<<bits.Len(uint(len(names)))), next: make([]uint16, len(names))}
	best := len(names) + 1
	m := mixer{factor: 0x9E3779B1, shift: uint8(32 - bits.TrailingZeros(uint(len(x.slots))))} // the golden ratio, to begin with
	for range tries {
		if n := x.fill(m); n < best {
			best, x.mixer = n, m
		}
		if best == 0 {
			break
		}
		m.factor = m.factor*1664525 + 1013904223 | 1 // a linear congruential generator, of Numerical Recipes
	}
	x.fill(x.mixer)
	return x
}

// fill puts every name into the slot that m gives it and returns how many slots
// were taken before.
func (x *Index[T]) fill(m mixer) (shared int) {
	clear(x.slots)
	for i, n := range x.names {
		s := m.slot(string(n))
		if x.slots[s] != 0 {
			shared++
		}
		x.next[i], x.slots[s] = x.slots[s], uint16(i+1)
	}
	return shared
}

func (m mixer) slot(s string) uint32 {
	if s == "" {
		return 0
	}
	key := uint32(len(s)) ^ uint32(s[0])<<8 ^ uint32(s[len(s)/2])<<16 ^ uint32(s[len(s)-1])<<24
	return key * m.factor >> m.shift
}

// Find returns the number of a name, or -1 if it is not there.
func (x *Index[T]) Find(name T) int {
	if len(x.names) == 0 {
		return -1
	}
	i := x.slots[x.slot(string(name))]
	for i != 0 && x.names[i-1] != name {
		i = x.next[i-1]
	}
	return int(i) - 1
}
