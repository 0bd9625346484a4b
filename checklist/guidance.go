package checklist

import (
	"strings"

	"oplyst/extract/match"
)

// guidancePhrases are said of the rules and not of a case (lower case).
var guidancePhrases = []string{"loven kræver", "kan indstille til", "herefter pege på", "førtidspension kan tilkendes", "kan førtidspension gives",
	"pension kan gives", "generel information", "vejledende tekst", "skal være overvejet", "hører ikke hjemme", "kommunen kan bestemme", "kommunen kan beslutte",
	"kan gives til personer", "kan tilkendes personer", "generelt:", "efter lovens § 19 skal", "skal det være dokumenteret", "skal være dokumenteret eller",
	"skal det være helt åbenbart", "skal være helt åbenbart", "afgiver indstilling i alle sager", "i alle sager, før der træffes"}

// measureWords are what guidance texts list in one breath.
var measureWords = []string{"ressourceforløb", "jobafklaring", "fleksjob", "førtidspension", "revalidering", "løntilskud", "praktik", "mentor",
	"selvstændig", "bostøtte", "behandling", "aktivering"}

// fewMeasures is below how many measures a sentence is no such list.
const fewMeasures = 4

// guide is which of the guidance words a page may hold at all.
type guide struct{ phrases, measures []string }

var wholeGuide = guide{guidancePhrases, measureWords}

func guideOf(p *presence) guide {
	g := guide{p.of(guidancePhrases, nil), p.of(measureWords, nil)}
	if len(g.measures) < fewMeasures {
		g.measures = nil
	}
	return g
}

// general reports whether a lower-case sentence of a page tells the rules and
// not the case: it says what the law asks, or lists what teams may point at.
func (p *paper) general(page int, q string) bool {
	g := wholeGuide
	if i := p.place(page); i >= 0 && i < len(p.guides) {
		g = p.guides[i]
	}
	if containsAny(q, g.phrases) {
		return true
	}
	n := 0
	for _, w := range g.measures {
		if strings.Contains(q, w) {
			n++
		}
	}
	return n >= fewMeasures && containsAny(q, []string{" kan ", " skal ", "muligheder", "herunder", "fx ", "f.eks", "blandt andet", "bl.a"}) &&
		!containsAny(q, []string{"anbefal", "indstiller", "har deltaget", "har været", "er afprøvet", "er forsøgt", "du har", "hun ", "han ", "borgeren har"})
}

// guidance reports whether a place lies in a sentence that tells the rules.
func (p *paper) guidance(at match.Span) bool {
	i := p.place(at.Page)
	if i >= 0 && i < len(p.guides) && len(p.guides[i].phrases)+len(p.guides[i].measures) == 0 {
		return false
	}
	q := lower(at.Quote)
	if i >= 0 && i < len(p.Text) && at.Start < len(p.Text[i]) {
		start, end := sentence(p.Text[i], at.Start)
		q = p.low[i][start:end]
	}
	return p.general(at.Page, q)
}
