package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// A request is one line of input. What is absent is unknown.
type request struct {
	ID             *string              `json:"id"`
	Activity       *peer.ActivityID     `json:"activity"`
	Role           peer.RoleKind        `json:"role"`
	Credential     peer.CredentialState `json:"credential"`
	Trainings      list[string]         `json:"trainings"`
	Endorsements   list[string]         `json:"endorsements"`
	Needs          list[peer.Domain]    `json:"needs"`
	Setting        peer.Setting         `json:"setting"`
	Phase          peer.MentorshipState `json:"phase"`
	Urgency        scope.Urgency        `json:"urgency"`
	Consent        scope.Consent        `json:"consent"`
	Approval       scope.Approval       `json:"approval"`
	Fitness        peer.Fitness         `json:"fitness"`
	Supervised     *bool                `json:"supervised"`
	At             day                  `json:"at"`
	AgeGroup       peer.AgeGroup        `json:"age_group"`
	SecondRole     *string              `json:"second_role"`
	SmallCommunity *bool                `json:"small_community"`
	ConflictSignal *bool                `json:"conflict_signal"`
}

// A list keeps an empty list apart from an absent one, and has its problems
// reported under its own key.
type list[T ~string] []T

func (l *list[T]) UnmarshalJSON(data []byte) error {
	items := []T{}
	if err := strictjson.Unmarshal(data, &items); err != nil {
		var bad *strictjson.Error
		if errors.As(err, &bad) {
			return fmt.Errorf("%s %s", bad.Key, bad.Reason())
		}
		return err
	}
	if slices.Contains(items, "") {
		return errors.New("a name is empty")
	}
	*l = items
	return nil
}

// A day is a date, kept at noon: midnight of the first day there is would be the zero
// time, which is no date.
type day time.Time

func (d *day) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return errors.New("expected a date, YYYY-MM-DD")
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return errors.New("is not a date of the form YYYY-MM-DD")
	}
	*d = day(t.Add(12 * time.Hour))
	return nil
}

func truth(b *bool) scope.Truth {
	if b == nil {
		return scope.Unknown
	}
	return scope.TruthOf(*b)
}

// check reports what the types of the keys do not say.
func (r *request) check(lines *input.Lines) bool {
	switch {
	case r.Activity == nil:
		lines.Problem("activity", "is missing")
	case *r.Activity == "":
		lines.Problem("activity", "is empty")
	case r.SecondRole != nil && *r.SecondRole == "":
		lines.Problem("second_role", `is empty; leave it out if unknown, "none" if there is none`)
	default:
		return true
	}
	return false
}

// question returns the request as the library wants it.
func (r *request) question() scope.Request {
	q := scope.Request{
		Activity: *r.Activity, Role: r.Role, Credential: r.Credential, Trainings: r.Trainings, Endorsements: r.Endorsements,
		Needs: r.Needs, Setting: r.Setting, Phase: r.Phase, Urgency: r.Urgency, Consent: r.Consent, Approval: r.Approval,
		Fitness: r.Fitness, Supervised: truth(r.Supervised), At: time.Time(r.At), AgeGroup: r.AgeGroup,
		SmallCommunity: truth(r.SmallCommunity), ConflictSignal: truth(r.ConflictSignal),
	}
	if r.SecondRole != nil {
		q.SecondRole = *r.SecondRole
	}
	return q
}
