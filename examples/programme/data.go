package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/matching"
	"github.com/alongside-go/alongside/supervision"
)

// A data set is a quarter as its files tell it, checked.
type data struct {
	programme    programme
	sites        map[peer.SiteID]site
	participants map[peer.ParticipantID]participant
	workers      map[peer.WorkerID]worker
	supervisors  map[peer.SupervisorID]peer.SiteID
	mentorships  []mentorshipRow // in the order of their ids
	moves        []moveRow       // in the order of the file
	encounters   []peer.Encounter
	roster       []supervision.Assignment // in the order of the file
	sessions     []supervision.Session
	questions    []question
	credentials  []credentialRow // in the order in which they were recorded
	exemptions   []exemptionRow  // from what they ask
	held         held            // what both come to
	notes        []noteRow       // in the order in which they were recorded
	coverage     []coverageRow
	leavings     []leavingRow // in the order in which they were recorded
	merges       []mergeRow   // likewise
	sponsorships []sponsorRow // likewise
	links        []linkRow    // likewise
	care         []careRow    // of consents, plans, referrals and groups; likewise
	sheets       []sheetRow   // by day
}

// A programme is what programme.json says.
type programme struct {
	ID          peer.ProgrammeID       `json:"programme"`
	Name        string                 `json:"name"`
	From        peer.Date              `json:"from"`
	To          peer.Date              `json:"to"`
	RecordsFrom peer.Date              `json:"records_from"`
	ReportAt    time.Time              `json:"report_at"`
	Holidays    []peer.Date            `json:"holidays"`
	Funding     []peer.FundingID       `json:"funding"`
	Sites       []site                 `json:"sites"`
	Payers      []payerOf              `json:"payers"`    // whose rules a source of funding pays by
	CoSigned    []peer.CredentialState `json:"co_signed"` // notes by workers who hold one of these need a supervisor's signature

	Questionnaires questionnaires `json:"questionnaires"` // none if absent
}

// A site is a place where the programme works.
type site struct {
	ID           peer.SiteID `json:"site"`
	Name         string      `json:"name"`
	Jurisdiction string      `json:"jurisdiction"`
	Zone         zone        `json:"zone"`

	// EndorsementDemanded says that the law demands a worker whose endorsements
	// cover what support is sought with.
	EndorsementDemanded bool `json:"endorsement_demanded"`
}

// A zone is an IANA time zone.
type zone struct{ *time.Location }

type participant struct {
	peer.Participant
	site        peer.SiteID
	age         int // in years on the first day of the quarter; 0 is not known
	told        meets
	traitWishes []matching.TraitWish
}

// A worker is what does not change within the quarter, and the dated rows of
// what does.
type worker struct {
	peer.Worker
	site       peer.SiteID
	trainings  []string
	pathways   []string
	modalities []peer.Modality
	traits     []matching.WorkerTrait   // looked at only where a participant asks
	registered []peer.FundingID         // whose payers ask for a registration that the worker holds
	roster     []supervision.Assignment // by Since
	duty       []dutyRow                // by since
	ties       []tieRow
	completed  []credential.Record // towards credentials
}

type dutyRow struct {
	since   peer.Date
	fitness peer.Fitness
	away    bool
}

type tieRow struct {
	participant peer.ParticipantID
	tie         string
	accepted    bool
	since       peer.Date
}

type mentorshipRow struct {
	id, earlier peer.MentorshipID
	participant peer.ParticipantID
	site        peer.SiteID
	funding     peer.FundingID
}

// A moveRow is a move as it stands in the file, or a correction: then corrects
// names the first move that no longer counts, and the rows whose partOf is this
// row's id take its place.
type moveRow struct {
	line             int
	mentorship       peer.MentorshipID
	worker           peer.WorkerID
	until            peer.Date
	move             peer.MentorshipMove
	reason           string
	score            peer.Score
	corrects, partOf string
}

// recorded returns when an act became known.
func recorded(a lifecycle.Act) time.Time {
	if a.Recorded.IsZero() {
		return a.At
	}
	return a.Recorded
}

// byRecording orders rows by when they became known, then by when they happened,
// then as they stand in the file.
func byRecording(a, b lifecycle.Act, lineA, lineB int) int {
	return cmp.Or(recorded(a).Compare(recorded(b)), a.At.Compare(b.At), cmp.Compare(lineA, lineB))
}

func (d *data) zoneOf(s peer.SiteID) *time.Location { return d.sites[s].Zone.Location }

func (d *data) firstDay() peer.Date { return d.programme.From }

// dateIn returns the earliest date that it is at a moment in any of the sites.
func (d *data) dateIn(at time.Time) peer.Date {
	var first peer.Date
	for _, s := range d.programme.Sites {
		if on := peer.DateOf(at, s.Zone.Location); first.IsZero() || on.Before(first) {
			first = on
		}
	}
	return first
}

// inQuarter reports whether a moment lies in the quarter, by the days of a site.
func (d *data) inQuarter(at time.Time, s peer.SiteID) bool {
	return peer.DateRange{From: d.programme.From, Until: d.programme.To}.Contains(peer.DateOf(at, d.zoneOf(s)))
}

// calendar returns the working days of a site.
func (d *data) calendar(s peer.SiteID) lifecycle.Calendar {
	z := d.zoneOf(s)
	return lifecycle.Calendar{Zone: z, IsWorkday: func(day time.Time) bool {
		return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday &&
			!slices.Contains(d.programme.Holidays, peer.DateOf(day, z))
	}}
}
