package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
)

//go:embed quarter
var shipped embed.FS

// Files of a quarter.
const (
	programmeFile    = "programme.json"
	participantsFile = "participants.csv"
	workersFile      = "workers.csv"
	supervisorsFile  = "supervisors.csv"
	rosterFile       = "roster.csv"
	dutyFile         = "duty.csv"
	tiesFile         = "ties.csv"
	mentorshipsFile  = "mentorships.csv"
	movesFile        = "moves.csv"
	encountersFile   = "encounters.csv"
	sessionsFile     = "sessions.csv"
	questionsFile    = "questions.jsonl"
	credentialsFile  = "credentials.csv"
	completionsFile  = "completions.csv"
	notesFile        = "notes.csv"
	coverageFile     = "coverage.csv"
	leavingsFile     = "deactivations.csv"
	mergesFile       = "merges.csv"
	sponsorshipsFile = "sponsorships.csv"
	linksFile        = "links.csv"
	exemptionsFile   = "exemptions.csv"
	consentsFile     = "consents.csv"
	plansFile        = "plans.csv"
	returnsFile      = "returns.csv"
	referralsFile    = "referrals.csv"
	handoffsFile     = "handoffs.csv"
	groupsFile       = "groups.csv"
	membershipsFile  = "memberships.csv"
	meetingsFile     = "meetings.csv"
	attendanceFile   = "attendance.csv"
	sheetsFile       = "sheets.csv"
)

// optionalFiles may be absent: then nothing of what they tell happened.
var optionalFiles = []string{leavingsFile, mergesFile, sponsorshipsFile, linksFile, exemptionsFile,
	consentsFile, plansFile, returnsFile, referralsFile, handoffsFile, groupsFile, membershipsFile, meetingsFile, attendanceFile, sheetsFile}

// A reader reads the files of a quarter and collects what is wrong with them.
type reader struct {
	fs       fs.FS
	dir      string // as files are called in messages
	problems input.Problems
	d        *data

	funding     map[peer.FundingID]bool
	mentorships map[peer.MentorshipID]mentorshipRow
	unread      map[string]bool // files of which nothing could be read
	places      map[string][]place
	onRoster    map[peer.WorkerID]bool       // also on rows that are wrong in another cell
	contacts    map[peer.EncounterID]bool    // likewise
	kept        map[peer.GroupID]peer.SiteID // groups, likewise
}

// A place is a line of a file.
type place struct {
	file string
	line int
}

// read reads the quarter in a directory, or the shipped one if dir is empty.
func read(dir string) (*data, error) {
	if dir == "" {
		sub, err := fs.Sub(shipped, "quarter")
		if err != nil {
			return nil, err
		}
		return readFrom(sub, "quarter")
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: no such directory", dir)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s: is not a directory", dir)
	}
	return readFrom(os.DirFS(dir), dir)
}

// readFrom reads a whole quarter, or returns everything that is wrong with it.
// dir is what the directory is called in messages.
func readFrom(files fs.FS, dir string) (*data, error) {
	r := &reader{fs: files, dir: dir, d: &data{
		sites: map[peer.SiteID]site{}, participants: map[peer.ParticipantID]participant{},
		workers: map[peer.WorkerID]worker{}, supervisors: map[peer.SupervisorID]peer.SiteID{},
	}, funding: map[peer.FundingID]bool{}, mentorships: map[peer.MentorshipID]mentorshipRow{},
		unread: map[string]bool{}, places: map[string][]place{}, onRoster: map[peer.WorkerID]bool{}, contacts: map[peer.EncounterID]bool{}, kept: map[peer.GroupID]peer.SiteID{}}
	for _, f := range []struct {
		name string
		read func(*input.File)
	}{
		{programmeFile, r.programme},
		{participantsFile, r.participants}, {workersFile, r.workers}, {supervisorsFile, r.supervisors},
		{rosterFile, r.roster}, {completionsFile, r.completions}, {credentialsFile, r.credentials}, {exemptionsFile, r.exemptions}, {dutyFile, r.duty}, {tiesFile, r.ties},
		{mentorshipsFile, r.mentorshipRows}, {movesFile, r.moves},
		{encountersFile, r.encounters}, {notesFile, r.notes}, {coverageFile, r.coverage}, {sessionsFile, r.sessions}, {questionsFile, r.questions},
		{leavingsFile, r.leavings}, {mergesFile, r.merges}, {sponsorshipsFile, r.sponsorships}, {linksFile, r.links},
		{consentsFile, r.consents}, {plansFile, r.plans}, {returnsFile, r.returns}, {referralsFile, r.referrals}, {handoffsFile, r.handoffs},
		{groupsFile, r.groups}, {membershipsFile, r.memberships}, {meetingsFile, r.meetings}, {attendanceFile, r.attendance},
		{sheetsFile, r.sheets},
	} {
		r.file(f.name, f.read)
		if f.name == exemptionsFile {
			if err := r.d.hold(); err != nil {
				return nil, err
			}
		}
	}
	r.d.sortCare()
	r.checkLedger()
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	return r.d, nil
}

func (r *reader) file(name string, read func(*input.File)) {
	in, err := r.fs.Open(name)
	if errors.Is(err, fs.ErrNotExist) && slices.Contains(optionalFiles, name) {
		return
	}
	if err != nil {
		what := "cannot be opened"
		if errors.Is(err, fs.ErrNotExist) {
			what = "no such file"
		}
		r.problems.Add(r.name(name), 1, input.WholeLine, what)
		r.unread[name] = true
		return
	}
	defer in.Close()
	read(&input.File{Name: r.name(name), Reader: in})
}

// name returns what a file is called in messages.
func (r *reader) name(file string) string { return path.Join(r.dir, file) }

// rows returns the rows of a file; if its header is wrong it counts as unread.
func (r *reader) rows(file *input.File, required, blank, optional string) *input.Rows {
	before := r.problems.Len()
	rows := input.CSV(file, &r.problems, columns(required, blank, optional))
	if r.problems.Len() > before {
		r.unread[path.Base(file.Name)] = true
	}
	return rows
}

// columns declares columns: those that must be filled, those that may be blank,
// and those that may be absent.
func columns(required, blank, optional string) input.Table {
	var t input.Table
	for _, name := range strings.Fields(required) {
		t.Columns = append(t.Columns, input.Column{Name: name})
	}
	for _, name := range strings.Fields(blank) {
		t.Columns = append(t.Columns, input.Column{Name: name, Blank: true})
	}
	for _, name := range strings.Fields(optional) {
		t.Columns = append(t.Columns, input.Column{Name: name, Blank: true, Optional: true})
	}
	return t
}

// known returns the id in a cell, which is a problem unless the file that lists
// such ids has it. If nothing of that file could be read, it is left at that.
func known[ID ~string, V any](r *reader, rows *input.Rows, column string, list map[ID]V, file string) ID {
	id := ID(rows.Text(column))
	if _, ok := list[id]; id != "" && !ok && !r.unread[file] {
		rows.Problem(column, "is not in "+file)
	}
	return id
}

// words returns the words in a cell; each must be one of those known, if any are.
func words[T ~string](rows *input.Rows, column string, list ...T) []T {
	var out []T
	for _, w := range strings.Fields(rows.Text(column)) {
		switch {
		case w == "none":
			if out == nil {
				out = []T{}
			}
		case len(list) > 0 && !slices.Contains(list, T(w)):
			rows.Problem(column, "holds a word that is not on its list")
		default:
			out = append(out, T(w))
		}
	}
	return out
}

func date(rows *input.Rows, column string) peer.Date {
	t := rows.Date(column)
	if t.IsZero() {
		return peer.Date{}
	}
	return peer.DateOf(t, time.UTC)
}

// UnmarshalText accepts the name of an IANA time zone.
func (z *zone) UnmarshalText(text []byte) error {
	l, err := time.LoadLocation(string(text))
	if err != nil || len(text) == 0 || string(text) == "Local" {
		return errors.New("is not the name of a time zone such as America/Chicago")
	}
	z.Location = l
	return nil
}
