package recovery

import "github.com/alongside-go/alongside/peer/source"

func smart() Pathway {
	src, training := read("PWSMART", "pages and manual"), read("PWSMARTT", "facilitator training")
	return Pathway{
		ID: PathwaySMART, Name: "SMART Recovery", Kind: KindMutualAid, Since: "1994", Status: StatusActive, Source: src,
		Aim: AimAbstinenceOriented, AcceptsReduction: true, Worldview: WorldviewSecular,
		Stance: StanceAccepting, StanceText: "supports the informed use of prescribed psychiatric and addiction medication", StanceSource: src,
		Structures: []Structure{numbered(StructurePoints, "smart_p", 1, src,
			"find and keep reasons for change", "get through urges", "handle thoughts, feelings and what one does", "balance daily life")},
		Roles:  []PathwayRole{RoleMember, RoleNewcomer, RoleFacilitator, RoleHost},
		Tokens: TokensNone,
		Leaders: []LeaderRule{
			{Role: RoleFacilitator, Text: "a trained facilitator, who need not be in recovery", Source: training,
				Needs: []LeaderNeed{{Need: NeedTrainingHours, AtLeast: 10, Usual: 20, Source: training}}},
			{Role: RoleHost, Text: "a host with a short training reads the script, keeps time and rules", Source: src,
				Needs: []LeaderNeed{{Need: NeedTraining, Source: src}}},
		},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: addictions(), Source: src, Text: "any addictive behaviour, substance or activity"},
		Membership:  MembershipNone, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen}, Formats: []MeetingFormat{FormatCheckInRound, FormatToolsPractice, FormatDiscussion},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo, ChannelTextChat}, Minutes: FigureRange{60, 90, common("length of a meeting")},
			Crosstalk: CrosstalkAllowed, Attendance: AttendanceCoded, Source: common("welcome, check-in, agenda, working time, check-out"),
		},
		Cost: CostFree, Affiliation: AffiliationNonProfit,
		For:     []Trait{TraitWantsTools, TraitWantsConversation, TraitNeedsMedicationCounted},
		Against: []Trait{TraitWantsSponsor, TraitDislikesHomework},
		Remarks: []PathwayRemark{
			{"no labels, no sponsors, no lifetime of attendance, no position on disease; start at any point", src},
			{"for people who chose or consider abstinence; recent local wording: reduce or abstain", read("PWSMARTT", "local wording")},
			{"two facilitators are advised: meetings close when the only one leaves", training},
			{"one university programme adds four live sessions, about 16 hours in all; meetings for facilitators go on", training},
			{"its tools come from cognitive-behavioural, rational-emotive and motivational work", src},
			{"up to 25 hours of continuing education are issued for the training platform", training},
			{"a script for discussion meetings has 60 minutes in five parts and three rules: no long speeches, no advice, nothing off the subject", src},
		},
	}
}

func wfs() Pathway {
	src := read("PWWFS", "community and programme pages")
	statements := numbered(StructureStatements, "wfs_", 2, common("thirteen statements, labels of this library"),
		"take charge of the problem", "clear out negative thinking", "practise happiness", "keep problems in proportion", "see self as capable",
		"aim for a rich life", "caring changes things", "emotional and spiritual growth first", "release the past", "let love come back",
		"daily enthusiasm", "own one's competence", "own one's mind and actions")
	for i, level := range []int{1, 2, 4, 2, 3, 4, 5, 6, 2, 5, 4, 3, 6} {
		statements.Items[i].Level = level
	}
	levels := numbered(StructureLevels, "wfs_l", 1, common("six levels, labels of this library"),
		"accept the problem", "drop negativity and guilt", "new self-image", "new attitudes into habits", "better relationships", "priorities and responsibility")
	old := read("PWWFS", "moderator page (old)")
	return Pathway{
		ID: PathwayWFS, Name: "Women for Sobriety", Kind: KindMutualAid, Since: "1975/76", Status: StatusActive, Source: src,
		Aim: AimAbstinenceRequired, Worldview: WorldviewNonReligious,
		Stance: StanceAccepting, StanceText: "accepts prescribed medication", StanceSource: common("stance on medication"),
		Structures: []Structure{statements, levels},
		Roles:      []PathwayRole{RoleMember, RoleNewcomer, RoleModerator},
		Tokens:     TokensOptional,
		Leaders: []LeaderRule{{Role: RoleModerator, Text: "a certified moderator; an older rule asks for a year without use and knowledge of the programme", Source: src,
			Needs: []LeaderNeed{{Need: NeedCertified, Source: src}, {Need: NeedMonths, AtLeast: 12, Source: old}, {Need: NeedProgrammeKnowledge, Source: old}, {Need: NeedVolunteer, Source: old}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Women: true, Source: src,
			Text: "women, in all expressions of it, who work on alcohol or drugs; not for other addictions"},
		Membership: MembershipWishForRecovery, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings, DeliveryForum},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessClosed}, Formats: []MeetingFormat{FormatDiscussion, FormatLiteratureStudy},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo, ChannelTextChat, ChannelPhone, ChannelForumAsync},
			Minutes:  FigureRange{60, 90, src}, Size: FigureRange{6, 10, src}, Crosstalk: CrosstalkAllowed, Attendance: AttendanceCountOnly,
			Rules: []GroundRule{GroundConfidential, GroundNoGraphicUseStories, GroundNoBrandNames, GroundArriveAbleToTakePart}, Source: src,
		},
		Cost: CostFree, Affiliation: AffiliationNonProfit,
		For:     []Trait{TraitWantsWomenOnly, TraitWantsSelfWorth, TraitCannotMixGenders},
		Against: []Trait{TraitMixedGenderOnly},
		Focuses: []Focus{FocusWomen},
		Remarks: []PathwayRemark{
			{"asks people to come without having used that day", src},
			{"affirmations, thought change, relaxation, meditation, nutrition and exercise; no sponsors", src},
		},
	}
}

func lifering() Pathway {
	src := read("PWLIFE", "convenor and 3-S pages")
	need := func(n LeaderRequirement, months int) LeaderNeed {
		return LeaderNeed{Need: n, AtLeast: months, Source: src}
	}
	return Pathway{
		ID: PathwayLifeRing, Name: "LifeRing Secular Recovery", Kind: KindMutualAid, Since: "1999", Status: StatusActive, Source: src,
		Aim: AimAbstinenceRequired, Worldview: WorldviewSecular,
		Stance: StanceAccepting, StanceText: "accepts medication that is medically indicated", StanceSource: src,
		Structures: []Structure{
			numbered(StructurePrinciples, "lr_s", 1, src, "sobriety", "secularity", "self-help, now often self-empowerment"),
			numbered(StructureDomains, "lr_d", 1, common("areas of the personal plan"), "body", "exposure", "activities", "people", "feelings", "lifestyle", "history", "culture", "treatment"),
		},
		Roles:  []PathwayRole{RoleMember, RoleNewcomer, RoleConvenor, RoleCoConvenor, RoleConvenorMentee, RoleCoHost},
		Tokens: TokensOptional,
		Leaders: []LeaderRule{
			{Role: RoleConvenor, Text: "six months of continuous sobriety, no test", Source: src, Needs: []LeaderNeed{need(NeedMonths, 6), need(NeedProgrammeKnowledge, 0), need(NeedHandbookRead, 0)}},
			{Role: RoleCoConvenor, Text: "three months, vetted by the regional representative", Source: src, Needs: []LeaderNeed{need(NeedMonths, 3), need(NeedVetted, 0)}},
			{Role: RoleConvenorMentee, Text: "three months, a mentoring form, vetted; leads while an active convenor is present", Source: src,
				Needs: []LeaderNeed{need(NeedMonths, 3), need(NeedMentoringForm, 0), need(NeedVetted, 0), need(NeedConvenorPresent, 0)}},
			{Role: RoleCoHost, Text: "no minimum; knows the video room", Source: src, Needs: []LeaderNeed{need(NeedTechnicalSkill, 0)}},
		},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: src, Text: "people with a substance problem"},
		Membership:  MembershipWishToBeAbstinent, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings, DeliveryMail, DeliveryForum},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen, AccessClosed}, Formats: []MeetingFormat{FormatCheckInRound, FormatDiscussion},
			Channels: MeetingChannels(),
			Minutes:  FigureRange{60, 60, src}, Crosstalk: CrosstalkAllowed, Attendance: AttendanceCountOnly, Source: src,
		},
		Cost: CostFree, Affiliation: AffiliationNonProfit,
		For:     []Trait{TraitWantsConversation, TraitWantsOwnPlan},
		Against: []Trait{TraitWantsSteps},
		Remarks: []PathwayRemark{
			{"two inner voices: the sober self is strengthened", src},
			{"professionals who found a group hand it over as soon as possible", src},
		},
	}
}

func mm() Pathway {
	src := read("PWMM", "Steps of Change guide")
	return Pathway{
		ID: PathwayMM, Name: "Moderation Management", Kind: KindMutualAid, Since: "1994", Status: StatusActive, Source: src,
		Aim: AimModeration, AcceptsReduction: true, AcceptsAbstinence: true, Worldview: WorldviewSecular,
		Stance: StanceNotApplicable, StanceSource: source.DesignDefault("it is about drinking"),
		Structures: []Structure{numbered(StructureSteps, "mm_", 1, src,
			"come to meetings or online and learn", "30 days without alcohol while doing steps 3 to 6", "look at what drinking did", "write life priorities",
			"look at how much, how often, when", "learn the limits", "set own limits and small weekly steps", "review and adjust", "go on and help newcomers")},
		Roles:       []PathwayRole{RoleMember, RoleNewcomer, RoleModerator},
		Tokens:      TokensNone,
		Leaders:     []LeaderRule{{Role: RoleModerator, Text: "a volunteer", Source: src, Needs: []LeaderNeed{{Need: NeedVolunteer, Source: src}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: []Concern{ConcernAlcohol}, Source: src, Text: "adults who are concerned about their drinking at an early stage"},
		Membership:  MembershipConcernAboutUse, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings, DeliveryForum},
		Meetings: MeetingFacts{Accesses: []MeetingAccess{AccessMembersOnly}, Formats: []MeetingFormat{FormatDiscussion, FormatToolsPractice},
			Channels: []MeetingChannel{ChannelVideo, ChannelForumAsync, ChannelInPerson}, Attendance: AttendanceCountOnly, Source: common("open to members; few in person")},
		Cost: CostFree, Affiliation: AffiliationNonProfit,
		For:        []Trait{TraitWantsTracking, TraitWantsTools},
		Against:    []Trait{TraitWantsSponsor},
		ReferFirst: []Trait{TraitDependenceSigns, TraitWithdrawalHistory, TraitPregnancy, TraitAlcoholRuledOut, TraitAlreadyAbstinent},
		Remarks: []PathwayRemark{
			{"any goal is accepted: to stop, to moderate, to drink less", src},
			{"not a first choice with physical dependence, hard withdrawal before, pregnancy, a medicine or an illness that rules out alcohol, or abstinence that holds", common("who should see a clinician first")},
		},
	}
}

func sos() Pathway {
	src := read("PWSOS", "guidelines")
	return Pathway{
		ID: PathwaySOS, Name: "Secular Organizations for Sobriety", Kind: KindMutualAid, Since: "1985/86", Status: StatusLegacy, Source: src,
		Aim: AimAbstinenceRequired, Worldview: WorldviewSecular, Stance: StanceNotStated, StanceSource: src,
		Structures: []Structure{numbered(StructureGuidelines, "sos_", 1, src,
			"acknowledge the addiction", "reaffirm daily not to use, whatever happens", "keep sobriety the first priority for life and do what it takes",
			"life can be good and is uncertain: do not use whatever the feelings or events", "share in confidence", "each is responsible for their own sobriety")},
		Roles:       []PathwayRole{RoleMember, RoleChair},
		Tokens:      TokensNone,
		Leaders:     []LeaderRule{{Role: RoleChair, Text: "any sober member", Source: common("who leads"), Needs: []LeaderNeed{{Need: NeedMember, Source: common("who leads")}}}},
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: src, Text: "people with a substance problem"},
		Membership:  MembershipSobrietyPriority, Anonymity: []AnonymityCode{AnonymityHouseRule}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{Channels: []MeetingChannel{ChannelInPerson}, Attendance: AttendanceCountOnly, Source: common("few meetings remain")},
		Cost:     CostFree, Affiliation: AffiliationNonProfit,
		Remarks: []PathwayRemark{
			{"its founder died on 9 July 2020; its flagship meeting ran until 24 March 2020; pages speak of it in the past tense", told("PWSOS", "encyclopaedic page")},
			{"separates sobriety from belief; no sponsors; members may use other fellowships as well", src},
		},
	}
}
