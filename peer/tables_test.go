package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// tryRows checks that every row explains itself, and that those which rest on a
// text that was read are the ones listed by hand.
func tryRows[S, E ~string](t *testing.T, table lifecycle.Table[S, E], verified ...E) {
	t.Helper()
	read := map[E]bool{}
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, "%s: %s", table.Name, r.Event)
		assert.NotEmpty(t, r.Source.Title, "%s: %s", table.Name, r.Event)
		assert.NotEqual(t, source.Unverified, r.Source.Evidence, "%s: %s", table.Name, r.Event)
		if r.Source.Verified() {
			read[r.Event] = true
		}
	}
	for _, e := range verified {
		assert.True(t, read[e], "%s: %s rests on a text that was read", table.Name, e)
		delete(read, e)
	}
	assert.Empty(t, read, "%s: not known to rest on a text that was read", table.Name)
}

func TestRowsSayWhatTheyRestOn(t *testing.T) {
	tryRows(t, peer.SponsorshipLifecycle())
	tryRows(t, peer.LinkLifecycle(), peer.EndLink)
	tryRows(t, peer.NoteLifecycle())
	tryRows(t, peer.MergeLifecycle())
	tryRows(t, peer.DutyLifecycle())
}

func trySpanish[S, E ~string](t *testing.T, table lifecycle.Table[S, E]) {
	t.Helper()
	spanish := table.Labels[lifecycle.Spanish]
	assert.NotEmpty(t, spanish.Name)
	assert.Len(t, spanish.States, len(table.States()))
	assert.Len(t, spanish.Events, len(table.Events()))
	for _, s := range table.States() {
		assert.NotEmpty(t, spanish.States[string(s)], "%s", s)
	}
	for _, e := range table.Events() {
		assert.NotEmpty(t, spanish.Events[string(e)], "%s", e)
	}
}

func TestWhatParticipantsReadIsInSpanishToo(t *testing.T) {
	trySpanish(t, peer.SponsorshipLifecycle())
	trySpanish(t, peer.LinkLifecycle())
	trySpanish(t, peer.NoteLifecycle())
}
