package main

import (
	"encoding/json"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
)

// lifecycles lists every table of the library, in the order of its rooms.
func lifecycles() []named {
	return []named{
		of("peer", peer.MentorshipLifecycle()),
		of("peer", peer.SponsorshipLifecycle()),
		of("peer", peer.LinkLifecycle()),
		of("peer", peer.NoteLifecycle()),
		of("peer", peer.MergeLifecycle()),
		of("peer", peer.DutyLifecycle()),
		of("peer/credential", credential.Lifecycle()),
		of("supervision", supervision.CycleLifecycle()),
	}
}

// A named lifecycle is a table whose state and event types no longer matter.
type named struct {
	room  string // folder of the package that it belongs to
	name  string
	table table
}

type table interface {
	Mermaid() string
	Markdown() string
	json.Marshaler
}

func of[S, E ~string](room string, t lifecycle.Table[S, E]) named { return named{room, t.Name, t} }
