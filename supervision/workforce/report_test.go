package workforce_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision/workforce"
)

func TestCaseloadCaps(t *testing.T) {
	caps := map[string]workforce.CaseloadCap{}
	for _, c := range workforce.CaseloadCaps() {
		caps[c.ID] = c
	}
	assert.Equal(t, 12, caps["us_nc_medicaid"].Max)
	assert.Equal(t, 15, caps["us_nc_state"].Max)
	assert.Equal(t, 20, caps["us_oh"].Max)
	assert.True(t, caps["us_oh"].Source.Verified())
	assert.Equal(t, source.Unverified, caps["us_va_full_time"].Source.Evidence)
	for _, tt := range []struct {
		active, time, most int
		want               workforce.CaseloadStanding
	}{{15, 100, 15, workforce.CaseloadWithin}, {16, 100, 15, workforce.CaseloadOver}, {7, 50, 7, workforce.CaseloadWithin}, {8, 50, 7, workforce.CaseloadOver}, {0, 1, 0, workforce.CaseloadWithin}} {
		got, most, err := caps["us_nc_state"].Standing(workforce.Caseload{Active: tt.active, FullTime: tt.time})
		require.NoError(t, err)
		assert.Equal(t, tt.want, got)
		assert.Equal(t, tt.most, most)
	}
	for _, bad := range []workforce.Caseload{{-1, 100}, {1, 0}, {1, 101}} {
		_, _, err := caps["us_oh"].Standing(bad)
		require.ErrorIs(t, err, workforce.ErrFigure)
	}
	_, _, err := workforce.CaseloadCap{}.Standing(workforce.Caseload{FullTime: 100})
	require.ErrorIs(t, err, workforce.ErrFigure)
	over, err := workforce.Workload{Agreed: 2400, Worked: 2520, Direct: 1500}.Over()
	require.NoError(t, err)
	assert.Equal(t, 120, over)
	_, err = workforce.Workload{Worked: 10, Direct: 11}.Over()
	require.ErrorIs(t, err, workforce.ErrFigure)
}

func TestPayEquityHidesSmallCells(t *testing.T) {
	var rows []workforce.PayRow
	add := func(group, band string, n int) {
		for range n {
			rows = append(rows, workforce.PayRow{Group: group, Band: band})
		}
	}
	add("peer", "1", 12)
	add("peer", "2", 6)
	add("peer", "3", 2)
	add("other", "1", 7)
	add("other", "2", 8)
	add("other", "3", 9)
	report, err := workforce.PayEquityOf(rows, []string{"1", "2", "3"}, 5)
	require.NoError(t, err)
	assert.Equal(t, []string{"other", "peer"}, report.Groups)
	counts := [][]int{{7, 8, 9}, {12, 6, 2}}
	want, err := consent.Suppress(counts, 5)
	require.NoError(t, err)
	assert.Equal(t, want, report.Table)
	_, err = workforce.PayEquityOf(rows, []string{"1", "2"}, 5)
	require.ErrorIs(t, err, workforce.ErrFigure)
	_, err = workforce.PayEquityOf(rows, []string{"1", "1", "2", "3"}, 5)
	require.ErrorIs(t, err, workforce.ErrFigure)
	_, err = workforce.PayEquityOf(rows, []string{"1", "2", "3"}, 1)
	require.ErrorIs(t, err, consent.ErrCounts)
}

func TestTurnoverAndRetention(t *testing.T) {
	from, to := date(2026, 1, 1), date(2026, 12, 31)
	tenures := []workforce.Tenure{
		{First: date(2020, 5, 1)},
		{First: date(2020, 5, 1), Last: date(2026, 1, 1)},   // leaves on the first day
		{First: date(2020, 5, 1), Last: date(2026, 12, 31)}, // and on the last
		{First: date(2020, 5, 1), Last: date(2025, 12, 31)}, // the day before
		{First: date(2026, 2, 1), Last: date(2026, 6, 1)},   // came and went
		{First: date(2026, 2, 1), Last: date(2027, 1, 1)},   // after
	}
	got, err := workforce.TurnoverOf(tenures, from, to)
	require.NoError(t, err)
	assert.Equal(t, workforce.Turnover{Left: 3, Average: 3}, got, "three there on each day")
	_, ok := got.Share()
	assert.False(t, ok, "three are too few")
	share, ok := workforce.Turnover{Left: 2, Average: 10}.Share()
	assert.True(t, ok)
	assert.InDelta(t, 0.2, share, 1e-12)

	stayed, err := workforce.RetentionOf([]workforce.Tenure{
		{First: date(2024, 2, 29)},                          // marks 2025-02-28
		{First: date(2024, 2, 29), Last: date(2025, 2, 28)}, // there on the day
		{First: date(2024, 2, 29), Last: date(2025, 2, 27)}, // not
		{First: date(2024, 3, 1)},                           // not twelve months yet
	}, 12, date(2025, 2, 28))
	require.NoError(t, err)
	assert.Equal(t, workforce.Retention{Stayed: 2, Of: 3}, stayed)

	_, err = workforce.TurnoverOf(tenures, to, from)
	require.ErrorIs(t, err, workforce.ErrFigure)
	_, err = workforce.TurnoverOf([]workforce.Tenure{{First: to, Last: from}}, from, to)
	require.ErrorIs(t, err, workforce.ErrFigure)
	_, err = workforce.RetentionOf(nil, 0, to)
	require.ErrorIs(t, err, workforce.ErrFigure)
	_, err = workforce.RetentionOf([]workforce.Tenure{{}}, 1, to)
	require.ErrorIs(t, err, workforce.ErrFigure)
}

// Whoever left is counted once in the year, however years are cut.
func TestTurnoverOfYearsAddsUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var tenures []workforce.Tenure
		for range rapid.IntRange(0, 20).Draw(rt, "n") {
			first := date(2024, 1, 1).AddDays(rapid.IntRange(0, 700).Draw(rt, "first"))
			tenures = append(tenures, workforce.Tenure{First: first, Last: first.AddDays(rapid.IntRange(0, 700).Draw(rt, "days"))})
		}
		cut := date(2024, 1, 1).AddDays(rapid.IntRange(1, 1000).Draw(rt, "cut"))
		end := date(2030, 1, 1)
		whole, err := workforce.TurnoverOf(tenures, date(2024, 1, 1), end)
		require.NoError(rt, err)
		a, err := workforce.TurnoverOf(tenures, date(2024, 1, 1), cut)
		require.NoError(rt, err)
		b, err := workforce.TurnoverOf(tenures, cut.AddDays(1), end)
		require.NoError(rt, err)
		require.Equal(rt, len(tenures), whole.Left)
		require.Equal(rt, whole.Left, a.Left+b.Left)
	})
}

func TestSatisfactionIsAnonymousAndNeverOfFew(t *testing.T) {
	var answers []workforce.Answer
	for i := range 10 {
		answers = append(answers, workforce.Answer{workforce.ItemValued: 1 + i%5})
	}
	answers[0][workforce.ItemPay] = 5
	got, err := workforce.SatisfactionOf(answers)
	require.NoError(t, err)
	assert.Equal(t, workforce.ItemResult{Item: workforce.ItemValued, Counts: [5]int{2, 2, 2, 2, 2}, Agreed: 4, Of: 10}, got[0])
	assert.Equal(t, workforce.ItemResult{Item: workforce.ItemPay, Hidden: true}, got[4])
	_, err = workforce.SatisfactionOf([]workforce.Answer{{"x": 1}})
	require.ErrorIs(t, err, workforce.ErrUnknownSatisfactionItem)
	for _, v := range []int{0, 6} {
		_, err = workforce.SatisfactionOf([]workforce.Answer{{workforce.ItemPay: v}})
		require.ErrorIs(t, err, workforce.ErrFigure)
	}
}

func TestTrainingGaps(t *testing.T) {
	people := []workforce.Training{
		{Topics: []credential.Topic{credential.TopicEthics}},
		{Topics: []credential.Topic{credential.TopicEthics, credential.TopicBoundaries}},
		{},
		{Supervisor: true},
	}
	got, err := workforce.TrainingGaps(people, []credential.Topic{credential.TopicEthics, credential.TopicBoundaries, credential.TopicSelfCare},
		[]credential.Topic{credential.TopicSupervisionOfPeers, credential.TopicSelfCare})
	require.NoError(t, err)
	assert.Equal(t, []workforce.TrainingGap{
		{Topic: credential.TopicSelfCare, Workers: 3, Supervisors: 1},
		{Topic: credential.TopicBoundaries, Workers: 2},
		{Topic: credential.TopicEthics, Workers: 1},
		{Topic: credential.TopicSupervisionOfPeers, Supervisors: 1},
	}, got)
	_, err = workforce.TrainingGaps(people, []credential.Topic{"x"}, nil)
	require.ErrorIs(t, err, credential.ErrUnknownTopic)
}

func TestCapacityOfSuitableSupervisors(t *testing.T) {
	on := date(2026, 3, 1)
	got, err := workforce.CapacityOf([]workforce.SupervisorPlace{
		{Qualified: true, LivedExperience: true, Trained: true, Places: 4, Taken: 3},
		{Qualified: true, Places: 5, Taken: 7},                // over: no place is free
		{Qualified: true, Trained: true, Away: on, Places: 6}, // away on the day
		{LivedExperience: true, Places: 8},                    // not qualified
		{Qualified: true, Trained: true, Away: on.AddDays(-1), Places: 1},
	}, 12, on)
	require.NoError(t, err)
	assert.Equal(t, workforce.Capacity{Workers: 12, Places: 10, Free: 2, Experienced: 4, Untrained: 1, Uncovered: 2, WithoutPeerView: 8}, got)
	_, err = workforce.CapacityOf(nil, -1, on)
	require.ErrorIs(t, err, workforce.ErrFigure)
	_, err = workforce.CapacityOf([]workforce.SupervisorPlace{{Places: -1}}, 1, on)
	require.ErrorIs(t, err, workforce.ErrFigure)
}

func TestCataloguesAreWhole(t *testing.T) {
	rows := workforce.BarrierCatalogue()
	require.Len(t, rows, len(workforce.Barriers()))
	for i, b := range workforce.Barriers() {
		assert.Equal(t, b, rows[i].Barrier)
		assert.NotEmpty(t, workforce.MitigationsOf(b))
		assert.NotEmpty(t, rows[i].Source.Title)
	}
	assert.Empty(t, workforce.MitigationsOf("x"))
	principles := workforce.PrincipleCatalogue()
	require.Len(t, principles, 5)
	for i, p := range workforce.Principles() {
		assert.Equal(t, p, principles[i].Principle)
		assert.False(t, principles[i].Source.Verified())
	}
	roles := workforce.RolePrinciples()
	require.Len(t, roles, 5)
	for i, p := range roles {
		assert.Equal(t, "GILLARD17", p.Source.Key)
		assert.Equal(t, []source.Evidence{source.Secondary, source.Secondary, source.Unverified, source.Unverified, source.Unverified}[i], p.Source.Evidence, p.Says)
	}
	for _, p := range workforce.PolicyCatalogue() {
		_, err := source.Lookup(p.Source.Key)
		require.NoError(t, err, p.ID)
		got, err := workforce.PolicyOf(p.ID)
		require.NoError(t, err)
		assert.Equal(t, p, got)
	}
	_, err := workforce.PolicyOf("x")
	require.ErrorIs(t, err, workforce.ErrUnknownPolicy)
	var ids []string
	for _, k := range workforce.KnowledgeItems() {
		ids = append(ids, k.ID)
	}
	assert.Equal(t, []string{"helping_others_grow", "movement_history", "outreach_engagement"}, ids)
	for _, r := range workforce.MeasureRanges() {
		assert.False(t, r.Source.Verified(), "no questionnaire was read")
	}
}

func TestSmallRecords(t *testing.T) {
	require.NoError(t, workforce.Recognising{Worker: "w", Kind: workforce.RecognitionThanks, On: date(2026, 1, 1)}.Check())
	require.ErrorIs(t, workforce.Recognising{Kind: workforce.RecognitionThanks, On: date(2026, 1, 1)}.Check(), workforce.ErrIncomplete)
	require.ErrorIs(t, workforce.Recognising{Worker: "w", On: date(2026, 1, 1)}.Check(), workforce.ErrUnknownRecognition)

	own := workforce.WellnessAttestation{Worker: "w", On: date(2026, 1, 1), By: "w"}
	require.NoError(t, own.Check())
	own.By = "boss"
	require.ErrorIs(t, own.Check(), workforce.ErrIncomplete, "nobody attests for another")

	e := workforce.Education{Programme: "p", Audience: workforce.AudienceClinical, Topics: []workforce.EducationTopic{workforce.EducationRole}, On: date(2026, 1, 1), People: 9}
	require.NoError(t, e.Check())
	assert.NotContains(t, workforce.AudiencesLeft([]workforce.Education{e}, date(2026, 1, 1)), workforce.AudienceClinical)
	assert.Contains(t, workforce.AudiencesLeft([]workforce.Education{e}, date(2026, 1, 2)), workforce.AudienceClinical, "too long ago")
	for want, change := range map[error]func(*workforce.Education){
		workforce.ErrIncomplete:            func(x *workforce.Education) { x.Topics = append(x.Topics, x.Topics[0]) },
		workforce.ErrUnknownAudience:       func(x *workforce.Education) { x.Audience = "" },
		workforce.ErrUnknownEducationTopic: func(x *workforce.Education) { x.Topics = []workforce.EducationTopic{"x"} },
		workforce.ErrFigure:                func(x *workforce.Education) { x.People = -1 },
	} {
		bad := e
		bad.Topics = append([]workforce.EducationTopic(nil), e.Topics...)
		change(&bad)
		require.ErrorIs(t, bad.Check(), want)
	}
	peertest.Secret(t, "secret", workforce.Recognising{Worker: "secret"}, workforce.WellnessAttestation{Worker: "secret", By: "secret"},
		workforce.WellbeingTerms{Worker: "secret"}, workforce.StepAsideTerms{ID: "secret", Worker: "secret"}, workforce.RecruitTerms{Candidate: "secret"},
		workforce.CandidateActor("secret"), peer.WorkerID("secret"))
}

func TestValuesAreStoredWithEmptyFields(t *testing.T) {
	storabletest.Try(t, role(), "Since")
	storabletest.Try(t, workforce.Recognising{Worker: "w", Kind: workforce.RecognitionPay, On: date(2026, 1, 1), Agreed: true}, "Kind", "On")
	storabletest.Try(t, workforce.WellnessAttestation{Worker: "w", On: date(2026, 1, 1), By: "w"}, "On")
	storabletest.Try(t, workforce.Education{Programme: "p", Audience: workforce.AudienceFamilies, On: date(2026, 1, 1)}, "Audience", "On")
	storabletest.Try(t, workforce.Tenure{First: date(2026, 1, 1), Last: date(2026, 1, 2)}, "First")
	storabletest.Try(t, workforce.Training{Supervisor: true, Topics: []credential.Topic{credential.TopicEthics}})
	storabletest.Try(t, workforce.SupervisorPlace{Qualified: true, Away: date(2026, 1, 1), Places: 1})
	storabletest.Try(t, workforce.Caseload{1, 100})
	storabletest.Try(t, workforce.PayRow{"a", "b"})
}
