package scope

// A nameIndex finds the position of a name among a few dozen, faster than a map:
// names fall into buckets by their length and two letters.
type nameIndex [64][]indexedName

type indexedName struct {
	name string
	at   int
}

func newNameIndex(names []string) *nameIndex {
	x := &nameIndex{}
	for i, n := range names {
		b := bucket(n)
		x[b] = append(x[b], indexedName{n, i})
	}
	return x
}

func bucket(name string) int {
	if name == "" {
		return 0
	}
	return (len(name)*7 + int(name[0])*3 + int(name[len(name)-1]) + int(name[len(name)/2])*5) & 63
}

// find returns the position of name, -1 if it is not there.
func (x *nameIndex) find(name string) int {
	for i := range x[bucket(name)] {
		if e := &x[bucket(name)][i]; e.name == name {
			return e.at
		}
	}
	return -1
}
