package supervision

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// onTheWay is the credential states of those who work towards a credential.
func onTheWay() []peer.CredentialState {
	return []peer.CredentialState{peer.CredentialApplicant, peer.CredentialInTraining, peer.CredentialExamEligible,
		peer.CredentialProvisional}
}

// entryHours is a proportion of supervision to the hours worked towards a credential.
func entryHours(rule source.Source, reading string, supervision, worked time.Duration) HoursRatio {
	return HoursRatio{Clause: Clause{For: onTheWay(), Source: rule, Reading: source.DesignDefault(
		"the hours are worked on the way to the credential: the proportion is read to bind those who seek it, month by month" + reading)},
		Per: Month, Supervision: supervision, Worked: worked}
}

// ncprss asks for two sessions a month of two hours in all.
func ncprss() Standard {
	return Standard{
		Code: "NCPRSS", Name: "NAADAC NCPRSS: supervision by the code of ethics", Status: StandardBinding,
		Requirements: []Requirement{
			Meetings{Clause: Clause{Source: source.Of("NCP").At("code of ethics, supervision", source.Verified),
				Reading: source.DesignDefault("the code is read to bind every credential under which a worker may serve; a month is the calendar month")},
				Per: Month, Sessions: 2, Total: 2 * time.Hour},
		},
	}
}

// idaho asks for 20 hours within the hours of entry, which are 100 or 200.
func idaho() Standard {
	return Standard{
		Code: "US-ID", Name: "Idaho: supervision within the hours of entry", Status: StandardBinding,
		Requirements: []Requirement{entryHours(source.Of("ID").At("20 hours of supervision in 200 hours", source.Derived),
			"; with a bachelor's degree in human services the same 20 hours fall to 100, and this library asks for the lower proportion",
			20*time.Hour, 200*time.Hour)},
	}
}

// illinois asks for 100 hours within the 2,000 of the CRSS credential.
func illinois() Standard {
	return Standard{
		Code: "US-IL", Name: "Illinois: CRSS, supervision within the hours of entry", Status: StandardBinding,
		Requirements: []Requirement{entryHours(source.Of("IL").At("100 hours of supervision in 2,000 hours", source.Secondary),
			"", 100*time.Hour, 2000*time.Hour)},
	}
}

// tennessee asks for an hour in 25 on the way in, and for two hours in the two years
// of a credential.
func tennessee() Standard {
	return Standard{
		Code: "US-TN", Name: "Tennessee: CPRS entry and two-year renewal", Status: StandardBinding,
		Requirements: []Requirement{
			entryHours(source.Of("TN").At("entry: 1 hour for 25 service hours", source.Secondary), "", time.Hour, 25*time.Hour),
			TermTotal{Clause: Clause{Source: source.Of("TN").At("renewal every two years: 2 hours of supervision", source.Verified),
				For: certified(), Reading: termReading()}, Months: 24, Total: 2 * time.Hour},
		},
	}
}

// tennesseeYearly is the older renewal of the same credential.
func tennesseeYearly() Standard {
	return Standard{
		Code: "US-TN-YEARLY", Name: "Tennessee: CPRS renewal every year (older version)", Status: StandardSuperseded,
		Requirements: []Requirement{
			TermTotal{Clause: Clause{Source: source.Of("TN").At("older yearly renewal: 1 hour of supervision", source.Verified),
				For: certified(), Reading: termReading()}, Months: 12, Total: time.Hour},
		},
	}
}

func certified() []peer.CredentialState {
	return []peer.CredentialState{peer.CredentialCertified, peer.CredentialRenewalDue, peer.CredentialReinstated}
}

func termReading() source.Source {
	return source.DesignDefault("the term is read to run from the day since which the roster has the credential certified; " +
		"that the hours of service suffice for a renewal is for the certifier to say")
}

// montana is a rule whose text is no longer in force: an hour for twenty worked, and
// never more than forty without. The board could approve less in advance.
func montana() Standard {
	rule := source.Of("MT").At("ARM 24.219.916, superseded", source.Verified)
	blocks := faceToFace()
	blocks.MinLength = 15 * time.Minute
	return Standard{
		Code: "US-MT", Name: "Montana: behavioral health peer support supervision (superseded)", Status: StandardSuperseded,
		Requirements: []Requirement{
			HoursRatio{Clause: Clause{Source: rule, Reading: source.DesignDefault("the proportion is read month by month; " +
				"time is logged in blocks of at least 15 minutes, and shorter sessions do not count")},
				Per: Month, Supervision: time.Hour, Worked: 20 * time.Hour, Accepts: blocks},
			MaxGap{Clause: Clause{Source: rule, Reading: source.DesignDefault("the hours are counted by days, anew from the day of a session")},
				Per: Month, Worked: 40 * time.Hour, Accepts: blocks},
		},
		Record: []Record{{Clause: Clause{Source: rule}, Signatures: true}},
	}
}

// wisconsin asks for an hour in every week, or else for one in every 30 hours of
// service, beside consultation from day to day.
func wisconsin() Standard {
	rule := source.Of("WI").At("DHS 36.11, supervision", source.Verified)
	hour := Accepts{MinLength: time.Hour, Reading: source.DesignDefault("the hour is read as one session of an hour where it goes by hours of service")}
	return Standard{
		Code: "US-WI", Name: "Wisconsin: community programme staff supervision", Status: StandardBinding,
		Requirements: []Requirement{
			EitherOr{Clause: Clause{Source: rule, Reading: source.DesignDefault("peer specialists are read to belong to the staff whom the " +
				"rule binds; hours of service are read as hours face to face")}, Per: Week,
				Ways: []Requirement{
					Meetings{Clause: Clause{Source: rule}, Per: Week, Total: time.Hour},
					MaxGap{Clause: Clause{Source: rule}, Per: Week, Worked: 30 * time.Hour, Accepts: hour},
				}},
			Supervised{Clause: Clause{Source: rule, Reading: source.DesignDefault(
				"consultation from day to day is read as a supervisor on every day of service, told by weeks")}, Per: Week},
		},
		Record:      []Record{{Clause: Clause{Source: rule}, BySupervisor: true}},
		Unconfirmed: []source.Source{source.Of("WI").At("class of staff to which peer specialists belong", source.Unverified)},
	}
}
