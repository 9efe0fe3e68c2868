package supervision_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

func coverPlan(f func(*supervision.CoverPlan)) supervision.CoverPlan {
	p := supervisiontest.CoverIn(&testing.T{}, supervision.CoverOpen).Plan()
	f(&p)
	return p
}

func TestCoverOpensAtOnceAndStopsByItself(t *testing.T) {
	c := supervisiontest.CoverIn(t, supervision.CoverOpen)
	vacant := []supervision.Agreement{*supervisiontest.AgreementIn(t, supervision.AgreementVacant)}
	covers := []supervision.Cover{*c}
	for day, want := range map[int]bool{9: false, 10: true, 23: true, 24: false} {
		assert.Equal(t, want, supervision.IsSupervised(peertest.WorkerID, d(day), nil, covers, nil), day)
	}
	assert.False(t, supervision.IsSupervised("worker-9", d(10), vacant, covers, nil), "of one worker")
	assert.Empty(t, supervision.CoverEndsSoon(covers, d(16), 7))
	assert.Len(t, supervision.CoverEndsSoon(covers, d(17), 7), 1)
	assert.Empty(t, supervision.CoverEndsSoon(covers, d(24), 7), "it ended")
	assert.Empty(t, supervision.DayReached(covers, peertest.Day(23), nil))
	assert.Len(t, supervision.DayReached(covers, peertest.Day(24), nil), 1)
	require.NoError(t, c.Extend(on(supervisor, 20), d(40)))
	assert.Equal(t, peer.DateRange{From: d(10), Until: d(40)}, c.Span())
	peertest.RefusedBy(t, c.Extend(on(supervisor, 20), d(10)), "ends_after_first_day")
	require.NoError(t, c.End(lifecycle.Act{By: supervision.DeputyActor(supervisiontest.OtherSupervisorID), At: peertest.Day(30), Code: "deputy_stepped_back"}, d(30)))
	assert.Equal(t, d(30), c.Span().Until)
	peertest.Refused(t, c.Extend(on(supervisor, 31), d(50)), lifecycle.ErrFinal)
}

func TestCoverThatCannotBe(t *testing.T) {
	open := coded(on(programme, 0), "ill")
	for name, f := range map[string]func(*supervision.CoverPlan){
		"no deputy":              func(p *supervision.CoverPlan) { p.Deputy = "" },
		"no first day":           func(p *supervision.CoverPlan) { p.From = peer.Date{} },
		"an id not of UTF-8":     func(p *supervision.CoverPlan) { p.ID = "\xff" },
		"a line manager":         func(p *supervision.CoverPlan) { p.Kind = supervision.AdministrativeSupervisor },
		"no kind of supervision": func(p *supervision.CoverPlan) { p.Kind = "friend" },
	} {
		_, err := supervision.NewCover(coverPlan(f), open, d(30), false)
		require.ErrorIs(t, err, supervision.ErrIncomplete, name)
	}
	for name, f := range map[string]func(*supervision.CoverPlan){
		"the worker":      func(p *supervision.CoverPlan) { p.Deputy = peer.SupervisorID(p.Worker) },
		"the absent ones": func(p *supervision.CoverPlan) { p.Deputy = p.Absent },
	} {
		_, err := supervision.NewCover(coverPlan(f), open, d(30), false)
		require.ErrorIs(t, err, supervision.ErrSelf, name)
	}
	same := coverPlan(func(*supervision.CoverPlan) {})
	_, err := supervision.NewCover(same, open, d(30), true)
	peertest.RefusedBy(t, err, "other_person")
	_, err = supervision.NewCover(same, open, d(10), false)
	peertest.RefusedBy(t, err, "ends_after_first_day")
	_, err = supervision.NewCover(same, open, peer.Date{}, false)
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
	_, err = supervision.NewCover(same, on(programme, 0), d(30), false)
	peertest.Refused(t, err, lifecycle.ErrReasonMissing)
}

func TestCoverIsStored(t *testing.T) {
	for _, s := range supervision.CoverStates() {
		data, err := json.Marshal(supervisiontest.CoverIn(t, s))
		require.NoError(t, err)
		var back supervision.Cover
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, supervisiontest.CoverIn(t, s).Span(), back.Span())
		require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `"deputy":"supervisor-2"`, `"deputy":"worker-1"`, 1)), &back), lifecycle.ErrBadRecord)
		require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `"plan"`, `"plans"`, 1)), &back), lifecycle.ErrBadRecord)
	}
	_, err := json.Marshal(supervision.Cover{})
	require.ErrorIs(t, err, supervision.ErrIncomplete)
}

func TestGaps(t *testing.T) {
	a := *supervisiontest.AgreementIn(t, supervision.AgreementVacant) // days 0 to 29
	cover := *supervisiontest.CoverIn(t, supervision.CoverEnded)      // days 10 to 19
	next := inForce(t, second(35))
	span := func(from, to int) peer.DateRange { return peer.DateRange{From: d(from), Until: d(to)} }
	gaps := func(within peer.DateRange, all ...supervision.Agreement) []peer.DateRange {
		return supervision.Gaps(peertest.WorkerID, within, all, []supervision.Cover{cover}, nil)
	}
	assert.Equal(t, []peer.DateRange{span(-5, 0), span(30, 35)}, gaps(span(-5, 60), next, a))
	assert.Equal(t, []peer.DateRange{span(0, 10), span(20, 25)}, gaps(span(0, 25)))
	assert.Equal(t, []peer.DateRange{span(31, 33)}, gaps(span(31, 33), a, next))
	assert.Empty(t, gaps(span(5, 5), a))
	manager := inForce(t, terms(func(v *supervision.AgreementTerms) {
		v.Kind, v.Primary = supervision.AdministrativeSupervisor, false
	}))
	assert.Equal(t, []peer.DateRange{span(0, 10), span(20, 25)}, gaps(span(0, 25), manager), "a line manager supervises no practice")
}

// Whatever agreements and cover there are: a day lies in a gap if and only if nobody
// supervises on it, and the roster of that day has somebody if and only if it is in none.
func TestGapsRosterAndSupervisionAgree(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var all []supervision.Agreement
		for i := range rapid.IntRange(0, 4).Draw(r, "agreements") {
			from := rapid.IntRange(0, 40).Draw(r, "from")
			v := terms(func(v *supervision.AgreementTerms) {
				v.ID, v.Primary, v.From = supervision.AgreementID("a"+string(rune('0'+i))), false, d(from)
				v.Until = d(from + rapid.IntRange(1, 20).Draw(r, "days"))
				v.Supervisor = peer.SupervisorID("s" + string(rune('0'+rapid.IntRange(0, 2).Draw(r, "who"))))
				v.Kind = rapid.SampledFrom(supervision.SupervisorKinds()).Draw(r, "kind")
				v.ReviewBy = d(400)
			})
			all = append(all, inForce(t, v))
		}
		var covers []supervision.Cover
		for i := range rapid.IntRange(0, 2).Draw(r, "covers") {
			from := rapid.IntRange(0, 40).Draw(r, "cover from")
			c, err := supervision.NewCover(coverPlan(func(p *supervision.CoverPlan) {
				p.ID, p.From, p.Absent = supervision.CoverID("c"+string(rune('0'+i))), d(from), peer.SupervisorID("s"+string(rune('0'+i)))
			}), coded(on(programme, 0), "leave"), d(from+rapid.IntRange(1, 20).Draw(r, "cover days")), false)
			require.NoError(r, err)
			covers = append(covers, *c)
		}
		post := supervisiontest.Post()
		roster, err := supervision.Assignments([]supervision.Post{post}, all, covers, nil, nil)
		require.NoError(r, err)
		_, err = supervision.NewLedger(supervision.Facts{Roster: roster})
		require.NoError(r, err, "a roster that a ledger takes")
		within := peer.DateRange{From: d(0), Until: d(70)}
		gaps := supervision.Gaps(peertest.WorkerID, within, all, covers, nil)
		for n := range 70 {
			inGap := false
			for _, g := range gaps {
				inGap = inGap || g.Contains(d(n))
			}
			supervised := supervision.IsSupervised(peertest.WorkerID, d(n), all, covers, nil)
			assert.Equal(r, !supervised, inGap, n)
			listed := false
			for _, a := range roster {
				if !d(n).Before(a.Since) {
					listed = a.Supervisor != ""
				}
			}
			assert.Equal(r, supervised, listed, n)
		}
	})
}

func TestAssignmentsFromAgreementsAndCover(t *testing.T) {
	next := inForce(t, second(30))
	old := *supervisiontest.AgreementIn(t, supervision.AgreementVacant)
	clinical := inForce(t, terms(func(v *supervision.AgreementTerms) {
		v.ID, v.Supervisor, v.Kind, v.Primary, v.From, v.Until = "agreement-3", "supervisor-3", supervision.ClinicalSupervisor, false, d(15), d(25)
	}))
	later := supervisiontest.Post()
	later.Credential, later.Since = peer.CredentialRenewalDue, d(20)
	roster, err := supervision.Assignments([]supervision.Post{later, supervisiontest.Post()}, []supervision.Agreement{next, clinical, old},
		[]supervision.Cover{*supervisiontest.CoverIn(t, supervision.CoverOpen)}, map[peer.SupervisorID]supervision.FTE{"supervisor-3": supervision.FullTime / 2}, nil)
	require.NoError(t, err)
	var got []string
	for _, a := range roster {
		got = append(got, strings.Join([]string{a.Since.String(), string(a.Credential), string(a.Supervisor), a.SupervisorFTE.String()}, " "))
	}
	assert.Equal(t, []string{
		"2026-01-05 certified supervisor-1 1",
		"2026-01-15 certified supervisor-2 1", // cover: the deputy in place of the absent one
		"2026-01-20 certified supervisor-2 1",
		"2026-01-20 certified supervisor-3 0.5",
		"2026-01-25 renewal_due supervisor-2 1",
		"2026-01-25 renewal_due supervisor-3 0.5",
		"2026-01-29 renewal_due supervisor-1 1", // the cover ended: until day 30 the agreement holds
		"2026-01-29 renewal_due supervisor-3 0.5",
		"2026-01-30 renewal_due supervisor-1 1",
		"2026-02-04 renewal_due supervisor-2 1",
	}, got)
	_, err = supervision.Assignments([]supervision.Post{{Worker: "w"}}, nil, nil, nil, nil)
	require.ErrorIs(t, err, supervision.ErrIncomplete)
}

func TestDeparture(t *testing.T) {
	all := []supervision.Agreement{
		inForce(t, supervisiontest.Terms()),
		inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID, v.Worker = "agreement-w2", "w2" })),
		inForce(t, terms(func(v *supervision.AgreementTerms) {
			v.ID, v.Worker, v.Supervisor, v.Replaces, v.From = "agreement-w2b", "w2", "supervisor-2", "agreement-w2", d(15)
		})),
		inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID, v.Worker = "agreement-w3", "w3" })),
		inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID, v.Worker, v.Until = "agreement-w4", "w4", d(10) })),
	}
	proposed, err := supervision.NewAgreement(terms(func(v *supervision.AgreementTerms) { v.ID, v.Worker = "agreement-w5", "w5" }), on(programme, 0))
	require.NoError(t, err)
	all = append(all, *proposed)
	given, err := supervision.NewCover(coverPlan(func(p *supervision.CoverPlan) {
		p.ID, p.Worker, p.Absent, p.Deputy = "cover-by", "w9", "supervisor-9", peertest.SupervisorID
	}), coded(on(programme, 0), "leave"), d(40), false)
	require.NoError(t, err)
	covers := []supervision.Cover{*supervisiontest.CoverIn(t, supervision.CoverOpen), *given}
	cycles := []supervision.Cycle{*supervisiontest.CycleIn(t, supervision.CycleScheduled), *supervisiontest.CycleIn(t, supervision.CycleClosed)}
	actions := []supervision.Action{*supervisiontest.ActionIn(t, supervision.ActionOpen), *supervisiontest.ActionIn(t, supervision.ActionDone)}

	got := supervision.Depart(peertest.SupervisorID, d(14), all, covers, cycles, actions, nil)
	require.Len(t, got.Workers, 3, "not the worker whose agreement is over by then")
	w2, w3, w1 := got.Workers[0], got.Workers[1], got.Workers[2]
	assert.Equal(t, supervision.StepHandOver, w1.Propose, "cover is there until day 23")
	assert.Equal(t, d(24), w1.Gap.From)
	assert.Equal(t, []supervision.CoverID{"cover-1"}, w1.Cover)
	assert.Equal(t, []supervision.CycleID{"cycle-1"}, w1.Cycles)
	assert.Equal(t, []supervision.ActionID{"action-1"}, w1.Actions)
	assert.Equal(t, supervision.StepNone, w2.Propose)
	assert.Equal(t, supervision.AgreementID("agreement-w2b"), w2.Next)
	assert.Equal(t, supervision.StepCover, w3.Propose)
	assert.Equal(t, d(15), w3.Gap.From)
	assert.Equal(t, []peer.WorkerID{"w3"}, got.Stranded())
	assert.Equal(t, []supervision.CoverID{"cover-by"}, got.Covers)
	assert.Equal(t, []supervision.AgreementID{"agreement-w5"}, got.Proposals)
}

// Every kind of place that a supervisor leaves: whether somebody signed to follow, and
// whether others supervise the worker's practice meanwhile.
func TestDepartureByPlace(t *testing.T) {
	leaving := func(kind supervision.SupervisorKind, primary bool) supervision.Agreement {
		return inForce(t, terms(func(v *supervision.AgreementTerms) { v.Kind, v.Primary = kind, primary }))
	}
	other := func(kind supervision.SupervisorKind, primary bool, replaces supervision.AgreementID) supervision.Agreement {
		return inForce(t, terms(func(v *supervision.AgreementTerms) {
			v.ID, v.Supervisor, v.Kind, v.Primary, v.Replaces = "other", "supervisor-8", kind, primary, replaces
		}))
	}
	const peerOne, manager = supervision.PeerSupervisor, supervision.AdministrativeSupervisor
	tests := []struct {
		name     string
		leaves   supervision.Agreement
		stays    []supervision.Agreement
		want     supervision.DepartureStep
		stranded bool
	}{
		{"a line manager, practice supervised, nobody follows", leaving(manager, false), []supervision.Agreement{other(peerOne, true, "")}, supervision.StepFind, false},
		{"a line manager, nobody supervises practice", leaving(manager, false), nil, supervision.StepFind, true},
		{"a line manager, somebody follows, nobody supervises practice", leaving(manager, false), []supervision.Agreement{other(manager, false, "agreement-1")}, supervision.StepNone, true},
		{"the main supervisor, a co-supervisor stays", leaving(peerOne, true), []supervision.Agreement{other(peerOne, false, "")}, supervision.StepFind, false},
		{"the main supervisor, somebody follows", leaving(peerOne, true), []supervision.Agreement{other(peerOne, true, "agreement-1")}, supervision.StepNone, false},
		{"a co-supervisor, the main supervisor stays", leaving(peerOne, false), []supervision.Agreement{other(peerOne, true, "")}, supervision.StepEnd, false},
		{"a supervisor, a line manager stays", leaving(peerOne, true), []supervision.Agreement{other(manager, false, "")}, supervision.StepCover, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := supervision.Depart(peertest.SupervisorID, d(14), append(tt.stays, tt.leaves), nil, nil, nil, nil)
			require.Len(t, got.Workers, 1)
			assert.Equal(t, tt.want, got.Workers[0].Propose)
			assert.Equal(t, tt.stranded, len(got.Stranded()) == 1)
		})
	}
}

func TestAdvice(t *testing.T) {
	with := func(id string, kind supervision.SupervisorKind, background supervision.PeerBackground) supervision.Agreement {
		return inForce(t, terms(func(v *supervision.AgreementTerms) {
			v.ID, v.Supervisor, v.Kind, v.Background, v.Primary = supervision.AgreementID(id), peer.SupervisorID("s-"+id), kind, background, false
		}))
	}
	manager := with("m", supervision.AdministrativeSupervisor, "")
	clinical := with("c", supervision.ClinicalSupervisor, supervision.BackgroundOther)
	peerOne := with("p", supervision.PeerSupervisor, supervision.BackgroundPeer)
	lived := with("l", supervision.PeerSupervisor, supervision.BackgroundLived)
	unknown := with("u", supervision.ThirdPartySupervisor, "")
	tests := []struct {
		name string
		rule supervision.PeerExperience
		all  []supervision.Agreement
		want []supervision.AdviceCode
	}{
		{"nobody", "", nil, []supervision.AdviceCode{supervision.AdviceUnsupervised}},
		{"a line manager", "", []supervision.Agreement{manager}, []supervision.AdviceCode{supervision.AdviceAdministrativeAlone, supervision.AdviceUnsupervised}},
		{"clinical alone", "", []supervision.Agreement{clinical, manager}, []supervision.AdviceCode{supervision.AdviceClinicalAlone}},
		{"clinical and peer", supervision.PeerCoSupervises, []supervision.Agreement{clinical, peerOne}, nil},
		{"clinical alone, preferred", supervision.PeerPreferred, []supervision.Agreement{clinical}, []supervision.AdviceCode{supervision.AdviceClinicalAlone, supervision.AdvicePeerPreferred}},
		{"clinical alone, warned", supervision.PeerWarned, []supervision.Agreement{clinical}, []supervision.AdviceCode{supervision.AdviceClinicalAlone, supervision.AdvicePeerMissing}},
		{"clinical alone, required", supervision.PeerCoSupervises, []supervision.Agreement{clinical}, []supervision.AdviceCode{supervision.AdviceClinicalAlone, supervision.AdviceCoSupervision}},
		{"lived experience, required", supervision.PeerCoSupervises, []supervision.Agreement{lived}, []supervision.AdviceCode{supervision.AdviceCoSupervision}},
		{"not asked, preferred", supervision.PeerPreferred, []supervision.Agreement{unknown}, []supervision.AdviceCode{supervision.AdviceBackgroundUnknown}},
		{"not asked, required", supervision.PeerCoSupervises, []supervision.Agreement{unknown}, []supervision.AdviceCode{supervision.AdviceBackgroundUnknown, supervision.AdviceCoSupervision}},
		{"two mains", "", []supervision.Agreement{inForce(t, supervisiontest.Terms()), inForce(t, terms(func(v *supervision.AgreementTerms) { v.ID, v.Supervisor = "z", "s-z" }))},
			[]supervision.AdviceCode{supervision.AdviceTwoPrimaries}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found, err := supervision.Advise(peertest.WorkerID, d(20), tt.all, nil, tt.rule, nil)
			require.NoError(t, err)
			var codes []supervision.AdviceCode
			for _, a := range found {
				codes = append(codes, a.Code)
				assert.NotEmpty(t, a.Text)
				assert.NotEmpty(t, a.Basis.Title)
			}
			assert.Equal(t, tt.want, codes)
		})
	}
	found, err := supervision.Advise(peertest.WorkerID, d(180), []supervision.Agreement{peerOne}, nil, "", nil)
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.Equal(t, supervision.AdviceReviewDue, found[0].Code)
	data, err := json.Marshal(found[0])
	require.NoError(t, err)
	assert.JSONEq(t, `{"worker":"worker-1","agreement":"p","code":"review_due","text":"the agreement was to be looked at by 2026-07-04"}`, string(data))
	found, err = supervision.Advise(peertest.WorkerID, d(179), []supervision.Agreement{peerOne}, nil, "", nil)
	require.NoError(t, err)
	assert.Empty(t, found)
	_, err = supervision.Advise(peertest.WorkerID, d(1), nil, nil, "always", nil)
	require.ErrorIs(t, err, supervision.ErrUnknownPeerExperience)
}

func TestCoverOnARoster(t *testing.T) {
	row := func(day int, supervisor peer.SupervisorID) supervision.Assignment {
		return supervision.Assignment{Worker: peertest.WorkerID, Credential: peer.CredentialCertified, Since: d(day), ServiceStart: d(0),
			FTE: supervision.FullTime, Supervisor: supervisor, Kind: supervision.PeerSupervisor}
	}
	cover := []supervision.Cover{*supervisiontest.CoverIn(t, supervision.CoverOpen)} // of supervisor-1 by supervisor-2, days 10 to 23
	brief := func(roster []supervision.Assignment) (out []string) {
		for _, a := range supervision.CoverRoster(roster, cover) {
			out = append(out, a.Since.String()+" "+string(a.Supervisor))
		}
		_, err := supervision.NewLedger(supervision.Facts{Roster: supervision.CoverRoster(roster, cover)})
		require.NoError(t, err)
		return out
	}
	assert.Equal(t, []string{"2026-01-05 supervisor-1", "2026-01-15 supervisor-2", "2026-01-29 supervisor-1"}, brief([]supervision.Assignment{row(0, peertest.SupervisorID)}))
	assert.Equal(t, []string{"2026-01-05 ", "2026-01-15 supervisor-2", "2026-01-29 "}, brief([]supervision.Assignment{row(0, "")}))
	assert.Equal(t, []string{"2026-01-05 supervisor-1", "2026-01-05 supervisor-2", "2026-01-15 supervisor-2", "2026-01-20 supervisor-2", "2026-01-20 supervisor-3", "2026-01-29 supervisor-3"},
		brief([]supervision.Assignment{row(15, "supervisor-3"), row(0, peertest.SupervisorID), row(0, "supervisor-2")}))
	other := row(0, "supervisor-9")
	other.Worker = "w9"
	assert.Equal(t, []supervision.Assignment{other}, supervision.CoverRoster([]supervision.Assignment{other}, cover), "of another worker")
}
