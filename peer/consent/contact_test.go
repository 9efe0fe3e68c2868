package consent_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func refusing(d consent.ContactDecision) (rules []string) {
	for _, r := range d.Reasons {
		if r.Refuses {
			rules = append(rules, r.Rule)
		}
	}
	return rules
}

func contactFile(t testing.TB) consent.File {
	terms := peertest.Terms(consent.KindContact)
	terms.Channels = append(terms.Channels, consent.ChannelVoicemail, consent.ChannelLetter)
	return fileOf(signed(t, "c-1", terms))
}

func TestMayContact(t *testing.T) {
	noon := peertest.Day(1) // Tuesday
	tuesday := []peer.WeeklyHours{{Day: time.Tuesday, From: 12 * 60, To: 13 * 60}}
	for _, tt := range []struct {
		name    string
		wishes  consent.ContactWishes
		channel consent.Channel
		at      time.Time
		rules   []string
		neutral bool
	}{
		{"a text at noon", consent.ContactWishes{}, "text", noon, nil, false},
		{"a channel not consented to", consent.ContactWishes{}, "email", noon, []string{"channel_out_of_scope", "no_consent_to_channel"}, false},
		{"a channel made up", consent.ContactWishes{}, "pigeon", noon, []string{"channel_out_of_scope", "no_consent_to_channel", "unknown_channel"}, false},
		{"a shared telephone", consent.ContactWishes{Shared: true}, "text", noon, nil, true},
		{"a voicemail", consent.ContactWishes{}, "voicemail", noon, nil, true},
		{"a voicemail not wanted", consent.ContactWishes{Shared: true, NoVoicemail: true}, "voicemail", noon, []string{"no_voicemail"}, true},
		{"a call where no voicemail is wanted", consent.ContactWishes{NoVoicemail: true}, "call", noon, nil, false},
		{"an unsafe channel", consent.ContactWishes{Unsafe: []consent.Channel{"text"}}, "text", noon, []string{"unsafe_channel"}, false},
		{"another unsafe channel", consent.ContactWishes{Unsafe: []consent.Channel{"text"}}, "call", noon, nil, false},
		{"after a decline", consent.ContactWishes{Declined: true}, "text", noon, []string{"declined_contact"}, false},
		{"after a death", consent.ContactWishes{Died: true}, "letter", noon, []string{"died"}, true},
		{"at nine", consent.ContactWishes{}, "text", noon.Add(-3 * time.Hour), nil, false},
		{"before nine", consent.ContactWishes{}, "text", noon.Add(-3*time.Hour - 1), []string{"outside_hours"}, false},
		{"at eight in the evening", consent.ContactWishes{}, "text", noon.Add(8 * time.Hour), []string{"outside_hours"}, false},
		{"a letter at night", consent.ContactWishes{}, "letter", noon.Add(12 * time.Hour), nil, true},
		{"any time", consent.ContactWishes{AnyTime: true}, "text", noon.Add(12 * time.Hour), nil, false},
		{"within their hours", consent.ContactWishes{Hours: tuesday}, "text", noon, nil, false},
		{"at the end of their hours", consent.ContactWishes{Hours: tuesday, AnyTime: true}, "text", noon.Add(time.Hour), []string{"outside_hours"}, false},
		{"hours that are none", consent.ContactWishes{Hours: []peer.WeeklyHours{{Day: 9}}}, "text", noon, []string{"outside_hours"}, false},
		{"everything at once", consent.ContactWishes{Declined: true, Died: true, Unsafe: []consent.Channel{"text"}, Hours: tuesday}, "text", peertest.Day(2), []string{"declined_contact", "died", "outside_hours", "unsafe_channel"}, false},
	} {
		got := contactFile(t).MayContact(tt.wishes, tt.channel, tt.at, nil)
		assert.Equal(t, tt.rules, refusing(got), tt.name)
		assert.Equal(t, len(tt.rules) == 0, got.May, tt.name)
		assert.Equal(t, tt.neutral, got.Neutral, tt.name)
		if len(tt.rules) != 1 || tt.rules[0] != "outside_hours" {
			assert.Zero(t, got.Next, tt.name)
		}
	}
	_, from := consent.ContactHours()
	assert.Equal(t, source.Design, from.Evidence)
}

func TestNoContactWithoutAWordOfThePerson(t *testing.T) {
	for _, k := range consent.Kinds() {
		got := fileOf(signed(t, "c-1", peertest.Terms(k))).MayContact(consent.ContactWishes{}, consent.ChannelText, peertest.Day(1), nil)
		assert.Equal(t, k == consent.KindContact, got.May, "a consent to %s", k)
	}
	assert.False(t, consent.File{}.MayContact(consent.ContactWishes{AnyTime: true}, consent.ChannelText, peertest.Day(1), nil).May)
	c := signed(t, "c-1", peertest.Terms(consent.KindContact))
	require.NoError(t, c.Stop(on(participant, 2)))
	got := fileOf(c).MayContact(consent.ContactWishes{}, consent.ChannelText, peertest.Day(2), nil)
	assert.Equal(t, []string{"no_consent_to_channel", "stopped"}, refusing(got))
	declined, err := consent.NewConsent("c-2", peertest.Terms(consent.KindContact), on(worker, 3))
	require.NoError(t, err)
	require.NoError(t, declined.Decline(on(participant, 3)))
	f := fileOf(signed(t, "c-1", peertest.Terms(consent.KindContact)), declined)
	assert.True(t, f.MayContact(consent.ContactWishes{}, consent.ChannelText, peertest.Day(2), nil).May)
	assert.False(t, f.MayContact(consent.ContactWishes{}, consent.ChannelText, peertest.Day(3), nil).May, "none after a decline")
}

// Hours go by the clock on the wall, also on days on which clocks change.
func TestTheNextTimeToContact(t *testing.T) {
	kyiv, err := loadZone("Europe/Kyiv")
	require.NoError(t, err)
	night := []peer.WeeklyHours{{Day: time.Sunday, From: 3 * 60, To: 4 * 60}} // 29 March 2026: clocks go from 3 to 4
	for _, tt := range []struct {
		name   string
		wishes consent.ContactWishes
		at     string
		next   string
	}{
		{"in the evening", consent.ContactWishes{}, "2026-01-06T20:30:15Z", "2026-01-07T07:00:00Z"},
		{"a second before nine", consent.ContactWishes{}, "2026-01-06T06:59:59Z", "2026-01-06T07:00:00Z"},
		{"over the change to summer time", consent.ContactWishes{}, "2026-03-28T19:00:00Z", "2026-03-29T06:00:00Z"},
		{"over the change to winter time", consent.ContactWishes{}, "2026-10-24T18:00:00Z", "2026-10-25T07:00:00Z"},
		{"an hour that the change leaves out", consent.ContactWishes{Hours: night}, "2026-03-28T12:00:00Z", "2026-04-05T00:00:00Z"},
		{"once a week, just over", consent.ContactWishes{Hours: night}, "2026-01-11T02:00:00Z", "2026-01-18T01:00:00Z"},
	} {
		f := contactFile(t)
		got := f.MayContact(tt.wishes, consent.ChannelText, instant(t, tt.at), kyiv)
		assert.Equal(t, instant(t, tt.next), got.Next, tt.name)
		assert.True(t, f.MayContact(tt.wishes, consent.ChannelText, got.Next, kyiv).May, tt.name)
		assert.False(t, f.MayContact(tt.wishes, consent.ChannelText, got.Next.Add(-1), kyiv).May, tt.name)
	}
	never := contactFile(t).MayContact(consent.ContactWishes{Hours: []peer.WeeklyHours{{Day: 9}}}, consent.ChannelText, peertest.Day(1), kyiv)
	assert.Zero(t, never.Next)
}
