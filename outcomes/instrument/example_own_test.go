package instrument_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/source"
)

// A programme's own two questions, each from 0 to 10, of which one may be left out.
func ExampleNew() {
	own := source.DesignDefault("the programme's own questions")
	zeroToTen := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	d := instrument.Definition{
		ID: "own-2", Name: "Two questions", Licence: instrument.Licence{Terms: "the programme's own", Source: own}, Source: own,
		Items: []instrument.Item{{ID: "i1", Answers: zeroToTen}, {ID: "i2", Answers: zeroToTen}},
		Scales: []instrument.Scale{{ID: "total", Items: []string{"i1", "i2"}, Combine: instrument.Mean, Low: 0, High: 10,
			Direction: instrument.HigherBetter, Gaps: instrument.Gaps{Most: 1, Source: own}, Source: own}},
	}
	in, err := instrument.New(d)
	fmt.Println(err)
	r, err := in.Score([]instrument.Answer{instrument.Given(8), {}}, instrument.Respondent{})
	fmt.Println(r.Total().State, r.Total().Value, r.Flags, err)

	d.Scales[0].Items = []string{"i1", "i3"}
	_, err = instrument.New(d)
	fmt.Println(err)
	// Output:
	// <nil>
	// prorated 8 [prorated] <nil>
	// instrument: bad definition: an item is named that the form lacks, or twice
}

// Without a published change, reliability and the spread of one's own population tell
// what is more than measurement error.
func ExampleScale_Reliability() {
	barc, _ := instrument.Of("barc-10")
	total, _ := barc.Scale("total")
	r, err := total.Reliability()
	fmt.Println(r.Kind, r.Value, err)
	verdict, err := stats.Scale{SD: 8, Reliability: r.Value}.Judge(38, 46, stats.ChangeOptions{Better: stats.Direction(total.Direction)})
	fmt.Println(verdict, err)

	ucla, _ := instrument.Of("ucla-3")
	total, _ = ucla.Scale("total")
	_, err = total.Reliability()
	fmt.Println(err)
	// Output:
	// alpha 0.9 <nil>
	// improved <nil>
	// instrument: no published figure on record: retest or alpha of scale total
}

// The printed table rounds before it transforms.
func ExampleWHOQOLTable() {
	fmt.Println(instrument.WHOQOLTable(14.286))
	_, err := instrument.WHOQOLTable(100)
	fmt.Println(err)
	// Output:
	// 63 <nil>
	// instrument: scores that cannot be compared: a domain runs from 4 to 20
}
