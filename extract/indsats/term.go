package indsats

import (
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// Verbs and adjectives around medicine that say that somebody takes it. Read only.
var taking = words(`får fik tager tog taget fået sat startet startede begyndt begyndte ordineret ordinerer øges øget reduceret nedtrappes
prøvet prøvede ny nye behandlet behandling ophørt stoppet forsøgt anvender bruger modtager daglig dagligt fast sættes trappet
administreres medicinen vanlig`)

// Verbs of having or getting an aid. Read only.
var having = words(`leverede udleverede har havde fik får fået bruger brugte brugt anvender bevilget leveret udleveret udleveres afprøvet prøvet med via ansøgt søgt
bevilges behov kommer sidder kører færdes afleveret ansøges købt siden bestilt`)

// Words of psychiatry that make an admission a psychiatric one. Read only.
var psychiatric = words(`psykiatrien psykiatrisk psykiatriske psykose psykotisk skizofreni bipolar mani manisk depression depressiv anoreksi spiseforstyrrelse spiseforstyrrelsen spiseforstyrrelsesafsnittet spiseforstyrrelsesklinikken selvmord
suicidal suicidalrisiko affektiv affektivt opus distriktspsykiatri distriktspsykiatrien psyk psyk. f20 f31 f32 f33 tvang
regionspsykiatrien selvmordsforsøg psykotiske paranoid psykiater overdosis`)

// Words of an admission for the body. Read only.
var somatic = words(`pneumoni lungebetændelse blodprop operation opereret hjerte knæ hofte medicinsk kirurgisk lungemedicinsk infektion feber
åndenød smerter eksacerbation kol iv i.v. antibiotika`)

// accept reports whether a mention has the second signal its row asks for. It
// is asked after the status has been sought: m.cue is the cue that governs it.
func (p *page) accept(m *mention, doc DocInfo) bool {
	n := m.row.need
	s := &p.t.Sentences[m.sent]
	l := p.leadFor(m)
	listed := l.measures || m.record
	switch {
	case doc.Type == "cv" && !evaluable[m.row.typ] && m.row.typ != "revalidering", doc.Type == "samtykke" && m.cue == nil && n&needPerson != 0:
		return false
	case p.norm(s, m.first-1) == "som" && p.before(s, m.first, 5, employed) && !evaluable[m.row.typ]:
		return false // 'ansat som mentor'
	case n&needNoCV != 0 && (doc.Type == "cv" || s.Section == "uddannelse"):
		return false
	case n&needNoJob != 0 && (doc.Type == "cv" || s.Section == "uddannelse"):
		return false
	case n&needCue != 0 && m.cue == nil && !listed && l.status == "" && !(m.row.typ == "udredning" && m.first == s.First && p.isDated(m)):
		return false
	case n&needSection != 0 && (!listed && (m.cue == nil || m.cue.rank < 70) || m.status == NotRelevant || m.status == Recommended):
		return false
	case m.row.typ == "hjaelpemidler" && p.norm(s, m.first-1) == "uden":
		return false
	case n&needAid != 0 && m.cue == nil && !listed && !p.had(m, s) && !(doc.Type == "praktikevaluering" && aidLabel(s)):
		return false
	case n&needMed != 0 && (m.status == NotRelevant || m.status != Completed && p.awaitedFrom(s, m.first)):
		return false
	case n&needMed != 0 && !(m.cue != nil && m.cue.rank >= 64) && !p.before(s, m.first, 4, taking) && !p.after(s, m.last, 3, taking) && !treatmentLabel(s):
		return false
	case n&needPerson != 0 && !p.treatedBy(m, s, listed):
		return false
	case n&needRefer != 0 && !p.referred(m, s):
		return false
	case n&needExam != 0 && m.status == NotRelevant && m.row.name == "udredt eller undersøgt":
		return false
	case m.row.typ == "hjaelpemidler" && m.cue == nil && p.awaitedFrom(s, m.first) && p.before(s, m.first, 4, having):
		return false // 'kan arbejde, når du har hæve-sænkebord'
	case p.t.Tokens[m.first].Word.Norm == trained && p.awaitedFrom(s, m.first):
		return false // 'når hun er genoptrænet'
	case n&needErkl != 0 && p.inPapers(s):
		return false
	case n&needErkl != 0 && (m.cue == nil || m.cue.rank < 60 || l.mute):
		return false
	case n&needMeasure != 0 && !p.beside(m) && !(m.cue != nil && m.cue.rank >= 57 && (p.ends(m) && m.cue.rank >= 64 || p.before(s, m.first, 2, aNew))):
		return false
	case n&needListed != 0 && !listed && !(m.row.typ == "uddannelse" && m.status == Interrupted && m.first == s.First && p.isDated(m)):
		return false
	case n&needCourse != 0 && m.status != Planned && m.status != Recommended && m.status != Declined && !listed:
		return false
	case n&needFunction != 0 && !p.functionUnit(m):
		return false
	case l.mute && m.cue == nil && (m.row.typ == medicine || !standing[m.row.typ] && m.row.typ != "funktionsevnebeskrivelse"):
		return false
	case n&needPsych != 0 && (m.status == NotRelevant || !p.isPsychiatric(m, s)):
		return false
	}
	return true
}

// Words that tell of an aid wherever they stand in the sentence. Read only.
var delivered = words(`leveret udleveret bevilget bevilges behandlet afprøvet bruger brugt brugte anskaffet udlånt lånt lånte tilpasset`)

// had reports whether somebody has, gets or uses the aid of a mention, or the
// sentence only names it with a date.
func (p *page) had(m *mention, s *match.Sentence) bool {
	if p.before(s, m.first, 5, having) || p.has(s, delivered) {
		return true
	}
	if m.sent > 0 && s.Label != "" && p.has(&p.t.Sentences[m.sent-1], delivered) {
		return true
	}
	return (s.Last-s.First <= 9 || m.first == s.First && s.Last-s.First <= 14) && len(dates.In(p.ds, s.Start, s.End)) > 0
}

// aidLabel reports whether a sentence stands behind a label such as
// 'Hjælpemidler:' or 'Skånehensyn:'.
func aidLabel(s *match.Sentence) bool {
	low := strings.ToLower(s.Label)
	return strings.Contains(low, "hjælp") || strings.Contains(low, "hensyn") || strings.Contains(low, "indretning") || strings.Contains(low, "støtte")
}

// treatmentLabel reports whether a sentence stands behind a label such as
// 'Behandling:' or 'Medicin:'.
func treatmentLabel(s *match.Sentence) bool {
	low := strings.ToLower(s.Label)
	return s.Section == "medicin" || strings.Contains(low, "behandling") || strings.Contains(low, "medicin")
}

// after reports whether one of the words stands within n tokens after token i.
func (p *page) after(s *match.Sentence, i, n int, words map[string]bool) bool {
	for k := i + 1; k < s.Last && k <= i+n; k++ {
		if words[p.t.Tokens[k].Word.Norm] {
			return true
		}
	}
	return false
}

// capital reports whether token i of the sentence opens with a capital letter.
func (p *page) capital(s *match.Sentence, i int) bool {
	return i < s.Last && p.t.Tokens[i].Word.Case != match.Lower
}

// beside reports whether another measure that needs no second signal stands
// near the mention in its sentence.
func (p *page) beside(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	for _, o := range p.mentionsIn(max(s.First, m.first-4), min(s.Last, m.last+5)) {
		if o.first != m.first && o.row.need&(needMeasure|needDrug) == 0 {
			return true
		}
	}
	return false
}

// isPsychiatric reports whether an admission is to psychiatry: by a word of its
// sentence, else by what the document is about.
func (p *page) isPsychiatric(m *mention, s *match.Sentence) bool {
	if p.has(s, psychiatric) {
		return true
	}
	return p.psych && !p.has(s, somatic)
}

// functionUnit reports whether an examination by klinisk funktion is meant: one
// that was ordered or held, and not only a statement that came.
func (p *page) functionUnit(m *mention) bool {
	s := &p.t.Sentences[m.sent]
	if p.has(s, examined) && (m.cue == nil || m.status == Completed) {
		m.status = Completed
		return true
	}
	return m.status == Planned && m.cue != nil && p.has(s, ordered)
}

// Words of ordering and of holding an examination. Read only.
var (
	ordered  = words(`bestilt bestilles rekvireret rekvireres ventetid henvist henvises indkaldt tid`)
	examined = words(`undersøgt undersøgte undersøgelse set`)
)

// leadFor returns what heading, lead-in, label and column say of a mention.
func (p *page) leadFor(m *mention) lead {
	s := &p.t.Sentences[m.sent]
	l := p.lead[m.block]
	if s.Label != "" && len(s.Label) <= maxLead {
		if own := leadOf(s.Label); own.why != "" {
			own.label = true
			return own
		}
	}
	if b := p.beforeColon(m); b != nil && b.End-b.Start <= maxLead/2 {
		if own := leadOf(p.t.Source[b.Start:b.End]); own.status != "" || own.measures {
			own.label = true
			return own
		}
	}
	return l
}
