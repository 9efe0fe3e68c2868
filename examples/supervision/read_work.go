package main

import (
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
)

// concerns reads the file of concerns.
func concerns(file *input.File, problems *input.Problems) map[peer.WorkerID][]supervision.Concern {
	rows := input.CSV(file, problems, columns("worker key kind severity at", "", "area about shared"))
	out := map[peer.WorkerID][]supervision.Concern{}
	for rows.Next() {
		c := supervision.Concern{Key: rows.Text("key"), Kind: input.Enum(rows, "kind", supervision.ConcernKinds()...),
			Severity: severity(rows), At: rows.Time("at"), Area: area(rows), About: rows.Text("about")}
		if !rows.Blank("shared") {
			c.Shared = yes(rows, "shared")
		}
		if rows.OK() && c.Kind == supervision.ConcernWellbeing && !c.Shared {
			rows.Problem("shared", "is not true: a worker's wellbeing is theirs to share")
		}
		if rows.OK() {
			if err := c.Check(); err != nil {
				rows.Problem(input.WholeLine, err.Error())
				continue
			}
			w := peer.WorkerID(rows.Text("worker"))
			out[w] = append(out[w], c)
		}
	}
	return out
}

func severity(rows *input.Rows) supervision.Severity {
	names := make([]string, 0, 3)
	for _, s := range supervision.Severities() {
		names = append(names, s.String())
	}
	return supervision.Severity(slices.Index(names, input.Enum(rows, "severity", names...)) + 1)
}

// area returns the area in a cell that may be blank. The name of something that does not
// belong in supervision is told with what to do instead.
func area(rows *input.Rows) supervision.Area {
	if rows.Blank("area") {
		return ""
	}
	a, err := supervision.AreaNamed(rows.Text("area"))
	var misplaced *supervision.MisplacedError
	if errors.As(err, &misplaced) {
		rows.Problem("area", "does not belong in supervision; instead: "+misplaced.Instead)
		return ""
	}
	if err != nil {
		return input.Enum(rows, "area", supervision.Areas()...)
	}
	return a
}

// topics reads the file of what workers want to talk about.
func topics(file *input.File, problems *input.Problems) map[peer.WorkerID][]supervision.Topic {
	rows := input.CSV(file, problems, columns("worker key at", "", "area"))
	out := map[peer.WorkerID][]supervision.Topic{}
	for rows.Next() {
		t := supervision.Topic{Key: rows.Text("key"), At: rows.Time("at"), Area: area(rows)}
		if rows.OK() {
			w := peer.WorkerID(rows.Text("worker"))
			out[w] = append(out[w], t)
		}
	}
	return out
}

// actions reads the file of action items. Those that are done or dropped are checked
// and left out.
func actions(file *input.File, problems *input.Problems) map[peer.WorkerID][]supervision.Action {
	rows := input.CSV(file, problems, columns("id worker supervisor owner area agreed due state", "", "concern"))
	out := map[peer.WorkerID][]supervision.Action{}
	seen := map[string]bool{}
	for rows.Next() {
		id, w := rows.Text("id"), peer.WorkerID(rows.Text("worker"))
		plan := supervision.ActionPlan{ID: supervision.ActionID(id), Worker: w, Supervisor: peer.SupervisorID(rows.Text("supervisor")),
			Owner: input.Enum(rows, "owner", supervision.Owners()...), Area: area(rows), Concern: rows.Text("concern")}
		agreed, due := rows.Time("agreed"), date(rows, "due")
		state := input.Enum(rows, "state", supervision.ActionStates()...)
		if rows.OK() && seen[id] {
			rows.Problem("id", "is used already")
		}
		seen[id] = true
		if !rows.OK() || state == supervision.ActionDone || state == supervision.ActionDropped {
			continue
		}
		a, err := supervision.NewAction(plan, lifecycle.Act{By: peer.SupervisorActor(plan.Supervisor), At: agreed}, due, out[w])
		var refused *lifecycle.Refusal
		switch {
		case errors.As(err, &refused) && refused.Guard == "one_follow_up":
			rows.Problem("concern", "has an open action already")
		case err != nil:
			rows.Problem(input.WholeLine, err.Error())
		default:
			out[w] = append(out[w], *a)
		}
	}
	return out
}

// flat returns the actions of all workers, in the order of their ids.
func flat(by map[peer.WorkerID][]supervision.Action) []supervision.Action {
	var out []supervision.Action
	for _, w := range slices.Sorted(maps.Keys(by)) {
		out = append(out, by[w]...)
	}
	return out
}

// covers reads the file of who stands in for whom, of workers that are known.
func covers(file *input.File, problems *input.Problems, known map[string]bool) []supervision.Cover {
	rows := input.CSV(file, problems, columns("id worker absent deputy kind from until", "", ""))
	var out []supervision.Cover
	seen := map[string]bool{}
	for rows.Next() {
		p := supervision.CoverPlan{ID: supervision.CoverID(rows.Text("id")), Worker: peer.WorkerID(rows.Text("worker")),
			Absent: peer.SupervisorID(rows.Text("absent")), Deputy: peer.SupervisorID(rows.Text("deputy")),
			Kind: input.Enum(rows, "kind", supervision.SupervisorKinds()...), From: date(rows, "from")}
		until := date(rows, "until")
		if rows.OK() && seen[string(p.ID)] {
			rows.Problem("id", "is used already")
		}
		seen[string(p.ID)] = true
		if rows.OK() && !known[string(p.Worker)] {
			rows.Problem("worker", "is not on the roster")
		}
		if rows.OK() && !p.From.Before(until) {
			rows.Problem("until", "is not after from")
		}
		if !rows.OK() {
			continue
		}
		opened := lifecycle.Act{By: supervision.DeputyActor(p.Deputy), At: p.From.Start(time.UTC), Code: "other"}
		c, err := supervision.NewCover(p, opened, until, false)
		switch {
		case errors.Is(err, supervision.ErrSelf):
			rows.Problem("deputy", "is the worker, or the one who is absent")
		case err != nil:
			rows.Problem(input.WholeLine, err.Error())
		default:
			out = append(out, *c)
		}
	}
	return out
}
