package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownNoticeReceipt reports a name that is no receipt of a privacy notice.
var ErrUnknownNoticeReceipt = errors.New("consent: unknown receipt of a privacy notice")

// A NoticeReceipt says what the participant answered to a privacy notice. The zero
// value is none.
type NoticeReceipt string

// Receipts. None of them is a consent to anything.
const (
	// NoticeAcknowledged: they confirmed that they have it.
	NoticeAcknowledged NoticeReceipt = "acknowledged"
	// NoticeDeclined: they chose not to confirm it. The notice is given all the same, and nothing depends on it.
	NoticeDeclined NoticeReceipt = "declined"
	// NoticeNotAsked: they were not asked yet, or could not be.
	NoticeNotAsked NoticeReceipt = "not_asked"
)

var noticeReceipts = []NoticeReceipt{
	NoticeAcknowledged,
	NoticeDeclined,
	NoticeNotAsked,
}

// NoticeReceipts returns every NoticeReceipt, in the order of this page.
func NoticeReceipts() []NoticeReceipt { return append([]NoticeReceipt(nil), noticeReceipts...) }

// String returns the name under which it is stored and sent.
func (v NoticeReceipt) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownNoticeReceipt].
func (v NoticeReceipt) MarshalText() ([]byte, error) {
	return enum.Marshal(v, noticeReceipts, ErrUnknownNoticeReceipt)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *NoticeReceipt) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, noticeReceipts, ErrUnknownNoticeReceipt)
}
