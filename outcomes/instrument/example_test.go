package instrument_test

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

func Example() {
	phq, err := instrument.Of("phq-9")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("before:", phq.Definition().Before != "")

	sheet := instrument.Answers(3, 3, 2, 2, 0, 2, 2, 1, 1)
	sheet[4] = instrument.Answer{} // item 5 was left out
	r, err := phq.Score(sheet, instrument.Respondent{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Total().State, r.Total().Value, r.Total().Band, r.Flags)
	fmt.Println("to the worker:", r.For(instrument.WorkerReader).Flags)

	sheet[3] = instrument.Given(7)
	_, err = phq.Score(sheet, instrument.Respondent{})
	fmt.Println(err)
	// Output:
	// before: true
	// prorated 18 moderately severe [suicidal_ideation_item prorated above_cutoff]
	// to the worker: [suicidal_ideation_item prorated]
	// instrument: item i4: the form does not offer this answer; it offers [0 1 2 3]
}

// What guidance says of single answers is for those who may see bands.
func ExampleResult_For() {
	audit, _ := instrument.Of("audit")
	r, err := audit.Score(instrument.Answers(1, 1, 0, 0, 0, 0, 0, 0, 0, 4), instrument.Respondent{})
	fmt.Println(r.Total().Value, r.Total().Band, r.Advised, err)
	fmt.Println("to the worker:", r.For(instrument.WorkerReader).Advised)
	fmt.Println("to nobody known:", r.For("funder").Total().State)

	_, err = audit.Score(instrument.Answers(1, 1, 0, 0, 0, 0, 0, 0, 0, 3), instrument.Respondent{})
	fmt.Println(err)
	// Output:
	// 6 zone I [next_level_of_help] <nil>
	// to the worker: []
	// to nobody known: not_scorable
	// instrument: item i10: the form does not offer this answer; it offers [0 2 4]
}

func ExampleScale_Judge() {
	phq, _ := instrument.Of("phq-9")
	total, _ := phq.Scale("total")
	change, by, err := total.Judge(17, 9)
	fmt.Println(change, by.Value, by.Source.Evidence, err)

	gse, _ := instrument.Of("gse")
	total, _ = gse.Scale("total")
	_, _, err = total.Judge(20, 30)
	fmt.Println(err)
	// Output:
	// improved 6 verified <nil>
	// instrument: no published figure on record: reliable_points of scale total
}

func ExampleReadTimeline() {
	heavy, _, _ := instrument.HeavyDay(instrument.Male)
	t, err := instrument.ReadTimeline([]float64{0, 0, 0, 2, 0, 6, 5, 0, 0, 0, 1, 0, 0, 0}, heavy)
	fmt.Printf("%.2f %% abstinent, %.2f %% heavy, first use on day %d, %v\n", t.PercentAbstinent, t.PercentHeavy, t.FirstUse, err)

	_, err = instrument.ReadTimeline([]float64{instrument.NoRecord()}, heavy)
	fmt.Println(err)
	// Output:
	// 71.43 % abstinent, 14.29 % heavy, first use on day 4, <nil>
	// instrument: bad calendar: no day has a record
}
