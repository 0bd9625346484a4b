package copies

import (
	"slices"
	"strings"
	"unicode"
)

// A copy of a paper differs from it at the edges of its pages: an office stamps
// it, a fax prints its line above it, one program writes the letterhead and
// another leaves it out, the signature is lost. Nothing of that is a sentence of
// the paper.

// lineKind says what a line is to a comparison.
type lineKind uint8

const (
	edgeLine   lineKind = 1 << iota // it stands at the edge of a page
	proseLine                       // it is a sentence or the part of one
	officeLine                      // an office or a machine put it there: numbers in it are not the paper's
)

// longLine is how many words a line has at least that is taken for prose though
// no sentence ends with it.
const longLine = 12

// kindOf says what a line at the edge of a page is, or not.
func kindOf(line string, ws []token, edge, ocr bool) (kind lineKind) {
	if edge {
		kind |= edgeLine
		if transmitted(line) || ocr && stampLike(line) {
			return kind | officeLine
		}
	}
	if trimmed := strings.TrimRight(line, " \t|"); len(ws) >= longLine || len(ws) > 3 && strings.HasSuffix(trimmed, ".") {
		kind |= proseLine
	}
	return kind
}

// transmitted reports whether a line is what a machine or an office prints on
// every paper that it sends: 'FRA: SYGEHUS VEST 18 NOV 2020 09:12 TIL: 96001122 S.
// 01/01', 'Klinik Østergade, ydernr. 041288'. A sentence is none.
func transmitted(line string) bool {
	low := " " + strings.ReplaceAll(strings.ToLower(strings.TrimSpace(line)), "\t", " ") + " "
	if strings.HasSuffix(low, ". ") {
		return false
	}
	for _, m := range []string{"->", "=>", "→", " fax", "telefax", " edi ", " via edi", "medcom", "e-boks", "digital post", " ydernr", " tlf", " telefon:", " cvr", " ean", " udskrevet fra ", " udskrevet af ", " printet"} {
		if strings.Contains(low, m) {
			return true
		}
	}
	return clock(low) && strings.Contains(low, " fra") && strings.Contains(low, " til") || dialled(low)
}

// dialled reports whether a line is the number that was dialled, and no more
// than a page number beside it.
func dialled(low string) bool {
	found := false
	for _, w := range tokens(nil, low) {
		word := low[w.start:w.end]
		number := strings.Trim(word, "0123456789") == ""
		found = found || number && len(word) == 8
		if !number && !pageWord(word) {
			return false
		}
	}
	return found
}

// clock reports whether a time of day stands in a line: '09:12'.
func clock(line string) bool {
	digit := func(i int) bool { return i >= 0 && i < len(line) && line[i] >= '0' && line[i] <= '9' }
	for i := 1; i < len(line); i++ {
		if line[i] == ':' && digit(i-1) && digit(i+1) && digit(i+2) {
			return true
		}
	}
	return false
}

// receipts are the words of stamps that are long enough to be known though text
// recognition misread a letter or two, as on stamps it does.
var receipts = []string{"modtaget", "indkommet", "indscannet", "journaliseret"}

// stampLike reports whether a line holds such a word, however it is spaced.
func stampLike(line string) bool {
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, line[:min(len(line), 200)]))
	for _, word := range receipts {
		w := []rune(word)
		for i := 0; i+len(w) <= len(letters); i++ {
			if distance(letters[i:i+len(w)], w) <= 2 {
				return true
			}
		}
	}
	return false
}

// versions say that a paper takes the place of another.
var versions = []string{"rettet", "rettelse", "erstatter", "korrigeret", "revideret", "opdateret", "udkast", "kladde", "foreløbig", "endelig"}

// maxEdge is how many words one paper may have more than another at the edge of
// a page.
const maxEdge = 16

// atEdge reports whether words by which two papers differ are all of the edges
// of their pages, and say nothing.
func atEdge(x, y []word, a, b *contents) bool {
	for _, w := range append(slices.Clone(x), y...) {
		if w.kind&edgeLine == 0 || slices.Contains(versions, strings.ToLower(w.text)) {
			return false
		}
	}
	x, y = ownWords(x, y, b), ownWords(y, x, a)
	if len(x)+len(y) > maxEdge || named(x) && named(y) {
		return false
	}
	for _, w := range append(x, y...) {
		if w.kind&proseLine != 0 || significant(w.text) {
			return false
		}
	}
	return true
}

// ownWords drops the words that the other paper has elsewhere, and those that an
// office put there, if there is no number against theirs.
func ownWords(ws, against []word, other *contents) []word {
	number := slices.ContainsFunc(against, func(w word) bool { return strings.ContainsAny(w.text, "0123456789") })
	var out []word
	for _, w := range ws {
		if w.kind&officeLine != 0 && !number || other.has(w.hash) && !significant(w.text) || pageWord(w.text) {
			continue
		}
		out = append(out, w)
	}
	return out
}

// named reports whether one of some words may be a name.
func named(ws []word) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return nameLike(w.text) })
}

// shouted reports whether text recognition read one word of a paper as another
// in capitals, as it does with what a stamp or a pen went over.
func shouted(x, y []word, ocrX, ocrY bool) bool {
	if len(x) != 1 || len(y) != 1 || significant(x[0].text) || significant(y[0].text) {
		return false
	}
	loud := func(s string) bool { return len(s) > 3 && s == strings.ToUpper(s) }
	return ocrX && loud(x[0].text) && !loud(y[0].text) || ocrY && loud(y[0].text) && !loud(x[0].text)
}
