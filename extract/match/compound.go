package match

import (
	"strings"
	"unicode/utf8"

	"oplyst/extract/lexicon"
)

// splitter takes compounds apart by dynamic programming over a lexicon of
// simplex words.
type splitter struct {
	bases map[string]bool // base forms that may be any part
	stems map[string]bool // stems of the bases: inflected last parts
	light map[string]bool // keys of light heads
}

// maxParts is the greatest number of parts of one compound.
const maxParts = 4

// loadSplitter reads simplex.tsv: word, kind ("" or "light").
func loadSplitter(a *Analyzer) *splitter {
	s := &splitter{bases: map[string]bool{}, stems: map[string]bool{}, light: map[string]bool{}}
	for _, r := range lexicon.MustLoad("simplex.tsv", "word", "kind").Rows {
		w := r.Get("word")
		s.bases[w] = true
		s.stems[a.stem(w)] = true
		if r.Get("kind") == "light" {
			s.light[foldKey(a.stem(w))] = true
		}
	}
	return s
}

// step is the best way to reach a place in a word.
type step struct {
	cost  int
	from  int8 // where the last part starts
	base  int8 // where its base ends
	parts int8
}

// parts splits a lower-case word, nil if it is simplex or unknown.
func (s *splitter) parts(norm string, a *Analyzer) []Part {
	n := len(norm)
	if n < 6 || s.bases[norm] || s.stems[a.stem(norm)] {
		return nil
	}
	var best [maxWord + 1]step
	best[0].parts = 0
	for j := 1; j <= n; j++ {
		best[j].cost = 1 << 20
	}
	for i := 0; i < n-1; i++ {
		if best[i].cost >= 1<<20 || best[i].parts >= maxParts || !utf8.RuneStart(norm[i]) {
			continue
		}
		for j := i + 2; j <= n; j++ {
			if j < n && !utf8.RuneStart(norm[j]) {
				continue
			}
			base, cost, ok := s.part(norm[i:j], i == 0, j == n, a)
			if !ok {
				continue
			}
			if c := best[i].cost + cost; c < best[j].cost {
				best[j] = step{c, int8(i), int8(i + base), best[i].parts + 1}
			}
		}
	}
	if best[n].cost >= 1<<20 {
		return s.headed(norm, a)
	}
	if best[n].parts < 2 {
		return nil
	}
	return s.collect(norm, best[:], a)
}

// collect walks the best steps back into parts.
func (s *splitter) collect(norm string, best []step, a *Analyzer) []Part {
	out := make([]Part, best[len(norm)].parts)
	for k, j := len(out)-1, len(norm); j > 0; k-- {
		b := best[j]
		key := foldKey(a.stem(norm[b.from:b.base]))
		out[k] = Part{Start: int(b.from), End: j, Key: key, Light: s.light[key]}
		j = int(b.from)
	}
	return out
}

// part says whether text can be a part: how long its base is and what it costs.
func (s *splitter) part(text string, first, last bool, a *Analyzer) (base, cost int, ok bool) {
	const perPart = 10
	short := 0
	if len(text) <= 3 {
		short = 3
	}
	if s.bases[text] {
		return len(text), perPart + short, true
	}
	if last {
		if len(text) >= 4 && s.stems[a.stem(text)] && !derived(text, s) {
			return len(text), perPart + 1, true
		}
		return 0, 0, false
	}
	if cut := strings.TrimSuffix(text, "s"); cut != text && s.bases[cut] {
		return len(cut), perPart + 1 + short, true
	}
	if cut := strings.TrimSuffix(text, "e"); cut != text && len(cut) >= 3 && s.bases[cut] {
		return len(cut), perPart + 2 + short, true
	}
	return 0, 0, false
}

// known reports whether a first part, with its link letter, has a known base.
func (s *splitter) known(part string) bool {
	return s.bases[part] || s.bases[strings.TrimSuffix(part, "s")] || s.bases[strings.TrimSuffix(part, "e")]
}

// derived reports whether a word in -else shares its stem with a base that is
// not in -else: slidelse is no form of slid.
func derived(text string, s *splitter) bool {
	i := strings.LastIndex(text, "else")
	return i > 0 && !s.bases[text[:i+4]]
}

// prefixes are no compound parts, though heads stand behind them. Read only.
var prefixes = set(`for til ved af be ge und ind op an ud over under mis u gen med mod sam vej hen frem fore ned på efter bi om fra
	tilbage sammen gennem imod hjem bort fast nær en et den der hver ingen ikke selv hel halv super inter intra extra sub trans pro pre re de dis kom kon ek eks`)

// least lengths in bytes of an unknown first part and of the known head behind it.
const (
	unknownPart = 4
	headPart    = 5
)

// headed splits a word whose first part is unknown before its longest known
// head: opiat|behandling.
func (s *splitter) headed(norm string, a *Analyzer) []Part {
	for i := unknownPart; i <= len(norm)-headPart; i++ {
		if !utf8.RuneStart(norm[i]) {
			continue
		}
		first, head := norm[:i], norm[i:]
		if prefixes[first] || prefixes[strings.TrimSuffix(first, "s")] || !strings.ContainsAny(first, "aeiouyæøå") {
			continue
		}
		if !s.bases[head] && !(len(head) > headPart && s.stems[a.stem(head)]) {
			continue
		}
		base := strings.TrimSuffix(first, "s")
		key, tail := foldKey(a.stem(base)), foldKey(a.stem(head))
		last := Part{Start: i, End: len(norm), Key: tail, Light: s.light[tail]}
		if inner := s.parts(base, a); len(inner) > 1 {
			inner[len(inner)-1].End = i
			return append(inner, last)
		}
		return []Part{{Start: 0, End: i, Key: key}, last}
	}
	return nil
}
