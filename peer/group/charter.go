package group

import (
	"errors"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
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
