package indsats

import (
	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// Finder finds measures. It is safe for concurrent use.
type Finder struct {
	t *tables
}

// New loads the tables. Errors are of type *lexicon.TableError.
func New() (*Finder, error) {
	t, err := load()
	if err != nil {
		return nil, err
	}
	return &Finder{t}, nil
}

// Dicts lists the dictionaries of the finder, for a match.Library that reads
// them with others in one pass.
func (f *Finder) Dicts() []*match.Dict { return []*match.Dict{f.t.terms, f.t.words} }

// Find lists the measures of one document in the order of their place. pages
// are its parsed pages, page i having number i+1, and ds[i] the dates of
// page i; ds may be shorter than pages.
func (f *Finder) Find(doc DocInfo, pages []*match.Text, ds [][]dates.Date) []Indsats {
	ps := make([]*page, len(pages))
	for i, t := range pages {
		var d []dates.Date
		if i < len(ds) {
			d = ds[i]
		}
		ps[i] = f.t.newPage(i+1, t, d)
	}
	psych := f.t.aboutPsychiatry(ps)
	var found []mention
	for _, p := range ps {
		p.psych = psych
		found = p.judge(doc, found)
	}
	return merge(doc, whole(documentRows(doc, ps), found))
}

// whole puts the rows of the document as a whole before the mentions, without
// those that only tell of the same course.
func whole(rows, found []mention) []mention {
	for _, r := range rows {
		for i := range found {
			if found[i].page == r.page && found[i].first == r.first && found[i].row == r.row {
				found = append(found[:i:i], found[i+1:]...) // the letterhead itself
				break
			}
		}
		kept := found[:0]
		for _, m := range found {
			same := m.row.typ == r.row.typ && r.evaluated && (m.status == Completed || m.status == Ongoing || m.status == Interrupted)
			if !same {
				kept = append(kept, m)
			}
		}
		found = kept
	}
	return append(rows, found...)
}

// judge appends the mentions of a page that count, with status and period.
func (p *page) judge(doc DocInfo, out []mention) []mention {
	for i := range p.mentions {
		m := &p.mentions[i]
		m.record = p.isRecord(m)
		m.sheetFirst, m.sheetLast = p.sheet(m)
		if !m.record && p.inRecord(m) || m.record && p.furtherInRecord(m) {
			continue
		}
		if p.provider(m) || !p.decide(m, doc) {
			continue
		}
		if bad, _ := p.notOurs(m, doc); bad {
			if !p.answered(m) {
				continue
			}
		}
		if !p.accept(m, doc) {
			continue
		}
		if m.status == "" && !p.echo(m) && !p.usual(m, doc) {
			continue
		}
		m.hours = p.hours(m)
		more := p.period(m, doc)
		m.byTime(doc)
		if doc.Type == "journalnotat" && !m.dated() && m.cue != nil && m.cue.kind == "ended" && stage[m.status] == 4 {
			m.to = p.entry[m.block] // told on the day it ended
		}
		out = append(append(out, *m), more...)
	}
	return out
}

// psychWeight is what a word says for psychiatry, or against it. Read only.
var psychWeight = weigh(psychiatric, somatic)

// weigh gives the words of one set the weight 2 and those of the other -1.
func weigh(one, other map[string]bool) map[string]int {
	m := map[string]int{}
	for w := range other {
		m[w] = -1
	}
	for w := range one {
		m[w] = 2
	}
	return m
}

// aboutPsychiatry reports whether a document speaks more of psychiatry than of
// the body's hospitals.
func (t *tables) aboutPsychiatry(ps []*page) bool {
	n := 0
	for _, p := range ps {
		for i := range p.t.Tokens {
			n += int(t.tailOf(p.t.Tokens[i].Word).psych)
		}
	}
	return n >= 4
}
