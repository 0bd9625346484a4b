package index

import (
	"strings"
	"unicode/utf8"

	"oplyst/extract/match"
)

// word gives the ways to meet one word by itself.
func (e *expander) word(w *match.Word) queryWord {
	q := queryWord{text: w.Surface, weight: 1, alts: []alt{{terms: []string{w.Key}, weight: 1}}}
	if isSmallWord(w.Norm) {
		q.weight = smallWordWeight
		return q
	}
	if commonWords()[w.Key] {
		q.weight = fieldWordWeight
	}
	if len(w.Parts) > 1 {
		var keys []string
		for _, p := range w.Parts {
			keys = append(keys, p.Key)
		}
		q.alts = append(q.alts, alt{terms: keys, weight: weightPieces})
	}
	if !e.in.known(w.Key) && !e.split(w, &q) && !e.typo(w, &q) {
		for _, p := range w.Parts {
			if !p.Light {
				q.alts = append(q.alts, alt{terms: []string{p.Key}, weight: weightPiece})
			}
		}
	}
	return q
}

// split meets an unknown compound that extraction knows no parts of by two
// words of the index: "højesteretsdom" by Højesteret and dom.
func (e *expander) split(w *match.Word, q *queryWord) bool {
	if len(w.Parts) > 1 || len(w.Norm) < 8 || len(w.Norm) > 60 {
		return false
	}
	for i := len(w.Norm) - 3; i >= 4; i-- {
		left, right := w.Norm[:i], w.Norm[i:]
		if !utf8.RuneStart(w.Norm[i]) || !e.words.has(plain(right)) {
			continue
		}
		for _, link := range []string{"", "s", "e"} {
			base, ok := strings.CutSuffix(left, link)
			if !ok || len(base) < 4 || !e.words.has(plain(base)) {
				continue
			}
			a, b := match.Shared().Word(base), match.Shared().Word(right)
			q.alts = append(q.alts, alt{terms: []string{a.Key, b.Key}, weight: weightPieces},
				alt{terms: []string{a.Key}, weight: weightPiece}, alt{terms: []string{b.Key}, weight: weightPiece / 2})
			return true
		}
	}
	return false
}

// maxTypos bounds how many words of a query are looked up under another spelling.
const maxTypos = 12

// typo looks for what an unknown word may have been meant to be.
func (e *expander) typo(w *match.Word, q *queryWord) bool {
	if e.typos++; e.typos > maxTypos {
		return false
	}
	found := e.words.near(plain(w.Norm))
	for _, n := range found {
		q.alts = append(q.alts, alt{terms: []string{n.key}, weight: weightTypo, shown: n.form})
	}
	if len(found) > 0 {
		e.notes = append(e.notes, "»"+w.Surface+"« findes ikke; søgte efter »"+restore(found[0].form)+"«.")
	}
	return len(found) > 0
}

// join meets two words written apart that the index has as one. The first
// fixed of out are symbols, which join with nothing.
func (e *expander) join(tokens []Token, out []queryWord, at map[int]int, fixed int) {
	var last *Token
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != Word {
			continue
		}
		if at[t.Pos] < fixed { // part of a symbol
			last = nil
			continue
		}
		if last != nil && last.Pos+1 == t.Pos && len(last.word.Norm) >= 3 && len(t.word.Norm) >= 3 {
			for _, link := range []string{"", "s", "e"} {
				joined := last.word.Norm + link + t.word.Norm
				if !e.words.has(plain(joined)) {
					continue
				}
				key := match.Shared().Word(joined).Key
				for _, pos := range []int{last.Pos, t.Pos} {
					q := &out[at[pos]]
					q.alts = append(q.alts, alt{terms: []string{key}, weight: weightJoined, shown: joined})
				}
				break
			}
		}
		last = t
	}
}
