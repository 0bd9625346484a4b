package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

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

// longerReach is how many tokens behind a name 'længere' is looked for.
const longerReach = 7

// longer reports whether 'længere' or 'mere' ends the words on a mention:
// 'ikke holdepunkter for hjertesvigt længere'.
func longer(t *match.Text, m *mention, s *match.Sentence) bool {
	for i := m.last + 1; i < s.Last && i <= m.last+longerReach; i++ {
		switch t.Tokens[i].Word.Norm {
		case "længere":
			return true
		case "mere":
			return i <= m.last+3
		case ",", "men", "og", "som", "der":
			if i > m.last+2 {
				return false
			}
		}
	}
	return false
}
