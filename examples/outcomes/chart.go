package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const chartHelp = `Usage: outcomes chart -kind survival -out FILE.svg|FILE.png [flags] FILE.csv

Draws the curves that outcomes survival estimates from the same file, and
prints what the picture shows in words.
`

func draw(args []string, stdin io.Reader, stdout io.Writer) error {
	var (
		where                   columns
		conf                    stats.IntervalKind
		kind, out, title, share string
		axis                    string
	)
	fs := flag.NewFlagSet("chart", flag.ContinueOnError)
	where.flags(fs)
	fs.TextVar(&conf, "conf", stats.LogInterval, "scale of the intervals: log, log-log or plain")
	fs.StringVar(&kind, "kind", "", "what to draw: survival")
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
	case kind != "survival":
		return input.Usage("-kind must be survival")
	case format != ".svg" && format != ".png":
		return input.Usage("-out must name a file that ends in .svg or .png")
	case where.time == "" || where.event == "" || where.time == where.event:
		return input.Usage("-time and -event name two columns")
	}
	data, err := readCohort(name, stdin, where)
	if err != nil {
		return err
	}
	if len(data.groups) > chart.MaxGroups {
		return fmt.Errorf("%s:1: %s: has %d values, a picture can hold %d curves", name, where.group, len(data.groups), chart.MaxGroups)
	}
	curves, err := data.curves(stats.Confidence{Kind: conf})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	picture := chart.Survival{Title: title, Time: axis, Share: share}
	if title == "" {
		picture.Title = "Time to " + where.event
		if where.group != "" {
			picture.Title += " by " + where.group
		}
	}
	for i, c := range curves {
		g := chart.SurvivalGroup{Curve: c}
		if where.group != "" {
			g.Name = data.groups[i]
		}
		picture.Groups = append(picture.Groups, g)
	}
	render := picture.SVG
	if format == ".png" {
		render = picture.PNG
	}
	image, err := render()
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, image, 0o644); err != nil {
		return fmt.Errorf("%s: cannot be written", out)
	}
	_, err = fmt.Fprintf(stdout, "%s: %s\n", out, picture.Description())
	return err
}
