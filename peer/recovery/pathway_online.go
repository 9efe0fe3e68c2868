package recovery

func onlineCommunity() Pathway {
	src := read("PWBOARD", "house rules")
	return Pathway{
		ID: PathwayOnline, Name: "Online community", Kind: KindOnlineCommunity, Since: "1990s-", Status: StatusActive, Source: common("overview"),
		Aim: AimAny, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewNeutral,
		Stance: StanceVaries, StanceText: "varies from one board to the next", StanceSource: common("stance on medication"),
		Structures:  []Structure{{Kind: StructureGuidelines, Text: "house rules, of each board", Source: src}},
		Roles:       []PathwayRole{RoleMember, RoleNewcomer, RoleModerator},
		Tokens:      TokensDayCounter,
		Leaders:     []LeaderRule{{Role: RoleModerator, Text: "moderators whom the board appoints", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedAppointed, Source: common("who leads")}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf, AudienceFamily}, Source: common("by board"), Text: "by board; adults"},
		Membership:  MembershipRulesAccepted, Anonymity: []AnonymityCode{AnonymityPseudonym}, Deliveries: []Delivery{DeliveryForum},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatDiscussion, FormatCheckInRound}, Channels: []MeetingChannel{ChannelForumAsync, ChannelTextChat}, Attendance: AttendanceNone,
			Rules: []GroundRule{GroundIStatements, GroundNoMedicalAdvice, GroundNoSolicitation, GroundRespectPathways}, Source: common("house rules of boards")},
		Cost: CostFree, Affiliation: AffiliationBoard,
		For:        []Trait{TraitNightHours, TraitRuralOrShy, TraitWantsPseudonym, TraitWantsNoRecord},
		ReferFirst: []Trait{TraitNeedsCrisisCare},
		Remarks:    []PathwayRemark{{"goals differ from one board to the next", common("goals")}, {"of any size; nobody takes attendance", common("size")}, {"20 % of the members of an early forum about alcohol had it as their sole support (2016)", src}},
	}
}
