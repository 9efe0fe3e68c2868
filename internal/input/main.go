package input

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
)

// A UsageError reports that a program was called wrongly.
type UsageError struct{ Err error }

// Error returns what was wrong with the call.
func (e *UsageError) Error() string { return e.Err.Error() }

// Unwrap returns the error inside.
func (e *UsageError) Unwrap() error { return e.Err }

// Usage returns a [*UsageError] with the formatted text.
func Usage(format string, args ...any) error {
	return &UsageError{fmt.Errorf(format, args...)}
}

// Code returns the exit status for err: 0 for nil and [flag.ErrHelp], 2 for a
// [*UsageError], 1 for bad input and everything else.
func Code(err error) int {
	var usage *UsageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, &usage):
		return 2
	default:
		return 1
	}
}

// Parse parses the flags of fs. A wrong flag is a [*UsageError] and prints
// nothing; -h prints the flags on stdout and is [flag.ErrHelp].
func Parse(fs *flag.FlagSet, args []string, stdout io.Writer) error {
	fs.Init(fs.Name(), flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	usage := fs.Usage
	fs.Usage = func() {} // flag calls it too, before the case below: help is printed once
	err := fs.Parse(args)
	fs.Usage = usage
	switch {
	case err == nil:
		return nil
	case errors.Is(err, flag.ErrHelp):
		fs.SetOutput(stdout)
		if fs.Usage != nil {
			fs.Usage()
		} else {
			fmt.Fprintf(stdout, "Usage of %s:\n", fs.Name())
			fs.PrintDefaults()
		}
		return flag.ErrHelp
	default:
		return &UsageError{err}
	}
}

// Main calls run and returns the exit status. What run writes to stdout is held
// back until run has returned without error; with an error, the error goes to
// stderr and nothing to stdout. If stdout cannot be written to, that is an error too.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, run func(args []string, stdin io.Reader, stdout io.Writer) error) int {
	var held bytes.Buffer
	err := run(args, stdin, &held)
	code := Code(err)
	if code == 0 {
		if _, err = held.WriteTo(stdout); err == nil {
			return 0
		}
		code = 1
	}
	fmt.Fprintln(stderr, err)
	return code
}
