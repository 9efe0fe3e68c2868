package recovery

import "github.com/alongside-go/alongside/peer/source"

func recoveryDharma() Pathway {
	src, city := read("PWRD", "site"), read("PWRDC", "service page of one city")
	p := dharma("rd_")
	p.ID, p.Name, p.Since, p.Source = PathwayRecoveryDharma, "Recovery Dharma", "2019", src
	p.Structures = append(p.Structures, numbered(StructurePractices, "rd_e", 1, src,
		"renunciation: the intention of abstinence, or wise boundaries where abstinence is impossible", "meditation", "meetings", "the path", "inquiry and investigation", "wise friends and mentors", "growth"))
	p.SponsorRoles = []PathwayRole{RoleMentor, RoleWiseFriend}
	p.Roles = []PathwayRole{RoleMember, RoleNewcomer, RoleMentor, RoleWiseFriend, RoleFacilitator, RoleCoordinator}
	p.Eligibility.Source = src
	p.Meetings.Crosstalk = CrosstalkProhibited
	p.Leaders = []LeaderRule{
		{Role: RoleFacilitator, Text: "by local rule; one city asks for training, three months of abstinence and three months on trial", Source: city, Needs: []LeaderNeed{
			{Need: NeedTraining, Custom: true, Source: city}, {Need: NeedMonths, AtLeast: 3, Custom: true, Source: city}, {Need: NeedTrialMonths, AtLeast: 3, Custom: true, Source: city}}},
		{Role: RoleCoordinator, Text: "by local rule; one city asks for a year", Source: city, Needs: []LeaderNeed{{Need: NeedMonths, AtLeast: 12, Custom: true, Source: city}}},
	}
	p.Remarks = []PathwayRemark{
		{"parted from Refuge Recovery in 2019", common("history")},
		{"circles of people who share something have 5 to 15 members", city},
		{"for those whom sitting distresses, offer other ways to practise", common("sitting")},
	}
	return p
}

func refugeRecovery() Pathway {
	p := dharma("rr_")
	p.ID, p.Name, p.Since, p.Source = PathwayRefugeRecovery, "Refuge Recovery", "2014", common("overview")
	p.SponsorRoles = []PathwayRole{RoleMentor}
	p.Roles = []PathwayRole{RoleMember, RoleNewcomer, RoleMentor, RoleFacilitator}
	p.Leaders = []LeaderRule{{Role: RoleFacilitator, Text: "by local rule", Source: common("who leads")}}
	return p
}

// dharma returns what the two Buddhist-inspired pathways share.
func dharma(prefix string) Pathway {
	src := common("four truths and eightfold path, labels of this library")
	if prefix == "rd_" {
		src = read("PWRD", "four truths and eightfold path, labels of this library")
	}
	return Pathway{
		Kind: KindMutualAid, Status: StatusActive,
		Aim: AimAbstinenceOriented, Worldview: WorldviewBuddhistInspired,
		Stance: StanceAccepting, StanceText: "accepts prescribed medication", StanceSource: common("stance on medication"),
		Structures: []Structure{
			numbered(StructureTruths, prefix+"t", 1, src, "there is suffering", "it has a cause, craving", "it can end", "there is a path"),
			numbered(StructurePath, prefix+"p", 1, src, "understanding", "intention", "speech", "action", "livelihood", "effort", "mindfulness", "concentration"),
		},
		Tokens:      TokensLocal,
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: addictions(), Source: common("any addiction"), Text: "any addiction, to substances or processes; no belief is asked"},
		Membership:  MembershipInterestRenunciation, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen}, Formats: []MeetingFormat{FormatMeditation, FormatLiteratureStudy, FormatTopic, FormatSmallGroupShare},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo}, Minutes: FigureRange{60, 90, common("length of a meeting")},
			Attendance: AttendanceCountOnly, Source: common("reading, guided meditation of about 20 minutes, topic or inquiry, sharing"),
		},
		Cost: CostDonation, Affiliation: AffiliationNonProfit,
		For:     []Trait{TraitWantsMeditation},
		Against: []Trait{TraitDislikesMeditation, TraitSittingDistress},
	}
}

func celebrateRecovery() Pathway {
	src := read("PWCR", "church pages")
	return Pathway{
		ID: PathwayCelebrateRecovery, Name: "Celebrate Recovery", Kind: KindMutualAid, Since: "1990/91", Status: StatusActive, Source: common("overview"),
		Aim: AimAbstinenceOriented, Worldview: WorldviewTheisticChristian,
		Stance: StanceVaries, StanceText: "local: ask the church", StanceSource: common("stance on medication"),
		Structures: []Structure{
			private(unlabelled(StructureSteps, "cr_", 12, src)),
			numbered(StructurePrinciples, "cr_p", 1, src, "realise lack of control", "believe that God can help", "choose commitment", "open confession", "voluntary change",
				"evaluate relationships: forgive, amend", "reserve time daily", "yield to serve"),
			counted(StructureLessons, 25, "lessons", src),
		},
		SponsorRoles: []PathwayRole{RoleSponsor, RoleAccountabilityPartner},
		Roles:        []PathwayRole{RoleMember, RoleNewcomer, RoleSponsor, RoleSponsee, RoleAccountabilityPartner, RoleFacilitator},
		Tokens:       TokensChips,
		Leaders: []LeaderRule{{Role: RoleFacilitator, Text: "appointed by the church, of the gender of the group; with a finished step study and the church's training", Source: common("who leads"), Needs: []LeaderNeed{
			{Need: NeedAppointed, Source: common("who leads")}, {Need: NeedTraining, Source: common("training")}, {Need: NeedStepStudyDone, Source: common("step study")}, {Need: NeedSameGender, Source: common("who leads")}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Source: common("who comes"), Text: "adults, with any issue of life; versions for young people are apart"},
		Membership:  MembershipFormatRespected, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen, AccessClosed}, Formats: []MeetingFormat{FormatWorshipLargeGroup, FormatSmallGroupShare, FormatStepStudy},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo}, Minutes: FigureRange{120, 120, read("PWCR", "about an hour in the large group and an hour of sharing")},
			Share: FigureRange{3, 5, src}, Crosstalk: CrosstalkProhibited, Attendance: AttendanceCountOnly,
			Rules:  []GroundRule{GroundIStatements, GroundTimeLimit, GroundNoCrosstalk, GroundNoFixing, GroundConfidential, GroundLimitsOfConfidentiality, GroundLanguage, GroundPrivateSpaceHeadphones, GroundNoRecording},
			Source: src,
		},
		Cost: CostFree, Affiliation: AffiliationChurch,
		For:     []Trait{TraitWantsFamilyEvening, TraitWantsSponsor, TraitWantsSteps},
		Against: []Trait{TraitMixedGenderOnly, TraitOtherFaith},
		Focuses: []Focus{FocusFaithChurch, FocusWomen, FocusMen},
		Remarks: []PathwayRemark{
			{"two thirds of participants said that they do not come for alcohol or drugs, by its own figure", told("PWCR", "programme figure")},
			{"step studies are for one gender, have four workbooks, take about a year and close to new people after the first", src},
			{"confidential except threats of harm to self or others", src},
		},
	}
}

func wellbriety() Pathway {
	src := read("PWWB", "step and value sheet")
	steps := private(unlabelled(StructureSteps, "wb_", 12, src))
	for i, value := range []string{"honesty", "hope", "faith", "courage", "integrity", "willingness", "humility", "forgiveness", "justice", "perseverance", "spiritual awakening", "service"} {
		steps.Items[i].Value, steps.Items[i].Level = value, i/3+1
	}
	steps.Text = "each step goes with a value; that three steps make a quarter is calculated"
	steps.LevelSource = source.Of("PWWB").At("12 steps in 4 quarters: 3 to a quarter, in their order", source.Derived)
	values := numbered(StructureValues, "wb_v", 2, src, "honesty", "hope", "faith", "courage", "integrity", "willingness", "humility", "forgiveness", "justice", "perseverance", "spiritual awakening", "service")
	return Pathway{
		ID: PathwayWellbriety, Name: "Wellbriety: Medicine Wheel and 12 Steps", Kind: KindMutualAid, Since: "1998-99", Status: StatusActive, Source: common("overview"),
		Aim: AimAbstinenceOriented, Worldview: WorldviewIndigenous,
		Stance: StanceVaries, StanceText: "local: ask the circle", StanceSource: common("stance on medication"),
		Structures: []Structure{steps, values, numbered(StructureQuarters, "wb_q", 1, src, "the creator", "oneself", "others", "the elders' wisdom")},
		Roles:      []PathwayRole{RoleMember, RoleNewcomer, RoleFacilitator},
		Tokens:     TokensLocal,
		Leaders: []LeaderRule{{Role: RoleFacilitator, Text: "a trained facilitator, called a firestarter", Source: common("firestarters"),
			Needs: []LeaderNeed{{Need: NeedTrainingDays, AtLeast: 3, Source: common("three days")}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Source: common("who comes"), Text: "Native people first; others as the host invites"},
		Membership:  MembershipWishForRecovery, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{Formats: []MeetingFormat{FormatStepStudy, FormatDiscussion}, Channels: []MeetingChannel{ChannelInPerson}, Attendance: AttendanceCountOnly, Source: common("formats")},
		Cost:     CostFree, Affiliation: AffiliationHostOrganisation,
		For:     []Trait{TraitWantsNativeCulture, TraitWantsCommunityHealing, TraitWithFamily},
		Against: []Trait{TraitRuralOrShy, TraitOtherFaith},
		Remarks: []PathwayRemark{
			{"the circle is to a person what a sponsor is elsewhere", common("circle")},
			{"talking circles, videos, mind maps; 1,148 facilitators trained in 2017", read("PWWB", "State of the Movement")},
		},
	}
}

func millatiIslami() Pathway {
	src := common("Baltimore 1989")
	return Pathway{
		ID: PathwayMillatiIslami, Name: "Millati Islami", Kind: KindMutualAid, Since: "1989", Status: StatusActive, Source: src,
		Aim: AimAbstinenceRequired, Worldview: WorldviewIslamic,
		Stance: StanceVaries, StanceText: "local: ask the group", StanceSource: src,
		Structures:   []Structure{private(unlabelled(StructureSteps, "mi_", 12, src))},
		SponsorRoles: []PathwayRole{RoleSponsor},
		Roles:        []PathwayRole{RoleMember, RoleNewcomer, RoleSponsor, RoleSponsee, RoleChair},
		Tokens:       TokensLocal,
		Leaders:      []LeaderRule{{Role: RoleChair, Text: "any member", Source: src, Needs: []LeaderNeed{{Need: NeedMember, Source: src}}}},
		Eligibility:  Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: src, Text: "Muslims and people who are interested"},
		Membership:   MembershipDesireToStop, Anonymity: []AnonymityCode{AnonymityFirstName}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{Accesses: []MeetingAccess{AccessClosed, AccessOpen}, Formats: []MeetingFormat{FormatDiscussion, FormatStepStudy}, Channels: []MeetingChannel{ChannelInPerson}, Attendance: AttendanceNone, Source: src},
		Cost:     CostFree, Affiliation: AffiliationSelfSupporting,
		For:     []Trait{TraitWantsIslamicFrame, TraitCannotMixGenders, TraitWantsSponsor},
		Against: []Trait{TraitOtherFaith},
	}
}
