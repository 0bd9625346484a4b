package indsats

import (
	"oplyst/extract/match"
)

// Words before a profession that make it a treatment. Read only.
var withPerson = words(`til hos med ved`)

// Words that say the patient was sent to a specialist. Read only.
var referring = words(`henvist henvises henvisning genhenvist henv henv. viderehenvist vurderes vurdering ses udredning undersøgelse tid
venteliste ventetid udredt`)

// Words of a job as such. Read only.
var employed = words(`ansat ansættelse arbejdet arbejdede arbejder job stilling uddannet uddannede virket`)

// Words before a person somebody gets. Read only.
var aNew = words(`en ny kommunal fast`)

// referred reports whether a specialist is one the citizen is or will be sent
// to, or whose statement came.
func (p *page) referred(m *mention, s *match.Sentence) bool {
	if m.cue == nil {
		return false
	}
	switch m.status {
	case Completed:
		if m.cue.kind == "seen" || m.cue.kind == "arranged" && p.spoke(m) {
			return true
		}
		return p.before(s, m.first, 2, statements) || p.before(s, m.first, 2, withPerson) && p.before(s, m.first, 3, examined) || p.before(s, m.first, 3, seenBy) || p.after(s, m.last, 5, seenBy)
	case Declined:
		return p.before(s, m.first, 2, withPerson)
	case Ongoing, Interrupted:
		return false
	}
	return p.before(s, m.first, 8, referring) || p.before(s, m.first, 2, withPerson)
}

// Words of having been seen by a specialist. Read only.
var seenBy = words(`set undersøgt vurderet tilset testet udredt`)

// Words for a specialist's statement. Read only.
var statements = words(`erklæring speciallægeerklæring vurdering udtalelse attest`)

// treatedBy reports whether a profession is one that treats the citizen: 'hos
// psykolog', and not 'undersøgt af psykolog Anne Lund'.
func (p *page) treatedBy(m *mention, s *match.Sentence, listed bool) bool {
	if listed && (m.first == s.First || p.lettered(m, s)) {
		return true
	}
	if m.cue != nil && m.cue.rank >= 60 && p.behindLabel(m) != nil {
		return true // 'Psykolog: har fået en henvisning'
	}
	if m.first == s.First && p.ends(m) && m.cue != nil && m.cue.rank >= 60 && m.cue.first > m.last && !p.capital(s, m.last+1) {
		return true // 'Psykologen venter hun på'
	}
	if m.first == s.First && m.cue != nil && m.status == Completed && m.cue.rank >= 60 && m.cue.first > m.last && !p.capital(s, m.last+1) {
		return true // 'Ergoterapeut kom i hjemmet tre gange, afsluttet'
	}
	if p.after(s, m.last, 3, comes) || p.counted(s, m.last+1) {
		return true
	}
	if !p.before(s, m.first, 2, withPerson) && !(p.norm(s, m.first-1) == "og" && p.before(s, m.first, 5, withPerson)) && !(m.cue != nil && m.cue.rank >= 64 && (m.first > s.First || !p.capital(s, m.last+1))) {
		return listed && m.cue != nil
	}
	return true
}

// counted reports whether a number of visits stands at token i: '12 gange', 'x 6'.
func (p *page) counted(s *match.Sentence, i int) bool {
	switch p.norm(s, i) {
	case "x", "siden", "hver":
		return true
	}
	if i < s.Last && p.inDate(p.t.Tokens[i].Start) {
		return true
	}
	switch p.norm(s, i+1) {
	case "gange", "gang", "samtaler", "konsultationer", "behandlinger", "timer":
		return true
	}
	return false
}

// Verbs of somebody who comes to treat. Read only.
var comes = words(`kommer behandler træner`)
