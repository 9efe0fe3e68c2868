package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const chartHelp = `Usage: outcomes chart -kind survival|forest|control|funnel -out FILE.svg|FILE.png [flags] FILE.csv

  survival   the curves of outcomes survival, from the same file
  forest     the studies of outcomes meta, from the same file; needs -measure, takes -method
  control    single values over time in the order of the file, columns label,value
  funnel     sites around their common share, columns site,events,n

Prints what the picture shows in words.
`

func draw(args []string, stdin io.Reader, stdout io.Writer) error {
	var (
		where                   columns
		conf                    stats.IntervalKind
		kind, out, title, share string
		axis, measure           string
		pooling                 stats.PoolOptions
		least                   int
	)
	fs := flag.NewFlagSet("chart", flag.ContinueOnError)
	where.flags(fs)
	fs.TextVar(&conf, "conf", stats.LogInterval, "scale of the intervals: log, log-log or plain")
	fs.StringVar(&kind, "kind", "", "what to draw: survival, forest, control or funnel")
	fs.StringVar(&measure, "measure", "", "of a forest: rr, or, rd, smd or generic")
	fs.TextVar(&pooling.Method, "method", stats.TauMethod("reml"), "of a forest: fe, dl, pm, reml or ml")
	fs.IntVar(&least, "least", 0, "of a funnel: the smallest count that may be shown, 11 by the rule of CMS; sites with a smaller one are left out, 0 shows all")
	fs.StringVar(&out, "out", "", "`file` to write, ending in .svg or .png")
	fs.StringVar(&title, "title", "", "title of the picture")
	fs.StringVar(&axis, "time-label", "", "label of the time axis, with its unit")
	fs.StringVar(&share, "share-label", "", "label of the other axis")
	fs.Usage = helpFor(stdout, chartHelp, fs.PrintDefaults)
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	name, err := oneFile(fs.Args())
	if err != nil {
		return err
	}
	format := strings.ToLower(filepath.Ext(out))
	switch {
	case !knownKind(kind):
		return input.Usage("-kind must be survival, forest, control or funnel")
	case format != ".svg" && format != ".png":
		return input.Usage("-out must name a file that ends in .svg or .png")
	case least < 0:
		return input.Usage("-least must be 0 or more")
	case where.time == "" || where.event == "" || where.time == where.event:
		return input.Usage("-time and -event name two columns")
	}
	if err := onlyFlagsOf(fs, kind); err != nil {
		return err
	}
	var drawn picture
	switch kind {
	case "forest":
		if metaColumns[measure] == nil {
			return input.Usage("-measure must be rr, or, rd, smd or generic")
		}
		drawn, err = forestPicture(name, stdin, measure, cmp.Or(title, "Effects of the studies"), pooling)
	case "control":
		drawn, err = controlPicture(name, stdin, cmp.Or(title, "Values over time"))
	case "funnel":
		drawn, err = funnelPicture(name, stdin, cmp.Or(title, "Sites around their common share"), least)
	default:
		drawn, err = survivalPicture(name, stdin, where, conf, chart.Survival{Title: title, Time: axis, Share: share})
	}
	if err != nil {
		return err
	}
	return save(stdout, drawn, name, out, format)
}

// onlyFlagsOf refuses flags that the kind of picture does not read.
func onlyFlagsOf(fs *flag.FlagSet, kind string) (err error) {
	own := map[string][]string{"survival": {"time", "event", "group", "conf", "time-label", "share-label"}, "forest": {"measure", "method"}, "funnel": {"least"}}
	fs.Visit(func(f *flag.Flag) {
		if !slices.Contains([]string{"kind", "out", "title"}, f.Name) && !slices.Contains(own[kind], f.Name) && err == nil {
			err = input.Usage("-%s is not for -kind %s", f.Name, kind)
		}
	})
	return err
}

// survivalPicture draws the curves of a file of follow-up.
func survivalPicture(name string, stdin io.Reader, where columns, conf stats.IntervalKind, drawn chart.Survival) (picture, error) {
	data, err := readCohort(name, stdin, where)
	if err != nil {
		return nil, err
	}
	if len(data.groups) > chart.MaxGroups {
		return nil, ofColumn(name, where.group, fmt.Errorf("has %d values, a picture can hold %d curves", len(data.groups), chart.MaxGroups))
	}
	curves, err := data.curves(stats.Confidence{Kind: conf})
	if err != nil {
		return nil, ofFile(name, err)
	}
	if drawn.Title == "" {
		drawn.Title = "Time to " + where.event
		if where.group != "" {
			drawn.Title += " by " + where.group
		}
	}
	for i, c := range curves {
		g := chart.SurvivalGroup{Curve: c}
		if where.group != "" {
			g.Name = data.groups[i]
		}
		drawn.Groups = append(drawn.Groups, g)
	}
	return drawn, nil
}

// save writes the picture and prints what it shows.
func save(stdout io.Writer, drawn picture, name, out, format string) error {
	render := drawn.SVG
	if format == ".png" {
		render = drawn.PNG
	}
	image, err := render()
	if err != nil {
		return ofFile(name, err)
	}
	if err := os.WriteFile(out, image, 0o644); err != nil {
		return fmt.Errorf("%s: cannot be written", out)
	}
	_, err = fmt.Fprintf(stdout, "%s: %s\n", out, drawn.Description())
	return err
}
