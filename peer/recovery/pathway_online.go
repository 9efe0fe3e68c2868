package recovery

func onlineCommunity() Pathway {
	src := read("PWBOARD", "house rules")
	return Pathway{
		ID: PathwayOnline, Name: "Online community", Kind: KindOnlineCommunity, Since: "1990s-", Status: StatusActive, Source: src,
		Aim: AimAny, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewNeutral,
		Stance: StanceVaries, StanceText: "varies from one board to the next", StanceSource: src,
		Structures:  []Structure{{Kind: StructureGuidelines, Text: "house rules, of each board", Source: src}},
		Roles:       []PathwayRole{RoleMember, RoleNewcomer, RoleModerator},
		Tokens:      TokensDayCounter,
		Leaders:     []LeaderRule{{Role: RoleModerator, Text: "moderators whom the board appoints", Source: src, Needs: []LeaderNeed{{Need: NeedAppointed, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf, AudienceFamily}, Source: common("by board"), Text: "by board; adults"},
		Membership:  MembershipRulesAccepted, Anonymity: []AnonymityCode{AnonymityPseudonym}, Deliveries: []Delivery{DeliveryForum},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatDiscussion, FormatCheckInRound}, Channels: []MeetingChannel{ChannelForumAsync, ChannelTextChat}, Attendance: AttendanceCoded,
			Rules: []GroundRule{GroundIStatements, GroundNoMedicalAdvice, GroundNoSolicitation, GroundRespectPathways}, Source: src},
		Cost: CostFree, Affiliation: AffiliationBoard,
		For:        []Trait{TraitNightHours, TraitRuralOrShy, TraitWantsPseudonym, TraitWantsNoRecord},
		ReferFirst: []Trait{TraitNeedsCrisisCare},
		Remarks:    []Remark{{"goals differ from one board to the next", src}, {"of any size; nobody takes attendance", src}, {"20 % of the members of an early forum about alcohol had it as their sole support (2016)", src}},
	}
}
