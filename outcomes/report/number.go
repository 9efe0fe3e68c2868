package report

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// percent writes a share to one decimal, such as "29.4 %". What is not 0 or 1 does not
// read as 0 or 100.
func percent(share float64) string {
	text := fixed(100*share, 1)
	switch {
	case share > 0 && text == "0.0":
		text = "under 0.1"
	case share < 1 && text == "100.0":
		text = "over 99.9"
	}
	return text + " %"
}

// number writes a value of a scale: one decimal from 10 on, two below. What stands near it
// is written alike, so that 13.4 and 7.5 have as many decimals.
func number(v float64, near ...float64) string {
	if slices.ContainsFunc(append(near, v), func(v float64) bool { return math.Abs(v) >= 9.995 }) {
		return fixed(v, 1)
	}
	return fixed(v, 2)
}

// known are the values that there are.
func known(all ...stats.Estimate) (values []float64) {
	for _, e := range all {
		if v, ok := e.Value(); ok {
			values = append(values, v)
		}
	}
	return values
}

// fixed rounds to a number of decimals and never writes -0.
func fixed(v float64, decimals int) string {
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(text, "-0.") == "" {
		return strings.TrimPrefix(text, "-")
	}
	return text
}

// pText writes a p value to three decimals.
func pText(p float64) string {
	if p < .001 {
		return "under 0.001"
	}
	return fixed(p, 3)
}

// higher writes a difference without its sign, such as "9.1 percentage points lower", with
// the decimals of what stands near it.
func higher(d float64, in string, near ...float64) string {
	v, unit := d, " "+in
	if in == points {
		v *= 100
	}
	text := number(math.Abs(v), near...)
	if in == points {
		text = fixed(math.Abs(v), 1)
	}
	if strings.Trim(text, "0.") == "" {
		return text + unit
	}
	if v < 0 {
		return text + unit + " lower"
	}
	return text + unit + " higher"
}

// points is the unit of a difference of shares.
const points = "percentage points"

// runs writes an interval of differences, or "" where it has no limits.
func runs(f stats.Figure, in string) string {
	low, ok := f.Low.Value()
	high, okHigh := f.High.Value()
	if !ok || !okHigh {
		return ""
	}
	return "from " + between(low, high, in, known(f.Value)...)
}

// between writes two differences, such as "9.1 to 2.0 points lower" or "1.2 points lower to
// 2.0 points higher".
func between(low, high float64, in string, near ...float64) string {
	near = append(near, low, high)
	from, to := higher(low, in, near...), higher(high, in, near...)
	for _, side := range []string{" lower", " higher"} {
		if strings.HasSuffix(from, side) && strings.HasSuffix(to, side) {
			from = strings.TrimSuffix(from, " "+in+side)
		}
	}
	from = strings.TrimSuffix(from, " "+in) // of 0
	return from + " to " + to
}

// holds reports whether an interval holds v; ok is false where it has no limits.
func holds(f stats.Figure, v float64) (in, ok bool) {
	low, okLow := f.Low.Value()
	high, okHigh := f.High.Value()
	return low <= v && v <= high, okLow && okHigh
}

// level writes a confidence level, such as "95 %".
func level(l float64) string {
	if l == 0 {
		l = stats.DefaultLevel
	}
	return strconv.FormatFloat(100*l, 'g', 6, 64) + " %"
}

// list joins names: "a, b and c".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	text := strconv.Itoa(n)
	start := 0
	if n < 0 {
		start = 1
	}
	for i := len(text) - 3; i > start; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// amount writes hours or money: commas between thousands, at most two decimals.
func amount(v float64) string {
	text, sign := fixed(math.Abs(v), 2), ""
	if v < 0 && strings.Trim(text, "0.") != "" {
		sign = "-"
	}
	whole, part, _ := strings.Cut(text, ".")
	n, _ := strconv.Atoi(whole)
	return strings.TrimSuffix(sign+grouped(n)+"."+strings.TrimRight(part, "0"), ".")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
