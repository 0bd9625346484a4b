package indsats

import "strings"

// Words of health, absence and lack of strength: the reason why a measure ended
// before its time (golden/README.md 9.6). Read only.
var healthWords = words(`sygdom syg sygt fravær udmattelse træthed træt indlæggelse indlagt helbred helbredet helbredsmæssige helbredsmæssigt angst
stress forværring forværret sygemelding sygemeldt belastning belastende belastet
bivirkninger svimmelhed dårligdom depression hovedpine migræne lungebetændelse kollaps overbelastning udebleven udeblivelse ønske modvilje
dårligere dårlig dårligt stemmer attak udtrættet udbrændt psykose anfald sammenbrud hjertebanken kollapsede smerter smerterne psykisk sengeliggende
operation infektion åndenød iltfald kvalme udslæt`)

// Words of strength, which are a reason where they are denied or missing. Read only.
var strength = words(`kræfter kræfterne energi energien overskud overskuddet magtede magter orkede orker fremmøde ressourcer ressourcerne magte orke
klare klarede overskue`)

// lacks are words before a strength that is missing. Read only.
var lacks = words(`ikke manglende uden mangel lavt lille nedsat ringe ustabilt stigende ingen intet aldrig dårligt sporadisk`)

// Words of reasons that have nothing to do with the citizen. Read only.
var outsideWords = words(`lukkede lukket lukning konkurs virksomheden arbejdsgiveren arbejdsgiver udløb udløbet flyttede flytning sæson sæsonen
corona nedlukning nedlukningen coronanedlukningen kapacitet projektet nedlagt fyringsrunde omstrukturering aftalt planlagt`)

// closures are reasons that come from outside and stand for themselves. Read only.
var closures = words(`lukkede lukket lukning lukker konkurs corona coronaen covid covid-19 coronanedlukning coronanedlukningen nedlukning nedlukningen
flyttede flytning fraflyttede nedlagt nedlukket`)

// supporters are persons whose leaving ends the support. Read only.
var supporters = words(`mentoren støttepersonen kontaktpersonen bostøtten hjemmevejlederen psykologen støttekontaktpersonen mentorens`)

// endings are words that only say that something ended. Read only.
var endings = words(`ophørt ophørte ophører ophør afsluttet afsluttede afsluttes afsluttedes opsagt opsagde opsige endt fuldført fuldførte færdiggjort fratrådt fratrådte slutter slut sluttede`)

// causes are prepositions of a reason. Read only.
var causes = words(`pga. pga grundet bivirkninger bivirkning`)

// reasoned corrects the status of a measure that ended by the reason given:
// for health or absence it was interrupted, for outside reasons completed.
// Medicine that ended was given up.
func (p *page) reasoned(m *mention) {
	c := m.cue
	ends := endings[p.t.Tokens[c.first].Word.Norm] || endings[p.t.Tokens[c.last].Word.Norm]
	if m.row.typ == medicine && c.kind == "as-agreed" && p.has(p.t.SentenceOf(c.first), causes) {
		m.status = Interrupted // 'trappet ud pga. vægtøgning'
		return
	}
	if (c.kind == "ended" || c.kind == "stopped" && p.t.Tokens[c.last].Word.Norm == "op") && c.first > m.last && c.first-m.last <= 6 && p.ends(m) && supporters[p.t.Tokens[m.last].Word.Norm] {
		if !p.has(p.t.SentenceOf(c.first), healthWords) {
			m.status = Completed // the person left
			return
		}
	}
	if c.kind == "stopped" && m.row.typ != medicine {
		s := p.t.SentenceOf(c.first)
		if p.has(s, closures) && !p.has(s, healthWords) {
			m.status = Completed
			return
		}
	}
	if c.kind != "ended" && c.kind != "closed" && !(ends && c.status == Completed && c.kind == "done") {
		return
	}
	health, outside := false, false
	s := p.t.SentenceOf(c.first)
	for i := s.First; i < s.Last; i++ {
		n := p.t.Tokens[i].Word.Norm
		health = health || strength[n] && p.before(s, i, 4, lacks) || n == "kunne" && p.norm(s, i+1) == "ikke" || healthWords[n] || strings.HasPrefix(n, "sygefravær") || strings.HasPrefix(n, "sygdomm") || strings.HasSuffix(n, "smerter") || strings.HasSuffix(n, "smerterne")
		outside = outside || outsideWords[n]
	}
	switch {
	case m.row.typ == medicine:
		if c.kind == "ended" {
			m.status = Interrupted
		}
	case health, m.row.typ == "fleksjob" && !outside:
		m.status = Interrupted
	case outside || ends || c.kind == "closed":
		m.status = Completed
	}
}
