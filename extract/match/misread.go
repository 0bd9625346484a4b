package match

import "strings"

// misread puts right what text recognition does to the small letters of a form:
// 'lkke' is ikke and 'lngen' is ingen (no Danish word begins with l and a
// consonant), '1nd1agt' is indlagt. It returns "" for a form that is sound; the
// length never changes. surface is the form as written, norm in lower case.
func misread(surface, norm string, known func(string) bool) string {
	if len(norm) < 3 || len(norm) > maxWord {
		return ""
	}
	if surface[0] == 'l' && len(norm) > 3 && consonant(norm[1]) && plainLower(surface) && strings.ContainsAny(norm, "aeiouy\xa6\xb8\xa5") {
		return "i" + norm[1:]
	}
	if norm == "ti1" {
		return "til"
	}
	if len(norm) > 3 && (norm[:2] == "1n" || norm[:2] == "1k") && letters(norm[1:]) {
		return "i" + norm[1:] // 1ngen, 1kke, 1ndlagt
	}
	digits, other := 0, 0
	for i := 0; i < len(norm); i++ {
		switch c := norm[i]; {
		case c == '0' || c == '1':
			digits++
		case isDigit(c):
			return ""
		default:
			other++
		}
	}
	if digits == 0 || digits > 3 || other < 4 || !plainLower(surface[1:]) {
		return ""
	}
	if s := undigit(norm); known(s) {
		return s
	}
	return ""
}

// undigit writes the letters that 0 and 1 stand for in a word.
func undigit(norm string) string {
	b := []byte(norm)
	for i, c := range b {
		switch {
		case c == '0':
			b[i] = 'o'
		case c == '1' && i == 0 && len(b) > 1 && consonant(b[1]):
			b[i] = 'i'
		case c == '1':
			b[i] = 'l'
		}
	}
	return string(b)
}

// consonant reports whether a lower-case ASCII letter is one.
func consonant(c byte) bool { return 'a' <= c && c <= 'z' && !strings.ContainsRune("aeiouy", rune(c)) }

// plainLower reports whether a form has no capitals: names and codes have.
func plainLower(s string) bool {
	for i := 0; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// knows reports whether the splitter knows a lower-case word or all its parts.
func (a *Analyzer) knows(norm string) bool {
	if a.split.bases[norm] || a.split.stems[a.stem(norm)] {
		return true
	}
	parts := a.split.parts(norm, a)
	return len(parts) > 1 && a.split.known(norm[:parts[0].End])
}

// noisyLetters is the least length of a word that is looked for with the usual
// faults of text recognition put right.
const noisyLetters = 7

// noisy lists the keys that a word may have had before text recognition: rn was
// m, o was ø, a was å or æ, 0 and 1 were letters. It lists none for words that
// are known or short.
func (a *Analyzer) noisy(w *Word) []string {
	if len(w.Norm) < noisyLetters || len(w.Norm) > maxWord || w.Case == Upper && len(w.Norm) < 10 || len(w.Parts) > 0 && !w.guessed || a.split.stems[w.Stem] {
		return nil
	}
	var out []string
	add := func(s string) {
		if letters(s) {
			out = append(out, foldKey(a.stem(s)))
		}
	}
	n := w.Norm
	if strings.ContainsAny(n, "01") {
		n = undigit(n)
		add(n)
	}
	for _, x := range [...]struct{ read, was string }{{"rn", "m"}, {"vv", "w"}, {"cl", "d"}, {"œ", "æ"}, {"o", "ø"}, {"a", "å"}, {"a", "æ"}} {
		for i := 0; ; i++ {
			k := strings.Index(n[i:], x.read)
			if k < 0 {
				break
			}
			i += k
			add(n[:i] + x.was + n[i+len(x.read):])
		}
	}
	return out
}
