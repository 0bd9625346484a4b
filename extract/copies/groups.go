package copies

import (
	"slices"
	"sort"
	"strings"
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
		p, words := readPaper(&rs[i])
		g.papers[i] = p
		if p.letters < sameLetters {
			continue
		}
		if first, ok := byWords[p.key]; ok {
			g.of[i] = first
			continue
		}
		if first, ok := g.near(i, words, like); ok {
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

// near finds the first paper that says the same as paper i, which has these
// words.
func (g *grouping) near(i int, words *contents, like map[uint64][]int) (int, bool) {
	p, shared := &g.papers[i], map[int]int{}
	for _, h := range p.sketch {
		for _, k := range like[h] {
			shared[k]++
		}
	}
	var candidates []int
	for k, n := range shared {
		if a, b := p.count, g.papers[k].count; n >= sketchShare && float64(max(a, b)-min(a, b)) <= lengthsApart*float64(max(a, b)) {
			candidates = append(candidates, k)
		}
	}
	sort.Ints(candidates)
	if len(candidates) > 0 {
		p.sort(words)
	}
	for _, k := range candidates {
		q := &g.papers[k]
		if apart(q, p) {
			continue
		}
		if same(readContents(q.reading), words) {
			return g.of[k], true
		}
	}
	return 0, false
}

// paper is what is kept of a reading to find others like it. The words of all
// papers of a large case are too many to keep: contents has them of two.
type paper struct {
	reading *Reading
	letters int
	count   int      // of words
	key     uint64   // of all words in order
	sketch  []uint64 // the smallest hashes of three words, ascending
	sorted  []uint32 // see vocabulary
}

// contents are the words of a paper without the furniture of its pages.
type contents struct {
	words []word
	lines map[uint64]bool // hash of the words of each line, of furniture, too
	ocr   bool
	ticks int             // of boxes
	known map[uint32]bool // see has
}

// has reports whether a word stands anywhere in the paper.
func (c *contents) has(hash uint32) bool {
	if c.known == nil {
		c.known = make(map[uint32]bool, len(c.words))
		for i := range c.words {
			c.known[c.words[i].hash] = true
		}
	}
	return c.known[hash]
}

// word is a word with the line it stands in.
type word struct {
	text  string // as written; tick for a ticked box
	hash  uint32
	line  uint64 // hash of the line's words
	opens bool   // the first of its line
	alone bool   // the only one of its cell
	kind  lineKind
}

// tick is how a ticked box is kept, however it is drawn; empty boxes, which some
// formats leave out, are not.
const tick = "[x]"

// readContents takes the words of a reading.
func readContents(r *Reading) *contents {
	c := &contents{ocr: r.OCR, lines: map[uint64]bool{}}
	furniture := repeated(r.Pages)
	var ws []token
	for _, page := range r.Pages {
		eachLine(page, func(line string, edge bool) {
			ws = tokens(ws[:0], line)
			if len(ws) == 0 {
				return
			}
			h := key(ws)
			c.lines[h] = true
			if furniture[h] || edge && pageNumber(line, ws) {
				return
			}
			kind, first := kindOf(line, ws, edge, r.OCR), len(c.words)
			for cell := range strings.SplitSeq(line, "\t") {
				at := len(c.words)
				ws = tokens(ws[:0], cell)
				if len(ws) > 0 && stamp(cell, ws) {
					continue
				}
				for _, w := range ws {
					c.add(word{text: cell[w.start:w.end], hash: w.hash, line: h, kind: kind})
				}
				if len(c.words) == at+1 {
					c.words[at].alone = true
				}
			}
			if len(c.words) > first {
				c.words[first].opens = true
			}
		})
	}
	return c
}

// add appends a word. An x by itself is a tick.
func (c *contents) add(w word) {
	switch {
	case w.text == "x" || w.text == "X":
		w.text, w.hash = tick, boxHash(tick)
	case box(w.text) > 0 && w.hash == boxHash(tick):
		w.text = tick
	case box(w.text) > 0:
		return
	}
	if w.text == tick {
		c.ticks++
	}
	c.words = append(c.words, w)
}

// readPaper sums up the words of a reading, which it gives, too.
func readPaper(r *Reading) (paper, *contents) {
	c := readContents(r)
	p := paper{reading: r, count: len(c.words), key: uint64(14695981039346656037)}
	for _, w := range c.words {
		p.letters += len(w.text)
		p.key = (p.key ^ uint64(w.hash)) * 1099511628211
	}
	p.sketch = sketch(c.words)
	return p, c
}

// vocabulary is the hashes of the paper's words, ascending.
func (p *paper) vocabulary() []uint32 {
	if p.sorted == nil {
		p.sort(readContents(p.reading))
	}
	return p.sorted
}

// sort makes the vocabulary of the paper's words.
func (p *paper) sort(c *contents) {
	p.sorted = make([]uint32, len(c.words))
	for i := range c.words {
		p.sorted[i] = c.words[i].hash
	}
	slices.Sort(p.sorted)
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
