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
	Case       *Case
	Track      string
	Read       string // what was read and what not, in words
	Standing   string // how the requirements stand, in one sentence
	Tasks      []task
	Items      []itemView // the requirements that apply
	Idle       []itemView // those that don't
	Side       []itemView // further rules that apply
	SideIdle   []itemView
	Unread     []fileView
	Warnings   []Warning
	Conflicts  []conflictView
	Changes    []conflictView
	Papers     []agedView
	House      []houseRule
	Timeline   *timelineView
	Comparison *comparisonView
	Diagnoses  []findingView
	Indsatser  []findingView
	Support    []supportView
	NoSupport  []string // stretches of time whose support was not found
	Files      []fileView
	Cited      []citedPage
	decisions  *corpus.Corpus
}

type itemView struct {
	checklist.Item
	Shape, Word  string
	For, Against []quoteView
	Searched     string       // how much lies behind the verdict
	Absence      *absenceView // only for what is missing
	Obtain       []source
	Read         []readView
	Chain        chainView
}

// readView is a decision to read for an item, with why.
type readView struct{ Nr, Title, Status, Why string }

type quoteView struct {
	Quote, Path, Anchor, Href string
	Page                      int
}

type fileView struct {
	Anchor, Case, Path, Href, Type, Date, State, Pages, Reason, Note string
	Total                                                            int
}

type findingView struct {
	Name, Code, Status, Period, Hours string
	Places                            []quoteView
}

type citedPage struct {
	Anchor, Path string
	Page         int
	Href         string
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
	return templates().ExecuteTemplate(w, "sag.html.tmpl", c.page(decisions))
}

// page gathers what the report shows; the Markdown report shows the same.
func (c *Case) page(decisions *corpus.Corpus) *casePage {
	c.support()
	own := *c
	c = &own
	c.shownPages = map[string]bool{}
	for _, e := range c.shown() {
		c.shownPages[pageID(c.number(e.Document), e.Page)] = true
	}
	p := &casePage{Case: c, Track: word(trackWords, string(c.Result.Track)), Warnings: c.AllWarnings(),
		Read: c.readInWords(), Standing: c.perRequirement(), Tasks: c.tasks(), Timeline: c.timeline(), decisions: decisions,
		Conflicts: c.conflictViews(checklist.Unresolved), Changes: c.conflictViews(checklist.Changed),
		Papers: c.paperViews(), House: c.houseRules(), Comparison: c.comparisonView()}
	for i := range c.Result.Items {
		v := c.itemView(&c.Result.Items[i], p)
		if v.Verdict == checklist.NotApplicable {
			p.Idle = append(p.Idle, v)
		} else {
			p.Items = append(p.Items, v)
		}
	}
	for i := range c.Result.SideItems {
		v := c.itemView(&c.Result.SideItems[i], p)
		if v.Verdict == checklist.NotApplicable {
			p.SideIdle = append(p.SideIdle, v)
		} else {
			p.Side = append(p.Side, v)
		}
	}
	for i := range c.Documents {
		f := c.fileView(i)
		p.Files = append(p.Files, f)
		if s := c.Documents[i].State; s != ingest.Read && s != ingest.Skipped {
			p.Unread = append(p.Unread, f)
		}
	}
	p.Diagnoses, p.Indsatser = c.diagnosisViews(), c.indsatsViews()
	p.Support, p.NoSupport = c.supportViews()
	p.Cited = c.citedPages()
	return p
}

// readInWords says how much of the case was read.
func (c *Case) readInWords() string {
	total, unread := c.Pages()
	n := c.States()
	if len(c.Documents) == 0 {
		return "sagen har ingen filer"
	}
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

func (c *Case) itemView(it *checklist.Item, p *casePage) itemView {
	w := verdictWords[string(it.Verdict)]
	v := itemView{Item: *it, Shape: w.Shape, Word: w.Word, Absence: c.absence(it), Obtain: obtain(it), Chain: c.chainView(&it.Explanation)}
	for _, e := range it.For {
		v.For = append(v.For, c.quoteView(e.Document, e.Span))
	}
	for _, e := range it.Against {
		v.Against = append(v.Against, c.quoteView(e.Document, e.Span))
	}
	if it.Verdict == checklist.Partial {
		v.Searched = "Gennemsøgt: " + count(it.Searched.Pages, "side", "sider")
		if it.Searched.Unread > 0 {
			v.Searched += fmt.Sprintf("; %s kunne ikke læses", count(it.Searched.Unread, "side", "sider"))
		}
		v.Searched += "."
	}
	for _, nr := range it.Precedents {
		r := readView{Nr: nr}
		if d := p.Decision(nr); d != nil {
			r.Title, r.Status = d.Title, d.Status
		}
		for _, hit := range c.Result.Precedents {
			if hit.Nr == nr {
				r.Why = hit.Why
			}
		}
		v.Read = append(v.Read, r)
	}
	return v
}

func (c *Case) quoteView(document string, s match.Span) quoteView {
	return quoteView{Quote: strings.Join(strings.Fields(s.Quote), " "), Path: document, Page: s.Page,
		Anchor: c.anchor(document, s.Page), Href: c.href(document, s.Page)}
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
	f := fileView{Anchor: fmt.Sprintf("f%d", i+1), Case: c.Name, Path: d.Path, Href: c.href(d.Path, 0), Type: word(documentTypeWords, d.Findings.Type),
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
				all = append(all, citedPage{key, d.Path, p.Number, c.href(d.Path, p.Number), marked(p.Text, spans)})
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
