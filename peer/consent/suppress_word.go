package consent

import (
	"slices"
	"strings"
	"unicode"
)

// A sensitiveRule says by which words a field is known to be sensitive. All are in
// lower case and without accents; those of several words are found run together, too.
type sensitiveRule struct {
	class   SensitiveField
	instead string
	words   []string // wherever they stand in a name
	alone   []string // words with harmless uses: where nothing else in a name says more, or before number or id
}

// Words returns the words by which a name of a field is known to be of the class, also
// those that count only alone; none for [SensitiveUnlisted]. They are English, and a
// few Spanish.
func (v SensitiveField) Words() []string {
	for _, r := range sensitiveRules() {
		if r.class == v {
			return slices.Concat(r.words, r.alone)
		}
	}
	return nil
}

// sensitiveRules returns the words of each class. A name that several know is of the
// first.
func sensitiveRules() []sensitiveRule {
	const code, reach = "a code, made of a word that the person chose", "how to reach the person safely, if they want to be reached"
	return []sensitiveRule{
		{SensitiveName, code,
			[]string{"name", "first name", "last name", "family name", "full name", "given name", "father name", "mother name", "nickname", "surname", "forename", "username", "alias", "initials", "nombre", "apellido", "apodo"},
			[]string{"signature"}},
		{SensitiveContact, reach,
			[]string{"phone", "telephone", "cellphone", "smartphone", "email", "whatsapp", "viber", "telegram", "facebook", "instagram", "messenger", "msisdn", "imei", "imsi", "sim card", "ip address", "contact details", "contact info", "contact information", "telefono", "celular", "correo"},
			[]string{"contact", "mobile", "movil", "cell", "tel", "fax", "mail", "sim", "signal"}},
		{SensitiveBiometric, code,
			[]string{"fingerprint", "finger scan", "thumbprint", "palm print", "iris", "retina", "eye scan", "biometric", "biometry", "facial", "face scan", "face id", "voiceprint", "voice recording", "dna", "huella"},
			[]string{"face", "finger", "thumb", "voice"}},
		{SensitivePicture, code,
			[]string{"photo", "photograph", "selfie", "portrait", "headshot", "profile picture", "foto", "fotografia"},
			[]string{"picture", "image", "video", "avatar"}},
		{SensitiveBirth, "an age band",
			[]string{"birth", "birthday", "birthdate", "birthplace", "date of birth", "year of birth", "month of birth", "place of birth", "dob", "yob", "born", "nacimiento"},
			nil},
		{SensitiveRegistration, code,
			[]string{"unhcr", "unrwa", "national id", "identity card", "identity number", "identification", "id card", "id number", "ration card", "registration card", "social security", "ssn", "aadhaar", "dni", "curp", "cedula", "expediente"},
			[]string{"id", "identity", "registration", "case", "file", "household", "individual", "ration", "manifest", "serial", "progres"}},
		{SensitiveReligion, "nothing",
			[]string{"religion", "religious", "faith", "denomination", "creed", "sect"},
			nil},
		{SensitiveEthnicity, "language and dialect, for an interpreter",
			[]string{"ethnicity", "ethnic", "ethnic group", "race", "racial", "tribe", "tribal", "clan", "caste", "skin colour", "skin color", "etnia"},
			nil},
		{SensitiveNationality, "language and dialect, for an interpreter",
			[]string{"nationality", "citizenship", "country", "country of origin", "passport", "nacionalidad", "pasaporte"},
			[]string{"origin", "pais"}},
		{SensitiveFaction, "nothing",
			[]string{"faction", "political", "political party", "armed group", "militia", "combatant", "affiliation"},
			[]string{"side", "party"}},
		{SensitiveMigrationStatus, "nothing",
			[]string{"migration status", "immigration", "migrant", "legal status", "residence status", "residence permit", "refugee", "asylum", "visa", "undocumented"},
			nil},
		{SensitiveCampUnit, "the service that was visited",
			[]string{"camp unit", "camp block", "camp section", "camp sector", "camp zone"},
			[]string{"unit", "block", "section", "sector", "tent", "shelter", "zone", "barrack", "room"}},
		{SensitiveLocation, reach,
			[]string{"location", "geolocation", "address", "gps", "coordinates", "latitude", "longitude", "sleeping place", "whereabouts", "street", "postcode", "postal code", "zip code", "direccion"},
			[]string{"lat", "lon", "lng"}},
	}
}

// Words that say no more of a field: a name without them is the same name.
func fillerWords() []string {
	return append(numberWords(), "code", "letter", "of", "the", "my", "her", "his", "their", "person", "participant", "client", "patient", "user", "visitor", "guest", "beneficiary",
		"current", "exact", "camp", "url", "link", "path", "value", "text")
}

// Words that make a number, by which somebody is found, of the word before them.
func numberWords() []string { return []string{"number", "no", "nr", "num", "numero"} }

// Words at the end of a name that make it a count or a length of time: it says how
// often somebody was reached, and not how.
func countWords() []string {
	return []string{"minutes", "hours", "calls", "sessions", "visits", "count"}
}

// sensitive returns the first rule that knows the name, if any does.
func sensitive(name string) (sensitiveRule, bool) {
	rules := sensitiveRules()
	vocabulary := map[string]bool{}
	for _, w := range fillerWords() {
		vocabulary[w] = true
	}
	for _, r := range rules {
		for _, w := range slices.Concat(r.words, r.alone) {
			for _, part := range strings.Fields(w) {
				vocabulary[part] = true
			}
		}
	}
	readings := [][]string{nameWords(name, vocabulary, true), nameWords(name, vocabulary, false)}
	for _, r := range rules {
		if slices.ContainsFunc(readings, r.knows) {
			return r, true
		}
	}
	return sensitiveRule{}, false
}

// knows reports whether the words of a name make it one of the class.
func (r sensitiveRule) knows(words []string) bool {
	if len(words) == 0 || r.class == SensitiveContact && slices.Contains(countWords(), words[len(words)-1]) {
		return false
	}
	for i := range words {
		run := ""
		for j := i; j < len(words) && len(run) < longestName; j++ {
			run += words[j]
			if lists(r.words, run) || j+1 < len(words) && (words[j+1] == "id" || slices.Contains(numberWords(), words[j+1])) && lists(r.alone, run) {
				return true
			}
		}
	}
	rest := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return isNumber(w) || lists(fillerWords(), w) })
	if lists(r.alone, strings.Join(rest, "")) {
		return true
	}
	return len(rest) > 1 && lists(r.alone, strings.Join(slices.DeleteFunc(rest, func(w string) bool { return w == "id" }), ""))
}

const longestName = 64

func isNumber(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// lists reports whether a word, or several run together, or their plural, is on a list.
func lists(list []string, word string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return slices.Contains(singulars(word), strings.ReplaceAll(w, " ", "")) })
}

// singulars returns what the word is the plural of, if it is one, and the word.
func singulars(word string) []string {
	all := []string{word, strings.TrimSuffix(word, "es")}
	if stem := strings.TrimSuffix(word, "s"); !strings.HasSuffix(stem, "s") { // not progress
		all = append(all, stem)
	}
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		all = append(all, stem+"y")
	}
	return all
}

// nameWords returns the words of a name in lower case and without accents. They end at
// what is neither letter nor digit and between letters and digits; if hump is set, at a
// capital as well. A word made of words that are known is taken apart.
func nameWords(name string, vocabulary map[string]bool, hump bool) []string {
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, apart(string(word), vocabulary)...)
			word = nil
		}
	}
	text := slices.DeleteFunc([]rune(name), func(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) })
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			end()
			continue
		}
		if i > 0 && (unicode.IsDigit(r) != unicode.IsDigit(text[i-1]) || hump && unicode.IsUpper(r) &&
			(unicode.IsLower(text[i-1]) || i+1 < len(text) && unicode.IsLower(text[i+1]))) {
			end()
		}
		word = append(word, unaccented(unicode.ToLower(r)))
	}
	end()
	return words
}

func unaccented(r rune) rune {
	switch r {
	case 'á':
		return 'a'
	case 'é':
		return 'e'
	case 'í':
		return 'i'
	case 'ó':
		return 'o'
	case 'ú', 'ü':
		return 'u'
	}
	return r
}

// apart returns the known words that a word is made of, or the word.
func apart(word string, vocabulary map[string]bool) []string {
	n := len(word)
	if n > longestName {
		return []string{word}
	}
	from := make([]int, n+1) // where the last word of the first i bytes begins; -1: they are not made of words
	for i := 1; i <= n; i++ {
		from[i] = -1
		for j := 0; j < i && from[i] < 0; j++ {
			if from[j] >= 0 && slices.ContainsFunc(singulars(word[j:i]), func(w string) bool { return vocabulary[w] }) {
				from[i] = j
			}
		}
	}
	if from[n] < 0 {
		return []string{word}
	}
	var words []string
	for i := n; i > 0; i = from[i] {
		words = append(words, word[from[i]:i])
	}
	slices.Reverse(words)
	return words
}
