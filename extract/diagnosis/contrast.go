package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// asked reports whether a mention stands in an indirect question: 'undersøges,
// om hun har autisme', 'bekymring for, om han udvikler en depression'.
func (f *Finder) asked(t *match.Text, m *mention, s *match.Sentence) bool {
	verb, has, commas := false, false, 0
	for i := m.first - 1; i > s.First && i >= m.first-12; i-- {
		tok := &t.Tokens[i]
		switch {
		case tok.Word.Norm == "om":
			return verb && t.Tokens[i+1].Kind == match.WordToken && (t.Tokens[i-1].Word.Norm == "," || opensQuestion[t.Tokens[i-1].Word.Norm]) && !f.known(t, m, match.Found{Trigger: &match.Trigger{}, First: i, Last: i})
		case tok.Word.Norm == "," && has && commas < 2:
			commas++
			if t.Tokens[i+1].Word.Norm == "om" {
				return true
			}
		case tok.Word.Norm == "," || tok.Word.Norm == ";":
			return false
		case tok.Word.Finite:
			verb = true
			has = has || tok.Word.Norm == "har" || tok.Word.Norm == "lider" || tok.Word.Norm == "fejler" || tok.Word.Norm == "foreligger"
		case tok.Word.Norm == "for" || tok.Word.Norm == "mod":
			return false // 'om hun kan få behandling for depression'
		}
	}
	return false
}

// opensQuestion are words after which 'om' opens a question without a comma.
// Read only.
var opensQuestion = map[string]bool{"afklare": true, "afklares": true, "afklaret": true, "vurdere": true, "vurderes": true, "undersøge": true, "undersøges": true, "på": true, "for": true, "vide": true, "spørger": true, "uklart": true}

// severities are adjectives of degree. Read only.
var severities = map[string]bool{"let": true, "lettere": true, "mild": true, "moderat": true, "moderate": true, "middelsvær": true, "middelsvære": true, "svær": true, "svære": true, "sværere": true}

// degrees are the last figures of the codes of an episode. Read only.
var degrees = map[string]byte{"let": '0', "lettere": '0', "mild": '0', "moderat": '1', "middelsvær": '1', "svær": '2'}

// degree adds the episode of another degree that a denial leaves: 'opfylder ikke
// kriterierne for svær depression, men for moderat'.
func (f *Finder) degree(doc *document, all []mention) []mention {
	n := len(all)
	for i := 0; i < n; i++ {
		m := all[i]
		if m.status != Negated || m.code[:3] != "F32" && m.code[:3] != "F33" {
			continue
		}
		t := doc.pages[m.page]
		s := t.SentenceOf(m.first)
		own, men := false, false
		for k := max(s.First, m.first-2); k <= m.last; k++ {
			own = own || severities[t.Tokens[k].Word.Norm]
		}
		for k := m.last + 1; own && k < s.Last && k <= m.last+6; k++ {
			w := t.Tokens[k].Word.Norm
			men = men || w == "men" || w == "snarere"
			if d, ok := degrees[w]; ok && men {
				o := m
				o.code, o.status, o.explicit, o.by = m.code[:3]+"."+string(d), Confirmed, true, nil
				o.say("only another degree is denied")
				all = append(all, o)
				break
			}
		}
	}
	return all
}

// vague reports whether 'eller anden' stands before a general name: 'sklerose
// eller anden neurologisk sygdom' names one disorder.
func vague(t *match.Text, m *mention, s *match.Sentence) bool {
	if !strings.HasSuffix(m.code, ".9") && len(m.code) > 3 || m.first-2 < s.First {
		return false
	}
	switch t.Tokens[m.first-1].Word.Norm {
	case "anden", "andet", "andre", "øvrig", "øvrige":
		w := t.Tokens[m.first-2].Word.Norm
		return w == "eller" || w == "og"
	}
	return false
}

// believedFirst are words for what was thought before more was known. Read only.
var believedFirst = map[string]bool{"først": true, "troede": true, "troet": true, "antaget": true, "antog": true, "oprindeligt": true, "initialt": true, "tolket": true, "opfattet": true, "mistænkt": true,
	"mistanke": true, "mistanken": true, "vurderet": true, "formodet": true, "obs.": true, "indledningsvis": true}

// overturned lets the disorder that turned out to be there refute the one that
// was thought of first: 'først vurderet som en apopleksi, men det var migræne'.
func (f *Finder) overturned(doc *document, all []mention) {
	for i := range all {
		m := &all[i]
		t := doc.pages[m.page]
		s := t.SentenceOf(m.first)
		if m.status != Confirmed && m.status != Suspected && m.status != Historical {
			continue
		}
		believed := thought(t, m, s)
		for k := i + 1; k < len(all) && k <= i+3 && all[k].page == m.page; k++ {
			o := &all[k]
			if o.first <= m.last || o.status == Negated || o.status == Family || o.code[:3] == m.code[:3] || t.SentenceOf(o.first) != s {
				continue
			}
			if believed && turned(t, m.last+1, o.first) || changedTo(t, m.last+1, o.first) {
				m.status, m.explicit, m.later = Negated, true, true
				m.say("it turned out otherwise")
			}
			break
		}
	}
}

// changedTo reports whether 'ændret til' or the like stands in the tokens
// [from, to).
func changedTo(t *match.Text, from, to int) bool {
	for i := from; i+1 < to; i++ {
		if changed(t, i, i+1) && has(t, i+1, min(i+4, to), "til") {
			return true
		}
	}
	return false
}

// thought reports whether words for a first belief stand before a mention.
func thought(t *match.Text, m *mention, s *match.Sentence) bool {
	for i := m.first - 1; i >= s.First; i-- {
		if believedFirst[t.Tokens[i].Word.Norm] {
			return true
		}
	}
	return false
}

// turned reports whether 'men det var', 'men viste sig at være' or the like
// stands in the tokens [from, to).
func turned(t *match.Text, from, to int) bool {
	men := false
	for i := from; i < to; i++ {
		switch t.Tokens[i].Word.Norm {
		case "men", "hvilket":
			men = true
		case "var", "viste", "er", "drejede", "blev", "opfattes", "tolkes", "vurderes", "anses":
			if men && to-i <= 8 {
				return true
			}
		}
	}
	return false
}
