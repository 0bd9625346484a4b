package checklist

import "strings"

// lower is strings.ToLower for ASCII and the Latin letters of Danish text; it
// keeps every letter at its place, so that offsets hold in both texts. Other
// letters stay as they are.
func lower(s string) string {
	at := 0
	for at < len(s) && !upperAt(s, at) {
		at++
	}
	if at == len(s) {
		return s
	}
	out := []byte(s)
	before := byte(0)
	if at > 0 {
		before = s[at-1]
	}
	for i, c := range out[at:] {
		if c-'A' < 26 || before == latin1 && c-0x80 < 0x1F && c != times {
			out[at+i] = c + 'a' - 'A'
		}
		before = c
	}
	return string(out)
}

// latin1 is the first UTF-8 byte of À to ÿ, times the second of ×, which has no
// small letter.
const latin1, times = 0xC3, 0x97

// upperAt reports whether the byte at i is an ASCII capital or the second of a
// Latin-1 capital (À to Þ in UTF-8).
func upperAt(s string, i int) bool {
	c := s[i]
	return c-'A' < 26 || c-0x80 < 0x1F && c != times && i > 0 && s[i-1] == latin1
}

// presence tells which three-letter sequences a text may hold, so that words
// which are not there need not be searched for.
type presence [presenceBits / 64]uint64

const presenceBits = 1 << 14

func newPresence(text string) *presence {
	var p presence
	for i := 0; i+2 < len(text); i++ {
		h := trigram(text, i)
		p[h/64] |= 1 << (h % 64)
	}
	return &p
}

func trigram(s string, i int) uint32 {
	h := uint32(s[i])*0x9E3779B1 ^ uint32(s[i+1])*0x85EBCA6B ^ uint32(s[i+2])*0xC2B2AE35
	return h >> 18
}

// may reports whether the text can hold a word; false is certain.
func (p *presence) may(word string) bool {
	for i := 0; i+2 < len(word); i++ {
		h := trigram(word, i)
		if p[h/64]&(1<<(h%64)) == 0 {
			return false
		}
	}
	return true
}

// of returns the words the text can hold, in room if there is enough.
func (p *presence) of(words, room []string) []string {
	room = room[:0]
	for _, w := range words {
		if p.may(w) {
			room = append(room, w)
		}
	}
	return room
}

// countWords is len(strings.Fields(s)) for text with single-byte spaces.
func countWords(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		space := strings.IndexByte(" \t\n\r", s[i]) >= 0
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}
