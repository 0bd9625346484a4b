package report

import (
	"fmt"
	"strings"

	"oplyst/checklist"
	"oplyst/extract/copies"
	"oplyst/extract/dates"
	"oplyst/extract/match"
	"oplyst/ingest"
)

// quoteView is a quotation with its place, and the other places where its words
// stand.
type quoteView struct {
	Quote, Path, Anchor, Href string
	Page                      int
	Parts                     []quotePart // of Quote, if text recognition doubted some of its words; else nil
	Also                      []otherPlace
	CopyOf                    *otherPlace // where the words stood first
	Repeated                  []otherPlace
}

// quotePart is a stretch of a quotation.
type quotePart struct {
	Text    string
	Doubted bool
}

// otherPlace is a page with the same words. Page 0 is unknown.
type otherPlace struct {
	Path, Anchor, Date string
	Page               int
}

// quoteView shows a quotation and where it stands, in every copy of the paper.
func (c *Case) quoteView(document string, s match.Span) quoteView {
	v := quoteView{Quote: strings.Join(strings.Fields(s.Quote), " "), Path: document, Page: s.Page,
		Anchor: c.anchor(document, s.Page), Href: c.href(document, s.Page), Also: c.also(document, s)}
	if doubted := c.doubted(document, s); len(doubted) > 0 {
		v.Parts = parts(s.Quote, s.Start, doubted)
	}
	return v
}

// evidenceView shows a quotation with where its words come from and where later
// papers give them again.
func (c *Case) evidenceView(e checklist.Evidence) quoteView {
	v := c.quoteView(e.Document, e.Span)
	if e.CopyOf.Document != "" {
		o := c.otherPlace(e.CopyOf)
		v.CopyOf = &o
	}
	for _, o := range c.repeated(e) {
		v.Repeated = append(v.Repeated, c.otherPlace(o))
	}
	return v
}

func (c *Case) otherPlace(o checklist.Origin) otherPlace {
	return otherPlace{Path: o.Document, Page: o.Page, Anchor: c.anchor(o.Document, o.Page), Date: dates.Danish(o.Date)}
}

// repeated lists the later places that give an evidence again.
func (c *Case) repeated(e checklist.Evidence) []checklist.Origin {
	var out []checklist.Origin
	for i := range c.Result.Repeats {
		if r := &c.Result.Repeats[i]; r.At.Document == e.Document && r.At.Page == e.Page && r.At.Start == e.Start && r.At.End == e.End {
			out = append(out, r.In)
		}
	}
	return out
}

// Where says in Danish where else the words stand, "" if nowhere: "også i Bilag
// 7.pdf, side 2".
func (v *quoteView) Where() string {
	var said []string
	if o := v.CopyOf; o != nil {
		text := "gengivet fra " + o.String()
		if o.Date != "" {
			text += ", " + o.Date
		}
		said = append(said, text)
	}
	if len(v.Also) > 0 {
		said = append(said, "også i "+placesInWords(v.Also))
	}
	if len(v.Repeated) > 0 {
		said = append(said, "gengivet i "+placesInWords(v.Repeated))
	}
	return strings.Join(said, "; ")
}

// String names a place: "Bilag 7.pdf, side 2".
func (o otherPlace) String() string {
	if o.Page == 0 {
		return o.Path
	}
	return fmt.Sprintf("%s, side %d", o.Path, o.Page)
}

func placesInWords(ps []otherPlace) string {
	var names []string
	for _, p := range ps {
		names = append(names, p.String())
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], "; ") + " og " + names[n-1]
	}
	return names[0]
}

// pageOf finds a page of a document, nil if it isn't there.
func (c *Case) pageOf(document string, number int) *ingest.Page {
	n := c.number(document)
	if n == 0 {
		return nil
	}
	pages := c.Documents[n-1].Pages
	for i := range pages {
		if pages[i].Number == number {
			return &pages[i]
		}
	}
	return nil
}

// doubted lists the words of a quotation that text recognition doubted, in bytes
// of the page.
func (c *Case) doubted(document string, s match.Span) []ingest.Span {
	var out []ingest.Span
	if p := c.pageOf(document, s.Page); p != nil {
		for _, u := range p.Uncertain {
			if u.Start < s.End && s.Start < u.End {
				out = append(out, ingest.Span{Start: max(u.Start, s.Start), End: min(u.End, s.End)})
			}
		}
	}
	return out
}

// parts cuts a quotation that starts at a byte of its page at the doubted words.
func parts(quote string, start int, doubted []ingest.Span) []quotePart {
	var out []quotePart
	add := func(text string, unsure bool) {
		if text = oneSpaced(text); text != "" {
			out = append(out, quotePart{text, unsure})
		}
	}
	at := 0
	for _, d := range doubted {
		from, to := d.Start-start, d.End-start
		if from < at || to > len(quote) {
			continue
		}
		add(quote[at:from], false)
		add(quote[from:to], true)
		at = to
	}
	add(quote[at:], false)
	if n := len(out); n > 0 {
		out[0].Text = strings.TrimLeft(out[0].Text, " ")
		out[n-1].Text = strings.TrimRight(out[n-1].Text, " ")
	}
	return out
}

// oneSpaced turns every stretch of white space into one space.
func oneSpaced(s string) string {
	if s == "" {
		return ""
	}
	words := strings.Join(strings.Fields(s), " ")
	if words == "" {
		return " "
	}
	if strings.TrimLeft(s, " \t\n") != s {
		words = " " + words
	}
	if strings.TrimRight(s, " \t\n") != s {
		words += " "
	}
	return words
}

// copiesOf lists, by its path, the other copies of each document that stands for
// several.
func (c *Case) copiesOf(document string) []*Document {
	if c.duplicates == nil {
		all := map[string][]*Document{}
		for i := range c.Documents {
			if d := &c.Documents[i]; d.DuplicateOf != "" {
				all[d.DuplicateOf] = append(all[d.DuplicateOf], d)
			}
		}
		c.duplicates = all
	}
	return c.duplicates[document]
}

// also finds a quotation in the other copies of its paper.
func (c *Case) also(document string, s match.Span) []otherPlace {
	var out []otherPlace
	for _, d := range c.copiesOf(document) {
		o := otherPlace{Path: d.Path, Page: samePage(c, document, d, s)}
		o.Anchor = c.anchor(o.Path, o.Page)
		out = append(out, o)
	}
	return out
}

// samePage is the number of the page of another copy on which a quotation
// stands, 0 if that can't be told.
func samePage(c *Case, document string, d *Document, s match.Span) int {
	if s.Page == 0 || len(d.Pages) == 0 {
		return 0
	}
	if first := c.number(document); first > 0 && d.SHA256 != "" && d.SHA256 == c.Documents[first-1].SHA256 {
		return s.Page - c.Documents[first-1].Pages[0].Number + d.Pages[0].Number
	}
	if i := copies.PageOf(ingest.Texts(d.Pages), s.Quote); i >= 0 {
		return d.Pages[i].Number
	}
	return 0
}

// doubtShown reports whether the report quotes any word that text recognition
// doubted.
func (c *Case) doubtShown() bool {
	for _, e := range c.shown() {
		if len(c.doubted(e.Document, e.Span)) > 0 {
			return true
		}
	}
	return false
}
