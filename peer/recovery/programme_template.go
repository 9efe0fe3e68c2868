package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A ProgrammeTemplate is what a programme of peer support is made of: meetings at
// regular times, goals, people who hold one another to them, ground rules. It is a
// plain value to change and build from. The zero value lacks everything.
type ProgrammeTemplate struct {
	Name           string           `json:"name,omitempty"`
	EveryDays      int              `json:"every_days,omitempty"` // a meeting every so many days
	Minutes        int              `json:"minutes,omitempty"`    // of a meeting
	Format         []MeetingFormat  `json:"format,omitempty"`
	GoalReview     int              `json:"goal_review,omitempty"`    // days between looks at a person's own goals
	Accountability []Accountability `json:"accountability,omitempty"` // how people hold one another to what they set themselves
	Rules          []GroundRule     `json:"rules,omitempty"`          // read at the opening
	Attendance     AttendanceMode   `json:"attendance,omitempty"`
	Source         source.Source    `json:"source,omitzero"`
}

// DefaultTemplate returns a weekly programme. Its figures are this library's design.
func DefaultTemplate() ProgrammeTemplate {
	return ProgrammeTemplate{
		Name: "weekly meetings with goals of one's own", EveryDays: 7, Minutes: 90, GoalReview: 30,
		Format:         []MeetingFormat{FormatCheckInRound, FormatTopic},
		Accountability: []Accountability{AccountabilityRound, AccountabilityPair},
		Rules:          []GroundRule{GroundConfidential, GroundLimitsOfConfidentiality, GroundRightToPass, GroundIStatements, GroundNoFixing, GroundOneSpeaker, GroundRespectPathways, GroundNoMedicalAdvice},
		Attendance:     AttendanceCountOnly,
		Source:         source.DesignDefault("weekly is usual, 60 to 90 minutes; goals are looked at every 30 days"),
	}
}

// Lacks returns which parts of a structured programme t does not have, by the names
// "meetings", "goals", "accountability", "ground_rules" and, among the rules,
// "confidentiality", "limits_of_confidentiality" and "right_to_pass".
func (t ProgrammeTemplate) Lacks() []string {
	var out []string
	for _, part := range []struct {
		ok   bool
		name string
	}{
		{t.EveryDays > 0 && t.Minutes > 0, "meetings"},
		{t.GoalReview > 0, "goals"},
		{len(t.Accountability) > 0 && known(t.Accountability, accountabilities), "accountability"},
		{len(t.Rules) > 0 && known(t.Rules, groundRules), "ground_rules"},
		{slices.Contains(t.Rules, GroundConfidential), "confidentiality"},
		{slices.Contains(t.Rules, GroundLimitsOfConfidentiality), "limits_of_confidentiality"},
		{slices.Contains(t.Rules, GroundRightToPass), "right_to_pass"},
	} {
		if !part.ok {
			out = append(out, part.name)
		}
	}
	return out
}
