package indsats

import (
	"sort"
	"strings"

	"oplyst/extract/match"
)

// drugTails are the second parts of compounds with a drug in front. Read only.
var drugTails = []string{"behandling", "behandlingen", "forbrug", "forbruget", "kur", "kuren", "kure", "depot", "plaster", "injektion", "injektioner", "dosis", "indtag"}

// tails are the last parts of compounds whose first part the splitter may not
// know, with the term that stands for them. Read only.
var tails = []struct{ tail, term string }{
	{"operation", "operation"}, {"operationen", "operation"}, {"operationer", "operation"}, {"opereret", "opereret"},
	{"praktik", "praktik"}, {"praktikken", "praktik"}, {"scanning", "scanning"}, {"skanning", "scanning"}, {"scanningen", "scanning"},
}

// tailRow returns the row of a compound such as 'galdestensoperation'.
func (t *tables) tailRow(w string) (int, bool) {
	for _, x := range tails {
		if strings.HasSuffix(w, x.tail) && len(w) > len(x.tail)+3 {
			n, ok := t.named[x.term]
			return n, ok
		}
	}
	return 0, false
}

// drugCompounds lists mentions such as 'metforminbehandling' and
// 'tramadolforbruget', which the dictionary of whole words does not hold.
func (t *tables) drugCompounds(p *page) {
	var extra []mention
	for i := range p.t.Tokens {
		w := p.t.Tokens[i].Word.Norm
		if len(w) < 10 || p.t.Tokens[i].Kind != match.WordToken {
			continue
		}
		if n, ok := t.tailRow(w); ok && len(p.mentionsIn(i, i+1)) == 0 && !p.denied(&t.rows[n], i, i) && !p.covered(i) {
			extra = append(extra, mention{row: &t.rows[n], page: p, first: i, last: i, sent: int(p.t.Tokens[i].Sent), block: p.t.SentenceOf(i).Block})
			continue
		}
		for _, tail := range drugTails {
			head, ok := strings.CutSuffix(w, tail)
			if !ok || len(head) < 5 {
				continue
			}
			if n, ok := t.drugs[head]; ok && len(p.mentionsIn(i, i+1)) == 0 {
				extra = append(extra, mention{row: &t.rows[n], page: p, first: i, last: i, sent: int(p.t.Tokens[i].Sent), block: p.t.SentenceOf(i).Block})
			}
			break
		}
	}
	if len(extra) > 0 {
		p.mentions = append(p.mentions, extra...)
		sort.SliceStable(p.mentions, func(i, j int) bool { return p.mentions[i].first < p.mentions[j].first })
	}
}

// covered reports whether token i lies in a mention that begins before it.
func (p *page) covered(i int) bool {
	for _, m := range p.mentionsIn(i-6, i) {
		if m.last >= i {
			return true
		}
	}
	return false
}
