package supervision

import (
	"time"

	"github.com/alongside-go/alongside/peer/source"
)

// alongside is this library's own default for a programme that no rule binds. None
// of its figures has an outside authority.
func alongside() Standard {
	const newDays, firstYear, largest = 90, 365, 8
	design := source.DesignDefault
	open := Accepts{MaxGroup: largest}
	return Standard{
		Code: "ALONGSIDE", Name: "Alongside's own defaults, with no outside authority", Status: StandardDesign,
		Requirements: []Requirement{
			Meetings{Clause: Clause{ServiceDays: ServiceDays{To: newDays}, Source: design("an hour of individual supervision a week in the first 90 days")},
				Per: Week, Sessions: 1, Total: time.Hour, Accepts: Accepts{Forms: []Form{Individual}}},
			Meetings{Clause: Clause{ServiceDays: ServiceDays{From: newDays}, Source: design("a session in every fortnight after 90 days")},
				Per: Fortnight, Sessions: 1, Accepts: open},
			Meetings{Clause: Clause{Source: design("never less than a session a month")}, Per: Month, Sessions: 1, Accepts: open},
			HoursRatio{Clause: Clause{Source: design("an hour for 40 hours of service, the lower end of 20 to 40")}, Per: Month,
				Supervision: time.Hour, Worked: 40 * time.Hour, Accepts: Accepts{MaxGroup: largest, GroupShare: 50,
					Reading: design("groups count for at most half of the time asked for, and up to eight workers")}},
			Meetings{Clause: Clause{ServiceDays: ServiceDays{To: firstYear}, Source: design("an observation in every quarter of the first year")},
				Per: Quarter, Sessions: 1, Accepts: Accepts{Observed: true}},
			Meetings{Clause: Clause{ServiceDays: ServiceDays{From: firstYear}, Source: design("an observation in every half-year after the first year")},
				Per: HalfYear, Sessions: 1, Accepts: Accepts{Observed: true}},
			Supervised{Clause: Clause{Source: design("a supervisor on every day, and a warning where none is a peer")}, Per: Month, Peer: PeerWarned},
		},
		OnDemand: []Clause{{Source: design("what a worker asks for is never refused silently")}},
		Record:   []Record{{Clause: Clause{Source: design("a session is put on record")}}},
		Consequences: []Consequence{
			{Kind: ConsultFirst, After: 2, Rules: meetingRules(), Source: design("two missed periods in a row: the supervisor is asked first")},
			{Kind: NoNewParticipants, After: 2, Rules: meetingRules(), Source: design("two missed periods in a row: nobody new is taken on")},
		},
	}
}

func meetingRules() []Rule { return []Rule{RuleFrequency, RuleDuration} }
