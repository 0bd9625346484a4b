package copies

import (
	"slices"
	"sort"
)

// Reading is a paper as it was read.
type Reading struct {
	Bytes string   // tells files of the same bytes; "" if it was never read
	Pages []string // text of each page
	OCR   bool     // text recognition read it, so that words may be misread
}

// Bounds of 'the same text'.
const (
	sameLetters  = 200  // letters a paper must have to be compared by its text
	sketchSize   = 24   // smallest hashes of three words that are kept of a paper to find papers like it
	bucketSize   = 32   // papers looked at for one such hash
	sketchShare  = 4    // hashes two papers must have in common to be compared
	lengthsApart = 0.15 // of their words, at most
)

// Groups tells which readings are of the same paper: the same bytes, or the
// same words. For each reading it gives the index of the first of its group,
// its own if it is alone.
//
// Words are the same in spite of line breaks, hyphens, page numbers, headers,
// footers and stamps of receipt; a copy read by text recognition may have some
// letters wrong. But a number, a date, a name, a tick or a negation that differs
// makes two papers of what may be one form filled in twice.
func Groups(rs []Reading) []int {
	g := grouping{of: make([]int, len(rs)), papers: make([]paper, len(rs))}
	byBytes, byWords, like := map[string]int{}, map[uint64]int{}, map[uint64][]int{}
	for i := range rs {
		g.of[i] = i
		if rs[i].Bytes != "" {
			if first, ok := byBytes[rs[i].Bytes]; ok {
				g.of[i] = g.of[first]
				continue
			}
			byBytes[rs[i].Bytes] = i
		}
		p := &g.papers[i]
		*p = readPaper(&rs[i])
		if p.letters < sameLetters {
			continue
		}
		if first, ok := byWords[p.key]; ok {
			g.of[i] = first
			continue
		}
		if first, ok := g.near(i, like); ok {
			g.of[i] = first
			continue
		}
		byWords[p.key] = i
		for _, h := range p.sketch {
			if len(like[h]) < bucketSize {
				like[h] = append(like[h], i)
			}
		}
	}
	return g.of
}

type grouping struct {
	of     []int
	papers []paper
}

// near finds the first paper that says the same as paper i.
func (g *grouping) near(i int, like map[uint64][]int) (int, bool) {
	p, shared := &g.papers[i], map[int]int{}
	for _, h := range p.sketch {
		for _, k := range like[h] {
			shared[k]++
		}
	}
	var candidates []int
	for k, n := range shared {
		if a, b := len(p.words), len(g.papers[k].words); n >= sketchShare && float64(max(a, b)-min(a, b)) <= lengthsApart*float64(max(a, b)) {
			candidates = append(candidates, k)
		}
	}
	sort.Ints(candidates)
	for _, k := range candidates {
		if same(&g.papers[k], p) {
			return g.of[k], true
		}
	}
	return 0, false
}

// paper is a reading as its words.
type paper struct {
	words   []word
	letters int
	key     uint64   // of all words in order
	sketch  []uint64 // the smallest hashes of three words, ascending
	lines   map[uint64]bool
	ocr     bool
	sorted  []uint32 // see vocabulary
}

// word is a word with the line it stands in.
type word struct {
	text  string // as written
	hash  uint32
	line  uint64 // hash of the line's words
	opens bool   // the first of its line
}

// readPaper takes the words of a paper without the furniture of its pages.
func readPaper(r *Reading) paper {
	p := paper{ocr: r.OCR, lines: map[uint64]bool{}}
	furniture := repeated(r.Pages)
	for _, page := range r.Pages {
		eachLine(page, func(line string, edge bool) {
			ws := tokens(nil, line)
			if len(ws) == 0 {
				return
			}
			h := key(ws)
			p.lines[h] = true
			if furniture[h] || edge && pageNumber(line, ws) || stamp(line, ws) {
				return
			}
			for i, w := range ws {
				p.words = append(p.words, word{line[w.start:w.end], w.hash, h, i == 0})
				p.letters += int(w.end - w.start)
			}
		})
	}
	p.key = uint64(14695981039346656037)
	for _, w := range p.words {
		p.key = (p.key ^ uint64(w.hash)) * 1099511628211
	}
	p.sketch = sketch(p.words)
	return p
}

// vocabulary is the hashes of the paper's words, ascending.
func (p *paper) vocabulary() []uint32 {
	if p.sorted == nil {
		p.sorted = make([]uint32, len(p.words))
		for i, w := range p.words {
			p.sorted[i] = w.hash
		}
		slices.Sort(p.sorted)
	}
	return p.sorted
}

// sketch keeps the smallest distinct hashes of three words in a row.
func sketch(ws []word) []uint64 {
	least := make([]uint64, 0, sketchSize+1)
	for i := 0; i+3 <= len(ws); i++ {
		h := uint64(14695981039346656037)
		for _, w := range ws[i : i+3] {
			h = (h ^ uint64(w.hash)) * 1099511628211
		}
		h ^= h >> 29
		h *= 0xbf58476d1ce4e5b9
		h ^= h >> 32
		if n := len(least); n == sketchSize && h >= least[n-1] {
			continue
		}
		if at, known := slices.BinarySearch(least, h); !known {
			least = slices.Insert(least, at, h)
			least = least[:min(len(least), sketchSize)]
		}
	}
	return least
}
