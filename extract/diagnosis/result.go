package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// afterwards is how many sentences after a suspicion its tests are looked for.
const afterwards = 3

// tested lets a test without a finding, reported after a suspicion, refute it:
// 'mistanke om epilepsi, men EEG var normalt', 'Søvnapnø undersøgt, AHI normal'.
func (f *Finder) tested(doc *document, all []mention) {
	for i := range all {
		m := &all[i]
		t := doc.pages[m.page]
		s := t.SentenceOf(m.first)
		if m.status != Suspected && !(m.status == Confirmed && !m.explicit && !m.coded && examined(t, m, s)) || m.by != nil && (m.by.Text == "præget af" || open(m.by.Text)) {
			continue
		}
		if word := f.cleared(doc, all, i, s); word != "" {
			m.status, m.explicit, m.later = Negated, true, true
			m.say("test '" + word + "'")
		}
	}
}

// open reports whether a trigger says outright that a disorder is not ruled
// out: no test refutes that.
func open(trigger string) bool {
	return strings.Contains(trigger, "ikke") && (strings.Contains(trigger, "udeluk") || strings.Contains(trigger, "afvis") || strings.Contains(trigger, "afkræft"))
}

// examined reports whether the words right behind a name say that it was looked
// for: a bracket, a label or 'undersøgt'.
func examined(t *match.Text, m *mention, s *match.Sentence) bool {
	if m.head == testHead {
		return true
	}
	if i := m.last + 1; i < s.Last {
		switch t.Tokens[i].Word.Norm {
		case "(":
			return s.Section != "diagnose"
		case ":":
			return s.First == m.first || m.first-s.First <= 3
		case "undersøgt", "udredt", "testet", "screenet":
			return true
		}
	}
	for i := m.last + 1; i < s.Last && i <= m.last+6; i++ {
		switch t.Tokens[i].Word.Norm {
		case "undersøgt":
			return true
		case ",", ";", "og", "(":
			return disputed(t, i, s.Last)
		}
	}
	return s.Last < len(t.Tokens) && t.Tokens[m.last+1].Word.Norm == ":"
}

// disputed reports whether 'men' and a judgement that differs stand in the
// tokens [from, to): ', men psykiateren var ikke enig'.
func disputed(t *match.Text, from, to int) bool {
	men := false
	for i := from; i < to && i <= from+8; i++ {
		w := t.Tokens[i].Word.Norm
		men = men || w == "men"
		if men && (w == "enig" || w == "uenig") {
			return true
		}
	}
	return false
}

// cleared looks behind mention i for an outcome of a test that can settle it,
// and returns its word.
func (f *Finder) cleared(doc *document, all []mention, i int, s *match.Sentence) string {
	m := &all[i]
	t := doc.pages[m.page]
	n := int(t.Tokens[m.first].Sent)
	for k := n; k <= n+afterwards && k < len(t.Sentences); k++ {
		o := &t.Sentences[k]
		if o.Block != s.Block {
			break
		}
		from, to := o.First, o.Last
		if k == n {
			from = m.last + 1
			to = bracketEnd(t, m, s)
		} else if asserted(all, i, o) && !otherwise(t, o) {
			return ""
		}
		if k == n && upheldLater(all, i, o) {
			return ""
		}
		if word := outcome(t, m, from, to); word != "" {
			if pending(t, o, k+1) {
				return ""
			}
			return word
		}
	}
	return ""
}

// bracketEnd returns where the words end that belong to a mention: at the end of
// the bracket right behind it, else at the end of its sentence.
func bracketEnd(t *match.Text, m *mention, s *match.Sentence) int {
	if m.last+1 < s.Last && t.Tokens[m.last+1].Word.Norm == "(" {
		for i := m.last + 2; i < s.Last; i++ {
			if t.Tokens[i].Word.Norm == ")" {
				return i
			}
		}
	}
	return s.Last
}

// asserted reports whether a sentence after mention i names a disorder that it
// does not deny.
func asserted(all []mention, i int, s *match.Sentence) bool {
	for _, o := range all[i+1:] {
		if o.page != all[i].page || o.first >= s.Last {
			return false
		}
		if o.first >= s.First && o.status != Negated {
			return true
		}
	}
	return false
}

// otherwise reports whether 'i øvrigt' stands in a sentence: what it names
// besides is not what was looked for.
func otherwise(t *match.Text, s *match.Sentence) bool {
	for i := s.First + 1; i < s.Last; i++ {
		if w := t.Tokens[i].Word.Norm; (w == "øvrigt" || w == "ellers") && i+1 < s.Last && outcomes[t.Tokens[i+1].Word.Norm] {
			return true
		}
	}
	return false
}

// upheldLater reports whether the same disorder is named again in the sentence
// of mention i and not denied: 'EEG normalt, epilepsi kan ikke udelukkes'.
func upheldLater(all []mention, i int, s *match.Sentence) bool {
	for _, o := range all[i+1:] {
		if o.page != all[i].page || o.first >= s.Last {
			return false
		}
		if o.code[:3] == all[i].code[:3] && o.status != Negated {
			return true
		}
	}
	return false
}

// waiting are words that say that tests are still to come. Read only.
var waiting = map[string]bool{"afventer": true, "afventes": true, "bestilt": true, "bestilles": true, "henvises": true, "henvist": true, "fortsat": true, "fastholdes": true, "endnu": true,
	"supplerende": true, "yderligere": true, "videre": true, "stadig": true, "planlagt": true, "planlægges": true, "gentages": true, "bekræftet": true}

// pending reports whether the rest of a sentence of results, or the next one in
// its block, says that the suspicion goes on.
func pending(t *match.Text, s *match.Sentence, next int) bool {
	last := s.Last
	if next < len(t.Sentences) && t.Sentences[next].Block == s.Block {
		last = t.Sentences[next].Last
	}
	for i := s.First; i < last; i++ {
		w := t.Tokens[i].Word.Norm
		if waiting[w] && (i >= s.Last || w != "henvist") && t.Tokens[max(i-1, 0)].Word.Norm != "ikke" && t.Tokens[max(i-1, 0)].Word.Norm != "ingen" {
			return true
		}
	}
	return false
}
