package input

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// A File is something to read and its name in messages.
type File struct {
	Name   string
	Reader io.Reader
	close  func() error
}

// Open opens the named file, or stdin if the name is "-"; its name in messages
// is then "stdin". The error for a file that cannot be read says
// NAME: reason, such as "hours.csv: no such file", and wraps the system's.
func Open(name string, stdin io.Reader) (*File, error) {
	if name == "-" {
		return &File{Name: "stdin", Reader: stdin}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, &openError{name, err}
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		_ = f.Close()
		return nil, fmt.Errorf("%s: is a directory", name)
	}
	return &File{Name: name, Reader: f, close: f.Close}, nil
}

// Close closes a file that Open opened. Standard input stays open.
func (f *File) Close() error {
	if f.close == nil {
		return nil
	}
	return f.close()
}

type openError struct {
	name string
	err  error
}

func (e *openError) Error() string {
	reason := e.err
	var p *fs.PathError
	if errors.As(e.err, &p) {
		reason = p.Err
	}
	if errors.Is(e.err, fs.ErrNotExist) {
		return e.name + ": no such file"
	}
	return e.name + ": cannot be opened: " + reason.Error()
}

func (e *openError) Unwrap() error { return e.err }
