package supervision

import (
	"cmp"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Topic is what a worker wants to talk about. It needs nobody's leave, has no wrong
// kind of subject, and no agenda leaves it out.
type Topic struct {
	Key  string    `json:"key"`
	Area Area      `json:"area,omitempty"`
	At   time.Time `json:"at"`
}

// AgendaRules are a programme's own settings. The zero value keeps everything on one
// list and raises nothing.
type AgendaRules struct {
	// RaiseAfter is the age in days from which a routine matter counts as one for soon;
	// 0 is never.
	RaiseAfter int
	// Limit is how many items the first list has; what is beyond it comes later. Urgent
	// items and the worker's own topics are on it whatever the limit. 0 is no limit.
	Limit int
	// Standing areas are on the agenda also when nothing is: such as [TexasAreas].
	Standing []Area
}

// An Agenda is what the next session of one worker is about, first things first.
type Agenda struct {
	Items []AgendaItem `json:"items"`
	Later []AgendaItem `json:"later"` // beyond the limit, in their order
	// Open are the standing areas that no item on the first list is about, in the order
	// of the rules.
	Open []Area `json:"open"`
}

// An AgendaItem is one matter of an agenda. Concerns of one key are one item.
type AgendaItem struct {
	Key      string      `json:"key"`
	Kind     ConcernKind `json:"kind"` // of the most severe of its concerns
	Severity Severity    `json:"severity"`
	Since    time.Time   `json:"since"` // of the earliest
	Areas    []Area      `json:"areas"`
	About    []string    `json:"about"`            // codes of other rooms, ordered as bytes
	Concerns int         `json:"concerns"`         // how many it is made of, actions and topics among them
	Own      bool        `json:"own"`              // the worker wants to talk about it
	Free     bool        `json:"no_consequence"`   // a boundary that the worker raised: nothing follows from it
	Action   ActionID    `json:"action,omitempty"` // the open follow-up
	Owner    Owner       `json:"owner,omitempty"`  // of the action
	Due      peer.Date   `json:"due,omitzero"`     // of the action
	Overdue  bool        `json:"overdue"`          // the action's day is past, or the 24 hours for a debrief are
	By       time.Time   `json:"by,omitzero"`      // of a debrief: when the 24 hours end
}

// NewAgenda returns the agenda of one worker at a moment, from the concerns, the
// worker's actions and the worker's topics. It is ordered by severity, then the worker's own topics first, then
// the older, then the key as bytes; equal arguments in any order give equal agendas. Concerns of one key
// are merged: the most severe counts, and the earliest time. An open action that follows
// a concern up is on its item. A topic of the worker counts as one for soon at the
// least; an action that is overdue, too. What is dated after the moment has not happened
// yet.
//
// It returns an error that matches [ErrConcern] for a concern or topic that lacks
// something, and for rules with a negative number or an unknown area.
func NewAgenda(concerns []Concern, actions []Action, topics []Topic, at time.Time, rules AgendaRules, zone *time.Location) (Agenda, error) {
	if rules.RaiseAfter < 0 || rules.Limit < 0 || !listed(rules.Standing, areaList) {
		return Agenda{}, fmt.Errorf("%w: rules want numbers that are not negative and areas that are on the list, each once", ErrConcern)
	}
	b := agendaBuilder{at: at, on: peer.DateOf(at, zone), zone: zone, rules: rules, items: map[string]*AgendaItem{}}
	for i, c := range concerns {
		if err := c.Check(); err != nil {
			return Agenda{}, fmt.Errorf("concerns[%d]: %w", i, err)
		}
		b.concern(c)
	}
	for i, t := range topics {
		c := Concern{Key: t.Key, Kind: ConcernTopic, Severity: SeveritySoon, At: t.At, Area: t.Area}
		if err := c.Check(); err != nil {
			return Agenda{}, fmt.Errorf("topics[%d]: %w", i, err)
		}
		b.concern(c)
	}
	for _, a := range actions {
		b.action(a)
	}
	return b.agenda(), nil
}

type agendaBuilder struct {
	at    time.Time
	on    peer.Date
	zone  *time.Location
	rules AgendaRules
	items map[string]*AgendaItem
}

func (b *agendaBuilder) concern(c Concern) {
	if c.At.After(b.at) {
		return
	}
	c.At = inUTC(c.At)
	if c.Kind == ConcernTopic {
		c.Severity = max(c.Severity, SeveritySoon)
	}
	if c.Severity == SeverityRoutine && b.rules.RaiseAfter > 0 && !b.on.Before(peer.DateOf(c.At, b.zone).AddDays(b.rules.RaiseAfter)) {
		c.Severity = SeveritySoon
	}
	item := b.item(c)
	item.Own = item.Own || c.Kind == ConcernTopic
	item.Free = item.Free || c.Kind == ConcernBoundary
	if c.Kind == ConcernDebrief {
		if due := DebriefDue(c.At); item.By.IsZero() || due.Before(item.By) {
			item.By = due
		}
		item.Overdue = item.Overdue || b.at.After(item.By)
	}
}

func (b *agendaBuilder) action(a Action) {
	if !a.IsOpen() || a.Since().After(b.at) {
		return
	}
	key := a.plan.Concern
	if key == "" {
		key = "action/" + string(a.plan.ID)
	}
	c := Concern{Key: key, Kind: ConcernAction, Severity: SeverityRoutine, At: a.Since(), Area: a.plan.Area}
	late := a.IsOverdue(b.on)
	if late {
		c.Severity = SeveritySoon
	}
	item := b.item(c)
	item.Overdue = item.Overdue || late
	if item.Action != "" && item.Action < a.plan.ID { // two cannot be open for one concern unless the host lost one
		return
	}
	item.Action, item.Owner, item.Due = a.plan.ID, a.plan.Owner, a.due
}

// item puts the concern into its item. Which came first makes no difference.
func (b *agendaBuilder) item(c Concern) *AgendaItem {
	item := b.items[c.Key]
	if item == nil {
		item = &AgendaItem{Key: c.Key, Since: c.At}
		b.items[c.Key] = item
	}
	if c.Severity > item.Severity || c.Severity == item.Severity && slices.Index(concernKindList, c.Kind) < slices.Index(concernKindList, item.Kind) {
		item.Kind, item.Severity = c.Kind, c.Severity
	}
	if c.At.Before(item.Since) {
		item.Since = c.At
	}
	if area := c.area(); !slices.Contains(item.Areas, area) {
		item.Areas = append(item.Areas, area)
	}
	if c.About != "" && !slices.Contains(item.About, c.About) {
		item.About = append(item.About, c.About)
	}
	item.Concerns++
	return item
}

func (b *agendaBuilder) agenda() Agenda {
	items := make([]AgendaItem, 0, len(b.items))
	for _, item := range b.items {
		slices.SortFunc(item.Areas, func(x, y Area) int { return slices.Index(areaList, x) - slices.Index(areaList, y) })
		slices.Sort(item.About)
		items = append(items, *item)
	}
	slices.SortFunc(items, func(x, y AgendaItem) int {
		return cmp.Or(cmp.Compare(y.Severity, x.Severity), ownFirst(x, y), x.Since.Compare(y.Since), cmp.Compare(x.Key, y.Key))
	})
	a := Agenda{Items: []AgendaItem{}, Later: []AgendaItem{}, Open: []Area{}}
	for _, item := range items {
		if b.rules.Limit > 0 && len(a.Items) >= b.rules.Limit && !item.Own && item.Severity < SeverityUrgent {
			a.Later = append(a.Later, item)
			continue
		}
		a.Items = append(a.Items, item)
	}
	for _, area := range b.rules.Standing {
		if !slices.ContainsFunc(a.Items, func(i AgendaItem) bool { return slices.Contains(i.Areas, area) }) {
			a.Open = append(a.Open, area)
		}
	}
	return a
}

func ownFirst(x, y AgendaItem) int {
	switch {
	case x.Own == y.Own:
		return 0
	case x.Own:
		return -1
	}
	return 1
}

// MarshalJSON returns the item with empty lists as [], never null. It shows keys and the id of the action, for the two
// whose agenda it is.
func (i AgendaItem) MarshalJSON() ([]byte, error) {
	type plain AgendaItem
	if i.Areas == nil {
		i.Areas = []Area{}
	}
	if i.About == nil {
		i.About = []string{}
	}
	return json.Marshal(plain(i))
}

const agendaShown = "[supervision agenda]"

// Format keeps keys out of every verb of fmt.
func (Agenda) Format(f fmt.State, _ rune) { redact.Format(f, agendaShown) }

// LogValue keeps keys out of logs.
func (Agenda) LogValue() slog.Value { return slog.StringValue(agendaShown) }

// Format keeps keys out of every verb of fmt.
func (i AgendaItem) Format(f fmt.State, _ rune) { redact.Format(f, "[agenda item "+string(i.Kind)+"]") }

// LogValue keeps keys out of logs.
func (i AgendaItem) LogValue() slog.Value {
	return slog.StringValue("[agenda item " + string(i.Kind) + "]")
}

// Format keeps keys out of every verb of fmt.
func (Topic) Format(f fmt.State, _ rune) { redact.Format(f, "[topic]") }

// LogValue keeps keys out of logs.
func (Topic) LogValue() slog.Value { return slog.StringValue("[topic]") }
