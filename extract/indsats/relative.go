package indsats

import "oplyst/extract/match"

// ofRelative reports whether the subject of the mention's clause is a relative.
func (p *page) ofRelative(m *mention, s *match.Sentence) bool {
	for i := m.first - 1; i >= s.First; i-- {
		n := p.t.Tokens[i].Word.Norm
		if (n == "borger" || n == "patient" || n == "klient") && (p.norm(s, i-1) == "anden" || p.norm(s, i-1) == "andre") {
			return true
		}
		if citizens[n] && i > s.First {
			return false
		}
		limit := 0
		who := p.norm(s, i+1) == "," && (p.norm(s, i+2) == "som" || p.norm(s, i+2) == "der")
		if i < s.First+3 || owners[p.norm(s, i-1)] && !awaiting[p.norm(s, i-2)] && !because[p.norm(s, i-2)] || who {
			limit = 1
		}
		if relatives[n] && p.clauses(i, m.first) <= limit && m.first-i < 16 && (who || !withPerson[p.norm(s, i-1)] && !withPerson[p.norm(s, i-2)]) {
			return true
		}
	}
	if n := p.norm(s, s.First); n == "han" || n == "hun" {
		if m.sent > 0 {
			prev := &p.t.Sentences[m.sent-1]
			if prev.Block == s.Block && (p.norm(prev, prev.First) == "min" || p.norm(prev, prev.First) == "hans" || p.norm(prev, prev.First) == "hendes") &&
				relatives[p.norm(prev, prev.First+1)] {
				return true
			}
		}
	}
	return false
}
