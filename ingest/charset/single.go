package charset

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// candidate is a single-byte table that Danish files are found in, in the
// order that settles a draw.
type candidate struct {
	name  string
	table *charmap.Charmap
}

func candidates() [3]candidate {
	return [3]candidate{
		{CP1252, charmap.Windows1252},
		{CP850, charmap.CodePage850},
		{MacRoman, charmap.Macintosh},
	}
}

// decodeSingle picks the table under which data reads most like Danish.
func decodeSingle(data []byte) (text, name string) {
	best, bestScore := candidate{}, 0
	for i, c := range candidates() {
		if s := danishScore(data, c.table); i == 0 || s > bestScore {
			best, bestScore = c, s
		}
	}
	return decodeTable(data, best.table), best.name
}

// dosSection is the byte that DOS programs write the section sign with in the
// Nordic code page 865 (and 437). Its letters are those of 850 for Danish text,
// and 850, which has a sign of its own, shows this byte as one too.
const dosSection = 0x15

func decodeTable(data []byte, table *charmap.Charmap) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		if c == dosSection && table == charmap.CodePage850 {
			b.WriteRune('§')
			continue
		}
		b.WriteRune(table.DecodeByte(c))
	}
	return b.String()
}

// drawn tells what may stand beside a mark of a drawn frame: another one, or
// nothing.
func drawn(r rune) bool {
	return r >= '─' && r <= '▟' || unicode.IsSpace(r)
}

// danishScore judges the letters above ASCII among their neighbours: a small
// letter belongs inside or at the edge of a word of small letters, a capital
// before small ones or among capitals, and a box-drawing mark in a frame.
func danishScore(data []byte, table *charmap.Charmap) int {
	score := 0
	at := func(i int) rune {
		if i < 0 || i >= len(data) {
			return ' '
		}
		return table.DecodeByte(data[i])
	}
	for i, c := range data {
		if c < 0x80 {
			continue
		}
		r, prev, next := at(i), at(i-1), at(i+1)
		switch {
		case strings.ContainsRune("æøå", r):
			score += 4
			if unicode.IsLower(prev) || unicode.IsLower(next) {
				score += 4
			}
			if unicode.IsUpper(next) || unicode.IsLetter(prev) && unicode.IsUpper(prev) && unicode.IsUpper(next) {
				score -= 8
			}
		case strings.ContainsRune("ÆØÅ", r):
			score += 4
			if unicode.IsLower(prev) {
				score -= 8
			} else if unicode.IsLetter(next) {
				score += 3
			}
		case strings.ContainsRune("§»«–—’‘“”„…·•€½×°µ²³éÉüÜöÖäÄ\u00a0´\u00ad", r):
			score += 2
			if unicode.IsLetter(r) && (unicode.IsLower(prev) || unicode.IsLower(next)) {
				score++
			}
		case r >= '─' && r <= '▟' && drawn(prev) && drawn(next):
			score += 2 // a frame around a table
		case r == unicode.ReplacementChar || unicode.IsControl(r):
			score -= 10
		case unicode.IsLetter(r) && unicode.Is(unicode.Latin, r):
			// another Latin letter: possible, in names
		default:
			score -= 4
		}
	}
	return score
}
