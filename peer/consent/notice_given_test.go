package consent_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func noticeOn(day int, version string, receipt consent.NoticeReceipt) consent.NoticeGiven {
	return consent.NoticeGiven{Participant: peertest.ParticipantID, Version: version, At: peertest.Day(day), Way: consent.NoticeHanded, Receipt: receipt}
}

func TestWhenANoticeIsDue(t *testing.T) {
	versions := []consent.NoticeVersion{{Name: "2026-1", Since: peertest.Day(10)}, {Name: "2025-1", Since: peertest.Day(0)}}
	other := noticeOn(1, "2025-1", consent.NoticeAcknowledged)
	other.Participant = "participant-2"
	broken := noticeOn(1, "2025-1", "")
	for _, tt := range []struct {
		name    string
		given   []consent.NoticeGiven
		at      time.Time
		due     bool
		rule    string
		confirm bool
	}{
		{"none", nil, peertest.Day(1), true, "never_given", false},
		{"somebody else's", []consent.NoticeGiven{other}, peertest.Day(1), true, "never_given", false},
		{"one that says not how", []consent.NoticeGiven{broken}, peertest.Day(1), true, "never_given", false},
		{"acknowledged", []consent.NoticeGiven{noticeOn(1, "2025-1", consent.NoticeAcknowledged)}, peertest.Day(1), false, "given", false},
		{"declined", []consent.NoticeGiven{noticeOn(1, "2025-1", consent.NoticeDeclined)}, peertest.Day(1), false, "given", false},
		{"not asked", []consent.NoticeGiven{noticeOn(1, "2025-1", consent.NoticeNotAsked)}, peertest.Day(1), false, "given", true},
		{"asked later", []consent.NoticeGiven{noticeOn(1, "2025-1", consent.NoticeNotAsked), noticeOn(2, "2025-1", consent.NoticeDeclined)}, peertest.Day(2), false, "given", false},
		{"before it is given", []consent.NoticeGiven{noticeOn(2, "2025-1", consent.NoticeAcknowledged)}, peertest.Day(2).Add(-time.Nanosecond), true, "never_given", false},
		{"the last moment of a version", []consent.NoticeGiven{noticeOn(1, "2025-1", consent.NoticeAcknowledged)}, peertest.Day(10).Add(-time.Nanosecond), false, "given", false},
		{"a new version", []consent.NoticeGiven{noticeOn(1, "2025-1", consent.NoticeAcknowledged)}, peertest.Day(10), true, "older_version", false},
		{"both versions", []consent.NoticeGiven{noticeOn(10, "2026-1", consent.NoticeAcknowledged), noticeOn(1, "2025-1", consent.NoticeAcknowledged)}, peertest.Day(10), false, "given", false},
		{"no version", nil, peertest.Day(-1), false, "none_in_force", false},
	} {
		a := consent.NoticeDue(tt.given, peertest.ParticipantID, versions, tt.at)
		assert.Equal(t, tt.due, a.Due, tt.name)
		assert.Equal(t, tt.rule, a.Rule, tt.name)
		assert.Equal(t, tt.confirm, a.Confirm, tt.name)
		assert.Equal(t, source.Derived, a.Source.Evidence)
	}
}

func TestNoticesThatCannotHaveBeenGiven(t *testing.T) {
	require.NoError(t, noticeOn(0, "2025-1", consent.NoticeDeclined).Check())
	for name, edit := range map[string]func(*consent.NoticeGiven){
		"nobody":            func(n *consent.NoticeGiven) { n.Participant = "" },
		"an id that breaks": func(n *consent.NoticeGiven) { n.Participant = "p\xff" },
		"no version":        func(n *consent.NoticeGiven) { n.Version = "" },
		"no time":           func(n *consent.NoticeGiven) { n.At = time.Time{} },
		"no way":            func(n *consent.NoticeGiven) { n.Way = "posted" },
		"no receipt":        func(n *consent.NoticeGiven) { n.Receipt = "signed" },
	} {
		n := noticeOn(0, "2025-1", consent.NoticeDeclined)
		edit(&n)
		require.ErrorIs(t, n.Check(), consent.ErrNoticeGiven, name)
	}
}
