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
	by := f.byContext(doc, m, s, d)
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
	f.byClause(t, m, s)
	if m.status == dropped {
		return
	}
	f.byHead(t, m)
	f.considered(t, m, d)
	f.bySection(m, s)
	f.byLabel(doc, m, s)
	f.answered(t, m, s)
	f.byCourse(doc, m, s)
	f.byWording(m)
}

// byContext takes the status from the triggers that reach a mention, corrected
// for what they mean of its kind of disorder, and returns the one that decided.
func (f *Finder) byContext(doc *document, m *mention, s *match.Sentence, d match.Decision) match.Found {
	t := doc.pages[m.page]
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
	if by.Type == match.Resolved && (strings.Contains(by.Text, "helet") || strings.HasPrefix(by.Text, "hele")) && f.course(m.code) == "" {
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
	return by
}

// byClause reads the clause around a mention that no trigger decides.
func (f *Finder) byClause(t *match.Text, m *mention, s *match.Sentence) {
	if m.status == Confirmed && !m.explicit {
		if rule := struck(t, m, s); rule != "" {
			m.status, m.explicit = Negated, true
			m.say(rule)
		} else if revised(t, m, s) {
			m.status, m.explicit = Negated, true
			m.say("a diagnosis that was changed")
		} else if questioned(t, s) && !f.definite(t, m) || f.asked(t, m, s) {
			m.status, m.explicit = Suspected, true
			m.say("a question")
		}
	}
	if m.status == Negated && vague(t, m, s) {
		m.status = dropped
	}
}

// own reports whether the children at token i are somebody's: 'mor til to børn
// med autisme'.
func own(t *match.Text, i int, s *match.Sentence) bool {
	for j := i - 1; j >= s.First && j >= i-3; j-- {
		switch t.Tokens[j].Word.Norm {
		case "med", "blandt", "for", "hos":
			return false
		case "to", "tre", "fire", "begge", "sine", "hendes", "hans", "deres", "mine", "vores", "2", "3", "4", "har":
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
