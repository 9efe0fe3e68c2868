package recovery

import "github.com/alongside-go/alongside/peer/source"

// An EvidenceNote is one finding of research about pathways, with what speaks against
// leaning on it. It is for people who choose and for reports; nothing is matched or
// promised by it, and it says nothing of any one person.
type EvidenceNote struct {
	Topic   string        `json:"topic,omitempty"`
	Design  string        `json:"design,omitempty"`
	Studies int           `json:"studies,omitempty"` // 0 if it does not apply or is not known
	People  int           `json:"people,omitempty"`  // 0 if it is not known
	Finding string        `json:"finding,omitempty"`
	Caveat  string        `json:"caveat,omitempty"`
	Grade   EvidenceGrade `json:"grade,omitempty"`
	Source  source.Source `json:"source,omitzero"`
}

// EvidenceNotes returns what is known, with its limits.
func EvidenceNotes() []EvidenceNote {
	return []EvidenceNote{
		{"12-step facilitation", "review of trials and other studies", 27, 10565, "as good as other treatments on most outcomes and better on continuous abstinence; costs less", "of treatment that leads to the fellowship, more than of the fellowship itself", GradeStronger, read("PWKELLY", "main results")},
		{"attending Alcoholics Anonymous", "observational", 0, 0, "people who attend are abstinent about twice as often", "who attends differs from who does not; randomised evidence is mixed", GradeWeak, read("PWKASK", "review")},
		{"peer recovery services for substance use", "systematic review", 0, 0, "signs of less use, more retention, better relationships", "many null results, weak designs", GradeMixed, read("PWEDDIE", "review")},
		{"groups in addiction treatment", "review of the literature", 10, 0, "benefits in use, engagement, HIV and hepatitis C risk, craving and self-efficacy", "limited rigour", GradeWeak, read("PWTRACY", "review")},
		{"peer support in mental health", "meta-analysis of randomised trials", 49, 12477, "small gain in personal recovery (SMD 0.20), less anxiety (SMD -0.21)", "online support not significant; high risk of bias", GradeMixed, read("PWEGM", "main results")},
		{"facilities that offer peer support", "national surveys, 2017", 0, 0, "56.6 % of facilities for substance use and 24.7 % for mental health in the US", "says what is offered, not what it does", GradeWeak, read("PWFAC", "2017 data")},
		{"recovery community centres", "survey of 32 centres", 32, 0, "describes visitors and services", "no comparison", GradeWeak, read("PWRCC", "survey")},
		{"CRAFT", "randomised trials", 2, 0, "the person whom relatives worried about entered treatment: in 1999 64 % with CRAFT, 23 to 30 % with an intervention, 13 % with facilitation to Al-Anon; in 2017 (115 people) 62 %, 63 % with brief entry training, 37 % with facilitation to Al-Anon or Nar-Anon", "sources differ on one figure of 1999; in 2017 brief training did as well, and relatives fared better in every arm", GradeMixed, read("PWCRAFT", "engagement")},
		{"keeping a sponsor", "cohort over seven years", 1, 495, "sustained contact adds to abstinence beyond attendance; less helps less, and any attendance beats none", "observational", GradeWeak, read("PWWIT", "main results")},
		{"choice between pathways", "cohort", 0, 0, "similar benefit at equal involvement; the strength of the goal matters", "observational, not confirmed for this library", GradeWeak, common("cohort that compares mutual-aid groups")},
		{"services in conflict-affected places", "review", 9, 0, "nine studies from seven countries, six of them with refugees: low priority, poor coordination, few providers and little money stand in the way", "describes obstacles, not effects; stigma arose where the work did not fit an organisation's role or values", GradeWeak, read("PWCONF", "review")},
		{"principles for humanitarian places", "consultation of 110 people, survey of 34", 0, 0, "engage the community and earn its trust, integrate services, reduce stigma, mind culture and context, do no harm", "of those surveyed one person had lived experience", GradeWeak, read("PWHUM", "agreed principles")},
	}
}
