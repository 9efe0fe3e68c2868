package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer/credential"
)

// Tennessee: an hour of supervision for 25 hours of service in the past year, and at
// least three.
func TestSupervisionForSoManyHours(t *testing.T) {
	tn := scheme(t, "US-TN")
	log := func(service, supervision int, on string) []credential.Record {
		return []credential.Record{hours(credential.KindExperience, service, on), hours(credential.KindSupervision, supervision, on)}
	}
	for _, tt := range []struct {
		name    string
		records []credential.Record
		want    int // hours
		missing int
		until   string
	}{
		{"75 hours", log(75, 3, "2025-06-01"), 3, 0, "2026-06-01"},
		{"99 hours", log(99, 3, "2025-06-01"), 3, 0, "2026-06-01"},
		{"100 hours", log(100, 3, "2025-06-01"), 4, 1, ""},
		{"150 hours", log(150, 3, "2025-06-01"), 6, 3, ""},
		{"150 hours, all of it", log(150, 6, "2025-06-01"), 6, 0, "2026-06-01"},
		{"25 hours: at least three", log(25, 1, "2025-06-01"), 3, 2, ""},
		{"supervision of another year", append(log(150, 1, "2025-06-01"), hours(credential.KindSupervision, 5, "2020-06-01")), 6, 5, ""},
		{"service of another year", append(log(75, 3, "2025-06-01"), hours(credential.KindExperience, 75, "2020-06-01")), 3, 0, "2026-06-01"},
		{"both run out", append(log(75, 3, "2025-03-01"), log(75, 2, "2025-09-01")...), 6, 1, ""},
		{"less is asked as the hours of work run out", append(log(75, 2, "2025-03-01"), log(75, 4, "2025-09-01")...), 6, 0, "2026-09-01"},
	} {
		l := line(t, gap(t, tn, credential.Case{On: d("2026-01-15"), Stage: credential.StageCertification, Records: tt.records}), "supervision")
		assert.Equal(t, []int{60 * tt.want, 60 * tt.missing}, []int{l.Want, l.Missing()}, tt.name)
		assert.Equal(t, d(tt.until), l.Until, tt.name)
	}
	bad := scheme(t, "US-TN")
	for _, of := range []credential.Kind{"", credential.KindSupervision, credential.KindAge} {
		bad.Requirements = []credential.Requirement{{ID: "x", Stage: credential.StageCertification, Source: tn.Requirements[0].Source,
			Demand: credential.Demand{Kind: credential.KindSupervision, Amount: 3, Per: 25, Of: of}}}
		assert.ErrorIs(t, bad.Check(), credential.ErrScheme, of)
	}
}
