package indsats

import (
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// lower lower-cases a column's name.
func lower(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// standing types go on until somebody says otherwise. Read only.
var standing = words(`bostoette botilbud hjemmehjaelp mentor personlig_assistance stoette_kontaktperson medicinsk_behandling
aktivitets_samvaerstilbud beskyttet_beskaeftigelse`)

// single types are done when they are told of. Read only.
var single = words(`operation udredning hjaelpemidler funktionsevnebeskrivelse`)

// Past tense without a cue. Read only.
var past = words(`var havde blev fik gik kom kunne viste deltog startede begyndte efter da gav havde forsøgte lå`)

// usual gives a mention without a cue the status that is usual for its place,
// its tense and its type. It returns false if the mention says too little.
func (p *page) usual(m *mention, doc DocInfo) bool {
	s := &p.t.Sentences[m.sent]
	l := p.leadFor(m)
	switch {
	case m.record && l.status == "":
		m.status, m.why = p.byTime(m, doc, Completed), "row of a table of measures"
	case l.mute:
		return false
	case l.status != "" && !(l.status == Planned && standing[m.row.typ]):
		m.status, m.why = l.status, l.why
	case s.Section == "plan" && !standing[m.row.typ]:
		m.status, m.why = Planned, "section plan"
	case s.Section == "tidligere":
		m.status, m.why = Completed, "section tidligere"
	case standing[m.row.typ]:
		m.status, m.why = p.byTime(m, doc, Ongoing), "usual for the type"
	case single[m.row.typ]:
		m.status, m.why = Completed, "usual for the type"
	case p.has(s, past) || p.definite(m) || s.Section == "indsats" || len(dates.In(p.ds, s.Start, s.End)) > 0:
		m.status, m.why = p.byTime(m, doc, Completed), "told as a fact"
	default:
		return false
	}
	return true
}

// Words that say the same of a measure as was said of the one before. Read only.
var echoes = words(`også ligeledes samme heller`)

// echo gives a mention in 'Også det med mentor' the status of the mention in
// the sentence before.
func (p *page) echo(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	if m.sent == 0 || !echoes[p.norm(s, s.First)] && !echoes[p.norm(s, s.First+1)] {
		return false
	}
	prev := &p.t.Sentences[m.sent-1]
	before := p.mentionsIn(prev.First, prev.Last)
	if prev.Block != s.Block || len(before) == 0 || before[len(before)-1].status == "" {
		return false
	}
	o := before[len(before)-1]
	m.status, m.cue, m.why = o.status, o.cue, o.why
	return true
}

// byTime corrects a status by the dates of the mention's sentence or row: what
// ended before the document's date is completed, what is open goes on.
func (p *page) byTime(m *mention, doc DocInfo, usual Status) Status {
	from, to := p.t.Sentences[m.sent].Start, p.t.Sentences[m.sent].End
	if m.record {
		b := &p.t.Blocks[m.block]
		from, to = b.Start, b.End
	}
	for _, d := range dates.In(p.ds, from, to) {
		if d.Class != "date" || !strings.Contains(d.Value, "/") {
			continue
		}
		_, end := dates.Bounds(d.Value)
		begin, _ := dates.Bounds(d.Value)
		switch {
		case end == "":
			return Ongoing
		case doc.Date != "" && begin > doc.Date && begin != "":
			return Planned
		case doc.Date != "" && end > doc.Date:
			return Ongoing
		}
		return Completed
	}
	return usual
}

// definite reports whether the mention names a known measure: 'praktikken',
// 'det ressourceforløb', 'hans mentor'.
func (p *page) definite(m *mention) bool {
	w := p.t.Tokens[m.last].Word
	for _, end := range []string{"et", "en", "ene", "erne"} {
		if strings.HasSuffix(w.Norm, end) && len(w.Norm) > len(end)+4 && m.row.need == 0 {
			return true
		}
	}
	return false
}

// answered turns a question with the answer 'nej' or 'ja' behind it into a
// judgement.
func (p *page) answered(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	if p.t.Tokens[s.Last-1].Word.Norm != "?" || m.sent+1 >= len(p.t.Sentences) {
		return false
	}
	next := &p.t.Sentences[m.sent+1]
	if next.Block > s.Block+2 || next.First >= next.Last {
		return false
	}
	switch p.norm(next, next.First) {
	case "nej":
		m.status, m.why = NotRelevant, "answer 'nej'"
	case "ja":
		m.status, m.why = Recommended, "answer 'ja'"
	default:
		return false
	}
	m.cue = nil
	return m.row.need&(needPsych|needErkl|needRefer) == 0 && next.Block >= s.Block && p.blockKind(m) != match.Head
}

// blockKind returns the kind of the mention's block.
func (p *page) blockKind(m *mention) match.BlockKind { return p.t.Blocks[m.block].Kind }
