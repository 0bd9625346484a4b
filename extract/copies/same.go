package copies

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of comparing two papers word by word.
const (
	maxEdits = 800  // words that may differ before two papers are given up as different
	noise    = 0.06 // share of the words that text recognition may have wrong
	loudCost = 6    // wrong words that one wholly other word in capitals counts for
)

// limitOf is how many words may differ between papers of so many words.
func limitOf(a, b int) int { return min(maxEdits, 20+(a+b)/5) }

// same reports whether two papers that nearly agree say the same.
func same(a, b *contents) bool {
	hunks, ok := diff(a.words, b.words, limitOf(len(a.words), len(b.words)))
	if !ok {
		return false
	}
	wrong, lost := 0, 0
	for _, h := range hunks {
		x, y := without(a.words[h.a0:h.a1], b), without(b.words[h.b0:h.b1], a)
		if atEdge(x, y, a, b) {
			continue
		}
		if a.ticks+b.ticks > 0 {
			var n int
			x, y, n = unseen(x, y, a.ocr, b.ocr)
			lost += n
		}
		n, ok := agree(x, y, a.ocr, b.ocr)
		if !ok {
			return false
		}
		wrong += n
	}
	if lost > 0 && 2*lost > max(a.ticks, b.ticks) {
		return false // too few are left to say that it is filled in alike
	}
	return float64(wrong) <= noise*float64(max(len(a.words), len(b.words)))
}

// unseen drops the ticks that text recognition made nothing of, or something
// short that is no word, and tells how many. A tick that only it saw stays.
func unseen(x, y []word, ocrX, ocrY bool) (restX, restY []word, lost int) {
	drop := func(ws, read []word) ([]word, []word) {
		for i := 0; i < len(ws); i++ {
			if ws[i].text != tick || slices.ContainsFunc(read, func(w word) bool { return w.text == tick }) {
				continue
			}
			ws = slices.Delete(slices.Clone(ws), i, i+1)
			i--
			k := slices.IndexFunc(read, scrap)
			if k < 0 || !strings.ContainsAny(read[k].text, "xX") {
				lost++
			}
			if k >= 0 {
				read = slices.Delete(slices.Clone(read), k, k+1)
			}
		}
		return ws, slices.DeleteFunc(slices.Clone(read), scrap) // empty ones
	}
	if ocrY {
		x, y = drop(x, y)
	}
	if ocrX {
		y, x = drop(y, x)
	}
	return x, y, lost
}

// scrap reports whether a word can be a box that text recognition took for
// letters: one or two capitals that open a line.
func scrap(w word) bool {
	return w.opens && utf8.RuneCountInString(w.text) <= 2 && strings.IndexFunc(w.text, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// apart reports whether two papers differ for sure, without comparing them word
// by word: there are more words that only one of them has than may be put in or
// taken out.
func apart(a, b *paper) bool {
	limit := limitOf(a.count, b.count)
	x, y := a.vocabulary(), b.vocabulary()
	for len(x) > 0 && len(y) > 0 && limit >= 0 {
		switch {
		case x[0] < y[0]:
			x, limit = x[1:], limit-1
		case x[0] > y[0]:
			y, limit = y[1:], limit-1
		default:
			x, y = x[1:], y[1:]
		}
	}
	return len(x)+len(y) > limit
}

// without drops the words of lines that the other paper has too, as header or
// footer of its pages.
func without(ws []word, other *contents) []word {
	var out []word
	for _, w := range ws {
		if !other.lines[w.line] {
			out = append(out, w)
		}
	}
	return out
}

// agree reports whether words of two papers that stand in the same place can be
// the same words, and how many of them are misread.
func agree(x, y []word, ocrX, ocrY bool) (wrong int, ok bool) {
	if joined(x) == joined(y) {
		return 0, true // split or joined otherwise
	}
	if !ocrX && !ocrY {
		return 0, len(x) == 0 && listNumber(y) || len(y) == 0 && listNumber(x)
	}
	if shouted(x, y, ocrX, ocrY) {
		return loudCost, true
	}
	if len(x) == len(y) {
		for i := range x {
			if !misread(x[i].text, y[i].text) {
				return 0, false
			}
		}
		return len(x), true
	}
	if n := max(len(x), len(y)); n <= 4 && len(x) > 0 && len(y) > 0 && misread(joined(x), joined(y)) {
		return n, true // a word torn in two
	}
	for _, w := range append(append([]word{}, x...), y...) {
		speck := w.alone && len(w.text) == 1
		if weighty(w.text) && !speck {
			return 0, false
		}
	}
	return len(x) + len(y), true
}

func joined(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(strings.ToLower(w.text))
	}
	return b.String()
}

// listNumber reports whether words are only the number of a list's item, which
// one format writes out and another draws.
func listNumber(ws []word) bool {
	return len(ws) == 1 && ws[0].opens && len(ws[0].text) <= 2 && strings.Trim(ws[0].text, "0123456789") == ""
}

// weighty reports whether a word that one paper lacks makes them different: a
// number, a box, a negation, or what may be a name.
func weighty(w string) bool { return significant(w) || nameLike(w) }

// nameLike reports whether a word may be a name.
func nameLike(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && utf8.RuneCountInString(w) >= 3
}

// lookalikes are the digits that text recognition takes for letters.
var lookalikes = strings.NewReplacer("o", "0", "l", "1", "i", "1", "s", "5", "b", "8", "z", "2")

// misread reports whether one word can be the other, misread. Numbers must
// agree but for letters that look like digits; a word that turns the meaning
// can be no other.
func misread(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b {
		return true
	}
	digitsA, digitsB := strings.ContainsAny(a, "0123456789"), strings.ContainsAny(b, "0123456789")
	if digitsA && digitsB || (digitsA || digitsB) && len(a) <= 4 {
		return lookalikes.Replace(a) == lookalikes.Replace(b)
	}
	if turns(a) != turns(b) || box(a) > 0 || box(b) > 0 {
		return false
	}
	if lookalikes.Replace(a) == lookalikes.Replace(b) {
		return true
	}
	longest := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	return distance([]rune(a), []rune(b)) <= max(1, longest/3)
}

func turns(low string) bool {
	return slices.Contains(turning, low)
}

// longWord bounds the work on one word, in letters.
const longWord = 60

// distance is the Levenshtein distance.
func distance(a, b []rune) int {
	a, b = a[:min(len(a), longWord)], b[:min(len(b), longWord)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next := min(row[j+1]+1, row[j]+1, diagonal+cost)
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}
