package scope

import "slices"

// clone returns a layer that shares nothing with l.
func (l Layer) clone() Layer {
	l.Activities = slices.Clone(l.Activities)
	for i := range l.Activities {
		l.Activities[i] = l.Activities[i].clone()
	}
	l.Rules = slices.Clone(l.Rules)
	for i := range l.Rules {
		l.Rules[i] = l.Rules[i].clone()
	}
	l.Choices, l.Settings = slices.Clone(l.Choices), slices.Clone(l.Settings)
	return l
}

func (a Activity) clone() Activity {
	a.Groups = slices.Clone(a.Groups)
	return a
}

func (r Rule) clone() Rule {
	r.Activities = slices.Clone(r.Activities)
	r.Kinds = slices.Clone(r.Kinds)
	r.Groups = slices.Clone(r.Groups)
	r.NotGroups = slices.Clone(r.NotGroups)
	r.When, r.Unless = r.When.clone(), r.Unless.clone()
	r.Loosens = slices.Clone(r.Loosens)
	r.Conditions = slices.Clone(r.Conditions)
	r.Sources = slices.Clone(r.Sources)
	r.Obligations = cloneObligations(r.Obligations)
	r.Contested = r.Contested.clone()
	return r
}

func cloneObligations(list []RuleObligation) []RuleObligation {
	list = slices.Clone(list)
	for i := range list {
		o := &list[i]
		if o.WithinMinutes != nil {
			minutes := *o.WithinMinutes
			o.WithinMinutes = &minutes
		}
		if o.Source != nil {
			source := *o.Source
			o.Source = &source
		}
	}
	return list
}

func (w When) clone() When {
	w.Role = slices.Clone(w.Role)
	w.Credential = slices.Clone(w.Credential)
	w.Trainings = slices.Clone(w.Trainings)
	w.Endorsements = slices.Clone(w.Endorsements)
	w.Needs = slices.Clone(w.Needs)
	w.Setting = slices.Clone(w.Setting)
	w.Phase = slices.Clone(w.Phase)
	w.Urgency = slices.Clone(w.Urgency)
	w.Consent = slices.Clone(w.Consent)
	w.Fitness = slices.Clone(w.Fitness)
	w.AgeGroup = slices.Clone(w.AgeGroup)
	w.SecondRole = slices.Clone(w.SecondRole)
	return w
}
