package referral_test

import (
	"encoding/json"
	"math/rand"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/referral"
	"github.com/alongside-go/alongside/peer/source"
)

func directory() referral.Directory {
	detox := []referral.ServiceKind{referral.ServiceWithdrawal}
	asked := func(places, on int) referral.Capacity { return referral.Capacity{Places: places, Asked: day(on)} }
	return referral.Directory{Freshness: referral.FreshnessDefaults(), Resources: []referral.Resource{
		{ID: "roomy", Services: detox, Capacity: asked(4, 10), Verified: day(0)},
		{ID: "tight", Services: detox, Capacity: asked(1, 10), Verified: day(0)},
		{ID: "stale", Services: detox, Capacity: asked(9, 1), Verified: day(0)},
		{ID: "unknown", Services: detox, Verified: day(0)},
		{ID: "full", Services: detox, Capacity: asked(0, 10), Verified: day(0)},
		{ID: "full-till", Services: detox, Capacity: referral.Capacity{Asked: day(1), Review: peer.DateOf(day(20), nil)}, Verified: day(0)},
		{ID: "unchecked", Services: detox, Capacity: asked(2, 10)},
		{ID: "closed", Services: detox, Capacity: asked(5, 10), Verified: day(0), Closed: peer.DateOf(day(12), nil)},
		{ID: "clinic", Services: []referral.ServiceKind{referral.ServiceMedication, referral.ServiceTherapy}, Languages: []string{"en", "es"}, Ages: []peer.AgeGroup{peer.AgeAdult},
			Areas: []string{"north"}, Takes: []string{"walk_in"}, Refuses: []string{"pets"}, Capacity: asked(2, 10), Verified: day(0), SelfReferral: true, Promise: referral.PromiseHawaii5,
			Hours: []peer.WeeklyHours{{Day: time.Monday, From: 9 * 60, To: 17 * 60}}},
		{ID: "house", Services: []referral.ServiceKind{referral.ServiceRecoveryHousing}, Level: "II", Capacity: asked(1, 10), Verified: day(0)},
		{ID: "988", Services: []referral.ServiceKind{referral.ServiceCrisis}, Capacity: referral.Capacity{Always: true}, Verified: day(0), AlwaysOpen: true, SelfReferral: true},
	}}
}

type found struct {
	id   referral.ReceiverID
	kind referral.MatchKind
	ask  []string
}

func find(t testing.TB, d referral.Directory, s referral.Search, at time.Time) []found {
	t.Helper()
	matches, err := d.Find(s, at)
	require.NoError(t, err)
	var got []found
	for _, m := range matches {
		got = append(got, found{m.Resource.ID, m.Kind, m.Ask})
	}
	return got
}

func TestFindRanksWhatIsReadyAndNamesWhatIsFull(t *testing.T) {
	const ready, ask, full = referral.MatchReady, referral.MatchAskFirst, referral.MatchFull
	want := []found{
		{"roomy", ready, nil}, {"tight", ready, nil},
		{"stale", ask, []string{"capacity"}}, {"unchecked", ask, []string{"entry"}}, {"unknown", ask, []string{"capacity"}},
		{"full", full, nil}, {"full-till", full, nil},
	}
	d := directory()
	detox := referral.Search{Service: referral.ServiceWithdrawal}
	assert.Equal(t, want, find(t, d, detox, day(12)))
	rand.New(rand.NewSource(1)).Shuffle(len(d.Resources), func(i, j int) {
		d.Resources[i], d.Resources[j] = d.Resources[j], d.Resources[i]
	})
	assert.Equal(t, want, find(t, d, detox, day(12)), "whatever the order of the directory")

	matches, err := d.Find(detox, day(12))
	require.NoError(t, err)
	assert.Equal(t, peer.DateOf(day(20), nil), matches[6].Review, "when to ask again")
	matches[0].Resource.Services[0] = "changed"
	assert.Equal(t, want, find(t, d, detox, day(12)), "what is returned is a copy")
}

// Asked on day 10, fresh for a week; verified on day 0, fresh for 90 days.
func TestFreshness(t *testing.T) {
	d := directory()
	kind := func(id referral.ReceiverID, at time.Time) referral.MatchKind {
		for _, f := range find(t, d, referral.Search{Service: referral.ServiceWithdrawal}, at) {
			if f.id == id {
				return f.kind
			}
		}
		return ""
	}
	assert.Equal(t, referral.MatchReady, kind("roomy", day(17).Add(-1)))
	assert.Equal(t, referral.MatchAskFirst, kind("roomy", day(17)))
	assert.Equal(t, referral.MatchAskFirst, kind("roomy", day(9)), "nobody knows the room of tomorrow")
	assert.Equal(t, referral.MatchFull, kind("full", day(17).Add(-1)))
	assert.Equal(t, referral.MatchAskFirst, kind("full", day(17)), "it may have room again")
	assert.Equal(t, referral.MatchFull, kind("full-till", day(19)))
	assert.Equal(t, referral.MatchAskFirst, kind("full-till", day(20)))
	assert.Equal(t, referral.MatchReady, kind("closed", day(11)))
	assert.Empty(t, kind("closed", day(12)))

	crisis := referral.Search{Service: referral.ServiceCrisis, Now: true}
	assert.Equal(t, []found{{"988", referral.MatchReady, nil}}, find(t, d, crisis, day(89)))
	assert.Equal(t, []found{{"988", referral.MatchAskFirst, []string{"entry"}}}, find(t, d, crisis, day(90)))
	d.Freshness = referral.Freshness{}
	assert.Equal(t, []found{{"988", referral.MatchAskFirst, []string{"entry"}}}, find(t, d, crisis, day(1)), "the zero rule takes nothing for fresh")
	d.Freshness.Entry = lifecycle.Span{N: -1, Unit: lifecycle.Day}
	_, err := d.Find(crisis, day(1))
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

func TestWhatFits(t *testing.T) {
	d := directory()
	monday := day(14)
	clinic := []found{{"clinic", referral.MatchReady, nil}}
	for name, tt := range map[string]struct {
		s    referral.Search
		at   time.Time
		want []found
	}{
		"all of it":                 {referral.Search{Service: referral.ServiceTherapy, Age: peer.AgeAdult, Area: "north", Languages: []string{"es-MX"}, Takes: []string{"walk_in"}, Self: true, Now: true}, monday, clinic},
		"another age":               {referral.Search{Service: referral.ServiceTherapy, Age: peer.AgeMinor}, monday, nil},
		"another area":              {referral.Search{Service: referral.ServiceTherapy, Area: "south"}, monday, nil},
		"another language":          {referral.Search{Service: referral.ServiceTherapy, Languages: []string{"so"}}, monday, nil},
		"one of two languages":      {referral.Search{Service: referral.ServiceTherapy, Languages: []string{"so", "EN"}}, monday, clinic},
		"not said to be open to it": {referral.Search{Service: referral.ServiceTherapy, Takes: []string{"walk_in", "medication"}}, monday, []found{{"clinic", referral.MatchAskFirst, []string{"takes"}}}},
		"not open to it":            {referral.Search{Service: referral.ServiceTherapy, Takes: []string{"walk_in", "pets"}}, monday, nil},
		"at night":                  {referral.Search{Service: referral.ServiceTherapy, Now: true}, monday.Add(5 * time.Hour), nil},
		"not wanted":                {referral.Search{Service: referral.ServiceTherapy, Not: []referral.ReceiverID{"clinic"}}, monday, nil},
		"another level":             {referral.Search{Service: referral.ServiceRecoveryHousing, Level: "III"}, monday, nil},
		"that level":                {referral.Search{Service: referral.ServiceRecoveryHousing, Level: "II"}, monday, []found{{"house", referral.MatchReady, nil}}},
		"by themselves":             {referral.Search{Service: referral.ServiceRecoveryHousing, Self: true}, monday, nil},
		"unknown hours and language": {referral.Search{Service: referral.ServiceRecoveryHousing, Now: true, Languages: []string{"es"}}, monday,
			[]found{{"house", referral.MatchAskFirst, []string{"hours", "languages"}}}},
	} {
		assert.Equal(t, tt.want, find(t, d, tt.s, tt.at), name)
	}
	_, err := d.Find(referral.Search{Service: "housng"}, monday)
	require.ErrorIs(t, err, referral.ErrUnknownServiceKind)
	assert.ErrorContains(t, err, "nearest: housing")
	_, err = d.Find(referral.Search{Service: referral.ServiceTherapy, Age: "adlut"}, monday)
	require.ErrorIs(t, err, peer.ErrUnknownAgeGroup)
	_, err = d.Find(referral.Search{}, monday)
	require.ErrorIs(t, err, referral.ErrUnknownServiceKind)
	twice := referral.Directory{Resources: append(directory().Resources, directory().Resources[0])}
	_, err = twice.Find(referral.Search{Service: referral.ServiceTherapy}, monday)
	require.ErrorIs(t, err, referral.ErrResource)
	d.Resources = append(d.Resources, referral.Resource{ID: "bad"})
	_, err = d.Find(referral.Search{Service: referral.ServiceTherapy}, monday)
	require.ErrorIs(t, err, referral.ErrResource)
}

// At 16:30 UTC it is still morning in Honolulu and past closing in Berlin.
func TestHoursAreThoseOfTheZone(t *testing.T) {
	honolulu, err := time.LoadLocation("Pacific/Honolulu")
	require.NoError(t, err)
	clinic := directory().Resources[8]
	require.Equal(t, referral.ReceiverID("clinic"), clinic.ID)
	at := time.Date(2026, 1, 12, 20, 30, 0, 0, time.UTC) // Monday 10:30 in Honolulu
	open, known := clinic.IsOpen(at, honolulu)
	assert.True(t, open && known)
	open, _ = clinic.IsOpen(at, nil)
	assert.False(t, open)
	_, known = referral.Resource{}.IsOpen(at, nil)
	assert.False(t, known)
}

func TestBadEntries(t *testing.T) {
	good := func() referral.Resource { return directory().Resources[8] }
	for name, change := range map[string]func(r *referral.Resource){
		"no id":               func(r *referral.Resource) { r.ID = "" },
		"no service":          func(r *referral.Resource) { r.Services = nil },
		"a service made up":   func(r *referral.Resource) { r.Services = []referral.ServiceKind{"x"} },
		"a service twice":     func(r *referral.Resource) { r.Services = append(r.Services, r.Services[0]) },
		"an age made up":      func(r *referral.Resource) { r.Ages = []peer.AgeGroup{"old"} },
		"fewer than none":     func(r *referral.Resource) { r.Capacity.Places = -1 },
		"places never asked":  func(r *referral.Resource) { r.Capacity.Asked = time.Time{} },
		"hours of no day":     func(r *referral.Resource) { r.Hours[0].Day = 7 },
		"a level of a clinic": func(r *referral.Resource) { r.Level = "II" },
		"a promise made up":   func(r *referral.Resource) { r.Promise = "soon" },
		"both at once":        func(r *referral.Resource) { r.Refuses = []string{"walk_in"} },
		"a tag of no UTF-8":   func(r *referral.Resource) { r.Languages = []string{"\xff"} },
	} {
		r := good()
		change(&r)
		require.ErrorIs(t, r.Check(), referral.ErrResource, name)
		_, err := json.Marshal(r)
		require.ErrorIs(t, err, referral.ErrResource, name)
	}
	r := good()
	require.NoError(t, r.Check())
	for _, bad := range []string{`{}`, `[]`, `{"id":"a"}`, `{"id":"a","services":["housing"],"phone":"555"}`, `{"id":"a","services":["housing"],"services":["food"]}`} {
		require.ErrorIs(t, r.UnmarshalJSON([]byte(bad)), referral.ErrResource, bad)
		assert.Equal(t, good(), r)
	}
	p := promise(t, referral.Routine)
	assert.Equal(t, lifecycle.BusinessDays(5), r.PromiseOr(p).FirstContact.Within, "its own")
	assert.Equal(t, lifecycle.BusinessDays(2), r.PromiseOr(p).Answer.Within, "where it has none")
	assert.Equal(t, p, referral.Resource{}.PromiseOr(p))
}

func TestLayers(t *testing.T) {
	for _, k := range referral.ServiceKinds() {
		assert.NotEmpty(t, referral.LayersOf(k), "%s", k)
	}
	assert.Empty(t, referral.LayersOf("made_up"))
	assert.Equal(t, []referral.Layer{referral.LayerCommunity, referral.LayerFocused}, referral.LayersOf(referral.ServicePeer), "peers sit in the second and third")
	got := directory().ByLayer(peer.DateOf(day(12), nil))
	assert.Equal(t, map[referral.Layer][]referral.ReceiverID{
		referral.LayerBasic:       {},
		referral.LayerCommunity:   {"house"},
		referral.LayerFocused:     {},
		referral.LayerSpecialised: {"roomy", "tight", "stale", "unknown", "full", "full-till", "unchecked", "clinic", "988"},
	}, got, "the gaps show")
	layers, kinds := referral.LayerSources()
	assert.True(t, layers.Verified())
	assert.Equal(t, source.Design, kinds.Evidence)
}
