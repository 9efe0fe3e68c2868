package lifecycle

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"strconv"
	"strings"
)

// A Digest stands for a history and everything in it: its length and the head
// of a SHA-256 chain over its entries. Free text enters as its salted hash, so
// that the entry keeps its place in the chain when the words are redacted. The
// host may keep a digest apart from the record and hand it to [Verify].
type Digest string

// Digest returns the digest of h.
func (h History[S, E, D]) Digest() Digest { return h.digest(h.Len()) }

// digest returns the digest of the first n entries.
func (h History[S, E, D]) digest(n int) Digest {
	var head [sha256.Size]byte
	if h.r == nil {
		return newDigest(0, head)
	}
	d := digester{Hash: sha256.New()}
	d.text(h.r.m.table.Name)
	for _, id := range h.r.given() {
		d.text(id)
	}
	head = d.sum()
	for i := range n {
		e := &h.r.entries[i]
		d.Write(head[:])
		d.number(int64(e.Seq))
		d.number(int64(e.Version))
		d.number(int64(e.Voids))
		d.number(int64(e.Replaces))
		d.number(int64(e.Redacts))
		for _, s := range [...]string{e.ID, string(e.Event), string(e.From), string(e.To), string(e.By.Party), e.By.ID, e.Code, e.Reason.Hash()} {
			d.text(s)
		}
		d.number(e.At.Unix())
		d.number(int64(e.At.Nanosecond()))
		d.number(e.Recorded.Unix())
		d.number(int64(e.Recorded.Nanosecond()))
		data, err := json.Marshal(e.Data)
		if err != nil {
			// Such data cannot be stored either, so no kept digest can be missed.
			data = []byte("unstorable")
		}
		d.text(string(data))
		head = d.sum()
	}
	return newDigest(n, head)
}

func newDigest(n int, head [sha256.Size]byte) Digest {
	return Digest(strconv.Itoa(n) + ":" + hex.EncodeToString(head[:]))
}

// With returns a digest that stands for d and the given fields beside the
// history, in their order. [Extends] does not follow it.
func (d Digest) With(fields ...string) Digest {
	h := digester{Hash: sha256.New()}
	h.text(string(d))
	for _, f := range fields {
		h.text(f)
	}
	return newDigest(d.length(), h.sum())
}

// length returns the number of entries that d covers.
func (d Digest) length() int {
	n, _, _ := strings.Cut(string(d), ":")
	length, err := strconv.Atoi(n)
	if err != nil {
		return -1
	}
	return length
}

type digester struct{ hash.Hash }

func (d digester) number(n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	d.Write(b[:])
}

func (d digester) text(s string) {
	d.number(int64(len(s)))
	d.Write([]byte(s))
}

func (d digester) sum() (head [sha256.Size]byte) {
	d.Sum(head[:0])
	d.Reset()
	return head
}

// Verify returns [ErrDigest] unless h is the very history whose digest was kept.
func Verify[S, E ~string, D Change](h History[S, E, D], kept Digest) error {
	if h.Digest() != kept {
		return fmt.Errorf("%w: the record is not the one whose digest was kept", ErrDigest)
	}
	return nil
}

// Extends returns [ErrDigest] unless h goes on from the history whose digest was
// kept: the same entries, perhaps with words redacted since, and perhaps more.
func Extends[S, E ~string, D Change](h History[S, E, D], kept Digest) error {
	if n := kept.length(); n < 0 || n > h.Len() || h.digest(n) != kept {
		return fmt.Errorf("%w: the record does not go on from the one whose digest was kept", ErrDigest)
	}
	return nil
}
