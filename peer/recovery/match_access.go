package recovery

// access is that of the best offer, or of the catalogue where there is none.
func (c *candidate) access() share {
	p := c.profile
	best := untold
	for _, o := range c.offers {
		if s := p.reach(o); s.told && (!best.told || s.percent > best.percent) {
			best = s
		}
	}
	channels := untold
	if !best.told && len(p.Channels) > 0 && len(c.pathway.Meetings.Channels) > 0 {
		channels = share{100, true} // a filter left out what cannot be reached
	}
	return average(best, channels, c.traits(FactorAccess))
}

// reach says how well somebody can come to an offer.
func (p *Profile) reach(o Offer) share {
	parts := []share{}
	add := func(known, ok bool) {
		if known {
			parts = append(parts, share{100 * one(ok), true})
		}
	}
	add(len(p.Languages) > 0 && len(o.Languages) > 0, sharesLanguage(o.Languages, p.Languages))
	add(len(p.Channels) > 0 && len(o.Channels) > 0, reaches(p.Channels, o.Channels))
	add(len(p.Times) > 0 && len(o.Times) > 0, overlap(p.Times, o.Times))
	add(p.TravelMinutes > 0 && o.TravelMinutes > 0, o.TravelMinutes <= p.TravelMinutes)
	add(len(p.Needs) > 0 && len(o.Access) > 0, known(p.Needs, o.Access))
	return average(parts...)
}
