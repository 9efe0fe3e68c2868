package instrument

import "slices"

// skip counts the items that the form lets be left blank.
func (in *Instrument) skip(all marks, sheet []Answer) {
	for _, s := range in.skips {
		if !s.holds(all, sheet) {
			continue
		}
		for _, b := range s.blank {
			if all[b] == nothing {
				all[b] = 0
			}
		}
	}
}

func (s skip) holds(all marks, sheet []Answer) bool {
	return !slices.ContainsFunc(s.zero, func(z int) bool { return !sheet[z].given || all[z] != 0 })
}

// contradicting returns the items that were answered above nothing although what they
// ask about never happened by others.
func (in *Instrument) contradicting(all marks, sheet []Answer) (items []string) {
	for _, s := range in.skips {
		if !s.never || !s.holds(all, sheet) {
			continue
		}
		for _, b := range s.blank {
			if id := in.def.Items[b].ID; all[b] > 0 && !slices.Contains(items, id) {
				items = append(items, id)
			}
		}
	}
	return items
}
