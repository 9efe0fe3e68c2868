package scope_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

func handbookOf(t *testing.T, codes ...string) (scope.Handbook, string, string) {
	h := standard(t, codes...).Handbook(scope.HandbookOptions{Organisation: "Harbour House", Date: date(t, "2026-03-01")})
	page, err := h.HTML()
	require.NoError(t, err)
	return h, string(h.Markdown()), string(page)
}

func TestHandbookTellsEveryActivityOnce(t *testing.T) {
	p := standard(t, "US-TX")
	_, text, page := handbookOf(t, "US-TX")
	for _, id := range p.Activities() {
		name := strings.ReplaceAll(string(id), "_", " ")
		name = strings.ToUpper(name[:1]) + name[1:]
		assert.Len(t, regexp.MustCompile(`(?m)^#{3,4} `+regexp.QuoteMeta(name)+`$`).FindAllString(text, -1), 1, name)
		assert.Equal(t, 1, strings.Count(page, `>`+name+`</h`), name)
	}
	for _, l := range p.Layers() {
		for _, r := range l.Rules {
			if r.Mechanism == "approval_granted" || r.Contested != nil {
				continue
			}
			assert.Contains(t, page, strings.NewReplacer("&", "&amp;", "'", "&#39;", `"`, "&#34;").Replace(r.Text), r.ID)
		}
	}
}

func TestHandbookComesInOrder(t *testing.T) {
	_, text, page := handbookOf(t, "US-TX")
	last := -1
	for _, part := range []string{"# Scope of practice", "Harbour House", "2026-03-01", "Policy digest", "## Layers", "## How to read", "## Emergencies",
		"### Danger to life", "### Overdose witnessed", "## What holds for everything else", "## A. Relationship", "### Always", "### Sometimes", "## B. ", "## C. ", "## D. ",
		"## F. ", "## G. ", "## H. ", "## What the field disagrees about", "## Read and agreed", "## Sources of US"} {
		at := strings.Index(text, part)
		assert.Greater(t, at, last, part)
		last = at
	}
	assert.Contains(t, page, `<html lang="en">`)
	level := 0
	for _, m := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page, -1) {
		now := int(m[1][0] - '0')
		assert.LessOrEqual(t, now, level+1, "no level of headings is left out")
		level = now
	}
	assert.Equal(t, 1, strings.Count(page, "<h1"))
	for _, link := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
		assert.Contains(t, page, `id="`+link[1]+`"`)
	}
	assert.NotContains(t, page, "<script")
}

func TestHandbookIsByteStable(t *testing.T) {
	_, text, page := handbookOf(t, "US-TX", "US-VA")
	_, again, same := handbookOf(t, "US-VA", "US-TX")
	assert.Equal(t, text, again)
	assert.Equal(t, page, same)
}

func TestHandbookEscapesWords(t *testing.T) {
	p := load(t, tinyBase(t, tinyRule("us.walk", scope.Permitted)))
	h := p.Handbook(scope.HandbookOptions{Title: "<b>A|B</b>", Organisation: "# *x*", Signers: []string{"Director"}})
	page, err := h.HTML()
	require.NoError(t, err)
	assert.Contains(t, string(page), "&lt;b&gt;A|B")
	assert.Contains(t, string(h.Markdown()), `# \<b\>A\|B\</b\>`)
	assert.Contains(t, string(h.Markdown()), `\# \*x\*`)
	assert.Contains(t, string(page), "<span>Director</span>")
	assert.NotContains(t, string(page), "Supervisor</span>")
	assert.Empty(t, (*scope.Policy)(nil).Handbook(scope.HandbookOptions{}).Title)
}
