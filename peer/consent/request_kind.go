package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRequestKind reports a name that is no kind of request.
var ErrUnknownRequestKind = errors.New("consent: unknown kind of request")

// A RequestKind says what a participant asks of those who keep their record. The zero
// value is none.
type RequestKind string

// Kinds of requests.
const (
	// RequestAccess: to see the record, or to have a copy.
	RequestAccess RequestKind = "access"
	// RequestRestriction: that a part of the record is kept from somebody.
	RequestRestriction RequestKind = "restriction"
	// RequestAmendment: that the record is put right.
	RequestAmendment RequestKind = "amendment"
	// RequestAccounting: to be told to whom the record was disclosed.
	RequestAccounting RequestKind = "accounting"
	// RequestFundraisingOptOut: to be left out of fundraising. It holds from the moment it is made and cannot be denied.
	RequestFundraisingOptOut RequestKind = "fundraising_opt_out"
	// RequestComplaint: a complaint about how the record was handled. Those it concerns do not decide it, and nobody must come here before they complain to an authority.
	RequestComplaint RequestKind = "complaint"
)

var requestKinds = []RequestKind{
	RequestAccess,
	RequestRestriction,
	RequestAmendment,
	RequestAccounting,
	RequestFundraisingOptOut,
	RequestComplaint,
}

// RequestKinds returns every RequestKind, in the order of this page.
func RequestKinds() []RequestKind { return append([]RequestKind(nil), requestKinds...) }

// String returns the name under which it is stored and sent.
func (v RequestKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRequestKind].
func (v RequestKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, requestKinds, ErrUnknownRequestKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RequestKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, requestKinds, ErrUnknownRequestKind)
}
