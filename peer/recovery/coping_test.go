package recovery_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func TestCopingCatalogue(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.CopingStrategyIDs(), recovery.ErrUnknownCopingStrategyID)
		enumtest.Try(t, recovery.CopingUses(), recovery.ErrUnknownCopingUse)
		enumtest.Try(t, recovery.CopingTeachers(), recovery.ErrUnknownCopingTeacher)
	}
	all := recovery.CopingStrategies()
	require.Len(t, all, 46)
	byID := map[recovery.CopingStrategyID]recovery.CopingStrategy{}
	for i, s := range all {
		assert.Equal(t, recovery.CopingStrategyIDs()[i], s.ID)
		assert.NotEmpty(t, s.Label)
		assert.NotEmpty(t, s.Uses)
		assert.NotEmpty(t, s.TaughtBy)
		assert.Equal(t, source.Unverified, s.Source.Evidence)
		byID[s.ID] = s
	}
	// Rows checked by hand.
	for id, want := range map[recovery.CopingStrategyID][2]string{
		"mindful_breathing": {"[stress craving]", "[dharma cbt prss wfs]"},
		"meditation":        {"[upkeep]", "[dharma twelve_step wfs prss]"},
		"exercise":          {"[mood sleep]", "[wfs prss all]"},
		"nutrition":         {"[stability]", "[wfs prss]"},
		"journaling":        {"[reflection]", "[wfs prss twelve_step wrap]"},
		"nature_outing":     {"[mood]", "[prss]"},
		"deads":             {"[craving]", "[smart]"},
		"social_sober":      {"[isolation]", "[rcc prss]"},
		"safe_use_plan":     {"[overdose]", "[harm_reduction]"},
	} {
		assert.Equal(t, want, [2]string{fmt.Sprint(byID[id].Uses), fmt.Sprint(byID[id].TaughtBy)}, id)
	}
	assert.Equal(t, 11, byID[recovery.CopeMeditation].Step)
	assert.Equal(t, 10, byID[recovery.CopeJournaling].Step)
	all[0].Uses[0] = "changed"
	assert.Equal(t, recovery.ForStress, recovery.CopingStrategies()[0].Uses[0])

	got, err := recovery.CopingStrategiesFor(recovery.ForShame)
	require.NoError(t, err)
	assert.Equal(t, recovery.CopeSelfCompassion, got[0].ID)
	assert.Equal(t, recovery.CopeProfessionalHelp, got[len(got)-1].ID)
	_, err = recovery.CopingStrategiesFor("weather")
	require.ErrorIs(t, err, recovery.ErrUnknownCopingUse)
}

func rate(t testing.TB, n int) recovery.ZeroToTen {
	t.Helper()
	r, err := recovery.Rate(n)
	require.NoError(t, err)
	return r
}

func TestEntriesAreTheParticipants(t *testing.T) {
	me := peertest.Actor(participant)
	entry := recovery.CopingEntry{Participant: peertest.ParticipantID, Strategy: recovery.CopeDeads, At: peertest.Day(1), Note: peertest.Text("it passed")}
	journal := recovery.JournalEntry{Participant: peertest.ParticipantID, At: peertest.Day(1), Words: peertest.Text("a long day")}
	craving := recovery.Craving{Participant: peertest.ParticipantID, At: peertest.Day(1), Strength: rate(t, 0)}
	require.NoError(t, entry.Check())
	require.NoError(t, journal.Check())
	require.NoError(t, craving.Check(), "0 is a strength")
	for _, who := range []lifecycle.Actor{peertest.Actor(worker), peertest.Actor(supervisor), sister, peer.ParticipantActor("other"), {}, lifecycle.System()} {
		assert.False(t, entry.IsReadBy(who) || journal.IsReadBy(who) || craving.IsReadBy(who), who.Party)
	}
	assert.True(t, entry.IsReadBy(me) && journal.IsReadBy(me) && craving.IsReadBy(me))
	entry.SharedWith, journal.SharedWith, craving.SharedWith = []lifecycle.Actor{sister}, []lifecycle.Actor{sister}, []lifecycle.Actor{sister}
	assert.True(t, entry.IsReadBy(sister) && journal.IsReadBy(sister) && craving.IsReadBy(sister))

	for name, bad := range map[string]error{
		"nobody's":              recovery.CopingEntry{Strategy: recovery.CopeDeads, At: peertest.Day(1)}.Check(),
		"no time":               recovery.CopingEntry{Participant: "p", Strategy: recovery.CopeDeads}.Check(),
		"unknown":               recovery.CopingEntry{Participant: "p", Strategy: "willpower", At: peertest.Day(1)}.Check(),
		"own name of another":   recovery.CopingEntry{Participant: "p", Strategy: recovery.CopeDeads, Own: "knitting", At: peertest.Day(1)}.Check(),
		"own name of words":     recovery.CopingEntry{Participant: "p", Strategy: recovery.CopeWellnessTool, Own: "My Knitting", At: peertest.Day(1)}.Check(),
		"shared with nobody":    recovery.CopingEntry{Participant: "p", Strategy: recovery.CopeDeads, At: peertest.Day(1), SharedWith: []lifecycle.Actor{{}}}.Check(),
		"an empty page":         recovery.JournalEntry{Participant: "p", At: peertest.Day(1)}.Check(),
		"a craving not rated":   recovery.Craving{Participant: "p", At: peertest.Day(1)}.Check(),
		"an unknown concern":    recovery.Craving{Participant: "p", At: peertest.Day(1), Strength: rate(t, 3), Concern: "sugar"}.Check(),
		"a page shared with no": recovery.JournalEntry{Participant: "p", At: peertest.Day(1), Words: peertest.Text("x"), SharedWith: []lifecycle.Actor{me}}.Check(),
	} {
		require.ErrorIs(t, bad, recovery.ErrCoping, name)
	}
	data, err := json.Marshal(entry)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &recovery.CopingEntry{}))
	data, err = json.Marshal(journal)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &recovery.JournalEntry{}))
	data, err = json.Marshal(craving)
	require.NoError(t, err)
	var back recovery.Craving
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, "0", back.Strength.String())
	for _, v := range []json.Unmarshaler{&entry, &journal, &craving} {
		require.ErrorIs(t, v.UnmarshalJSON([]byte(`{"mood":3}`)), lifecycle.ErrBadRecord)
		require.ErrorIs(t, v.UnmarshalJSON([]byte(`{}`)), recovery.ErrCoping)
	}
	assert.Equal(t, recovery.CopeDeads, entry.Strategy)
	peertest.Secret(t, "secret", recovery.CopingEntry{Participant: "secret-p", Note: peertest.Text("secret")}, recovery.JournalEntry{Participant: "secret-p", Words: peertest.Text("secret")},
		recovery.Craving{Participant: "secret-p", Trigger: peertest.Text("secret"), SharedWith: []lifecycle.Actor{peer.WorkerActor("secret-w")}},
		recovery.CravingHelp{Contacts: recovery.ContactAnswer{Now: []recovery.SupportContact{{Who: peer.WorkerActor("secret-w")}}}})
}

func FuzzEntries(f *testing.F) {
	f.Add([]byte(`{"participant":"p","strategy":"deads","at":"2026-01-05T12:00:00Z","before":7,"after":3}`))
	f.Add([]byte(`{"participant":"p","strength":7,"at":"2026-01-05T12:00:00Z"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var e recovery.CopingEntry
		if json.Unmarshal(data, &e) == nil {
			require.NoError(t, e.Check())
		}
		var j recovery.JournalEntry
		if json.Unmarshal(data, &j) == nil {
			require.NoError(t, j.Check())
		}
		var c recovery.Craving
		if json.Unmarshal(data, &c) == nil {
			require.NoError(t, c.Check())
		}
	})
}

func TestTalliesOfCoping(t *testing.T) {
	e := func(id recovery.CopingStrategyID, before, after int) recovery.CopingEntry {
		entry := recovery.CopingEntry{Participant: "p", Strategy: id, At: peertest.Day(1)}
		if before >= 0 {
			entry.Before, entry.After = rate(t, before), rate(t, after)
		}
		return entry
	}
	knitting := e(recovery.CopeWellnessTool, 6, 1)
	knitting.Own = "knitting"
	got := recovery.CopingTallies([]recovery.CopingEntry{
		e(recovery.CopeExercise, -1, 0), e(recovery.CopeDeads, 8, 5), e(recovery.CopeDeads, 7, 6), e(recovery.CopeDeads, -1, 0), e(recovery.CopePrayer, 4, 5), knitting, e(recovery.CopeHalt, -1, 0), e(recovery.CopeHalt, -1, 0),
	})
	assert.Equal(t, []recovery.CopingTally{
		{Strategy: recovery.CopeWellnessTool, Own: "knitting", Times: 1, Rated: 1, Change: -5},
		{Strategy: recovery.CopeDeads, Times: 3, Rated: 2, Change: -2},
		{Strategy: recovery.CopePrayer, Times: 1, Rated: 1, Change: 1},
		{Strategy: recovery.CopeHalt, Times: 2},
		{Strategy: recovery.CopeExercise, Times: 1},
	}, got)
	peertest.Secret(t, "knitting", got[0])
	late := recovery.CopingEntry{Participant: "p", Strategy: recovery.CopeExercise, At: time.Date(2026, 1, 5, 23, 30, 0, 0, time.UTC)}
	kyiv, err := time.LoadLocation("Europe/Kyiv")
	require.NoError(t, err)
	fifth := peer.DateRange{From: goalDate(t, "2026-01-05"), Until: goalDate(t, "2026-01-06")}
	assert.Equal(t, 1, recovery.SelfCareDays([]recovery.CopingEntry{late, late}, fifth, time.UTC))
	assert.Zero(t, recovery.SelfCareDays([]recovery.CopingEntry{late}, fifth, kyiv))
}

func TestWhomToCall(t *testing.T) {
	friend, sponsor := lifecycle.Actor{Party: peer.CompanionParty, ID: "friend"}, lifecycle.Actor{Party: peer.SponsorParty, ID: "sponsor"}
	evening := []peer.WeeklyHours{{Day: time.Monday, From: 18 * 60, To: 26 * 60}} // to 2 in the morning
	contacts := []recovery.SupportContact{
		{Who: peertest.Actor(worker), Channel: peer.ModalityPhone, Order: 3, Craving: true, Hours: []peer.WeeklyHours{{Day: time.Monday, From: 9 * 60, To: 17 * 60}}},
		{Who: friend, Channel: peer.ModalityMessage, Order: 2, Craving: true},
		{Who: sponsor, Channel: peer.ModalityPhone, Order: 1, Craving: true, Hours: evening},
		{Who: sister, Channel: peer.ModalityPhone, Order: 0, Crisis: true},
	}
	craving := func(c recovery.SupportContact) bool { return c.Craving }
	who := func(cs []recovery.SupportContact) (ids []string) {
		for _, c := range cs {
			ids = append(ids, c.Who.ID)
		}
		return ids
	}
	for _, tt := range []struct {
		at         time.Time
		now, later []string
	}{
		{time.Date(2026, 1, 5, 8, 59, 0, 0, time.UTC), []string{"friend"}, []string{"sponsor", "worker-1"}},
		{time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), []string{"friend", "worker-1"}, []string{"sponsor"}},
		{time.Date(2026, 1, 5, 17, 0, 0, 0, time.UTC), []string{"friend"}, []string{"sponsor", "worker-1"}},
		{time.Date(2026, 1, 5, 18, 0, 0, 0, time.UTC), []string{"sponsor", "friend"}, []string{"worker-1"}},
		{time.Date(2026, 1, 6, 1, 59, 0, 0, time.UTC), []string{"sponsor", "friend"}, []string{"worker-1"}}, // past midnight
		{time.Date(2026, 1, 6, 2, 0, 0, 0, time.UTC), []string{"friend"}, []string{"sponsor", "worker-1"}},
	} {
		got, err := recovery.ContactsNow(contacts, craving, recovery.HelpLines(), tt.at, nil)
		require.NoError(t, err)
		assert.Equal(t, tt.now, who(got.Now), tt.at)
		assert.Equal(t, tt.later, who(got.Later), tt.at)
		assert.Len(t, got.Lines, 2, "whoever can be reached")
	}
	kyiv, err := time.LoadLocation("Europe/Kyiv")
	require.NoError(t, err)
	got, err := recovery.ContactsNow(contacts, craving, nil, time.Date(2026, 1, 5, 16, 0, 0, 0, time.UTC), kyiv)
	require.NoError(t, err)
	assert.Equal(t, []string{"sponsor", "friend"}, who(got.Now), "six in the evening there")
	got, err = recovery.ContactsNow(contacts, nil, nil, time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC), nil)
	require.NoError(t, err)
	assert.Len(t, append(got.Now, got.Later...), 4, "nobody is left out")
	for _, bad := range []recovery.SupportContact{{}, {Who: friend}, {Who: friend, Channel: "smoke"}, {Who: lifecycle.Actor{Party: peer.CompanionParty}, Channel: peer.ModalityPhone},
		{Who: friend, Channel: peer.ModalityPhone, Hours: []peer.WeeklyHours{{}}}} {
		_, err := recovery.ContactsNow([]recovery.SupportContact{bad}, nil, nil, peertest.Day(0), nil)
		require.ErrorIs(t, err, recovery.ErrContact)
	}
}

func TestHelpInACraving(t *testing.T) {
	c := recovery.Craving{Participant: "p", At: peertest.Day(0), Strength: rate(t, 8), Concern: recovery.ConcernAlcohol}
	log := []recovery.CopingEntry{
		{Participant: "p", Strategy: recovery.CopeNatureOuting, At: peertest.Day(0), Before: rate(t, 8), After: rate(t, 2)},
		{Participant: "p", Strategy: recovery.CopePrayer, At: peertest.Day(0), Before: rate(t, 4), After: rate(t, 6)},
		{Participant: "somebody-else", Strategy: recovery.CopeDrinkDiary, At: peertest.Day(0), Before: rate(t, 9), After: rate(t, 0)},
	}
	help, err := c.Help([]recovery.SupportContact{{Who: sister, Channel: peer.ModalityPhone, Craving: true}, {Who: peertest.Actor(worker), Channel: peer.ModalityPhone}}, log, nil, nil)
	require.NoError(t, err)
	require.Len(t, help.Contacts.Now, 1)
	assert.Equal(t, sister, help.Contacts.Now[0].Who)
	assert.Equal(t, "988", help.Contacts.Lines[0].Number)
	assert.Equal(t, recovery.CopeNatureOuting, help.Strategies[0].ID, "what went well for them")
	assert.Equal(t, recovery.CopeMindfulBreathing, help.Strategies[1].ID)
	ids := func(id recovery.CopingStrategyID) bool {
		return slices.ContainsFunc(help.Strategies, func(s recovery.CopingStrategy) bool { return s.ID == id })
	}
	assert.True(t, ids(recovery.CopePhoneList) && ids(recovery.CopeProfessionalHelp))
	assert.False(t, ids(recovery.CopePrayer) || ids(recovery.CopeDrinkDiary))
	_, err = recovery.Craving{}.Help(nil, nil, nil, nil)
	require.ErrorIs(t, err, recovery.ErrCoping)
	_, err = c.Help([]recovery.SupportContact{{}}, nil, nil, nil)
	require.ErrorIs(t, err, recovery.ErrContact)
}

func ExampleCraving() {
	strength, _ := recovery.Rate(8)
	c := recovery.Craving{Participant: "ana", At: planMarch(2), Strength: strength} // a Monday, at ten
	help, err := c.Help([]recovery.SupportContact{
		{Who: peer.WorkerActor("joe"), Channel: peer.ModalityPhone, Order: 1, Craving: true, Hours: []peer.WeeklyHours{{Day: time.Tuesday, From: 540, To: 1020}}},
		{Who: lifecycle.Actor{Party: peer.CompanionParty, ID: "her-sister"}, Channel: peer.ModalityPhone, Order: 2, Craving: true},
	}, nil, nil, time.UTC)
	fmt.Println(len(help.Contacts.Now), len(help.Contacts.Later), help.Contacts.Lines[0].Number, err)
	fmt.Println(c.IsReadBy(peer.WorkerActor("joe")))
	_, err = recovery.Rate(11)
	fmt.Println(err)
	// Output:
	// 1 1 988 <nil>
	// false
	// recovery: bad rating, want a whole number from 0 to 10
}

func ExampleCopingStrategiesFor() {
	calm, _ := recovery.CopingStrategiesFor(recovery.ForAnxiety)
	for _, s := range calm[:1] {
		fmt.Println(s.ID, s.TaughtBy)
	}
	_, err := recovery.CopingStrategiesFor("anxeity")
	fmt.Println(err)
	// Output:
	// grounding_54321 [cbt prss]
	// recovery: unknown use of a coping strategy (nearest: anxiety)
}
