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
	out := all[:0]
	for _, m := range all {
		f.status(doc, &m)
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

// status decides one mention.
func (f *Finder) status(doc *document, m *mention) {
	t := doc.pages[m.page]
	s := t.SentenceOf(m.first)
	d := f.context.Decide(t, m.first, m.last)
	value, by := d.Diagnosis()
	m.status = statusOf[value]
	m.explicit = value != match.Affirmed
	if m.explicit {
		m.rule += "; " + by.Rule()
	}
	if _, neg := d.Has(match.Neg); neg && m.status == Family {
		m.status = Negated
	}
	m.weight = place(s)
	if s.Section == "allergi" || s.Section == "lov" || lawLine(t, s) {
		m.status = dropped
		return
	}
	f.bySection(m, s)
	f.answered(t, m, s)
	if m.status == Confirmed && acute(m.code) && !(doc.info.Type == "epikrise" && (m.coded || s.Section == "diagnose")) {
		m.status, m.rule = Historical, m.rule+"; past event"
	}
}

// bySection applies the default of the section a mention stands in.
func (f *Finder) bySection(m *mention, s *match.Sentence) {
	switch {
	case s.Section == "familie" && m.status != Negated:
		m.status, m.explicit, m.rule = Family, true, m.rule+"; section familie"
	case s.Section == "tidligere" && m.status == Confirmed && !m.coded:
		m.status, m.rule = Historical, m.rule+"; section tidligere"
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

// lawLine reports whether a sentence quotes the law.
func lawLine(t *match.Text, s *match.Sentence) bool {
	return strings.Contains(t.Source[s.Start:s.End], "§")
}

// answered reads 'Svær overvægt? Nej' and 'Obs. metabolisk syndrom: afkræftet'.
func (f *Finder) answered(t *match.Text, m *mention, s *match.Sentence) {
	if s.Last >= len(t.Tokens) {
		return
	}
	end := t.Tokens[s.Last-1].Word.Norm
	if end != "?" && end != ":" && !s.IsLabel {
		return
	}
	next := t.SentenceOf(s.Last)
	if next.Block != s.Block {
		return
	}
	switch w := t.Tokens[next.First].Word.Norm; w {
	case "nej", "ingen", "intet", "negativ", "neg.", "afkræftet", "udelukket", "ikke", "ø", "0", "÷":
		m.status, m.explicit, m.rule = Negated, true, m.rule+"; answered '"+w+"'"
	case "ja", "bekræftet":
		m.status, m.explicit, m.rule = Confirmed, true, m.rule+"; answered '"+w+"'"
	}
}

// acutePrefixes start the codes of events that pass: mentioned without more,
// they lie in the past. Read only.
var acutePrefixes = []string{"S", "I21", "I22", "I60", "I61", "I62", "I63", "I64", "G45", "J18", "J15", "J06", "J20", "N39", "K35", "N10", "F23", "K40", "N20"}

// acute reports whether a code is that of a passing event.
func acute(code string) bool {
	for _, p := range acutePrefixes {
		if strings.HasPrefix(code, p) {
			return true
		}
	}
	return false
}
