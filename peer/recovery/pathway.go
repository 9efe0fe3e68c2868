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
	ID     PathwayID
	Name   string
	Kind   PathwayKind
	Since  string // year or years in which it began, as far as known
	Status PathwayStatus
	Source source.Source // of what no field below has a source for

	Aim               GoalOrientation
	AcceptsReduction  bool // people who want to use less are accepted as well
	AcceptsAbstinence bool // people who want to stop are accepted as well
	Worldview         Worldview
	Stance            MedicationStance
	StanceText        string // what is known of it, in own words
	StanceSource      source.Source

	Structures   []Structure
	SponsorRoles []PathwayRole // whoever is to a person what a sponsor is elsewhere; empty: nobody
	Roles        []PathwayRole
	Tokens       TokenCustom
	Leaders      []LeaderRule

	Eligibility Eligibility
	Membership  MembershipRule
	Anonymity   []AnonymityCode // more than one where it depends on the host
	Deliveries  []Delivery
	Meetings    MeetingFacts
	Cost        Cost
	Affiliation Affiliation

	For        []Trait     // speaks for it
	Against    []Trait     // speaks against it: a caution, never a refusal
	ReferFirst []Trait     // a talk with a clinician, or a plan for safety, comes first
	Instead    []PathwayID // shown above it to people whom its stance on medication may hurt
	BuildsOn   []PathwayID // it takes ideas from these
	Variants   []Variant
	Focuses    []Focus // groups for these are known to exist
	Remarks    []Remark
}

// Eligibility says for whom a pathway is. The zero value is for no audience.
type Eligibility struct {
	Audiences        []Audience
	Concerns         []Concern // empty: any
	Women            bool      // for women, by their own understanding of themselves
	OneGender        bool      // a house of one gender
	Youth            bool      // a service for young people
	AbstinentOnEntry bool      // people who use at present are not taken in
	Text             string    // in own words
	Source           source.Source
}

// A Range is a figure that varies, with where it comes from; bounds are included.
// The zero Range is not known. Max 0 beside a Min means no ceiling.
type Range struct {
	Min, Max int
	Source   source.Source
}

// IsZero reports whether nothing is known.
func (r Range) IsZero() bool { return r.Min == 0 && r.Max == 0 }

// MeetingFacts say how the meetings of a pathway go. What is empty is not known.
type MeetingFacts struct {
	Accesses   []MeetingAccess
	Formats    []MeetingFormat
	Channels   []MeetingChannel
	Minutes    Range
	Size       Range // people in a meeting; zero: not known, or no ceiling
	Share      Range // minutes of one share
	Sessions   Range // of a course
	Crosstalk  CrosstalkPolicy
	Attendance AttendanceMode // by default; a person can only make it stricter
	Rules      []GroundRule   // that are known to be its own
	Source     source.Source
}

// A Variant is a fellowship or a group that shares a pathway and differs in what it
// is about. What is empty is as in the pathway. The zero Variant is none.
type Variant struct {
	ID        PathwayID
	Name      string
	Concerns  []Concern
	Focus     Focus
	Youth     bool             // for young people
	Worldview Worldview        // as it differs
	Stance    MedicationStance // as it differs
	Leaders   []LeaderRule     // as they differ
	Text      string
	Source    source.Source
}

// A Remark is one more fact about a pathway. Figures that a pathway gives about
// itself say so; none of them promises anything.
type Remark struct {
	Text   string
	Source source.Source
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
func (p Pathway) Item(id ItemID) (Item, bool) {
	for _, s := range p.Structures {
		for _, i := range s.Items {
			if i.ID == id && id != "" {
				return i, true
			}
		}
	}
	return Item{}, false
}

// Variant returns p as its variant of the given id is, or false.
func (p Pathway) Variant(id PathwayID) (Pathway, bool) {
	i := slices.IndexFunc(p.Variants, func(v Variant) bool { return v.ID == id })
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
