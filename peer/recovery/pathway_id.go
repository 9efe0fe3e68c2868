package recovery

// A PathwayID names one pathway, or one variant of a pathway, of a catalogue. The
// ids below are those of the shipped catalogue; a host that adds a pathway of its
// own place chooses an id of its own. A PathwayID names no person. The zero value
// names none.
type PathwayID string

// Pathways of the shipped catalogue.
const (
	PathwayAA                PathwayID = "aa"                 // Alcoholics Anonymous
	PathwayNA                PathwayID = "na"                 // Narcotics Anonymous
	PathwayOtherTwelveStep   PathwayID = "other_12_step"      // fellowships about one drug or behaviour
	PathwaySMART             PathwayID = "smart"              // SMART Recovery
	PathwayWFS               PathwayID = "wfs"                // Women for Sobriety
	PathwayLifeRing          PathwayID = "lifering"           // LifeRing Secular Recovery
	PathwayMM                PathwayID = "mm"                 // Moderation Management
	PathwaySOS               PathwayID = "sos"                // Secular Organizations for Sobriety
	PathwayRecoveryDharma    PathwayID = "recovery_dharma"    // Recovery Dharma
	PathwayRefugeRecovery    PathwayID = "refuge_recovery"    // Refuge Recovery
	PathwayCelebrateRecovery PathwayID = "celebrate_recovery" // Celebrate Recovery
	PathwayMARA              PathwayID = "mara"               // Medication-Assisted Recovery Anonymous
	PathwayAllRecovery       PathwayID = "all_recovery"       // All Recovery meeting
	PathwayRCO               PathwayID = "rco_rcc"            // recovery community organisation or centre
	PathwayCoaching          PathwayID = "prss_coaching"      // peer recovery coaching
	PathwayOxfordHouse       PathwayID = "oxford_house"       // Oxford House
	PathwayResidence         PathwayID = "recovery_residence" // sober living
	PathwayCollegiate        PathwayID = "collegiate"         // collegiate recovery programme
	PathwayAlAnon            PathwayID = "al_anon"            // Al-Anon
	PathwayNarAnon           PathwayID = "nar_anon"           // Nar-Anon
	PathwayCRAFT             PathwayID = "craft"              // Community Reinforcement and Family Training
	PathwaySMARTFamily       PathwayID = "smart_ff"           // SMART Family & Friends
	PathwayWRAP              PathwayID = "wrap"               // Wellness Recovery Action Plan
	PathwayIPS               PathwayID = "ips"                // Intentional Peer Support
	PathwayNAMIConnection    PathwayID = "nami_connection"    // NAMI Connection
	PathwayWellbriety        PathwayID = "wellbriety"         // Medicine Wheel and 12 Steps
	PathwayMillatiIslami     PathwayID = "millati_islami"     // Millati Islami
	PathwayOnline            PathwayID = "online_community"   // forums, boards, apps
	PathwayHospitalPeer      PathwayID = "hospital_peer"      // peer programme of a hospital
	PathwayHarmReduction     PathwayID = "harm_reduction"     // syringe services, naloxone, unions of people who use drugs
	PathwayPrevention        PathwayID = "prevention"         // universal prevention; offered to no one person
)
