package recovery

func oxfordHouse() Pathway {
	src := read("PWOXF", "manuals")
	return Pathway{
		ID: PathwayOxfordHouse, Name: "Oxford House", Kind: KindResidence, Since: "1975", Status: StatusActive, Source: src,
		Aim: AimAbstinenceRequired, Worldview: WorldviewNeutral,
		Stance: StanceHouseDependent, StanceText: "the house decides; law may limit a refusal; the umbrella supports people on medication in houses that accept it", StanceSource: common("stance on medication"),
		Structures: []Structure{
			counted(StructureTraditions, 9, "traditions of the houses", src),
			numbered(StructureCharterRules, "oh_c", 1, src, "run democratically", "pay its own way", "whoever drinks or uses drugs leaves"),
		},
		Roles:   []PathwayRole{RoleMember, RoleHouseOfficer},
		Tokens:  TokensNone,
		Leaders: []LeaderRule{{Role: RoleHouseOfficer, Text: "a resident whom the residents elect, for at most six months and not twice running", Source: src, Needs: []LeaderNeed{{Need: NeedResident, Source: src}, {Need: NeedElected, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), OneGender: true, AbstinentOnEntry: true, Source: src,
			Text: "adults in recovery, of the gender of the house: houses for men, for women, for women with children"},
		Membership: MembershipVotedIn, Anonymity: []AnonymityCode{AnonymityResidents}, Deliveries: []Delivery{DeliveryResidential},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatBusiness}, Source: read("PWOXF", "weekly business meeting, monthly chapter meeting")},
		Cost:     CostSharedRent, Affiliation: AffiliationResidents,
		For:     []Trait{TraitWantsSelfRunHouse, TraitWantsSafeHome, TraitWantsAbstinentSpace},
		Against: []Trait{TraitNeedsStaffedHouse, TraitWantsCoEdHouse, TraitCannotPayShare},
		Remarks: []PathwayRemark{
			{"each resident has one vote and an equal share of the cost", src},
			{"at least about six residents; admission typically by 80 % of the votes", common("admission")},
			{"no limit of time; after a return to use a resident moves out at once, and may come back after a wait that the house sets", common("return")},
		},
	}
}

func recoveryResidence() Pathway {
	src := read("PWNARR", "levels")
	levels := numbered(StructureLevels, "narr_", 1, src,
		"peer-run: democratic, no paid posts", "monitored: house manager or senior resident, at least one paid post",
		"supervised: organisation with certified staff, life skills in the house", "service provider: licensed, clinical services in the house")
	levels.Text = "a description, not a ranking"
	return Pathway{
		ID: PathwayResidence, Name: "Recovery residence", Kind: KindResidence, Since: "various", Status: StatusActive, Source: src,
		Aim: AimAbstinenceRequired, Worldview: WorldviewNeutral,
		Stance: StanceHouseDependent, StanceText: "the house decides; law may limit a refusal", StanceSource: common("stance on medication"),
		Structures: []Structure{levels},
		Roles:      []PathwayRole{RoleMember, RoleHouseOfficer, RoleHouseManager},
		Tokens:     TokensNone,
		Leaders: []LeaderRule{
			{Role: RoleHouseOfficer, Text: "level I: an elected resident", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedResident, Source: common("who leads")}, {Need: NeedElected, Source: common("who leads")}}},
			{Role: RoleHouseManager, Text: "levels II to IV: appointed; certified staff from level III on", Source: src, Needs: []LeaderNeed{{Need: NeedAppointed, Source: src}}},
		},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: common("by house and level"), Text: "by house and level"},
		Membership:  MembershipApplication, Anonymity: []AnonymityCode{AnonymityResidents, AnonymityServiceRecord}, Deliveries: []Delivery{DeliveryResidential},
		Meetings: MeetingFacts{Source: src},
		Cost:     CostByHouse, Affiliation: AffiliationHostOrganisation,
		For:     []Trait{TraitWantsSafeHome, TraitNeedsStaffedHouse},
		Against: []Trait{TraitHouseTakesNoMedication},
		Remarks: []PathwayRemark{
			{"a service record under health-privacy law is kept at level IV", common("level IV")},
			{"peers of the house are to a person what a sponsor is elsewhere", common("peers")},
			{"residents choose how long they stay; a state affiliate certifies the house", src},
		},
	}
}

func collegiate() Pathway {
	src := read("PWARHE", "standards")
	return Pathway{
		ID: PathwayCollegiate, Name: "Collegiate recovery programme", Kind: KindCampusProgramme, Since: "1977-", Status: StatusActive, Source: src,
		Aim: AimAbstinenceOriented, AcceptsReduction: true, Worldview: WorldviewNeutral,
		Stance: StanceVaries, StanceText: "varies from one campus to the next; ask", StanceSource: common("stance on medication"),
		Structures:   []Structure{counted(StructureStandards, 9, "they describe recovery as individual, intentional and relational; seven older ones asked for abstinence", src)},
		SponsorRoles: []PathwayRole{RoleMentor},
		Roles:        []PathwayRole{RoleMember, RoleMentor, RoleFacilitator},
		Tokens:       TokensLocal,
		Leaders: []LeaderRule{{Role: RoleFacilitator, Text: "student leaders with at least one paid, qualified professional", Source: src,
			Needs: []LeaderNeed{{Need: NeedPaidProfessional, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Source: src, Text: "students of 18 and over"},
		Membership:  MembershipProgrammeAgreement, Anonymity: []AnonymityCode{AnonymityHouseRule, AnonymityServiceRecord}, Deliveries: []Delivery{DeliveryCampus, DeliveryMeetings},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatWorkshop, FormatSocial, FormatCheckInRound}, Channels: []MeetingChannel{ChannelInPerson}, Attendance: AttendanceCountOnly, Source: common("coaching, seminars, meetings, sober housing, scholarships")},
		Cost:     CostFreeService, Affiliation: AffiliationCampus,
		For:     []Trait{TraitWantsStudentLife},
		Against: []Trait{TraitNotEnrolled},
		Focuses: []Focus{FocusStudents, FocusYoungPeople},
		Remarks: []PathwayRemark{{"its records may come under the law on education records", common("records")}, {"a room of its own; students pay nothing for core support", src}},
	}
}
