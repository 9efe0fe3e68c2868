package instrument_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// Items, range, direction and reversed items of every scale that is called total, or of
// a form's first scale, as published and typed by hand.
func TestRangesAsPublished(t *testing.T) {
	higher, lower := instrument.HigherBetter, instrument.LowerBetter
	tests := []struct {
		id        instrument.ID
		scale     string
		items     int
		low, high float64
		better    instrument.Direction
		reversed  []string
	}{
		{"barc-10", "total", 10, 10, 60, higher, nil},
		{"arc", "total", 50, 0, 50, higher, nil},
		{"sure", "total", 21, 21, 63, higher, nil},
		{"ras-24", "total", 24, 24, 120, higher, nil},
		{"ras-ds", "total", 38, 38, 152, higher, nil},
		{"qpr-15", "total", 15, 0, 60, higher, nil},
		{"phq-9", "total", 9, 0, 27, lower, nil},
		{"phq-2", "total", 2, 0, 6, lower, nil},
		{"gad-7", "total", 7, 0, 21, lower, nil},
		{"gad-2", "total", 2, 0, 6, lower, nil},
		{"pss-10", "total", 10, 0, 40, lower, []string{"i4", "i5", "i7", "i8"}},
		{"pss-14", "total", 14, 0, 56, lower, []string{"i4", "i5", "i6", "i7", "i9", "i10", "i13"}},
		{"pss-4", "total", 4, 0, 16, lower, []string{"i2", "i3"}},
		{"audit", "total", 10, 0, 40, lower, nil},
		{"audit-c", "total", 3, 0, 12, lower, nil},
		{"dast-10", "total", 10, 0, 10, lower, []string{"i3"}},
		{"bam", "use", 3, 0, 12, lower, nil},
		{"bam", "risk", 6, 0, 24, lower, nil},
		{"bam", "protective", 6, 0, 24, higher, nil},
		{"bam-r", "use", 3, 0, 90, lower, nil},
		{"bam-r", "risk", 6, 0, 180, lower, nil},
		{"bam-r", "protective", 6, 0, 180, higher, nil},
		{"gse", "total", 10, 10, 40, higher, nil},
		{"dtcq-8", "total", 8, 0, 100, higher, nil},
		{"bscq", "situation_1", 1, 0, 100, higher, nil},
		{"aase-confidence", "total", 20, 20, 100, higher, nil},
		{"aase-temptation", "total", 20, 20, 100, lower, nil},
		{"rses", "total", 10, 0, 30, higher, []string{"i2", "i5", "i6", "i8", "i9"}},
		{"rses-maryland", "total", 10, 0, 30, higher, []string{"i3", "i5", "i8", "i9", "i10"}},
		{"adult-hope", "total", 8, 8, 64, higher, nil},
		{"adult-hope-4", "total", 8, 8, 32, higher, nil},
		{"state-hope", "total", 6, 6, 48, higher, nil},
		{"herth-hope", "total", 12, 12, 48, higher, []string{"i3", "i6"}},
		{"ucla-3", "total", 3, 3, 9, lower, nil},
		{"dejong-6", "total", 6, 0, 6, lower, nil},
		{"mspss", "total", 12, 1, 7, higher, nil},
		{"lsns-6", "total", 6, 0, 30, higher, nil},
		{"whoqol-bref", "physical", 7, 4, 20, higher, []string{"i3", "i4"}},
		{"whoqol-bref", "psychological", 6, 4, 20, higher, []string{"i26"}},
		{"whoqol-bref", "social", 3, 4, 20, higher, nil},
		{"whoqol-bref", "environment_100", 8, 0, 100, higher, nil},
		{"eq-5d-5l", "level_sum", 5, 5, 25, lower, nil},
		{"eq-5d-5l", "vas", 1, 0, 100, higher, nil},
		{"promis-depression-4a", "total", 4, 41.0, 79.4, lower, nil},
		{"promis-anxiety-4a", "total", 4, 40.3, 81.6, lower, nil},
		{"promis-fatigue-4a", "total", 4, 33.7, 75.8, lower, nil},
		{"promis-social-roles-4a", "total", 4, 27.5, 64.2, higher, nil},
		{"promis-pain-interference-4a", "total", 4, 41.6, 75.6, lower, nil},
		{"pacs", "total", 5, 0, 30, lower, nil},
		{"csq-8", "total", 8, 8, 32, higher, nil},
		{"wai-sr", "total", 12, 12, 60, higher, nil},
		{"wai-sr", "goal", 4, 4, 20, higher, nil},
		{"proqol-5", "compassion_satisfaction", 10, 10, 50, higher, nil},
		{"proqol-5", "burnout", 10, 10, 50, lower, []string{"i1", "i4", "i15", "i17", "i29"}},
		{"proqol-5", "secondary_traumatic_stress", 10, 10, 50, lower, nil},
		{"cbi", "personal", 6, 0, 100, lower, nil},
		{"cbi", "work", 7, 0, 100, lower, []string{"i13"}},
		{"cbi", "client", 6, 0, 100, lower, nil},
		{"uwes-9", "total", 9, 0, 6, higher, nil},
		{"ismi-10", "total", 10, 1, 4, lower, []string{"i2", "i9"}},
	}
	told := map[instrument.ID]bool{}
	for _, tt := range tests {
		told[tt.id] = true
		in, err := instrument.Of(tt.id)
		require.NoError(t, err)
		s, err := in.Scale(tt.scale)
		require.NoError(t, err)
		assert.Len(t, s.Items, tt.items, "%s %s", tt.id, tt.scale)
		assert.InDelta(t, tt.low, s.Low, 0, "%s %s", tt.id, tt.scale)
		assert.InDelta(t, tt.high, s.High, 0, "%s %s", tt.id, tt.scale)
		assert.Equal(t, tt.better, s.Direction, "%s %s", tt.id, tt.scale)
		if tt.id == "dejong-6" {
			continue // its points are no reversal
		}
		assert.Equal(t, tt.reversed, reversed(in.Definition(), s), "%s %s", tt.id, tt.scale)
	}
	for _, id := range instrument.IDs() {
		assert.True(t, told[id], "%s stands in this table", id)
	}
}

// reversed returns the items of a scale whose highest answer counts for least.
func reversed(d instrument.Definition, s instrument.Scale) []string {
	var ids []string
	for _, it := range d.Items {
		for _, of := range s.Items {
			if of == it.ID && it.Points != nil && it.Points[0] > it.Points[len(it.Points)-1] {
				ids = append(ids, it.ID)
			}
		}
	}
	return ids
}
