// Package input is how the example programs read files and report what is wrong
// with them.
//
// A program collects every [Problem] of all its input in one [Problems] and
// writes nothing until it has read everything:
//
//	func main() { os.Exit(input.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, run)) }
//
//	func run(args []string, stdin io.Reader, stdout io.Writer) error {
//		fs := flag.NewFlagSet("hours", flag.ContinueOnError)
//		asJSON := fs.Bool("json", false, "print JSON")
//		if err := input.Parse(fs, args, stdout); err != nil {
//			return err
//		}
//		...
//		file, err := input.Open(fs.Arg(0), stdin)
//		if err != nil {
//			return err
//		}
//		defer file.Close()
//		var problems input.Problems
//		rows := input.CSV(file, &problems, input.Table{Columns: []input.Column{
//			{Name: "worker"},
//			{Name: "hours"},
//			{Name: "note", Optional: true, Blank: true},
//		}})
//		for rows.Next() {
//			worker, hours := rows.Text("worker"), rows.Float("hours")
//			if hours < 0 {
//				rows.Problem("hours", "is negative")
//			}
//			if rows.OK() {
//				...
//			}
//		}
//		if err := problems.Err(); err != nil {
//			return err
//		}
//		...
//	}
//
// [CSV] reads tables and [JSONLines] reads one JSON object a line; both hold one
// row at a time. [Main] turns the error into the message and the exit status: 1
// for bad input, 2 for bad usage ([Usage], [Parse]), with nothing on standard
// output.
//
// Messages name file, line and field and show no value of a cell, which might
// identify somebody. A getter asked for a column that was not declared panics:
// that is a mistake in the program, not in its input.
package input
