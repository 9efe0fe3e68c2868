package main

import (
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

// Columns of what people told for the sake of being matched.
const (
	toldColumns   = " hours zone modalities"
	wishColumns   = toldColumns + " traits_wished traits_needed roles shared_experience"
	workerColumns = toldColumns + " traits lived_experience"
)

// meets is when and how somebody can meet.
type meets struct {
	hours      []peer.WeeklyHours
	zone       string // of hours
	modalities []peer.Modality
}

// told returns when and how somebody can meet. Without a zone of their own, the
// site's clock counts.
func told(rows *input.Rows, s site) meets {
	m := meets{hours: weeklyHours(rows), modalities: words(rows, "modalities", peer.Modalities()...)}
	var z zone
	switch {
	case rows.Blank("zone"):
		z = s.Zone
	case rows.Blank("hours"):
		rows.Problem("zone", "is for hours only: want a blank cell")
	default:
		if err := z.UnmarshalText([]byte(rows.Text("zone"))); err != nil {
			rows.Problem("zone", err.Error())
		}
	}
	if len(m.hours) > 0 && z.Location != nil {
		m.zone = z.String()
	}
	return m
}

var weekdays = map[string]time.Weekday{"mon": time.Monday, "tue": time.Tuesday, "wed": time.Wednesday, "thu": time.Thursday,
	"fri": time.Friday, "sat": time.Saturday, "sun": time.Sunday}

// weeklyHours returns stretches of every week, written as DAY/FROM-TO; one that
// ends before it begins goes on into the next day.
func weeklyHours(rows *input.Rows) []peer.WeeklyHours {
	var out []peer.WeeklyHours
	for _, word := range strings.Fields(rows.Text("hours")) {
		name, clock, _ := strings.Cut(word, "/")
		from, to, _ := strings.Cut(clock, "-")
		day, known := weekdays[name]
		h := peer.WeeklyHours{Day: day, From: minuteOf(from), To: minuteOf(to)}
		if h.From >= 0 && h.To >= 0 && h.To < h.From {
			h.To += 24 * 60
		}
		if !known || !h.IsValid() {
			rows.Problem("hours", "is not a list such as mon/09:00-12:30 fri/22:00-02:00")
			return nil
		}
		out = append(out, h)
	}
	return out
}

// minuteOf returns the minute of the day of a time such as 09:30, or 24:00; -1 if
// it is none.
func minuteOf(clock string) int {
	if clock == "24:00" {
		return 24 * 60
	}
	t, err := time.Parse("15:04", clock)
	if err != nil || len(clock) != len("15:04") {
		return -1
	}
	return 60*t.Hour() + t.Minute()
}

// traits returns the traits in a cell, written as TRAIT:VALUE.
func traits(rows *input.Rows, column string) []matching.WorkerTrait {
	var out []matching.WorkerTrait
	for _, word := range words[string](rows, column) {
		name, value, _ := strings.Cut(word, ":")
		if !slices.Contains(matching.Traits(), matching.Trait(name)) || value == "" {
			rows.Problem(column, "is not a list such as gender:woman faith:muslim")
			return nil
		}
		out = append(out, matching.WorkerTrait{Trait: matching.Trait(name), Value: value})
	}
	return out
}

// traitWishes returns the traits that a participant asked for: those they would
// like, and those without which nobody would do.
func traitWishes(rows *input.Rows) []matching.TraitWish {
	var out []matching.TraitWish
	for _, t := range traits(rows, "traits_wished") {
		out = append(out, matching.TraitWish{Trait: t.Trait, Value: t.Value})
	}
	for _, t := range traits(rows, "traits_needed") {
		out = append(out, matching.TraitWish{Trait: t.Trait, Value: t.Value, Must: true})
	}
	return out
}

// tell adds what the participant told under one of their records. When and how
// they can meet is what the first record says that says it.
func (p participant) tell(s *matching.Seeker) {
	if len(s.Hours) == 0 {
		s.Hours, s.Zone = p.told.hours, p.told.zone
	}
	if len(s.Modalities) == 0 {
		s.Modalities = p.told.modalities
	}
	for _, w := range p.traitWishes {
		if !slices.Contains(s.Wishes, w) {
			s.Wishes = append(s.Wishes, w)
		}
	}
}
