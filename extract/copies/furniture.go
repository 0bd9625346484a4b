package copies

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// edgeLines is how many lines at the top and at the bottom of a page may be its
// header, footer or number.
const edgeLines = 3

// eachLine calls f with each line of a page that holds anything, and whether it
// stands at the page's edge.
func eachLine(page string, f func(line string, edge bool)) {
	var lines []string
	for line := range strings.SplitSeq(page, "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	end := len(lines) - edgeLines
	for i := max(0, len(lines)-closingLines); i < end; i++ {
		if closes(lines[i]) {
			end = i
		}
	}
	for i, line := range lines {
		f(line, i < edgeLines || i >= end)
	}
}

// closingLines is how many lines there may be from the words that close a letter
// to the end of its page.
const closingLines = 8

// closes reports whether a line closes a letter; its signature follows.
func closes(line string) bool {
	low := strings.Trim(strings.ToLower(line), " \t,.")
	return len(low) < 40 && (strings.HasSuffix(low, "hilsen") || low == "mvh" || low == "vh")
}

// repeated finds the lines at the edges of pages that come on at least two of
// them: headers and footers.
func repeated(pages []string) map[uint64]bool {
	if len(pages) < 2 {
		return nil
	}
	n, out := map[uint64]int{}, map[uint64]bool{}
	for _, page := range pages {
		here := map[uint64]bool{}
		eachLine(page, func(line string, edge bool) {
			if !edge {
				return
			}
			if ws := tokens(nil, line); len(ws) > 0 {
				here[key(ws)] = true
			}
		})
		for h := range here {
			n[h]++
			out[h] = n[h] >= 2
		}
	}
	return out
}

// pageNumber reports whether a line only counts pages: '2', '- 2 -', 'Side 2 af
// 3', 's. 2/3', 'Side2af3'.
func pageNumber(line string, ws []token) bool {
	numbers := 0
	for _, w := range ws {
		rest := strings.ToLower(line[w.start:w.end])
		for rest != "" {
			n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
			switch {
			case n > 3:
				return false
			case n > 0:
				numbers++
			default:
				if n = strings.IndexAny(rest, "0123456789"); n < 0 {
					n = len(rest)
				}
				if !pageWord(rest[:n]) {
					return false
				}
			}
			rest = rest[n:]
		}
	}
	return numbers > 0 && numbers <= 2
}

// pageWord reports whether a word belongs to a page number.
func pageWord(word string) bool {
	switch strings.ToLower(word) {
	case "side", "s", "af", "p", "page", "of":
		return true
	}
	return false
}

// stampWords open the stamps that an office puts on a paper it receives or
// copies.
var stampWords = []string{"modtaget", "indgået", "indkommet", "scannet", "skannet", "indscannet", "journaliseret", "kopi", "genpart", "bilag", "akt", "udskriftsdato"}

// stampLength is how many words a stamp has at most.
const stampLength = 8

// stamp reports whether a line is a stamp: 'MODTAGET 12 MAR 2019', 'KOPI',
// 'Bilag 7'. A sentence ('Kopi er sendt til kommunen') is none.
func stamp(line string, ws []token) bool {
	if len(ws) > stampLength || !isStampWord(line[ws[0].start:ws[0].end]) {
		return false
	}
	for _, w := range ws[1:] {
		word := line[w.start:w.end]
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) && len(word) > 3 && !isMonth(word) {
			return false
		}
	}
	return true
}

func isStampWord(word string) bool {
	return slices.Contains(stampWords, strings.ToLower(word))
}

func isMonth(word string) bool {
	for _, m := range []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"} {
		if word == m {
			return true
		}
	}
	return false
}
