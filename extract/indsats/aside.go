package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// who are names of columns that list people and not measures. Read only.
var who = words(`faggruppe fag faggrupper rolle deltager deltagere navn titel profession stilling hvem initialer`)

// attending are verbs of somebody who speaks or comes to a meeting. Read only.
var attending = words(`mødte deltog deltager deltagere fortæller fortalte oplyser oplyste siger sagde ringer ringede skriver skrev stede
nævner nævnte supplerer bemærker spørger`)

// attends reports whether a mention is a person at a meeting or one who tells:
// 'bostøtte Gitte Holm mødte', 'til stede: mentor Jens Bro'.
func (p *page) attends(m *mention, s *match.Sentence) bool {
	if m.row.typ == "mentor" {
		return strings.Contains(strings.ToLower(s.Label), "til stede")
	}
	switch m.row.typ {
	case "bostoette", "stoette_kontaktperson", "misbrugsbehandling", "hjemmehjaelp":
	default:
		return false
	}
	if l := strings.ToLower(s.Label); strings.Contains(l, "til stede") || strings.Contains(l, "deltag") || strings.Contains(l, "mødt") {
		return true
	}
	i := m.last + 1
	if i >= s.Last || p.t.Tokens[i].Kind != match.WordToken || !p.capital(s, i) {
		return false
	}
	return p.before(s, m.first, 8, attending) || p.after(s, i, 5, attending)
}

// office are words of paper work, beside which a bare 'scanning' is a task. Read only.
var office = words(`opgaver opgaverne kontor kontoret kontoropgaver arkiv arkivet bilag post mail mails mailsvar sortering sortere kopiering
makulering arkivering indtastning dokumenter papirer pakning`)

// officeWork reports whether a bare 'scanning' is a task at work.
func (p *page) officeWork(m *mention, s *match.Sentence, doc DocInfo) bool {
	switch p.t.Tokens[m.first].Word.Norm {
	case "scanning", "skanning":
		return doc.Type == "praktikevaluering" || p.has(s, office)
	}
	return false
}

// papers are the second parts of a compound that make it a paper. Read only.
var papers = words(`beskrivelse beskrivelsen svar svaret notat notatet rapport rapporten konklusion erklæring`)

// clinics are the second parts of a compound that make an aid a place. Read only.
var clinics = words(`ambulatoriet ambulatorium klinikken klinik sygeplejerske sygeplejersken`)

// paperOf reports whether a mention is only the first part of a paper's name:
// 'MR-beskrivelse'.
func (p *page) paperOf(m *mention, s *match.Sentence) bool {
	n := p.norm(s, m.last+1)
	if m.row.need&needAid != 0 && n == "-" {
		return clinics[p.norm(s, m.last+2)] // 'CPAP-ambulatoriet'
	}
	if m.row.need&needExam == 0 {
		return false
	}
	return n == "-" && papers[p.norm(s, m.last+2)] || papers[n] && p.t.Tokens[m.last+1].Glued
}

// subjects may stand behind 'om' where it opens an indirect question. Read only.
var subjects = words(`et en den det der han hun borger borgeren patienten`)

// wonderers are verbs of an open question. Read only.
var wonderers = words(`vurdere vurderes afgøre afgøres afklare afklares undersøge undersøges spørger spurgte uvist uafklaret usikkert
tvivl tvivlsomt`)

// wondered reports whether a mention stands in an indirect question: 'om et
// fleksjob kunne lade sig gøre, må kommunen vurdere'.
func (p *page) wondered(m *mention, s *match.Sentence) bool {
	for i := m.first - 1; i >= s.First && i >= m.first-6; i-- {
		n := p.t.Tokens[i].Word.Norm
		if n == "hvad" && i >= m.first-3 && p.clauses(i+1, m.first) == 0 {
			return true // 'forklarede, hvad en mentor kan bruges til'
		}
		if n != "om" && n != "hvorvidt" {
			continue
		}
		return (n == "hvorvidt" || subjects[p.norm(s, i+1)]) && p.has(s, wonderers)
	}
	return false
}
