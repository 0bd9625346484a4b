package main

import (
	"fmt"
	"strconv"
	"strings"

	"oplyst/corpus"
	"oplyst/extract/dates"
	"oplyst/index"
)

// precedents writes decisions for a person.
func (p *printer) precedents(res *index.PrecedentResult, facets bool) {
	for _, n := range res.Notes {
		p.line(0, n)
	}
	if len(res.Hits) == 0 {
		p.line(0, "Ingen afgørelser fundet.")
		return
	}
	for i := range res.Hits {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		p.precedent(&res.Hits[i])
	}
	fmt.Fprintln(p.w)
	p.chain(res)
	if facets {
		p.facets(res.Facets)
	}
	p.line(0, p.styled(styleDim, precedentSummary(res)))
}

// chain writes what replaced what: "33-15 (ophævet) → 58-18 (…)".
func (p *printer) chain(res *index.PrecedentResult) {
	if len(res.Chain) < 2 {
		return
	}
	var parts []string
	for _, d := range res.Chain {
		value := string(d.StatusOn(res.On).Value)
		if value == string(corpus.Unknown) {
			value = "status ikke bekræftet"
		}
		parts = append(parts, d.Nr+" ("+value+")")
	}
	last := len(parts) - 1
	if len(res.Chain[last].Replaces) > 1 {
		p.line(0, "Afløsning: "+strings.Join(parts[:last], ", ")+" → "+parts[last])
		return
	}
	p.line(0, "Afløsning: "+strings.Join(parts, " → "))
}

// maxFacet bounds the values that are printed of a facet.
const maxFacet = 12

func (p *printer) facets(facets []index.Facet) {
	for _, f := range facets {
		var parts []string
		for i, c := range f.Values {
			if i == maxFacet {
				parts = append(parts, fmt.Sprintf("og %d andre", len(f.Values)-i))
				break
			}
			parts = append(parts, fmt.Sprintf("%s (%d)", c.Value, c.Hits))
		}
		p.head(f.Name + ": " + strings.Join(parts, ", "))
	}
}

func precedentSummary(res *index.PrecedentResult) string {
	s := fmt.Sprintf("%s fundet", count(res.Total, "afgørelse", "afgørelser"))
	if len(res.Hits) < res.Total {
		s += shown(len(res.Hits))
	}
	if res.On != "" {
		s += "; status pr. " + dates.Danish(res.On)
	}
	own := "Kernerne er gengivet med egne ord; kontrollér status og ordlyd på ast.dk."
	for i := range res.Hits {
		if res.Hits[i].Heading != "" {
			own = "Uddrag er fra de fulde tekster, andre kerner er gengivet med egne ord; kontrollér status på ast.dk."
		}
	}
	return s + ". " + own
}

// shown says that only the best were printed.
func shown(n int) string {
	if n == 1 {
		return ", den bedste vist"
	}
	return fmt.Sprintf(", de %d bedste vist", n)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func (p *printer) precedent(h *index.PrecedentHit) {
	d := h.Decision
	p.head(p.styled(styleNumber, d.Nr) + "  " + published(d) + "  " + p.status(h.Status))
	p.line(2, p.styled(styleDim, d.Heading()))
	if h.Heading != "" {
		p.line(2, p.styled(styleDim, "Uddrag, "+clean(h.Heading)+":"))
	}
	p.snippet(2, h.Snippet)
	if links := relations(d); links != "" {
		p.line(2, links)
	}
	if len(d.LawRefs) > 0 {
		p.line(2, p.styled(styleDim, strings.Join(d.LawRefs, "; ")))
	}
	switch {
	case d.FullText:
		p.line(2, p.styled(styleDim, "Den fulde tekst er i din samling"+address(d)))
	case d.Confidence != "high":
		p.line(2, p.styled(styleWarn, confidence(d)))
	}
	p.why(h.Why)
}

// status writes a status so that one that isn't confirmed can't be overlooked.
func (p *printer) status(s corpus.Status) string {
	if s.Value == corpus.Current && s.Confirmed {
		return s.String()
	}
	return p.styled(styleWarn, s.String())
}

// published says when a decision came, and when that is not certain.
func published(d *corpus.Decision) string {
	if d.Date != "" {
		return dates.Danish(d.Date)
	}
	return dates.Danish(d.Published)
}

func relations(d *corpus.Decision) string {
	var parts []string
	if len(d.ReplacedBy) > 0 {
		parts = append(parts, "Erstattet af "+strings.Join(d.ReplacedBy, ", "))
	}
	if len(d.Replaces) > 0 {
		parts = append(parts, "Erstatter "+strings.Join(d.Replaces, ", "))
	}
	return strings.Join(parts, ". ")
}

func confidence(d *corpus.Decision) string {
	if d.Confidence == "low" || d.IsUnconfirmed("holding") {
		return "Afgørelsens indhold er kun kendt fra omtale og ikke bekræftet."
	}
	return "Afgørelsens indhold er kun delvist set."
}

// address is where the official text was published, if that is known.
func address(d *corpus.Decision) string {
	for _, s := range d.Sources {
		if strings.HasPrefix(s, "https://www.retsinformation.dk/") || strings.HasPrefix(s, "https://www.ast.dk/") || strings.HasPrefix(s, "https://ast.dk/for-myndigheder/") {
			return ": " + s
		}
	}
	return ""
}

// maxCauses bounds the lines of "hvorfor".
const maxCauses = 8

func (p *printer) why(causes []index.Cause) {
	if len(causes) == 0 {
		return
	}
	p.line(2, "Hvorfor:")
	for i, c := range causes {
		if i == maxCauses {
			p.line(4, fmt.Sprintf("og %d mindre bidrag", len(causes)-i))
			break
		}
		p.line(4, causeText(c))
	}
}

func causeText(c index.Cause) string {
	s := fmt.Sprintf("%s point: »%s« i %s", comma(c.Points, 2), c.Word, c.Field)
	if !strings.EqualFold(c.Word, c.Found) {
		s += " (som " + c.Found + ")"
	}
	if c.Times > 1 {
		s += fmt.Sprintf(", %d gange", c.Times)
	}
	return s
}

// comma writes a number the Danish way.
func comma(v float64, digits int) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', digits, 64), ".", ",", 1)
}
