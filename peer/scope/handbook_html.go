package scope

import (
	"bytes"
	_ "embed" // the page
	"html/template"
)

//go:embed handbook.html
var handbookPage string

var handbookTemplate = template.Must(template.New("handbook").Funcs(template.FuncMap{
	"howToRead": func() []string { return howToRead },
	"spaced":    spaced,
	"differs":   func(r handbookRule, row handbookRow) bool { return r.Verdict != row.Verdict || r.When != "" },
}).Parse(handbookPage))

// HTML returns the handbook as one page without scripts or outside parts: for a
// phone, a screen reader and the printer alike.
func (h Handbook) HTML() ([]byte, error) {
	var out bytes.Buffer
	if err := handbookTemplate.Execute(&out, h); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
