package economics_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/outcomes/economics"
)

// Design, currency, year of the prices, perspective and year of the source of every
// figure, typed by hand from what was seen of each source; 0 where none is stated.
func TestPublishedFiguresSayWhoseMoneyItIs(t *testing.T) {
	const (
		before, observed, trial, model, unsaid = "uncontrolled before-after", "observational with controls", "randomised trial", "model", "not stated"
		payer, health, society, nobody         = economics.Payer, economics.HealthSector, economics.Societal, economics.Perspective("")
	)
	type row struct {
		design, currency string
		prices           int
		perspective      economics.Perspective
		year             int
	}
	want := map[string]row{
		"wsipp_2016":           {model, "USD", 2015, society, 2016},
		"wsipp_2023":           {model, "USD", 2022, society, 2023},
		"landers_2014":         {observed, "USD", 2004, payer, 2014},
		"georgia_2006":         {unsaid, "USD", 2006, payer, 2006},
		"pierce_county":        {before, "USD", 0, payer, 2013},
		"peer_bridger":         {before, "USD", 0, payer, 2013},
		"peerlink":             {before, "", 0, payer, 2010},
		"peer_bridger_ny":      {before, "", 0, payer, 0},
		"optum_2021":           {unsaid, "", 0, payer, 2021},
		"trachtenberg_2013":    {model, "", 0, health, 2013},
		"simpson_2014":         {trial, "GBP", 0, health, 2014},
		"ruger_2012":           {trial, "USD", 0, nobody, 2012},
		"ashworth_2024":        {model, "USD", 0, society, 2024},
		"recovery_innovations": {before, "", 0, nobody, 0},
		"sledge_2011":          {trial, "", 0, nobody, 2011},
		"kelly_2020":           {"systematic review", "", 0, health, 2020},
		"castedo_2025":         {model, "", 0, nobody, 2025},
		"per_dollar_2_28":      {unsaid, "USD", 0, nobody, 0},
	}
	got := map[string]row{}
	for _, f := range economics.Published() {
		got[f.ID] = row{f.Design, f.Currency, f.Year, f.Perspective, f.Source.Year}
	}
	assert.Equal(t, want, got)
}

// Lists in full, as typed by hand.
func TestListsInFull(t *testing.T) {
	assert.Equal(t, []economics.Basis{economics.Gross, economics.Net}, economics.Bases())
	assert.Equal(t, []economics.Perspective{economics.Payer, economics.HealthSector, economics.Societal, economics.Programme}, economics.Perspectives())
	assert.Equal(t, []economics.Quadrant{economics.Dominant, economics.Dominated, economics.DearerBetter, economics.CheaperWorse, economics.Same}, economics.Quadrants())
	assert.Equal(t, []economics.Shape{economics.Beta, economics.Gamma, economics.LogNormal, economics.Normal, economics.Fixed, economics.Dirichlet}, economics.Shapes())
}
