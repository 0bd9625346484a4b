package diagnosis

import (
	"oplyst/extract/match"
)

// anaphors are words that take up the disorder named last: 'mistanken blev
// afvist', 'diagnosen er trukket tilbage'. Read only.
var anaphors = map[string]bool{"diagnosen": true, "diagnose": true, "mistanken": true, "lidelsen": true, "sygdommen": true, "denne": true,
	"dette": true, "hvilket": true, "mistanke": true, "tilstanden": true, "hypotesen": true, "det": true, "den": true, "begge": true, "betegnelsen": true}

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
		if rule := refuted(t, i, m.last); rule != "" {
			return Negated, rule
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

// refuters are verbs whose object is refuted. Read only.
var refuters = map[string]bool{"afviser": true, "afviste": true, "afvist": true, "afkræfter": true, "afkræftede": true, "afkræftet": true, "udelukker": true, "udelukkede": true, "udelukket": true,
	"forkaster": true, "forkastede": true, "forkastes": true, "forkastet": true, "afvises": true, "afkræftes": true, "udelukkes": true, "benægter": true, "benægtes": true, "frikendte": true}

// refuted reports with its words whether the anaphor at token i, 'dette' or
// 'hvilket', is the object of a verb of refutation in its clause: 'hvilket
// psykiateren afviser', 'har senere afvist dette'.
func refuted(t *match.Text, i, from int) string {
	w := t.Tokens[i].Word.Norm
	if w != "dette" && w != "hvilket" && w != "det" && !strong(w) {
		return ""
	}
	s := t.SentenceOf(i)
	if w != "hvilket" {
		for j := i - 1; j > from && j >= s.First && j >= i-3; j-- {
			if v := t.Tokens[j].Word.Norm; refuters[v] {
				return "'" + v + " " + w + "'"
			}
		}
		return ""
	}
	for j := i + 1; j < s.Last && j <= i+6; j++ {
		switch v := t.Tokens[j].Word.Norm; {
		case refuters[v] && t.Tokens[j-1].Word.Norm != "ikke":
			return "'" + w + " " + v + "'"
		case v == ",":
			return ""
		}
	}
	return ""
}

// strong reports whether an anaphor is a noun, which needs no strong verb.
func strong(w string) bool { return len(w) > 5 || w == "begge" }

// refutes reports whether a trigger is a verb of refutation and not only a
// negation.
func refutes(by match.Found) bool { return by.Backward && !bare[by.Text] }

// stands reports whether 'den', 'det' or 'dette' at token i is a pronoun: a verb
// stands next to it.
func stands(t *match.Text, i int) bool {
	return i+1 < len(t.Tokens) && t.Tokens[i+1].Word.Finite || t.Tokens[i-1].Word.Finite || t.Tokens[i].Word.Norm == "dette"
}
