package main

import (
	"cmp"
	"flag"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// everyone is the name of the only group where no column splits the rows.
const everyone = "all"

// entryColumn holds delayed entry, where a file has it.
const entryColumn = "entry"

// columns says where a file keeps what.
type columns struct {
	time, event, group, strata string
	covariates                 []string
}

func (c *columns) flags(fs *flag.FlagSet) {
	fs.StringVar(&c.time, "time", "time", "column with the time of follow-up")
	fs.StringVar(&c.event, "event", "event", "column with 1 for the event, 0 for censored")
	fs.StringVar(&c.group, "group", "", "column whose values are the groups to compare")
}

// A cohort is a file of follow-up.
type cohort struct {
	obs        []stats.Observation
	group      []int    // code of each row
	groups     []string // by code, in order
	strata     []int    // nil without -strata
	strataN    int      // number of strata
	covariates []stats.Covariate
	hasEntry   bool
}

// readCohort reads the file, all of it, and tells everything that is wrong.
func readCohort(name string, stdin io.Reader, c columns) (cohort, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return cohort{}, err
	}
	defer file.Close()
	table := input.Table{Others: true, Columns: []input.Column{{Name: c.time}, {Name: c.event}}}
	for _, extra := range append([]string{c.group, c.strata}, c.covariates...) {
		if extra != "" {
			table.Columns = append(table.Columns, input.Column{Name: extra})
		}
	}
	late := !slices.ContainsFunc(table.Columns, func(col input.Column) bool { return col.Name == entryColumn })
	if late {
		table.Columns = append(table.Columns, input.Column{Name: entryColumn, Optional: true})
	}
	var problems input.Problems
	rows := input.CSV(file, &problems, table)
	var data cohort
	data.hasEntry = late && rows.Has(entryColumn)
	var groups, strata labels
	data.covariates = make([]stats.Covariate, len(c.covariates))
	for i, name := range c.covariates {
		data.covariates[i].Name = name
	}
	for rows.Next() {
		o := stats.Observation{Time: rows.Float(c.time), Event: rows.Int(c.event, 0, 1) == 1}
		if o.Time < 0 {
			rows.Problem(c.time, "is negative")
		}
		if data.hasEntry && !rows.Blank(entryColumn) {
			before := problems.Len()
			o.Entry = rows.Float(entryColumn)
			switch {
			case o.Entry < 0:
				rows.Problem(entryColumn, "is negative")
			case problems.Len() == before && rows.OK() && o.Entry >= o.Time:
				rows.Problem(entryColumn, "is not before "+c.time)
			}
		}
		for i, name := range c.covariates {
			data.covariates[i].Values = append(data.covariates[i].Values, rows.Float(name))
		}
		data.obs = append(data.obs, o)
		if c.group != "" {
			data.group = append(data.group, groups.code(rows.Text(c.group)))
		}
		if c.strata != "" {
			data.strata = append(data.strata, strata.code(rows.Text(c.strata)))
		}
	}
	if problems.Len() == 0 && len(data.obs) == 0 {
		problems.Add(file.Name, 1, input.WholeLine, "there are no rows")
	}
	if err := problems.Err(); err != nil {
		return cohort{}, err
	}
	if data.obs, err = stats.SnapTies(data.obs); err != nil {
		return cohort{}, err
	}
	data.strataN = len(strata.names)
	data.groups = []string{everyone}
	if c.group != "" {
		data.groups = groups.sort(data.group)
	} else {
		data.group = make([]int, len(data.obs))
	}
	return data, nil
}

// byGroup returns the rows of each group, in the order of groups.
func (c cohort) byGroup() [][]stats.Observation {
	parts := make([][]stats.Observation, len(c.groups))
	for i, g := range c.group {
		parts[g] = append(parts[g], c.obs[i])
	}
	return parts
}

func (c cohort) curves(conf stats.Confidence) ([]stats.Curve, error) {
	var curves []stats.Curve
	for _, part := range c.byGroup() {
		curve, err := stats.KaplanMeier(part, conf)
		if err != nil {
			return nil, err
		}
		curves = append(curves, curve)
	}
	return curves, nil
}

// labels numbers the values of a column in the order in which they appear.
type labels struct {
	names []string
	codes map[string]int
}

func (l *labels) code(name string) int {
	if code, ok := l.codes[name]; ok {
		return code
	}
	if l.codes == nil {
		l.codes = map[string]int{}
	}
	name = strings.Clone(name)
	code := len(l.names)
	l.codes[name], l.names = code, append(l.names, name)
	return code
}

// sort renumbers codes so that the names are in order, as numbers if all are
// numbers, and returns the names.
func (l *labels) sort(codes []int) []string {
	numeric := !slices.ContainsFunc(l.names, func(n string) bool {
		v, err := strconv.ParseFloat(n, 64)
		return err != nil || math.IsNaN(v)
	})
	names := slices.Clone(l.names)
	slices.SortFunc(names, func(a, b string) int {
		if numeric {
			x, _ := strconv.ParseFloat(a, 64)
			y, _ := strconv.ParseFloat(b, 64)
			if x != y {
				return cmp.Compare(x, y)
			}
		}
		return strings.Compare(a, b)
	})
	place := make([]int, len(names))
	for i, n := range names {
		place[l.codes[n]] = i
	}
	for i := range codes {
		codes[i] = place[codes[i]]
	}
	return names
}
