package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"path"
	"sort"
	"strings"
	"sync"

	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract/dates"
	"oplyst/extract/match"
	"oplyst/ingest"
)

//go:embed template
var templateFS embed.FS

// templates parses the embedded templates once.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"dato": dates.Danish}).
		ParseFS(templateFS, "template/*.tmpl"))
})

// casePage is what template/sag.html.tmpl shows.
type casePage struct {
	Case      *Case
	Track     string
	Read      string // what was read and what not, in words
	Items     []itemView
	Unread    []fileView
	Warnings  []Warning
	Timeline  template.HTML
	Diagnoses []findingView
	Indsatser []findingView
	Files     []fileView
	Cited     []citedPage
	decisions *corpus.Corpus
}

type itemView struct {
	checklist.Item
	Shape, Word  string
	For, Against []quoteView
	Searched     string
}

type quoteView struct {
	Quote, Path, Anchor, Href string
	Page                      int
}

type fileView struct {
	Case, Path, Href, Type, Date, State, Pages, Reason, Note string
	Total                                                    int
}

type findingView struct {
	Name, Code, Status, Period, Hours string
	Places                            []quoteView
}

type citedPage struct {
	Anchor, Path string
	Page         int
	Text         template.HTML
}

type decisionView struct{ Title, Status string }

// Decision gives the template a decision's title and status on the case's
// date, or nil if the catalogue doesn't have it.
func (p *casePage) Decision(nr string) *decisionView {
	d, ok := p.decisions.ByNr(nr)
	if !ok {
		return nil
	}
	return &decisionView{d.Heading(), d.StatusOn(p.Case.Result.AsOf).String()}
}

// WriteHTML writes the case's report: one Danish HTML page that needs nothing
// else, prints to A4 and works without scripts.
func (c *Case) WriteHTML(w io.Writer, decisions *corpus.Corpus) error {
	p := &casePage{Case: c, Track: word(trackWords, string(c.Result.Track)), Warnings: c.AllWarnings(),
		Timeline: c.timeline(), decisions: decisions}
	p.Read = c.readInWords()
	for _, it := range c.Result.Items {
		p.Items = append(p.Items, c.itemView(it))
	}
	for i := range c.Documents {
		f := c.fileView(i)
		p.Files = append(p.Files, f)
		if s := c.Documents[i].State; s != ingest.Read && s != ingest.Skipped {
			p.Unread = append(p.Unread, f)
		}
	}
	p.Diagnoses, p.Indsatser = c.diagnosisViews(), c.indsatsViews()
	p.Cited = c.citedPages()
	return templates().ExecuteTemplate(w, "sag.html.tmpl", p)
}

// readInWords says how much of the case was read.
func (c *Case) readInWords() string {
	total, unread := c.Pages()
	n := c.States()
	text := fmt.Sprintf("%s, %s", count(len(c.Documents), "fil", "filer"), count(total, "side", "sider"))
	if unread == 0 {
		return text + "; alt kunne læses"
	}
	var parts []string
	for _, s := range []ingest.State{ingest.Partial, ingest.Unread, ingest.Quarantined} {
		if n[s] > 0 {
			parts = append(parts, count(n[s], "fil ", "filer ")+stateWords[s])
		}
	}
	return text + "; " + count(unread, "side", "sider") + " kunne ikke læses (" + strings.Join(parts, ", ") + ")"
}

func (c *Case) itemView(it checklist.Item) itemView {
	w := verdictWords[string(it.Verdict)]
	v := itemView{Item: it, Shape: w.Shape, Word: w.Word}
	for _, e := range it.For {
		v.For = append(v.For, c.quoteView(e.Document, e.Span))
	}
	for _, e := range it.Against {
		v.Against = append(v.Against, c.quoteView(e.Document, e.Span))
	}
	if it.Verdict == checklist.Missing || it.Verdict == checklist.Partial {
		v.Searched = "Gennemsøgt: " + count(it.Searched.Pages, "side", "sider")
		if it.Searched.Unread > 0 {
			v.Searched += fmt.Sprintf("; %s kunne ikke læses", count(it.Searched.Unread, "side", "sider"))
		}
		v.Searched += "."
		if it.LookedFor != "" {
			v.Searched += " Søgt efter: " + it.LookedFor
		}
	}
	return v
}

func (c *Case) quoteView(document string, s match.Span) quoteView {
	return quoteView{Quote: strings.Join(strings.Fields(s.Quote), " "), Path: document, Page: s.Page,
		Anchor: c.anchor(document, s.Page), Href: c.href(document, s.Page)}
}

// anchor names the place of a page's text in the report.
func (c *Case) anchor(document string, page int) string {
	for i := range c.Documents {
		if c.Documents[i].Path == document {
			return fmt.Sprintf("d%ds%d", i+1, page)
		}
	}
	return "dokumenter"
}

// href links to the file itself, at the page where the format has pages.
func (c *Case) href(document string, page int) string {
	if c.FileBase == "" {
		return ""
	}
	parts := strings.Split(document, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	link := c.FileBase + "/" + strings.Join(parts, "/")
	if page > 0 && strings.EqualFold(path.Ext(document), ".pdf") {
		link += fmt.Sprintf("#page=%d", page)
	}
	return link
}

func (c *Case) fileView(i int) fileView {
	d := &c.Documents[i]
	f := fileView{Case: c.Name, Path: d.Path, Href: c.href(d.Path, 0), Type: word(documentTypeWords, d.Findings.Type),
		Date: dates.Danish(d.Findings.Date), State: stateWords[d.State], Total: len(d.Pages), Reason: d.Reason}
	if d.State == ingest.Skipped || d.State == ingest.Unread {
		f.Type, f.Date = "", ""
	}
	if unread := d.UnreadPages(); len(unread) > 0 {
		f.Pages = strings.Trim(strings.ReplaceAll(fmt.Sprint(unread), " ", ", "), "[]")
		if f.Reason == "" {
			f.Reason = firstReason(d.Pages)
		}
	}
	switch {
	case d.OtherCitizen:
		f.Note = "handler om en anden person og er holdt ude"
	case d.DuplicateOf != "":
		f.Note = "samme indhold som " + d.DuplicateOf
	default:
		f.Note = scanNote(d.Pages)
	}
	return f
}

// scanNote says how sure OCR was of the pages it read, "" if it read none.
func scanNote(pages []ingest.Page) string {
	n, lowest := 0, 100.0
	for _, p := range pages {
		if p.Confidence > 0 {
			n++
			lowest = min(lowest, p.Confidence)
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s læst med tekstgenkendelse (mindst %.0f %% sikker): kontrollér citaterne", count(n, "side", "sider"), lowest)
}

func firstReason(pages []ingest.Page) string {
	for _, p := range pages {
		if p.Unread && p.Reason != "" {
			return p.Reason
		}
	}
	return ""
}

// citedPages gives the text of every page that a verdict quotes, with the
// quotes marked.
func (c *Case) citedPages() []citedPage {
	marks := map[string][]match.Span{}
	for _, it := range c.Result.Items {
		for _, e := range append(append([]checklist.Evidence{}, it.For...), it.Against...) {
			key := c.anchor(e.Document, e.Page)
			marks[key] = append(marks[key], e.Span)
		}
	}
	var all []citedPage
	for i := range c.Documents {
		d := &c.Documents[i]
		for _, p := range d.Pages {
			key := c.anchor(d.Path, p.Number)
			if spans := marks[key]; len(spans) > 0 {
				all = append(all, citedPage{key, d.Path, p.Number, marked(p.Text, spans)})
			}
		}
	}
	return all
}

// marked escapes text and wraps the spans in <mark>; overlapping ones are one.
func marked(text string, spans []match.Span) template.HTML {
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
		b.WriteString(template.HTMLEscapeString(text[at:s.Start]))
		b.WriteString("<mark>" + template.HTMLEscapeString(text[s.Start:s.End]) + "</mark>")
		at = s.End
	}
	b.WriteString(template.HTMLEscapeString(text[at:]))
	return template.HTML(b.String())
}
