package redact_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What tells who somebody is, or what they said.
var tells = map[string]bool{"peer.ID": true, "lifecycle.Text": true, "lifecycle.Actor": true}

// A declared type, with the types of this module that it is made of and its
// methods on the value receiver.
type declared struct {
	of      []string
	methods map[string]bool
	alias   bool
}

// A rule that holds for all rooms: a type that holds somebody's id or words, however
// deep, says itself what is printed of it. Package fmt prints unexported fields in
// clear and log/slog exported ones.
func TestEveryTypeThatHoldsPeopleOrWordsSaysWhatIsPrinted(t *testing.T) {
	types := map[string]*declared{}
	at := func(name string) *declared {
		if types[name] == nil {
			types[name] = &declared{methods: map[string]bool{}}
		}
		return types[name]
	}
	eachDeclaration(t, func(pkg string, d ast.Decl) {
		switch d := d.(type) {
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok {
					at(pkg+s.Name.Name).of, at(pkg+s.Name.Name).alias = madeOf(pkg, s.Type), s.Assign.IsValid()
				}
			}
		case *ast.FuncDecl:
			if d.Recv == nil {
				return
			}
			for _, name := range madeOf(pkg, d.Recv.List[0].Type) {
				if _, pointer := d.Recv.List[0].Type.(*ast.StarExpr); !pointer {
					at(name).methods[d.Name.Name] = true
				}
			}
		}
	})
	require.Greater(t, len(types), 300, "every room was read")

	telling := map[string]bool{}
	for name := range tells {
		require.Contains(t, types, name)
		telling[name] = true
	}
	for grew := true; grew; {
		grew = false
		for name, d := range types {
			for _, part := range d.of {
				if telling[part] && !telling[name] {
					telling[name], grew = true, true
				}
			}
		}
	}
	n := 0
	for name, d := range types {
		if _, exported, _ := strings.Cut(name, "."); !telling[name] || d.alias || !ast.IsExported(exported) {
			continue
		}
		n++
		for _, method := range []string{"Format", "LogValue"} {
			assert.True(t, d.methods[method], "%s lacks %s on the value receiver", name, method)
		}
	}
	require.Greater(t, n, 100)
}

// eachDeclaration reads the rooms, without their tests. pkg ends in a dot.
func eachDeclaration(t *testing.T, see func(pkg string, d ast.Decl)) {
	t.Helper()
	for _, room := range []string{"peer", "supervision", "outcomes"} {
		require.NoError(t, filepath.WalkDir(filepath.Join("..", "..", room), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, d := range file.Decls {
				see(file.Name.Name+".", d)
			}
			return nil
		}))
	}
}

// madeOf returns the types of this module that a type expression names.
func madeOf(pkg string, e ast.Expr) (names []string) {
	switch e := e.(type) {
	case *ast.Ident:
		return []string{pkg + e.Name}
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			return []string{x.Name + "." + e.Sel.Name}
		}
	case *ast.StarExpr:
		return madeOf(pkg, e.X)
	case *ast.ArrayType:
		return madeOf(pkg, e.Elt)
	case *ast.MapType:
		return append(madeOf(pkg, e.Key), madeOf(pkg, e.Value)...)
	case *ast.IndexExpr:
		return madeOf(pkg, e.X)
	case *ast.IndexListExpr:
		return madeOf(pkg, e.X)
	case *ast.StructType:
		for _, f := range e.Fields.List {
			names = append(names, madeOf(pkg, f.Type)...)
		}
	}
	return names
}
