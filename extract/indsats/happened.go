package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// Verbs of what a specialist found or said. Read only.
var spoken = words(`fandt vurderede anbefalede mente konkluderede udelukkede afkræftede bekræftede skrev foreslog ordinerede diagnosticerede kunne ville gav`)

// spoke reports whether a relative clause right behind a specialist tells what
// he found: he has seen the citizen.
func (p *page) spoke(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	i := m.last + 1
	if p.norm(s, i) != "," || p.norm(s, i+1) != "som" && p.norm(s, i+1) != "der" {
		return false
	}
	return p.after(s, i+1, 3, spoken)
}

// Verbs of what an examination showed, or did not show. Read only.
var showed = words(`fandt viste påviste afslørede afkræftede afdækkede`)

// Words for what comes of an examination, and forms of verbs that say it has been
// had. Read only.
var (
	answers = words(`svar svaret svarene resultat resultatet resultater resultaterne prøvesvar prøvesvaret`)
	had     = words(`indhentet modtaget fået kommet foreligger forelå gennemgået`)
)

// ofResult reports whether a cue is about the answer of an examination, that it
// was had or not, and not about the examination: 'har indhentet svar på
// MR-scanning'.
func (p *page) ofResult(m *mention, c *cue) bool {
	return m.row.typ == "udredning" && had[p.t.Tokens[c.first].Word.Norm] && p.before(&p.t.Sentences[m.sent], m.first, 5, answers)
}

// Verbs of bringing a measure about. Read only.
var bringing = words(`etablere finde skaffe oprette få iværksætte arrangere`)

// attempted reports whether somebody only tried to bring a measure about:
// 'forsøgte at etablere et småjob'.
func (p *page) attempted(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	if !p.before(s, m.first, 4, bringing) {
		return false
	}
	for i := m.first - 1; i >= s.First && i >= m.first-10; i-- {
		if n := p.t.Tokens[i].Word.Norm; strings.HasPrefix(n, "forsøg") || strings.HasPrefix(n, "prøve") {
			return true
		}
	}
	return false
}

// noneHeld reports whether a cue before an indefinite mention, with 'der' for its
// subject, says that none was carried out at all.
func (p *page) noneHeld(m *mention, c *cue) bool {
	s := &p.t.Sentences[m.sent]
	if c.last > m.first || p.ends(m) || p.isDated(m) {
		return false
	}
	for i := c.first - 1; i >= s.First && i >= c.first-6; i-- {
		if p.t.Tokens[i].Word.Norm == "der" {
			return true
		}
	}
	return false
}

// saysNot reports whether a cue holds a negator: 'ikke gennemført'.
func (p *page) saysNot(c *cue) bool {
	for i := c.first; i <= c.last; i++ {
		if p.cls[i]&isNegator != 0 {
			return true
		}
	}
	return false
}

// isGoal reports whether a sentence tells of an aim: 'Målet er, at ...'.
func (p *page) isGoal(s *match.Sentence) bool {
	n := p.norm(s, s.First)
	return n == "målet" || n == "mål" || n == "formålet" || n == "delmål" || n == "håbet" || n == "planen"
}
