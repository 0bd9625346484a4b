package report

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"oplyst/extract"
	"oplyst/extract/dates"
	"oplyst/ingest"
)

// Explained is one finding of a document as --explain shows it.
type Explained struct {
	Page, Start, End int
	Quote            string
	Kind             string // Danish: "diagnose", "indsats", "dato", "henvisning", "udsagn"
	What             string // Danish: what was found
	Rule             string // the table row and the context that decided
}

// Explain lists every finding of a document in order of place.
func Explain(f *extract.Findings) []Explained {
	var all []Explained
	for _, x := range f.Diagnoses {
		all = append(all, Explained{x.Page, x.Start, x.End, x.Quote, "diagnose",
			x.Code + " " + x.Name + ", " + word(diagnosisStatusWords, string(x.Status)), x.Rule})
	}
	for _, x := range f.Indsatser {
		what := word(indsatsTypeWords, x.Type) + ", " + word(indsatsStatusWords, string(x.Status))
		if p := period(x.From, x.To); p != "" {
			what += ", " + p
		}
		if h := hours(x.HoursPerWeek); h != "" {
			what += ", " + h + " timer om ugen"
		}
		all = append(all, Explained{x.Page, x.Start, x.End, x.Quote, "indsats", what, x.Rule})
	}
	for _, x := range f.Dates {
		all = append(all, Explained{x.Page, x.Start, x.End, x.Quote, "dato", x.Value, x.Rule})
	}
	for _, x := range f.Citations {
		all = append(all, Explained{x.Page, x.Start, x.End, x.Quote, "henvisning", x.Value, x.Rule})
	}
	for _, x := range f.Statements {
		what := x.Label + ", sagt af " + string(x.Speaker)
		if x.Weak {
			what += ", usikkert"
		}
		if x.Past {
			what += ", om tidligere"
		}
		all = append(all, Explained{x.Page, x.Start, x.End, x.Quote, "udsagn", what, x.Rule})
	}
	slices.SortStableFunc(all, func(a, b Explained) int {
		if a.Page != b.Page {
			return a.Page - b.Page
		}
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return all
}

// explainHead says in Danish what the document was taken for, and why.
func explainHead(d *ingest.Document, f *extract.Findings) []string {
	lines := []string{
		fmt.Sprintf("Fil: %s (%s, %s)", printable(d.Path), d.Format, stateWords[d.State]),
		fmt.Sprintf("Type: %s [%s]", word(documentTypeWords, f.Type), f.TypeRule),
	}
	date := "ikke fundet"
	if f.Date != "" {
		date = dates.Danish(f.Date)
	}
	lines = append(lines, fmt.Sprintf("Dato: %s [%s]", date, f.DateRule))
	if f.Born != "" {
		lines = append(lines, "Handler om en person født "+dates.Danish(f.Born))
	}
	for _, w := range f.Warnings {
		lines = append(lines, "Bemærk: "+w.Text)
	}
	if d.Reason != "" {
		lines = append(lines, "Læsning: "+d.Reason)
	}
	return lines
}

// WriteExplained prints a file line by line with the findings that begin on each
// line under it: offsets, what it is and which rule decided. Of a file that holds
// several documents it says first where it was split, and why.
func WriteExplained(w io.Writer, file *ingest.Document, found []extract.Found) error {
	var b strings.Builder
	for _, line := range splitInWords(file, found) {
		b.WriteString(line + "\n")
	}
	for i := range found {
		d, f := &found[i].Document, &found[i].Findings
		if len(found) > 1 {
			b.WriteString("\n=== " + partInWords(d) + "\n")
		}
		for _, line := range explainHead(d, f) {
			b.WriteString(line + "\n")
		}
		explainPages(&b, d, f)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// splitInWords says where a file was split and why, nothing of one that wasn't.
func splitInWords(file *ingest.Document, found []extract.Found) []string {
	if len(found) < 2 {
		return nil
	}
	lines := []string{fmt.Sprintf("Fil: %s (%s, %s)", printable(file.Path), file.Format, stateWords[file.State]),
		fmt.Sprintf("Filen rummer %d dokumenter, der er bedømt hver for sig:", len(found))}
	for i := range found {
		d := &found[i].Document
		lines = append(lines, fmt.Sprintf("  %s: %s [%s]", partInWords(d), word(documentTypeWords, found[i].Findings.Type), printable(d.Part.Why)))
	}
	return lines
}

// partInWords names a part by its pages.
func partInWords(d *ingest.Document) string {
	first, last := d.Pages[0].Number, d.Pages[len(d.Pages)-1].Number
	if first == last {
		return fmt.Sprintf("side %d", first)
	}
	return fmt.Sprintf("side %d-%d", first, last)
}

// explainPages prints the pages of a document with their findings.
func explainPages(b *strings.Builder, d *ingest.Document, f *extract.Findings) {
	found := Explain(f)
	for _, p := range d.Pages {
		fmt.Fprintf(b, "\n--- side %d (%s)\n", p.Number, p.Reader)
		at := 0
		for _, line := range strings.SplitAfter(p.Text, "\n") {
			end := at + len(line)
			fmt.Fprintln(b, strings.TrimSuffix(strings.ReplaceAll(line, "\t", " ⇥ "), "\n"))
			for _, x := range found {
				if x.Page == p.Number && x.Start >= at && x.Start < end {
					fmt.Fprintf(b, "    └ %s »%s« [%d:%d] = %s\n      %s\n", x.Kind, strings.Join(strings.Fields(x.Quote), " "), x.Start, x.End, x.What, x.Rule)
				}
			}
			at = end
		}
	}
}

// explainPage is what template/forklaring.html.tmpl shows.
type explainPage struct {
	Path  string
	Head  []string
	Pages []explainedPage
}

type explainedPage struct {
	Number int
	Part   []string // what the document is that begins here, in a file of several
	Lines  []explainedLine
}

type explainedLine struct {
	Text  template.HTML
	Found []Explained
}

// WriteExplainedHTML writes the same as WriteExplained as a page of its own,
// with the words marked.
func WriteExplainedHTML(w io.Writer, file *ingest.Document, found []extract.Found) error {
	page := explainPage{Path: file.Path, Head: splitInWords(file, found)}
	for i := range found {
		d, f := &found[i].Document, &found[i].Findings
		head := explainHead(d, f)
		if len(found) == 1 {
			page.Head, head = head, nil
		}
		pages := explainedPages(d, f)
		if len(pages) > 0 {
			pages[0].Part = head
		}
		page.Pages = append(page.Pages, pages...)
	}
	return templates().ExecuteTemplate(w, "forklaring.html.tmpl", page)
}

// explainedPages are the pages of a document with their findings.
func explainedPages(d *ingest.Document, f *extract.Findings) []explainedPage {
	var pages []explainedPage
	found := Explain(f)
	for _, p := range d.Pages {
		shown := explainedPage{Number: p.Number}
		at := 0
		for _, line := range strings.SplitAfter(p.Text, "\n") {
			end := at + len(line)
			row := explainedLine{}
			for _, x := range found {
				if x.Page == p.Number && x.Start >= at && x.Start < end {
					row.Found = append(row.Found, x)
				}
			}
			row.Text = markedWords(line, at, row.Found)
			shown.Lines = append(shown.Lines, row)
			at = end
		}
		pages = append(pages, shown)
	}
	return pages
}

// markedWords marks the findings shorter than a sentence; whole sentences are
// named below the line.
func markedWords(line string, at int, found []Explained) template.HTML {
	var b strings.Builder
	pos := 0
	for _, x := range found {
		start, end := x.Start-at, min(x.End-at, len(line))
		if start < pos || x.Kind == "udsagn" || end <= start {
			continue
		}
		b.WriteString(template.HTMLEscapeString(line[pos:start]))
		fmt.Fprintf(&b, `<mark class="%s">%s</mark>`, x.Kind, template.HTMLEscapeString(line[start:end]))
		pos = end
	}
	b.WriteString(template.HTMLEscapeString(line[pos:]))
	return template.HTML(b.String())
}
