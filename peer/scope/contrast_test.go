package scope_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var colour = regexp.MustCompile(`#[0-9a-f]{3}(?:[0-9a-f]{3})?\b`)

// luminance is the relative luminance of WCAG 2.2, from 0 (black) to 1 (white).
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(hex, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Every colour that is no background is read on every background: text and the
// borders that carry a meaning.
func TestHandbookContrast(t *testing.T) {
	assert.InDelta(t, 21, contrast(t, "#000", "#fff"), 1e-9, "black on white, by definition")
	assert.InDelta(t, 4.54, contrast(t, "#767676", "#ffffff"), 0.005, "the lightest grey that passes on white")
	page, err := os.ReadFile("handbook.html")
	require.NoError(t, err)
	_, css, _ := strings.Cut(string(page), "<style>")
	css, _, _ = strings.Cut(css, "</style>")
	backgrounds, others := map[string]bool{}, map[string]bool{}
	for _, declaration := range strings.FieldsFunc(css, func(r rune) bool { return strings.ContainsRune("{};", r) }) {
		key, value, _ := strings.Cut(strings.TrimSpace(declaration), ":")
		for _, c := range colour.FindAllString(value, -1) {
			if key == "background" {
				backgrounds[c] = true
			} else {
				others[c] = true
			}
		}
	}
	require.Len(t, backgrounds, 2)
	require.NotEmpty(t, others)
	for c := range others {
		for on := range backgrounds {
			assert.GreaterOrEqual(t, contrast(t, c, on), 4.5, "%s on %s", c, on)
		}
	}
}
