package recovery_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Whatever field its documentation lets be empty, a value can be sent and loaded.
func TestValuesAreStoredWithEmptyFields(t *testing.T) {
	day := recovery.OnDay(peer.DateOf(peertest.Day(3), nil))
	experience := recovery.PastExperience{Pathway: "aa", View: recovery.PastLiked}
	terms := recovery.MedicationTerms{MayShare: recovery.GroupSaysYes, MayServe: recovery.GroupSaysNo, CountsAsClean: recovery.GroupSaysYes}
	offer := recovery.Offer{
		Pathway: "aa", Languages: []string{"es"}, Channels: []recovery.MeetingChannel{recovery.ChannelInPerson}, TravelMinutes: 20,
		Times: []recovery.TimeOfDay{recovery.TimeMorning}, Access: []recovery.AccessNeed{recovery.AccessNeedWheelchair}, Focuses: []recovery.Focus{recovery.FocusWomen},
		Gender: recovery.GenderWoman, Medication: terms, Unsafe: true,
	}
	agreed := planIn(t, recovery.PlanActive) // nothing put forward
	both := planIn(t, recovery.PlanActive)
	_, err := both.Propose(planBy(participant, 6), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("job", recovery.PartOwn, false, "find work")}})
	require.NoError(t, err)
	for _, v := range []any{
		recovery.Profile{
			For: []recovery.Audience{recovery.AudienceSelf}, AgeGroup: peer.AgeAdult, Gender: recovery.GenderWoman, Goal: recovery.AimAbstinenceRequired,
			Concerns: []recovery.Concern{recovery.ConcernAlcohol}, Kinds: []recovery.PathwayKind{recovery.KindMutualAid},
			InUse: recovery.DisclosureYes, Medication: recovery.DisclosureYes,
			Prefers: []recovery.Worldview{recovery.WorldviewTheisticChristian}, Accepts: []recovery.Worldview{recovery.WorldviewTheisticChristian},
			Avoids: []recovery.Worldview{recovery.WorldviewTheisticChristian}, Languages: []string{"es"},
			Channels: []recovery.MeetingChannel{recovery.ChannelInPerson}, TravelMinutes: 30, Times: []recovery.TimeOfDay{recovery.TimeMorning},
			Needs: []recovery.AccessNeed{recovery.AccessNeedWheelchair}, Focuses: []recovery.Focus{recovery.FocusWomen}, Court: recovery.CourtAnySupport,
			Traits: []recovery.Trait{recovery.TraitWantsSponsor}, Past: []recovery.PastExperience{experience}, Leave: []recovery.PathwayID{"aa"},
		},
		experience, terms, offer, recovery.Availability{Offers: []recovery.Offer{offer, {Pathway: "na"}}, None: []recovery.PathwayID{"smart"}},
		recovery.ReturnReading{Kind: recovery.ReturnLapse, On: day, Concern: recovery.ConcernAlcohol, Words: []lifecycle.Text{peertest.Text("alone"), peertest.Text("x").Redacted()}},
		both.View(peertest.Actor(participant)), agreed.View(peertest.Actor(participant)), both.View(peertest.Actor(participant)).InForce.Version,
		recovery.Availability{}, recovery.BarrierCount{}, recovery.CapitalMeasure{}, recovery.CelebrationPlan{}, recovery.ClockRemark{},
		recovery.ContactAnswer{}, recovery.ContextBarrierRow{}, recovery.ContextRule{}, recovery.CopingStrategy{}, recovery.CopingTally{},
		recovery.CravingHelp{}, recovery.DrinkLimits{}, recovery.DrinkWeek{}, recovery.EvidenceNote{}, recovery.ExcludedPathway{}, recovery.FactorWeight{},
		recovery.Lack{}, recovery.LeaderFacts{}, recovery.LimitFinding{}, recovery.MatchNote{}, recovery.MatchPart{}, recovery.MedicationTerms{},
		recovery.NetworkSummary{}, recovery.Offer{}, recovery.Option{}, recovery.OptionsShown{}, recovery.PastExperience{}, recovery.PlanEndorsement{},
		recovery.PlanItemOutcome{}, recovery.PlanReading{}, recovery.PlanRule{}, recovery.PlanSection{}, recovery.PlanSuggestion{}, recovery.PlanTreatmentLink{},
		recovery.PlanVersion{}, recovery.PlanView{}, recovery.Profile{}, recovery.ProgrammeTemplate{}, recovery.Ranking{}, recovery.ReachedToken{},
		recovery.RemissionLabel{}, recovery.ResidenceCaution{}, recovery.ResidenceLevelRow{}, recovery.ReturnOffer{}, recovery.ReturnReading{},
		recovery.ReturnResponse{}, recovery.SafetyEvent{}, recovery.SafetyPlan{}, recovery.SafetyReview{}, recovery.SafetySettings{}, recovery.Streak{},
		recovery.Tally{}, recovery.TieShift{}, recovery.TokenCustomRow{},
	} {
		storabletest.Try(t, v)
	}
}
