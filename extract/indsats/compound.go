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

// tail is what the end of a word form says.
type tail struct {
	row   int32 // row of a compound such as 'galdestensoperation', -1 if it is none
	drug  int32 // row of the drug in front of a drugTail, -1 if there is none
	psych int8  // see psychWeight
}

// tailOf returns what the end of a word says.
func (t *tables) tailOf(w *match.Word) tail {
	if k := t.ends.Get(w); k != nil {
		return *k
	}
	k := tail{row: -1, drug: -1, psych: int8(psychWeight[w.Norm])}
	if len(w.Norm) >= 10 {
		if n, ok := t.tailRow(w.Norm); ok {
			k.row = int32(n)
		}
		k.drug = t.drugIn(w.Norm)
	}
	return *t.ends.Put(w, k)
}

// drugIn returns the row of the drug that a compound has in front, -1 if none.
func (t *tables) drugIn(w string) int32 {
	for _, tail := range drugTails {
		head, ok := strings.CutSuffix(w, tail)
		if !ok || len(head) < 5 {
			continue
		}
		if n, ok := t.drugs[head]; ok {
			return int32(n)
		}
		break
	}
	return -1
}

// drugCompounds lists mentions such as 'metforminbehandling' and
// 'tramadolforbruget', which the dictionary of whole words does not hold.
func (t *tables) drugCompounds(p *page) {
	var extra []mention
	for i := range p.t.Tokens {
		tok := &p.t.Tokens[i]
		if len(tok.Word.Norm) < 10 || tok.Kind != match.WordToken {
			continue
		}
		k := t.tailOf(tok.Word)
		n := int(k.row)
		if n < 0 || len(p.mentionsIn(i, i+1)) > 0 || p.denied(&t.rows[n], i, i) || p.covered(i) {
			if n = int(k.drug); n < 0 || len(p.mentionsIn(i, i+1)) > 0 {
				continue
			}
		}
		extra = append(extra, mention{row: &t.rows[n], page: p, first: i, last: i, sent: int(tok.Sent), block: p.t.SentenceOf(i).Block})
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
