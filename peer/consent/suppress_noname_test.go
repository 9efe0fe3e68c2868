package consent_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

func TestWhatANoNameServiceDoesNotKeep(t *testing.T) {
	for name, want := range map[string]consent.SensitiveField{
		"ethnicity": consent.SensitiveEthnicity, "Ethnic Group": consent.SensitiveEthnicity, "tribe": consent.SensitiveEthnicity,
		"faction": consent.SensitiveFaction, "armed-group": consent.SensitiveFaction,
		"migration_status": consent.SensitiveMigrationStatus, "MigrationStatus": consent.SensitiveMigrationStatus, "asylum": consent.SensitiveMigrationStatus,
		"camp_unit": consent.SensitiveCampUnit, "TENT NUMBER": consent.SensitiveCampUnit, "block": consent.SensitiveCampUnit,
		"nationality": consent.SensitiveNationality, "first_name": consent.SensitiveName, "gps": consent.SensitiveLocation,
		"hair_colour": consent.SensitiveUnlisted, "": consent.SensitiveUnlisted, "ethnicity2": consent.SensitiveEthnicity, "code_name": consent.SensitiveName,
	} {
		refused := consent.FieldsRefused([]string{"code", name, "Age Band"})
		if assert.Len(t, refused, 1, name) {
			assert.Equal(t, want, refused[0].Class, name)
			assert.Equal(t, name, refused[0].Field)
			assert.NotEmpty(t, refused[0].Instead)
			assert.Equal(t, source.Design, refused[0].Source.Evidence)
		}
	}
	assert.Empty(t, consent.FieldsRefused(consent.NoNameFields()))
	assert.Empty(t, consent.FieldsRefused(nil))
	assert.Empty(t, consent.FieldsRefused([]string{"Blood Group"}, "blood_group"))
	assert.Len(t, consent.FieldsRefused([]string{"blood_group", "tribe", "weight"}, "blood_group", "tribe"), 2, "what is sensitive is not added")
	assert.True(t, slices.IsSorted(consent.NoNameFields()))
}
