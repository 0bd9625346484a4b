package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"oplyst/checklist"
	"oplyst/corpus"
	"oplyst/extract/dates"
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
	Doubted    bool // a quotation has words that text recognition doubted
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

type findingView struct {
	Name, Code, Status, Period, Hours string
	Places                            []quoteView
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
	p.Items, p.Idle = c.itemViews(c.Result.Items, p)
	p.Side, p.SideIdle = c.itemViews(c.Result.SideItems, p)
	for i := range c.Documents {
		f := c.fileView(i)
		p.Files = append(p.Files, f)
		if s := c.Documents[i].State; s != ingest.Read && s != ingest.Skipped {
			p.Unread = append(p.Unread, f)
		}
	}
	p.Diagnoses, p.Indsatser = c.diagnosisViews(), c.indsatsViews()
	p.Support, p.NoSupport = c.supportViews()
	p.Cited, p.Doubted = c.citedPages(), c.doubtShown()
	return p
}

// itemViews parts the items that apply from those that don't.
func (c *Case) itemViews(items []checklist.Item, p *casePage) (apply, idle []itemView) {
	for i := range items {
		v := c.itemView(&items[i], p)
		if v.Verdict == checklist.NotApplicable {
			idle = append(idle, v)
		} else {
			apply = append(apply, v)
		}
	}
	return apply, idle
}

func (c *Case) itemView(it *checklist.Item, p *casePage) itemView {
	w := verdictWords[string(it.Verdict)]
	v := itemView{Item: *it, Shape: w.Shape, Word: w.Word, Absence: c.absence(it), Obtain: obtain(it), Chain: c.chainView(&it.Explanation)}
	for _, e := range it.For {
		v.For = append(v.For, c.evidenceView(e))
	}
	for _, e := range it.Against {
		v.Against = append(v.Against, c.evidenceView(e))
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
