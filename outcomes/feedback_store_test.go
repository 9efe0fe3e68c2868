package outcomes_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestWhoCorrectsAndRedactsFeedback(t *testing.T) {
	f := feedback(t, aboutFeedback(), 0, outcomes.AnswerFeedback)
	late := feedbackMove(outcomes.AnswerFeedback, peertest.By(staff, peertest.Day(3)))
	act := peertest.By(teller, peertest.Day(9))
	act.Code = "wrong_time"
	peertest.Refused(t, f.Correct(act, 2, late), lifecycle.ErrNotYourMove)
	act.By = peertest.Actor(staff)
	empty := late
	empty.Reason = lifecycle.Text{}
	peertest.RefusedBy(t, f.Correct(act, 2, empty), "words_missing")
	require.NoError(t, f.Correct(act, 2, late))
	a, ok := f.YouSaidWeDid()
	assert.True(t, ok)
	assert.Equal(t, peertest.Day(3), a.At)

	gone := feedbackIn(t, outcomes.FeedbackWithdrawn)
	act = peertest.By(staff, peertest.Day(9))
	act.Code = "wrong_event"
	peertest.Refused(t, gone.Correct(act, 2), lifecycle.ErrNotYourMove)

	own := peertest.By(teller, peertest.Day(10))
	own.Code = "privacy"
	peertest.Refused(t, f.Redact(own, 4), lifecycle.ErrNotYourMove) // the programme's answer
	theirs := peertest.By(staff, peertest.Day(10))
	theirs.Code = "privacy"
	require.NoError(t, f.Redact(theirs, 1), "the programme takes a name away that somebody said")
	a, _ = f.YouSaidWeDid()
	assert.True(t, a.Said.IsRedacted())
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var again outcomes.Feedback
	require.NoError(t, json.Unmarshal(data, &again), "it still loads")
	assert.Equal(t, f.Digest(), again.Digest())
	assert.NotContains(t, string(data), `"open on Sundays"`, "the words are gone")
}

func TestFeedbackIsStoredAndReplayed(t *testing.T) {
	const path = "testdata/feedback-v1.json"
	if _, err := os.Stat(path); os.IsNotExist(err) && os.Getenv("WRITE_SAMPLES") != "" {
		data, err := json.MarshalIndent(feedbackIn(t, outcomes.FeedbackToldBack), "", "\t")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(data, '\n'), 0o644))
	}
	sample, err := os.ReadFile(path)
	require.NoError(t, err)
	var f outcomes.Feedback
	require.NoError(t, json.Unmarshal(sample, &f))
	assert.Equal(t, outcomes.FeedbackToldBack, f.State())
	again, err := json.Marshal(f)
	require.NoError(t, err)
	assert.JSONEq(t, string(sample), string(again))
	for _, s := range outcomes.FeedbackStates() {
		data, err := json.Marshal(feedbackIn(t, s))
		require.NoError(t, err)
		var back outcomes.Feedback
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, feedbackIn(t, s).Digest(), back.Digest())
	}
	_, err = json.Marshal(outcomes.Feedback{})
	require.ErrorIs(t, err, outcomes.ErrIncompleteFeedback)

	record := lifecycle.ErrBadRecord
	for name, tt := range map[string]struct {
		old, with string
		want      error
	}{
		"complaint":          {`"kind":"suggestion"`, `"kind":"complaint"`, record},
		"unknown key":        {`"kind":"suggestion"`, `"kind":"suggestion","worker":"w"`, record},
		"no id":              {`"id":"fb-1"`, `"id":""`, outcomes.ErrIncompleteFeedback},
		"came on a notice":   {`"channel":"in_person"`, `"channel":"notice"`, outcomes.ErrIncompleteFeedback},
		"told by a box":      {`"how":"phone"`, `"how":"box"`, record},
		"told by nothing":    {`,"data":{"how":"phone"}`, ``, record},
		"nobody to tell":     {`"teller":"teller-1",`, ``, record},
		"a worker answered":  {`"party":"programme","id":"staff-1"},"at":"2026-01-07`, `"party":"worker","id":"staff-1"},"at":"2026-01-07`, record},
		"another lifecycle":  {`"lifecycle":"feedback"`, `"lifecycle":"complaint"`, record},
		"not in order":       {`"at":"2026-01-07`, `"at":"2026-01-01`, record},
		"no such code":       {`"code":"done"`, `"code":"praised"`, record},
		"history of nothing": {string(again), `{"about":{},"history":{}}`, outcomes.ErrUnknownFeedbackKind},
	} {
		require.Contains(t, string(again), tt.old, name)
		kept := f
		err := json.Unmarshal([]byte(strings.Replace(string(again), tt.old, tt.with, 1)), &kept)
		require.ErrorIs(t, err, tt.want, name)
		assert.Equal(t, f.Digest(), kept.Digest(), name)
		assert.NotContains(t, err.Error(), "-1", "%s: names nobody", name)
	}
	// An answer without its words.
	var raw map[string]any
	require.NoError(t, json.Unmarshal(again, &raw))
	entry := raw["history"].(map[string]any)["entries"].([]any)[2].(map[string]any)
	delete(entry, "reason")
	bare, err := json.Marshal(raw)
	require.NoError(t, err)
	require.ErrorIs(t, json.Unmarshal(bare, &f), record)

	// Any field that it is about changes the digest.
	for name, change := range map[string]func(*outcomes.FeedbackAbout){
		"id": func(a *outcomes.FeedbackAbout) { a.ID = "x" }, "kind": func(a *outcomes.FeedbackAbout) { a.Kind = outcomes.FeedbackConcern },
		"channel": func(a *outcomes.FeedbackAbout) { a.Channel = outcomes.FeedbackInBox }, "from": func(a *outcomes.FeedbackAbout) { a.From = outcomes.FromFamily },
		"teller": func(a *outcomes.FeedbackAbout) { a.Teller = "x" }, "site": func(a *outcomes.FeedbackAbout) { a.Site = "x" },
		"programme": func(a *outcomes.FeedbackAbout) { a.Programme = "x" }, "funding": func(a *outcomes.FeedbackAbout) { a.Funding = "x" },
	} {
		about := aboutFeedback()
		change(&about)
		assert.NotEqual(t, feedback(t, aboutFeedback(), 0).Digest(), feedback(t, about, 0).Digest(), name)
	}
}

func FuzzFeedback(f *testing.F) {
	for _, s := range outcomes.FeedbackStates() {
		data, err := json.Marshal(feedbackIn(f, s))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"about":{"id":"a","kind":"complaint","channel":"box","from":"not_told"},"history":{"lifecycle":"feedback","entries":[]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var x, again outcomes.Feedback
		if json.Unmarshal(data, &x) != nil {
			return
		}
		out, err := json.Marshal(x)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &again))
		require.Equal(t, x.Digest(), again.Digest())
	})
}

func TestFeedbackPrintsNobodyAndNoWords(t *testing.T) {
	about := aboutFeedback()
	about.ID, about.Teller, about.Site = "secret-f", "secret-t", "secret-s"
	act := lifecycle.Act{By: outcomes.TellerActor("secret-t"), At: peertest.Day(0), Reason: peertest.Text("secret words")}
	f, err := outcomes.NewFeedback(about, act)
	require.NoError(t, err)
	answer := lifecycle.Act{By: lifecycle.Actor{Party: staff, ID: "secret-p"}, At: peertest.Day(1), Code: outcomes.CodeFeedbackDone, Reason: peertest.Text("secret answer")}
	require.NoError(t, f.Answer(answer))
	a, _ := f.YouSaidWeDid()
	peertest.Secret(t, "secret", *f, f, about, about.ID, about.Teller, f.History(), a, f.Answer(answer), outcomes.TellerActor("secret-t"),
		f.Withdraw(lifecycle.Act{By: outcomes.TellerActor("secret-x"), At: peertest.Day(2)}))
}
