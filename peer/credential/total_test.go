package credential_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/credential"
)

const (
	adv   = credential.TopicAdvocacy
	ment  = credential.TopicMentoringEducation
	well  = credential.TopicRecoveryWellness
	moral = credential.TopicEthics
)

// The 46 hours of IC&RC are 10 on advocacy, 10 on mentoring and education, 10 on
// recovery and wellness and 16 on ethics, in this order. Missing are hours.
func TestAnHourCountsForOnePartOfATotal(t *testing.T) {
	on := func(n int, topics ...credential.Topic) credential.Record {
		return hours(credential.KindTraining, n, "2026-01-01", topics...)
	}
	for _, tt := range []struct {
		name    string
		records []credential.Record
		missing [4]int
	}{
		{"ten hours on three topics are ten", []credential.Record{on(10, adv, ment, well)}, [4]int{0, 10, 10, 16}},
		{"a course on everything", []credential.Record{on(46, adv, ment, well, moral)}, [4]int{}},
		{"one hour less", []credential.Record{on(45, adv, ment, well, moral)}, [4]int{0, 0, 0, 1}},
		{"a topic named twice", []credential.Record{on(10, adv, adv), on(36, moral, well, ment)}, [4]int{}},
		{"of no topic", []credential.Record{on(46)}, [4]int{10, 10, 10, 16}},
		{"more than is wanted of one", []credential.Record{on(46, adv)}, [4]int{0, 10, 10, 16}},

		// Whoever gives the first record to the first topic has none left for the second.
		{"the first goes to the second topic", []credential.Record{on(10, adv, ment), on(10, adv), on(10, well), on(16, moral)}, [4]int{}},
		{"a chain of them", []credential.Record{on(10, adv, ment), on(10, ment, well), on(16, well, moral), on(10, adv)}, [4]int{}},
		{"and none to end it", []credential.Record{on(10, adv, ment), on(10, ment, well), on(16, well, moral)}, [4]int{0, 0, 0, 10}},
		// Advocacy 10 and mentoring 5 of the first, mentoring 5 and wellness 10 of the second.
		{"records that are divided", []credential.Record{on(15, adv, ment), on(15, ment, well), on(16, moral)}, [4]int{}},
		{"and one hour short", []credential.Record{on(15, adv, ment), on(14, ment, well), on(17, moral)}, [4]int{0, 0, 1, 0}},
		{"plenty elsewhere does not help", []credential.Record{on(19, adv, ment), on(30, well), on(16, moral)}, [4]int{0, 1, 0, 0}},
	} {
		for _, code := range []string{"ICRC-PR", "US-AZ-PR", "US-IL-CPRS"} {
			records := slices.Clone(tt.records)
			for range 2 {
				g := gap(t, scheme(t, code), credential.Case{On: d("2026-02-01"), Stage: credential.StageTraining, Records: records})
				for i, id := range []string{"training_advocacy", "training_mentoring_education", "training_recovery_wellness", "training_ethics"} {
					l := line(t, g, id)
					assert.Equal(t, 60*tt.missing[i], l.Missing(), "%s: %s %s", code, tt.name, id)
					assert.Equal(t, l.Want, l.Have+l.Missing(), "%s: %s %s", code, tt.name, id)
				}
				slices.Reverse(records) // the order in which they are given does not matter
			}
		}
	}
}

// Kentucky: 16 on ethics, 10 on each of three, 3 on domestic violence and 2 on HIV;
// training on suicide is asked at all, and no hours of it.
func TestKentuckyCountsEachHourOnce(t *testing.T) {
	ky := scheme(t, "US-KY-TEMP")
	short := func(n int) map[string]int {
		g := gap(t, ky, credential.Case{On: d("2026-02-01"), Stage: credential.StageTraining, Records: []credential.Record{hours(credential.KindTraining, n, "2026-01-01",
			adv, ment, well, moral, credential.TopicDomesticViolence, credential.TopicBloodBorne, credential.TopicSuicide)}})
		list := map[string]int{}
		for _, l := range g.Short() {
			list[l.Requirement.ID] = l.Missing()
		}
		return list
	}
	assert.Empty(t, short(51), "16 + 10 + 10 + 10 + 3 + 2")
	assert.Equal(t, map[string]int{"training_domestic_violence": 180, "training_blood_borne_pathogens": 120}, short(46))
	assert.Equal(t, map[string]int{"training_blood_borne_pathogens": 60}, short(50))
}

// twoParts is a scheme with hours on two topics that count for a year.
const twoParts = `{"code": "TWO", "body": "Board", "title": "peer", "requirements": [
  {"id": "training", "stage": "training", "kind": "training", "amount": 20, "source": {"title": "rule", "evidence": "design"}},
  {"id": "first", "stage": "training", "kind": "training", "amount": 10, "topic": "advocacy", "part_of": "training", "within_months": 12, "source": {"title": "rule", "evidence": "design"}},
  {"id": "second", "stage": "training", "kind": "training", "amount": 10, "topic": "ethics", "part_of": "training", "within_months": 12, "source": {"title": "rule", "evidence": "design"}}]}`

func TestPartsHoldAsLongAsWhatIsLeftMeetsThem(t *testing.T) {
	s, err := credential.ParseScheme([]byte(twoParts))
	require.NoError(t, err)
	until := func(records ...credential.Record) string {
		g := gap(t, s, credential.Case{On: d("2026-07-01"), Stage: credential.StageTraining, Records: records})
		return line(t, g, "first").Until.String() + " " + line(t, g, "second").Until.String()
	}
	a := hours(credential.KindTraining, 10, "2026-01-10", adv)
	b := hours(credential.KindTraining, 10, "2026-03-10", adv, moral)
	c := hours(credential.KindTraining, 10, "2026-06-10", adv)
	assert.Equal(t, "2027-06-10 2027-03-10", until(a, b, c), "the first is carried by the newest, and the second by the one between")
	assert.Equal(t, "2027-03-10 2027-01-10", until(a, b), "after 10 January the first has the other, and the second none")
	g := gap(t, s, credential.Case{On: d("2027-01-11"), Stage: credential.StageTraining, Records: []credential.Record{a, b}})
	assert.Equal(t, credential.Met, line(t, g, "first").Result)
	assert.Equal(t, 600, line(t, g, "second").Missing())

	// Who is exempt from one part has the hours for the other, as long as that lasts.
	exempt := credential.Exemption{Requirement: "first", From: d("2026-06-01"), Until: d("2026-12-31"), Ground: "military_service"}
	g = gap(t, s, credential.Case{On: d("2026-07-01"), Stage: credential.StageTraining, Records: []credential.Record{b}, Exemptions: []credential.Exemption{exempt}})
	assert.Equal(t, credential.Exempt, line(t, g, "first").Result)
	assert.Equal(t, credential.Met, line(t, g, "second").Result)
	assert.Equal(t, d("2026-12-31"), line(t, g, "second").Until)
	g = gap(t, s, credential.Case{On: d("2027-01-01"), Stage: credential.StageTraining, Records: []credential.Record{b}, Exemptions: []credential.Exemption{exempt}})
	assert.Equal(t, []credential.Result{credential.Met, credential.Short}, []credential.Result{line(t, g, "first").Result, line(t, g, "second").Result})
}

// Against every way of giving each hour to one of its topics.
func TestPartsAreMetIfSomeSpreadMeetsThem(t *testing.T) {
	topics := []credential.Topic{adv, ment, well}
	rapid.Check(t, func(t *rapid.T) {
		s := credential.Scheme{Code: "OURS", Body: "Board", Title: "peer"}
		total := credential.Requirement{ID: "training", Stage: credential.StageTraining}
		total.Kind, total.Amount = credential.KindTraining, 1
		s.Requirements = append(s.Requirements, total)
		var wants [3]int
		for i, topic := range topics {
			r := credential.Requirement{ID: fmt.Sprint(i), Stage: credential.StageTraining, PartOf: "training"}
			wants[i] = rapid.IntRange(1, 3).Draw(t, "want")
			r.Kind, r.Amount, r.Topic = credential.KindTraining, wants[i], topic
			s.Requirements = append(s.Requirements, r)
		}
		var records []credential.Record
		var each [][]credential.Topic // the topics of each hour
		for range rapid.IntRange(0, 4).Draw(t, "records") {
			r := hours(credential.KindTraining, rapid.IntRange(1, 2).Draw(t, "hours"), "2026-01-01", rapid.SliceOfN(rapid.SampledFrom(topics), 0, 3).Draw(t, "topics")...)
			records = append(records, r)
			for range r.Minutes / 60 {
				each = append(each, r.Topics)
			}
		}
		best := [3]int{}
		var spread func(n int, have [3]int)
		spread = func(n int, have [3]int) {
			if n == len(each) {
				if slices.Compare(have[:], best[:]) > 0 { // the earlier rows first
					best = have
				}
				return
			}
			spread(n+1, have)
			for i, topic := range topics {
				if slices.Contains(each[n], topic) && have[i] < wants[i] {
					more := have
					more[i]++
					spread(n+1, more)
				}
			}
		}
		spread(0, [3]int{})
		g, err := s.Gap(credential.Case{On: d("2026-02-01"), Stage: credential.StageTraining, Records: records})
		require.NoError(t, err)
		var got [3]int
		for i := range got {
			l, ok := g.Line(fmt.Sprint(i))
			require.True(t, ok)
			got[i] = l.Have / 60
		}
		assert.Equal(t, best, got)
	})
}

func TestPartsThatAreRefused(t *testing.T) {
	good, err := credential.ParseScheme([]byte(twoParts))
	require.NoError(t, err)
	for name, change := range map[string]func(*credential.Requirement){
		"of no total":         func(r *credential.Requirement) { r.PartOf = "other" },
		"of itself":           func(r *credential.Requirement) { r.PartOf = "first" },
		"of a part":           func(r *credential.Requirement) { r.PartOf = "second" },
		"no hours":            func(r *credential.Requirement) { r.Kind, r.Topic = credential.KindExam, "" },
		"shown at all":        func(r *credential.Requirement) { r.Amount = 0 },
		"or something else":   func(r *credential.Requirement) { r.Or = []credential.Demand{{Kind: credential.KindExam}} },
		"with something else": func(r *credential.Requirement) { r.With = []credential.Demand{{Kind: credential.KindExam}} },
		"capped":              func(r *credential.Requirement) { r.Capped, r.Cap = credential.ModeInService, 2 },
		"of another stage":    func(r *credential.Requirement) { r.Stage = credential.StageExam },
	} {
		s := good
		s.Requirements = slices.Clone(good.Requirements)
		change(&s.Requirements[1])
		require.ErrorIs(t, s.Check(), credential.ErrScheme, name)
		_, err := s.Gap(credential.Case{On: d("2026-01-01")})
		require.ErrorIs(t, err, credential.ErrScheme, name)
	}
	s := good
	for i := range 11 {
		r := good.Requirements[1]
		r.ID = fmt.Sprint("part ", i)
		s.Requirements = append(slices.Clip(s.Requirements), r)
	}
	require.ErrorIs(t, s.Check(), credential.ErrScheme, "thirteen parts")
	s.Requirements = s.Requirements[:len(s.Requirements)-1]
	require.NoError(t, s.Check())
}

// Typed by hand: which hours are parts of which total.
func TestPartsTypedByHand(t *testing.T) {
	four := "training: training_advocacy training_ethics training_mentoring_education training_recovery_wellness"
	florida := "training: training_mentoring_education training_professional_responsibility training_whole_health"
	georgia := "made_up_hours: made_up_current_year made_up_missed_year"
	ohio := "continuing: continuing_boundaries continuing_diversity continuing_ethics continuing_navigation"
	want := map[string]string{
		"ICRC-PR": four, "US-AZ-PR": four, "US-IL-CPRS": four, "US-WI": four,
		"NCPRSS": "training: training_blood_borne_pathogens training_ethics training_peer_specific",
		"US-KY-TEMP": "training: training_advocacy training_blood_borne_pathogens training_domestic_violence training_ethics " +
			"training_mentoring_education training_recovery_wellness",
		"US-KY": "training: training_blood_borne_pathogens training_domestic_violence training_ethics",
		"US-IL-CRSS": "training: training_advocacy training_core_functions training_ethics training_ethics_domain " +
			"training_mentoring_education training_recovery_wellness",
		"US-FL-A": florida, "US-FL-F": florida, "US-FL-V": florida, "US-FL-Y": florida,
		"US-OH-CPRS": ohio, "US-OH-CYPS": ohio, "US-OH-CFPS": ohio,
		"US-UT":     "continuing: continuing_ethics continuing_general continuing_peer_specific continuing_suicide_prevention",
		"US-NJ":     "training: training_core_course training_wellness_plan",
		"US-GA-CPS": georgia, "US-GA-CPS-AD": georgia,
	}
	for _, s := range credential.Schemes() {
		var ids []string
		total := ""
		for _, r := range s.Requirements {
			if r.PartOf != "" {
				ids, total = append(ids, r.ID), r.PartOf
			}
		}
		slices.Sort(ids)
		got := ""
		if len(ids) > 0 {
			got = total + ":"
			for _, id := range ids {
				got += " " + id
			}
		}
		assert.Equal(t, want[s.Code], got, s.Code)
	}
}
