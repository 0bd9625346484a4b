package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// kin are words for relatives that a relative may call the citizen by. Read only.
var kin = map[string]bool{"mor": true, "far": true, "søster": true, "bror": true, "datter": true, "søn": true, "mand": true, "kone": true,
	"hustru": true, "ægtefælle": true, "kæreste": true, "samlever": true, "storebror": true, "lillebror": true, "storesøster": true, "lillesøster": true}

// writerReach is how many sentences of a letter are read for who writes it.
const writerReach = 12

// calledBy returns the word a relative who writes the document calls the
// citizen by: mor in 'Jeg skriver på vegne af min mor'. It is "" if the citizen
// or somebody else writes.
func calledBy(pages []*match.Text, info DocInfo) string {
	switch info.Type {
	case "korrespondance", "partshoering", "klage", "andet", "":
	default:
		return ""
	}
	if len(pages) == 0 {
		return ""
	}
	t := pages[0]
	for i := 0; i < len(t.Sentences) && i < writerReach; i++ {
		s := &t.Sentences[i]
		for j := s.First; j+1 < s.Last; j++ {
			if w := t.Tokens[j].Word.Norm; w != "min" && w != "vores" {
				continue
			}
			k := j + 1
			if k+1 < s.Last && len(t.Tokens[k].Word.Norm) <= 6 && !kin[t.Tokens[k].Word.Norm] {
				k++ // 'min gamle mor'
			}
			if kin[t.Tokens[k].Word.Norm] && (announced(t, s, j) || named(t, s, k)) {
				return t.Tokens[k].Word.Norm
			}
		}
	}
	return ""
}

// announced reports whether words that say whom a letter is about stand before
// token i of its sentence.
func announced(t *match.Text, s *match.Sentence, i int) bool {
	switch strings.ToLower(s.Label) {
	case "emne", "vedr.", "vedr", "vedrørende":
		return true
	}
	for j := s.First; j < i; j++ {
		switch t.Tokens[j].Word.Norm {
		case "vegne", "vedr.", "vedrørende", "angående", "ang.", "pårørende", "bisidder", "partsrepræsentant", "emne":
			return true
		}
	}
	return false
}

// named reports whether a name and a birth date or CPR number follow token i:
// 'min mor, Birthe Lund (født 1960)'.
func named(t *match.Text, s *match.Sentence, i int) bool {
	for j := i + 1; j < s.Last && j <= i+8; j++ {
		w := t.Tokens[j].Word
		if w.Norm == "født" || w.Norm == "f." || strings.HasPrefix(w.Norm, "cpr") || len(w.Norm) == 6 && t.Tokens[j].Kind == match.NumberToken {
			return true
		}
	}
	return false
}

// byRelative corrects the status of a mention in a letter that a relative
// writes: what is said of the citizen by the word the writer uses is the
// citizen's, what the writer says of himself is a relative's.
func (f *Finder) byRelative(doc *document, t *match.Text, m *mention, d match.Decision, s *match.Sentence) {
	if doc.called == "" {
		return
	}
	if m.status == Family {
		for _, a := range d.Active {
			if a.Type == match.Relative && strings.TrimSuffix(t.Tokens[a.Last].Word.Norm, "en") != doc.called {
				return
			}
		}
		value, _ := without(d, match.Relative).Diagnosis()
		m.status = statusOf[value]
		m.say("the writer calls the citizen '" + doc.called + "'")
		return
	}
	for i := m.first - 1; i >= s.First; i-- {
		switch w := t.Tokens[i].Word.Norm; w {
		case "hun", "han", "hende", "ham", doc.called, ",":
			return
		case "jeg":
			if m.status != Negated && m.status != dropped {
				m.status, m.explicit = Family, true
				m.say("the writer, a relative, speaks of himself")
			}
			return
		}
	}
}
