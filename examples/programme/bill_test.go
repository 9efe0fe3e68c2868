package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// billed returns the line of a source of funding.
func (rep *report) billed(t *testing.T, funding string) billingLine {
	t.Helper()
	for _, l := range rep.Billing {
		if l.Funding == funding {
			return l
		}
	}
	require.Fail(t, "no such funding", funding)
	return billingLine{}
}

// Counted with another program in the files.
func TestUnitsOfTheQuarter(t *testing.T) {
	rep := shippedAt(t, "")
	medicaid := rep.billed(t, "medicaid")
	assert.Equal(t, []int{63, 3060, 198, 34, 107, 29}, []int{medicaid.Contacts, medicaid.Minutes, medicaid.Units, medicaid.Ready, medicaid.ReadyUnits, len(medicaid.NotReady)})
	assert.True(t, medicaid.ByContract, "Virginia's rounding was not found")
	block := rep.billed(t, "block_grant")
	assert.Equal(t, []int{24, 66, 21, 56, 11}, []int{block.Contacts, block.Units, block.Ready, block.ReadyUnits, block.Nobody})
	none := rep.billed(t, "state_opioid_grant")
	assert.Empty(t, none.Payer)
	assert.Zero(t, none.Units)
	assert.Contains(t, none.Words(), "No payer's rules are known for it")
}

func TestWhatIsNotReadySaysWhatItLacks(t *testing.T) {
	got := map[string][]string{}
	for _, n := range shippedAt(t, "").billed(t, "medicaid").NotReady {
		for _, x := range n.Lacks {
			got[x.Demand] = append(got[x.Demand], n.Encounter)
			assert.NotEmpty(t, x.Source, x.Demand)
		}
	}
	assert.Equal(t, map[string][]string{
		"assessment":          {"e-099", "e-121", "e-143", "e-158"},                                     // of p-21
		"plan_current":        {"e-107", "e-130"},                                                       // p-19's ended on 28 February
		"service_order":       {"e-012", "e-030", "e-054", "e-076", "e-093", "e-116"},                   // of p-25
		"authorisation":       {"e-069", "e-071", "e-084", "e-104", "e-122", "e-140", "e-144", "e-159"}, // p-02 had 20: 4+3+6+2+3, then 1 for e-088
		"signature":           {"e-107", "e-127", "e-148", "e-159"},                                     // one voided, three drafts
		"full_credential":     {"e-044", "e-063", "e-091", "e-117", "e-148"},                            // of w-02, a trainee
		"service_order_fresh": {"e-012", "e-030", "e-054", "e-076", "e-093", "e-116"},
		"no_overlap":          {"e-004", "e-048", "e-061", "e-148"},
	}, got)
}

func TestMoreUnitsMakeMoreReady(t *testing.T) {
	dir := changed(t, change{file: coverageFile, new: "p-02,medicaid,authorisation,2026-02-01,2026-03-31,100"})
	d, err := read(dir)
	require.NoError(t, err)
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Equal(t, 34+7, rep.billed(t, "medicaid").Ready, "all but e-159, which is not signed")
}

// Counted with another program in the files.
func TestNotesAndSignatures(t *testing.T) {
	n := shippedAt(t, "").Notes
	assert.Equal(t, []count{{"draft", 3}, {"signed", 127}, {"co_signed", 21}, {"amended", 1}, {"voided", 1}}, n.States)
	assert.Equal(t, 4, n.Late)
	assert.Equal(t, 1, n.Disagree)
	assert.Empty(t, n.NoNote)
	assert.Equal(t, []string{"e-091 supervisor", "e-117 supervisor", "e-127 worker", "e-148 worker", "e-159 worker"},
		names(n.Awaiting, func(a awaitingLine) string { return a.Encounter + " " + a.WaitsFor }))
	require.Len(t, n.Refused, 1)
	assert.Equal(t, "e-031 sign", n.Refused[0].Encounter+" "+string(n.Refused[0].Event), "signed twice")
}

func TestWithoutNotesNothingIsReady(t *testing.T) {
	d, err := read("")
	require.NoError(t, err)
	d.notes = nil
	rep, err := makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Len(t, rep.Notes.NoNote, 153)
	for _, l := range rep.Billing {
		assert.Zero(t, l.Ready, l.Funding)
	}
}
