// Package nameindex finds the number of a name among a few dozen, several times
// as fast as a map and without allocating.
package nameindex

// An Index is a list of names, and where each stands in it. Names fall into
// buckets by their length, first and last letter, and a comparison or two follow.
// The zero Index holds no name. An Index may be shared between goroutines.
type Index[T ~string] struct {
	names []T
	head  [128]uint16 // number of the last name of a bucket + 1
	next  []uint16    // number of the name before it in the same bucket + 1
}

// Max is the number of names that an [Index] can hold.
const Max = 1<<16 - 1

// New returns the index of names, which it keeps; it panics if there are more
// than [Max]. Of a name that is there twice it finds the last.
func New[T ~string](names []T) Index[T] {
	if len(names) > Max {
		panic("nameindex: too many names")
	}
	x := Index[T]{names: names, next: make([]uint16, len(names))}
	for i, n := range names {
		b := bucket(string(n))
		x.next[i], x.head[b] = x.head[b], uint16(i+1)
	}
	return x
}

func bucket(s string) uint8 {
	if s == "" {
		return 0
	}
	return (uint8(len(s))*13 + s[0]*3 + s[len(s)-1]*5) & 127
}

// Find returns the number of a name, or -1 if it is not there.
func (x *Index[T]) Find(name T) int {
	i := x.head[bucket(string(name))]
	for i != 0 && x.names[i-1] != name {
		i = x.next[i-1]
	}
	return int(i) - 1
}
