package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// ContactWishes are what a person asks of those who contact them, and what else
// bears on it. The zero value asks for nothing: then the hours of
// [ContactHours] hold.
type ContactWishes struct {
	Hours       []peer.WeeklyHours `json:"hours,omitempty"`        // when they want to be contacted, by the clock of their zone
	AnyTime     bool               `json:"any_time,omitempty"`     // at any hour, if Hours is empty
	Shared      bool               `json:"shared,omitempty"`       // others use or see what they are reached by
	NoVoicemail bool               `json:"no_voicemail,omitempty"` // no message is to be left
	Unsafe      []Channel          `json:"unsafe,omitempty"`       // channels that are not safe for them
	Declined    bool               `json:"declined,omitempty"`     // they do not want to be contacted at all
	Died        bool               `json:"died,omitempty"`         // they died
}

// A ContactDecision says whether a person may be contacted now, and how.
type ContactDecision struct {
	May     bool      `json:"may"`
	Reasons []Reason  `json:"reasons"`       // every rule that bears on it, sorted
	Neutral bool      `json:"neutral"`       // neutral text only: nothing of support, recovery, health or the programme's name
	Next    time.Time `json:"next,omitzero"` // if the hour alone stands in the way: when it no longer does
}

// ContactHours returns the hours that hold for somebody who gave none: every day
// from 9 to 20. They are a design default.
func ContactHours() ([]peer.WeeklyHours, source.Source) {
	var hours []peer.WeeklyHours
	for day := time.Sunday; day <= time.Saturday; day++ {
		hours = append(hours, peer.WeeklyHours{Day: day, From: 9 * 60, To: 20 * 60})
	}
	return hours, source.DesignDefault("daytime, until the person says when")
}

// MayContact reports whether the person of a file may be contacted by a channel at a
// time: with a consent to that channel, within their hours in the zone (nil is
// UTC), by a channel that is safe, and never after they declined or died. Where
// others see the channel the text is neutral. A clock change moves nothing: hours
// go by the clock on the wall; a letter has no hour. A channel that is on no list is not
// permitted.
func (f File) MayContact(w ContactWishes, ch Channel, at time.Time, zone *time.Location) ContactDecision {
	var out ContactDecision
	safe := source.DesignDefault("channels that are safe for the person, by their word")
	rules := []struct {
		refuses bool
		rule    string
		text    string
		source  source.Source
	}{
		{w.Died, "died", "The person died.", source.DesignDefault("nobody contacts somebody who died")},
		{w.Declined, "declined_contact", "The person does not want to be contacted.", source.Of("NPGS").At("core value: voluntary", source.Verified)},
		{!slices.Contains(channels, ch), "unknown_channel", "The channel is on no list.", source.DesignDefault("what is not known does not permit")},
		{slices.Contains(w.Unsafe, ch), "unsafe_channel", "The person said that this channel is not safe for them.", safe},
		{w.NoVoicemail && ch == ChannelVoicemail, "no_voicemail", "No message is to be left.", safe},
	}
	for _, r := range rules {
		if r.refuses {
			out.Reasons = append(out.Reasons, Reason{Rule: r.rule, Refuses: true, Text: r.text, Source: r.source})
		}
	}
	verdict, why, carry := f.answer(Question{Kind: KindContact, Channel: ch}, at)
	if verdict != peer.ConsentGiven {
		out.Reasons = append(append(out.Reasons, why...), Reason{Rule: "no_consent_to_channel", Refuses: true, Text: "No consent to this channel is in force.",
			Source: source.DesignDefault("each channel takes a consent of its own")})
	}
	for _, id := range carry {
		out.Reasons = append(out.Reasons, Reason{Rule: "consent_covers", Text: "The person consents to this channel.", Consent: id, Source: asked})
	}
	if w.Shared || ch == ChannelVoicemail || ch == ChannelLetter {
		out.Neutral = true
		out.Reasons = append(out.Reasons, Reason{Rule: "neutral_text", Text: "Others may see or hear it: neutral text only.", Source: safe})
	}
	hours, from := w.Hours, safe
	if len(hours) == 0 && !w.AnyTime {
		hours, from = ContactHours()
	}
	inside := func(t time.Time) bool {
		return len(hours) == 0 || slices.ContainsFunc(hours, func(h peer.WeeklyHours) bool { return h.Contains(t, zone) })
	}
	barred := slices.ContainsFunc(out.Reasons, func(r Reason) bool { return r.Refuses })
	if !inside(at) && ch != ChannelLetter {
		out.Reasons = append(out.Reasons, Reason{Rule: "outside_hours", Refuses: true, Text: "It is outside the hours in which the person wants to be contacted.", Source: from})
		if !barred {
			out.Next = nextMinute(at, zone, inside)
		}
		barred = true
	}
	out.May = !barred
	out.Reasons = sorted(out.Reasons)
	return out
}

// nextMinute returns the first full minute of the wall clock after at that is
// inside, or the zero time if none of the next eight days is.
func nextMinute(at time.Time, zone *time.Location, inside func(time.Time) bool) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	local := at.In(zone)
	t := at.Add(time.Minute - time.Duration(local.Second())*time.Second - time.Duration(local.Nanosecond()))
	for end := at.AddDate(0, 0, 8); !t.After(end); t = t.Add(time.Minute) {
		if inside(t) {
			return t.UTC()
		}
	}
	return time.Time{}
}

// Format keeps what the person asked for out of every verb of fmt.
func (ContactWishes) Format(f fmt.State, _ rune) { redact.Format(f, "[contact wishes]") }

// LogValue keeps what the person asked for out of logs.
func (ContactWishes) LogValue() slog.Value { return slog.StringValue("[contact wishes]") }

// Format prints the outcome and keeps all else out of every verb of fmt.
func (d ContactDecision) Format(f fmt.State, _ rune) { redact.Format(f, d.shown()) }

// LogValue keeps all but the outcome out of logs.
func (d ContactDecision) LogValue() slog.Value { return slog.StringValue(d.shown()) }

func (d ContactDecision) shown() string {
	switch {
	case d.May && d.Neutral:
		return "[may contact, neutral text]"
	case d.May:
		return "[may contact]"
	}
	return "[may not contact]"
}
