package strictjson_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/strictjson"
)

type entry struct {
	Seq      int       `json:"seq"`
	ID       string    `json:"id"`
	Version  int       `json:"version"`
	Event    string    `json:"event"`
	From     string    `json:"from"`
	To       string    `json:"to"`
	By       actor     `json:"by"`
	At       time.Time `json:"at"`
	Recorded time.Time `json:"recorded"`
	Reason   string    `json:"reason"`
}

type actor struct {
	Party string `json:"party"`
	ID    string `json:"id"`
}

// history returns a stored history of n entries.
func history(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"lifecycle":"mentorship","entries":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"seq":%d,"id":"move-%08d","version":1,"event":"pause","from":"active","to":"paused","by":{"party":"participant","id":"p-%06d"},`+
			`"at":"2026-01-31T09:30:00Z","recorded":"2026-01-31T09:31:00Z","reason":"two weeks away, back in \"spring\""}`, i, i, i)
	}
	b.WriteString(`]}`)
	return []byte(b.String())
}

type record struct {
	Lifecycle string  `json:"lifecycle"`
	Entries   []entry `json:"entries"`
}

func TestCheckAllocatesOnce(t *testing.T) {
	data := history(100)
	require.NoError(t, strictjson.Check(data))
	assert.LessOrEqual(t, testing.AllocsPerRun(10, func() { _ = strictjson.Check(data) }), 1.0, "the keys of open objects")
}

// BenchmarkCheck against BenchmarkPlainDecode: at most half the time.
func BenchmarkCheck(b *testing.B) {
	data := history(100)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if err := strictjson.Check(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainDecode(b *testing.B) {
	data := history(100)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var r record
		if err := json.Unmarshal(data, &r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnmarshal(b *testing.B) {
	data := history(100)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var r record
		if err := strictjson.Unmarshal(data, &r); err != nil {
			b.Fatal(err)
		}
	}
}
