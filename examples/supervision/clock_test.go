package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The District of Columbia asks for an hour a week. Each session starts in the last
// second of one local week or in the first instant of the next.
func TestWeeksEndAtLocalMidnight(t *testing.T) {
	tests := map[string]struct {
		span   string
		starts []string
		want   []string // from, to and minutes held, worked out from the zone's offsets
	}{
		"clock forward 2026-03-08, UTC-5 after": {
			"-from 2026-03-02 -to 2026-03-16 -zone America/Chicago",
			[]string{"2026-03-09T04:59:59Z", "2026-03-09T05:00:00Z"},
			[]string{"2026-03-02 2026-03-09 60", "2026-03-09 2026-03-16 60"},
		},
		"clock back 2026-11-01, UTC-6 after": {
			"-from 2026-10-26 -to 2026-11-09 -zone America/Chicago",
			[]string{"2026-11-02T05:59:59Z", "2026-11-02T06:00:00Z"},
			[]string{"2026-10-26 2026-11-02 60", "2026-11-02 2026-11-09 60"},
		},
		"2011-12-30 left out, UTC-10 before and UTC+14 after": {
			"-from 2011-12-26 -to 2012-01-09 -zone Pacific/Apia",
			[]string{"2011-12-30T09:59:59Z", "2012-01-01T09:59:59Z", "2012-01-01T10:00:00Z"},
			[]string{"2011-12-26 2012-01-02 120", "2012-01-02 2012-01-09 60"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sessions := sessionsHead
			for i, start := range tt.starts {
				sessions += string(rune('a'+i)) + ",w1,s1," + start + ",60,individual,in_person,1,false,schedule,held\n"
			}
			roster := rosterHead + strings.ReplaceAll(w1, "2025", "2010")
			got, errs, status := call(t, "", "assess -standard US-DC -json "+tt.span+files(t, roster, sessions, ""))
			require.Zero(t, status, errs)
			var held []string
			for text := range strings.Lines(got) {
				var l struct {
					Rule, From, To string
					Held           struct{ Minutes json.Number }
					Met            bool
				}
				require.NoError(t, json.Unmarshal([]byte(text), &l))
				assert.True(t, l.Met, text)
				if l.Rule == "duration" {
					held = append(held, l.From+" "+l.To+" "+l.Held.Minutes.String())
				}
			}
			assert.Equal(t, tt.want, held)
		})
	}
}
