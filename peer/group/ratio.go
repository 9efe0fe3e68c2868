package group

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Ratio is a limit on how many participants one leader may have in a group.
type Ratio struct {
	Key          string        `json:"key"`                    // stable name
	Jurisdiction string        `json:"jurisdiction,omitempty"` // ISO 3166-2, such as "US-VA"
	AgeGroup     peer.AgeGroup `json:"age_group,omitempty"`    // empty: whatever the age
	Max          int           `json:"max"`                    // participants for each leader; 0: no number, "appropriate to size"
	Billable     int           `json:"billable,omitempty"`     // the least number of enrolled members present for a group rate; 0: not said
	Source       source.Source `json:"source"`
}

// Ratios returns the limits that are known, each with its source. A host adds its own.
func Ratios() []Ratio {
	return []Ratio{
		{"US-VA", "US-VA", "", 10, 0, source.Of("VA").At("peer recovery specialist groups, 10 : 1", source.Verified)},
		{"US-NC", "US-NC", "", 12, 0, source.Of("NC").At("certified peer support specialist groups, 12 : 1", source.Verified)},
		{"US-ID-youth", "US-ID", peer.AgeYouth, 6, 1, source.Of("ID").At("Magellan: youth peer groups, 6 for each facilitator, above that two facilitators or a split; a group rate from one enrolled member on", source.Verified)},
		{"US-ID-minor", "US-ID", peer.AgeMinor, 6, 1, source.Of("ID").At("Magellan: youth peer groups, 6 for each facilitator; that youth means minors too is this library's reading", source.Derived)},
		{"US-ID-adult", "US-ID", peer.AgeAdult, 0, 1, source.Of("ID").At("Magellan: adult and family groups, appropriate to size", source.Verified)},
	}
}

// CoLeaderAbove returns the number of participants above which a leader alone wants a
// co-leader, and where that comes from. It is a habit and no rule.
func CoLeaderAbove() (people int, from source.Source) {
	return 8, source.Of("PWCOMMON").At("one leader above about 8 wants a co-leader", source.Unverified)
}

// A RatioFinding is a limit that a meeting does not keep, or something to think about.
type RatioFinding struct {
	Rule    string        `json:"rule"`              // stable name: ratio, or co_leader, which stops nothing
	Key     string        `json:"key,omitempty"`     // of the ratio
	Leaders int           `json:"leaders,omitempty"` // so many would be enough
	Text    string        `json:"text"`              // one line for people
	Source  source.Source `json:"source"`
}

// CheckRatio returns every limit among the given ones that a group with so many
// participants and leaders does not keep, by jurisdiction and age group: those without
// one bind everybody. Hosts and trainees are no leaders. It returns [ErrRatio] for
// negative numbers and for a limit that there cannot be.
func CheckRatio(ratios []Ratio, jurisdiction string, age peer.AgeGroup, participants, leaders int) ([]RatioFinding, error) {
	if participants < 0 || leaders < 0 {
		return nil, fmt.Errorf("%w: want numbers of 0 or more", ErrRatio)
	}
	if !oneOf(age, peer.AgeGroups()) {
		return nil, fmt.Errorf("%w: want a known age group, or none", ErrRatio)
	}
	var found []RatioFinding
	for _, r := range ratios {
		if r.Max < 0 || r.Key == "" {
			return nil, fmt.Errorf("%w: want a key and a limit of 1 or more, or 0 for none", ErrRatio)
		}
		// Who does not say the age of a group is held to the limits of every age.
		if r.Max == 0 || r.Jurisdiction != "" && r.Jurisdiction != jurisdiction || r.AgeGroup != "" && age != "" && r.AgeGroup != age {
			continue
		}
		if need := (participants-1)/r.Max + 1; participants > 0 && need > leaders {
			found = append(found, RatioFinding{"ratio", r.Key, need, fmt.Sprintf("At most %d participants for each leader: %d leaders, or a split.", r.Max, need), r.Source})
		}
	}
	if above, from := CoLeaderAbove(); leaders == 1 && participants > above {
		found = append(found, RatioFinding{"co_leader", "", 2, fmt.Sprintf("Above about %d people a leader alone wants a co-leader.", above), from})
	}
	return found, nil
}

// A SizeNorm is how many people a kind of group usually has. It is a habit and no limit.
type SizeNorm struct {
	Key    string        `json:"key"`
	From   int           `json:"from,omitempty"`
	To     int           `json:"to,omitempty"` // people; To 0: no ceiling
	Source source.Source `json:"source"`
}

// SizeNorms returns the usual sizes that are known, by pathway id where the key is one.
func SizeNorms() []SizeNorm {
	recalled := func(what string) source.Source {
		return source.Of("PWCOMMON").At(what, source.Unverified)
	}
	return []SizeNorm{
		{"wfs", 6, 10, source.Of("PWWFS").At("6 to 10 women are ideal", source.Verified)},
		{"wrap", 8, 12, recalled("about 8 to 12 people in a course")},
		{"affinity_circle", 5, 15, source.Of("PWRDC").At("affinity circles of 5 to 15", source.Verified)},
		{"support_group", 6, 15, recalled("support groups usually have 6 to 15 people")},
		{"aa", 0, 0, recalled("no ceiling")},
		{"na", 0, 0, recalled("no ceiling")},
		{"online_community", 0, 0, recalled("no ceiling")},
	}
}

// SizeNormOf returns the usual size for a key; ok is false if none is known.
func SizeNormOf(key string) (n SizeNorm, ok bool) {
	all := SizeNorms()
	i := slices.IndexFunc(all, func(n SizeNorm) bool { return n.Key == key })
	if i < 0 {
		return SizeNorm{}, false
	}
	return all[i], true
}
