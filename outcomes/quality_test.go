package outcomes_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Each kind of oddity stands once beside what is in order.
func TestQualityOfEventsBesideEachOther(t *testing.T) {
	in2024 := outcomes.QualityAsk{Period: peer.DateRange{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01")}, LateAfter: 9999}
	of := func(kind outcomes.EventKind, text string) outcomes.DataQuality {
		t.Helper()
		all, err := outcomes.QualityOf(log(t, text), in2024)
		require.NoError(t, err)
		for _, q := range all {
			if q.Kind == kind {
				return q
			}
		}
		require.Fail(t, "no such kind")
		return outcomes.DataQuality{}
	}
	assert.Equal(t, 2, of("discharge", `
		a p1 admission 2024-01-01
		b p2 admission 2024-01-01
		d1 p1 discharge 2024-02-01 code=completed about=a
		d2 p1 discharge 2024-02-02 code=completed about=zz
		d3 p1 discharge 2024-02-03 code=completed about=b
		d4 p1 discharge 2024-02-04 code=completed`).AboutNothing, "one names nothing, and one what is another's")
	assert.Equal(t, 1, of("linked_visit", `
		a p1 admission 2024-01-01
		h p1 hand_off 2024-01-01
		v1 p1 linked_visit 2024-02-01 about=h
		v2 p1 linked_visit 2024-02-01 about=a`).AboutNothing)
	const twice = `
		v1 p1 ed_visit 2024-01-01 facts=overdose
		v2 p1 ed_visit 2024-01-01
		v3 p1 ed_visit 2024-01-02
		v4 p2 ed_visit 2024-01-01
		c1 p1 peer_contact 2024-01-01
		c2 p1 peer_contact 2024-01-01`
	assert.Equal(t, 1, of("ed_visit", twice).Alike)
	assert.Zero(t, of("peer_contact", twice).Alike, "of contacts there may be two")
	in2024.Merges = merged(t, "p2", "p1")
	assert.Equal(t, 2, of("ed_visit", twice).Alike, "and one under the id of a duplicate")
	assert.Equal(t, 3, of("ed_visit", twice).NoFacts)
	assert.Zero(t, of("peer_contact", twice).NoFacts, "a contact needs none")
	assert.Equal(t, 1, of("hospital_stay", `
		h1 p1 hospital_stay 2024-01-01..2024-01-05 facts=acute
		h2 p2 hospital_stay 2024-01-01..2024-01-05`).NoFacts)
	const died = `
		x p1 death 2024-03-01
		v1 p1 ed_visit 2024-03-01
		v2 p1 ed_visit 2024-03-02
		h1 p1 hospital_stay 2024-02-20..2024-03-01
		h2 p1 hospital_stay 2024-02-20..2024-03-02
		d1 p1 discharge 2024-03-09 code=died
		i1 p1 interview 2024-06-01 facts=unable
		i2 p1 interview 2024-06-02`
	for kind, want := range map[outcomes.EventKind]int{"ed_visit": 1, "hospital_stay": 1, "discharge": 0, "interview": 1, "death": 0} {
		assert.Equal(t, want, of(kind, died).AfterDeath, kind)
	}
	stays := of("hospital_stay", `
		h1 p1 hospital_stay 2021-05-01
		h2 p2 hospital_stay 2024-01-01
		h3 p3 hospital_stay 2023-12-31
		h4 p4 hospital_stay 2021-05-01..2021-06-01`)
	assert.Equal(t, []int{1, 2}, []int{stays.Events, stays.LongOpen}, "365 days by 31 December are not long, 366 are")
	answers := of("answer", `
		u1 p1 use_day 2024-05-02
		u2 p1 use_day 2024-05-31 facts=heavy_day
		u3 p1 use_day 2024-06-01
		q1 p1 answer 2024-06-01 code=days_used_30 value=1
		q2 p1 answer 2024-06-01 code=heavy_days_30 value=0
		q3 p1 answer 2024-06-02 code=days_used_30 value=2
		q4 p1 answer 2024-06-02 code=heavy_days_30
		q5 p1 answer 2024-06-02 code=days_usd_30 value=0`)
	assert.Equal(t, []int{5, 2, 1}, []int{answers.Events, answers.Contradicted, answers.OwnCode}, "of 2 and 1 days before 1 June; 2 May is out of reach the day after")
	quiet := of("ed_visit", `
		v1 p1 ed_visit 2024-01-01 recorded=2024-12-17
		a p1 admission 2024-01-01 recorded=2025-06-01`)
	assert.Equal(t, 14, quiet.Unrecorded, "from 17 to 31 December")
	peertest.Secret(t, "SECRET", outcomes.QualityAsk{Merges: merged(t, "SECRET", "p1")})
}

func TestWhatIsNoEpisodeIsRefused(t *testing.T) {
	day := peertest.Day(0)
	for _, e := range []outcomes.Episode{{}, {Start: day, End: day.Add(-time.Hour)}, {Start: day}, {End: day}} {
		_, err := stats.KaplanMeier(outcomes.Retention([]outcomes.Episode{e}), stats.Confidence{})
		require.ErrorIs(t, err, stats.ErrTime)
		_, err = stats.CumulativeIncidence(outcomes.EndingsOf([]outcomes.Episode{e}), stats.Confidence{})
		require.ErrorIs(t, err, stats.ErrTime)
	}
	_, err := stats.KaplanMeier(outcomes.Retention([]outcomes.Episode{{Start: day, End: day}}), stats.Confidence{})
	require.NoError(t, err, "a first meeting on the day of the report")
}

func TestAFormShownToNobodyIsRefused(t *testing.T) {
	full := sheet(t, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	_, err := outcomes.EventsOfForm(form(outcomes.Answered, full.For("")))
	require.ErrorIs(t, err, outcomes.ErrBadReply)
	r, err := outcomes.EventsOfForm(form(outcomes.Answered, full.For(instrument.Readers()[0])))
	require.NoError(t, err)
	assert.Len(t, r.Records(), 1)
}

func TestAVolumeIsToldApartByAKey(t *testing.T) {
	for _, key := range []outcomes.VolumeKey{-1, 0, outcomes.ByFunding + 1} {
		_, err := outcomes.Volume{}.By(key, outcomes.VolumeAsk{})
		require.ErrorIs(t, err, outcomes.ErrVolume)
	}
}
