package peer_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func ExampleNote() {
	text := func(words string) lifecycle.Text {
		t, _ := lifecycle.NewText(rand.Reader, words)
		return t
	}
	ana, luis := peer.ParticipantActor("ana"), peer.WorkerActor("luis")
	e := peer.Encounter{ID: "e-1", Kind: peer.EncounterOneToOne, Worker: "luis", Participant: "ana", Start: march(4), Minutes: 45,
		Note: text("talked about sleep"), Recorded: march(4).Add(time.Hour)}
	n, _ := peer.NewNote("n-1", e, lifecycle.Act{By: luis, At: march(4).Add(time.Hour)})
	_ = n.Sign(lifecycle.Act{By: luis, At: march(5)}, peer.NoteSignature{Credential: peer.CredentialCertified})
	// The author does not co-sign.
	fmt.Println(errors.Is(n.CoSign(lifecycle.Act{By: luis, At: march(5)}), lifecycle.ErrNotYourMove))
	fmt.Println(n.CoSign(lifecycle.Act{By: peer.SupervisorActor("mo"), At: march(6)}), n)

	fmt.Println(n.Answer(lifecycle.Act{By: ana, At: march(7), Reason: text("it was about my son")}))
	_ = n.Amend(lifecycle.Act{By: luis, At: march(8), Reason: text("talked about her son")}, peer.NoteSignature{Credential: peer.CredentialCertified})
	versions, _ := n.Versions(e, lifecycle.Calendar{})
	for _, v := range versions {
		fmt.Println(v.Words.Words(), v.Late)
	}
	fmt.Println(n.Answers()[0].Words.Words())
	// Output:
	// true
	// <nil> [note co_signed]
	// <nil>
	// talked about sleep false
	// talked about her son true
	// it was about my son
}

func ExampleWorkedMinutes() {
	// One hour of a group, which stands in the record of each of two people.
	e := peer.Encounter{ID: "e-1", Kind: peer.EncounterGroup, Worker: "luis", Participant: "ana", Start: march(4), Minutes: 60, Recorded: march(4).Add(2 * time.Hour)}
	f := e
	f.ID, f.Participant = "e-2", "bo"
	m, err := peer.WorkedMinutes([]peer.Encounter{e, f}, "luis", march(1), march(31))
	fmt.Println(m.Hours(), m.Contacts, err)
	f.Minutes = -1
	_, err = peer.WorkedMinutes([]peer.Encounter{e, f}, "luis", march(1), march(31))
	fmt.Println(err != nil)
	// Output:
	// 1 2 <nil>
	// true
}
