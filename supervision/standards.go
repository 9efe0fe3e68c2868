package supervision

import (
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Standards returns the standards that are shipped, ordered by code. The result
// is the caller's to change.
func Standards() []Standard {
	return []Standard{
		alongside(), icrc(), ncprss(),
		districtOfColumbia(), idaho(), illinois(), kentucky(), kentuckyRegistered(), massachusetts(), maryland(),
		montana(), northCarolina(), ohio(), oregon(), pennsylvania(), tennessee(), tennesseeYearly(),
		texas(), texasSupervisors(), virginia(), washington(), wisconsin(),
	}
}

// StandardOf returns the shipped standard with the given code, such as "US-TX".
// It returns [ErrUnknownStandard] if there is none; codes have one spelling.
func StandardOf(code string) (Standard, error) {
	var codes []string
	for _, s := range Standards() {
		if s.Code == code {
			return s, nil
		}
		codes = append(codes, s.Code)
	}
	return Standard{}, enum.Refuse(code, codes, ErrUnknownStandard)
}

// texas counts sessions: the initial certification needs one a week, the
// two-year certification one a month, and the worker may ask for more.
func texas() Standard {
	rule := source.Of("TX").At("supervision of peer specialists", source.Verified)
	effective := peer.DateOf(time.Date(2019, time.January, 1, 0, 0, 0, 0, time.UTC), time.UTC)
	accepts := Accepts{
		Modalities: []peer.Modality{peer.ModalityInPerson, peer.ModalityVideo, peer.ModalityPhone},
		Forms:      []Form{Individual, Group},
		Reading: source.DesignDefault("the rule says in person or by teleconference; a meeting by telephone is " +
			"read as a teleconference, for the text seen does not ask for a picture"),
	}
	inForce := peer.DateRange{From: effective}
	return Standard{
		Code: "US-TX", Name: "Texas: peer specialist supervision", Status: StandardBinding,
		Requirements: []Requirement{
			Meetings{Clause: Clause{For: []peer.CredentialState{peer.CredentialProvisional}, Source: rule, InForce: inForce,
				Reading: source.DesignDefault("the initial certification is read as the state provisional")},
				Per: Week, Sessions: 1, Accepts: accepts},
			Meetings{Clause: Clause{For: []peer.CredentialState{peer.CredentialCertified,
				peer.CredentialRenewalDue, peer.CredentialReinstated}, Source: rule, InForce: inForce,
				Reading: source.DesignDefault("the two-year certification is read as the states certified, renewal_due and reinstated")},
				Per: Month, Sessions: 1, Accepts: accepts},
		},
		OnDemand: []Clause{{Source: rule, InForce: inForce}},
		Record:   []Record{{Clause: Clause{Source: rule, InForce: inForce}}},
	}
}

// districtOfColumbia goes by time: six hours before solo or off-site work, then
// a meeting of an hour, face to face, in every week. A supervisor has at most
// seven full-time workers.
func districtOfColumbia() Standard {
	rule := source.Of("DC").At("supervision of certified peer specialists", source.Verified)
	return Standard{
		Code: "US-DC", Name: "District of Columbia: certified peer specialist supervision", Status: StandardBinding,
		Requirements: []Requirement{
			PreService{Clause: Clause{Source: rule}, Total: 6 * time.Hour,
				Accepts: Accepts{Reading: source.DesignDefault("direct supervision before service is read as held in any way, at " +
					"any length and also in a group, for the text seen sets no limit; solo or off-site work is read as the first day of service")}},
			Meetings{Clause: Clause{Source: rule, Reading: source.DesignDefault("the weekly meeting is read to bind " +
				"every credential under which a worker may serve")}, Per: Week, Sessions: 1, Total: time.Hour,
				Accepts: Accepts{Modalities: []peer.Modality{peer.ModalityInPerson}, MinLength: time.Hour,
					Reading: source.DesignDefault("face to face is read as in person, for the text seen does not " +
						"mention video; one meeting has to last the hour")}},
			Ratio{Clause: Clause{Source: rule, Reading: source.DesignDefault("the ratio is read to hold on every day, counting " +
				"workers who serve on it, and is told by weeks; the text seen names no period")}, Per: Week, Workers: 7 * FullTime},
		},
		OnDemand: []Clause{{Source: rule}},
		Record:   []Record{{Clause: Clause{Source: rule}}},
	}
}

// icrc is a proportion worked out from the hours that certification needs: 25
// hours of supervision within 500 hours of work.
func icrc() Standard {
	return Standard{
		Code: "ICRC", Name: "IC&RC Peer Recovery: supervision by hours worked", Status: StandardBinding,
		Requirements: []Requirement{
			HoursRatio{Clause: Clause{Source: source.Of("ICRC").At("25 hours of supervision in 500 hours", source.Derived),
				For: []peer.CredentialState{peer.CredentialApplicant, peer.CredentialInTraining, peer.CredentialExamEligible,
					peer.CredentialProvisional, peer.CredentialCertified, peer.CredentialRenewalDue, peer.CredentialReinstated},
				Reading: source.DesignDefault("the hours are worked on the way to the credential: the proportion is read to bind " +
					"those who seek it, month by month, and those who hold it as well")},
				Per: Month, Supervision: 25 * time.Hour, Worked: 500 * time.Hour},
		},
	}
}
