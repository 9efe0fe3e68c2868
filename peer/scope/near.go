package scope

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/internal/near"
	"github.com/alongside-go/alongside/peer"
)

// nearest returns the known word closest to one that is not known, "" if none is close.
func nearest[T ~string](word string, known map[T]bool) string {
	var words []string
	for k := range known {
		words = append(words, string(k))
	}
	slices.Sort(words)
	return near.Word(word, words)
}

// nearestName returns the name closest to one that an enumeration refused with err.
func nearestName(err error) string {
	if err == nil {
		return ""
	}
	text := err.Error()
	word, err2 := strconv.Unquote(text[strings.LastIndex(text, ": ")+2:])
	if err2 != nil {
		return ""
	}
	for _, list := range []struct {
		sentinel error
		names    []string
	}{
		{ErrUnknownVerdict, verdictNames[1:]},
		{ErrUnknownKind, names(kinds)},
		{ErrUnknownLayerKind, names(layerKinds)},
		{ErrUnknownMechanism, names(mechanisms)},
		{ErrUnknownCondition, names(conditionKinds)},
		{ErrUnknownObligation, names(obligationKinds)},
		{ErrUnknownUrgency, names(urgencies)},
		{ErrUnknownConsent, names(consents)},
		{peer.ErrUnknownAgeGroup, names(peer.AgeGroups())},
		{peer.ErrUnknownRole, names(peer.RoleKinds())},
		{peer.ErrUnknownCredentialState, names(peer.CredentialStates())},
		{peer.ErrUnknownSetting, names(peer.Settings())},
		{peer.ErrUnknownState, names(peer.MentorshipStates())},
		{peer.ErrUnknownFitness, names(peer.Fitnesses())},
		{peer.ErrUnknownDomain, names(peer.Domains())},
	} {
		if errors.Is(err, list.sentinel) {
			return near.Word(word, list.names)
		}
	}
	return ""
}
