package instrument_test

import (
	"testing"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// The aim is 200 ns for one questionnaire; of-aim is the share of it that was taken.
func BenchmarkScore(b *testing.B) {
	in, err := instrument.Of("phq-9")
	if err != nil {
		b.Fatal(err)
	}
	answers := instrument.Answers(2, 2, 1, 2, 1, 1, 1, 0, 0)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := in.Score(answers, instrument.Respondent{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/200, "of-aim")
}
