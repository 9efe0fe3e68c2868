// Command quickstart is the program that the README shows.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func main() {
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer) error {
	day := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	participant := lifecycle.Act{By: peer.ParticipantActor("p-1"), At: day}
	worker := lifecycle.Act{By: peer.WorkerActor("w-1"), At: day.AddDate(0, 0, 1)}
	pair := peer.Pairing{Participant: peer.Participant{ID: "p-1"}, Worker: peer.Worker{
		ID: "w-1", Credential: peer.CredentialCertified, Fitness: peer.FitnessFit, Capacity: 8}}

	m, err := peer.NewMentorship("m-1", "p-1", participant)
	if err != nil {
		return err
	}
	if err := errors.Join(m.Engage(participant), m.RequestMatch(participant),
		m.Propose(participant, "w-1", pair), m.Accept(worker, pair)); err != nil {
		return err
	}
	var refusal *lifecycle.Refusal
	if err := m.Close(worker); errors.As(err, &refusal) { // a worker can only propose it
		fmt.Fprintln(w, refusal)
	}

	stored, err := json.Marshal(m)
	if err != nil {
		return err
	}
	var loaded peer.Mentorship // what could not have come about does not load
	if err := json.Unmarshal(stored, &loaded); err != nil {
		return err
	}
	fmt.Fprintln(w, loaded.State(), loaded.Worker() == "w-1", loaded.Worker()) // ids stay out of print
	return nil
}
