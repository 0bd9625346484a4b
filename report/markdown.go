package report

import (
	"fmt"
	"io"
	"strings"

	"oplyst/corpus"
	"oplyst/extract/dates"
)

// md writes Markdown. What comes from the case is escaped.
type md struct{ strings.Builder }

func (b *md) line(format string, args ...any) { fmt.Fprintf(&b.Builder, format+"\n", args...) }

// escape keeps a document's text from being read as Markdown or HTML.
var escapeMD = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "&", "&amp;", "#", `\#`,
	"|", `\|`, "\n", " ", "\t", " ")

func esc(s string) string { return escapeMD.Replace(s) }

// WriteMarkdown writes the report as rapport.md: the same words as the HTML
// report, for a journal or a mail, without the timeline's picture and the page
// texts.
func (c *Case) WriteMarkdown(w io.Writer, decisions *corpus.Corpus) error {
	p := c.page(decisions)
	b := &md{}
	b.head(p)
	b.todo(p)
	b.line("## Kravene\n")
	if p.Doubted {
		b.line("(?) efter et ord i et citat: tekstgenkendelsen var usikker på ordet. Slå det op i originalen.\n")
	}
	for i := range p.Items {
		b.item(&p.Items[i])
	}
	for i := range p.Idle {
		b.line("- – **%s** (ikke relevant): %s", esc(p.Idle[i].Title), esc(p.Idle[i].Reason))
	}
	b.conflicts("Modsigelser", p.Conflicts)
	b.conflicts("Ændret over tid", p.Changes)
	b.papers(p)
	if len(p.Side) > 0 {
		b.line("\n## Øvrige regler\n")
		for i := range p.Side {
			b.item(&p.Side[i])
		}
	}
	b.compared(p.Comparison)
	b.tables(p)
	b.line("\n---\n\nRapporten viser, hvad papirerne siger, og hvor. Den vurderer ikke borgeren og forudser ikke en afgørelse. »Vi fandt ikke« betyder ikke, at kravet ikke er opfyldt. Slå citaterne op.")
	_, err := io.WriteString(w, b.String())
	return err
}

func (b *md) head(p *casePage) {
	r := &p.Case.Result
	b.line("# %s\n", esc(p.Case.Heading()))
	b.line("- Bedømt efter reglerne pr. %s (%s)", dates.Danish(r.AsOf), esc(p.Case.AsOfWhy))
	b.line("- Regelsæt: %s %s", r.Regime, esc(r.RegimeLabel))
	b.line("- Sagstype: %s", esc(p.Track))
	if p.Case.Born != "" {
		b.line("- Borgeren: født %s", dates.Danish(p.Case.Born))
	}
	b.line("- Læst: %s", esc(p.Read))
	if r.Caveat != "" {
		b.line("- Forbehold: %s", esc(r.Caveat))
	}
	b.line("")
}

func (b *md) todo(p *casePage) {
	b.line("## Det vigtigste først\n\n%s\n", p.Standing)
	for i, t := range p.Tasks {
		about := t.Label
		if t.Word != "" {
			about = t.Word + ": " + about
		}
		b.line("%d. %s %s (%s)", i+1, t.Shape, esc(t.Text), esc(about))
	}
	b.line("")
	for _, f := range p.Unread {
		b.line("- Ikke læst helt: %s: %s", esc(f.Path), esc(f.Reason))
	}
	for _, w := range p.Warnings {
		b.line("- Bemærk: %s%s", esc(w.Text), esc(in(w.Document, w.Page)))
	}
	b.line("")
}

// in names a place in brackets, "" if there is none.
func in(document string, page int) string {
	switch {
	case document == "":
		return ""
	case page == 0:
		return " (" + document + ")"
	}
	return fmt.Sprintf(" (%s, side %d)", document, page)
}

// linked names a quotation's place in brackets, with a link to the file if there
// is one.
func linked(q quoteView) string {
	at := strings.TrimSpace(in(q.Path, q.Page))
	if q.Href == "" || at == "" {
		return esc(in(q.Path, q.Page))
	}
	return fmt.Sprintf(" ([%s](%s))", esc(at[1:len(at)-1]), bracketsMD.Replace(q.Href))
}

// bracketsMD writes the brackets of a link so that they don't end it.
var bracketsMD = strings.NewReplacer("(", "%28", ")", "%29")

func (b *md) item(v *itemView) {
	b.line("### %s %s: %s\n", v.Shape, esc(v.Title), v.Word)
	b.line("%s\n", esc(v.Reason))
	b.quotes("Taler for", v.For)
	b.quotes("Taler imod", v.Against)
	for _, x := range v.Points {
		if !x.Found {
			b.line("- ikke fundet: %s", esc(x.Text))
		}
	}
	if a := v.Absence; a != nil {
		b.line("Vi fandt ikke %s i %s, der blev gennemsøgt. Det betyder ikke, at kravet ikke er opfyldt.", esc(a.Looked), a.Pages)
		if a.Unread != "" {
			b.line("Kunne ikke læses: %s.", esc(a.Unread))
		}
		b.line("")
	}
	if v.Action != "" {
		b.line("**Næste skridt:** %s\n", esc(v.Action))
	}
	for _, s := range v.Obtain {
		b.line("- fra %s: %s (%s)", s.Who, s.Paper, s.Time)
	}
	if len(v.Read) > 0 {
		parts := []string{}
		for _, r := range v.Read {
			parts = append(parts, r.Nr)
		}
		b.line("\nLæs: %s", strings.Join(parts, ", "))
	}
	if v.Citation != "" {
		b.line("\n*%s*", esc(v.Citation))
	}
	b.line("")
}

func (b *md) quotes(head string, qs []quoteView) {
	if len(qs) == 0 {
		return
	}
	b.line("%s:\n", head)
	for _, q := range qs {
		b.line("- »%s«%s%s", quoted(&q), linked(q), esc(elsewhere(&q)))
	}
	b.line("")
}

// quoted is a quotation with (?) behind the words that text recognition doubted.
func quoted(q *quoteView) string {
	if q.Parts == nil {
		return esc(q.Quote)
	}
	var b strings.Builder
	for _, p := range q.Parts {
		b.WriteString(esc(p.Text))
		if p.Doubted {
			b.WriteString(" (?)")
		}
	}
	return b.String()
}

// elsewhere names in brackets where else the words stand, "" if nowhere.
func elsewhere(q *quoteView) string {
	if where := q.Where(); where != "" {
		return " (" + where + ")"
	}
	return ""
}

func (b *md) conflicts(head string, cs []conflictView) {
	if len(cs) == 0 {
		return
	}
	b.line("\n## %s\n", head)
	for _, x := range cs {
		b.line("- **%s:** %s", x.Kind, esc(x.Text))
		for _, s := range x.Sides {
			b.line("  - %s »%s«%s%s", s.Date, quoted(&s.At), linked(s.At), esc(elsewhere(&s.At)))
		}
	}
}

func (b *md) papers(p *casePage) {
	if len(p.Papers) == 0 {
		return
	}
	b.line("\n## Papirernes alder\n\nGrænserne er husregler og ikke lov.\n\n| Papir | Alder | Husregel | Vurdering |\n|---|---|---|---|")
	for _, a := range p.Papers {
		b.line("| %s | %s | %s | %s %s |", esc(a.Name), a.Age, a.Limit, a.Shape, a.Word)
	}
}

func (b *md) compared(v *comparisonView) {
	if v == nil {
		return
	}
	b.line("\n## Sagen efter to regelsæt\n\n| Krav | %s | %s | Reglen |\n|---|---|---|---|", v.First.Date, v.Second.Date)
	for _, r := range append(append([]comparedView{}, v.Rows...), v.Side...) {
		b.line("| %s | %s %s | %s %s | %s |", esc(r.Title), r.Before.Shape, r.Before.Word, r.After.Shape, r.After.Word, r.Change)
	}
	for _, n := range append(append([]string{}, v.Notes...), v.Caveats...) {
		b.line("\n- %s", esc(n))
	}
}

func (b *md) tables(p *casePage) {
	found := func(head string, rows []findingView) {
		if len(rows) == 0 {
			return
		}
		b.line("\n## %s\n\n| Hvad | Status | Periode | Hvor |\n|---|---|---|---|", head)
		for _, r := range rows {
			places := []string{}
			for _, q := range r.Places {
				places = append(places, fmt.Sprintf("%s, s. %d", q.Path, q.Page))
			}
			b.line("| %s | %s | %s | %s |", esc(strings.TrimSpace(r.Name+" "+r.Code)), r.Status, r.Period, esc(strings.Join(places, "; ")))
		}
	}
	found("Diagnoser", p.Diagnoses)
	found("Indsatser", p.Indsatser)
	if len(p.Support) > 0 {
		b.line("\n## Forsørgelse\n\n| Ydelse | Periode | Bemærkning |\n|---|---|---|")
		for _, s := range p.Support {
			b.line("| %s | %s | %s |", s.Name, s.Period, s.Note)
		}
	}
	if len(p.Case.Result.Precedents) > 0 {
		b.line("\n## Principmeddelelser at læse\n")
		for _, x := range p.Case.Result.Precedents {
			b.line("- **%s** %s", x.Nr, esc(x.Why))
		}
	}
}
