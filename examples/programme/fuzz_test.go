package main

import (
	"bytes"
	"io/fs"
	"testing"
	"testing/fstest"
)

// FuzzQuarter replaces one file of the shipped quarter: it is refused with a
// message, or it can be replayed and judged.
func FuzzQuarter(f *testing.F) {
	files := fstest.MapFS{}
	var names []string
	err := fs.WalkDir(shipped, "quarter", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := shipped.ReadFile(path)
		if lines := bytes.SplitAfter(text, []byte("\n")); len(lines) > 40 {
			text = bytes.Join(lines[:6], nil) // small seeds are tried often
		}
		files[entry.Name()] = &fstest.MapFile{Data: text}
		names = append(names, entry.Name())
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	for i, name := range names {
		f.Add(uint8(i), files[name].Data)
	}
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		changed := fstest.MapFS{}
		for name, file := range files {
			changed[name] = file
		}
		changed[names[int(which)%len(names)]] = &fstest.MapFile{Data: text}
		d, err := readFrom(changed, "q")
		if err != nil {
			if d != nil || err.Error() == "" {
				t.Fatal("a refusal says why and gives no data")
			}
			return
		}
		at := d.programme.ReportAt
		r := d.play(at) // loading the scope policy anew each time would leave few tries
		if _, err := r.due(at, d.knownContacts(at)); err != nil {
			t.Fatal(err)
		}
		r.leavingReport()
		r.mergeReport()
		d.ownTies(at)
		if _, err := d.careAt(at).report(at); err != nil {
			t.Fatal(err)
		}
		stay, err := r.retention(at)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.outcomes(at, stay.episodes, stay.first); err != nil {
			t.Fatal(err)
		}
		if _, err := r.supervision(at); err != nil {
			t.Fatal(err)
		}
		contacts := d.knownContacts(at)
		if _, err := r.credentials(at, contacts); err != nil {
			t.Fatal(err)
		}
		if _, err := r.matching(at); err != nil {
			t.Fatal(err)
		}
		notes, err := d.noteReport(at, contacts)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.billing(notes, contacts); err != nil {
			t.Fatal(err)
		}
	})
}
