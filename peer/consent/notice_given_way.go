package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownNoticeWay reports a name that is no way to give a privacy notice.
var ErrUnknownNoticeWay = errors.New("consent: unknown way to give a privacy notice")

// A NoticeWay says how a privacy notice reached the participant. The zero value is
// none.
type NoticeWay string

// Ways to give a notice. A notice on a wall is given to nobody.
const (
	// NoticeHanded: on paper, in person.
	NoticeHanded NoticeWay = "handed"
	// NoticeReadAloud: read to them, as to somebody who does not read the language.
	NoticeReadAloud NoticeWay = "read_aloud"
	// NoticeInterpreted: through an interpreter.
	NoticeInterpreted NoticeWay = "interpreted"
	// NoticeMailed: by post, to an address that is safe.
	NoticeMailed NoticeWay = "mailed"
	// NoticeElectronic: by electronic means that they chose.
	NoticeElectronic NoticeWay = "electronic"
)

var noticeWays = []NoticeWay{
	NoticeHanded,
	NoticeReadAloud,
	NoticeInterpreted,
	NoticeMailed,
	NoticeElectronic,
}

// NoticeWays returns every NoticeWay, in the order of this page.
func NoticeWays() []NoticeWay { return append([]NoticeWay(nil), noticeWays...) }

// String returns the name under which it is stored and sent.
func (v NoticeWay) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownNoticeWay].
func (v NoticeWay) MarshalText() ([]byte, error) {
	return enum.Marshal(v, noticeWays, ErrUnknownNoticeWay)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *NoticeWay) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, noticeWays, ErrUnknownNoticeWay)
}
