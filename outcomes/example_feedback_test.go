package outcomes_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// words returns text for an example; a program takes crypto/rand.Reader as the salt.
func words(s string) lifecycle.Text {
	text, err := lifecycle.NewText(zeros{}, s)
	if err != nil {
		panic(err)
	}
	return text
}

// A note from the box: somebody answers it, and a notice says what was done. A
// complaint is no feedback.
func ExampleFeedback() {
	dee := peer.ProgrammeActor("dee")
	about := outcomes.FeedbackAbout{ID: "fb-1", Kind: outcomes.FeedbackSuggestion, Channel: outcomes.FeedbackInBox, From: outcomes.FromNotTold,
		Place: outcomes.Place{Programme: "north", Site: "main-street"}}
	f, err := outcomes.NewFeedback(about, lifecycle.Act{By: dee, At: may(0), Reason: words("A bench outside would be good.")})
	fmt.Println(f, err)
	late, _ := f.Due(outcomes.FeedbackTimings(), lifecycle.Calendar{}, may(30))
	for _, d := range late {
		fmt.Println("due:", d.Name)
	}
	ask := outcomes.FeedbackAsk{Period: peer.DateRange{From: dateOf("2026-05-01"), Until: dateOf("2026-06-01")}, At: may(31)}
	c, _ := outcomes.CountFeedback([]outcomes.Feedback{*f}, ask)
	fmt.Println(c.Received, "received,", c.Overdue, "overdue")

	_ = f.Answer(lifecycle.Act{By: dee, At: may(32), Code: outcomes.CodeFeedbackDone, Reason: words("There are two now.")})
	fmt.Println(f.TellBack(lifecycle.Act{By: dee, At: may(33)}, outcomes.FeedbackByPhone))
	fmt.Println(f.TellBack(lifecycle.Act{By: dee, At: may(33)}, outcomes.FeedbackOnNotice))
	a, _ := f.YouSaidWeDid()
	fmt.Println("You said:", a.Said.Words(), "We did:", a.Did.Words())

	about.ID, about.Kind = "fb-2", "complaint"
	_, err = outcomes.NewFeedback(about, lifecycle.Act{By: dee, At: may(0), Reason: words("Somebody shouted at me.")})
	fmt.Println(err)
	// Output:
	// [feedback received] <nil>
	// due: acknowledge
	// due: answer
	// 1 received, 1 overdue
	// feedback: cannot tell back: a rule refuses (nobody_to_tell); want a notice or a meeting, as nobody knows who said it; possible now: void
	// <nil>
	// You said: A bench outside would be good. We did: There are two now.
	// outcomes: a complaint is no feedback: it goes round those complained of; make it with NewComplaint of supervision/escalation
}
