package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A Pathway is one way that people recover, as far as somebody who looks for one
// has to know it: what it aims at, in which frame, what it asks, who leads, what it
// keeps. Texts are this library's own short words; the texts of fellowships are
// theirs and are not reproduced. Local practice differs nearly everywhere: a host
// changes a copy. The zero Pathway is not offered.
type Pathway struct {
	ID     PathwayID     `json:"id,omitempty"`
	Name   string        `json:"name,omitempty"`
	Kind   PathwayKind   `json:"kind,omitempty"`
	Since  string        `json:"since,omitempty"` // year or years in which it began, as far as known
	Status PathwayStatus `json:"status,omitempty"`
	Source source.Source `json:"source,omitzero"` // of name, beginning, status, aim, worldview and tokens

	Aim               GoalOrientation  `json:"aim,omitempty"`
	AcceptsReduction  bool             `json:"accepts_reduction,omitempty"`  // people who want to use less are accepted as well
	AcceptsAbstinence bool             `json:"accepts_abstinence,omitempty"` // people who want to stop are accepted as well
	Worldview         Worldview        `json:"worldview,omitempty"`
	Stance            MedicationStance `json:"stance,omitempty"`
	StanceText        string           `json:"stance_text,omitempty"` // what is known of it, in own words
	StanceSource      source.Source    `json:"stance_source,omitzero"`

	Structures   []Structure   `json:"structures,omitempty"`
	SponsorRoles []PathwayRole `json:"sponsor_roles,omitempty"` // whoever is to a person what a sponsor is elsewhere; empty: nobody
	Roles        []PathwayRole `json:"roles,omitempty"`
	Tokens       TokenCustom   `json:"tokens,omitempty"`
	Leaders      []LeaderRule  `json:"leaders,omitempty"`

	Eligibility Eligibility     `json:"eligibility,omitzero"`
	Membership  MembershipRule  `json:"membership,omitempty"`
	Anonymity   []AnonymityCode `json:"anonymity,omitempty"` // more than one where it depends on the host
	Deliveries  []Delivery      `json:"deliveries,omitempty"`
	Meetings    MeetingFacts    `json:"meetings,omitzero"`
	Cost        PathwayCost     `json:"cost,omitempty"`
	Affiliation Affiliation     `json:"affiliation,omitempty"`
	TermsSource source.Source   `json:"terms_source,omitzero"` // of roles, membership, anonymity, deliveries, cost, affiliation and whom it suits

	For        []Trait          `json:"for,omitempty"`         // speaks for it
	Against    []Trait          `json:"against,omitempty"`     // speaks against it: a caution, never a refusal
	ReferFirst []Trait          `json:"refer_first,omitempty"` // a talk with a clinician, or a plan for safety, comes first
	Instead    []PathwayID      `json:"instead,omitempty"`     // shown above it to people whom its stance on medication may hurt
	BuildsOn   []PathwayID      `json:"builds_on,omitempty"`   // it takes ideas from these
	Variants   []PathwayVariant `json:"variants,omitempty"`
	Focuses    []Focus          `json:"focuses,omitempty"` // groups for these are known to exist
	Topics     []EducationTopic `json:"topics,omitempty"`  // what is taught there
	Remarks    []PathwayRemark  `json:"remarks,omitempty"`
}

// Eligibility says for whom a pathway is. The zero value is for no audience.
type Eligibility struct {
	Audiences        []Audience    `json:"audiences,omitempty"`
	Concerns         []Concern     `json:"concerns,omitempty"`           // empty: any
	Women            bool          `json:"women,omitempty"`              // for women, by their own understanding of themselves
	OneGender        bool          `json:"one_gender,omitempty"`         // a house of one gender
	Youth            bool          `json:"youth,omitempty"`              // a service for young people
	AbstinentOnEntry bool          `json:"abstinent_on_entry,omitempty"` // people who use at present are not taken in
	Text             string        `json:"text,omitempty"`               // in own words
	Source           source.Source `json:"source,omitzero"`
}

// A FigureRange is a figure that varies, with where it comes from; bounds are included.
// The zero FigureRange is not known. Max 0 beside a Min means no ceiling.
type FigureRange struct {
	Min    int           `json:"min,omitempty"`
	Max    int           `json:"max,omitempty"`
	Source source.Source `json:"source,omitzero"`
}

// IsZero reports whether nothing is known.
func (r FigureRange) IsZero() bool { return r.Min == 0 && r.Max == 0 }

// MeetingFacts say how the meetings of a pathway go. What is empty is not known.
// Source is that of formats and rules, CustomsSource that of accesses, channels,
// cross-talk and attendance.
type MeetingFacts struct {
	Accesses   []MeetingAccess  `json:"accesses,omitempty"`
	Formats    []MeetingFormat  `json:"formats,omitempty"`
	Channels   []MeetingChannel `json:"channels,omitempty"`
	Minutes    FigureRange      `json:"minutes,omitzero"`
	Size       FigureRange      `json:"size,omitzero"`     // people in a meeting; zero: not known, or no ceiling
	Share      FigureRange      `json:"share,omitzero"`    // minutes of one share
	Sessions   FigureRange      `json:"sessions,omitzero"` // of a course
	Crosstalk  CrosstalkPolicy  `json:"crosstalk,omitempty"`
	Attendance AttendanceMode   `json:"attendance,omitempty"` // by default; a person can only make it stricter
	Rules      []GroundRule     `json:"rules,omitempty"`      // that are known to be its own
	Source     source.Source    `json:"source,omitzero"`

	CustomsSource source.Source `json:"customs_source,omitzero"`
}

// A PathwayVariant is a fellowship or a group that shares a pathway and differs in what it
// is about. What is empty is as in the pathway. The zero PathwayVariant is none.
type PathwayVariant struct {
	ID        PathwayID        `json:"id,omitempty"`
	Name      string           `json:"name,omitempty"`
	Concerns  []Concern        `json:"concerns,omitempty"`
	Focus     Focus            `json:"focus,omitempty"`
	Youth     bool             `json:"youth,omitempty"`     // for young people
	Worldview Worldview        `json:"worldview,omitempty"` // as it differs
	Stance    MedicationStance `json:"stance,omitempty"`    // as it differs
	Leaders   []LeaderRule     `json:"leaders,omitempty"`   // as they differ
	Text      string           `json:"text,omitempty"`
	Source    source.Source    `json:"source,omitzero"`
}

// A PathwayRemark is one more fact about a pathway. Figures that a pathway gives about
// itself say so; none of them promises anything.
type PathwayRemark struct {
	Text   string        `json:"text,omitempty"`
	Source source.Source `json:"source,omitzero"`
}

// Structure returns the structure of the given kind, or false.
func (p Pathway) Structure(kind StructureKind) (Structure, bool) {
	for _, s := range p.Structures {
		if s.Kind == kind {
			return s, true
		}
	}
	return Structure{}, false
}

// Item returns the item of any structure of p that has the given id, or false.
func (p Pathway) Item(id PathwayItemID) (PathwayItem, bool) {
	for _, s := range p.Structures {
		for _, i := range s.Items {
			if i.ID == id && id != "" {
				return i, true
			}
		}
	}
	return PathwayItem{}, false
}

// Variant returns p as its variant of the given id is, or false.
func (p Pathway) Variant(id PathwayID) (Pathway, bool) {
	i := slices.IndexFunc(p.Variants, func(v PathwayVariant) bool { return v.ID == id })
	if i < 0 {
		return Pathway{}, false
	}
	v := p.Variants[i]
	out := p
	out.ID, out.Name, out.Variants, out.Source = v.ID, v.Name, nil, v.Source
	if len(v.Concerns) > 0 {
		out.Eligibility.Concerns = slices.Clone(v.Concerns)
	}
	if v.Focus != "" {
		out.Focuses = []Focus{v.Focus}
	}
	out.Eligibility.Youth = out.Eligibility.Youth || v.Youth
	if v.Text != "" {
		out.Eligibility.Text = v.Text
		out.Eligibility.Source = v.Source
	}
	if v.Worldview != "" {
		out.Worldview = v.Worldview
	}
	if v.Stance != "" {
		out.Stance, out.StanceText, out.StanceSource = v.Stance, v.Text, v.Source
	}
	if len(v.Leaders) > 0 {
		out.Leaders = slices.Clone(v.Leaders)
	}
	return out, true
}

// KeepsRecords reports whether taking part leaves a record of a service.
func (p Pathway) KeepsRecords() bool { return slices.Contains(p.Anonymity, AnonymityServiceRecord) }
