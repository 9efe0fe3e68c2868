package chart

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"html"
	"image/color"
	"image/png"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// svgOf and pngOf finish a picture, unless it was refused.
func svgOf(p page, refused error) ([]byte, error) {
	if refused != nil {
		return nil, refused
	}
	return p.svg()
}

func pngOf(p page, refused error) ([]byte, error) {
	if refused != nil {
		return nil, refused
	}
	return p.png()
}

// svg draws on an SVG canvas and adds what screen readers need.
func (p page) svg() ([]byte, error) {
	canvas := &measured{Canvas: vgsvg.New(p.width, p.height)}
	c := draw.New(canvas)
	c.SetColor(color.White)
	c.Fill(c.Rectangle.Path())
	p.paint(c)
	var raw bytes.Buffer
	if _, err := canvas.WriteTo(&raw); err != nil {
		return nil, fmt.Errorf("chart: svg: %w", err)
	}
	head, body, ok := bytes.Cut(raw.Bytes(), []byte(`xmlns:xlink="http://www.w3.org/1999/xlink">`))
	if !ok {
		return nil, fmt.Errorf("chart: svg: the canvas has no head")
	}
	// Several pictures may share a page, so the ids are the picture's own.
	sum := sha256.Sum256(raw.Bytes())
	id := hex.EncodeToString(sum[:6])
	var out bytes.Buffer
	out.Write(head)
	fmt.Fprintf(&out, "xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n\trole=\"img\" aria-labelledby=\"title-%[1]s desc-%[1]s\">\n<title id=\"title-%[1]s\">%[2]s</title>\n<desc id=\"desc-%[1]s\">%[3]s</desc>",
		id, html.EscapeString(p.title), html.EscapeString(p.description))
	body = bytes.ReplaceAll(body,
		[]byte(`style="font-family:Liberation Sans;`),
		[]byte(`style="font-family:Liberation Sans,Arimo,Arial,Helvetica,sans-serif;`))
	for i, part := range bytes.Split(body, []byte("<text ")) {
		if i > 0 {
			fmt.Fprintf(&out, `<text textLength="%.5g" lengthAdjust="spacingAndGlyphs" `, canvas.widths[i-1].Points())
		}
		out.Write(part)
	}
	return out.Bytes(), nil
}

// measured is an SVG canvas that remembers how wide each text is. The width goes
// into the document, so that another font, where the reader's machine has none of
// those named, neither runs over the edge nor into the next text.
type measured struct {
	*vgsvg.Canvas
	widths []vg.Length
}

func (m *measured) FillString(f font.Face, at vg.Point, text string) {
	m.widths = append(m.widths, f.Width(text))
	m.Canvas.FillString(f, at, text)
}

const dotsPerInch = 144

// png draws on an image and adds title and description as text chunks.
func (p page) png() ([]byte, error) {
	canvas := vgimg.NewWith(vgimg.UseWH(p.width, p.height), vgimg.UseDPI(dotsPerInch), vgimg.UseBackgroundColor(color.White))
	p.paint(draw.New(canvas))
	var raw bytes.Buffer
	if err := png.Encode(&raw, canvas.Image()); err != nil {
		return nil, fmt.Errorf("chart: png: %w", err)
	}
	// The signature and the IHDR chunk come first, of fixed length.
	const head = 8 + 4 + 4 + 13 + 4
	data := raw.Bytes()
	out := append([]byte(nil), data[:head]...)
	out = append(out, textChunk("Title", p.title)...)
	out = append(out, textChunk("Description", p.description)...)
	return append(out, data[head:]...), nil
}

// textChunk returns an iTXt chunk: keyword, uncompressed, no language, UTF-8 text.
//
// Source: Portable Network Graphics (PNG) Specification, 11.3.4.5 iTXt.
func textChunk(keyword, text string) []byte {
	body := []byte("iTXt" + keyword + "\x00\x00\x00\x00\x00" + text)
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	out = append(out, body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}
