package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrUnknownAgreementPoint reports a name that is no point of an agreement.
var ErrUnknownAgreementPoint = errors.New("peer: unknown point of an agreement")

// An AgreementPoint is something that an [Agreement] covers. The zero value is no
// point.
type AgreementPoint string

// Points of an agreement, in the order in which they are usually talked about.
// What each rests on stands in [AgreementContents].
const (
	// PointPeerSupport: what peer support is and is not, and how it differs from clinical services.
	PointPeerSupport AgreementPoint = "peer_support"
	// PointVoluntary: that support is voluntary.
	PointVoluntary AgreementPoint = "voluntary"
	// PointRoles: what each of the two does, and who else has a part.
	PointRoles AgreementPoint = "roles"
	// PointConfidentiality: what stays between the two, and the limits of that.
	PointConfidentiality AgreementPoint = "confidentiality"
	// PointContact: when and by which ways they are in contact.
	PointContact AgreementPoint = "contact"
	// PointCrisis: what to do in a crisis, and whom to call.
	PointCrisis AgreementPoint = "crisis"
	// PointBoundaries: boundaries, such as money, gifts and social media.
	PointBoundaries AgreementPoint = "boundaries"
	// PointRecords: what is written down, and how the participant sees it.
	PointRecords AgreementPoint = "records"
	// PointComplaints: how to complain, and how to change worker.
	PointComplaints AgreementPoint = "complaints"
	// PointConsents: which consents there are.
	PointConsents AgreementPoint = "consents"
	// PointReview: when they look at the agreement again.
	PointReview AgreementPoint = "review"
	// PointEnding: how the participant would like support to become less and to end.
	PointEnding AgreementPoint = "ending"
	// PointHopes: the strengths and hopes of the participant.
	PointHopes AgreementPoint = "hopes"
)

var agreementPoints = []AgreementPoint{
	PointPeerSupport,
	PointVoluntary,
	PointRoles,
	PointConfidentiality,
	PointContact,
	PointCrisis,
	PointBoundaries,
	PointRecords,
	PointComplaints,
	PointConsents,
	PointReview,
	PointEnding,
	PointHopes,
}

// AgreementPoints returns every AgreementPoint, in the order of this page.
func AgreementPoints() []AgreementPoint { return append([]AgreementPoint(nil), agreementPoints...) }

// An AgreementContent is what a point of an agreement rests on.
type AgreementContent struct {
	Point  AgreementPoint
	Source source.Source
}

// AgreementContents returns what agreements cover, taken together from rules and
// practice. A point whose source is verified is one that this source asks for;
// that anybody asks for the others is not known.
func AgreementContents() []AgreementContent {
	rules := map[AgreementPoint]source.Source{
		PointPeerSupport:     source.Of("WA").At("information on what peer support is, as against clinical services", source.Verified),
		PointVoluntary:       source.Of("MN").At("peer support is voluntary, by statute; written notice that it will be provided", source.Verified),
		PointConfidentiality: source.Of("ILR").At("limits of confidentiality, said at the start", source.Verified),
	}
	practice := source.Source{Title: "What agreements of peer programmes cover, from practice", Evidence: source.Unverified}
	contents := make([]AgreementContent, len(agreementPoints))
	for i, p := range agreementPoints {
		contents[i] = AgreementContent{p, practice}
		if s, ok := rules[p]; ok {
			contents[i].Source = s
		}
	}
	return contents
}

// String returns the name under which it is stored and sent.
func (v AgreementPoint) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAgreementPoint].
func (v AgreementPoint) MarshalText() ([]byte, error) {
	return enum.Marshal(v, agreementPoints, ErrUnknownAgreementPoint)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AgreementPoint) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, agreementPoints, ErrUnknownAgreementPoint)
}
