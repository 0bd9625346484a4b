package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// Words that, before a list of several measures, make it a general one. Read only.
var general = words(`fx f.eks. eks. herunder såsom lignende m.v. mv. mv m.m. osv. generelt rådgiver blandt bl.a. muligheder mulige`)

// modal is the verb of a general statement: 'man kan søge om'. Read only.
var modal = words(`kan`)

// Words before an example. Read only.
var exampleWords = words(`fx f.eks. eksempelvis`)

// Words that make even two measures examples. Read only.
var exemplary = words(`såsom lignende m.v. mv. mv m.m. osv. osv eksempelvis`)

// Relatives whose measures are not the citizen's. Read only.
var relatives = words(`mor moderen moder far faderen fader søn sønnen datter datteren bror broderen søster søsteren mand manden ægtefælle ægtefællen
kone konen hustru hustruen kæreste kæresten samlever samleveren svoger svogeren svigerinde svigermor svigerfar onkel tante
farbror morbror faster moster fætter kusine bedstemor bedstefar farmor mormor farfar morfar barn barnet børn børnene børnenes sønnens datterens
mandens mors fars hustruens ægtefællens nabo naboen veninde storebror lillebror`)

// because opens a subordinate clause that has a subject of its own. Read only.
var because = words(`da fordi idet mens efter eftersom`)

// owners stand before a relative. Read only.
var owners = words(`min mit mine hans hendes sin sit sine deres`)

// Words by which the citizen is the subject or the owner after all. Read only.
var citizens = words(`borger borgeren borgerens patienten patientens pt pt. klienten undersøgte hun han jeg du dig mig hende ham`)

// listOf is the number of different types that make a list.
const listOf = 3

// notOurs reports whether a mention is general information, a question, an
// unticked box or about somebody else, and why.
func (p *page) notOurs(m *mention, doc DocInfo) (bool, string) {
	s := &p.t.Sentences[m.sent]
	b := &p.t.Blocks[m.block]
	switch {
	case s.Section == "lov" || s.Section == "familie" && !p.social(b):
		return true, "section " + s.Section
	case b.Kind == match.Row && int(s.Cell) < len(b.Columns) && who[lower(b.Columns[s.Cell])]:
		return true, "a column of people"
	case p.standardText(b):
		return true, "a standard text"
	case p.titleOf(m, s):
		return true, "the title of a description"
	case m.row.name == "psykiatrien" && p.after(s, m.last, 1, attending):
		return true, "who writes"
	case p.attends(m, s):
		return true, "somebody at a meeting"
	case p.officeWork(m, s, doc):
		return true, "a task at work"
	case p.paperOf(m, s):
		return true, "a paper"
	case m.weak() && p.wondered(m, s):
		return true, "an indirect question"
	case p.unticked(m, s):
		return true, "box not ticked"
	case p.ofRelative(m, s):
		return true, "a relative's"
	case m.row.typ == "uddannelse" && p.before(s, m.first, 8, exampleWords):
		return true, "an example"
	case p.lawful(m, s):
		return true, "what the law says"
	case p.conditional(m, s):
		return true, "a condition"
	case p.isList(s) && m.weak():
		return true, "list of possibilities"
	case p.question(m, s, b):
		return true, "question"
	}
	return false, ""
}

// social reports whether a block stands under a heading that tells of more than
// the family's diseases: 'Familie, netværk og bolig'.
func (p *page) social(b *match.Block) bool {
	low := strings.ToLower(b.Title)
	return strings.Contains(low, "netværk") || strings.Contains(low, "bolig") || strings.Contains(low, "social") || strings.Contains(low, "ressourcer")
}

// providers are types that carry out other measures. Read only.
var providers = words(`bostoette mentor stoette_kontaktperson hjemmehjaelp ergoterapi fysioterapi psykologbehandling udredning kostvejledning`)

// provider reports whether a mention only tells who carries out the measure
// named before it: 'funktionsevnebeskrivelse ved ergoterapeut'.
func (p *page) provider(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	switch {
	case m.row.need&needCourse != 0:
		for _, o := range p.mentionsIn(m.last+1, min(s.Last, m.last+7)) {
			if o.row.need&needCourse == 0 {
				return true // 'kurset Lær at tackle angst'
			}
		}
		return false
	case m.row.typ == "psykiatrisk_behandling" && p.afterAdmission(m, s):
		return true
	case m.row.typ == "psykiatrisk_behandling" && m.row.need&needCue != 0:
		if p.norm(s, m.first-1) == "i" && len(p.mentionsIn(max(s.First, m.first-2), m.first)) > 0 {
			return true // 'angsthold i psykiatrien'
		}
		return fromWhom[p.norm(s, m.first-1)] // medicine 'fra psykiatrien', agreed 'med psykiatrien'
	case m.row.typ == "fysioterapi" && strings.HasPrefix(p.t.Tokens[m.first].Word.Norm, "genoptræning"):
		b := &p.t.Blocks[m.block]
		for _, o := range p.mentionsIn(max(b.First, m.first-200), min(b.Last, m.last+200)) {
			if o.row.typ == "hjerneskaderehabilitering" {
				return true // training after brain injury
			}
		}
		return false
	case m.row.typ == "motion_traening":
		for _, o := range p.mentionsIn(m.last+1, min(s.Last, m.last+5)) {
			if o.row.typ == "fysioterapi" {
				return true
			}
		}
		return false
	case !providers[m.row.typ] || !p.before(s, m.first, 2, carriedOut):
		return false
	}
	for _, o := range p.mentionsIn(max(s.First, m.first-7), m.first) {
		if o.row.typ == "funktionsevnebeskrivelse" || o.row.typ == "udredning" && m.row.typ != "udredning" {
			return p.clauses(o.first, m.first) == 0
		}
	}
	return false
}

// afterAdmission reports whether a mention only tells where somebody is
// admitted: 'indlagt på psykiatrisk afdeling'.
func (p *page) afterAdmission(m *mention, s *match.Sentence) bool {
	if m.row.need&needPsych != 0 || p.norm(s, m.first-1) != "på" && p.norm(s, m.first-1) != "i" {
		return false
	}
	for _, o := range p.mentionsIn(max(s.First, m.first-3), m.first) {
		if o.row.need&needPsych != 0 {
			return true
		}
	}
	return false
}

// Words before psychiatry as somebody else's act. Read only.
var fromWhom = words(`fra af med`)

// Words before who carries something out. Read only.
var carriedOut = words(`ved hos af fra via v v/`)

// conditions open a clause that only supposes something. Read only.
var conditions = words(`hvis såfremt dersom ifald`)

// lawful reports whether a sentence only says what a section of the law allows:
// it cites one, has 'kan' or 'skal', names no citizen, and the mention is not a
// known measure.
func (p *page) lawful(m *mention, s *match.Sentence) bool {
	if p.ends(m) {
		return false
	}
	if n := p.norm(s, s.First); everybody[n] && m.weak() {
		return true // 'Personer, der deltager i virksomhedspraktik, ...'
	}
	if m.weak() && p.everyone(s, m.first) {
		return true // 'alle deltagere får en kontaktperson'
	}
	if !p.has(s, section) || !p.has(s, may) {
		return false
	}
	return !p.has(s, citizens) || p.has(s, conditions)
}

// Words of a citation and of permission or duty. Read only.
var (
	section = words(`§ §§ lovens loven lov reglerne reglen lovgivningen bestemmelsen bestemmelserne`)
	may     = words(`kan skal`)
)

// conditional reports whether a mention that is not a known measure stands in a
// clause that opens with 'hvis', and nothing strong is said of it.
func (p *page) conditional(m *mention, s *match.Sentence) bool {
	if !m.weak() || p.ends(m) || m.row.need&needDrug != 0 {
		return false
	}
	for i := m.first - 1; i >= s.First && i >= m.first-12 && p.clauses(i, m.first) == 0; i-- {
		if conditions[p.t.Tokens[i].Word.Norm] {
			return true
		}
	}
	return false
}

// weak reports whether no strong cue governs the mention.
func (m *mention) weak() bool {
	return m.cue == nil || m.cue.rank < 70 && m.cue.status != Completed || m.cue.status == Completed && m.cue.rank < 60 || m.cue.status == Recommended
}

// isList reports whether a sentence lists measures of several types under a
// general word, as law and information for everybody does.
func (p *page) isList(s *match.Sentence) bool {
	seen, n := "", 0
	first := -1
	for _, o := range p.mentionsIn(s.First, s.Last) {
		if o.row.need&needDrug != 0 {
			continue
		}
		if first < 0 {
			first = o.first
		}
		if o.row.typ != seen {
			seen = o.row.typ
			n++
		}
	}
	for i := s.First; i < s.Last; i++ {
		if w := p.t.Tokens[i].Word.Norm; n >= listOf && general[w] || n > 1 && exemplary[w] || n > 1 && w == "man" && p.has(s, modal) {
			return true
		}
	}
	return false
}

// unticked reports whether an empty box stands before the mention, with no
// other box between.
func (p *page) unticked(m *mention, s *match.Sentence) bool {
	b := &p.t.Blocks[m.block]
	for i := m.first - 1; i >= b.First && i > m.first-8; i-- {
		switch p.t.Tokens[i].Word.Norm {
		case "]":
			return i > b.First && p.t.Tokens[i-1].Word.Norm == "["
		case "☐", "□":
			return true
		case "☒", "x", "☑":
			return false
		}
	}
	return false
}

// question reports whether the sentence only asks.
func (p *page) question(m *mention, s *match.Sentence, b *match.Block) bool {
	last := p.t.Tokens[s.Last-1].Word.Norm
	return last == "?"
}
