package recovery

// A PathwayID names one pathway of a catalogue. The ids below are those of the
// shipped catalogue; a host that adds a pathway of its own place chooses an id of
// its own. A PathwayID says nothing about a person. The zero value names none.
type PathwayID string

// Pathways of the shipped catalogue.
const (
	AlcoholicsAnonymous         PathwayID = "aa"
	NarcoticsAnonymous          PathwayID = "na"
	OtherTwelveStep             PathwayID = "other_12_step"
	SMARTRecovery               PathwayID = "smart"
	WomenForSobriety            PathwayID = "wfs"
	LifeRing                    PathwayID = "lifering"
	ModerationManagement        PathwayID = "mm"
	SecularOrganizations        PathwayID = "sos"
	RecoveryDharma              PathwayID = "recovery_dharma"
	RefugeRecovery              PathwayID = "refuge_recovery"
	CelebrateRecovery           PathwayID = "celebrate_recovery"
	MedicationAssistedAnonymous PathwayID = "mara"
	AllRecovery                 PathwayID = "all_recovery"
	RecoveryCommunity           PathwayID = "rco_rcc"
	PeerCoaching                PathwayID = "prss_coaching"
	OxfordHouse                 PathwayID = "oxford_house"
	RecoveryResidence           PathwayID = "recovery_residence"
	CollegiateRecovery          PathwayID = "collegiate"
	AlAnon                      PathwayID = "al_anon"
	NarAnon                     PathwayID = "nar_anon"
	CRAFT                       PathwayID = "craft"
	SMARTFamily                 PathwayID = "smart_ff"
	WellnessPlan                PathwayID = "wrap"
	IntentionalPeerSupport      PathwayID = "ips"
	NAMIConnection              PathwayID = "nami_connection"
	Wellbriety                  PathwayID = "wellbriety"
	MillatiIslami               PathwayID = "millati_islami"
	OnlineCommunity             PathwayID = "online_community"
	HospitalPeer                PathwayID = "hospital_peer"
	HarmReduction               PathwayID = "harm_reduction"
)
