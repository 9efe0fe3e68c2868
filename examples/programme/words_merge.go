package main

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// Words says for whom two ids stand.
func (l mergeLine) Words() string {
	if l.State == peer.MergeUndone {
		return fmt.Sprintf("%s led to %s and was taken apart on %s: they are two people, and every record is as it was.", l.Duplicate, l.Kept, day(l.Since, l.zone))
	}
	return fmt.Sprintf("%s leads to %s since %s: one person, counted once. Both records stay as they are.", l.Duplicate, l.Kept, day(l.Since, l.zone))
}

// Words says why a merge was refused.
func (l refusedMergeLine) Words() string {
	return fmt.Sprintf("%s refused (%s): needs %s. Nothing changed.", spaced(l.Event), spaced(l.Rule), l.Want)
}
