package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Write writes the report in a format. Equal reports give equal bytes. It returns
// [ErrUnknownFormat], [ErrDraft] for the zero Report, or the error of w.
func (r Report) Write(w io.Writer, f Format) error {
	if r.told.Title == "" {
		return fmt.Errorf("%w: want a report made by Build", ErrDraft)
	}
	switch f {
	case Markdown:
		_, err := io.WriteString(w, markdown(r.told.blocks()))
		return err
	case HTML:
		return writeHTML(w, r.told)
	case JSON:
		data, err := json.MarshalIndent(r.told, "", "  ")
		if err != nil {
			return err
		}
		_, err = w.Write(append(data, '\n'))
		return err
	}
	_, err := f.MarshalText()
	return err
}

// MarshalJSON returns the report as [JSON] has it, on one line. It returns [ErrDraft] for
// the zero Report.
func (r Report) MarshalJSON() ([]byte, error) {
	if r.told.Title == "" {
		return nil, fmt.Errorf("%w: want a report made by Build", ErrDraft)
	}
	return json.Marshal(r.told)
}

// UnmarshalJSON always returns an error wrapping [ErrNotStored]: a report that went through
// a file could say anything.
func (*Report) UnmarshalJSON([]byte) error {
	return fmt.Errorf("%w: a report: build it again from its draft", ErrNotStored)
}

// markdown writes blocks as Markdown. Whatever is no mark-up of ours is escaped.
func markdown(blocks []block) string {
	var b strings.Builder
	for i, k := range blocks {
		if i > 0 {
			b.WriteString("\n")
		}
		switch {
		case k.Heading != "":
			fmt.Fprintf(&b, "%s %s\n", strings.Repeat("#", k.Level), escape(k.Heading))
		case k.Table != nil:
			markdownTable(&b, *k.Table)
		case k.Picture != nil:
			fmt.Fprintf(&b, "**%s** (picture). %s\n", escape(k.Picture.Title), escape(k.Picture.Description))
		case k.Items != nil:
			for _, item := range k.Items {
				fmt.Fprintf(&b, "- %s\n", escape(item))
			}
		default:
			b.WriteString(escape(k.Text) + "\n")
		}
	}
	return b.String()
}

func markdownTable(b *strings.Builder, g grid) {
	fmt.Fprintf(b, "**%s**\n\n", escape(capital(g.Caption)))
	line := func(cells []string) {
		for _, c := range cells {
			b.WriteString("| " + escape(c) + " ")
		}
		b.WriteString("|\n")
	}
	line(g.Columns)
	b.WriteString("| --- " + strings.Repeat("| ---: ", len(g.Columns)-1) + "|\n")
	for _, row := range g.Rows {
		line(row)
	}
}

// escape makes text read as it is written: on one line, no character of it mark-up.
func escape(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var b strings.Builder
	for i, r := range text {
		special := strings.ContainsRune("\\`*_[]<>|#~&!$", r)
		ends := i+1 == len(text) || text[i+1] == ' ' // a mark that makes a list if it begins a line
		bullet := i == 0 && strings.ContainsRune("-+", r) && (ends && len(text) > 1 || strings.HasPrefix(text, "--"))
		numbered := (r == '.' || r == ')') && i > 0 && ends && strings.Trim(text[:i], "0123456789") == ""
		if special || bullet || numbered {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
