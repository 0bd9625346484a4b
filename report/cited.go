package report

import (
	"fmt"
	"html/template"
	"net/url"
	"path"
	"sort"
	"strings"

	"oplyst/checklist"
	"oplyst/extract/match"
	"oplyst/ingest"
)

type citedPage struct {
	Anchor, Path string
	Page         int
	Href         string
	Text         template.HTML
}

// anchor names the place of a page's text in the report, or of the file's row
// where the page isn't shown.
func (c *Case) anchor(document string, page int) string {
	n := c.number(document)
	if id := pageID(n, page); c.shownPages[id] && page > 0 {
		return id
	}
	return fmt.Sprintf("f%d", n)
}

func pageID(number, page int) string { return fmt.Sprintf("d%ds%d", number, page) }

// number is the document's place in the case, from 1; 0 if it isn't there.
func (c *Case) number(document string) int {
	for i := range c.Documents {
		if c.Documents[i].Path == document {
			return i + 1
		}
	}
	return 0
}

// href links to the file that a document is or lies in, at the page where the
// format has pages; page 0 is the document's beginning.
func (c *Case) href(document string, page int) string {
	if n := c.number(document); n > 0 && c.Documents[n-1].Part != nil {
		d := &c.Documents[n-1]
		if page == 0 {
			page = d.Pages[0].Number
		}
		document = d.Part.File
	}
	return c.fileHref(document, page)
}

// fileHref links to a file.
func (c *Case) fileHref(file string, page int) string {
	if c.FileBase == "" {
		return ""
	}
	parts := strings.Split(file, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	link := c.FileBase + "/" + strings.Join(parts, "/")
	if page > 0 && strings.EqualFold(path.Ext(file), ".pdf") {
		link += fmt.Sprintf("#page=%d", page)
	}
	return link
}

// shown lists every quotation that the report shows, so that its page's text is
// in the report too.
func (c *Case) shown() []checklist.Evidence {
	var all []checklist.Evidence
	for _, items := range [][]checklist.Item{c.Result.Items, c.Result.SideItems} {
		for i := range items {
			all = append(append(all, items[i].For...), items[i].Against...)
			for _, s := range items[i].Explanation.Steps {
				all = append(all, s.Evidence...)
			}
			for _, p := range items[i].Points {
				all = append(all, p.At)
			}
		}
	}
	for i := range c.Result.Conflicts {
		for _, s := range c.Result.Conflicts[i].Sides {
			all = append(all, s.Evidence)
		}
	}
	for i := range c.Result.Papers {
		all = append(all, c.Result.Papers[i].At)
		for _, e := range c.Result.Papers[i].Events {
			all = append(all, e.Evidence)
		}
	}
	return append(all, c.Result.TrackFrom...)
}

// citedPages gives the text of every page that the report quotes, with the
// quotes marked.
func (c *Case) citedPages() []citedPage {
	marks := map[string][]match.Span{}
	for _, e := range c.shown() {
		if e.Document != "" {
			key := pageID(c.number(e.Document), e.Page)
			marks[key] = append(marks[key], e.Span)
		}
	}
	var all []citedPage
	for i := range c.Documents {
		d := &c.Documents[i]
		for _, p := range d.Pages {
			key := pageID(i+1, p.Number)
			if spans := marks[key]; len(spans) > 0 {
				all = append(all, citedPage{key, d.Path, p.Number, c.href(d.Path, p.Number), marked(p.Text, spans, p.Uncertain)})
			}
		}
	}
	return all
}

// marked escapes text, wraps the spans in <mark>, overlapping ones as one, and
// marks the words that text recognition doubted.
func marked(text string, spans []match.Span, doubted []ingest.Span) template.HTML {
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.Start < at {
			s.Start = at
		}
		if s.End <= s.Start || s.End > len(text) {
			continue
		}
		doubted = writeDoubted(&b, text, at, s.Start, doubted)
		b.WriteString("<mark>")
		doubted = writeDoubted(&b, text, s.Start, s.End, doubted)
		b.WriteString("</mark>")
		at = s.End
	}
	writeDoubted(&b, text, at, len(text), doubted)
	return template.HTML(b.String())
}

// writeDoubted writes text[from:to] with the doubted words marked and returns
// the words behind it.
func writeDoubted(b *strings.Builder, text string, from, to int, doubted []ingest.Span) []ingest.Span {
	for len(doubted) > 0 && doubted[0].Start < to {
		d := doubted[0]
		if d.Start >= from && d.End <= to {
			b.WriteString(template.HTMLEscapeString(text[from:d.Start]))
			b.WriteString(`<span class="usikker" title="usikkert læst">` + template.HTMLEscapeString(text[d.Start:d.End]) + "</span>")
			from = d.End
		}
		doubted = doubted[1:]
	}
	b.WriteString(template.HTMLEscapeString(text[from:to]))
	return doubted
}
