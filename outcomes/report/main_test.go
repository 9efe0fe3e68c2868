package report_test

import "flag"

// update rewrites the golden files: go test ./outcomes/report -update. Read the diff.
var update = flag.Bool("update", false, "rewrite the golden files")
