package supervision

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Qualifications returns the qualifications of supervisors that are shipped,
// ordered by code. The result is the caller's to change.
func Qualifications() []Qualification {
	return []Qualification{
		{Code: "NMS23", Name: "National model standards: peer supervisors", Source: rule("NMS23", "peer supervision", source.Secondary),
			Needs: []Need{has(PeerSupervisorCertificate), has(PeerPractice, ConsecutivePeerPractice)}, Peer: PeerPreferred,
			Reading: source.DesignDefault("a model and not binding; direct peer experience has no length there")},
		{Code: "US-CA", Name: "California: peer support specialist supervisors", Source: rule("CA", "supervisors", source.Verified),
			Needs:   []Need{has(StateQualifications), has(SupervisorCourse)},
			Reading: source.DesignDefault("the free course lasts about an hour; no length is asked for")},
		{Code: "US-IN", Name: "Indiana: CSPR, a voluntary credential", Source: rule("IN", "CSPR-PR, CSPR-CL", source.Verified),
			Needs: []Need{atLeast(4000, FieldHours), atLeast(300, PeerLeadershipHours), atLeast(14, SupervisorCourse),
				atLeast(16, EthicsTraining), atLeast(6, HIVTraining), atLeast(6, CulturalTraining), atLeast(85, OtherTraining)},
			Routes: []Route{{Name: "peer", Needs: []Need{has(NationalPeerCredential)}}, {Name: "clinical", Needs: []Need{has(ClinicalLicence)}}}},
		{Code: "US-KY-SUD", Name: "Kentucky: supervisors of registered alcohol and drug peers", Source: rule("KY", "201 KAR 35:070, supervisors", source.Verified),
			Routes: []Route{
				{Name: "certified counsellor", Needs: []Need{has(SubstanceAbuseCounsellor), atLeast(24, LicencePractice), has(SupervisorCourse)}},
				{Name: "clinical licensee with experience", Needs: []Need{has(ClinicalLicence), atLeast(12, LicencePractice)}},
				{Name: "clinical licensee with course", Needs: []Need{has(ClinicalLicence), has(SupervisorCourse)}},
				{Name: "registered peer", Needs: []Need{has(PeerCertificate), atLeast(24, PeerPractice, ConsecutivePeerPractice), has(SupervisorCourse)}},
			}},
		{Code: "US-MD", Name: "Maryland: Registered Peer Supervisor", Source: rule("MD", "Registered Peer Supervisor", source.Verified),
			Needs: []Need{atLeast(6, SupervisorCourse), {Of: []Attribute{SupervisorCourse, SupervisoryEducation}, Fresh: 24}},
			Routes: []Route{
				{Name: "a year of supervising peers", Needs: []Need{atLeast(12, PeerSupervisionPractice)}},
				{Name: "a year as certified peer, and half a year as lead", Needs: []Need{has(PeerCertificate),
					atLeast(12, PeerPractice, ConsecutivePeerPractice), atLeast(6, LeadPeerPractice)}},
				{Name: "half a year in a supervisory post", Needs: []Need{atLeast(6, SupervisoryPost)}},
			},
			Reading: source.DesignDefault("two versions of the page differ: the newer one, which adds half a year as lead peer, is followed; " +
				"the refresher every two years is read as education in supervision within 24 months. The supervisor's own lived experience is not required")},
		{Code: "US-MT", Name: "Montana: supervisors of behavioral health peers", Source: rule("MT", "2019 statute; ARM 24.219.916", source.Verified),
			Needs: []Need{has(MentalHealthProfessional), has(Independent), has(WrittenAgreement)}},
		{Code: "US-NC", Name: "North Carolina: qualified professional", Source: rule("NC", "qualified professional", source.Verified),
			Needs: []Need{has(QualifiedProfessional), has(FullTimePost)}, Reading: source.DesignDefault("the qualified professional may be a peer as well")},
		{Code: "US-NH", Name: "New Hampshire: supervisors under Medicaid", Source: rule("NH", "recovery support workers, Medicaid", source.Verified),
			Needs: []Need{has(ClinicalLicence)}, Partial: true,
			Reading: source.DesignDefault("a master licensed counsellor is read as a clinical licence; the list of others was cut off")},
		{Code: "US-NV", Name: "Nevada: paid supervision of peers", Source: rule("NV", "supervisor certificate", source.Verified),
			Needs: []Need{has(PeerSupervisorCertificate)}},
		{Code: "US-OH", Name: "Ohio: peer supporter supervisors", Source: rule("OH", "supervisors of peers", source.Verified),
			Needs: []Need{atLeast(16, OnlineCourse), atLeast(4, SupervisorCourse)},
			Routes: []Route{
				{Name: "peer", Needs: []Need{has(PeerCertificate), atLeast(24, PeerPractice, ConsecutivePeerPractice)}},
				{Name: "licensed clinician", Needs: []Need{has(ClinicalLicence)}},
			},
			Reading: source.DesignDefault("the newer text is followed, which asks a peer for two cumulative years; an older one asked for five")},
		{Code: "US-OR", Name: "Oregon: peer-delivered services supervisor", Source: rule("OR", "309-022, supervisor", source.Verified),
			Needs: []Need{has(PeerCertificate), atLeast(12, PeerPractice, ConsecutivePeerPractice)}},
		{Code: "US-PA", Name: "Pennsylvania: peer specialist supervisors", Source: rule("PA", "peer specialist supervisor", source.Verified),
			Needs: []Need{{Of: []Attribute{SupervisorCourse}, Grace: 6}},
			Routes: []Route{
				{Name: "mental health professional", Needs: []Need{has(MentalHealthProfessional)}},
				{Name: "bachelor's degree and two years", Needs: []Need{has(BachelorsDegree), atLeast(24, DirectCare)}},
				{Name: "high school and four years", Needs: []Need{has(HighSchool), atLeast(48, DirectCare)}},
			},
			Reading: source.DesignDefault("the course of two days falls due six months after the post is taken; the two years after a degree are read as direct care")},
		{Code: "US-TX", Name: "Texas: peer specialists' supervisors", Source: rule("TX", "qualifications of supervisors", source.Verified),
			Needs: []Need{has(OfAge), has(SupervisorCourse), has(PeerSupervisorCertificate), has(BackgroundCheck)},
			Routes: []Route{
				{Name: "credentialed counselor", Needs: []Need{has(CredentialedCounsellor)}},
				{Name: "licensed practitioner", Needs: []Need{has(LicensedPractitioner)}},
				{Name: "qualified professional", Needs: []Need{has(QualifiedProfessional), has(UnderLicensed)}},
				{Name: "qualified peer supervisor", Needs: []Need{has(PeerCertificate), has(UnderLicensed)}},
			},
			Reading: source.DesignDefault("training and certification as supervisor are asked of every route; renewal asks for 6 hours a period, " +
				"whose length was not seen, and is not judged")},
		{Code: "US-VA", Name: "Virginia: peer recovery specialists' supervisors", Source: rule("VA", "supervisors of peer recovery specialists", source.Verified),
			Needs: []Need{has(SupervisorCourse)},
			Routes: []Route{
				{Name: "peer", Needs: []Need{has(PeerCertificate), atLeast(24, ConsecutivePeerPractice)}},
				{Name: "addiction professional", Needs: []Need{has(AddictionProfessional)}},
				{Name: "counsellor under a professional", Needs: []Need{has(SubstanceAbuseCounsellor), has(UnderLicensed)}},
			}},
		{Code: "US-WA", Name: "Washington: supervisors of peer support specialists", Source: rule("WA", "RCW 18.420, approved supervisor", source.Verified),
			Routes: []Route{
				{Name: "provider, until 2028-07-01", InForce: peer.DateRange{Until: washingtonChange()},
					Needs: []Need{has(BehavioralHealthProvider), atLeast(24, PeerEmployingPractice)}},
				{Name: "certified peer", Needs: []Need{has(PeerCertificate), atLeast(1500, CertifiedPeerHours),
					atLeast(500, JointSupervisionHours), has(SupervisorCourse)}},
			},
			Needs: []Need{{Of: []Attribute{SupervisoryEducation}, Amount: 6, Fresh: 24, Grace: 24}},
			Reading: source.DesignDefault("until 2028-07-01 is read as through the day before; six hours in two years fall due two years after the post is taken; " +
				"the clause on joint supervision was cut off in the text seen")},
		{Code: "US-WI", Name: "Wisconsin: supervisors of Medicaid peer recovery coaches", Source: rule("WI", "2019 Act 122, competent mental health professional", source.Verified),
			Needs:   []Need{has(ClinicalLicence), has(PeerRoleTraining)},
			Reading: source.DesignDefault("clinical licence stands for the psychiatrists, psychologists, therapists, counsellors and social-work grades of the list")},
	}
}

// washingtonChange is the first day on which only certified peers supervise.
func washingtonChange() peer.Date {
	return peer.DateOf(time.Date(2028, time.July, 1, 0, 0, 0, 0, time.UTC), time.UTC)
}

func rule(key, place string, e source.Evidence) source.Source { return source.Of(key).At(place, e) }

func has(of ...Attribute) Need { return Need{Of: of} }

func atLeast(amount int, of ...Attribute) Need { return Need{Of: of, Amount: amount} }
