package index

import (
	"math"
	"strings"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// precedentField is one field of a decision: how it is read and what it weighs.
type precedentField struct {
	name   string
	label  string // Danish, for "hvorfor"
	weight float64
	norm   float64 // BM25's b
	text   func(*precedent) string
	whole  bool // its numbers only count as part of a symbol: "58-18" has no words 58 and 18
}

// partWeight is what a compound part counts against a whole word.
const partWeight = 0.5

// precedentFields are the searched fields. Weights say how sure a word in the
// field is to tell what the decision is about.
var precedentFields = []precedentField{
	{"nr", "nummer", 12, 0, func(p *precedent) string { return p.d.Nr }, true},
	{"relation", "afløst og afløsende", 5, 0, func(p *precedent) string {
		return strings.Join(append(append([]string{}, p.d.Replaces...), p.d.ReplacedBy...), ", ")
	}, true},
	{"title", "titel", 2.5, 0.3, func(p *precedent) string { return p.d.Title }, false},
	{"keywords", "søgeord", 3, 0.4, (*precedent).keywords, false},
	{"themes", "tema", 2.5, 0.4, func(p *precedent) string { return strings.Join(p.d.Themes, "; ") }, false},
	{"diagnoses", "diagnose", 2, 0.3, func(p *precedent) string { return strings.Join(p.d.Diagnoses, "; ") }, false},
	{"indsatser", "indsats", 1.2, 0.4, func(p *precedent) string { return strings.Join(p.d.Indsatser, "; ") }, false},
	{"law", "lovhenvisning", 3, 0.3, func(p *precedent) string { return strings.Join(p.d.LawRefs, "; ") }, true},
	{"law-now", "lovhenvisning, nyt nummer", 1.5, 0.3, func(p *precedent) string { return p.lawNow }, true},
	{"holding", "kerne", 1.6, 0.6, func(p *precedent) string { return p.d.Holding }, false},
	{"facts", "sagen", 0.9, 0.6, func(p *precedent) string { return p.d.Facts }, false},
	{"applied", "anvendt i", 0.5, 0.6, func(p *precedent) string { return p.applied }, false},
	{"resume", "resumé", 1.4, 0.6, (*precedent).resume, false},
	{"fulltext", "fuld tekst", 0.5, 0.75, (*precedent).rest, false},
	{"note", "note", 0.2, 0.6, func(p *precedent) string { return p.d.Note }, false},
}

// precedent is a decision with the texts that are put together for searching.
type precedent struct {
	d       *corpus.Decision
	full    *fulltext.Record // the official text, or nil
	applied string
	lawNow  string
}

// keywords are those that were chosen for the decision; the subjects of an
// official title are in the title already.
func (p *precedent) keywords() string {
	if p.d.Holding == "" {
		return ""
	}
	return strings.Join(p.d.Keywords, "; ")
}

// resume and rest are the parts of the official text.
func (p *precedent) resume() string {
	if p.full == nil {
		return ""
	}
	return p.full.Text(fulltext.Resume)
}

func (p *precedent) rest() string {
	if p.full == nil {
		return ""
	}
	var b strings.Builder
	for _, s := range p.full.Sections {
		if s.Kind != fulltext.Resume {
			b.WriteString(s.Heading + ".\n" + s.Text + "\n\n")
		}
	}
	return b.String()
}

func newPrecedent(c *corpus.Corpus, d *corpus.Decision, full *fulltext.Record) precedent {
	p := precedent{d: d, full: full}
	var texts []string
	for _, a := range d.Applied {
		texts = append(texts, a.Text+" "+strings.Join(a.Diagnoses, ", ")+".")
	}
	p.applied = strings.Join(texts, " ")
	var now []string
	for _, ref := range d.LawRefs {
		law, par, ok := strings.Cut(ref, " ")
		if !ok {
			continue
		}
		for _, s := range c.Successors(law, par) {
			if s.SuccessorLaw == law && strings.HasPrefix(s.SuccessorRef, firstStep(par)) {
				continue // only another stykke of the same paragraph
			}
			for _, ref := range splitRefs(s.SuccessorRef) {
				now = append(now, s.SuccessorLaw+" "+ref)
			}
		}
	}
	p.lawNow = strings.Join(now, "; ")
	return p
}

// firstStep gives "§ 68 a" of "§ 68 a, stk. 2".
func firstStep(ref string) string {
	par, _, _ := strings.Cut(ref, ",")
	return par
}

// analysePrecedent counts the terms of each field of a decision, and its words
// into lengths, in the order of precedentFields.
func analysePrecedent(p *precedent, lengths *[maxFields]uint16) *pageDoc {
	d := &pageDoc{words: newWordSequence(128)}
	for i, f := range precedentFields {
		text := f.text(p)
		if text == "" {
			continue
		}
		tokens := Analyzer{}.Tokens(text)
		words, parts := newTermCounter(f.name), newTermCounter(f.name+partSuffix)
		n := 0
		d.words.breakHere()
		for k := range tokens {
			t := &tokens[k]
			if t.Kind == Word {
				d.words.add(t)
			}
			switch {
			case t.Kind == Symbol:
				words.add(t.Term)
			case f.whole && (len(t.Term) < 2 || isDigit(t.Term[0])):
			case t.Kind == Part:
				parts.add(t.Term)
			default:
				n++
				words.add(t.Term)
			}
		}
		d.fields = append(d.fields, words.take())
		if len(parts.terms) > 0 {
			d.fields = append(d.fields, parts.take())
		}
		lengths[i] = uint16(min(n, math.MaxUint16))
	}
	for _, f := range d.fields {
		d.size += f.(*countedField).memory()
	}
	d.fields = append(d.fields, noID)
	return d
}

const partSuffix = "/p"

// markFields notes which fields hold each term of a decision, in the order of
// ranker.fields: a field and then its parts.
func markFields(in map[string]uint32, d *pageDoc) {
	for _, f := range d.fields {
		for i, pf := range precedentFields {
			bit := -1
			switch f.Name() {
			case pf.name:
				bit = 2 * i
			case pf.name + partSuffix:
				bit = 2*i + 1
			}
			if bit < 0 {
				continue
			}
			for _, term := range f.(*countedField).terms {
				in[term] |= 1 << bit
			}
		}
	}
}
