package peer

// A Load is how many participants a worker supports at present, of those whom
// the worker accepted and whose mentorships are not over.
type Load struct {
	Supported int
}

// LoadOf returns the load of a worker, given every mentorship that could count.
func LoadOf(worker WorkerID, mentorships []Mentorship) Load {
	var l Load
	for _, m := range mentorships {
		if worker != "" && m.Worker() == worker && !m.IsOver() && m.State() != MentorshipProposedMatch {
			l.Supported++
		}
	}
	return l
}
