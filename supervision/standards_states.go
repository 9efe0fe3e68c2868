package supervision

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// faceToFace takes sessions in person.
func faceToFace() Accepts {
	return Accepts{Modalities: []peer.Modality{peer.ModalityInPerson}, Reading: source.DesignDefault(
		"face to face is read as in person, for the text seen does not mention video")}
}

// supervisedOnly asks for a supervisor on every day, told month by month.
func supervisedOnly(rule source.Source) Supervised {
	return Supervised{Clause: Clause{Source: rule, Reading: source.DesignDefault(
		"the text seen gives no number: a supervisor on every day of service is what is left to see to, told by calendar months")},
		Per: Month}
}

// texasSupervisors is about supervisors who hold no licence: whoever supervises them
// meets each of them once a month. Such a supervisor stands on the roster as
// worker. How often to observe them goes by skill and has no number.
func texasSupervisors() Standard {
	rule := source.Of("TX").At("supervision of QMHP-CS and peer supervisors", source.Verified)
	inForce := peer.DateRange{From: peer.DateOf(time.Date(2019, time.January, 1, 0, 0, 0, 0, time.UTC), time.UTC)}
	return Standard{
		Code: "US-TX-SUPERVISORS", Name: "Texas: supervision of peer specialists' supervisors", Status: StandardBinding,
		Requirements: []Requirement{
			Meetings{Clause: Clause{Source: rule, InForce: inForce, Reading: source.DesignDefault(
				"a month is read as a calendar month; the supervisor stands on the roster as worker, under a current credential")},
				Per: Month, Sessions: 1},
		},
		Record: []Record{{Clause: Clause{Source: rule, InForce: inForce}}},
	}
}

// kentucky is the rule of adult peer support specialists: two meetings a month, one
// of which lasts half an hour, dated and signed by both.
func kentucky() Standard {
	rule := source.Of("KY").At("adult peer support specialist supervision", source.Secondary)
	month := func() Clause {
		return Clause{Source: rule, Reading: source.DesignDefault(
			"the rule is read to bind every credential under which a worker may serve; a month is the calendar month")}
	}
	return Standard{
		Code: "US-KY", Name: "Kentucky: adult peer support specialist supervision", Status: StandardBinding,
		Requirements: []Requirement{
			Meetings{Clause: month(), Per: Month, Sessions: 2, Accepts: faceToFace()},
			LongestMeeting{Clause: month(), Per: Month, Length: 30 * time.Minute, Accepts: faceToFace()},
		},
		Record: []Record{{Clause: Clause{Source: rule}, Signatures: true}},
	}
}

// kentuckyRegistered is the rule of registered alcohol and drug peers: supervision
// goes on, and 25 of the 500 hours on the way are under direct supervision.
func kentuckyRegistered() Standard {
	rule := source.Of("KY").At("registered alcohol and drug peer support specialist: continuous supervision", source.Verified)
	return Standard{
		Code: "US-KY-SUD", Name: "Kentucky: registered alcohol and drug peer supervision", Status: StandardBinding,
		Requirements: []Requirement{
			Supervised{Clause: Clause{Source: rule, Reading: source.DesignDefault(
				"continuous is read as a supervisor on every day of service, told by calendar months")}, Per: Month},
			HoursRatio{Clause: Clause{Source: source.Of("KY").At("25 hours of direct supervision in 500 hours", source.Derived),
				For: onTheWay(), Reading: source.DesignDefault("the hours on the way to full registration are read as a proportion, " +
					"month by month, and as owed until the credential is held")},
				Per: Month, Supervision: 25 * time.Hour, Worked: 500 * time.Hour},
		},
		Record: []Record{{Clause: Clause{Source: rule}}},
	}
}

// massachusetts gives no number: supervision is direct and continuous, also by telehealth.
func massachusetts() Standard {
	return Standard{Code: "US-MA", Name: "Massachusetts: direct and continuous supervision", Status: StandardBinding,
		Requirements: []Requirement{supervisedOnly(source.Of("MA").At("direct and continuous supervision", source.Verified))}}
}

// maryland is a suggestion: a meeting in every fortnight, individual or group.
func maryland() Standard {
	return Standard{
		Code: "US-MD", Name: "Maryland: supervision suggested by the certification board", Status: StandardSuggested,
		Requirements: []Requirement{
			Meetings{Clause: Clause{Source: source.Of("MD").At("supervision suggested every other week", source.Verified),
				Reading: source.DesignDefault("suggested and not required; fortnights are counted in pairs of weeks from Monday 2001-01-01")},
				Per: Fortnight, Sessions: 1, Accepts: Accepts{Forms: []Form{Individual, Group}}},
		},
	}
}

// northCarolina limits how many workers a qualified professional supervises.
func northCarolina() Standard {
	rule := source.Of("NC").At("qualified professional to certified peer support specialists", source.Verified)
	return Standard{
		Code: "US-NC", Name: "North Carolina: supervision by a qualified professional", Status: StandardBinding,
		Requirements: []Requirement{
			Ratio{Clause: Clause{Source: rule, Reading: source.DesignDefault("the ratio is read by full-time posts and to hold on " +
				"every day, and is told by calendar months")}, Per: Month, Workers: 8 * FullTime},
			supervisedOnly(rule),
		},
	}
}

// ohio says who supervises and not how often.
func ohio() Standard {
	return Standard{Code: "US-OH", Name: "Ohio: peer services under supervision", Status: StandardBinding,
		Requirements: []Requirement{supervisedOnly(source.Of("OH").At("supervision of peer services", source.Verified))}}
}

// oregon asks for a supervisor and, in an older text, for a record of supervision.
func oregon() Standard {
	return Standard{
		Code: "US-OR", Name: "Oregon: peer-delivered services supervision", Status: StandardBinding,
		Requirements: []Requirement{supervisedOnly(source.Of("OR").At("peer-delivered services supervisor", source.Verified))},
		Record: []Record{{Clause: Clause{Source: source.Of("OR").At("309-019-0130, older text: date, time and topics", source.Verified),
			Reading: source.DesignDefault("the older text is read to hold on: the text of 2024-09 lists clinical supervision alone")}}},
		Unconfirmed: []source.Source{source.Of("OR").At("2 hours a month for outpatient programmes", source.Unverified)},
	}
}

// pennsylvania says whom a supervisor has to be and not how often to meet.
func pennsylvania() Standard {
	return Standard{
		Code: "US-PA", Name: "Pennsylvania: certified peer specialist supervision", Status: StandardBinding,
		Requirements: []Requirement{supervisedOnly(source.Of("PA").At("peer specialist supervisor", source.Verified))},
		Unconfirmed:  []source.Source{source.Of("PA").At("weekly individual meeting", source.Unverified)},
	}
}

// virginia says who supervises and not how often.
func virginia() Standard {
	return Standard{Code: "US-VA", Name: "Virginia: peer recovery specialist supervision", Status: StandardBinding,
		Requirements: []Requirement{supervisedOnly(source.Of("VA").At("supervision of peer recovery specialists", source.Verified))}}
}

// washington is an older agency rule, without a number.
func washington() Standard {
	return Standard{Code: "US-WA", Name: "Washington: supervision by a mental health professional (older agency rule)", Status: StandardBinding,
		Requirements: []Requirement{supervisedOnly(source.Of("WA").At("agency rule, older text", source.Verified))}}
}
