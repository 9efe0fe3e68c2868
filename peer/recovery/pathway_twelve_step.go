package recovery

// twelveSteps returns the twelve steps in our own words. subject is what the first
// of them is about.
func twelveSteps(prefix, subject string) Structure {
	s := numbered(StructureSteps, prefix, 2, common("twelve steps, labels of this library"),
		"accept that "+subject+" is beyond one's control and life suffers for it",
		"become open to help from something larger than oneself",
		"decide to rely on that help",
		"written honest self-inventory",
		"tell the inventory to another person",
		"become ready to let go of harmful traits",
		"ask for them to be taken away, with humility",
		"name the people hurt and get willing to repair",
		"repair harm in person unless the repair would hurt someone",
		"keep checking oneself, own up quickly",
		"prayer or meditation to keep contact and direction",
		"pass it on, live the principles",
	)
	return private(s)
}

// private marks the steps whose content is nobody else's, and that the order is usual.
func private(s Structure) Structure {
	s.Order = true
	for _, n := range []int{4, 5, 8, 9} {
		s.Items[n-1].Private = true
	}
	return s
}

func aa() Pathway {
	meetings := read("PWAAMTG", "meeting descriptions")
	traditions := numbered(StructureTraditions, "aa_t", 2, common("twelve traditions, labels of this library"),
		"unity", "group conscience", "desire as the sole rule of membership", "autonomy", "one purpose", "no endorsement",
		"self-support", "non-professional", "minimal organisation", "no outside opinions", "attraction, not promotion", "anonymity")
	return Pathway{
		ID: PathwayAA, Name: "Alcoholics Anonymous", Kind: KindMutualAid, Since: "1935", Status: StatusActive, Source: told("PWAA", "overview"),
		Aim: AimAbstinenceRequired, Worldview: WorldviewSpiritualHigherPower,
		Stance:       StanceOutsideIssue,
		StanceText:   "its pamphlet says that no member plays doctor and that some must take prescribed medicines; members' attitudes vary",
		StanceSource: read("PWAAMED", "pamphlet"),
		Structures:   []Structure{twelveSteps("aa_", "drinking"), traditions},
		SponsorRoles: []PathwayRole{RoleSponsor},
		Roles:        []PathwayRole{RoleMember, RoleNewcomer, RoleSponsor, RoleSponsee, RoleHomeGroupMember, RoleChair, RoleSecretary, RoleTreasurer, RoleGreeter, RoleGroupRep, RoleTrustedServant},
		Tokens:       TokensChips,
		Leaders:      electedPosts(0),
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: []Concern{ConcernAlcohol}, Source: meetings,
			Text: "anyone with a drinking problem; open meetings are for all, so people with another drug problem may come to those"},
		Membership: MembershipDesireToStop, Anonymity: []AnonymityCode{AnonymityFirstName}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen, AccessClosed},
			Formats:  []MeetingFormat{FormatSpeaker, FormatDiscussion, FormatTopic, FormatBeginners, FormatStepStudy, FormatLiteratureStudy, FormatAnniversary, FormatBusiness},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo, ChannelPhone, ChannelBroughtIn},
			Minutes:  FigureRange{60, 90, common("length of a meeting")}, Share: FigureRange{3, 5, common("about 3 minutes in meeting descriptions; up to 5 by custom")},
			Crosstalk: CrosstalkProhibited, Attendance: AttendanceNone, Source: meetings,
		},
		Cost: CostFree, Affiliation: AffiliationSelfSupporting,
		For:      []Trait{TraitWantsSponsor, TraitNeedsDensity, TraitWantsFellowship, TraitWantsSteps},
		Against:  []Trait{TraitCannotMixGenders},
		Variants: []PathwayVariant{{ID: "agnostic_aa", Name: "secular groups of Alcoholics Anonymous", Focus: FocusAgnostic, Worldview: WorldviewSecular, Text: "groups without prayer, for people without belief", Source: common("secular groups")}},
		Focuses:  []Focus{FocusWomen, FocusMen, FocusYoungPeople, FocusLGBTQ, FocusSpanishLanguage, FocusAgnostic, FocusDeaf, FocusVeterans},
		Remarks: []PathwayRemark{
			{"about 2 million members in about 180 countries, 73 % of them in the United States and Canada, by its own estimate", told("PWAA", "2021 estimate")},
			{"keeps no attendance records or case histories, and gives no medical advice, lodging, jobs, money or letters to courts", read("PWAANOT", "what A.A. does not do")},
			{"a group may sign a slip if the member asks", common("attendance slips")},
			{"in one survey nearly one third of members had been discouraged by another member from taking prescribed medication", told("PWAAMED", "a critical blog on Rychtarik et al. 2000")},
			{"some groups ask a speaker for a minimum of sober time", read("PWAAMTG", "speakers")},
		},
	}
}

// electedPosts returns the rotating posts of a fellowship: any member, by the choice
// of the group. usual is the clean time in months that groups commonly ask, 0 if
// nothing is known of one.
func electedPosts(usual int) []LeaderRule {
	src := common("posts rotate; group conscience elects")
	var out []LeaderRule
	for _, role := range []PathwayRole{RoleChair, RoleSecretary, RoleTreasurer, RoleGreeter, RoleGroupRep, RoleTrustedServant} {
		rule := LeaderRule{Role: role, Source: src, Text: "any member whom the group elects",
			Needs: []LeaderNeed{{Need: NeedMember, Source: src}, {Need: NeedElected, Source: src}}}
		if usual > 0 {
			rule.Needs = append(rule.Needs, LeaderNeed{Need: NeedMonths, AtLeast: 3, Usual: usual, Custom: true, Source: common("groups suggest 90 days to a year")})
			rule.Text = "any member whom the group elects; groups commonly suggest a clean time"
		}
		out = append(out, rule)
	}
	return out
}

func na() Pathway {
	return Pathway{
		ID: PathwayNA, Name: "Narcotics Anonymous", Kind: KindMutualAid, Since: "1953", Status: StatusActive, Source: told("PWNA", "overview"),
		Aim: AimAbstinenceRequired, Worldview: WorldviewSpiritualHigherPower,
		Stance:       StanceGroupDependent,
		StanceText:   "its text leaves to each group how far people on medication take part, and keeps abstinence as the definition; ask the group whether one may share and serve, and whether the time counts",
		StanceSource: told("PWNAMAT", "Bulletin 29 (1996), pamphlets of 2011 and 2016"),
		Structures:   []Structure{twelveSteps("na_", "addiction"), counted(StructureTraditions, 12, "as those of Alcoholics Anonymous", common("twelve traditions"))},
		SponsorRoles: []PathwayRole{RoleSponsor},
		Roles:        []PathwayRole{RoleMember, RoleNewcomer, RoleSponsor, RoleSponsee, RoleHomeGroupMember, RoleChair, RoleSecretary, RoleTreasurer, RoleGreeter, RoleGroupRep, RoleTrustedServant},
		Tokens:       TokensKeyTags,
		Leaders:      electedPosts(12),
		Eligibility:  Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: common("any drug, alcohol among them"), Text: "anyone with a drug problem; alcohol counts as a drug"},
		Membership:   MembershipDesireToStop, Anonymity: []AnonymityCode{AnonymityFirstName}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen, AccessClosed},
			Formats:  []MeetingFormat{FormatSpeaker, FormatDiscussion, FormatTopic, FormatBeginners, FormatStepStudy, FormatLiteratureStudy, FormatAnniversary, FormatBusiness},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo, ChannelPhone}, Minutes: FigureRange{60, 90, common("length of a meeting")}, Share: FigureRange{3, 5, common("length of a share")},
			Crosstalk: CrosstalkProhibited, Attendance: AttendanceNone, Source: common("meetings"),
		},
		Cost: CostFree, Affiliation: AffiliationSelfSupporting,
		For:     []Trait{TraitWantsSponsor, TraitWantsFellowship, TraitWantsSteps, TraitWantsFullCleanTime},
		Against: []Trait{TraitNeedsMedicationCounted},
		Instead: []PathwayID{PathwayMARA, PathwayAllRecovery, PathwaySMART},
		Focuses: []Focus{FocusWomen, FocusMen, FocusYoungPeople, FocusLGBTQ, FocusSpanishLanguage},
		Remarks: []PathwayRemark{
			{"76,000 meetings a week in more than 140 countries, as claimed in 2024", told("PWNA", "number of meetings")},
			{"a bulletin of 1996 let people on methadone attend and listen and held that sharing or leading does not carry the message", told("PWNAMAT", "Bulletin 29")},
			{"clean means free of all mood-altering drugs, by its own definition", common("definition")},
		},
	}
}

func otherTwelveStep() Pathway {
	fellowship := func(id PathwayID, name string, concerns ...Concern) PathwayVariant {
		return PathwayVariant{ID: id, Name: name, Concerns: concerns, Source: common("fellowships by focus")}
	}
	dual := fellowship("dra", "Dual Recovery Anonymous", append(substances(), ConcernMentalHealth)...)
	dual.Stance, dual.Text = StanceAccepting, "names psychiatric medication as part of recovery"
	jewish := fellowship("jacs", "JACS, Jewish recovery")
	jewish.Focus, jewish.Text = FocusJewish, "Jewish people in recovery, and their families"
	return Pathway{
		ID: PathwayOtherTwelveStep, Name: "12-step fellowships by focus", Kind: KindMutualAid, Since: "various", Status: StatusActive, Source: common("fellowships by focus"),
		Aim: AimAbstinenceRequired, Worldview: WorldviewSpiritualHigherPower,
		Stance: StanceVaries, StanceText: "varies from one fellowship and group to the next; ask", StanceSource: common("fellowships by focus"),
		Structures:   []Structure{twelveSteps("ts_", "the substance or behaviour")},
		SponsorRoles: []PathwayRole{RoleSponsor},
		Roles:        []PathwayRole{RoleMember, RoleNewcomer, RoleSponsor, RoleSponsee, RoleHomeGroupMember, RoleChair, RoleSecretary, RoleTreasurer, RoleGreeter, RoleGroupRep, RoleTrustedServant},
		Tokens:       TokensOften,
		Leaders:      electedPosts(0),
		Eligibility: Eligibility{Audiences: []Audience{AudienceSelf}, Source: common("by focus"), Text: "whoever the focus of the fellowship names",
			Concerns: []Concern{ConcernCocaine, ConcernCrystalMeth, ConcernOpioids, ConcernCannabis, ConcernPills, ConcernGambling, ConcernEating, ConcernRelationships, ConcernChildhoodFamily, ConcernMentalHealth}},
		Membership: MembershipDesireToStop, Anonymity: []AnonymityCode{AnonymityFirstName}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen, AccessClosed}, Formats: []MeetingFormat{FormatSpeaker, FormatDiscussion, FormatTopic, FormatStepStudy, FormatLiteratureStudy},
			Channels: []MeetingChannel{ChannelInPerson, ChannelVideo, ChannelPhone, ChannelBroughtIn}, Minutes: FigureRange{60, 90, common("length of a meeting")},
			Crosstalk: CrosstalkProhibited, Attendance: AttendanceNone, Source: common("as Alcoholics Anonymous"),
		},
		Cost: CostFree, Affiliation: AffiliationSelfSupporting,
		For:     []Trait{TraitWantsSameDrug, TraitWantsSponsor, TraitWantsSteps},
		Against: []Trait{TraitNeedsDensity, TraitRuralOrShy},
		Variants: []PathwayVariant{
			fellowship("ca", "Cocaine Anonymous", ConcernCocaine),
			fellowship("cma", "Crystal Meth Anonymous", ConcernCrystalMeth),
			fellowship("ha", "Heroin Anonymous", ConcernOpioids),
			fellowship("ma", "Marijuana Anonymous", ConcernCannabis),
			fellowship("pa", "Pills Anonymous", ConcernPills),
			dual,
			fellowship("ga", "Gamblers Anonymous", ConcernGambling),
			fellowship("oa", "Overeaters Anonymous", ConcernEating),
			fellowship("aca", "Adult Children of Alcoholics", ConcernChildhoodFamily),
			fellowship("coda", "Co-Dependents Anonymous", ConcernRelationships),
			jewish,
		},
		Remarks: []PathwayRemark{{"meetings of a small fellowship may be far apart", common("availability")}},
	}
}

func mara() Pathway {
	src := read("PWMARA", "article and Traditions page")
	return Pathway{
		ID: PathwayMARA, Name: "Medication-Assisted Recovery Anonymous", Kind: KindMutualAid, Since: "2017-18", Status: StatusActive, Source: common("overview"),
		Aim: AimFlexible, Worldview: WorldviewSpiritualHigherPower,
		Stance: StanceAffirming, StanceText: "founded by people on medication who were shamed in other rooms", StanceSource: src,
		Structures: []Structure{private(unlabelled(StructureSteps, "mara_", 12, src)),
			counted(StructureTraditions, 12, "in its own, less religious words", src)},
		SponsorRoles: []PathwayRole{RoleSponsor},
		Roles:        []PathwayRole{RoleMember, RoleNewcomer, RoleSponsor, RoleSponsee, RoleChair},
		Tokens:       TokensOptional,
		Leaders:      []LeaderRule{{Role: RoleChair, Needs: []LeaderNeed{{Need: NeedMember, Source: common("who leads")}}, Text: "any member", Source: common("who leads")}},
		Eligibility:  Eligibility{Audiences: []Audience{AudienceSelf}, Concerns: substances(), Source: common("who comes"), Text: "anyone with a drug problem who wants a safer life"},
		Membership:   MembershipWishForSaferLife, Anonymity: []AnonymityCode{AnonymityFirstName}, Deliveries: []Delivery{DeliveryMeetings},
		Meetings: MeetingFacts{
			Accesses: []MeetingAccess{AccessOpen}, Formats: []MeetingFormat{FormatDiscussion, FormatStepStudy, FormatTopic}, Channels: []MeetingChannel{ChannelVideo, ChannelInPerson},
			Minutes: FigureRange{60, 60, src}, Attendance: AttendanceNone, Source: common("formats"),
		},
		Cost: CostFree, Affiliation: AffiliationSelfSupporting,
		For:     []Trait{TraitPastShame, TraitNeedsMedicationCounted, TraitWantsSteps},
		Against: []Trait{TraitWantsFullCleanTime},
		Remarks: []PathwayRemark{
			{"its sponsors are optional", common("sponsors")},
			{"several video meetings a day, in person in about half of the states of the US; no registration, camera optional", src},
			{"began in 2018; another account has it begin in Philadelphia in 2017-18", src},
		},
	}
}
