package group

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// A Charter says what a group is. [NewGroup] judges it.
type Charter struct {
	ID            peer.GroupID             `json:"id"`
	Programme     peer.ProgrammeID         `json:"programme,omitempty"`
	Site          peer.SiteID              `json:"site,omitempty"`
	Kind          Kind                     `json:"kind"`
	Pathway       recovery.PathwayID       `json:"pathway,omitempty"`     // none: of no pathway
	Mode          recovery.AttendanceMode  `json:"mode"`                  // what is kept about who was there
	Domains       []peer.Domain            `json:"domains,omitempty"`     // conditions that it is about
	Focuses       []recovery.Focus         `json:"focuses,omitempty"`     // for whom, or in what frame, it is held
	Populations   []Population             `json:"populations,omitempty"` // whom it is first of all for
	AgeGroup      peer.AgeGroup            `json:"age_group,omitempty"`   // empty: not bound to one
	Setting       peer.Setting             `json:"setting,omitempty"`
	Language      string                   `json:"language,omitempty"` // BCP 47 tag
	Access        recovery.MeetingAccess   `json:"access,omitempty"`
	Form          recovery.MeetingFormat   `json:"format,omitempty"` // what its meetings do
	Channel       recovery.MeetingChannel  `json:"channel,omitempty"`
	Crosstalk     recovery.CrosstalkPolicy `json:"crosstalk,omitempty"`
	ShareMinutes  int                      `json:"share_minutes,omitempty"` // how long one share may be; 0: no limit
	Minutes       int                      `json:"minutes,omitempty"`       // how long a meeting is planned to be
	Capacity      int                      `json:"capacity"`                // places; 0: no limit
	When          *Recurrence              `json:"when,omitempty"`          // nil: by arrangement, or at any time
	Accessibility []Accessibility          `json:"accessibility,omitempty"`
	MayShare      Answer                   `json:"medication_may_share,omitempty"`      // may people on medication share
	MayServe      Answer                   `json:"medication_may_serve,omitempty"`      // and take on posts
	CountsTime    Answer                   `json:"medication_counts_as_time,omitempty"` // and count their time
	SafetyContact string                   `json:"safety_contact,omitempty"`            // the host's key for whom leaders call
	LimitsNote    string                   `json:"limits_note,omitempty"`               // the host's key of what leaders say on the limits of confidentiality
}

// A RulesVersion is the ground rules of a group from a day on.
type RulesVersion struct {
	Version int                   `json:"version"` // from 1
	From    peer.Date             `json:"from"`
	Rules   []recovery.GroundRule `json:"rules"`
}

// A Group is people who meet: what it is, what it keeps about who was there, and the
// ground rules that it had and has. Use [NewGroup] to make one; the zero Group is
// none.
//
// Its mode of attendance is bounded by its pathway ([FloorOf]), when it is made and
// when it is loaded: a fellowship that keeps no names has no group that does. The mode
// can become stricter and never laxer, for people came under what they were told.
type Group struct {
	Revision int // raised by the host with every save
	charter  Charter
	rules    []RulesVersion
}

// NewGroup returns a group with its first ground rules. It returns every fault,
// wrapping [ErrGroup], or [ErrAnonymity] for a mode of attendance that its pathway
// does not allow. Every group has the rules of confidentiality and of the right to
// pass; limits of confidentiality are a rule wherever a programme runs the group.
func NewGroup(c Charter, from peer.Date, rules ...recovery.GroundRule) (Group, error) {
	g := Group{charter: c.clone(), rules: []RulesVersion{{1, from, slices.Clone(rules)}}}
	if err := g.check(); err != nil {
		return Group{}, err
	}
	return g, nil
}

func (c Charter) clone() Charter {
	c.Domains, c.Focuses, c.Populations, c.Accessibility = slices.Clone(c.Domains), slices.Clone(c.Focuses), slices.Clone(c.Populations), slices.Clone(c.Accessibility)
	if c.When != nil {
		when := *c.When
		when.Rule.Days, when.Except, when.Also = slices.Clone(when.Rule.Days), slices.Clone(when.Except), slices.Clone(when.Also)
		c.When = &when
	}
	return c
}

// oneOf reports whether v is one of the known values, or none.
func oneOf[T comparable](v T, known []T) bool {
	var none T
	return v == none || slices.Contains(known, v)
}

func allOf[T comparable](list, known []T) bool {
	return unique(list) && !slices.ContainsFunc(list, func(v T) bool { return !slices.Contains(known, v) })
}

func (g Group) check() error {
	c := g.charter
	rules := []struct {
		ok   bool
		want string
	}{
		{c.ID != "", "an id"},
		{!slices.ContainsFunc([]string{string(c.ID), string(c.Programme), string(c.Site), string(c.Pathway), c.Language, c.SafetyContact, c.LimitsNote}, func(s string) bool { return !storable.ID(s) }),
			"ids in valid UTF-8 of at most 256 bytes"},
		{slices.Contains(kinds, c.Kind), "a kind"},
		{slices.Contains(modes, c.Mode), "a mode of attendance, a proof slip being none of a group"},
		{c.Kind != KindOnline || c.Mode == recovery.AttendanceNone || c.When != nil, "no attendance, as nobody attends an online community without a time"},
		{allOf(c.Domains, peer.Domains()) && allOf(c.Focuses, recovery.Focuses()) && allOf(c.Populations, populations) && allOf(c.Accessibility, accessibilities), "known domains, focuses, populations and accessibilities, each once"},
		{oneOf(c.AgeGroup, peer.AgeGroups()) && oneOf(c.Setting, peer.Settings()), "a known age group and setting, or none"},
		{oneOf(c.Access, recovery.MeetingAccesses()) && oneOf(c.Form, recovery.MeetingFormats()) && oneOf(c.Channel, recovery.MeetingChannels()) && oneOf(c.Crosstalk, recovery.CrosstalkPolicies()),
			"a known access, format, channel and policy on cross-talk, or none"},
		{oneOf(c.MayShare, answers) && oneOf(c.MayServe, answers) && oneOf(c.CountsTime, answers), "yes, no, or no answer"},
		{c.ShareMinutes >= 0 && c.ShareMinutes <= minutesPerDay && c.Minutes >= 0 && c.Minutes <= minutesPerDay, "minutes from 0 to 1440"},
		{c.Capacity >= 0, "a capacity of 0, for no limit, or more"},
		{c.When == nil || c.When.Check() == nil, "a recurrence that fits together, or none"},
		{!slices.Contains(g.Rules(), recovery.GroundNoCrosstalk) || c.Crosstalk != recovery.CrosstalkAllowed, "no rule against cross-talk where it is allowed"},
	}
	var faults []error
	for _, r := range rules {
		if !r.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrGroup, r.want))
		}
	}
	if slices.Contains(modes, c.Mode) && !IsAtLeast(c.Mode, FloorOf(c.Pathway)) {
		faults = append(faults, fmt.Errorf("%w: of this pathway at most this is kept: %s", ErrAnonymity, string(FloorOf(c.Pathway))))
	}
	if len(g.rules) == 0 {
		faults = append(faults, fmt.Errorf("%w: want ground rules", ErrGroup))
	}
	for i, v := range g.rules {
		if err := v.check(c.Kind != KindMutualAid); err != nil {
			faults = append(faults, err)
		}
		if v.Version != i+1 || i > 0 && !g.rules[i-1].From.Before(v.From) {
			faults = append(faults, fmt.Errorf("%w: want versions of ground rules in their order, each from a later day", ErrGroup))
		}
	}
	return errors.Join(faults...)
}

func (v RulesVersion) check(run bool) error {
	switch {
	case v.From.IsZero():
		return fmt.Errorf("%w: want the day from which ground rules hold", ErrGroup)
	case !allOf(v.Rules, recovery.GroundRules()):
		return fmt.Errorf("%w: want known ground rules, each once", ErrGroup)
	case !slices.Contains(v.Rules, recovery.GroundConfidential) || !slices.Contains(v.Rules, recovery.GroundRightToPass):
		return fmt.Errorf("%w: want %s and %s among the ground rules", ErrGroup, string(recovery.GroundConfidential), string(recovery.GroundRightToPass))
	case run && !slices.Contains(v.Rules, recovery.GroundLimitsOfConfidentiality):
		return fmt.Errorf("%w: want %s among the ground rules, as leaders may have to report", ErrGroup, string(recovery.GroundLimitsOfConfidentiality))
	}
	return nil
}

// Charter returns a copy of what the group is.
func (g Group) Charter() Charter { return g.charter.clone() }

// ID returns the id of the group.
func (g Group) ID() peer.GroupID { return g.charter.ID }

// Mode returns what the group keeps about who was there.
func (g Group) Mode() recovery.AttendanceMode { return g.charter.Mode }

// Rules returns the ground rules in force; nil for the zero Group.
func (g Group) Rules() []recovery.GroundRule {
	if len(g.rules) == 0 {
		return nil
	}
	return slices.Clone(g.rules[len(g.rules)-1].Rules)
}

// RulesVersion returns the version of the ground rules in force, 0 for the zero Group.
func (g Group) RulesVersion() int { return len(g.rules) }

// RulesVersions returns every version of the ground rules, oldest first.
func (g Group) RulesVersions() []RulesVersion {
	all := slices.Clone(g.rules)
	for i := range all {
		all[i].Rules = slices.Clone(all[i].Rules)
	}
	return all
}

// Amend gives the group other ground rules from a day on. Members accept them anew:
// [Membership.NeedsAcceptance]. It returns what [NewGroup] returns, and leaves g
// unchanged on error.
func (g *Group) Amend(from peer.Date, rules ...recovery.GroundRule) error {
	next := *g
	next.rules = append(slices.Clip(g.rules), RulesVersion{len(g.rules) + 1, from, slices.Clone(rules)})
	if err := next.check(); err != nil {
		return err
	}
	*g = next
	return nil
}

// Change gives the group another charter. The id stays, and so does the pathway once
// there is one; the mode of attendance may become stricter only: [ErrAnonymity]. It
// returns what [NewGroup] returns, and leaves g unchanged on error.
func (g *Group) Change(c Charter) error {
	next := *g
	next.charter = c.clone()
	switch {
	case c.ID != g.charter.ID || g.charter.Pathway != "" && c.Pathway != g.charter.Pathway:
		return fmt.Errorf("%w: want the same id and pathway; another group is another one", ErrGroup)
	case slices.Contains(modes, c.Mode) && !IsAtLeast(c.Mode, g.charter.Mode):
		return fmt.Errorf("%w: the mode of attendance becomes stricter or stays: people came under the one before", ErrAnonymity)
	}
	if err := next.check(); err != nil {
		return err
	}
	*g = next
	return nil
}

type storedGroup struct {
	Charter
	Revision int            `json:"revision"`
	Rules    []RulesVersion `json:"rules"`
}

// MarshalJSON returns the stored form of g. The zero Group cannot be stored: [ErrGroup].
func (g Group) MarshalJSON() ([]byte, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedGroup{g.charter, g.Revision, g.rules})
}

// UnmarshalJSON loads what MarshalJSON returned and judges it as [NewGroup] does. It
// returns a [*lifecycle.RecordError] for another form. On error g is unchanged.
func (g *Group) UnmarshalJSON(data []byte) error {
	var in storedGroup
	if err := strictjson.Unmarshal(data, &in); err != nil {
		return unreadable("group", err)
	}
	loaded := Group{in.Revision, in.Charter, in.Rules}
	if err := loaded.check(); err != nil {
		return err
	}
	*g = loaded
	return nil
}

// unreadable returns the error of a stored record of another form.
func unreadable(kind string, err error) error {
	what := "is not in its stored form"
	var at *strictjson.Error
	if errors.As(err, &at) {
		what = fmt.Sprintf("is not in its stored form: line %d, column %d", at.Line, at.Column)
	}
	return &lifecycle.RecordError{Lifecycle: kind, Field: "json", What: what}
}

// Format prints the kind and keeps ids out of every verb of fmt.
func (g Group) Format(f fmt.State, _ rune) { redact.Format(f, g.shown()) }

// LogValue keeps ids out of logs.
func (g Group) LogValue() slog.Value { return slog.StringValue(g.shown()) }

func (g Group) shown() string {
	if len(g.rules) == 0 {
		return "[no group]"
	}
	return "[group " + string(g.charter.Kind) + "]"
}

// Format prints the kind and keeps ids out of every verb of fmt.
func (c Charter) Format(f fmt.State, _ rune) { redact.Format(f, "[charter "+string(c.Kind)+"]") }

// LogValue keeps ids out of logs.
func (c Charter) LogValue() slog.Value { return slog.StringValue("[charter " + string(c.Kind) + "]") }
