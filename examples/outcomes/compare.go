package main

import (
	"errors"
	"flag"
	"io"
	"math"
	"strconv"

	"github.com/alongside-go/alongside/internal/input"
)

const compareHelp = `Usage: outcomes compare [flags] FILE.csv

The file has a row for each person, with one of these pairs of columns:

  group,event    two groups; event is 1 or 0
  group,value    two groups; value is a number
  before,after   the same people twice

Groups are compared as the other against the reference, which is the first
group in the file unless -reference names it.
`

// compareFlags are the flags of the compare command.
type compareFlags struct {
	reference       string
	sd, reliability float64 // both 0: not asked for
	higherBetter    bool
	asJSON          bool
}

func compare(args []string, stdin io.Reader, stdout io.Writer) error {
	var f compareFlags
	fs := flag.NewFlagSet("compare", flag.ContinueOnError)
	fs.StringVar(&f.reference, "reference", "", "`group` that the other is compared with")
	fs.Func("sd", "standard deviation of the scale, for reliable change", finite(&f.sd))
	fs.Func("reliability", "reliability of the scale, for reliable change", finite(&f.reliability))
	fs.BoolVar(&f.higherBetter, "higher-better", false, "a rise of the scale is the better direction")
	fs.BoolVar(&f.asJSON, "json", false, "print JSON")
	fs.Usage = helpFor(stdout, compareHelp, fs.PrintDefaults)
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	name, err := oneFile(fs.Args())
	if err != nil {
		return err
	}
	set := map[string]bool{}
	fs.Visit(func(g *flag.Flag) { set[g.Name] = true })
	switch {
	case set["sd"] != set["reliability"]:
		return input.Usage("-sd and -reliability go together")
	case set["higher-better"] && !set["sd"]:
		return input.Usage("-higher-better goes with -sd and -reliability")
	case set["reference"] && set["sd"]:
		return input.Usage("-reference is for groups, -sd for before and after")
	case set["reference"] && f.reference == "":
		return input.Usage("-reference must name a group")
	case set["sd"] && (!(f.sd > 0) || !(f.reliability >= 0 && f.reliability < 1)):
		return input.Usage("-sd must be above 0, and -reliability at least 0 and below 1")
	}
	data, err := readArms(name, stdin)
	if err != nil {
		return err
	}
	if set["sd"] && data.shape != pairShape {
		return input.Usage("-sd and -reliability need columns before and after")
	}
	if set["reference"] && data.shape == pairShape {
		return input.Usage("-reference needs a column group")
	}
	if data.shape != pairShape {
		if err := data.refer(name, f.reference); err != nil {
			return err
		}
	}
	answer := comparePairs
	switch data.shape {
	case eventShape:
		answer = compareEvents
	case valueShape:
		answer = compareValues
	}
	if err := answer(stdout, data, f); err != nil {
		return ofFile(name, err)
	}
	return nil
}

// finite returns a flag's parser for a finite number.
func finite(to *float64) func(string) error {
	return func(text string) (err error) {
		if *to, err = strconv.ParseFloat(text, 64); err != nil || math.IsNaN(*to) || math.IsInf(*to, 0) {
			return errors.New("must be a number")
		}
		*to += 0 // of -0
		return nil
	}
}
