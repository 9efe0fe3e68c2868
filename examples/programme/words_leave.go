package main

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// Words says what ended when a worker left, and what was open.
func (l leavingLine) Words() string {
	text := fmt.Sprintf("left on %s, recorded by the %s. Another worker is sought for: %s.",
		day(l.At, l.zone), l.By, list(l.Mentorships, "nobody"))
	if len(l.TakeOvers) > 0 {
		text += fmt.Sprintf(" Somebody else is to be asked to take over: %s.", list(l.TakeOvers, ""))
	}
	text += fmt.Sprintf(" Supervision ended with: %s. Notes that lacked their signature then: %s. To be told: %s.",
		list(l.Supervisors, "nobody"), list(l.Unsigned, "none"), joined(l.Tell, noticeLine.Words))
	return text
}

// Words says whom to tell what.
func (n noticeLine) Words() string {
	about := map[peer.NoticeKind]string{
		peer.NoticeWorkerGone:     "that the worker is gone and they may say whom they want",
		peer.NoticeTakeOverOff:    "that whoever was to take over cannot",
		peer.NoticeYoursToAnswer:  "that the worker before is gone",
		peer.NoticeSupervisionEnd: "that supervision ends",
		peer.NoticeSignDrafts:     "that notes lack their signature",
	}[n.About]
	if n.Mentorship != "" {
		return fmt.Sprintf("%s (%s, %s)", n.To, n.Mentorship, about)
	}
	return fmt.Sprintf("%s (%s)", n.To, about)
}

// Words says why a deactivation was refused.
func (l refusedLeavingLine) Words() string {
	return fmt.Sprintf("refused on %s (%s): needs %s. Nothing changed.", day(l.At, l.zone), spaced(l.Rule), l.Want)
}
