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
	assert.Equal(t, []int{17, 47, 14, 37, 11}, []int{block.Contacts, block.Units, block.Ready, block.ReadyUnits, block.Nobody})
	plan := rep.billed(t, "health_plan")
	assert.Equal(t, []int{11, 490, 32, 3, 9}, []int{plan.Contacts, plan.Minutes, plan.Units, plan.Ready, plan.ReadyUnits}, "23 of p-07, 9 of p-12")
	county := rep.billed(t, "county_grant")
	assert.Equal(t, []int{7, 290, 18, 3, 10}, []int{county.Contacts, county.Minutes, county.Units, county.Ready, county.ReadyUnits}, "4 for e-077, 2 for e-128, 4 for e-151; none for e-108, by phone")
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

// p-13 and p-14 are records of one person, who was with one worker at a time.
func TestContactsOfOnePersonOverlapWhateverTheirRecord(t *testing.T) {
	row := func(id, worker, who string) change {
		return change{file: encountersFile, new: id + ",one_to_one," + worker + ",austin,health_plan," + who +
			",,2026-03-13T10:15:00-05:00,40,false,in_person,recovery_community_center,outreach_engagement,,2026-03-13T18:00:00-05:00,"}
	}
	of := func(second string) []string {
		d, err := read(changed(t, row("e-900", "w-01", "p-13"), row("e-901", "w-02", second)))
		require.NoError(t, err)
		rep, err := makeReport(d, d.programme.ReportAt)
		require.NoError(t, err)
		return rep.lacking(t, "health_plan", "no_overlap")
	}
	assert.Equal(t, []string{"e-147"}, of("p-08"), "another person's at the same time")
	assert.Equal(t, []string{"e-147", "e-900", "e-901"}, of("p-14"))
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

// lacking returns which contacts lack a demand of a source of funding.
func (rep *report) lacking(t *testing.T, funding, demand string) []string {
	t.Helper()
	var out []string
	for _, n := range rep.billed(t, funding).NotReady {
		for _, x := range n.Lacks {
			if x.Demand == demand {
				out = append(out, n.Encounter)
			}
		}
	}
	return out
}

func TestAPayerThatAsksForAnAdult(t *testing.T) {
	of := func(changes ...change) []string {
		d, err := read(changed(t, changes...))
		require.NoError(t, err)
		rep, err := makeReport(d, d.programme.ReportAt)
		require.NoError(t, err)
		return rep.lacking(t, "health_plan", "adult")
	}
	young := []string{"e-028", "e-046", "e-066", "e-080", "e-083", "e-101", "e-126", "e-147"}
	assert.Equal(t, young, of(), "p-07 is 17; p-12 is served as an adult")
	assert.Empty(t, of(change{participantsFile, 8, ",17", ",18"}))
	assert.Equal(t, young, of(change{participantsFile, 8, ",17", ","}), "served as a young person, of an age that is not known")
	assert.Equal(t, append(young[:6:6], "e-124", "e-126", "e-139", "e-147", "e-154"), of(change{participantsFile, 13, "adult", ""}), "not known of p-12 either")
}

func TestAPayerThatAsksForAGoalOfThePlan(t *testing.T) {
	rep := shippedAt(t, "")
	assert.Equal(t, []string{"e-138", "e-146"}, rep.lacking(t, "county_grant", "plan_goal"))
	d, err := read(changed(t, change{encountersFile, 139, "T16:15:00-04:00,", "T16:15:00-04:00,g-1"}))
	require.NoError(t, err)
	rep, err = makeReport(d, d.programme.ReportAt)
	require.NoError(t, err)
	assert.Equal(t, []string{"e-146"}, rep.lacking(t, "county_grant", "plan_goal"))
	assert.Equal(t, []int{4, 13}, []int{rep.billed(t, "county_grant").Ready, rep.billed(t, "county_grant").ReadyUnits})
}
