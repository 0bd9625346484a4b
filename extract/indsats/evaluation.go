package indsats

import (
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// praktik makes the row of the praktik that a document evaluates.
func praktik(doc DocInfo, ps []*page) []mention {
	main := mainPraktik(ps)
	if main == nil {
		if main = untitled(ps); main == nil {
			return nil
		}
	}
	m := *main
	m.status, m.cue, m.why, m.evaluated = Completed, nil, "evaluation", true
	m.hours = evaluatedHours(ps)
	m.from, m.to = evaluatedPeriod(ps, main)
	if m.from == "" {
		m.from = begun(ps)
	}
	if m.to == "" {
		m.to = endedOn(ps, m.from)
	}
	if c, p := outcomeOf(ps); c != nil {
		m.status, m.cue, m.why = c.status, c, c.rule(p.t)
		if c.status == Interrupted {
			if day := p.stopDay(c); day != "" && day > m.from {
				m.to = day
			}
		}
	} else if _, end := dates.Bounds(m.value()); end != "" && doc.Date != "" && end > doc.Date && !final(ps) {
		m.status = Ongoing
	}
	return []mention{m}
}

// final reports whether the title of a document says that it closes a course:
// 'Slutevaluering', 'Afsluttende status', 'Udskrivningsbrev'.
func final(ps []*page) bool {
	if len(ps) == 0 {
		return false
	}
	p := ps[0]
	n := 0
	for i := range p.t.Tokens {
		if i > 0 && p.t.SentenceOf(i).Block != p.t.SentenceOf(i-1).Block {
			n++
		}
		if n >= titleBlocks {
			return false
		}
		w := p.t.Tokens[i].Word.Norm
		if strings.HasPrefix(w, "slut") || strings.HasPrefix(w, "afslut") || strings.HasPrefix(w, "udskrivning") {
			return true
		}
	}
	return false
}

// untitled stands for a praktik that the evaluation does not name as such: it
// lies at the first word of the document.
func untitled(ps []*page) *mention {
	for _, p := range ps {
		if len(p.t.Tokens) > 0 {
			return &mention{row: &row{typ: "virksomhedspraktik", name: "document type praktikevaluering", file: "document.go"}, page: p}
		}
	}
	return nil
}

// begun is the first day of the document with a word of beginning in its
// sentence.
func begun(ps []*page) string {
	for _, p := range ps {
		for _, d := range p.ds {
			s := p.t.SentenceOf(min(p.t.TokenAt(d.Start), len(p.t.Tokens)-1))
			if d.Class == "date" && p.has(s, beginning) && !strings.Contains(d.Value, "/") {
				return d.Value
			}
		}
	}
	return ""
}

// endedOn is the first day of the document, after the beginning, with a word of
// an end before it.
func endedOn(ps []*page, from string) string {
	for _, p := range ps {
		for _, d := range p.ds {
			if d.Class != "date" || len(d.Value) != len("2006-01-02") || d.Value <= from || from == "" {
				continue
			}
			tok := p.t.TokenAt(d.Start)
			if p.role(tok, p.t.SentenceOf(min(tok, len(p.t.Tokens)-1)).First) == 'e' {
				return d.Value
			}
		}
	}
	return ""
}

// stopDay is the full day that stands in the sentence of a cue, else in the one
// before it in the same block.
func (p *page) stopDay(c *cue) string {
	i := int(p.t.Tokens[c.first].Sent)
	for k := i; k >= 0 && k >= i-1 && p.t.Sentences[k].Block == p.t.Sentences[i].Block; k-- {
		s := &p.t.Sentences[k]
		ds := dates.In(p.ds, s.Start, s.End)
		for n := len(ds) - 1; n >= 0; n-- {
			v := ds[n].Value
			if ds[n].Class == "date" && (len(v) == len("2006-01-02") || len(v) == len("2006-01") && p.role(p.t.TokenAt(ds[n].Start), s.First) == 'e') {
				return v
			}
		}
	}
	return ""
}

// evaluable are the types an evaluation may be about. Read only.
var evaluable = words(`virksomhedspraktik arbejdsproevning fleksjob loentilskud nytteindsats beskyttet_beskaeftigelse`)

// titleBlocks is how many blocks of text make the title of an evaluation.
const titleBlocks = 4

// mainPraktik is the measure that is evaluated: the first that the title names,
// else the first praktik or arbejdsprøvning.
func mainPraktik(ps []*page) *mention {
	var first *mention
	for _, p := range ps {
		n, seen := 0, 0
		for i := range p.mentions {
			m := &p.mentions[i]
			for ; seen < m.block; seen++ {
				if p.t.Blocks[seen].Kind != match.Empty {
					n++
				}
			}
			switch {
			case !evaluable[m.row.typ] || m.row.need != 0:
			case p.number == 1 && n < titleBlocks && first == nil:
				return m
			case m.row.typ == "arbejdsproevning" && first == nil && p.number == 1 && n < 2*titleBlocks:
				return m
			case m.row.typ == "virksomhedspraktik" && first == nil:
				first = m
			}
		}
	}
	return first
}

// outcomeOf finds the cue that tells how an evaluated course ended: completed
// as agreed before interrupted, and only outside sentences on other measures.
func outcomeOf(ps []*page) (*cue, *page) {
	var stop *cue
	var at *page
	for _, p := range ps {
		for i := range p.cues {
			c := &p.cues[i]
			s := p.t.SentenceOf(c.first)
			if p.t.Tokens[s.Last-1].Word.Norm == "?" || p.foreign(c) || p.aboutTask(c, s) {
				continue
			}
			switch {
			case c.kind == "as-agreed" && c.rank >= 88 && p.t.Tokens[c.first].Word.Norm != "gennemført":
				return c, p
			case stop == nil && (c.kind == "stopped" || c.kind == "ended" && (p.ofPraktik(s) || strings.HasPrefix(strings.ToLower(s.Label), "ophør"))) && c.status == Interrupted:
				stop, at = c, p
			case stop != nil && at.stopDay(stop) == "" && c.status == Interrupted && (c.kind == "stopped" || c.kind == "ended") && p.stopDay(c) != "":
				stop, at = c, p // the one that names the day
			}
		}
	}
	return stop, at
}

// aboutTask reports whether a turned clause tells of a task that was given up
// and not of the course: 'opvasken måtte vi stoppe', unless a day stands first.
func (p *page) aboutTask(c *cue, s *match.Sentence) bool {
	if c.last == c.first || !turnedSubjects[p.t.Tokens[c.first+1].Word.Norm] || p.ofPraktik(s) {
		return false
	}
	if strings.HasPrefix(p.t.Tokens[c.first].Word.Norm, "aftal") || strings.HasPrefix(p.t.Tokens[c.first].Word.Norm, "beslut") {
		return false
	}
	return len(dates.In(p.ds, s.Start, p.t.Tokens[c.first].Start)) == 0
}

// foreign reports whether a measure other than praktik stands right before or
// after a cue.
func (p *page) foreign(c *cue) bool {
	for _, m := range p.mentionsIn(c.first-4, c.last+4) {
		if !evaluable[m.row.typ] {
			return true
		}
	}
	return false
}

// ofPraktik reports whether a sentence names the praktik itself.
func (p *page) ofPraktik(s *match.Sentence) bool {
	for _, m := range p.mentionsIn(s.First, s.Last) {
		if evaluable[m.row.typ] {
			return true
		}
	}
	return false
}
