package matching_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

// Two participants, one worker with a place for one of them.
func ExamplePolicy_Plan() {
	worker := matching.Candidate{
		Worker: peer.Worker{ID: "w-1", Role: peer.RolePeerWorker, Credential: peer.CredentialCertified, Fitness: peer.FitnessFit,
			Endorsements: []peer.Domain{peer.DomainSubstanceUse}, Languages: []string{"en", "uk"}, Capacity: 1},
		Pathways: []string{"smart"},
	}
	seekers := []matching.Seeker{
		{Participant: peer.Participant{ID: "p-1", Needs: []peer.Domain{peer.DomainSubstanceUse}, Pathways: []string{"na"}, Languages: []string{"en"}}},
		{Participant: peer.Participant{ID: "p-2", Needs: []peer.Domain{peer.DomainSubstanceUse}, Pathways: []string{"smart"}, Languages: []string{"uk"}}},
		{Participant: peer.Participant{ID: "p-3", Needs: []peer.Domain{peer.DomainMentalHealth}}},
	}
	known := matching.Known{At: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)}
	policy := matching.Policy{Endorsement: true} // as in Texas

	plan, err := policy.Plan(seekers, []matching.Candidate{worker}, known, matching.Optimal)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range plan.Matches {
		fmt.Println(string(m.Participant), "with", string(m.Worker))
		for _, f := range m.Factors {
			if f.Known {
				fmt.Printf("  %s %.1f: %s\n", f.Factor, f.Value, f.Says)
			}
		}
	}
	for _, w := range plan.Waitlist {
		fmt.Println(w.Position, string(w.Participant), w.Reason, w.Remedies[0].Rules)
	}

	_, err = policy.Plan(append(seekers, seekers[0]), nil, known, matching.Optimal)
	fmt.Println(err)
	// Output:
	// p-2 with w-1
	//   pathway 1.0: 1 of 1 pathways that the participant chose
	//   language 1.0: language 1 of the participant's 1
	//   load 1.0: 1 of 1 places are free
	// 1 p-1 places_taken [place]
	// 2 p-3 none_eligible [endorsement place]
	// matching: bad input: seekers[3]: participant is there twice
}

// Every rule that stands between two people is named, with its source.
func ExamplePolicy_Judge() {
	s := matching.Seeker{Participant: peer.Participant{ID: "p-1", Needs: []peer.Domain{peer.DomainMentalHealth}}}
	c := matching.Candidate{Worker: peer.Worker{ID: "w-1", Credential: peer.CredentialCertified, Fitness: peer.FitnessFit,
		Endorsements: []peer.Domain{peer.DomainSubstanceUse}, Capacity: 4, Away: true}}

	j, err := matching.Policy{Endorsement: true}.Judge(s, c, matching.Known{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(j.Eligible())
	for _, r := range j.Refusals {
		fmt.Printf("%s: %s (%s)\n", r.Name, r.Want, r.Source.Evidence)
	}
	// Output:
	// false
	// away: a worker who is not away (design)
	// endorsement: needs that are known, and a worker whose endorsements cover each of them (verified)
}

// Pairs and scores from elsewhere.
func ExampleProblem_Assign() {
	pairs := []matching.Pair{
		{Participant: "p-1", Worker: "w-1", Score: 10},
		{Participant: "p-1", Worker: "w-2", Score: 9},
		{Participant: "p-2", Worker: "w-1", Score: 8},
	}
	places := []matching.Place{{Worker: "w-1", Capacity: 1}, {Worker: "w-2", Capacity: 1}}
	problem, err := matching.NewProblem(pairs, places)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, method := range matching.Methods() {
		a, err := problem.Assign(method)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(method, len(a.Pairs), a.Total)
	}

	_, err = problem.Assign("best")
	fmt.Println(errors.Is(err, matching.ErrUnknownMethod), err)
	_, err = matching.NewProblem(append(pairs, pairs[0]), places)
	fmt.Println(err)
	// Output:
	// optimal 2 17
	// stable 1 10
	// greedy 1 10
	// true matching: unknown method: want optimal, stable or greedy
	// matching: bad input: pairs[3]: pair is there twice
}
