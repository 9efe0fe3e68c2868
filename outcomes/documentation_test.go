package outcomes_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rooms returns the documentation of this package and of each of its rooms, by folder.
func rooms(t *testing.T) map[string]*doc.Package {
	t.Helper()
	out := map[string]*doc.Package{}
	require.NoError(t, filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || d.Name() == "testdata" {
			return err
		}
		files := token.NewFileSet()
		var parsed []*ast.File
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if name := e.Name(); strings.HasSuffix(name, ".go") {
				f, err := parser.ParseFile(files, filepath.Join(dir, name), nil, parser.ParseComments)
				if err != nil {
					return err
				}
				parsed = append(parsed, f)
			}
		}
		if len(parsed) == 0 {
			return nil
		}
		out[dir], err = doc.NewFromFiles(files, parsed, "github.com/alongside-go/alongside/outcomes/"+dir)
		return err
	}))
	require.Contains(t, out, "stats")
	return out
}

// functions returns every exported function and method.
func functions(p *doc.Package) []*doc.Func {
	all := append([]*doc.Func(nil), p.Funcs...)
	for _, t := range p.Types {
		all = append(append(all, t.Funcs...), t.Methods...)
	}
	return all
}

func returnsError(f *doc.Func) bool {
	results := f.Decl.Type.Results
	if results == nil {
		return false
	}
	for _, r := range results.List {
		if id, ok := r.Type.(*ast.Ident); ok && id.Name == "error" {
			return true
		}
	}
	return false
}

// An error is named by its sentinel or type, or by whose errors it is; or there is none.
var namesAnError = regexp.MustCompile(`error is always nil|\bErr[A-Z]|\[\*\S+(Error|Refusal)\]|\berrors? of \[|\b[Ww]hat \[?[\w.]+\]? (returns|does|says)`)

func TestEveryErrorIsNamedWhereItIsReturned(t *testing.T) {
	for dir, p := range rooms(t) {
		for _, f := range functions(p) {
			at := dir + ": " + f.Recv + " " + f.Name
			assert.NotEmpty(t, f.Doc, "%s has no comment", at)
			if returnsError(f) && f.Name != "Unwrap" {
				assert.Regexp(t, namesAnError, strings.ReplaceAll(f.Doc, "\n", " "), "%s does not say which errors it returns", at)
			}
		}
		for _, of := range p.Types {
			assert.NotEmpty(t, of.Doc, "%s: %s has no comment", dir, of.Name)
		}
	}
}

// A sentinel that no function names is one that nobody looks for.
func TestEverySentinelIsNamedByWhatReturnsIt(t *testing.T) {
	all := rooms(t)
	var said strings.Builder
	for _, p := range all {
		said.WriteString(p.Doc)
		for _, f := range functions(p) {
			said.WriteString(f.Doc)
		}
		for _, of := range p.Types {
			said.WriteString(of.Doc)
		}
	}
	for dir, p := range all {
		for _, v := range p.Vars {
			for _, name := range v.Names {
				if strings.HasPrefix(name, "Err") {
					assert.Regexp(t, `\b`+name+`\b`, said.String(), "%s: no comment names it", dir)
				}
			}
		}
	}
}

func TestEveryExampleShowsItsOutput(t *testing.T) {
	for dir, p := range rooms(t) {
		assert.NotEmpty(t, p.Doc, "%s has no manual", dir)
		examples := p.Examples
		for _, f := range p.Funcs {
			examples = append(examples, f.Examples...)
		}
		for _, of := range p.Types {
			examples = append(examples, of.Examples...)
			for _, f := range append(append([]*doc.Func(nil), of.Funcs...), of.Methods...) {
				examples = append(examples, f.Examples...)
			}
		}
		assert.NotEmpty(t, examples, "%s has no example", dir)
		for _, e := range examples {
			assert.NotEmpty(t, e.Output, "%s: example %s shows no output", dir, e.Name)
		}
	}
}
