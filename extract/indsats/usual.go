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
var past = words(`været haft fået var havde blev fik gik kom kunne viste deltog startede begyndte efter da gav havde forsøgte lå nåede`)

// usual gives a mention without a cue the status that is usual for its place,
// its tense and its type. It returns false if the mention says too little.
func (p *page) usual(m *mention, doc DocInfo) bool {
	s := &p.t.Sentences[m.sent]
	l := p.leadFor(m)
	set := func(st Status, why string) { m.status, m.why = st, why }
	switch {
	case p.ticked(m, s):
		set(Ongoing, "box ticked")
		m.firm = true
	case doc.Type == "teamindstilling" && strings.HasPrefix(strings.ToLower(s.Label), "indhold"):
		set(Recommended, "content of what is recommended")
		m.firm = true
	case m.sheetLast > m.sheetFirst && l.status == "":
		set(Completed, "heading of fields")
		if standing[m.row.typ] {
			m.status = Ongoing
		}
		if doc.Type == "rehabiliteringsplan-indsatsdel" && !p.has(s, past) {
			m.status = Planned
		}
		m.timed = true
	case m.record && l.status == "":
		set(Completed, "row of a table of measures")
		m.timed = true
	case l.mute && !standing[m.row.typ] && m.row.typ != "funktionsevnebeskrivelse":
		return false
	case l.status == Recommended && p.lettered(m, s):
		set(Recommended, l.why)
		m.firm = true
	case l.status == Recommended && !l.label && p.blockKind(m) == match.Prose && (standing[m.row.typ] || p.has(s, past)):
		set(Ongoing, "told in prose")
		m.advised = true
		if p.has(s, past) && !standing[m.row.typ] {
			m.status = Completed
		}
		m.timed = true
	case l.status != "" && !(l.status == Planned && p.goesOn(m)):
		set(l.status, l.why)
		m.firm, m.timed = true, l.status == Completed
		if l.status == Ongoing && single[m.row.typ] {
			m.status = Completed
		}
	case s.Section == "plan" && !p.goesOn(m):
		set(Planned, "section plan")
		m.firm = true
	case m.row.typ == medicine && strings.HasPrefix(p.t.Tokens[m.first].Word.Norm, "behandles"):
		set(Ongoing, "present tense")
	case s.Section == "tidligere":
		set(Completed, "section tidligere")
	case m.row.typ == medicine && strings.HasPrefix(p.t.Tokens[m.first].Word.Norm, "behandlet"):
		set(Completed, "past participle")
	case m.row.typ == "fysioterapi" && p.t.Tokens[m.first].Word.Norm == trained:
		set(Completed, "past participle")
	case p.awaitedFrom(s, m.first) && single[m.row.typ]:
		set(Planned, "to come")
		m.firm = true
	case m.row.typ == "mentor" && doc.Type == "praktikevaluering" && p.after(s, m.last, 2, workplace):
		set(Completed, "part of the evaluated course")
	default:
		return p.byType(m, s)
	}
	return true
}

// byType gives a mention the status that is usual for its type and for the
// words right around it. It returns false if the mention says too little.
func (p *page) byType(m *mention, s *match.Sentence) bool {
	set := func(st Status, why string) { m.status, m.why = st, why }
	switch {
	case m.row.typ == medicine && strings.HasPrefix(p.t.Tokens[m.first].Word.Norm, "trombolys"):
		set(Completed, "given once")
	case standing[m.row.typ]:
		set(Ongoing, "usual for the type")
		m.timed = true
	case single[m.row.typ]:
		set(Completed, "usual for the type")
		m.timed = m.row.typ != "hjaelpemidler"
	case p.norm(s, m.first-1) == "ikke" || inWord[p.norm(s, m.first-1)] && p.negatorAt(s, m.first-2):
		set(NotRelevant, "negated")
		m.firm = true
	case inWord[p.norm(s, m.first-1)] && (p.norm(s, m.first-2) == "er" || p.norm(s, m.first-3) == "er"):
		set(Ongoing, "'er i'")
	case m.first == s.First+1 && s.Last-s.First <= 5 && inWord[p.norm(s, s.First)]:
		set(Ongoing, "stands alone")
	case m.row.need&needPerson != 0 && p.counted(s, m.last+1) && p.norm(s, m.last+1) != "hver":
		set(Completed, "counted")
		m.timed = true
	case (p.norm(s, m.first-1) == "nyt" || p.norm(s, m.first-1) == "ny") && !p.isDated(m):
		return false
	case p.definite(m) && p.has(s, present) && !p.has(s, past):
		set(Ongoing, "told in the present")
		m.timed = true
	case p.has(s, past) || p.definite(m) || s.Section == "indsats" || p.isDated(m):
		set(Completed, "told as a fact")
		m.timed = true
	default:
		return false
	}
	return true
}

// Words for where a mentor is part of the course. Read only.
var workplace = words(`virksomheden arbejdspladsen stedet butikken praktikstedet`)

// negatorAt reports whether token i of the sentence is a negator.
func (p *page) negatorAt(s *match.Sentence, i int) bool {
	return i >= s.First && i < s.Last && p.negator(i)
}

// Verbs in the present that tell of a running course. Read only.
var present = words(`er møder kommer fungerer arbejder trives klarer går passer virker hjælper støtter kører løber foregår følger skal holder yder`)

// goesOn reports whether a mention under a plan is rather of what runs already:
// medicine, a home, support; a mentor in a list is planned.
func (p *page) goesOn(m *mention) bool {
	return standing[m.row.typ] && !(m.row.typ == "mentor" && p.blockKind(m) == match.Item)
}

// isDated reports whether a date stands in the mention's sentence or in what
// leads it in.
func (p *page) isDated(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	if len(dates.In(p.ds, s.Start, s.End)) > 0 {
		return true
	}
	l := p.beforeColon(m)
	return l != nil && len(dates.In(p.ds, l.Start, l.End)) > 0
}

// trained is the participle that names physiotherapy by itself.
const trained = "genoptrænet"

// inWord opens 'I ressourceforløb.' Read only.
var inWord = words(`i på`)

// ticked reports whether a ticked box stands right before the mention.
func (p *page) ticked(m *mention, s *match.Sentence) bool {
	i := m.first - 1
	switch p.norm(s, i) {
	case "]":
		return p.norm(s, i-1) == "x"
	case "☒", "☑":
		return true
	}
	return false
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

// definite reports whether the mention names a known measure: 'praktikken',
// 'det ressourceforløb', 'hans mentor'.
func (p *page) definite(m *mention) bool { return m.row.need == 0 && p.ends(m) }

// ends reports whether the last word of a mention has the definite ending.
func (p *page) ends(m *mention) bool {
	w := p.t.Tokens[m.last].Word
	for _, end := range []string{"et", "en", "ene", "erne"} {
		if strings.HasSuffix(w.Norm, end) && len(w.Norm) > len(end)+4 {
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
	switch answer := p.norm(next, next.First); {
	case answer == "ja" && p.has(s, past):
		m.status, m.why = Completed, "answer 'ja'"
	case answer == "nej":
		m.status, m.why = NotRelevant, "answer 'nej'"
	case answer == "ja":
		m.status, m.why = Recommended, "answer 'ja'"
	default:
		return false
	}
	m.cue = nil
	return m.row.need&(needPsych|needErkl|needRefer) == 0 && next.Block >= s.Block && p.blockKind(m) != match.Head
}

// blockKind returns the kind of the mention's block.
func (p *page) blockKind(m *mention) match.BlockKind { return p.t.Blocks[m.block].Kind }
