package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// codeSpan is a diagnosis code at a place in a text.
type codeSpan struct {
	first, last int    // tokens, both inclusive
	code        string // ICD-10 with a dot
	leads       bool   // it opens its sentence or cell, and a name follows
}

// codes finds codes written out: M79.7, M 79.7, DM797, DM79.7, DF1220, DJ841A.
// A bare letter with two digits needs the SKS letter D or a decimal, since
// B12, C7, L5 and E45 are other things.
func (f *Finder) codes(t *match.Text) []codeSpan {
	var out []codeSpan
	for i := 0; i < len(t.Tokens); i++ {
		tok := &t.Tokens[i]
		if tok.Kind != match.WordToken || tok.Word.Case == match.Lower {
			continue
		}
		code, last := codeAt(t, i)
		if code == "" {
			continue
		}
		c := codeSpan{first: i, last: last, code: code}
		s := t.SentenceOf(i)
		c.leads = opensName(t, s, i, last)
		out = append(out, c)
		i = last
	}
	return out
}

// opensName reports whether the code at tokens first to last stands at the
// start of its sentence, or right after another code or a list number, and a
// word follows it.
func opensName(t *match.Text, s *match.Sentence, first, last int) bool {
	if last+1 >= s.Last || t.Tokens[last+1].Kind != match.WordToken {
		return false
	}
	for i := s.First; i < first; i++ {
		if t.Tokens[i].Kind == match.WordToken {
			return false
		}
	}
	return true
}

// codeAt returns the code that starts at token i and its last token.
func codeAt(t *match.Text, i int) (string, int) {
	w := t.Tokens[i].Word.Surface
	if len(w) > 8 || w[0] < 'A' || w[0] > 'Z' {
		return "", 0
	}
	sks := len(w) >= 4 && w[0] == 'D' && 'A' <= w[1] && w[1] <= 'Z'
	if sks {
		w = w[1:]
	}
	if len(w) == 1 && !sks {
		return spaced(t, i, w)
	}
	digits := 0
	for digits+1 < len(w) && '0' <= w[digits+1] && w[digits+1] <= '9' {
		digits++
	}
	if digits < 2 || digits > 4 || len(w)-1-digits > 1 {
		return "", 0
	}
	if digits == 2 && len(w) == 3 && i+2 < len(t.Tokens) && t.Tokens[i+1].Glued && t.Tokens[i+1].Word.Norm == "." && t.Tokens[i+2].Glued && decimal(t.Tokens[i+2].Word.Surface) {
		return w + "." + t.Tokens[i+2].Word.Surface[:1], i + 2
	}
	if !sks {
		return "", 0
	}
	if digits == 2 {
		return w[:3], i
	}
	return w[:3] + "." + w[3:4], i
}

// decimal reports whether a token can be what follows the dot of a code.
func decimal(s string) bool {
	if s == "" || len(s) > 3 || s[0] < '0' || s[0] > '9' {
		return false
	}
	return strings.Trim(s[1:], "0123456789") == "" || len(s) == 2 && s[1] >= 'A' && s[1] <= 'Z'
}

// spaced reads 'M 79.7': a single capital and a number with one decimal.
func spaced(t *match.Text, i int, letter string) (string, int) {
	if i+1 >= len(t.Tokens) || t.Tokens[i+1].Kind != match.NumberToken {
		return "", 0
	}
	n := t.Tokens[i+1].Word.Surface
	if len(n) == 4 && n[2] == '.' {
		return letter + n, i + 1
	}
	return "", 0
}

// coded makes the mention of a code; its name comes from the table, or is the
// text after the code.
func (f *Finder) coded(t *match.Text, page int, c codeSpan) mention {
	m := mention{page: page, first: c.first, last: c.last, entry: -1, term: -1, code: c.code, coded: true, rule: "code " + c.code}
	if id, ok := f.byCode[c.code]; ok {
		m.entry, m.name = id, f.entries[id].name
	}
	s := t.SentenceOf(c.first)
	if c.leads {
		for m.last+1 < s.Last && t.Tokens[m.last+1].Kind == match.WordToken {
			m.last++
		}
		if m.name == "" {
			m.name = t.Quote(c.last+1, m.last)
		}
	}
	if m.name == "" {
		m.name = c.code
	}
	m.start, m.end = t.Tokens[m.first].Start, t.Tokens[m.last].End
	return m
}

// onlyCodes makes the mentions of a page whose words are not read.
func (f *Finder) onlyCodes(t *match.Text, page int, codes []codeSpan) []mention {
	var out []mention
	for _, c := range codes {
		c.leads = false // what follows a code is no Danish name
		out = append(out, f.coded(t, page, c))
	}
	return out
}
