#!/bin/sh
# Times this package and R on the same 1,000,000 rows, in one run, and prints the
# ratios beside the aims. Run it from anywhere: sh outcomes/stats/testdata/r/speed.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rows=$(mktemp -d)
trap 'rm -r "$rows"' EXIT
Rscript "$here/speed.R" "$rows" >"$rows/r.txt"
(cd "$here/../.." && ROWS="$rows" go test -run '^$' -bench '^BenchmarkRows$' -benchtime 3x -count 5 .) >"$rows/go.txt"
awk '
	BEGIN {
		aim["survfit-whole"] = "1/20"; aim["survfit-hardly"] = "1/6"; aim["survdiff-whole"] = aim["survdiff-hardly"] = "1/20"
		aim["coxph-whole"] = aim["coxph-hardly"] = "1/4"; aim["reml"] = "100 ms"
	}
	FNR == NR { r[$1] = $2; next }
	/^BenchmarkRows/ {
		name = $1; sub("^BenchmarkRows/", "", name); sub("-[0-9]+$", "", name)
		ms = $3 / 1e6
		if (!(name in best)) order[++count] = name
		if (!(name in best) || ms < best[name]) best[name] = ms
	}
	END {
		printf "%-16s %10s %10s %8s  %s\n", "", "go ms", "R ms", "R/go", "aim (go/R)"
		for (i = 1; i <= count; i++) {
			name = order[i]
			if (name in r) printf "%-16s %10.1f %10.0f %8.1f  %s\n", name, best[name], 1000 * r[name], 1000 * r[name] / best[name], aim[name]
			else printf "%-16s %10.1f %10s %8s  %s\n", name, best[name], "", "", aim[name]
		}
		printf "R for 1000 studies: %.0f ms\n", 1000 * r["reml-of-1000"]
	}' "$rows/r.txt" "$rows/go.txt"
