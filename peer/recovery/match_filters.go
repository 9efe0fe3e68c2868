package recovery

import "slices"

// A candidate is one pathway beside one profile.
type candidate struct {
	profile *Profile
	pathway *Pathway
	offers  []Offer // that remain
	none    bool
	only    []PathwayID // the pathway itself is filtered; these variants are not
}

// filterTexts say to the person why a pathway is not offered. They name nobody.
var filterTexts = map[MatchFilter]string{
	FilterStatus:            "it is kept for history: few or no meetings remain",
	FilterPracticeStyle:     "it shapes how support is given and is not offered by itself",
	FilterFamilyOnly:        "it is for relatives and friends",
	FilterNotForFamily:      "it is for people in recovery themselves",
	FilterPeerWorkersOnly:   "it is for people who give peer support",
	FilterWomenOnly:         "it is for women",
	FilterHouseGender:       "what there is here is for another gender",
	FilterYouthServicesOnly: "it is for adults; ask for a service for young people",
	FilterAdultsOnly:        "it is for young people",
	FilterAbstinentOnEntry:  "it takes in people who are not using at present; it stays open to you later",
	FilterLanguage:          "no language in common",
	FilterChannel:           "no way to take part that you can use",
	FilterNotAvailable:      "not offered here now",
	FilterAvoidedWorldview:  "you asked to leave this frame of belief out",
	FilterAvoidedPathway:    "you asked to leave it out",
	FilterPrevention:        "it is for whole classes or communities",
	FilterOtherKind:         "it is of another kind than you look for",
}

// filter returns by which filter the candidate is left out, the first of the order
// below, and narrows its offers to those that can be used.
func (c *candidate) filter() (ExcludedPathway, bool) {
	rule := c.rule()
	if rule == "" {
		return ExcludedPathway{}, false
	}
	out := ExcludedPathway{Pathway: c.pathway.ID, Filter: rule, Text: filterTexts[rule]}
	if rule == FilterAvoidedWorldview {
		for _, v := range c.pathway.Variants {
			if v.Worldview != "" && !slices.Contains(c.profile.Avoids, v.Worldview) && !slices.Contains(c.profile.Leave, v.ID) && v.Youth == c.profile.underAge() {
				out.Variants = append(out.Variants, v.ID)
			}
		}
	}
	return out, true
}

func (c *candidate) rule() MatchFilter {
	p, w := c.profile, c.pathway
	e := &w.Eligibility
	switch {
	case !w.Status.Offered():
		return FilterStatus
	case w.Kind == KindPractice:
		return FilterPracticeStyle
	case w.Kind == KindPrevention:
		return FilterPrevention
	case slices.Contains(p.Leave, w.ID):
		return FilterAvoidedPathway
	case len(p.Kinds) > 0 && !slices.Contains(p.Kinds, w.Kind):
		return FilterOtherKind
	}
	if !slices.ContainsFunc(e.Audiences, p.seeksAs) {
		switch {
		case slices.Contains(e.Audiences, AudienceFamily):
			return FilterFamilyOnly
		case slices.Contains(e.Audiences, AudienceSelf):
			return FilterNotForFamily
		}
		return FilterPeerWorkersOnly
	}
	switch {
	case p.underAge() && !e.Youth:
		for _, v := range w.Variants {
			if v.Youth && !slices.Contains(p.Leave, v.ID) {
				c.only = append(c.only, v.ID)
			}
		}
		if len(c.only) == 0 {
			return FilterYouthServicesOnly
		}
	case !p.underAge() && e.Youth:
		return FilterAdultsOnly
	}
	switch {
	case e.Women && p.Gender == GenderMan:
		return FilterWomenOnly
	case e.AbstinentOnEntry && p.InUse == DisclosureYes:
		return FilterAbstinentOnEntry
	case slices.Contains(p.Avoids, w.Worldview):
		return FilterAvoidedWorldview
	case c.none && len(c.offers) == 0:
		return FilterNotAvailable
	}
	return c.narrow()
}

// narrow keeps the offers that the person can use, and returns by which filter the
// last of them went.
func (c *candidate) narrow() MatchFilter {
	p, w := c.profile, c.pathway
	keep := func(filter MatchFilter, ok func(o Offer) bool) MatchFilter {
		if len(c.offers) == 0 {
			return ""
		}
		if c.offers = slices.DeleteFunc(slices.Clone(c.offers), func(o Offer) bool { return !ok(o) }); len(c.offers) == 0 {
			return filter
		}
		return ""
	}
	for _, step := range []struct {
		filter MatchFilter
		ok     func(o Offer) bool
	}{
		{FilterNotAvailable, func(o Offer) bool { return !o.Unsafe }},
		{FilterAvoidedPathway, func(o Offer) bool { return !slices.Contains(p.Leave, o.Pathway) }},
		{FilterAdultsOnly, func(o Offer) bool { return p.underAge() || !c.isYouth(o.Pathway) }},
		{FilterYouthServicesOnly, func(o Offer) bool { return len(c.only) == 0 || slices.Contains(c.only, o.Pathway) }},
		{FilterHouseGender, func(o Offer) bool { return p.mayJoin(o.Gender) }},
		{FilterLanguage, func(o Offer) bool {
			return len(o.Languages) == 0 || len(p.Languages) == 0 || sharesLanguage(o.Languages, p.Languages)
		}},
		{FilterChannel, func(o Offer) bool { return len(o.Channels) == 0 || reaches(p.Channels, o.Channels) }},
	} {
		if rule := keep(step.filter, step.ok); rule != "" {
			return rule
		}
	}
	if len(w.Meetings.Channels) > 0 && !reaches(p.Channels, w.Meetings.Channels) && !slices.ContainsFunc(c.offers, func(o Offer) bool { return len(o.Channels) > 0 }) {
		return FilterChannel
	}
	return ""
}

// isYouth reports whether an id is that of a variant for young people.
func (c *candidate) isYouth(id PathwayID) bool {
	return slices.ContainsFunc(c.pathway.Variants, func(v PathwayVariant) bool { return v.ID == id && v.Youth })
}

func sharesLanguage(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return language(x, y) })
	})
}

// reaches reports whether one of the channels that somebody can use leads to one of
// those offered. A hybrid meeting is reached in person, by video and by telephone.
func reaches(can, offered []MeetingChannel) bool {
	if len(can) == 0 {
		return true
	}
	return slices.ContainsFunc(offered, func(o MeetingChannel) bool {
		if slices.Contains(can, o) {
			return true
		}
		return slices.ContainsFunc(can, func(c MeetingChannel) bool {
			both := []MeetingChannel{ChannelInPerson, ChannelVideo, ChannelPhone}
			return o == ChannelHybrid && slices.Contains(both, c) || c == ChannelHybrid && slices.Contains(both, o)
		})
	})
}
