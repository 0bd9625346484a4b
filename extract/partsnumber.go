package extract

import (
	"strings"
)

// edgeLines is how many lines at either end of a page are looked at for page
// numbers and stamps.
const edgeLines = 4

// fewOwn is how many pages a document that counts its own usually has at most.
const fewOwn = 5

// pageNo is a printed page number.
type pageNo struct {
	page, of int  // of is 0 where it isn't told
	foot     bool // at the foot of the page
}

// numbering is the printed page numbers and stamps of a file's pages.
type numbering struct {
	numbers [][]pageNo
	whole   int     // what to add to a page's place for its number in the whole file's own count; -1 for none
	heed    float64 // what that count says against a start
	kinds   []string
	stamps  []string
}

func newNumbering(texts []string) *numbering {
	n := &numbering{numbers: make([][]pageNo, len(texts)), kinds: make([]string, len(texts)), stamps: make([]string, len(texts)), whole: -1}
	votes := map[int]int{}
	for i, t := range texts {
		n.read(i, t)
		seen := map[int]bool{}
		for _, p := range n.numbers[i] {
			if d := p.page - i; d >= 0 && !seen[d] {
				seen[d] = true
				votes[d]++
			}
		}
	}
	best := 0
	for d, v := range votes {
		if v > best || v == best && d < n.whole {
			best, n.whole = v, d
		}
	}
	if best*10 < len(texts)*7 || best < 2 {
		n.whole = -1
	}
	if n.heed = 2; len(texts) <= fewOwn { // it may well be the only document's own
		n.heed = 3.5
	}
	return n
}

// read finds the numbers and the stamp of a page.
func (n *numbering) read(i int, text string) {
	top, foot := edges(text)
	for k, l := range append(append([]string{}, top...), foot...) {
		if len(l) > 160 {
			continue
		}
		if p, ok := printedNumber(l); ok {
			p.foot = k >= len(top)
			n.numbers[i] = append(n.numbers[i], p)
		}
		if kind, number := stampOf(l); kind != "" && n.kinds[i] == "" && (k < 2 || k >= len(top)) && len(l) < 70 {
			n.kinds[i], n.stamps[i] = kind, number
		}
	}
}

// edges are the first and last lines of a page that aren't empty.
func edges(text string) (top, foot []string) {
	for rest := text; rest != "" && len(top) < edgeLines; {
		var l string
		l, rest, _ = strings.Cut(rest, "\n")
		if l = strings.TrimSpace(l); l != "" {
			top = append(top, l)
		}
	}
	for rest := text; rest != "" && len(foot) < edgeLines; {
		k := strings.LastIndexByte(rest, '\n')
		if l := strings.TrimSpace(rest[k+1:]); l != "" {
			foot = append(foot, l)
		}
		rest = rest[:max(k, 0)]
	}
	return top, foot
}

// numberSign is what printed numbers say of a page.
type numberSign int

const (
	noNumber         numberSign = iota
	numberNext                  // the next number of the same document
	goesOnThroughout            // the next number, as on all pages of the file
	restarts                    // page 1 of several, or behind the last page of a document
	restartsBare                // page 1, of how many isn't told
	amidst                      // another number than 1, with nothing before it
)

// at says what the numbers of page i tell. The count that runs through the whole
// file tells little, if a page has another.
func (n *numbering) at(i int) numberSign {
	out := noNumber
	for _, p := range n.numbers[i] {
		if p.page-i == n.whole {
			out = max(out, goesOnThroughout)
			continue
		}
		switch before, found := n.before(i, p); {
		case p.page == 1 && p.of > 0:
			return restarts
		case p.page == 1 && (found || before):
			return restartsBare
		case p.page > 1 && found:
			return numberNext
		case p.page > 1 && p.of > 0:
			out = amidst
		}
	}
	return out
}

// before tells whether the page before has a number at the same end, and whether
// it is the one before p.
func (n *numbering) before(i int, p pageNo) (some, next bool) {
	for _, q := range n.numbers[i-1] {
		if q.page-(i-1) == n.whole || q.foot != p.foot {
			continue
		}
		some = true
		next = next || q.page == p.page-1 && q.of == p.of
	}
	return some, next
}

// stampSign is what the stamp of a page tells.
type stampSign int

const (
	noStamp      stampSign = iota
	stampChanges           // another number than on the page before
	stampStays             // the same
	stampAppears           // only this page has one
)

// stamp compares the stamp of page i with that of the page before.
func (n *numbering) stamp(i int) stampSign {
	switch {
	case n.stamps[i] == "":
		return noStamp
	case n.kinds[i-1] != n.kinds[i]:
		if n.stamped(n.kinds[i]) < 3 { // an enclosure of its own
			return noStamp
		}
		return stampAppears
	case n.stamps[i-1] == n.stamps[i]:
		return stampStays
	}
	return stampChanges
}

// stamped counts the pages that bear a stamp of a kind.
func (n *numbering) stamped(kind string) int {
	count := 0
	for _, k := range n.kinds {
		if k == kind {
			count++
		}
	}
	return count
}

// printedNumber reads a page number: 'Side 2 af 4', 's. 2/4', '2/4', '- 2 -', '2'
// alone, or 'side 2 af 4' at the end of a line.
func printedNumber(l string) (pageNo, bool) {
	low := strings.ToLower(l)
	for at := 0; ; {
		k := strings.Index(low[at:], "side")
		if k < 0 {
			break
		}
		k += at
		at = k + 4
		if k > 0 && isLetter(low, k-1) {
			continue
		}
		rest := strings.TrimLeft(low[at:], ": .")
		p, tail, ok := countOf(rest)
		if ok && (p.of > 0 || strings.Trim(tail, " .-|") == "" || k == 0 && len(low) < 30) {
			return p, true
		}
	}
	if len(low) > 14 {
		return pageNo{}, false
	}
	rest := strings.Trim(low, " -–.|")
	rest = strings.TrimSpace(strings.TrimPrefix(rest, "s."))
	p, tail, ok := countOf(rest)
	return p, ok && strings.TrimSpace(tail) == "" && (p.of == 0 || p.page <= p.of)
}

// countOf reads '2', '2 af 4', '2/4' and '2 ud af 4' and gives the rest.
func countOf(s string) (p pageNo, rest string, ok bool) {
	p.page, rest = leadingNumber(s)
	if p.page == 0 {
		return p, s, false
	}
	next := strings.TrimLeft(rest, " ")
	for _, of := range [...]string{"af", "ud af", "/", "of"} {
		if after, found := strings.CutPrefix(next, of); found {
			if n, tail := leadingNumber(strings.TrimLeft(after, " ")); n >= p.page {
				p.of, rest = n, tail
			}
			break
		}
	}
	return p, rest, true
}

// leadingNumber reads a number of at most four digits, 0 for none.
func leadingNumber(s string) (int, string) {
	n, i := 0, 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		if i++; i > 4 {
			return 0, s
		}
	}
	return n, s[i:]
}

func isLetter(s string, i int) bool { return s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= 0x80 }

// stampKinds are what numbers documents of a case are stamped with.
var stampKinds = []string{"bilag", "akt", "aktnr", "akt-id", "aktid", "dok", "doknr", "dok-id", "dokument", "dokumentnr", "journalakt", "sagsakt"}

// stampOf reads 'Bilag 3', 'Akt nr. 12', 'Dok.nr. 2019-123' at the start of a
// line: what is numbered, and the number; "" where it is none.
func stampOf(l string) (kind, number string) {
	low := strings.ToLower(l)
	for _, k := range stampKinds {
		rest, ok := strings.CutPrefix(low, k)
		if !ok || rest == "" || rest[0] >= 'a' && rest[0] <= 'z' || rest[0] >= 0x80 {
			continue
		}
		rest = strings.TrimLeft(rest, " .:#-")
		for _, no := range [...]string{"nr", "nummer", "id", "no"} {
			rest = strings.TrimLeft(strings.TrimPrefix(rest, no), " .:#")
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return (r < '0' || r > '9') && r != '-' && r != '/' && r != '.' })
		if end < 0 {
			end = len(rest)
		}
		if number = strings.Trim(rest[:end], "-/."); number != "" && number[0] >= '0' && number[0] <= '9' {
			return k, number
		}
	}
	return "", ""
}
