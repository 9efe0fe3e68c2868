package recovery

// prevention is kept so that a programme can name it. It is offered to nobody: it is
// for whole classes, not for one person.
func prevention() Pathway {
	src := read("PWCONF", "school programme in Croatia")
	return Pathway{
		ID: PathwayPrevention, Name: "Universal prevention", Kind: KindPrevention, Since: "various", Status: StatusActive, Source: src,
		Aim: AimAny, Worldview: WorldviewNeutral, Stance: StanceNotApplicable, StanceSource: src,
		Roles:       []PathwayRole{RoleFacilitator},
		Tokens:      TokensNone,
		Leaders:     []LeaderRule{{Role: RoleFacilitator, Text: "trained staff of the school", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedTraining, Source: common("who leads")}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf, AudienceFamily}, Concerns: []Concern{ConcernAlcohol}, Youth: true, Source: src, Text: "whole classes, of ages 10 to 14 in the programme that was read"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryCourse},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatWorkshop}, Channels: []MeetingChannel{ChannelInPerson}, Attendance: AttendanceCountOnly, Source: src},
		Cost:     CostFreeService, Affiliation: AffiliationHostOrganisation,
		Remarks: []PathwayRemark{{"meant to delay drinking; staff, consent of the community and changes of government were its problems", src},
			{"the study that was read does not describe it as given by peers", src}},
	}
}
