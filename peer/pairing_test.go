package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// The four moves that pair people, each by a party that may make it.
var pairingMoves = map[string]struct {
	from   peer.MentorshipState
	make   func(m *peer.Mentorship, p peer.Pairing) error
	worker peer.WorkerID
	last   bool
}{
	"propose": {peer.MentorshipMatching, func(m *peer.Mentorship, p peer.Pairing) error {
		return m.Propose(by(supervisor, day(20)), peertest.WorkerID, p)
	}, peertest.WorkerID, false},
	"accept": {peer.MentorshipProposedMatch, func(m *peer.Mentorship, p peer.Pairing) error {
		return m.Accept(by(worker, day(20)), p)
	}, peertest.WorkerID, true},
	"propose_worker": {peer.MentorshipTransferPending, func(m *peer.Mentorship, p peer.Pairing) error {
		return m.ProposeWorker(by(supervisor, day(20)), peertest.OtherWorkerID, p)
	}, peertest.OtherWorkerID, false},
	"take_over": {peer.MentorshipTransferPending, func(m *peer.Mentorship, p peer.Pairing) error {
		if err := m.ProposeWorker(by(supervisor, day(19)), peertest.OtherWorkerID, otherPairing()); err != nil {
			return err
		}
		return m.TakeOver(by(incoming, day(20)), p)
	}, peertest.OtherWorkerID, true},
}

func TestPairingGuards(t *testing.T) {
	who := peertest.ParticipantID
	tests := []struct {
		guard  string
		atLast bool // counts only for the moves that take the worker's load
		edit   func(p *peer.Pairing, worker peer.WorkerID)
	}{
		{"unknown_person", false, func(p *peer.Pairing, _ peer.WorkerID) { *p = peer.Pairing{} }},
		{"unknown_person", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Participant.ID = "participant-9" }},
		{"unknown_person", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.ID = "worker-9" }},
		{"same_person", false, func(p *peer.Pairing, w peer.WorkerID) {
			p.SamePerson = []peer.SamePerson{{Worker: "worker-9", Participant: who}, {Worker: w, Participant: who}}
		}},
		{"blocked", false, func(p *peer.Pairing, w peer.WorkerID) { p.Participant.Wishes.Not = []peer.WorkerID{w} }},
		{"blocked", false, func(p *peer.Pairing, w peer.WorkerID) {
			p.Ratings = []peer.Rating{{Participant: who, Worker: w, Score: peer.ScoreWorst, At: day(3)}, {Participant: who, Worker: w, Score: 4, At: day(2)}}
		}},
		{"blocked", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.Not = []peer.ParticipantID{who} }},
		{"conflict_of_interest", false, func(p *peer.Pairing, _ peer.WorkerID) {
			p.Worker.Conflicts = []peer.Conflict{{With: who, Kind: peer.ConflictFriend}}
		}},
		{"fitness", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.Fitness = peer.FitnessSteppedAside }},
		{"fitness", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.Fitness = "" }},
		{"exclusion_list", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.Exclusion = peer.ExclusionListed }},
		{"away", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.Away = true }},
		{"credential", false, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.Credential = "" }},
		{"credential", false, func(p *peer.Pairing, _ peer.WorkerID) {
			p.Worker.Credential, p.Worker.Supervised = peer.CredentialProvisional, false
		}},
		{"capacity", true, func(p *peer.Pairing, _ peer.WorkerID) { p.Load.Supported = 10 }},
		{"capacity", true, func(p *peer.Pairing, _ peer.WorkerID) { p.Load.Supported = -1 }},
		{"capacity", true, func(p *peer.Pairing, _ peer.WorkerID) { p.Worker.Capacity = 0 }},
	}
	for name, mv := range pairingMoves {
		for _, tt := range tests {
			p := peertest.Pairing(mv.worker)
			tt.edit(&p, mv.worker)
			m := in(t, mv.from)
			err := mv.make(m, p)
			if tt.atLast && !mv.last {
				require.NoError(t, err, "%s is not asked of a proposal", tt.guard)
				continue
			}
			t.Run(name+" "+tt.guard, func(t *testing.T) { peertest.RefusedBy(t, err, tt.guard) })
		}
	}
}

func TestPairingsThatNothingStandsInTheWayOf(t *testing.T) {
	for name, edit := range map[string]func(p *peer.Pairing){
		"as it is":                        func(*peer.Pairing) {},
		"the last free place":             func(p *peer.Pairing) { p.Load.Supported = 9 },
		"adjusted duties":                 func(p *peer.Pairing) { p.Worker.Fitness = peer.FitnessAdjustedDuties },
		"provisional and supervised":      func(p *peer.Pairing) { p.Worker.Credential = peer.CredentialProvisional },
		"on no exclusion list":            func(p *peer.Pairing) { p.Worker.Exclusion = peer.ExclusionClear },
		"renewal due":                     func(p *peer.Pairing) { p.Worker.Credential = peer.CredentialRenewalDue },
		"a role that needs no credential": func(p *peer.Pairing) { p.Worker.Credential, p.NoCredential = "", true },
		"a conflict that was accepted": func(p *peer.Pairing) {
			p.Worker.Conflicts = []peer.Conflict{{With: peertest.ParticipantID, Kind: peer.ConflictFriend, Accepted: true}}
		},
		"a conflict with another": func(p *peer.Pairing) {
			p.Worker.Conflicts = []peer.Conflict{{With: "participant-9", Kind: peer.ConflictRelative}}
		},
		"a better rating since the worst": func(p *peer.Pairing) {
			p.Ratings = []peer.Rating{{Participant: p.Participant.ID, Worker: p.Worker.ID, Score: peer.ScoreWorst, At: day(2)},
				{Participant: p.Participant.ID, Worker: p.Worker.ID, Score: 2, At: day(3)}}
		},
		"the worst rating of another": func(p *peer.Pairing) {
			p.Ratings = []peer.Rating{{Participant: p.Participant.ID, Worker: "worker-9", Score: peer.ScoreWorst, At: day(2)},
				{Participant: "participant-9", Worker: p.Worker.ID, Score: peer.ScoreWorst, At: day(2)}}
		},
		"a concern of the worker": func(p *peer.Pairing) {
			p.Concerns = []peer.FitConcern{{Participant: p.Participant.ID, Worker: p.Worker.ID, Code: "better_fit"}}
		},
		"another is the same person": func(p *peer.Pairing) {
			p.SamePerson = []peer.SamePerson{{Worker: p.Worker.ID, Participant: "participant-9"}}
		},
	} {
		p := pairing()
		edit(&p)
		assert.NoError(t, in(t, peer.MentorshipProposedMatch).Accept(by(worker, day(20)), p), name)
	}
}

// Every credential state: which let a worker be paired.
func TestCredentialsThatCount(t *testing.T) {
	want := map[peer.CredentialState]bool{peer.CredentialProvisional: true, peer.CredentialCertified: true,
		peer.CredentialRenewalDue: true, peer.CredentialReinstated: true}
	for _, s := range append(peer.CredentialStates(), "", "unheard_of") {
		assert.Equal(t, want[s], s.Current(), s)
		w := peertest.Worker(peertest.WorkerID)
		w.Credential = s
		assert.Equal(t, want[s], w.Works(), s)
		w.Supervised = false
		assert.Equal(t, want[s] && s != peer.CredentialProvisional, w.Works(), s)
	}
}

// Guards are judged when a move is made and never again.
func TestGuardsAreNotAskedOfAStoredRecord(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	peertest.RefusedBy(t, in(t, peer.MentorshipMatching).Propose(by(supervisor, day(9)), peertest.WorkerID, peer.Pairing{}), "unknown_person")
	back := reload(t, *m)
	assert.Equal(t, peer.MentorshipActive, back.State())
	require.NoError(t, back.Pause(by(participant, day(20))), "moves that pair nobody ask for no pairing")
	peertest.Refused(t, back.Accept(by(worker, day(21)), pairing()), lifecycle.ErrNotFromHere)
}

// What stands in the way is the same whether a pair is only judged or is moved.
func TestRefusalsAreWhatAMentorshipRefuses(t *testing.T) {
	assert.Empty(t, peertest.Pairing(peertest.WorkerID).Refusals())
	for rule, edit := range map[string]func(p *peer.Pairing){
		"same_person": func(p *peer.Pairing) {
			p.SamePerson = []peer.SamePerson{{Worker: p.Worker.ID, Participant: p.Participant.ID}}
		},
		"blocked":              func(p *peer.Pairing) { p.Worker.Not = []peer.ParticipantID{p.Participant.ID} },
		"conflict_of_interest": func(p *peer.Pairing) { p.Worker.Conflicts = []peer.Conflict{{With: p.Participant.ID}} },
		"fitness":              func(p *peer.Pairing) { p.Worker.Fitness = peer.FitnessSteppedAside },
		"exclusion_list":       func(p *peer.Pairing) { p.Worker.Exclusion = peer.ExclusionListed },
		"away":                 func(p *peer.Pairing) { p.Worker.Away = true },
		"credential":           func(p *peer.Pairing) { p.Worker.Credential = peer.CredentialLapsed },
		"capacity":             func(p *peer.Pairing) { p.Load.Supported = 10 },
	} {
		p := peertest.Pairing(peertest.WorkerID)
		edit(&p)
		got := p.Refusals()
		require.Len(t, got, 1, rule)
		assert.Equal(t, rule, got[0].Rule)
		refusal := peertest.Refused(t, in(t, peer.MentorshipProposedMatch).Accept(by(worker, day(20)), p), lifecycle.ErrGuard)
		assert.Equal(t, refusal.Guard, got[0].Rule)
		assert.Equal(t, refusal.Want, got[0].Want)
	}
	var all []string
	staff := map[string]bool{}
	for _, r := range (peer.Pairing{SamePerson: []peer.SamePerson{{}}, Participant: peer.Participant{Wishes: peer.Wishes{Not: []peer.WorkerID{""}}},
		Worker: peer.Worker{Away: true, Exclusion: peer.ExclusionListed, Conflicts: []peer.Conflict{{}}}}).Refusals() {
		all = append(all, r.Rule)
		staff[r.Rule] = r.Staff
	}
	assert.Equal(t, []string{"unknown_person", "same_person", "blocked", "conflict_of_interest", "fitness", "exclusion_list", "away", "credential", "capacity"}, all,
		"every rule is reported, not only the first")
	assert.Equal(t, map[string]bool{"unknown_person": false, "same_person": true, "blocked": true, "conflict_of_interest": true,
		"fitness": true, "exclusion_list": true, "away": false, "credential": false, "capacity": false}, staff)
	assert.Len(t, peer.PairingRules(), len(all))
}

func TestOneIDOnBothSidesIsOnePerson(t *testing.T) {
	m, err := peer.NewMentorship("m", "x", lifecycle.Act{By: peer.SupervisorActor("s"), At: day(0)})
	require.NoError(t, err)
	require.NoError(t, m.Engage(by(supervisor, day(1))))
	require.NoError(t, m.RequestMatch(by(supervisor, day(1))))
	p := peer.Pairing{Participant: peer.Participant{ID: "x"}, Worker: peertest.Worker("x")}
	peertest.RefusedBy(t, m.Propose(by(supervisor, day(2)), "x", p), "same_person")
}

// While a worker considers a request, staff propose nobody else; the participant may.
func TestAHoldStopsStaffAndNotTheParticipant(t *testing.T) {
	m := in(t, peer.MentorshipMatching)
	p := pairing()
	p.Holds = []peer.Hold{{Mentorship: m.ID(), Worker: peertest.OtherWorkerID, Since: day(9), Until: day(11)}}
	peertest.RefusedBy(t, m.Propose(by(supervisor, day(10)), peertest.WorkerID, p), "held")
	require.NoError(t, in(t, peer.MentorshipMatching).Propose(by(participant, day(10)), peertest.WorkerID, p))
	require.NoError(t, in(t, peer.MentorshipMatching).Propose(by(supervisor, day(11)), peertest.WorkerID, p), "it has ended")
	other := otherPairing()
	other.Holds = p.Holds
	require.NoError(t, m.Propose(by(supervisor, day(10)), peertest.OtherWorkerID, other), "whoever holds it")
}

func TestLoadOf(t *testing.T) {
	var all []peer.Mentorship
	for _, s := range peer.MentorshipStates() {
		all = append(all, *in(t, s))
	}
	// agreement_pending, active, paused, transfer_pending and step_down: accepted and not over.
	assert.Equal(t, 5, peer.LoadOf(peertest.WorkerID, all).Supported)
	assert.Zero(t, peer.LoadOf(peertest.OtherWorkerID, all).Supported)
	assert.Zero(t, peer.LoadOf("", all).Supported, "mentorships without a worker are nobody's load")
}

// A concern about the fit is remarked on, of this pair alone.
func TestRemarks(t *testing.T) {
	p := pairing()
	assert.Empty(t, p.Remarks())
	p.Concerns = []peer.FitConcern{{Participant: "participant-9", Worker: p.Worker.ID}, {Participant: p.Participant.ID, Worker: "worker-9"}}
	assert.Empty(t, p.Remarks())
	concern, err := in(t, peer.MentorshipActive).RaiseFitConcern(p.Worker.ID, "better_fit", day(10))
	require.NoError(t, err)
	p.Concerns = append(p.Concerns, concern, concern)
	assert.Equal(t, []peer.PairingRemark{{Name: "fit_concern", Says: "the worker doubts the fit: for the supervisor to settle with the worker first", Staff: true}}, p.Remarks())
	assert.Empty(t, p.Refusals())
}
