package scope

// Verdict returns the strictest verdict of every rule that matches the facts.
func (p *Policy) Verdict(f Facts) Verdict {
	if f.prog == nil || f.policy != p {
		return ConsultSupervisorFirst
	}
	return f.prog.verdict(p.layout, &f.bits)
}

func (prog *program) verdict(l *layout, b *factBits) Verdict {
	granted := b[0]&l.granted != 0
	v := prog.base
	if granted {
		v = prog.baseGranted
	}
	for i := range prog.clauses {
		c := &prog.clauses[i]
		if c.verdict <= v {
			break // the strictest come first
		}
		made := c.verdict
		if granted && c.approvable {
			if made = PermittedWithConditions; made <= v {
				continue
			}
		}
		if matches(c.terms, b) && (c.unless == nil || !anyMatches(c.unless, b)) {
			v = made
		}
	}
	return max(v, Permitted)
}
