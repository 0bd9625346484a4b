package indsats

import (
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// letterhead is how many blocks of the first page may name the sender.
const letterhead = 5

// Words beside the period of the course a sender reports on. Read only.
var courseWords = words(`tilknyttet kontaktperiode behandlingsperiode indflyttet indskrevet indskrivning forløb forløbet opholdt ophold startede
påbegyndte begyndte indlagt behandling`)

// provider makes the row of the course that a letter of a provider is about: a
// smertecenter, rusmiddelcenter or botilbud that names itself in the letterhead
// and tells from when to when it knew the citizen.
func provider(doc DocInfo, ps []*page) []mention {
	switch doc.Type {
	case "epikrise", "andet", "laege-125":
	default:
		return nil
	}
	head := sender(ps)
	if head == nil {
		return nil
	}
	for _, p := range ps {
		for i := range p.t.Blocks {
			b := &p.t.Blocks[i]
			d, ok := p.course(b)
			if !ok {
				continue
			}
			if head.row.typ == "psykiatrisk_behandling" && p.admission(b) {
				continue // told of by its own words
			}
			m := *head
			m.cue, m.status, m.why = nil, Completed, "course of the sender"
			m.from, m.to = dates.From(d.Value), dates.To(d.Value)
			if !strings.Contains(d.Value, "/") {
				m.to = ""
			}
			if _, end := d.Bounds(); m.to == "" || doc.Date != "" && end > doc.Date && !final(ps) {
				m.status = Ongoing
			}
			return []mention{m}
		}
	}
	return visitor(ps)
}

// admission reports whether a block tells of an admission.
func (p *page) admission(b *match.Block) bool {
	for _, m := range p.mentionsIn(b.First, b.Last) {
		if m.row.need&needPsych != 0 {
			return true
		}
	}
	return false
}

// visitor makes the row of a support whose helper writes, and tells of visits:
// 'Jeg kommer hos Mathilde to timer hver tirsdag'.
func visitor(ps []*page) []mention {
	head := sender(ps)
	if head == nil || head.row.typ != "bostoette" {
		return nil
	}
	for _, p := range ps {
		for i := range p.t.Sentences {
			s := &p.t.Sentences[i]
			if len(p.mentionsIn(s.First, s.Last)) > 0 || !p.has(s, comings) || !p.has(s, weeks) {
				continue
			}
			m := *head
			m.cue, m.status, m.why, m.evaluated = nil, Ongoing, "course of the sender", false
			if ds := dates.In(p.ds, s.Start, s.End); len(ds) == 1 && ds[0].Class == "date" && (p.has(s, sinces) || strings.HasSuffix(ds[0].Value, "/..")) {
				m.from, m.open = dates.From(ds[0].Value), true
			}
			return []mention{m}
		}
	}
	return nil
}

// Words by which a helper tells of visits, and of how often. Read only.
var (
	comings = words(`kommer støtten besøger ser besøg hjælper mødes`)
	weeks   = words(`ugen ugentligt uge mandag tirsdag onsdag torsdag fredag lørdag søndag`)
	sinces  = words(`siden fra`)
)

// sender is the measure that the letterhead names, nil if it names none.
func sender(ps []*page) *mention {
	if len(ps) == 0 {
		return nil
	}
	p := ps[0]
	for i := range p.mentions {
		m := &p.mentions[i]
		n := 0
		for k := 0; k < m.block; k++ {
			if p.t.Blocks[k].Kind != match.Empty {
				n++
			}
		}
		if n >= letterhead {
			return nil
		}
		if m.row.need == 0 && p.blockKind(m) != match.Field && p.t.Blocks[m.block].Last-p.t.Blocks[m.block].First <= 10 {
			return m
		}
	}
	return nil
}

// course finds the period a block tells of the sender's own course: beside one
// of the words, and without another measure in the sentence.
func (p *page) course(b *match.Block) (dates.Date, bool) {
	beside := false
	for i := b.First; i < b.Last; i++ {
		beside = beside || courseWords[p.t.Tokens[i].Word.Norm]
	}
	if !beside {
		return dates.Date{}, false
	}
	for _, d := range dates.In(p.ds, b.Start, b.End) {
		if d.Class != "date" {
			continue
		}
		tok := p.t.TokenAt(d.Start)
		s := p.t.SentenceOf(tok)
		begins := p.before(s, tok, 3, courseWords) || p.norm(s, s.First) == "indflyttet"
		if strings.Contains(d.Value, "/") || begins {
			if len(p.mentionsIn(s.First, s.Last)) == 0 || begins {
				return d, true
			}
		}
	}
	return dates.Date{}, false
}
