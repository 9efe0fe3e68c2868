package input_test

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/input"
)

func TestProblems(t *testing.T) {
	var p input.Problems
	require.NoError(t, p.Err())
	p.Add("S.csv", 3, "minutes", "is not a whole number")
	require.EqualError(t, p.Err(), "S.csv:3: minutes: is not a whole number")
	p.Add("stdin", 4, "", "is not one JSON object")
	require.EqualError(t, p.Err(), "S.csv:3: minutes: is not a whole number\nstdin:4: line: is not one JSON object")
}

func TestProblemsShowTwenty(t *testing.T) {
	for n, last := range map[int]string{
		19: "F:19: x: bad", 20: "F:20: x: bad", 21: "... and 1 more", 1_000_000: "... and 999980 more",
	} {
		var p input.Problems
		for i := range n {
			p.Add("F", i+1, "x", "bad")
		}
		lines := strings.Split(p.Err().Error(), "\n")
		assert.Len(t, lines, min(n, 21))
		assert.Equal(t, last, lines[len(lines)-1])
		assert.Equal(t, n, p.Len())
	}
}

func TestProblemIsOneLine(t *testing.T) {
	p := input.Problem{File: "F", Line: 1, Field: "a\nF:2: b", What: "is \x1b[31mred"}
	assert.Equal(t, `F:1: "a\nF:2: b": "is \x1b[31mred"`, p.String())
	long := input.Problem{File: "F", Line: 1, Field: strings.Repeat("é", 1000), What: "bad"}
	assert.Less(t, len(long.String()), 350)
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "F.csv")
	require.NoError(t, os.WriteFile(name, []byte("a,b\n"), 0o600))

	f, err := input.Open(name, nil)
	require.NoError(t, err)
	assert.Equal(t, name, f.Name)
	text, err := io.ReadAll(f.Reader)
	require.NoError(t, err)
	assert.Equal(t, "a,b\n", string(text))
	require.NoError(t, f.Close())

	f, err = input.Open("-", strings.NewReader("x"))
	require.NoError(t, err)
	assert.Equal(t, "stdin", f.Name)
	require.NoError(t, f.Close())

	_, err = input.Open(filepath.Join(dir, "none.csv"), nil)
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.Equal(t, filepath.Join(dir, "none.csv")+": no such file", err.Error())
	assert.Equal(t, 1, input.Code(err))

	_, err = input.Open(dir, nil)
	require.EqualError(t, err, dir+": is a directory")

	_, err = input.Open(name+"/x", nil)
	require.ErrorContains(t, err, name+"/x: cannot be opened: ")
}

func TestCode(t *testing.T) {
	usage := input.Usage("unknown layer %q", "US-XX")
	require.EqualError(t, usage, `unknown layer "US-XX"`)
	var p input.Problems
	p.Add("F", 1, "a", "bad")
	for _, tt := range []struct {
		err  error
		want int
	}{
		{nil, 0}, {flag.ErrHelp, 0}, {usage, 2}, {fmt.Errorf("scope: %w", usage), 2}, {p.Err(), 1}, {errors.New("other"), 1},
	} {
		assert.Equal(t, tt.want, input.Code(tt.err))
	}
	require.ErrorIs(t, input.Usage("open: %w", fs.ErrNotExist), fs.ErrNotExist)
}

// called runs a program with the flag -n that writes, and then fails with err.
func called(err error, args ...string) (code int, stdout, stderr string) {
	var out, told strings.Builder
	code = input.Main(args, strings.NewReader(""), &out, &told, func(args []string, _ io.Reader, stdout io.Writer) error {
		fs := flag.NewFlagSet("prog", flag.ExitOnError)
		n := fs.Int("n", 1, "how many")
		if err := input.Parse(fs, args, stdout); err != nil {
			return err
		}
		_, _ = fmt.Fprintf(stdout, "n=%d\n", *n)
		return err
	})
	return code, out.String(), told.String()
}

func TestMainHoldsOutputBack(t *testing.T) {
	code, stdout, stderr := called(nil, "-n", "3")
	assert.Equal(t, []any{0, "n=3\n", ""}, []any{code, stdout, stderr})

	var p input.Problems
	p.Add("F", 1, "a", "bad")
	code, stdout, stderr = called(p.Err())
	assert.Equal(t, []any{1, "", "F:1: a: bad\n"}, []any{code, stdout, stderr})

	code, stdout, stderr = called(input.Usage("wrong"))
	assert.Equal(t, []any{2, "", "wrong\n"}, []any{code, stdout, stderr})

	code, stdout, stderr = called(nil, "-x")
	assert.Equal(t, []any{2, "", "flag provided but not defined: -x\n"}, []any{code, stdout, stderr})

	code, stdout, stderr = called(nil, "-h")
	assert.Equal(t, 0, code)
	assert.Contains(t, stdout, "how many")
	assert.Empty(t, stderr)
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestMainTellsWhenOutputFails(t *testing.T) {
	var told strings.Builder
	code := input.Main(nil, nil, full{}, &told, func(_ []string, _ io.Reader, stdout io.Writer) error {
		_, err := io.WriteString(stdout, "x")
		return err
	})
	assert.Equal(t, 1, code)
	assert.Equal(t, "disk full\n", told.String())
}

func TestParseCustomUsage(t *testing.T) {
	var out strings.Builder
	set := flag.NewFlagSet("prog", flag.ExitOnError)
	set.Usage = func() { _, _ = io.WriteString(set.Output(), "how to") }
	require.ErrorIs(t, input.Parse(set, []string{"-h"}, &out), flag.ErrHelp)
	assert.Equal(t, "how to", out.String())

	// A usage that writes for itself is called once as well.
	calls := 0
	set.Usage = func() { calls++ }
	require.ErrorIs(t, input.Parse(set, []string{"-h"}, &out), flag.ErrHelp)
	assert.Equal(t, 1, calls)
	var wrong *input.UsageError
	require.ErrorAs(t, input.Parse(set, []string{"-x"}, &out), &wrong)
	assert.Equal(t, 1, calls, "a wrong flag prints nothing")
}
