// Package residue searches the raw bytes of files for texts that must not be
// left in them, in the forms in which programs write text. It knows nothing of
// file formats: what is compressed or encrypted it does not see into.
package residue

import (
	"encoding/binary"
	"html"
	"net/url"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Shortest is the number of characters of the shortest text that is searched
// for. Texts below wordBelow characters count only as whole words, and below
// plainBelow only in files that are text: among the bytes of a large binary file
// any four letters turn up by chance.
const (
	Shortest   = 3
	wordBelow  = 12
	plainBelow = 6
)

// Set is a set of texts to search for. It doesn't change after New and may be
// used by several goroutines.
type Set struct {
	texts   []string
	forms   []form
	longest int              // bytes of the longest form
	long    map[uint64][]int // forms of 8 bytes and more, by their first 8
	short   map[uint32][]int // the others, by their first 3
	maybe   [1 << 14]uint64  // a bit for each hash of the first 3 bytes of a form
}

// form is one way a text may stand in a file, in lower case as far as it is
// ASCII.
type form struct {
	text  int // in texts
	bytes []byte
	unit  int  // bytes of a character: 1, or 2 in UTF-16
	low   int  // in UTF-16, where in a unit the low byte is
	word  bool // only as a whole word
	plain bool // only in files that are text
}

// New makes a set of texts. Equal ones count once; shorter ones than Shortest
// are left out.
func New(texts []string) *Set {
	s := &Set{long: map[uint64][]int{}, short: map[uint32][]int{}}
	seen := map[string]bool{}
	for _, t := range texts {
		if n := utf8.RuneCountInString(t); n < Shortest || seen[t] {
			continue
		}
		seen[t] = true
		s.texts = append(s.texts, t)
		s.add(len(s.texts)-1, t)
	}
	return s
}

// Texts are the texts searched for. They must not be changed.
func (s *Set) Texts() []string { return s.texts }

// spelled writes the letters that are not in ASCII with two that are.
var spelled = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "Æ", "Ae", "Ø", "Oe", "Å", "Aa")

// add puts every form of a text into the set.
func (s *Set) add(at int, text string) {
	n := utf8.RuneCountInString(text)
	have := map[string]bool{}
	put := func(f form) {
		fold(f.bytes)
		if have[string(f.bytes)] || len(f.bytes) < Shortest {
			return
		}
		have[string(f.bytes)] = true
		f.text, f.word, f.plain = at, n < wordBelow, n < plainBelow
		s.index(f)
	}
	for _, t := range []string{text, strings.ToLower(text), strings.ToUpper(text)} {
		for _, written := range []string{t, url.PathEscape(t), url.QueryEscape(t), html.EscapeString(t), escaped(t, utf8.MaxRune), escaped(t, utf8.RuneSelf)} {
			put(form{bytes: []byte(written), unit: 1})
		}
		put(form{bytes: []byte(spelled.Replace(t)), unit: 1})
		put(form{bytes: wide(t, binary.LittleEndian), unit: 2})
		put(form{bytes: wide(t, binary.BigEndian), unit: 2, low: 1})
	}
}

// index files a form by its first bytes.
func (s *Set) index(f form) {
	i := len(s.forms)
	s.forms = append(s.forms, f)
	s.longest = max(s.longest, len(f.bytes))
	b := f.bytes
	h := hash3(b)
	s.maybe[h>>6] |= 1 << (h & 63)
	if len(b) >= 8 {
		key := binary.LittleEndian.Uint64(b)
		s.long[key] = append(s.long[key], i)
		return
	}
	key := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
	s.short[key] = append(s.short[key], i)
}

// hash3 spreads three bytes over the bits of maybe.
func hash3(b []byte) uint32 {
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16) * 2654435761 >> 12
}

// escaped writes a text as JSON does: with the signs of HTML, and every character
// from from on, as numbers.
func escaped(text string, from rune) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < from && r != '<' && r != '>' && r != '&':
			b.WriteRune(r)
		default:
			for _, u := range utf16.Encode([]rune{r}) {
				const hex = "0123456789abcdef"
				b.WriteString(`\u`)
				for shift := 12; shift >= 0; shift -= 4 {
					b.WriteByte(hex[u>>shift&15])
				}
			}
		}
	}
	return b.String()
}

// wide writes a text in UTF-16.
func wide(text string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

// lower maps A-Z to a-z and every other byte to itself.
var lower = func() (table [256]byte) {
	for i := range table {
		table[i] = byte(i)
	}
	for c := byte('A'); c <= 'Z'; c++ {
		table[c] += 'a' - 'A'
	}
	return table
}()

func fold(b []byte) {
	for i, c := range b {
		b[i] = lower[c]
	}
}
