package instrument_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// Of the published codes, those with a check digit that fails are no codes.
func TestLOINCCheckDigits(t *testing.T) {
	in, err := instrument.Of("phq-9")
	require.NoError(t, err)
	for code, holds := range map[string]bool{"44249-1": true, "75626-2": true, "75624-7": true, "70273-8": true, "93038-1": false, "70273-5": false, "x": false, "-1": false,
		// worked by hand: every other digit from the right counts twice
		"1-8": true, "11111111-8": true, "111111111-6": false, "A-3": false, "/-0": false, "12-5": true, "1205": false} {
		d := in.Definition()
		d.LOINC = code
		_, err := instrument.New(d)
		assert.Equal(t, holds, err == nil, code)
	}
}

// The codes of the PHQ and GAD answers, as printed by two guides.
func TestLOINCCodesOfAnswers(t *testing.T) {
	for _, id := range []instrument.ID{"phq-9", "phq-2", "gad-7", "gad-2"} {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		for _, it := range in.Definition().Items {
			assert.Equal(t, []int{0, 1, 2, 3}, it.Answers)
			assert.Equal(t, []string{"LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"}, it.AnswerLOINC)
		}
	}
	// "yes", "none", "often true" and "never true" of published forms, and misprints of them.
	for code, holds := range map[string]bool{"LA33-6": true, "LA137-2": true, "LA28397-0": true, "LA28398-8": true, "LA6729-3": true,
		"LA33-8": false, "LA137-3": false, "LA28398-7": false, "6568-5": false, "LA": false, "LA-1": false, "LP6568-5": false} {
		in, err := instrument.Of("phq-2")
		require.NoError(t, err)
		d := in.Definition()
		d.Items[0].AnswerLOINC[0] = code
		_, err = instrument.New(d)
		assert.Equal(t, holds, err == nil, code)
	}
}

// The codes of panel, total and items, in item order, as the guides print them. Where
// no code was confirmed there is none.
func TestLOINCCodesOfForms(t *testing.T) {
	phq := []string{"44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"}
	gad := []string{"69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"}
	want := map[instrument.ID]struct {
		panel, total string
		items        []string
	}{
		"phq-9":   {"44249-1", "44261-6", phq},
		"phq-2":   {"55757-9", "55758-7", phq[:2]},
		"gad-7":   {"69737-5", "70274-6", gad},
		"gad-2":   {"", "", gad[:2]},
		"audit-c": {"72109-2", "75626-2", []string{"68518-0", "68519-8", "68520-6"}},
		"audit":   {"72110-0", "75624-7", nil},
		"dast-10": {"82666-9", "82667-7", nil},
	}
	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		d, w := in.Definition(), want[id]
		assert.Equal(t, w.panel, d.LOINC, id)
		for i, it := range d.Items {
			code := ""
			if i < len(w.items) {
				code = w.items[i]
			}
			assert.Equal(t, code, it.LOINC, "%s, item %d", id, i+1)
		}
		for _, s := range d.Scales {
			code := ""
			if s.ID == "total" {
				code = w.total
			}
			assert.Equal(t, code, s.LOINC, "%s, %s", id, s.ID)
		}
	}
}
