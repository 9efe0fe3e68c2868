package credential

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Holding is one credential of a worker with its scheme.
type Holding struct {
	Credential Credential
	Scheme     Scheme
}

// Holdings are the credentials of one worker that count for some work: those of
// the place where it is done, and those that its body recognises. Which they
// are is for the host to say; a worker may hold several of several bodies.
type Holdings []Holding

// A Summary is what a worker's credentials together are worth on a day.
type Summary struct {
	State        peer.CredentialState // the one that lets the worker do most
	Scheme       string               // whose credential that is
	Until        peer.Date            // last day on which State holds if nobody does anything; no date if it does for ever
	Endorsements []peer.Domain        // covered by a credential that is current
	OnRecord     []peer.Domain        // that stand on any of them, current or not
}

// merit orders states by what they let a worker do, the most first.
var merit = []peer.CredentialState{peer.CredentialCertified, peer.CredentialReinstated, peer.CredentialRenewalDue,
	peer.CredentialProvisional, peer.CredentialExamEligible, peer.CredentialInTraining, peer.CredentialApplicant,
	peer.CredentialInactive, peer.CredentialLapsed, peer.CredentialRetired, peer.CredentialDenied,
	peer.CredentialSuspended, peer.CredentialRevoked}

// Summary returns what the credentials are worth together: the best of them, and
// the domains that current ones cover. Where a body lets two of its credentials
// share the later last day, both have it. One that was suspended or revoked does not
// take away what another body gives; that is for the programme to judge, which
// finds each one's standing with [Credential.On]. No holdings give the zero
// Summary, whose state is unknown. It returns the errors of [Credential.On].
func (hs Holdings) Summary(q Question) (Summary, error) {
	var best Summary
	has, stands := map[peer.Domain]bool{}, map[peer.Domain]bool{}
	q.Beside = hs
	for _, h := range hs {
		st, err := h.Credential.On(h.Scheme, q)
		if err != nil {
			return Summary{}, err
		}
		if st.State == "" {
			continue
		}
		for _, d := range h.Credential.Endorsements(h.Scheme, q) {
			stands[d] = true
			has[d] = has[d] || st.State.Current()
		}
		a, b := slices.Index(merit, st.State), slices.Index(merit, best.State)
		if best.State == "" || a < b || a == b && longer(st.Until, best.Until) {
			best.State, best.Scheme, best.Until = st.State, h.Scheme.Code, st.Until
		}
	}
	for _, d := range peer.Domains() {
		if has[d] {
			best.Endorsements = append(best.Endorsements, d)
		}
		if stands[d] {
			best.OnRecord = append(best.OnRecord, d)
		}
	}
	return best, nil
}

// Apply returns the worker with the credential and the endorsements that s came
// to, for pairing and matching.
func (s Summary) Apply(w peer.Worker) peer.Worker {
	w.Credential, w.Endorsements = s.State, slices.Clone(s.Endorsements)
	return w
}

// Names returns the names of the endorsements, see [peer.Domain.Endorsement], as
// package scope takes them beside State: an empty list, and not nil, where there are
// known to be none. Where no credential is current they are those on record: what
// is lacking then is the credential, and nobody is told to obtain an endorsement
// that stands on it.
func (s Summary) Names() []string {
	list := s.Endorsements
	if !s.State.Current() {
		list = s.OnRecord
	}
	names := make([]string, 0, len(list))
	for _, d := range list {
		if name := d.Endorsement(); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// Format prints the scheme and keeps people out of every verb of fmt.
func (h Holding) Format(f fmt.State, _ rune) { redact.Format(f, "[holding "+h.Scheme.Code+"]") }

// LogValue keeps people out of logs.
func (h Holding) LogValue() slog.Value { return slog.StringValue("[holding " + h.Scheme.Code + "]") }

// Format prints how many there are and keeps people out of every verb of fmt.
func (hs Holdings) Format(f fmt.State, _ rune) {
	redact.Format(f, fmt.Sprintf("[%d holdings]", len(hs)))
}

// LogValue keeps people out of logs.
func (hs Holdings) LogValue() slog.Value {
	return slog.StringValue(fmt.Sprintf("[%d holdings]", len(hs)))
}
