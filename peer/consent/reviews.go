package consent

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A ReviewItem is something in the queue of those who look after consents. Exactly
// one of Record and Consent is set.
type ReviewItem struct {
	Kind    ReviewKind     `json:"kind"`
	Record  DisclosureID   `json:"record,omitempty"`
	Consent peer.ConsentID `json:"consent,omitempty"`
	Due     time.Time      `json:"due"`               // when it is to be looked at
	Propose Event          `json:"propose,omitempty"` // the event proposed for a consent; nothing is fired
}

// A ReviewSpan says when a consent comes into the queue.
type ReviewSpan struct {
	Kind   ReviewKind     `json:"kind,omitempty"`
	Within lifecycle.Span `json:"within,omitzero"`
	Doc    string         `json:"doc,omitempty"`
	Source source.Source  `json:"source,omitzero"`
}

// ReviewSpans returns the default spans, all design defaults: how long before its
// last day a consent is asked about, how long after a spoken wish the paper is
// offered, and how often somebody asks whether an event happened.
func ReviewSpans() []ReviewSpan {
	design := source.DesignDefault("default for a programme to change")
	return []ReviewSpan{
		{ReviewExpiring, lifecycle.Days(30), "Before the last day, the person is asked whether it goes on.", design},
		{ReviewOralWish, lifecycle.Days(14), "After a spoken wish, somebody offers the paper.", design},
		{ReviewEvent, lifecycle.Days(90), "After it was signed, somebody asks whether the event happened.", design},
	}
}

func spanOf(kind ReviewKind) lifecycle.Span {
	for _, s := range ReviewSpans() {
		if s.Kind == kind {
			return s.Within
		}
	}
	return lifecycle.Span{}
}

// Reviews returns what somebody is to look at, as things stand at a time, the
// first due first: disclosures that nobody has reviewed, however long they are still
// due; consents whose last day is near or over; spoken wishes that are not in
// writing; and consents that end with an event that may have happened. c says on
// which days the programme works.
func Reviews(records []DisclosureRecord, consents []Consent, at time.Time, c lifecycle.Calendar, happened ...Happened) []ReviewItem {
	var queue []ReviewItem
	for _, r := range records {
		if r.Permitted && !r.Review.IsZero() && !r.Disclosure.At.After(at) && (r.Reviewed.IsZero() || r.Reviewed.At.After(at)) {
			queue = append(queue, ReviewItem{Kind: r.Review.Kind, Record: r.ID, Due: r.Review.Due.UTC()})
		}
	}
	for _, consent := range consents {
		queue = append(queue, consent.reviews(at, c, happened)...)
	}
	slices.SortFunc(queue, func(a, b ReviewItem) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Consent, b.Consent))
	})
	return queue
}

func (c Consent) reviews(at time.Time, cal lifecycle.Calendar, happened []Happened) []ReviewItem {
	h := c.history.AsOf(at)
	t := c.termsOf(h)
	var items []ReviewItem
	add := func(kind ReviewKind, from time.Time, propose Event) {
		due, err := cal.Add(from, spanOf(kind))
		if err != nil {
			due = from
		}
		items = append(items, ReviewItem{Kind: kind, Consent: c.id, Due: due.UTC(), Propose: propose})
	}
	if h.State() == StateStopped {
		add(ReviewOralWish, h.Since(), RevokeConsent)
	}
	if h.State() != StateActive {
		return items
	}
	switch t.Expiry.Kind {
	case ExpiresOnDate:
		end, ok := t.Expiry.end(cal.Zone)
		if !ok {
			break
		}
		if soon, err := cal.Add(at, spanOf(ReviewExpiring)); err != nil || !soon.Before(end) {
			items = append(items, ReviewItem{Kind: ReviewExpiring, Consent: c.id, Due: end, Propose: ExpireConsent})
		}
	case ExpiresOnEvent, ExpiresOnCondition:
		if t.Expiry.Ended(at, cal.Zone, happened) {
			items = append(items, ReviewItem{Kind: ReviewExpiring, Consent: c.id, Due: at.UTC(), Propose: ExpireConsent})
		} else if due, err := cal.Add(h.Since(), spanOf(ReviewEvent)); err != nil || !due.After(at) {
			add(ReviewEvent, h.Since(), "")
		}
	}
	return items
}

// Format keeps people out of every verb of fmt.
func (r ReviewItem) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps people out of logs.
func (r ReviewItem) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r ReviewItem) shown() string {
	if !slices.Contains(reviewKinds, r.Kind) {
		return "[review]"
	}
	return "[review " + string(r.Kind) + "]"
}
