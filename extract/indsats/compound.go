package indsats

import (
	"sort"
	"strings"

	"oplyst/extract/match"
)

// drugTails are the second parts of compounds with a drug in front. Read only.
var drugTails = []string{"behandling", "behandlingen", "forbrug", "forbruget", "kur", "kuren", "kure", "depot", "plaster", "injektion", "injektioner", "dosis", "indtag"}

// drugCompounds lists mentions such as 'metforminbehandling' and
// 'tramadolforbruget', which the dictionary of whole words does not hold.
func (t *tables) drugCompounds(p *page) {
	found := false
	for i := range p.t.Tokens {
		w := p.t.Tokens[i].Word.Norm
		if len(w) < 10 || p.t.Tokens[i].Kind != match.WordToken {
			continue
		}
		for _, tail := range drugTails {
			head, ok := strings.CutSuffix(w, tail)
			if !ok || len(head) < 5 {
				continue
			}
			if n, ok := t.drugs[head]; ok && len(p.mentionsIn(i, i+1)) == 0 {
				s := p.t.SentenceOf(i)
				p.mentions = append(p.mentions, mention{row: &t.rows[n], page: p, first: i, last: i, sent: int(p.t.Tokens[i].Sent), block: s.Block})
				found = true
			}
			break
		}
	}
	if found {
		sort.SliceStable(p.mentions, func(i, j int) bool { return p.mentions[i].first < p.mentions[j].first })
	}
}
