package outcomes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/outcomes"
)

const emergency = `
	e1 p1 ed_visit 2024-02-22 facts=substance_use age=40
	c1 p1 service 2024-02-29 facts=substance_use
	e2 p2 ed_visit 2024-02-22 facts=overdose age=13
	c2 p2 peer_contact 2024-03-01
	e3 p3 ed_visit 2024-02-22 facts=substance_use age=12
	e4 p4 ed_visit 2024-02-22 facts=substance_use
	e5 p5 ed_visit 2024-02-22 facts=overdose age=30
	h5 p5 hospital_stay 2024-02-22..2024-02-25
	e6 p6 ed_visit 2024-02-22 facts=overdose,admitted age=30
	e7 p7 ed_visit 2024-02-22 facts=substance_use age=30
	c7 p7 peer_contact 2024-02-22
	e8 p7 ed_visit 2024-06-01 facts=substance_use age=30
	c8 p7 service 2024-06-03 facts=mental_health
	e9 p9 ed_visit 2024-02-22 facts=mental_health age=30
	e10 p10 ed_visit 2024-12-30 facts=overdose age=30
	c10 p10 peer_contact 2024-12-31`

func TestFollowUpAfterAnEmergencyVisit(t *testing.T) {
	seven := figure(t, measure(t, "fua-7"), emergency, year(t, "2024-12-31"))
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 2, 4)}, seven.Shares, "p1 on the 8th day in all, across the leap day, p7 on the same day; p2 came on the 9th, p7's second was for something else")
	assert.Equal(t, []outcomes.Tally{{Name: "window not over", N: 1}, {Name: "too young", N: 1}, {Name: "age not known", N: 1},
		{Name: "admitted to inpatient or residential care", N: 2}}, sorted(seven.Excluded, "window not over", "too young", "age not known"))
	assert.Equal(t, 3, seven.People, "visits are counted, and people beside them")
	thirty := figure(t, measure(t, "fua-30"), emergency, year(t, "2025-01-29"))
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 4, 5)}, thirty.Shares)
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 0, 1)}, figure(t, measure(t, "fum-7"), emergency, year(t, "2025-01-29")).Shares)
}

// sorted returns tallies with the names given first, in that order.
func sorted(list []outcomes.Tally, names ...string) []outcomes.Tally {
	var out, rest []outcomes.Tally
	for _, n := range names {
		for _, x := range list {
			if x.Name == n {
				out = append(out, x)
			}
		}
	}
	for _, x := range list {
		if !strings.Contains(strings.Join(names, "|"), x.Name) {
			rest = append(rest, x)
		}
	}
	return append(out, rest...)
}

func TestFollowUpAfterAStay(t *testing.T) {
	stays := `
		h1 p1 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c1 p1 service 2024-02-22 facts=substance_use,mental_health
		h2 p2 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c2 p2 service 2024-02-23 facts=substance_use,mental_health
		h3 p3 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c3 p3 service 2024-02-29 facts=substance_use,mental_health
		h4 p4 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c4 p4 service 2024-03-01 facts=substance_use,mental_health
		h5 p5 hospital_stay 2024-02-01 facts=substance_use,mental_health age=30
		h6 p6 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		x6 p6 death 2024-02-22
		h7 p7 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		h8 p7 hospital_stay 2024-03-23..2024-03-30 facts=substance_use,mental_health age=30
		c8 p7 service 2024-03-31 facts=substance_use,mental_health`
	fui := figure(t, measure(t, "fui-7"), stays, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 3, 6), fui.Shares[0], "not on the day of discharge, up to day 7; both of p7's discharges count; p5 is still there")
	assert.Equal(t, []outcomes.Tally{{Name: "died by the day of discharge", N: 1}}, fui.Excluded)
	fuh := figure(t, measure(t, "fuh-7"), stays, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 3, 5), fuh.Shares[0], "of p7 the last discharge alone: the next stay began on day 30")
	assert.Equal(t, []outcomes.Tally{{Name: "died by the day of discharge", N: 1}, {Name: "followed by another stay", N: 1}}, fuh.Excluded)
}

func TestInitiationAndEngagement(t *testing.T) {
	text := `
		e1 p1 new_episode 2024-07-01 facts=substance_use age=30
		s1 p1 service 2024-07-14 facts=substance_use
		s2 p1 service 2024-07-20 facts=substance_use
		s3 p1 medication_supply 2024-08-17..2024-08-30
		e2 p2 new_episode 2024-07-01 facts=substance_use age=30
		s4 p2 service 2024-07-15 facts=substance_use
		e3 p3 new_episode 2024-07-01 facts=substance_use age=30
		s5 p3 service 2023-12-20 facts=substance_use
		s6 p3 service 2024-07-01 facts=substance_use
		s7 p3 service 2024-07-01 facts=substance_use
		s8 p3 service 2024-07-02 facts=substance_use
		e4 p4 new_episode 2024-07-01 facts=substance_use age=30
		s9 p4 service 2023-12-19 facts=substance_use
		s10 p4 service 2024-07-03 facts=substance_use
		s11 p4 service 2024-07-03 facts=substance_use
		s12 p4 service 2024-07-07 facts=substance_use
		s13 p4 service 2024-08-07 facts=substance_use
		e5 p5 new_episode 2024-07-01 facts=mental_health age=30
		s14 p5 service 2024-07-01 facts=substance_use`
	assert.Equal(t, share(outcomes.ShareAll, 2, 3), figure(t, measure(t, "iet-initiation"), text, year(t, "2024-12-31")).Shares[0],
		"p1 on the 14th day, p2 on the 15th; p3 was in care 194 days before, p4 195 days before; p5's episode is another condition's")
	engaged := figure(t, measure(t, "iet-engagement"), text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 3), engaged.Shares[0], "p1 twice, to day 34; of p4 one visit too few after the day of initiation, day 35 being too late")
	assert.Equal(t, []outcomes.Tally{{Name: "within the wash-out", N: 1}}, engaged.Excluded)
	ask := year(t, "2024-12-31")
	ask.Since = date(t, "2023-12-21")
	assert.Equal(t, []outcomes.Tally{{Name: "records do not reach back far enough", N: 4}}, figure(t, measure(t, "iet-initiation"), text, ask).Excluded)
}

func TestLinkageAndAftercare(t *testing.T) {
	assert.Equal(t, share(outcomes.ShareAll, 2, 4), figure(t, measure(t, "linkage-7"), `
		h1 p1 hand_off 2024-05-01
		v1 p1 linked_visit 2024-05-01 about=h1
		h2 p1 hand_off 2024-05-02
		h3 p2 hand_off 2024-05-01
		v3 p2 linked_visit 2024-05-08 about=h3
		h4 p3 hand_off 2024-05-01
		v4 p3 linked_visit 2024-05-09 about=h4`, year(t, "2024-12-31")).Shares[0], "a visit counts for its own hand-off alone")
	f := figure(t, measure(t, "aftercare-14"), `
		d1 p1 discharge 2024-05-01 code=completed
		c1 p1 service 2024-05-01
		d2 p2 discharge 2024-05-01 code=completed
		c2 p2 peer_contact 2024-05-15
		d3 p3 discharge 2024-05-01 code=died
		d4 p4 discharge 2024-05-01 code=dropped_out
		c4 p4 service 2024-05-16`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 3), f.Shares[0])
	assert.Equal(t, []outcomes.Tally{{Name: "died", N: 1}}, f.Excluded)
}
