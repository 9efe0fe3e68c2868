package credential

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Late window is a time after expiry in which a credential can still be
// renewed. It ends on a fixed day of the year after expiry, or so many days or
// months after it; its last day belongs to it.
type Late struct {
	Name    string        `json:"name"`
	Month   time.Month    `json:"month,omitempty"`  // the window ends on this day
	Day     int           `json:"day,omitempty"`    // of the first year in which it comes after expiry
	Days    int           `json:"days,omitempty"`   // or so many days after expiry
	Months  int           `json:"months,omitempty"` // or so many months after expiry
	Fee     int           `json:"fee_usd,omitempty"`
	Holds   bool          `json:"holds,omitempty"` // the credential stays in good standing meanwhile
	Reading Reading       `json:"reading,omitempty"`
	Source  source.Source `json:"source"`
}

// halfYear is how far after expiry a window that ends on a fixed day may reach: a
// later one does not follow this expiry.
const halfYear = 183

// Ends returns the last day of the window after the given last day of validity. A
// window that ends on a fixed day of the year follows an expiry of at most half a
// year before; after any other it is empty and Ends returns the last day itself.
func (l Late) Ends(expired peer.Date) peer.Date {
	switch {
	case expired.IsZero():
		return expired
	case l.Days > 0:
		return expired.AddDays(l.Days)
	case l.Months > 0:
		return expired.AddMonths(l.Months)
	}
	y, _, _ := expired.Civil()
	end := day(y, l.Month, l.Day)
	if !expired.Before(end) {
		end = day(y+1, l.Month, l.Day)
	}
	if expired.AddDays(halfYear).Before(end) {
		return expired
	}
	return end
}

func (l Late) check() string {
	n := 0
	for _, set := range []bool{l.Days > 0, l.Months > 0, l.Month >= 1 && l.Month <= 12 && l.Day >= 1 && l.Day <= 31} {
		if set {
			n++
		}
	}
	if n != 1 || l.Fee < 0 || l.Days > 36500 || l.Months > 1200 || l.Name == "" {
		return "a late window has a name and ends on a day, or after days or months"
	}
	return ""
}

// A Notice is something that is to happen so many days before expiry.
type Notice struct {
	Kind    NoticeKind    `json:"kind"`
	Days    int           `json:"days"`              // before the last day of validity
	Fee     int           `json:"fee_usd,omitempty"` // if it is missed
	Reading Reading       `json:"reading,omitempty"`
	Source  source.Source `json:"source"`
}

// A NoticeKind says what is to happen before expiry.
type NoticeKind string

// Kinds of notice.
const (
	NoticeWindow NoticeKind = "window" // renewal becomes possible
	NoticeTold   NoticeKind = "told"   // the body tells the holder
	NoticeApply  NoticeKind = "apply"  // the holder applies by then
)

// On returns the day on which the notice falls for the given last day of validity.
func (n Notice) On(last peer.Date) peer.Date { return last.AddDays(-n.Days) }

func (n Notice) check() string {
	if n.Kind != NoticeWindow && n.Kind != NoticeTold && n.Kind != NoticeApply || n.Days < 1 || n.Days > 3650 {
		return "a notice is a window, told or apply, one day or more before expiry"
	}
	return ""
}

// DefaultNotice is how many days before expiry a credential counts as due for
// renewal where its body's own figure was not found.
const DefaultNotice = 90

func defaultNotice() Notice {
	return Notice{Kind: NoticeWindow, Days: DefaultNotice,
		Source: source.DesignDefault("renewal is due 90 days before expiry where no figure of the body was found")}
}
