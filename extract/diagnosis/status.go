package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// dropped marks mentions that say nothing of a person.
const dropped Status = ""

// judge gives every mention its status and drops those that say nothing of the
// citizen or a relative.
func (f *Finder) judge(doc *document, all []mention) []mention {
	doc.note(all)
	out := all[:0]
	for i, m := range all {
		next := m
		if i+1 < len(all) && all[i+1].page == m.page {
			next = all[i+1]
		}
		f.status(doc, &m, next)
		if m.status != dropped {
			out = append(out, m)
		}
	}
	return out
}

// statusOf maps the values of the context engine.
var statusOf = map[string]Status{
	match.Affirmed: Confirmed, match.Negated: Negated, match.Uncertain: Suspected, match.Historical: Historical,
	match.ResolvedValue: Historical, match.OfFamily: Family, match.SequelaValue: Historical,
	match.GenericValue: dropped, match.Hypothetical: dropped,
}

// status decides one mention; next is the one after it.
func (f *Finder) status(doc *document, m *mention, next mention) {
	t := doc.pages[m.page]
	s := t.SentenceOf(m.first)
	d := f.presupposed(t, nearest(t, f.context.Decide(t, m.first, m.last), m, next), m)
	value, by := d.Diagnosis()
	m.status = statusOf[value]
	if value == match.Negated && strings.Contains(by.Text, "sandsynlig") {
		if p, ok := d.Has(match.Poss); ok && open(p.Text) {
			value, by = match.Uncertain, p // 'kan ikke udelukkes, men er ikke sandsynlig'
			m.status = Suspected
		}
	}
	m.explicit = value != match.Affirmed
	if m.explicit {
		m.by = by.Trigger
	}
	if by.Type == match.Hist && f.lasts(m.code) && (by.First > m.last && passedOver(t, m.last+1, by.First) || by.Last < m.first && (!strings.HasPrefix(m.code, "F1") && found(t, by.Last+1, m.first) || goesOn(t, m.last+1, s.Last))) {
		m.status, m.explicit = Confirmed, false // 'nedsat hørelse efter mellemørebetændelse som barn'
	}
	if by.Type == match.Generic && strings.HasPrefix(by.Text, "børn") && own(t, by.First, s) {
		m.status, m.explicit = Family, true
	}
	if by.Type == match.Hist && strings.Contains(by.Text, "op") && (f.course(m.code) == "" || ahead(t, by.First)) {
		m.status, m.explicit = Confirmed, false // an operation does not end a lasting disorder
	}
	if by.Type == match.Resolved && strings.Contains(by.Text, "hel") && f.course(m.code) == "" {
		m.status, m.explicit = Confirmed, false // a wound or a break heals, not a lasting disorder
	}
	if by.Type == match.Relative && doc.male && t.Tokens[by.Last].Word.Norm == "manden" && by.First == by.Last {
		value, by = without(d, match.Relative).Diagnosis()
		m.status, m.explicit = statusOf[value], value != match.Affirmed
		m.by = by.Trigger
	}
	if _, neg := d.Has(match.Neg); neg && m.status == Family {
		m.status = Negated
	}
	if by.Type == match.Neg && by.Text == "÷" && by.First > s.First && doc.names(m.page, by.First-1, by.First) {
		m.status, m.explicit, m.by = Confirmed, false, nil // it belongs to the name before
	}
	f.byRelative(doc, t, m, d, s)
	f.sequel(t, m, by)
	m.fresh = renewed(t, m, s)
	m.trait = m.last+1 < s.Last && traits[t.Tokens[m.last+1].Word.Norm]
	m.weight = place(s)
	if s.Section == "allergi" || lawLine(t, s) {
		m.status = dropped
		return
	}
	if m.status == Confirmed && !m.explicit {
		if revised(t, m, s) {
			m.status, m.explicit = Negated, true
			m.say("a diagnosis that was changed")
		} else if questioned(t, s) && !f.definite(t, m) || f.asked(t, m, s) {
			m.status, m.explicit = Suspected, true
			m.say("a question")
		}
	}
	if m.status == Negated {
		if vague(t, m, s) {
			m.status = dropped
			return
		}
	}
	f.byHead(t, m)
	f.considered(t, m, d)
	f.bySection(m, s)
	f.byLabel(doc, m, s)
	f.answered(t, m, s)
	f.byCourse(doc, m, s)
	f.byWording(m)
}

// lasts reports whether a disorder goes on unless something says that it is over.
func (f *Finder) lasts(code string) bool {
	c := f.course(code)
	return c == "" || c == "section"
}

// passedOver reports whether 'efter' stands in the tokens [from, to): what
// follows dates what stands behind it.
func passedOver(t *match.Text, from, to int) bool {
	for i := from; i < to; i++ {
		if w := t.Tokens[i].Word.Norm; w == "efter" || w == "siden" {
			return true
		}
	}
	return false
}

// found reports whether the words between a time of life and a name say that the
// disorder was found then: 'fik som barn konstateret astma'.
func found(t *match.Text, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.Tokens[i].Word.Norm {
		case "konstateret", "diagnosticeret", "diagnosen", "påvist", "stillet":
			return true
		}
	}
	return false
}

// goesOn reports whether 'fortsat' or 'stadig' stands in the tokens [from, to).
func goesOn(t *match.Text, from, to int) bool {
	for i := from; i < to; i++ {
		if w := t.Tokens[i].Word.Norm; w == "fortsat" || w == "stadig" || w == "stadigvæk" {
			return true
		}
	}
	return false
}

// own reports whether the children at token i are somebody's: 'mor til to børn
// med autisme'.
func own(t *match.Text, i int, s *match.Sentence) bool {
	for j := i - 1; j >= s.First && j >= i-3; j-- {
		switch t.Tokens[j].Word.Norm {
		case "to", "tre", "fire", "begge", "sine", "hendes", "hans", "deres", "mine", "vores", "2", "3", "4", "har":
			return true
		}
	}
	return false
}

// byCourse puts events, and episodes that the words around them place in an
// earlier time, into the past.
func (f *Finder) byCourse(doc *document, m *mention, s *match.Sentence) {
	if m.status == Negated && !(m.by != nil && strings.Contains(m.by.Text, "sandsynlig")) && longer(doc.pages[m.page], m, s) {
		m.status = Historical
		m.say("'længere'")
	}
	if m.status == Negated && bounded(doc.pages[m.page], m, s) {
		m.status = Historical
		m.say("denied for the present only")
	}
	if m.status != Confirmed {
		return
	}
	course := f.course(m.code)
	switch {
	case course == "event" && !(doc.info.Type == "epikrise" && (m.coded || s.Section == "diagnose")):
		m.status, m.weak = Historical, true
		m.say("past event")
	case course != "" && !m.coded && !goesOn(doc.pages[m.page], m.last+1, s.Last) && (aged(doc.pages[m.page], m, s) || childhood(doc.pages[m.page], m, s)):
		m.status, m.explicit, m.weak = Historical, true, true
		m.say("past tense")
	case course != "" && !m.coded && ended(doc, doc.pages[m.page], m, s):
		m.status, m.explicit = Historical, true
		m.say("until an earlier year")
	case course == "episodic" && !m.coded && past(doc, doc.pages[m.page], m, s):
		m.status, m.explicit, m.weak = Historical, true, true
		m.say("earlier year or past tense")
	}
}

// present are words that bind a denial to the present. Read only.
var present = map[string]bool{"nye": true, "nyt": true, "ny": true, "nuværende": true, "aktuel": true, "aktuelle": true, "aktuelt": true, "yderligere": true, "flere": true}

// bounded reports whether a sentence denies a disorder for the present and says
// that it was there: 'ingen nye blødninger siden 2016', 'ingen nuværende tegn
// på bulimi, som hun havde i ungdommen', 'ej aktuel, udtrappet 2015'.
func bounded(t *match.Text, m *mention, s *match.Sentence) bool {
	now := false
	for i := max(s.First, m.first-6); i < s.Last && i <= m.last+3; i++ {
		now = now || present[t.Tokens[i].Word.Norm]
	}
	if !now {
		return false
	}
	for i := m.last + 1; i < s.Last; i++ {
		switch w := t.Tokens[i].Word.Norm; w {
		case "siden":
			return true
		case "havde", "haft", "led":
			return i > m.last+1
		case "udtrappet", "ophørt", "overstået", "opereret":
			return true
		}
	}
	return false
}

// longer reports whether 'længere' or 'mere' ends the words on a mention:
// 'ikke holdepunkter for hjertesvigt længere'.
func longer(t *match.Text, m *mention, s *match.Sentence) bool {
	for i := m.last + 1; i < s.Last && i <= m.last+3; i++ {
		if w := t.Tokens[i].Word.Norm; w == "længere" || w == "mere" {
			return true
		}
	}
	return false
}

// since are words that let a year open a time that lasts. Read only.
var since = map[string]bool{"siden": true, "fra": true, "konstateret": true, "diagnosticeret": true, "stillet": true, "påvist": true, "debut": true, "debuterede": true, "begyndte": true, "opstod": true, "startede": true, "udviklede": true, "fortsat": true}

// pastReach is how many tokens behind a mention a year is looked for.
const pastReach = 9

// past reports whether an earlier year follows a mention in its sentence, or
// 'havde' stands before it.
func past(doc *document, t *match.Text, m *mention, s *match.Sentence) bool {
	for i := m.last + 1; i < s.Last && i <= m.last+pastReach; i++ {
		w := t.Tokens[i].Word.Norm
		if since[w] {
			return false
		}
		if y := yearOf(w); y > 0 && t.Tokens[i].Kind == match.NumberToken {
			return doc.year > 0 && y < doc.year
		}
	}
	for i := m.first - 1; i >= s.First && i >= m.first-4; i-- {
		if w := t.Tokens[i].Word.Norm; w == "havde" {
			return true
		}
	}
	return false
}

// ended reports whether 'til' or 'indtil' and an earlier year follow a mention:
// 'røg hash dagligt fra 2014 til juni 2018'.
func ended(doc *document, t *match.Text, m *mention, s *match.Sentence) bool {
	until := -1
	for i := m.last + 1; i < s.Last && i <= m.last+pastReach; i++ {
		switch w := t.Tokens[i].Word.Norm; {
		case w == "til" || w == "indtil":
			until = i
		case until >= 0 && i <= until+3 && t.Tokens[i].Kind == match.NumberToken && yearOf(w) > 0:
			return doc.year > 0 && yearOf(w) < doc.year
		}
	}
	return false
}

// childhood reports whether 'havde som 14-årig' or the like stands before a
// mention.
func childhood(t *match.Text, m *mention, s *match.Sentence) bool {
	som := false
	for i := m.first - 1; i >= s.First && i >= m.first-8; i-- {
		switch t.Tokens[i].Word.Norm {
		case "som":
			som = true
		case "havde", "fik", "udviklede":
			return som
		case "men", "og":
			return false
		}
	}
	return false
}

// aged reports whether 'som 15-årig' or 'som 15-16-årig' follows a mention, and
// no word says that it has lasted since.
func aged(t *match.Text, m *mention, s *match.Sentence) bool {
	som := -1
	for i := m.last + 1; i < s.Last && i <= m.last+pastReach; i++ {
		switch w := t.Tokens[i].Word.Norm; {
		case w == "som":
			som = i
		case som >= 0 && i <= som+6 && strings.HasSuffix(w, "årig"):
			return !lasts(t, s)
		case since[w]:
			return false
		}
	}
	return false
}

// lasts reports whether a sentence says that something goes on.
func lasts(t *match.Text, s *match.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch t.Tokens[i].Word.Norm {
		case "fortsat", "stadig", "siden", "stadigvæk", "altid", "begyndte", "startede", "debuterede", "debut":
			return true
		}
	}
	return false
}

// byWording binds wordings that stand for one status only.
func (f *Finder) byWording(m *mention) {
	if m.entry < 0 {
		return
	}
	switch f.entries[m.entry].only {
	case Historical:
		if m.status == Confirmed {
			m.status, m.explicit = Historical, true
		}
	case Negated:
		if m.status != Negated && m.status != Family {
			m.status = dropped
		}
	}
}

// bySection applies the default of the section a mention stands in.
func (f *Finder) bySection(m *mention, s *match.Sentence) {
	switch {
	case (s.Section == "familie" || s.Section == "pårørende") && m.status != Negated:
		m.status, m.explicit = Family, true
		m.say("section familie")
	case s.Section == "tidligere" && m.status == Confirmed && !m.coded && f.course(m.code) != "":
		m.status = Historical
		m.say("section tidligere")
	}
}

// place weighs the place of a mention: conclusions and lists of diagnoses count
// more than the rest.
func place(s *match.Sentence) int {
	switch s.Section {
	case "diagnose", "konklusion":
		return 2
	case "henvisning":
		return 0
	}
	return 1
}

// lawLine reports whether a sentence quotes the law or a decision in another
// case: it names a decision, stands in a section on law or has a §, and does not
// speak of the citizen.
func lawLine(t *match.Text, s *match.Sentence) bool {
	if decision(t, s) {
		return true
	}
	if s.Section != "lov" && !strings.Contains(t.Source[s.Start:s.End], "§") {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if personal[t.Tokens[i].Word.Norm] {
			return false
		}
	}
	return true
}

// decision reports whether a sentence names a decision of Ankestyrelsen and does
// not address the citizen.
func decision(t *match.Text, s *match.Sentence) bool {
	named := false
	for i := s.First; i < s.Last; i++ {
		switch w := t.Tokens[i].Word.Norm; {
		case strings.HasPrefix(w, "principafgørelse"), strings.HasPrefix(w, "principmeddelelse"), w == "ankestyrelsen", w == "ankestyrelsens":
			named = true
		case w == "du", w == "dig", w == "din", w == "dit", w == "dine", w == "jeg", w == "min":
			return false
		}
	}
	return named
}

// personal are words that speak of the citizen. Read only.
var personal = map[string]bool{"du": true, "dig": true, "din": true, "dit": true, "dine": true, "han": true, "hun": true, "hans": true, "hendes": true,
	"borger": true, "borgeren": true, "borgerens": true, "patienten": true, "pt.": true, "jeg": true, "min": true, "mit": true}

// considered reads 'diagnosen X overvejes', which is a plan for measures.
func (f *Finder) considered(t *match.Text, m *mention, d match.Decision) {
	if m.status != Confirmed || m.explicit {
		return
	}
	if by, ok := d.Has(match.Plan); ok && by.First > m.last && strings.Contains(by.Text, "overvej") {
		m.status, m.explicit, m.by = Suspected, true, by.Trigger
	}
}

// questioned reports whether a sentence is a question without a verb: 'ME eller
// funktionel lidelse?'
func questioned(t *match.Text, s *match.Sentence) bool {
	return t.Tokens[s.Last-1].Word.Norm == "?" && s.Last-s.First < 30 && s.Last-s.First > 1 && !finiteIn(t, s.First, s.Last)
}

// traits are nouns that make an adjective before them no name of a disorder.
// Read only.
var traits = map[string]bool{"symptomer": true, "symptom": true, "træk": true, "type": true, "tegn": true, "tanker": true}

// renewed reports whether 'ny' or the like stands right before a mention.
func renewed(t *match.Text, m *mention, s *match.Sentence) bool {
	if m.first == s.First {
		return false
	}
	switch t.Tokens[m.first-1].Word.Norm {
	case "ny", "nye", "nyt", "fornyet", "fornyede", "frisk", "friske", "aktuel", "recidiv":
		return true
	}
	return false
}
