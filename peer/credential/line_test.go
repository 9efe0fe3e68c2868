package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer/credential"
)

func TestLinesInWords(t *testing.T) {
	said := func(code string, c credential.Case, id string) string {
		return line(t, gap(t, scheme(t, code), c), id).String()
	}
	on := func(stage credential.Stage, due string, records ...credential.Record) credential.Case {
		return credential.Case{On: d("2026-02-01"), Stage: stage, Due: d(due), Records: records}
	}
	age := func(n int) credential.Record {
		return credential.Record{Kind: credential.KindAge, On: d("2026-01-01"), Amount: n}
	}
	part := hours(credential.KindExperience, 1, "2026-01-10")
	part.Minutes = 30
	signed := on(credential.StageCertification, "2026-12-31", credential.Record{Kind: credential.KindDocument, Name: "supervisor_recommendation_letter", On: d("2026-01-10")})
	for want, got := range map[string]string{
		"experience: 250 hours short by 2026-12-31":        said("US-TX", on(credential.StageCertification, "2026-12-31"), "experience"),
		"experience: 249 hours 30 minutes short":           said("US-TX", on(credential.StageCertification, "", part), "experience"),
		"experience: 1 hour short":                         said("US-TX", on(credential.StageCertification, "", hours(credential.KindExperience, 249, "2026-01-10")), "experience"),
		"recommendation letter: to be shown by 2026-12-31": said("US-TX", on(credential.StageCertification, "2026-12-31"), "recommendation_letter"),
		"recommendation letter: met":                       said("US-TX", signed, "recommendation_letter"),
		"training core: to be shown":                       said("US-TX", on(credential.StageTraining, ""), "training_core"),
		"webinar: 45 minutes short":                        said("US-WV", on(credential.StageTraining, ""), "webinar"),
		"exam: 1 per cent short":                           said("US-WA", on(credential.StageExam, "", credential.Record{Kind: credential.KindExam, On: d("2026-01-10"), Amount: 79}), "exam"),
		"exam: to be shown":                                said("US-TX", on(credential.StageExam, ""), "exam"),
		"references: 3 short":                              said("MHA-NCPS", on(credential.StageCertification, ""), "references"),
		"recovery time: 24 months short":                   said("US-NV", on(credential.StageApplication, ""), "recovery_time"),
		"age: 1 year short":                                said("US-TX", on(credential.StageApplication, "", age(17)), "age"),
		"age: to be shown":                                 said("US-OH-CYPS", on(credential.StageApplication, "", age(31)), "age"),
		"education: to be shown":                           said("US-CA", on(credential.StageApplication, ""), "education"),
		"recovery time: listed and not judged":             said("US-GA-CPS-AD", on(credential.StageApplication, ""), "recovery_time"),
		"experience: met to 2026-07-10":                    said("US-TX", on(credential.StageCertification, "", hours(credential.KindExperience, 250, "2026-01-10")), "experience"),
	} {
		assert.Equal(t, want, got)
	}
	assert.Equal(t, ": not judged", credential.Line{}.String())
}
