package index

import (
	"strings"

	"oplyst/corpus"
)

// byProvision answers a query that is only a law reference no decision names:
// it takes the provision's text from the catalogue and searches for what that is
// about. The result is nil if the catalogue has no such provision.
func (p *Precedents) byProvision(words []queryWord, on string) (ranked []queryWord, note string) {
	if len(words) == 0 {
		return nil, ""
	}
	for _, w := range words {
		if !w.law && w.weight != smallWordWeight {
			return nil, ""
		}
	}
	provision := p.provision(words, on)
	if provision == nil {
		return nil, ""
	}
	ex := &expander{in: p.ranker, words: p.words}
	for _, w := range ex.expand([]wordNode{{text: provision.Text}}) {
		if !w.law && w.weight == 1 {
			w.alts = w.alts[:1] // the text's own words are enough
			ranked = append(ranked, w)
		}
	}
	return ranked, "Ingen afgørelse i kataloget henviser til " + provision.Short + " " + provision.Ref + "; søgte efter det, bestemmelsen handler om."
}

// provision finds the catalogue's wording of the first law reference.
func (p *Precedents) provision(words []queryWord, on string) *corpus.Provision {
	var best *corpus.Provision
	for _, w := range words {
		if !w.law {
			continue
		}
		provisions := p.corpus.Provisions()
		for i := range provisions {
			pr := &provisions[i]
			if on != "" && !pr.ValidOn(on) {
				continue
			}
			for _, t := range (Analyzer{}).Tokens(pr.Short + " " + pr.Ref) {
				if t.Kind != Symbol || t.Term != w.text {
					continue
				}
				if best == nil || len(pr.Ref) < len(best.Ref) || len(pr.Ref) == len(best.Ref) && pr.ValidTo == "" {
					best = pr
				}
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// splitRefs takes "§§ 107, 109 og 110" and "§ 40, stk. 2; § 43" apart.
func splitRefs(ref string) []string {
	var out []string
	for _, part := range strings.Split(ref, ";") {
		part = strings.TrimSpace(part)
		list, ok := strings.CutPrefix(part, "§§ ")
		if !ok {
			out = append(out, part)
			continue
		}
		for _, n := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
			if isDigit(n[0]) {
				out = append(out, "§ "+n)
			}
		}
	}
	return out
}
