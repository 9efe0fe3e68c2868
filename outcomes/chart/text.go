package chart

import (
	"image/color"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

var (
	ink  = color.NRGBA{R: 0x1a, G: 0x1a, B: 0x1a, A: 0xff}
	soft = color.NRGBA{R: 0x50, G: 0x50, B: 0x50, A: 0xff} // 8 : 1 on white
	rule = color.NRGBA{R: 0xd8, G: 0xd8, B: 0xd8, A: 0xff}
)

// typeset returns the style of text of a size in points, aligned at its top left.
func typeset(size float64, bold bool, c color.Color) text.Style {
	s := text.Style{
		Color: c, Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Length(size)},
		XAlign: text.XLeft, YAlign: text.YTop, Handler: plot.DefaultTextHandler,
	}
	if bold {
		s.Font.Weight = 3 // bold in golang.org/x/image/font
	}
	return s
}

// printable reports whether s can be drawn and written to XML.
func printable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsPrint(r) || r == utf8.RuneError
	})
}

// wrap breaks s into lines no wider than width, at spaces where it can.
func wrap(s string, style text.Style, width vg.Length) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		for word != "" {
			longer := word
			if line != "" {
				longer = line + " " + word
			}
			if style.Width(longer) <= width {
				line, word = longer, ""
				continue
			}
			if line != "" {
				lines, line = append(lines, line), ""
				continue
			}
			fits := 0
			for i, r := range word {
				if i > 0 && style.Width(word[:i+utf8.RuneLen(r)]) > width {
					break
				}
				fits = i + utf8.RuneLen(r)
			}
			lines, word = append(lines, word[:fits]), word[fits:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// thousands writes n with a comma every three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// short writes a time without needless digits.
func short(t float64) string {
	if t == float64(int64(t)) && t < 1e15 {
		return thousands(int(t))
	}
	return strconv.FormatFloat(t, 'g', 6, 64)
}
