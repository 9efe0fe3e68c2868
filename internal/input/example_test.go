package input_test

import (
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
)

// hours adds the hours of every row, or says what is wrong with all of them.
func hours(_ []string, stdin io.Reader, stdout io.Writer) error {
	file, err := input.Open("-", stdin)
	if err != nil {
		return err
	}
	var problems input.Problems
	rows := input.CSV(file, &problems, input.Table{Columns: []input.Column{{Name: "worker"}, {Name: "hours"}}})
	total := 0
	for rows.Next() {
		total += rows.Int("hours", 0, math.MaxInt)
	}
	if err := problems.Err(); err != nil {
		return err
	}
	_, err = fmt.Fprintln(stdout, total, "hours")
	return err
}

func ExampleCSV() {
	good := strings.NewReader("worker,hours\nw1,12\nw2,30\n")
	fmt.Println("exit", input.Main(nil, good, os.Stdout, os.Stdout, hours))

	bad := strings.NewReader("hours,worker\n12,w1\n-3,w2\ntwelve,\n")
	fmt.Println("exit", input.Main(nil, bad, os.Stdout, os.Stdout, hours))
	// Output:
	// 42 hours
	// exit 0
	// stdin:3: hours: is not a whole number of 0 or more
	// stdin:4: worker: is blank
	// stdin:4: hours: is not a whole number
	// exit 1
}

func ExampleJSONLines() {
	text := "{\"activity\":\"naloxone\"}\n\n{\"Activity\":\"naloxone\"}\nnaloxone\n"
	var problems input.Problems
	lines := input.JSONLines(&input.File{Name: "R.jsonl", Reader: strings.NewReader(text)}, &problems)
	for lines.Next() {
		var r struct {
			Activity string `json:"activity"`
		}
		if lines.Decode(&r) {
			fmt.Println(r.Activity)
		}
	}
	fmt.Println(problems.Err())
	// Output:
	// naloxone
	// R.jsonl:3: Activity: unknown key (nearest: activity)
	// R.jsonl:4: line: is not one JSON object: expected a value at column 1
}
