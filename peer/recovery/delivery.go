package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownDelivery reports a name that is no way of delivery.
var ErrUnknownDelivery = errors.New("recovery: unknown way of delivery")

// A Delivery is how a pathway reaches people, beside the channels of its meetings.
// The zero value is not said.
type Delivery string

// Ways of delivery.
const (
	// DeliveryMeetings: group meetings.
	DeliveryMeetings Delivery = "meetings"
	// DeliveryOneToOne: one person with one peer.
	DeliveryOneToOne Delivery = "one_to_one"
	// DeliveryCourse: a course.
	DeliveryCourse Delivery = "course"
	// DeliverySelfPaced: alone, at one's own pace.
	DeliverySelfPaced Delivery = "self_paced"
	// DeliveryResidential: living there.
	DeliveryResidential Delivery = "residential"
	// DeliveryCampus: on campus.
	DeliveryCampus Delivery = "campus"
	// DeliveryHospital: at the bedside, then by telephone.
	DeliveryHospital Delivery = "hospital"
	// DeliveryCentre: a place to come to.
	DeliveryCentre Delivery = "centre"
	// DeliveryOutreach: on the street or at home.
	DeliveryOutreach Delivery = "outreach"
	// DeliveryMail: by post.
	DeliveryMail Delivery = "mail"
	// DeliveryForum: a forum or chat.
	DeliveryForum Delivery = "forum"
	// DeliveryPracticeStyle: in the way that support is given.
	DeliveryPracticeStyle Delivery = "practice_style"
)

var deliveries = []Delivery{
	DeliveryMeetings,
	DeliveryOneToOne,
	DeliveryCourse,
	DeliverySelfPaced,
	DeliveryResidential,
	DeliveryCampus,
	DeliveryHospital,
	DeliveryCentre,
	DeliveryOutreach,
	DeliveryMail,
	DeliveryForum,
	DeliveryPracticeStyle,
}

// Deliveries returns every Delivery, in the order of this page.
func Deliveries() []Delivery { return append([]Delivery(nil), deliveries...) }

// String returns the name under which it is stored and sent.
func (v Delivery) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDelivery].
func (v Delivery) MarshalText() ([]byte, error) {
	return enum.Marshal(v, deliveries, ErrUnknownDelivery)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Delivery) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, deliveries, ErrUnknownDelivery)
}
