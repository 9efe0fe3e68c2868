package supervision_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

var d = supervisiontest.Date

// terms gives the fixed terms, changed by f.
func terms(f func(*supervision.AgreementTerms)) supervision.AgreementTerms {
	v := supervisiontest.Terms()
	f(&v)
	return v
}

// second gives terms with the other supervisor from day n on.
func second(n int) supervision.AgreementTerms {
	return terms(func(v *supervision.AgreementTerms) {
		v.ID, v.Supervisor, v.From, v.Replaces = "agreement-2", supervisiontest.OtherSupervisorID, d(n), "agreement-1"
	})
}

// inForce gives an agreement of the terms that both signed on day 0.
func inForce(t testing.TB, v supervision.AgreementTerms) supervision.Agreement {
	t.Helper()
	return *supervisiontest.InForce(t, v)
}

func on(p lifecycle.Party, day int) lifecycle.Act { return peertest.By(p, peertest.Day(day)) }

func TestAgreementTermsThatCannotBe(t *testing.T) {
	for name, f := range map[string]func(*supervision.AgreementTerms){
		"no id":                   func(v *supervision.AgreementTerms) { v.ID = "" },
		"an id not of UTF-8":      func(v *supervision.AgreementTerms) { v.Supervisor = "\xff" },
		"no kind":                 func(v *supervision.AgreementTerms) { v.Kind = "" },
		"a manager as the main":   func(v *supervision.AgreementTerms) { v.Kind = supervision.AdministrativeSupervisor },
		"unknown background":      func(v *supervision.AgreementTerms) { v.Background = "famous" },
		"replaces itself":         func(v *supervision.AgreementTerms) { v.Replaces = v.ID },
		"no first day":            func(v *supervision.AgreementTerms) { v.From = peer.Date{} },
		"ends on its first day":   func(v *supervision.AgreementTerms) { v.Until = v.From },
		"no period":               func(v *supervision.AgreementTerms) { v.Per = "" },
		"never":                   func(v *supervision.AgreementTerms) { v.Sessions = 0 },
		"32 sessions":             func(v *supervision.AgreementTerms) { v.Sessions = 32 },
		"no minutes":              func(v *supervision.AgreementTerms) { v.Minutes = 0 },
		"longer than a day":       func(v *supervision.AgreementTerms) { v.Minutes = 1441 },
		"no way to meet":          func(v *supervision.AgreementTerms) { v.Modes = nil },
		"in writing":              func(v *supervision.AgreementTerms) { v.Modes = []peer.Modality{peer.ModalityMessage} },
		"a goal twice":            func(v *supervision.AgreementTerms) { v.Goals = append(v.Goals, v.Goals[0]) },
		"an unknown point":        func(v *supervision.AgreementTerms) { v.Points = []supervision.AgreementPoint{"weather"} },
		"review on the first day": func(v *supervision.AgreementTerms) { v.ReviewBy = v.From },
	} {
		_, err := supervision.NewAgreement(terms(f), on(programme, 0))
		require.ErrorIs(t, err, supervision.ErrIncomplete, name)
	}
	_, err := supervision.NewAgreement(terms(func(v *supervision.AgreementTerms) { v.Supervisor = "worker-1" }), on(programme, 0))
	require.ErrorIs(t, err, supervision.ErrSelf)
}

func TestSigningIsRefused(t *testing.T) {
	montana := supervision.SigningRule{Ties: supervision.MontanaTies(), Points: supervision.MontanaPoints()}
	main := inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID, v.Supervisor = "agreement-0", "supervisor-0" }))
	tests := []struct {
		name   string
		f      func(*supervision.AgreementTerms)
		said   supervision.Declared
		others []supervision.Agreement
		guard  string
	}{
		{"the same person under two ids", nil, supervision.Declared{Asked: true, SamePerson: true}, nil, "other_person"},
		{"nobody asked about ties", nil, supervision.Declared{}, nil, "ties_declared"},
		{"siblings", nil, supervision.Declared{Asked: true, Ties: []supervision.KinTie{supervision.TieSibling}}, nil, "no_tie"},
		{"nothing about termination", func(v *supervision.AgreementTerms) { v.Points = v.Points[:1] }, supervision.Declared{Asked: true}, nil, "points"},
		{"a second main supervisor", nil, supervision.Declared{Asked: true}, []supervision.Agreement{main}, "one_primary"},
		{"beside the main supervisor", func(v *supervision.AgreementTerms) { v.Primary = false }, supervision.Declared{Asked: true}, []supervision.Agreement{main}, ""},
		{"to replace the main supervisor", func(v *supervision.AgreementTerms) { v.Replaces = "agreement-0" }, supervision.Declared{Asked: true}, []supervision.Agreement{main}, ""},
		{"another worker's", nil, supervision.Declared{Asked: true}, []supervision.Agreement{inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID, v.Worker = "agreement-9", "worker-9" }))}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := supervisiontest.Terms()
			if tt.f != nil {
				tt.f(&v)
			}
			a, err := supervision.NewAgreement(v, on(programme, 0))
			require.NoError(t, err)
			err = a.Sign(on(worker, 0), tt.said, montana, tt.others, nil)
			if tt.guard == "" {
				require.NoError(t, err)
				return
			}
			peertest.RefusedBy(t, err, tt.guard)
			assert.Equal(t, supervision.AgreementProposed, a.State())
		})
	}
	assert.Equal(t, []supervision.AgreementPoint{supervision.PointDuties, supervision.PointTermination},
		terms(func(v *supervision.AgreementTerms) { v.Points = nil }).Lacks(supervision.MontanaPoints()), "the figures say the rest")
}

func TestAgreementHoldsFromTheLaterOfFirstDayAndSignature(t *testing.T) {
	a, err := supervision.NewAgreement(supervisiontest.Terms(), on(supervisor, 0))
	require.NoError(t, err)
	assert.True(t, a.Force(nil).IsEmpty(), "not signed")
	require.NoError(t, a.Sign(on(supervisor, 0), supervision.Declared{}, supervision.SigningRule{}, nil, nil))
	assert.True(t, a.Force(nil).IsEmpty(), "signed by one")
	require.NoError(t, a.Sign(on(worker, 3), supervision.Declared{}, supervision.SigningRule{}, nil, nil))
	assert.Equal(t, peer.DateRange{From: d(3), Until: peer.EndOfCalendar()}, a.Force(nil))
	require.NoError(t, a.Lose(coded(on(programme, 10), "left"), d(9)))
	assert.Equal(t, peer.DateRange{From: d(3), Until: d(9)}, a.Force(nil))
	require.NoError(t, a.End(coded(on(programme, 40), "left"), d(40), []supervision.Agreement{inForce(t, second(30))}, nil, nil))
	assert.Equal(t, d(9), a.Force(nil).Until, "that it is ended later does not make up for the days without anybody")
}

func TestSupervisorWhoLeavesStrandsNobody(t *testing.T) {
	cover := *supervisiontest.CoverIn(t, supervision.CoverOpen) // days 10 to 23
	next := inForce(t, second(30))
	a := supervisiontest.AgreementIn(t, supervision.AgreementInForce)
	end := coded(on(supervisor, 20), "left")
	peertest.RefusedBy(t, a.End(end, d(20), []supervision.Agreement{*a}, nil, nil), "nobody_stranded")
	peertest.RefusedBy(t, a.End(end, d(24), nil, []supervision.Cover{cover}, nil), "nobody_stranded")
	peertest.RefusedBy(t, a.End(end, d(29), []supervision.Agreement{next}, nil, nil), "nobody_stranded")
	require.NoError(t, supervisiontest.AgreementIn(t, supervision.AgreementInForce).End(end, d(30), []supervision.Agreement{next}, nil, nil))
	require.NoError(t, a.End(end, d(23), nil, []supervision.Cover{cover}, nil))
	assert.Equal(t, supervision.AgreementEnded, a.State())
	vacant := supervisiontest.AgreementIn(t, supervision.AgreementVacant)
	assert.False(t, supervision.IsSupervised(peertest.WorkerID, d(30), []supervision.Agreement{*vacant}, nil, nil), "a vacant agreement supervises nobody")
	assert.True(t, supervision.IsSupervised(peertest.WorkerID, d(29), []supervision.Agreement{*vacant}, nil, nil), "until its last day it did")
}

func TestHandOverLeavesNoGapLongerThanAPeriod(t *testing.T) {
	monthly := terms(func(v *supervision.AgreementTerms) { v.Per = supervision.Month })
	cover := *supervisiontest.CoverIn(t, supervision.CoverOpen) // days 10 to 23
	co := inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID, v.Supervisor, v.Primary = "co", "supervisor-8", false }))
	manager := inForce(t, terms(func(v *supervision.AgreementTerms) {
		v.ID, v.Supervisor, v.Primary, v.Kind = "line", "supervisor-9", false, supervision.AdministrativeSupervisor
	}))
	tests := []struct {
		name        string
		terms       supervision.AgreementTerms
		until, from int
		others      []supervision.Agreement
		covers      []supervision.Cover
		refused     bool
	}{
		{"no gap", supervisiontest.Terms(), 10, 10, nil, nil, false},
		{"overlap", supervisiontest.Terms(), 12, 10, nil, nil, false},
		{"a week", supervisiontest.Terms(), 10, 17, nil, nil, false},
		{"a week and a day", supervisiontest.Terms(), 10, 18, nil, nil, true},
		{"longer, and covered", supervisiontest.Terms(), 10, 24, nil, []supervision.Cover{cover}, false},
		{"covered but for a week", supervisiontest.Terms(), 10, 31, nil, []supervision.Cover{cover}, false},
		{"covered but for a week and a day", supervisiontest.Terms(), 10, 32, nil, []supervision.Cover{cover}, true},
		{"longer, and a co-supervisor holds on", supervisiontest.Terms(), 10, 40, []supervision.Agreement{co}, nil, false},
		{"longer, and a line manager holds on", supervisiontest.Terms(), 10, 40, []supervision.Agreement{manager}, nil, true},
		{"the two themselves fill no gap", supervisiontest.Terms(), 10, 40, []supervision.Agreement{inForce(t, supervisiontest.Terms()), inForce(t, second(40))}, nil, true},
		{"a month: 5 January to 5 February", monthly, 1, 32, nil, nil, false},
		{"a month and a day", monthly, 1, 33, nil, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, next := inForce(t, tt.terms), inForce(t, second(tt.from))
			err := a.Supersede(on(programme, 60), d(tt.until), next, true, tt.others, tt.covers, nil)
			if tt.refused {
				peertest.RefusedBy(t, err, "no_long_gap")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, supervision.AgreementID("agreement-2"), a.Replacement())
			_, err = supervision.HandOverGap(a, next, tt.others, tt.covers, nil)
			require.NoError(t, err)
		})
	}
	a, next := inForce(t, supervisiontest.Terms()), inForce(t, second(40))
	require.NoError(t, a.Lose(coded(on(programme, 20), "ill"), d(20)))
	gap, err := supervision.HandOverGap(a, next, nil, nil, nil)
	require.ErrorIs(t, err, supervision.ErrGap)
	assert.Equal(t, peer.DateRange{From: d(20), Until: d(40)}, gap)
	assert.Contains(t, err.Error(), "20 days")
	require.NoError(t, a.Supersede(on(programme, 60), d(20), next, false, nil, nil, nil), "what is past is told and not held against a successor")
	gap, err = supervision.HandOverGap(a, next, nil, nil, nil)
	require.ErrorIs(t, err, supervision.ErrGap, "it stays on record")
	assert.Equal(t, peer.DateRange{From: d(20), Until: d(40)}, gap)
	_, err = supervision.HandOverGap(a, inForce(t, terms(func(v *supervision.AgreementTerms) { v.Worker = "worker-9" })), nil, nil, nil)
	require.ErrorIs(t, err, supervision.ErrIncomplete)
}

func TestSupersedeIsRefused(t *testing.T) {
	a := supervisiontest.AgreementIn(t, supervision.AgreementInForce)
	proposed, err := supervision.NewAgreement(second(30), on(programme, 0))
	require.NoError(t, err)
	peertest.RefusedBy(t, a.Supersede(on(programme, 30), d(30), *proposed, true, nil, nil, nil), "in_force")
	peertest.RefusedBy(t, a.Supersede(on(programme, 30), d(30), inForce(t, second(30)), false, nil, nil, nil), "hand_over_note")
	peertest.RefusedBy(t, a.Supersede(on(programme, 30), d(30), *a, true, nil, nil, nil), "same_worker")
	manager := second(30)
	manager.Kind, manager.Primary = supervision.AdministrativeSupervisor, false
	peertest.RefusedBy(t, a.Supersede(on(programme, 30), d(30), inForce(t, manager), true, nil, nil, nil), "practice")
	brief := second(0)
	brief.Until = d(30) // nobody recorded that it ran out on the day of the hand-over
	peertest.RefusedBy(t, a.Supersede(on(programme, 30), d(30), inForce(t, brief), true, nil, nil, nil), "in_force")
	peertest.Refused(t, a.Supersede(on(worker, 30), d(30), inForce(t, second(30)), true, nil, nil, nil), lifecycle.ErrNotYourMove)
	vacant := supervisiontest.AgreementIn(t, supervision.AgreementVacant)
	require.NoError(t, vacant.Supersede(on(programme, 30), d(30), inForce(t, second(30)), false, nil, nil, nil), "a supervisor who is gone leaves no note")
}

func TestMainSupervisorIsOneAndHistoryIsKept(t *testing.T) {
	old, next := supervisiontest.AgreementIn(t, supervision.AgreementInForce), inForce(t, second(30))
	for name, all := range map[string][]supervision.Agreement{"old first": {*old, next}, "new first": {next, *old}} {
		main, ok := supervision.MainSupervisor(peertest.WorkerID, d(29), all, nil)
		require.True(t, ok, name)
		assert.Equal(t, peertest.SupervisorID, main.Supervisor(), name)
		main, _ = supervision.MainSupervisor(peertest.WorkerID, d(30), all, nil)
		assert.Equal(t, supervisiontest.OtherSupervisorID, main.Supervisor(), name)
		_, ok = supervision.MainSupervisor(peertest.WorkerID, d(-1), all, nil)
		assert.False(t, ok, name)
	}
}

func TestReviewAndAskingForAnother(t *testing.T) {
	a := supervisiontest.AgreementIn(t, supervision.AgreementUnderReview)
	assert.False(t, a.Force(nil).IsEmpty(), "it holds meanwhile")
	peertest.RefusedBy(t, a.Keep(on(supervisor, 31), d(31), nil), "review_ahead")
	peertest.Refused(t, a.Keep(on(supervisor, 31), peer.Date{}, nil), lifecycle.ErrDataMissing)
	require.NoError(t, a.Keep(on(supervisor, 31), d(300), nil))
	assert.Equal(t, supervision.AgreementUnderReview, a.State(), "the worker has not said so")
	require.NoError(t, a.Keep(on(worker, 32), peer.Date{}, nil))
	assert.Equal(t, supervision.AgreementInForce, a.State())
	assert.Equal(t, d(300), a.ReviewBy())
	require.NoError(t, a.AskForAnother(on(worker, 33)))
	since, asked := a.AskedForAnother()
	assert.True(t, asked)
	assert.Equal(t, peertest.Day(33), since)
}

func TestAgreementIsStored(t *testing.T) {
	for _, s := range supervision.AgreementStates() {
		a := supervisiontest.AgreementIn(t, s)
		data, err := json.Marshal(a)
		require.NoError(t, err)
		var back supervision.Agreement
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, a.Terms(), back.Terms())
		assert.Equal(t, a.Force(nil), back.Force(nil))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(data), string(again))
	}
	data, err := json.Marshal(supervisiontest.AgreementIn(t, supervision.AgreementInForce))
	require.NoError(t, err)
	var a supervision.Agreement
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `"minutes":60`, `"minutes":0`, 1)), &a), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `"minutes":60`, `"mood":60`, 1)), &a), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `"from":"proposed"`, `"from":"vacant"`, 1)), &a), lifecycle.ErrBadRecord)
	assert.Empty(t, a.State(), "unchanged")
	_, err = json.Marshal(supervision.Agreement{})
	require.ErrorIs(t, err, supervision.ErrIncomplete)
	peertest.Refused(t, a.AskForAnother(on(worker, 1)), lifecycle.ErrNotStarted)
}

func TestAgreementsKeepPeopleOut(t *testing.T) {
	const secret = "secret-1"
	v := terms(func(v *supervision.AgreementTerms) { v.Worker, v.Supervisor = secret, "secret-1-s" })
	plan := supervision.CoverPlan{ID: "c", Worker: secret, Absent: "secret-1-s", Deputy: "secret-1-d", Kind: supervision.PeerSupervisor, From: d(0)}
	cover, err := supervision.NewCover(plan, coded(on(programme, 0), "ill"), d(3), false)
	require.NoError(t, err)
	peertest.Secret(t, secret, v, *supervisiontest.InForce(t, v), plan, *cover, supervision.Post{Worker: secret},
		supervision.Departure{Supervisor: secret}, supervision.LeftWorker{Worker: secret}, supervision.Advice{Worker: secret},
		supervision.AgreementChange{Next: secret})
}
