package escalation

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Parties of a complaint.
const (
	// ComplainantParty is whoever complains: somebody supported, a worker, anybody. The
	// host may give a token as the id of somebody who wants to stay unnamed.
	ComplainantParty lifecycle.Party = "complainant"
	// HandlerParty is whoever the complaint was routed to.
	HandlerParty lifecycle.Party = "handler"
)

// A ComplaintEvent is something that happens to a [Complaint].
type ComplaintEvent string

// Events of a complaint.
const (
	MakeComplaint    ComplaintEvent = "make"
	ReceiveComplaint ComplaintEvent = "receive"
	DecideComplaint  ComplaintEvent = "decide"
	AnswerComplaint  ComplaintEvent = "answer"
	TakeOutside      ComplaintEvent = "take_outside"
)

// String returns the name under which e is stored and sent.
func (e ComplaintEvent) String() string { return string(e) }

var complaintDesign = source.DesignDefault("a complaint goes round those complained of and whoever depends on them, and outside where nobody is left")

// ComplaintLifecycle returns the whole rule of a complaint: what it does not list is
// refused. Whoever complains may take it outside at any time without a reason.
func ComplaintLifecycle() lifecycle.Table[ComplaintState, ComplaintEvent] {
	type row = lifecycle.Row[ComplaintState, ComplaintEvent]
	from := func(s ...ComplaintState) []ComplaintState { return s }
	handler := by(HandlerParty)
	return lifecycle.Table[ComplaintState, ComplaintEvent]{
		Name: "complaint", Version: 1, Start: ComplaintMade, Final: from(ComplaintAnswered, ComplaintOutside),
		Seated: by(ComplainantParty),
		// The handler corrects what the handler entered: nobody undoes that it was taken outside.
		CorrectBy: handler, OwnMarks: true,
		MarkCodes: markCodes,
		Rows: []row{
			{Event: MakeComplaint, To: ComplaintMade, Parties: by(ComplainantParty), Source: complaintDesign, Doc: "Somebody complains. Nobody complained of sees it."},
			{Event: ReceiveComplaint, From: from(ComplaintMade), To: ComplaintReceived, Parties: handler, Source: complaintDesign, Doc: "Somebody who is neither complained of nor depends on them has it."},
			{Event: DecideComplaint, From: from(ComplaintReceived), To: ComplaintDecided, Parties: handler, Needs: coded, Codes: []string{"upheld", "partly_upheld", "not_upheld"}, Source: complaintDesign, Doc: "What was found."},
			{Event: AnswerComplaint, From: from(ComplaintDecided), To: ComplaintAnswered, Parties: handler, Source: complaintDesign, Doc: "Whoever complained was told what was found."},
			{Event: TakeOutside, From: from(ComplaintMade, ComplaintReceived, ComplaintDecided), To: ComplaintOutside, Parties: by(ComplainantParty, lifecycle.SystemParty), Source: complaintDesign, Doc: "Whoever complained takes it outside, without a reason, or nobody in the programme may have it."},
		},
	}
}

// ComplaintTimings returns the deadlines of a complaint: a week to receive it, thirty days
// to answer it. All are design defaults; thirty days is what programmes count by.
func ComplaintTimings() []lifecycle.Timing[ComplaintState, ComplaintEvent] {
	return []lifecycle.Timing[ComplaintState, ComplaintEvent]{
		{Name: "receive", States: []ComplaintState{ComplaintMade}, Waiting: HandlerParty, Within: lifecycle.Days(7), Source: source.DesignDefault("a week until somebody has a complaint")},
		{Name: "answer", States: []ComplaintState{ComplaintReceived, ComplaintDecided}, Waiting: HandlerParty, Within: lifecycle.Days(30), Source: source.DesignDefault("thirty days to answer a complaint")},
	}
}

type (
	// ComplaintHistory is everything that happened to a complaint.
	ComplaintHistory = lifecycle.History[ComplaintState, ComplaintEvent, lifecycle.NoChange]
	complaintMove    = lifecycle.Move[ComplaintEvent, lifecycle.NoChange]
	complaintEntry   = lifecycle.Entry[ComplaintState, ComplaintEvent, lifecycle.NoChange]
)

var complaints = lifecycle.Must(lifecycle.New[ComplaintState, ComplaintEvent, lifecycle.NoChange](ComplaintLifecycle()))

// A Tie says who supervises whom: a supervisee depends on the supervisor and does not
// handle a complaint about them.
type Tie struct {
	Supervisor PersonID `json:"supervisor"`
	Supervisee PersonID `json:"supervisee"`
}

// Barred returns those who may not see, receive or decide a complaint: those complained
// of and, however many steps down, whoever is supervised by one of them. Sorted.
func Barred(against []PersonID, ties []Tie) []PersonID {
	barred := slices.Clone(against)
	for i := 0; i < len(barred); i++ {
		for _, t := range ties {
			if t.Supervisor == barred[i] && !slices.Contains(barred, t.Supervisee) {
				barred = append(barred, t.Supervisee)
			}
		}
	}
	slices.Sort(barred)
	return slices.Compact(barred)
}

// A Complaint is somebody's complaint about people of the programme. What it says stays
// with the host. Use [NewComplaint]; the zero Complaint is at no stage and refuses every event.
type Complaint struct {
	id          ComplaintID
	complainant string
	against     []PersonID
	barred      []PersonID
	history     ComplaintHistory
}

// NewComplaint returns a complaint about some people, none of whom, and nobody who
// depends on one by ties, will ever see, receive or decide it. Whoever
// complains acts as [ComplainantParty], a participant or a worker too. It returns
// [ErrComplaint] if nobody is complained of, or a [*lifecycle.Refusal].
// What concerns no person is an [Incident].
func NewComplaint(id ComplaintID, against []PersonID, ties []Tie, act lifecycle.Act) (*Complaint, error) {
	c := &Complaint{id: id, complainant: act.By.ID, against: against, barred: Barred(against, ties)}
	if err := c.check(); err != nil {
		return nil, err
	}
	var err error
	if c.history, err = c.life().open(complaintMove{Act: act, Event: MakeComplaint}); err != nil {
		return nil, err
	}
	return c, nil
}

// check also puts the lists in order.
func (c *Complaint) check() (err error) {
	if !named(c.id) || !named(c.complainant) || len(c.against) == 0 {
		return fmt.Errorf("%w: want an id, somebody who complains and somebody complained of", ErrComplaint)
	}
	if c.against, err = people(c.against, ErrComplaint); err != nil {
		return err
	}
	if c.barred, err = people(c.barred, ErrComplaint); err != nil {
		return err
	}
	for _, id := range c.against {
		if !slices.Contains(c.barred, id) {
			return fmt.Errorf("%w: want those complained of among the barred", ErrComplaint)
		}
	}
	return nil
}

func (c Complaint) life() life[ComplaintState, ComplaintEvent, lifecycle.NoChange] {
	return life[ComplaintState, ComplaintEvent, lifecycle.NoChange]{complaints, c.law, []lifecycle.Seat{{Party: ComplainantParty, ID: c.complainant}}}
}

func (c Complaint) law(before []complaintEntry, next complaintEntry) (rule, want string) {
	if next.By.Party != HandlerParty {
		return "", ""
	}
	switch handler := handlerOf(before); {
	case !c.mayHandle(PersonID(next.By.ID)):
		return "concerned", "somebody who is not complained of, does not depend on them and did not complain"
	case handler != "" && string(handler) != next.By.ID:
		return "another_handler", "the person who has it"
	}
	return "", ""
}

func handlerOf(moves []complaintEntry) PersonID {
	for _, m := range moves {
		if m.Event == ReceiveComplaint {
			return PersonID(m.By.ID)
		}
	}
	return ""
}

func (c Complaint) mayHandle(id PersonID) bool {
	return id != "" && string(id) != c.complainant && !slices.Contains(c.barred, id)
}

// A Route says who is to have a complaint: a person, or nobody in the programme, so that
// it goes to a body outside.
type Route struct {
	To      PersonID `json:"to,omitempty"`
	Role    RungRole `json:"role"` // of the person; [RungOutsideBody] if it goes outside
	Outside bool     `json:"outside"`
}

// Route returns the first of some posts, in their order, who may have the complaint,
// and the body outside if none may.
func (c Complaint) Route(posts []Post) Route {
	for _, p := range posts {
		if !p.Role.IsOutside() && c.mayHandle(p.Person) {
			return Route{p.Person, p.Role, false}
		}
	}
	return Route{Role: RungOutsideBody, Outside: true}
}

// MaySee reports whether somebody may see the complaint: whoever complained, and whoever
// has it; before anybody has it, the person of its route. Nobody complained of ever may,
// nor whoever depends on them, but for somebody who complained themself.
func (c Complaint) MaySee(id PersonID, posts []Post) bool {
	if id == "" || c.history.IsZero() {
		return false
	}
	if string(id) == c.complainant {
		return true
	}
	if handler := handlerOf(c.history.Moves()); handler != "" {
		return handler == id
	}
	return c.State() == ComplaintMade && c.Route(posts).To == id
}

// ID returns the id.
func (c Complaint) ID() ComplaintID { return c.id }

// State returns the stage, or "" for the zero value.
func (c Complaint) State() ComplaintState { return c.history.State() }

// Handler returns who has it, "" if nobody.
func (c Complaint) Handler() PersonID { return handlerOf(c.history.Moves()) }

// History returns everything that happened. It holds whoever complained: it is for
// those who [Complaint.MaySee].
func (c Complaint) History() ComplaintHistory { return c.history }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c Complaint) Revision() int { return c.history.Revision() }

// A ComplaintLine is a complaint as a report counts it: it names nobody.
type ComplaintLine struct {
	Made  time.Time      `json:"made"`
	State ComplaintState `json:"state"`
	Found string         `json:"found,omitempty"` // upheld, partly_upheld or not_upheld
	Ended time.Time      `json:"ended,omitzero"`  // when it was answered or taken outside
}

// Line returns the complaint without people.
func (c Complaint) Line() (l ComplaintLine) {
	l.State = c.State()
	for _, m := range c.history.Moves() {
		switch m.Event {
		case MakeComplaint:
			l.Made = m.At
		case DecideComplaint:
			l.Found = m.Code
		case AnswerComplaint, TakeOutside:
			l.Ended = m.At
		}
	}
	return l
}

func (c *Complaint) fire(act lifecycle.Act, e ComplaintEvent) error {
	next, err := c.life().fire(c.history, complaintMove{Act: act, Event: e})
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Receive records that the person who acts, as [HandlerParty], has it: first of all the one
// whom [Complaint.Route] names. Guard: concerned. [Complaint.Decide] and then
// [Complaint.Answer] follow.
func (c *Complaint) Receive(act lifecycle.Act) error { return c.fire(act, ReceiveComplaint) }

// Decide records what was found, by the code of act: upheld, partly_upheld or
// not_upheld. Guards: concerned, another_handler.
func (c *Complaint) Decide(act lifecycle.Act) error { return c.fire(act, DecideComplaint) }

// Answer records that whoever complained was told what was decided.
func (c *Complaint) Answer(act lifecycle.Act) error { return c.fire(act, AnswerComplaint) }

// GoOutside records that whoever complained takes it outside, or that the clock does
// where [Complaint.Route] finds nobody.
func (c *Complaint) GoOutside(act lifecycle.Act) error { return c.fire(act, TakeOutside) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as the handler entered all of them.
func (c *Complaint) Correct(act lifecycle.Act, from int, replacements ...lifecycle.Move[ComplaintEvent, lifecycle.NoChange]) error {
	if act.By.Party == HandlerParty && !c.mayHandle(PersonID(act.By.ID)) {
		return uncorrected("complaint", string(c.State()), "concerned", "somebody who may have the complaint")
	}
	next, err := c.life().correct(c.history, act, from, replacements...)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Digest stands for the whole record, its ids included.
func (c Complaint) Digest() lifecycle.Digest {
	against := ids(c.against)
	fields := []string{string(c.id), c.complainant, strconv.Itoa(len(against))}
	return c.history.Digest().With(append(append(fields, against...), ids(c.barred)...)...)
}
