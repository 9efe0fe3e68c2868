package group

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// About is what a kind of activity is for, and what to think of before.
type About struct {
	Kind   ActivityKind    `json:"kind,omitempty"`
	For    string          `json:"for,omitempty"`    // one line for people
	Before []string        `json:"before,omitempty"` // what to see to
	Scope  peer.ActivityID `json:"scope,omitempty"`  // the activity of the scope catalogue that the worker does
	Public bool            `json:"public,omitempty"` // strangers see who is there: everybody decides for themselves how they show
	Source source.Source   `json:"source,omitzero"`
}

// Scope activities of a worker at activities.
const (
	companion   peer.ActivityID = "companion_recovery_activity"
	facilitates peer.ActivityID = "support_group_facilitation"
	advocates   peer.ActivityID = "system_advocacy"
)

var (
	affiliation = source.Of("JAC12").At("socialising and community building count among direct peer tasks; the points to see to are this library's", source.Derived)
	skills      = source.Of("CC15").At("skill building; the points to see to are this library's", source.Derived)
	speaking    = source.Of("WICPS").At("areas of advocacy; nobody's story without permission", source.Derived)
)

var abouts = []About{
	{ActivitySocial, "Being together without substances, against isolation.", []string{"A place that serves no alcohol.", "Food that everybody can eat."}, companion, false, affiliation},
	{ActivityRecreation, "Hikes and other things done with hands and feet, which widen what life holds.", []string{"How hard it is, said before.", "First aid and naloxone.", "A way home for whoever turns back."}, companion, false, affiliation},
	{ActivityWorkshop, "Learning a skill for coping or for life.", []string{"What people take home.", "A way for people who read little."}, facilitates, false, skills},
	{ActivityAdvocacy, "Civic life and leadership: being heard where rules are made.", []string{"What it means to be seen there.", "Nobody speaks of another's story.", "Pictures only of those who said yes that day."}, advocates, true, speaking},
	{ActivityService, "Work for the neighbourhood, done together.", []string{"Insurance.", "Nobody has to say why they came."}, companion, true, affiliation},
	{ActivityStigmaContact, "People in recovery meet the public, which sees that recovery is possible.", []string{"What it means to be seen there.", "Only one's own story, and only what one wants told.", "Somebody to talk to afterwards."}, advocates, true, speaking},
	{ActivityStigmaEducation, "Teaching about substance use, mental health and words that hurt.", []string{"Person-first words.", "Sources for what is said."}, advocates, true, speaking},
	{ActivityCelebration, "A day to celebrate.", []string{"Ask each time before a picture.", "Whoever does not want to be named is not."}, companion, false, affiliation},
}

// About returns what a kind of activity is for. It returns [ErrUnknownActivityKind] for
// one that there is not.
func (v ActivityKind) About() (About, error) {
	for _, a := range abouts {
		if a.Kind == v {
			a.Before = slices.Clone(a.Before)
			return a, nil
		}
	}
	return About{}, enum.Refuse(string(v), activityKinds, ErrUnknownActivityKind)
}

// An Activity is something that a programme does with people beside meetings: a hike, a
// meal, a workshop, a hearing. [Activity.Check] says whether it fits together, and JSON
// is written and read only if it does. The zero Activity does not.
type Activity struct {
	ID        ActivityID              `json:"id"`
	Revision  int                     `json:"revision"` // raised by the host with every save
	Programme peer.ProgrammeID        `json:"programme,omitempty"`
	Site      peer.SiteID             `json:"site,omitempty"`
	Group     peer.GroupID            `json:"group,omitempty"` // that holds it; none: the programme
	Pathway   recovery.PathwayID      `json:"pathway,omitempty"`
	Kind      ActivityKind            `json:"kind"`
	Mode      recovery.AttendanceMode `json:"mode"` // what is kept about who was there
	Start     time.Time               `json:"start"`
	Minutes   int                     `json:"minutes"`
	Capacity  int                     `json:"capacity"` // 0: no limit
	Leaders   []Leading               `json:"leaders,omitempty"`
	Cancelled bool                    `json:"cancelled,omitempty"`
}

// Check returns everything that does not fit together, wrapping [ErrActivity], and
// [ErrAnonymity] for a mode that its pathway does not allow.
func (a Activity) Check() error {
	rules := []struct {
		ok   bool
		want string
	}{
		{a.ID != "" && storable.ID(string(a.ID)) && storable.ID(string(a.Programme)) && storable.ID(string(a.Site)) && storable.ID(string(a.Group)) && storable.ID(string(a.Pathway)), "an id, and ids in valid UTF-8 of at most 256 bytes"},
		{slices.Contains(activityKinds, a.Kind), "a kind"},
		{slices.Contains(modes, a.Mode), "a mode of attendance"},
		{!a.Start.IsZero() && storable.Time(a.Start) && a.Minutes >= 1 && a.Minutes <= minutesPerDay, "a start, and minutes from 1 to 1440"},
		{a.Capacity >= 0, "a capacity of 0, for no limit, or more"},
		{!slices.ContainsFunc(a.Leaders, func(l Leading) bool {
			return l.Leader == "" || !storable.ID(string(l.Leader)) || !slices.Contains(leaderRoles, l.Role)
		}), "a person and a role for each leader"},
	}
	var faults []error
	for _, r := range rules {
		if !r.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrActivity, r.want))
		}
	}
	if slices.Contains(modes, a.Mode) && !IsAtLeast(a.Mode, FloorOf(a.Pathway)) {
		faults = append(faults, fmt.Errorf("%w: of this pathway at most this is kept: %s", ErrAnonymity, string(FloorOf(a.Pathway))))
	}
	return errors.Join(faults...)
}

// Sheet returns the empty attendance sheet of the activity, by its mode. g is the group
// that holds it, the zero Group if none does. It returns what Check returns,
// [ErrAnonymity] if nothing is kept, or more than g may keep, and [ErrActivity] if it was
// cancelled or g is another group.
func (a Activity) Sheet(g Group) (Sheet, error) {
	if err := a.Check(); err != nil {
		return Sheet{}, err
	}
	if a.Cancelled {
		return Sheet{}, fmt.Errorf("%w: it was cancelled, and nobody missed it", ErrActivity)
	}
	if a.Group != g.ID() {
		return Sheet{}, fmt.Errorf("%w: want the group that holds it", ErrActivity)
	}
	s := Sheet{activity: a.ID, group: a.Group, pathway: a.Pathway, mode: a.Mode, start: a.Start.UTC(), minutes: a.Minutes}
	if err := errors.Join(s.check(), g.CheckSheet(s)); err != nil {
		return Sheet{}, err
	}
	return s, nil
}

type storedActivity Activity

// MarshalJSON returns the stored form of a, times in UTC, or what Check returns.
func (a Activity) MarshalJSON() ([]byte, error) {
	if err := a.Check(); err != nil {
		return nil, err
	}
	a.Start = a.Start.UTC()
	return json.Marshal(storedActivity(a))
}

// UnmarshalJSON reads what MarshalJSON returned. It returns a
// [*lifecycle.RecordError] for another form and what Check returns. On error a is
// unchanged.
func (a *Activity) UnmarshalJSON(data []byte) error {
	var in storedActivity
	if err := lifecycle.ReadStored("activity", data, &in); err != nil {
		return err
	}
	if err := Activity(in).Check(); err != nil {
		return err
	}
	in.Start = in.Start.UTC()
	*a = Activity(in)
	return nil
}

// Format prints the kind and keeps people out of every verb of fmt.
func (a Activity) Format(f fmt.State, _ rune) { redact.Format(f, "[activity "+string(a.Kind)+"]") }

// LogValue keeps people out of logs.
func (a Activity) LogValue() slog.Value { return slog.StringValue("[activity " + string(a.Kind) + "]") }
