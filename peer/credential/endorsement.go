package credential

import "github.com/alongside-go/alongside/peer"

// Endorsements returns the domains that the credential covers on a day: those of
// the scheme, and those added and not taken away.
func (c Credential) Endorsements(s Scheme, q Question) []peer.Domain {
	has := map[peer.Domain]bool{}
	for _, f := range by(q.On, c.facts(q)) {
		switch f.event {
		case Apply, Reapply:
			clear(has)
			for _, d := range s.Domains {
				has[d] = true
			}
		case Endorse, DropEndorsement:
			has[f.data.Endorsement] = f.event == Endorse
		}
	}
	var list []peer.Domain
	for _, d := range peer.Domains() {
		if has[d] {
			list = append(list, d)
		}
	}
	return list
}
