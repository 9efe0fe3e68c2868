package consent_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/consent"
)

func TestWhatIsSensitiveIsNotAdded(t *testing.T) {
	for class, names := range map[consent.SensitiveField][]string{
		consent.SensitiveName:            {"surname", "Sur Name", "firstname", "client.names", "nombre", "apellidos", "service_name", "initials", "signature", "UserName", "mother's name"},
		consent.SensitiveContact:         {"phone", "phone_number", "PhoneNumber", "PHONEnumber", "phonenumber", "telephone", "teléfono", "tele\u0301fono", "telefono-2", "email", "e-mail", "eMail", "E MAIL ADDRESS", "mobile", "mobile no", "cell_number", "contact_person", "whatsapp", "ip_address", "ClientPhone2", "clientphone2", "correo electrónico", "home_phone_type", "ph\u200bone", "contacts"},
		consent.SensitiveBiometric:       {"fingerprint", "finger_prints", "iris_scan", "IrisScan", "retina", "biometric_id", "face id", "faceid", "voice-print", "dna_sample", "huella"},
		consent.SensitivePicture:         {"photo", "Photos", "photo_url", "photo_count", "picture", "picture_2", "image", "profile.picture", "client_video", "selfie", "foto"},
		consent.SensitiveBirth:           {"birth date", "date_of_birth", "DateOfBirth", "dateofbirth", "DOB", "birthday", "birth_year", "place-of-birth", "fecha de nacimiento"},
		consent.SensitiveRegistration:    {"unhcr_number", "UNHCR", "UNHCRNumber", "case number", "case_no", "court_case_number", "casenumber", "case", "registration_number", "registration id", "national_id", "id", "client_id", "ID number", "household_nr", "ration_card", "progres_id", "file.no"},
		consent.SensitiveReligion:        {"religion", "religión", "Religious Group", "faith", "sect", "denominations"},
		consent.SensitiveEthnicity:       {"ethnic.origin", "ethnicities", "tribes", "home_tribe", "skin_colour"},
		consent.SensitiveNationality:     {"nationalities", "home_country", "passport_no", "pasaporte", "país"},
		consent.SensitiveFaction:         {"faction_1", "party", "party_id", "armed groups", "side"},
		consent.SensitiveMigrationStatus: {"refugee_status_2", "visa_type", "asylumstatus"},
		consent.SensitiveCampUnit:        {"unit", "unit_number", "unit no", "block_id", "blockid", "old_block_id", "zone_code", "current tent", "camp_section", "room_number"},
		consent.SensitiveLocation:        {"home_address", "last.location", "GPSPosition", "dirección", "postcode"},
	} {
		for _, name := range names {
			refused := consent.FieldsRefused([]string{name}, name)
			if assert.Len(t, refused, 1, name) {
				assert.Equal(t, class, refused[0].Class, name)
				assert.NotEmpty(t, refused[0].Instead, name)
			}
		}
	}
}

// Names with a word in them that has harmless uses, and what is on no list, are
// refused until the host adds them.
func TestWhatIsHarmlessCanBeAdded(t *testing.T) {
	for _, name := range []string{
		"telephone_support_minutes", "TelephoneSupportMinutes", "phone_calls", "email_count", "mobile_clinic", "contact_count",
		"picture_scale", "face_to_face_minutes", "voice_messages_heard", "video_sessions",
		"case_count", "caseload", "casenotes", "individual_sessions", "household_size", "visit_id", "worker_id", "aid", "hotel",
		"unit_cost", "party_size", "side_effects", "time_zone", "shelter_nights", "blocked", "waiting_room_minutes",
		"progress", "profile", "sections_read", "intersection", "trace", "reborn", "renamed", "android", "paid", "initial_visit", "addressed_needs",
		"weight", "blood_group", "12", "___", strings.Repeat("phone", 40),
	} {
		refused := consent.FieldsRefused([]string{name})
		if assert.Len(t, refused, 1, name) {
			assert.Equal(t, consent.SensitiveUnlisted, refused[0].Class, name)
		}
		assert.Empty(t, consent.FieldsRefused([]string{name}, name), name)
	}
}

// The limit that the documentation states: other languages are not known.
func TestOtherLanguagesAreNotKnown(t *testing.T) {
	for _, name := range []string{"имя", "الاسم", "prénom", "Geburtsdatum"} {
		assert.Equal(t, consent.SensitiveUnlisted, consent.FieldsRefused([]string{name})[0].Class, name)
		assert.Empty(t, consent.FieldsRefused([]string{name}, name), name)
	}
}

func TestWordsOfSensitiveFields(t *testing.T) {
	for _, class := range consent.SensitiveFields() {
		words := class.Words()
		assert.Equal(t, class != consent.SensitiveUnlisted, len(words) > 0, class)
		for _, w := range words {
			refused := consent.FieldsRefused([]string{w}, w)
			require.Len(t, refused, 1, w)
			assert.Equal(t, class, refused[0].Class, w)
		}
		if len(words) > 0 {
			words[0] = "changed"
			assert.NotEqual(t, words, class.Words())
		}
	}
	assert.Empty(t, consent.SensitiveField("").Words())
}

// Any text is a name, and adding it lets at most what is unlisted pass.
func TestAnyNameOfAField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		for _, f := range consent.FieldsRefused([]string{name}, name) {
			require.NotEqual(t, consent.SensitiveUnlisted, f.Class)
		}
	})
	for _, name := range []string{"\xff\xfe", "\u0301", "é", strings.Repeat("a", 70), strings.Repeat("no", 32)} {
		assert.Empty(t, consent.FieldsRefused([]string{name}, name), "%q", name)
	}
}

// However a word is written, and with whatever number behind, it is known.
func TestSensitiveWordsHoweverTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		class := rapid.SampledFrom(consent.SensitiveFields()[:len(consent.SensitiveFields())-1]).Draw(t, "class")
		parts := strings.Fields(rapid.SampledFrom(class.Words()).Draw(t, "word"))
		for i, p := range parts {
			switch rapid.IntRange(0, 2).Draw(t, "case") {
			case 1:
				parts[i] = strings.ToUpper(p)
			case 2:
				parts[i] = strings.ToUpper(p[:1]) + p[1:]
			}
		}
		name := strings.Join(parts, rapid.SampledFrom([]string{"", " ", ".", "-", "_", "/"}).Draw(t, "between"))
		name += rapid.SampledFrom([]string{"", "1", "_2", " number", "-no", "_id"}).Draw(t, "after")
		refused := consent.FieldsRefused([]string{name}, name)
		require.Len(t, refused, 1, name)
		require.NotEqual(t, consent.SensitiveUnlisted, refused[0].Class, name)
	})
}
