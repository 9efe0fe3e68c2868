package instrument

import "slices"

func (d Definition) clone() Definition {
	d.Items = slices.Clone(d.Items)
	for i, it := range d.Items {
		d.Items[i].Answers, d.Items[i].Points = slices.Clone(it.Answers), slices.Clone(it.Points)
		d.Items[i].AnswerLOINC = slices.Clone(it.AnswerLOINC)
	}
	d.Scales = slices.Clone(d.Scales)
	for i, s := range d.Scales {
		d.Scales[i] = s.clone()
	}
	d.Skips = slices.Clone(d.Skips)
	for i, s := range d.Skips {
		d.Skips[i].Zero, d.Skips[i].Blank = slices.Clone(s.Zero), slices.Clone(s.Blank)
	}
	d.Advice = slices.Clone(d.Advice)
	for i, a := range d.Advice {
		d.Advice[i].Any = slices.Clone(a.Any)
		for j, t := range a.Any {
			d.Advice[i].Any[j].Items, d.Advice[i].Any[j].Zero = slices.Clone(t.Items), slices.Clone(t.Zero)
		}
	}
	d.Safety, d.BandFor = slices.Clone(d.Safety), slices.Clone(d.BandFor)
	return d
}

func (s Scale) clone() Scale {
	s.Items, s.Table, s.Requires = slices.Clone(s.Items), slices.Clone(s.Table), slices.Clone(s.Requires)
	s.Bands, s.Cutoffs, s.Figures = slices.Clone(s.Bands), slices.Clone(s.Cutoffs), slices.Clone(s.Figures)
	return s
}
