package recovery

func wrap() Pathway {
	src := read("PWWRAP", "values and requirements")
	return Pathway{
		ID: PathwayWRAP, Name: "Wellness Recovery Action Plan", Kind: KindCourse, Since: "1997", Status: StatusActive, Source: common("overview"),
		Aim: AimNotSubstance, Worldview: WorldviewNeutral, Stance: StanceAccepting, StanceText: "the person writes which care they accept", StanceSource: common("stance on medication"),
		Structures: []Structure{
			numbered(StructureConcepts, "wrap_c", 1, src, "hope", "personal responsibility", "education", "self-advocacy", "support"),
			numbered(StructureParts, "wrap_", 1, src, "daily maintenance", "triggers", "early warning signs", "when things are breaking down", "crisis plan", "post-crisis plan"),
		},
		SponsorRoles: []PathwayRole{RoleSupporter},
		Roles:        []PathwayRole{RoleMember, RoleFacilitator, RoleSupporter},
		Tokens:       TokensNone,
		Leaders: []LeaderRule{{Role: RoleFacilitator, Text: "two certified facilitators together, bound by values and ethics", Source: src,
			Needs: []LeaderNeed{{Need: NeedLeaders, AtLeast: 2, Source: src}, {Need: NeedCertified, Source: src}, {Need: NeedTrainingDays, AtLeast: 5, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf, AudienceFamily}, Source: common("who comes"), Text: "anyone, with any issue"},
		Membership:  MembershipVoluntary, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryCourse, DeliverySelfPaced},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatWorkshop}, Channels: []MeetingChannel{ChannelInPerson, ChannelVideo}, Minutes: FigureRange{150, 150, common("length of a session")}, Size: FigureRange{8, 12, common("size of a group")},
			Sessions: FigureRange{8, 8, common("sessions")}, Crosstalk: CrosstalkAllowed, Attendance: AttendanceNamedWithConsent, Source: common("formats")},
		Cost: CostMayCost, Affiliation: AffiliationNonProfit,
		For:        []Trait{TraitWantsOwnPlan},
		ReferFirst: []Trait{TraitAcuteCrisis},
		Remarks: []PathwayRemark{
			{"a toolbox comes before the six parts", src},
			{"the person writes it, alone or in a group, of their own will; nobody writes it for another, and it is no form for staff", src},
		},
	}
}

func ips() Pathway {
	src := read("PWIPS", "principles and tasks")
	return Pathway{
		ID: PathwayIPS, Name: "Intentional Peer Support", Kind: KindPractice, Since: "1990s", Status: StatusActive, Source: common("overview"),
		Aim: AimNotSubstance, Worldview: WorldviewNeutral, Stance: StanceAccepting, StanceText: "accepts what people choose", StanceSource: common("stance on medication"),
		Structures: []Structure{
			numbered(StructurePrinciples, "ips_p", 1, src, "learning together rather than helping", "the relationship rather than the individual", "hope rather than fear"),
			numbered(StructureTasks, "ips_t", 1, src, "connection", "worldview", "mutuality", "moving towards"),
		},
		Roles:       []PathwayRole{RoleMember, RoleFacilitator},
		Tokens:      TokensNone,
		Leaders:     []LeaderRule{{Role: RoleFacilitator, Text: "with the core training of five days", Source: src, Needs: []LeaderNeed{{Need: NeedTrainingDays, AtLeast: 5, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudiencePeerWorkers}, Source: common("who comes"), Text: "peer workers and peer communities"},
		Membership:  MembershipVoluntary, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryPracticeStyle},
		Meetings: MeetingFacts{Attendance: AttendanceCountOnly, Source: src},
		Cost:     CostMayCost, Affiliation: AffiliationNonProfit,
		For:     []Trait{TraitWantsMutuality},
		Against: []Trait{TraitWantsStructuredProgramme},
		Remarks: []PathwayRemark{{"support is mutual: nobody is to another what a sponsor is elsewhere", src}, {"after the core training: regular reflection together, weekly at one centre, and now and then with a trainer", src}, {"a tool exists by which staff rate themselves from 1 to 5", src}},
	}
}

func namiConnection() Pathway {
	src := read("PWNAMI", "facilitator pages")
	return Pathway{
		ID: PathwayNAMIConnection, Name: "NAMI Connection", Kind: KindMutualAid, Since: "2000s", Status: StatusActive, Source: common("overview"),
		Aim: AimNotSubstance, Worldview: WorldviewNeutral, Stance: StanceNeutral, StanceText: "endorses no medicine and opposes none", StanceSource: src,
		Structures: []Structure{numbered(StructureModel, "nami_", 1, src, "agenda", "guidelines", "principles of support", "emotional stages")},
		Roles:      []PathwayRole{RoleMember, RoleFacilitator},
		Tokens:     TokensNone,
		Leaders: []LeaderRule{{Role: RoleFacilitator, Text: "two trained facilitators together who live with a condition", Source: src, Needs: []LeaderNeed{
			{Need: NeedLeaders, AtLeast: 2, Source: src}, {Need: NeedTrainingDays, AtLeast: 2, Usual: 3, Source: src}, {Need: NeedLivedCondition, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: []Concern{ConcernMentalHealth}, Source: src, Text: "adults with a mental health condition of any kind"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{Accesses: []MeetingAccess{AccessClosed}, Formats: []MeetingFormat{FormatCheckInRound, FormatDiscussion}, Channels: []MeetingChannel{ChannelInPerson, ChannelVideo},
			Minutes: FigureRange{90, 90, src}, Crosstalk: CrosstalkLimited, Attendance: AttendanceCountOnly, Source: common("formats")},
		Cost: CostFree, Affiliation: AffiliationNonProfit,
		Against:  []Trait{TraitWantsSponsor},
		Variants: []PathwayVariant{{ID: "dbsa", Name: "Depression and Bipolar Support Alliance groups", Concerns: []Concern{ConcernMentalHealth}, Text: "people with a mood condition", Source: common("DBSA")}},
		Remarks:  []PathwayRemark{{"one state asks for a promise of two years of service", src}, {"weekly to monthly; ways to handle hot subjects and to solve problems", src}},
	}
}
