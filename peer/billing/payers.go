package billing

import (
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// What each payer was seen to say. A rounding rule that a source does not give is
// left open: the caller names one.

func seen(key, at string) source.Source { return source.Of(key).At(at, source.Verified) }

func virginia() Payer {
	at := func(what string) source.Source { return seen("VA", what) }
	return Payer{
		Code: "US-VA", Name: "Virginia Medicaid peer recovery support services",
		Caps: []Cap{
			{Per: PerDay, Units: 16, Source: at("16 units a day")},
			{Per: PerYear, Units: 900 * 60 / UnitMinutes, From: 1, Source: source.Of("VA").At("900 hours a year, in units of 15 minutes", source.Derived),
				FromSource: source.DesignDefault("the calendar year, as the source does not say which year is meant")},
		},
		OrderVoid: true,
		GroupMax:  10, GroupFrom: at("group ratio 10 : 1"),
		Excluded: []Exclusion{
			{Activity: "transport_agency_vehicle", What: "transport", Source: at("non-covered services")},
			{Activity: "transport_personal_vehicle", What: "transport", Source: at("non-covered services")},
			{Activity: "outreach_engagement", What: "outreach", Source: at("non-covered services")},
			{Activity: "street_outreach", What: "outreach", Source: at("non-covered services")},
			{Kind: peer.EncounterOutreach, What: "outreach", Source: at("non-covered services")},
			{Activity: "household_chores_or_shopping", What: "chores and shopping", Source: at("non-covered services")},
			{Activity: "formal_case_management", What: "case management", Source: at("non-covered services")},
			{Activity: "write_service_note", What: "time spent on documentation", Source: at("non-covered services")},
			{Activity: ActivityOnTheJobTraining, What: "on-the-job training", Source: at("non-covered services")},
			{Activity: "train_peers", What: "on-the-job training", Source: source.DesignDefault("training of peers, read as on-the-job training")},
			{Activity: ActivityRoomAndBoard, What: "room and board", Source: at("non-covered services")},
			{Activity: ActivityPublicGroup, What: "public groups", Source: at("non-covered services")},
			{Role: peer.RoleVolunteer, What: "services by volunteers", Source: at("non-covered services")},
		},
		Demands: []Demand{
			{DemandAssessment, "an assessment before the service", at("needs before service")},
			{DemandPlanCurrent, "a plan in force on the day", at("needs before service")},
			{DemandServiceOrder, "a recommendation in force on the day", at("needs before service")},
			{DemandAuthorisation, "units authorised and left", at("needs before service")},
			{DemandOrderFresh, "a service begun within 30 days of its recommendation, which is void after that", at("service start within 30 calendar days of the recommendation")},
			{DemandCredential, "certification in good standing on the day", at("§5190")},
			{DemandFull, "certification that is more than provisional", source.DesignDefault("a provisional credential, read as no certification in good standing")},
			{DemandRegistered, "registration with the Board of Counseling", at("registration needed to bill")},
		},
	}
}

func northCarolina() Payer {
	at := func(what string) source.Source { return seen("NC", what) }
	return Payer{
		Code: "US-NC", Name: "North Carolina Medicaid peer support services",
		Caps: []Cap{{Per: PerEpisode, Units: 24, From: 7, Unmanaged: true, Source: at("24 unmanaged units an episode and state fiscal year"),
			FromSource: source.Of("NC").At("that the state fiscal year begins in July", source.Unverified)}},
		GroupMax: 12, GroupFrom: at("group ratio 12 : 1"),
		Demands: []Demand{
			{DemandAssessment, "an assessment before the service", at("needs before service")},
			{DemandPlanCurrent, "a plan in force on the day", at("needs before service")},
			{DemandServiceOrder, "a service order in force on the day", at("needs before service")},
			{DemandOrderFresh, "a service order on or before the first day of the service", at("service order on/before day 1")},
			{DemandAuthorisation, "units authorised and left beyond the unmanaged ones", at("needs before service")},
		},
	}
}

func newJersey() Payer {
	at := func(what string) source.Source { return seen("NJ", what) }
	return Payer{
		Code: "US-NJ", Name: "Horizon NJ Health, peer recovery support",
		Rounding: FullUnits, Source: source.Of("NJ").At("one unit for every fifteen minutes; no table is given, so full units are a reading", source.Design),
		Caps: []Cap{{Per: PerDay, Units: 16, Source: at("16 units a day")}},
		Demands: []Demand{
			{DemandDiagnosis, "a substance use disorder diagnosis that the record supports", at("diagnosis and time in the record")},
			{DemandNotBundled, "peer service that is not part of another service paid for", at("not when peer service is bundled elsewhere")},
			{DemandAdult, "a participant of 18 or more", at("adults only")},
		},
	}
}

func michigan() Payer {
	return Payer{Code: "US-MI", Name: "Michigan community mental health encounter reporting",
		Rounding: FullUnits, Source: FullUnits.Source()}
}

func kentucky() Payer {
	from := source.Source{Title: "907 KAR 15:010, independent providers", Issuer: "Kentucky", Evidence: source.Verified}
	at := func(what string) source.Source { return from.At(what, source.Verified) }
	return Payer{
		Code: "US-KY", Name: "Kentucky Medicaid, independent providers",
		Rounding: FullUnits, Source: from.At("actual face-to-face time; that only full units count is a reading", source.Design),
		Direct: true, ContactFrom: at("actual face-to-face time; direct contact required"),
		Demands: []Demand{
			{DemandPlanGoal, "a service that stands in the plan", at("service must stand in the plan")},
			{DemandScheduled, "a service that is regularly scheduled", at("regularly scheduled")},
		},
	}
}

func minnesota() Payer {
	from := seen("MN", "254B.052, 254B.215")
	return Payer{
		Code: "US-MN", Name: "Minnesota peer recovery services",
		OneToOne: true, Direct: true, ContactFrom: from,
		Demands: []Demand{
			{DemandPlanGoal, "a note that says how it ties to the plan", from},
			{DemandNoDualTie, "a participant who neither lives with the worker nor is employed by them", from},
			{DemandNotResidence, "a worker who is not on the staff of the certified recovery residence that the participant lives in", from},
		},
	}
}

// Idaho's limit of six for each worker in a group of young people is not here: no
// source seen says up to what age that is.
func idaho() Payer {
	return Payer{
		Code: "US-ID", Name: "Idaho Medicaid, managed care by Magellan",
		GroupMin: 1, GroupFrom: seen("ID", "group rate with as few as one enrolled member present"),
		Demands: []Demand{
			{DemandCredential, "a certificate on the day, as nothing is billable before it arrives", seen("ID", "nothing billable before the certificate arrives")},
		},
	}
}

// Medicare pays for principal illness navigation by the calendar month: G0140 for 60
// minutes, then G0146 for each 30 more.
func medicare() Payer {
	of := func(what string, e source.Evidence) source.Source { return source.Of("G0140").At(what, e) }
	about := of("conditions, as RHIhub, CodingIntel and MLN9201074 tell them", source.Secondary)
	return Payer{
		Code: "US-MEDICARE", Name: "Medicare principal illness navigation, peer support",
		Unit: 30, Base: 60, Sum: PerMonth, UnitFrom: of("60 minutes a calendar month; G0146, each additional 30 minutes a calendar month", source.Verified),
		Demands: []Demand{
			{DemandCondition, "one serious high-risk behavioural-health condition, expected to last three months or more, with a risk of hospitalisation or decline", about},
			{DemandInitiatingVisit, "an initiating visit to the practitioner who bills", about},
			{DemandConsent, "consent, spoken or written, that was written down", about},
			{DemandConsentFresh, "consent given within twelve months", of("consent yearly", source.Unverified)},
			{DemandIncidentTo, "a service incident to a practitioner's, under their direction", about},
			{DemandNotFacility, "a service outside a facility", about},
			{DemandOneBiller, "no other biller for the condition in that month", of("one biller for each condition and month", source.Unverified)},
			{DemandCredential, "a certified peer specialist", of("a certified peer specialist", source.Verified)},
		},
	}
}
