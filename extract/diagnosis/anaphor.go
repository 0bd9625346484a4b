package diagnosis

import (
	"oplyst/extract/match"
)

// anaphors are words that take up the disorder named last: 'mistanken blev
// afvist', 'diagnosen er trukket tilbage'. Read only.
var anaphors = map[string]bool{"diagnosen": true, "diagnose": true, "mistanken": true, "lidelsen": true, "sygdommen": true, "denne": true,
	"dette": true, "det": true, "den": true, "begge": true, "betegnelsen": true}

// follow lets what is said of an anaphor in the rest of the sentence, or in the
// next one, count for the disorder named last before it.
func (f *Finder) follow(doc *document, all []mention) []mention {
	n := len(all)
	for i := 0; i < n; i++ {
		m := all[i]
		if m.status == Family && m.coded || i+1 < n && all[i+1].page == m.page && all[i+1].last == m.last {
			continue
		}
		if status, rule := f.takenUp(doc, m, limit(doc, all[:n], i)); rule != "" {
			o := m
			o.say(rule)
			if m.status == Family && status == Negated {
				continue
			}
			o.status, o.explicit, o.later = status, true, true
			all = append(all, o)
		}
	}
	return all
}

// limit returns the token at which the words that can take mention i up end:
// the next mention, or the end of the sentence after next.
func limit(doc *document, all []mention, i int) int {
	m := all[i]
	t := doc.pages[m.page]
	sent := int(t.Tokens[m.last].Sent)
	end := t.Sentences[min(sent+2, len(t.Sentences)-1)].Last
	for b := t.Sentences[sent].Block; end > m.last && t.BlockOf(end-1) != &t.Blocks[b]; {
		end = t.SentenceOf(end - 1).First
	}
	for _, o := range all[i+1:] {
		if o.page != m.page || o.first >= end {
			break
		}
		if o.first > m.last {
			return o.first
		}
	}
	return end
}

// takenUp looks for an anaphor between a mention and a limit, and returns what
// the context says of it.
func (f *Finder) takenUp(doc *document, m mention, end int) (Status, string) {
	t := doc.pages[m.page]
	for i := m.last + 1; i < end; i++ {
		w := t.Tokens[i].Word.Norm
		if !anaphors[w] || !strong(w) && !stands(t, i) {
			continue
		}
		d := f.context.Decide(t, i, i)
		for _, by := range d.Active {
			if by.First <= m.last || by.First >= end {
				continue
			}
			switch {
			case by.Type == match.Neg && (refutes(by) || strong(w)):
				return Negated, "'" + w + "' " + by.Rule()
			case by.Type == match.Resolved:
				return Historical, "'" + w + "' " + by.Rule()
			case by.Type == match.Poss && strong(w):
				return Suspected, "'" + w + "' " + by.Rule()
			}
		}
	}
	return dropped, ""
}

// strong reports whether an anaphor is a noun, which needs no strong verb.
func strong(w string) bool { return len(w) > 5 || w == "begge" }

// refutes reports whether a trigger is a verb of refutation and not only a
// negation.
func refutes(by match.Found) bool { return by.Backward && !by.Forward }

// stands reports whether 'den', 'det' or 'dette' at token i is a pronoun: a verb
// stands next to it.
func stands(t *match.Text, i int) bool {
	return i+1 < len(t.Tokens) && t.Tokens[i+1].Word.Finite || t.Tokens[i-1].Word.Finite || t.Tokens[i].Word.Norm == "dette"
}
