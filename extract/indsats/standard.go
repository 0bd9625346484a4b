package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// standardHead is how many bytes of a block are looked at for a note that it is
// a standard text.
const standardHead = 80

// standardText reports whether a block, or the heading it stands under, calls
// itself a standard text: 'Lovgrundlag (standardtekst). ...'
func (p *page) standardText(b *match.Block) bool {
	text := p.t.BlockText(b)
	return strings.Contains(strings.ToLower(text[:min(len(text), standardHead)]), "standardtekst") || strings.Contains(strings.ToLower(b.Title), "standardtekst")
}

// titleOf reports whether a mention only stands in the title of a paragraph on
// who writes: 'Om Rusklinikken. Vi tilbyder ...'
func (p *page) titleOf(m *mention, s *match.Sentence) bool {
	return m.first == s.First+1 && p.norm(s, s.First) == "om" && s.Last-m.last <= 2 && p.t.Tokens[s.Last-1].Word.Norm == "."
}

// Subjects that mean everybody. Read only.
var everybody = words(`personer borgere ledige sygemeldte mennesker jobparate aktivitetsparate alle kommuner kommunerne jobcentre virksomheder
arbejdsgivere ressourceforløbsmodtagere kontanthjælpsmodtagere førtidspensionister fleksjobbere`)

// groups are the people a house has in its courses. Read only.
var groups = words(`deltagere borgere kursister unge nye ledige patienter beboere brugere medarbejdere elever`)

// everyone reports whether 'alle deltagere' or the like stands in the sentence
// before token i.
func (p *page) everyone(s *match.Sentence, i int) bool {
	for k := s.First; k+1 < i; k++ {
		if p.t.Tokens[k].Word.Norm == "alle" && groups[p.t.Tokens[k+1].Word.Norm] {
			return true
		}
	}
	return false
}

// filed are the papers a decision lists among what it rests on. Read only.
var filed = words(`rehabiliteringsplan indstilling attest statusattest epikrise journal journaludskrift praktikevaluering udtalelse lægeattest
plan planen notat referat indsatsplan evaluering`)

// inPapers reports whether a sentence lists papers, two or more.
func (p *page) inPapers(s *match.Sentence) bool {
	n := 0
	for i := s.First; i < s.Last; i++ {
		if w := p.t.Tokens[i].Word.Norm; filed[w] || filed[strings.TrimSuffix(w, "en")] {
			n++
		}
	}
	return n > 1
}

// itemReach is how many tokens may stand between the letter of an item and its
// measure.
const itemReach = 8

// lettered reports whether a mention stands in an item that a letter opens
// within a sentence: 'a) psykolog, b) mentor'.
func (p *page) lettered(m *mention, s *match.Sentence) bool {
	for i := m.first - 1; i > s.First && i >= m.first-itemReach; i-- {
		if p.t.Tokens[i].Word.Norm == ")" {
			n := p.t.Tokens[i-1].Word.Norm
			return len(n) == 1 && (n[0] >= 'a' && n[0] <= 'z' || n[0] >= '1' && n[0] <= '9')
		}
	}
	return false
}
