package recovery

func alAnon() Pathway {
	p := familyFellowship("al_")
	p.ID, p.Name, p.Since = PathwayAlAnon, "Al-Anon", "1951"
	p.Eligibility.Text = "relatives and friends of somebody who drinks; Alateen for teenagers"
	p.Meetings.Crosstalk = CrosstalkProhibited
	src := common("Alateen")
	p.Variants = []PathwayVariant{{ID: "alateen", Name: "Alateen", Focus: FocusYoungPeople, Youth: true, Source: src, Text: "teenagers who are affected by somebody's drinking",
		Leaders: []LeaderRule{{Role: RoleSponsor, Text: "a certified adult", Source: src, Needs: []LeaderNeed{{Need: NeedCertified, Source: src}, {Need: NeedMember, Source: src}}}}}}
	return p
}

func narAnon() Pathway {
	p := familyFellowship("nr_")
	p.ID, p.Name, p.Since = PathwayNarAnon, "Nar-Anon", "1968"
	p.Eligibility.Text = "relatives and friends of somebody who uses drugs"
	p.Variants = []PathwayVariant{{ID: "families_anonymous", Name: "Families Anonymous", Text: "relatives and friends of somebody with drug or behaviour problems", Source: common("Families Anonymous")}}
	return p
}

// familyFellowship returns what the 12-step fellowships of relatives share.
func familyFellowship(prefix string) Pathway {
	src := common("family fellowships")
	return Pathway{
		Kind: KindMutualAid, Status: StatusActive, Source: src,
		Aim: AimNotSubstance, Worldview: WorldviewSpiritualHigherPower, Stance: StanceNotApplicable, StanceSource: src,
		Structures:   []Structure{private(unlabelled(StructureSteps, prefix, 12, src))},
		SponsorRoles: []PathwayRole{RoleSponsor},
		Roles:        []PathwayRole{RoleMember, RoleNewcomer, RoleSponsor, RoleSponsee, RoleChair},
		Tokens:       TokensNone,
		Leaders:      []LeaderRule{{Role: RoleChair, Text: "any member", Source: src, Needs: []LeaderNeed{{Need: NeedMember, Source: src}}}},
		Eligibility:  Eligibility{Audiences: []Audience{AudienceFamily}, Source: src},
		Membership:   MembershipAffectedByUse, Anonymity: []AnonymityCode{AnonymityFirstName}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{Accesses: []MeetingAccess{AccessOpen, AccessClosed, AccessFamilyOnly}, Formats: []MeetingFormat{FormatSpeaker, FormatDiscussion, FormatStepStudy},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo, ChannelPhone}, Attendance: AttendanceNone, Source: src},
		Cost: CostFree, Affiliation: AffiliationSelfSupporting,
		For:     []Trait{TraitWantsOwnWellbeing, TraitWantsSponsor},
		Against: []Trait{TraitWantsEngagementFast},
		Remarks: []PathwayRemark{{"about the relative's own wellbeing, not about getting anybody into treatment", src}},
	}
}

func craft() Pathway {
	src := read("PWCRAFT", "components")
	skills := numbered(StructureComponents, "craft_", 1, src, "safety", "communication", "reinforce sober behaviour", "let natural consequences happen", "self-care", "invite to treatment")
	skills.UpTo, skills.Text = 8, "six to eight: sources differ"
	return Pathway{
		ID: PathwayCRAFT, Name: "Community Reinforcement and Family Training", Kind: KindCourse, Since: "1990s", Status: StatusActive, Source: src,
		Aim: AimNotSubstance, Worldview: WorldviewSecular, Stance: StanceNotApplicable, StanceSource: src,
		Structures:  []Structure{skills},
		Roles:       []PathwayRole{RoleFacilitator},
		Tokens:      TokensNone,
		Leaders:     []LeaderRule{{Role: RoleFacilitator, Text: "a trained clinician; peer versions exist as groups", Source: src, Needs: []LeaderNeed{{Need: NeedClinician, Source: src}, {Need: NeedTraining, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceFamily}, Source: src, Text: "people close to somebody who does not want help"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityServiceRecord}, Deliveries: []Delivery{DeliveryCourse, DeliveryOneToOne, DeliverySelfPaced},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatWorkshop, FormatToolsPractice}, Minutes: FigureRange{60, 60, src}, Sessions: FigureRange{12, 14, src},
			Attendance: AttendanceNamedWithConsent, Source: common("formats")},
		Cost: CostMayCost, Affiliation: AffiliationServiceProvider,
		For:        []Trait{TraitWantsEngagementSkills, TraitWantsEngagementFast, TraitWantsTools},
		Against:    []Trait{TraitWantsNoRecord},
		ReferFirst: []Trait{TraitViolenceAtHome},
		Remarks:    []PathwayRemark{{"twice a week for four weeks, then weekly for six", src}, {"peers may teach it as a group or for self-study", common("peer versions")}},
	}
}

func smartFamily() Pathway {
	src := common("family and friends")
	return Pathway{
		ID: PathwaySMARTFamily, Name: "SMART Family & Friends", Kind: KindMutualAid, Since: "2010s", Status: StatusActive, Source: src,
		Aim: AimNotSubstance, Worldview: WorldviewSecular, Stance: StanceNotApplicable, StanceSource: src,
		BuildsOn:    []PathwayID{PathwaySMART, PathwayCRAFT},
		Roles:       []PathwayRole{RoleMember, RoleFacilitator},
		Tokens:      TokensNone,
		Leaders:     []LeaderRule{{Role: RoleFacilitator, Text: "a trained facilitator", Source: src, Needs: []LeaderNeed{{Need: NeedTraining, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceFamily}, Source: src, Text: "relatives and friends"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{Accesses: []MeetingAccess{AccessFamilyOnly}, Formats: []MeetingFormat{FormatToolsPractice, FormatDiscussion}, Channels: []MeetingChannel{ChannelInPerson, ChannelVideo}, Attendance: AttendanceCountOnly, Source: src},
		Cost:     CostFree, Affiliation: AffiliationNonProfit,
		For:        []Trait{TraitWantsEngagementSkills, TraitWantsOwnWellbeing, TraitWantsTools},
		Against:    []Trait{TraitWantsSponsor},
		ReferFirst: []Trait{TraitViolenceAtHome},
	}
}
