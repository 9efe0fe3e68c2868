package outcomes_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// What was sent is kept, and the same records give it again.
func TestAPageThatWasSentIsReadBack(t *testing.T) {
	stored, err := os.ReadFile("testdata/volume.json")
	require.NoError(t, err)
	var page struct {
		Contacts []peer.Encounter     `json:"contacts"`
		Hours    []outcomes.Hours     `json:"hours"`
		Sent     outcomes.VolumeCount `json:"sent"`
	}
	require.NoError(t, json.Unmarshal(stored, &page))
	var v outcomes.Volume
	require.NoError(t, v.AddContacts(page.Contacts...))
	require.NoError(t, v.AddHours(page.Hours...))
	again := v.Count(outcomes.VolumeAsk{Period: peer.DateRange{From: page.Sent.From, Until: page.Sent.Until}})
	assert.Equal(t, page.Sent, again)
	out, err := json.MarshalIndent(page, "", "  ")
	require.NoError(t, err)
	assert.Equal(t, string(stored), string(out)+"\n")

	zero, err := json.Marshal(outcomes.VolumeCount{})
	require.NoError(t, err)
	var back outcomes.VolumeCount
	require.NoError(t, json.Unmarshal(zero, &back))
	assert.Equal(t, outcomes.Volume{}.Count(outcomes.VolumeAsk{}), back)
}

func TestWhatACountRefuses(t *testing.T) {
	day := date(t, "2026-01-05")
	var v outcomes.Volume
	require.NoError(t, v.AddContacts(met("e1", "p1", "north", day.Start(nil).Add(9*time.Hour), 30, peer.Supply{Item: "kit", Count: 1}, peer.Supply{Item: "strip", Count: 2})))
	good := v.Count(outcomes.VolumeAsk{Period: peer.DateRange{From: day, Until: day.AddDays(1)}})
	require.NoError(t, good.Check())
	for name, change := range map[string]func(*outcomes.VolumeCount){
		"below nought":            func(c *outcomes.VolumeCount) { c.Minutes = -1 },
		"period backwards":        func(c *outcomes.VolumeCount) { c.Until = c.From.AddDays(-1) },
		"begins and does not end": func(c *outcomes.VolumeCount) { c.Until = peer.Date{} },
		"a kind too few":          func(c *outcomes.VolumeCount) { c.Kinds = nil },
		"a modality too few":      func(c *outcomes.VolumeCount) { c.Modalities = nil },
		"an attempt too many":     func(c *outcomes.VolumeCount) { c.Attempted = 1 },
		"neither new nor not":     func(c *outcomes.VolumeCount) { c.New = 0 },
		"people without contacts": func(c *outcomes.VolumeCount) { c.People, c.New = 2, 2 },
		"anonymous and known":     func(c *outcomes.VolumeCount) { c.Anonymous = 1 },
		"tally of nothing":        func(c *outcomes.VolumeCount) { c.Supplies = []outcomes.Tally{{Name: "kit"}} },
		"tally upwards": func(c *outcomes.VolumeCount) {
			c.Supplies = []outcomes.Tally{{Name: "kit", N: 1}, {Name: "strip", N: 2}}
		},
		"tally twice":                  func(c *outcomes.VolumeCount) { c.Supplies = []outcomes.Tally{{Name: "kit", N: 2}, {Name: "kit", N: 1}} },
		"newcomers who were not there": func(c *outcomes.VolumeCount) { c.Meetings, c.Newcomers = 1, 1 },
		"heads without a meeting":      func(c *outcomes.VolumeCount) { c.Attendance = 1 },
		"people who turn the sum round": func(c *outcomes.VolumeCount) {
			c.People, c.New, c.Anonymous = math.MaxInt, math.MaxInt, math.MaxInt
		},
		"more than JSON carries": func(c *outcomes.VolumeCount) { c.Minutes = 1<<53 + 1 },
		"kinds that turn the sum round": func(c *outcomes.VolumeCount) {
			c.Kinds = []outcomes.Tally{{Name: "a", N: math.MaxInt}, {Name: "b", N: math.MaxInt}, {Name: "c", N: 3}}
		},
		"name that is no text": func(c *outcomes.VolumeCount) { c.Name = "\xff" },
	} {
		c := good
		change(&c)
		require.ErrorIs(t, c.Check(), outcomes.ErrVolume, name)
		_, err := json.Marshal(c)
		require.ErrorIs(t, err, outcomes.ErrVolume, name)
	}
	data, err := json.Marshal(good)
	require.NoError(t, err)
	var c outcomes.VolumeCount
	require.ErrorIs(t, json.Unmarshal(bytes.Replace(data, []byte(`"made":1`), []byte(`"made":2`), 1), &c), outcomes.ErrVolume)
	for name, bad := range map[string]string{"unknown key": `{"made":0,"extra":1}`, "twice": `{"made":0,"made":0}`, "letter case": `{"Made":0}`, "no list": `{"kinds":null}`} {
		var record *lifecycle.RecordError
		require.ErrorAs(t, json.Unmarshal([]byte(bad), &c), &record, name)
		var h outcomes.Hours
		require.ErrorAs(t, json.Unmarshal([]byte(bad), &h), &record, name)
	}
	assert.Zero(t, c, "nothing was read")
	var h outcomes.Hours
	require.ErrorIs(t, json.Unmarshal([]byte(`{"id":"h","worker":"w","on":"2026-01-05","minutes":0}`), &h), outcomes.ErrVolume)
	require.ErrorIs(t, outcomes.Hours{ID: "\xff", Worker: "w", On: day, Minutes: 1}.Check(), outcomes.ErrVolume)
	assert.Zero(t, h)
}

func FuzzVolumeCount(f *testing.F) {
	f.Add([]byte(`{"made":1,"attempted":0,"anonymous":1,"minutes":5,"people":0,"new":0,"continuing":0,"kinds":[{"name":"drop_in","n":1}],"attempts":[],"modalities":[{"name":"","n":1}],"supplies":[],"meetings":0,"attendance":0,"newcomers":0,"worked_minutes":0,"unpaid_minutes":0}`))
	f.Add([]byte(`{"made":-1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c outcomes.VolumeCount
		if json.Unmarshal(data, &c) != nil {
			return
		}
		require.NoError(t, c.Check())
		out, err := json.Marshal(c)
		require.NoError(t, err)
		var again outcomes.VolumeCount
		require.NoError(t, json.Unmarshal(out, &again))
		twice, err := json.Marshal(again)
		require.NoError(t, err)
		assert.Equal(t, string(out), string(twice))
	})
}

func FuzzHours(f *testing.F) {
	f.Add([]byte(`{"id":"h-1","worker":"w","volunteer":true,"on":"2026-01-05","minutes":90,"programme":"one","site":"north"}`))
	f.Add([]byte(`{"id":"h-1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var h outcomes.Hours
		if json.Unmarshal(data, &h) != nil {
			return
		}
		out, err := json.Marshal(h)
		require.NoError(t, err)
		var again outcomes.Hours
		require.NoError(t, json.Unmarshal(out, &again))
		assert.Equal(t, h, again)
	})
}
