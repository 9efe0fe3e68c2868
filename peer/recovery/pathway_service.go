package recovery

import "github.com/alongside-go/alongside/peer/source"

func allRecovery() Pathway {
	src := common("All Recovery meetings")
	return Pathway{
		ID: PathwayAllRecovery, Name: "All Recovery meeting", Kind: KindMutualAid, Since: "2000s", Status: StatusActive, Source: src,
		Aim: AimAny, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewNeutral,
		Stance: StanceAffirming, StanceText: "every path is welcome, medication among them", StanceSource: src,
		Roles:  []PathwayRole{RoleMember, RoleNewcomer, RoleFacilitator},
		Tokens: TokensNone,
		Leaders: []LeaderRule{{Role: RoleFacilitator, Text: "a trained peer or volunteer of the host; the training is short", Source: src,
			Needs: []LeaderNeed{{Need: NeedTraining, Source: common("a few hours, by the host")}, {Need: NeedAppointed, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf, AudienceFamily}, Source: src, Text: "everybody: in or seeking recovery on any path, family, allies"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{Accesses: []MeetingAccess{AccessOpen}, Formats: []MeetingFormat{FormatTopic, FormatCheckInRound}, Channels: []MeetingChannel{ChannelInPerson, ChannelVideo},
			Crosstalk: CrosstalkLimited, Attendance: AttendanceCountOnly, Source: src},
		Cost: CostFree, Affiliation: AffiliationHostOrganisation,
		For:     []Trait{TraitNotSure, TraitFirstContact, TraitWithFamily, TraitPastShame},
		Against: []Trait{TraitWantsSteps},
		Remarks: []PathwayRemark{
			{"the first to offer when somebody is not sure", src},
			{"where a staff peer who has to report leads it, that is said at the opening", src},
		},
	}
}

func recoveryCommunity() Pathway {
	src, study := told("PWRCO", "criteria, as quoted"), read("PWRCC", "32 centres in the north-east of the US")
	return Pathway{
		ID: PathwayRCO, Name: "Recovery community organisation or centre", Kind: KindCommunityOrganisation, Since: "1999-", Status: StatusActive, Source: src,
		Aim: AimAny, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewNeutral,
		Stance: StanceAffirming, StanceText: "usually affirming", StanceSource: common("stance on medication"),
		SponsorRoles: []PathwayRole{RoleRecoveryCoach},
		Roles:        []PathwayRole{RoleMember, RoleRecoveryCoach, RoleFacilitator},
		Tokens:       TokensVaries,
		Leaders: []LeaderRule{
			{Role: RoleFacilitator, Text: "peer staff and volunteers", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedAppointed, Source: common("who leads")}}},
			{Role: RoleRecoveryCoach, Text: "peer staff and volunteers", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedAppointed, Source: common("who leads")}}},
		},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf, AudienceFamily}, Source: common("who comes"), Text: "everybody"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityHouseRule, AnonymityServiceRecord}, Deliveries: []Delivery{DeliveryCentre, DeliveryMeetings, DeliveryOneToOne},
		Meetings: MeetingFacts{Accesses: []MeetingAccess{AccessOpen}, Formats: []MeetingFormat{FormatCheckInRound, FormatWorkshop, FormatSocial}, Channels: []MeetingChannel{ChannelInPerson, ChannelPhone},
			Attendance: AttendanceCoded, Source: common("open hub; signing in is optional")},
		Cost: CostFreeService, Affiliation: AffiliationNonProfit,
		For:     []Trait{TraitWantsOneStop, TraitWantsPracticalHelp},
		Against: []Trait{TraitWantsNoCentre},
		Remarks: []PathwayRemark{
			{"an organisation is independent, not for profit, and led and governed by people in recovery: more than half of its board say so of themselves", src},
			{"its first concern is recovery from substance use; close to its people, led with their say, not clinical, for every pathway, in words that respect", src},
			{"centres studied were 8.5 years old on average, with 17,000 to 760,000 USD a year and from a dozen to more than 2,000 visitors a month", study},
			{"directors in recovery 90 %, staff 84 %; visitors 61 % male, 72 % White, 50 % unemployed, 43 % involved with justice", study},
			{"coaching, meetings, calls for weeks to months, help with work and education, support with medication, social events, naloxone, links to housing", common("services")},
		},
	}
}

func coaching() Pathway {
	src := source.Of("NMS23").At("functions and training", source.Verified)
	return Pathway{
		ID: PathwayCoaching, Name: "Peer recovery coaching", Kind: KindPeerService, Since: "2000s", Status: StatusActive, Source: common("overview"),
		Aim: AimAny, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewNeutral,
		Stance: StanceAffirming, StanceText: "works with any pathway, on medication or without", StanceSource: common("stance on medication"),
		SponsorRoles: []PathwayRole{RoleRecoveryCoach},
		Roles:        []PathwayRole{RoleRecoveryCoach, RolePeerSpecialist},
		Leaders: []LeaderRule{
			{Role: RoleRecoveryCoach, Text: "a peer with the credential that state or board asks for, supervised; see package credential", Source: src, Needs: []LeaderNeed{{Need: NeedCredential, Source: src}, {Need: NeedSupervised, Source: src}}},
			{Role: RolePeerSpecialist, Text: "a peer with the credential that state or board asks for, supervised; see package credential", Source: src, Needs: []LeaderNeed{{Need: NeedCredential, Source: src}, {Need: NeedSupervised, Source: src}}},
		},
		Tokens:      TokensNone,
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Source: common("who is eligible"), Text: "people who seek recovery or are in it, by the rules of the service"},
		Membership:  MembershipVoluntaryAgreement, Anonymity: []AnonymityCode{AnonymityServiceRecord}, Deliveries: []Delivery{DeliveryOneToOne},
		Meetings: MeetingFacts{Channels: []MeetingChannel{ChannelInPerson, ChannelPhone, ChannelVideo}, Attendance: AttendanceNamedWithConsent, Source: common("one to one, by telephone, by video, in the community")},
		Cost:     CostFreeService, Affiliation: AffiliationServiceProvider,
		For:     []Trait{TraitWantsPracticalHelp},
		Against: []Trait{TraitWantsTherapy, TraitWantsNoRecord},
		Remarks: []PathwayRemark{
			{"emotional, informational, instrumental and affiliational support", common("kinds of support")},
			{"advocacy, navigation and linkage, own experience, community, groups, skills, mentoring, goals", src},
			{"not a sponsor, counsellor, doctor or priest; prefers no pathway", common("limits of the role")},
		},
	}
}

func hospitalPeer() Pathway {
	src := read("PWED", "workflow")
	return Pathway{
		ID: PathwayHospitalPeer, Name: "Peer programme of a hospital or emergency department", Kind: KindPeerService, Since: "2014-", Status: StatusActive, Source: common("overview"),
		Aim: AimAny, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewNeutral,
		Stance: StanceAffirming, StanceText: "works with whatever the team offers, medication among it", StanceSource: common("stance on medication"),
		Structures: []Structure{{Kind: StructureWorkflow, Order: true, Source: src, Items: numbered(StructureWorkflow, "hp_", 1, src,
			"screening at triage", "score", "alert to team and peer", "consent", "talk at the bedside", "documentation", "plan for follow-up", "contacts after discharge").Items}},
		SponsorRoles: []PathwayRole{RoleRecoveryCoach},
		Roles:        []PathwayRole{RoleRecoveryCoach, RolePeerSpecialist},
		Tokens:       TokensNone,
		Leaders: []LeaderRule{
			{Role: RolePeerSpecialist, Text: "a credentialed peer on staff, introduced to the hospital", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedCredential, Source: common("who leads")}, {Need: NeedOnboarding, Source: common("who leads")}}},
			{Role: RoleRecoveryCoach, Text: "a credentialed peer on staff, introduced to the hospital", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedCredential, Source: common("who leads")}, {Need: NeedOnboarding, Source: common("who leads")}}},
		},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: common("who is eligible"), Text: "patients with a positive screen, or who ask"},
		Membership:  MembershipConsentAtBedside, Anonymity: []AnonymityCode{AnonymityServiceRecord}, Deliveries: []Delivery{DeliveryHospital, DeliveryOneToOne},
		Meetings: MeetingFacts{Attendance: AttendanceNamedWithConsent, Source: common("in hospital, then by telephone")},
		Cost:     CostFreeService, Affiliation: AffiliationServiceProvider,
		For:        []Trait{TraitInHospital, TraitFirstContact},
		Against:    []Trait{TraitWantsNoRecord},
		ReferFirst: []Trait{TraitMedicallyUnstable},
		Remarks: []PathwayRemark{
			{"in one project in three hospitals, 448 people, 25, 18 and 16 % were engaged after 30, 60 and 90 days; visits did not fall on average", src},
			{"66 % of them were men, 44 years old on average (18 to 80); 65 % came for alcohol, 20 % for heroin or other opiates (2019 to mid-2020)", src},
			{"plan: a peer fit for a fast place, a taught staff, a written workflow, training and supervision", src},
			{"weekend cover was set where overdoses peak (Rhode Island, 2014)", src},
		},
	}
}

func harmReduction() Pathway {
	pillars := numbered(StructurePillars, "hr_", 1, common("six pillars; the first two were read in a quotation of the framework"),
		"guided by people who use drugs", "inherent worth of people", "deep engagement of the community", "equity and rights", "lowest barrier, without coercion", "any positive change counts")
	pillars.Text = "the last four are common knowledge, not confirmed"
	return Pathway{
		ID: PathwayHarmReduction, Name: "Harm reduction services", Kind: KindLowThresholdService, Since: "1980s-", Status: StatusActive, Source: common("overview"),
		Aim: AimHarmReduction, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewSecular,
		Stance: StanceAffirming, StanceText: "welcomes people on medication and without", StanceSource: common("stance on medication"),
		Structures: []Structure{pillars, numbered(StructurePracticeAreas, "hr_a", 1, common("practice areas"),
			"safer practices", "safer settings", "safer access to health care", "safer ways into care", "sustainable workforce and infrastructure")},
		SponsorRoles: []PathwayRole{RolePeerEducator},
		Roles:        []PathwayRole{RolePeerEducator},
		Tokens:       TokensNone,
		Leaders: []LeaderRule{{Role: RolePeerEducator, Text: "peers with lived or living experience, trained locally", Source: common("who leads"),
			Needs: []LeaderNeed{{Need: NeedLivedExperience, Source: common("who leads")}, {Need: NeedTraining, Custom: true, Source: common("local training")}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: common("who is eligible"), Text: "people who use drugs"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityPseudonym}, Deliveries: []Delivery{DeliveryCentre, DeliveryOutreach, DeliveryMail},
		Meetings: MeetingFacts{Attendance: AttendanceCoded, Source: common("low-threshold site, outreach, mail")},
		Cost:     CostFree, Affiliation: AffiliationServiceProvider,
		Topics:  EducationTopics(),
		For:     []Trait{TraitSafetyFirst, TraitWantsPseudonym, TraitWantsNoRecord},
		Against: []Trait{TraitWantsAbstinentSpace},
		Remarks: []PathwayRemark{
			{"syringe exchange, naloxone, drug checking, HIV and hepatitis C tests, advice on wounds, teaching about infections, referral when wanted", common("services")},
			{"its first two pillars: people who use drugs guide it; every person has worth", told("PWHRF", "pillars, as quoted")},
			{"an anonymous code alone; no condition of abstinence or attendance; may be combined with any pathway", common("conditions")},
		},
	}
}
