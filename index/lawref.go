package index

import (
	"strings"
	"sync"
	"unicode/utf8"

	"oplyst/extract/lexicon"
)

// lawRef is a reference to a provision: act ("lsp", "" if not named), and the
// path below it ("19", "1", "2" for § 19, stk. 1, nr. 2; "68a").
type lawRef struct {
	act  string
	path []string
	end  int // where it ends in the text
}

// term is the symbol of the first n steps of the path: "lsp§19.1".
func (r lawRef) term(n int, withAct bool) string {
	t := "§" + strings.Join(r.path[:n], ".")
	if withAct {
		return r.act + t
	}
	return t
}

// noAct begins the symbol of a reference whose act the text doesn't name.
const noAct = "?"

// appendLawRef appends the symbols of the reference whose § is at text[i:]: one
// for each step of its path, and one that says which act is named beside it or
// that none is.
func appendLawRef(dst []Token, text string, i, pos int) []Token {
	ref, ok := parseLawRef(text, i)
	if !ok {
		return dst
	}
	start := i
	if act, at := actBefore(text[:i]); act != "" {
		ref.act, start = act, at
	} else if act, end := actAfter(text[ref.end:]); act != "" {
		ref.act = act
		ref.end += end
	}
	for n := 1; n <= len(ref.path); n++ {
		bare := ref.term(n, false)
		dst = append(dst, Token{Term: bare, Start: i, End: ref.end, Pos: pos, Kind: Symbol})
		if ref.act != "" {
			dst = append(dst, Token{Term: ref.term(n, true), Start: start, End: ref.end, Pos: pos, Kind: Symbol})
		} else {
			dst = append(dst, Token{Term: noAct + bare, Start: i, End: ref.end, Pos: pos, Kind: Symbol})
		}
	}
	return dst
}

// bareLawRef reports whether the word at text[i:i+n] is an act's short name with
// a section number right after it and no §: "SDL 27.1.5", "LSP 16 stk. 2". In
// small letters something must follow the number.
func bareLawRef(text string, i, n int) bool {
	if j := i + n; j+1 >= len(text) || text[j] != ' ' || !isDigit(text[j+1]) {
		return false
	}
	word := text[i : i+n]
	if acts()[strings.ToLower(word)] == "" {
		return false
	}
	ref, ok := parseLawRef(text, i+n+1)
	return ok && (len(ref.path) > 1 || strings.ToUpper(word) == word)
}

// parseLawRef reads "§ 68 a, stk. 2, nr. 1" (with or without commas, points and
// spaces, or as "§ 27.1.5") from the § (or the number) at text[i:].
func parseLawRef(text string, i int) (lawRef, bool) {
	j := i
	for k := 0; k < 2 && strings.HasPrefix(text[j:], "§"); k++ {
		j += len("§")
	}
	j = skipSpace(text, j)
	par, j := parNumber(text, j)
	if par == "" {
		return lawRef{}, false
	}
	ref := lawRef{path: []string{par}, end: j}
	for len(ref.path) < 3 {
		part, end := subPart(text, j)
		if part == "" {
			break
		}
		ref.path = append(ref.path, part)
		j, ref.end = end, end
	}
	return ref, true
}

// parNumber reads "68 a" or "68a" as "68a".
func parNumber(text string, j int) (string, int) {
	k := j
	for k < len(text) && isDigit(text[k]) && k-j < 4 {
		k++
	}
	if k == j {
		return "", j
	}
	par := text[j:k]
	l := k
	if l < len(text) && text[l] == ' ' {
		l++
	}
	if l < len(text) && text[l] >= 'a' && text[l] <= 'h' && wordLen(text[l:]) == 1 {
		return par + text[l:l+1], l + 1
	}
	return par, k
}

// subPart reads ", stk. 2", " nr 5" or ".1".
func subPart(text string, j int) (string, int) {
	k := j
	if k < len(text) && text[k] == '.' && k+1 < len(text) && isDigit(text[k+1]) {
		return number(text, k+1)
	}
	for k < len(text) && (text[k] == ',' || text[k] == ' ') {
		k++
	}
	n := wordLen(text[k:])
	switch strings.ToLower(text[k : k+n]) {
	case "stk", "stykke", "nr", "nummer":
	default:
		return "", j
	}
	k += n
	for k < len(text) && (text[k] == '.' || text[k] == ' ') {
		k++
	}
	return number(text, k)
}

func number(text string, k int) (string, int) {
	e := k
	for e < len(text) && isDigit(text[e]) && e-k < 3 {
		e++
	}
	return text[k:e], e
}

func skipSpace(text string, j int) int {
	for j < len(text) && (text[j] == ' ' || text[j] == '\t') {
		j++
	}
	return j
}

// acts maps the ways an act is written, lower-case, to its short name: the names
// of extract/lexicon/acts.tsv and a few that only occur in queries.
var acts = sync.OnceValue(func() map[string]string {
	names := map[string]string{"pl": "lsp", "syl": "sdp", "fpl": "fpl"}
	for _, r := range lexicon.MustLoad("acts.tsv", "act", "names", "short").Rows {
		act := strings.ToLower(r.Get("act"))
		names[act] = act
		for _, n := range append(r.List("names"), r.List("short")...) {
			names[strings.ToLower(n)] = act
		}
	}
	return names
})

// actBefore finds an act named right before a §: "LAB § 68 a", "pensionslovens
// § 20", "lov om social pension § 16".
func actBefore(before string) (act string, start int) {
	end := len(strings.TrimRight(before, " ,."))
	n := wordLenBack(before[:end])
	if n == 0 {
		return "", 0
	}
	if act := actOf(before[end-n : end]); act != "" {
		return act, end - n
	}
	if at := strings.LastIndex(strings.ToLower(tail(before[:end], 70)), "lov om "); at >= 0 {
		at += end - len(tail(before[:end], 70))
		return actOf(before[at:end]), at
	}
	return "", 0
}

// actAfter finds an act named right after a reference: "§ 68 a i LAB", "§ 17
// stk 2 lov om social pension".
func actAfter(after string) (act string, end int) {
	i := skipSpace(after, 0)
	if i < len(after) && after[i] == ',' {
		i = skipSpace(after, i+1)
	}
	if strings.HasPrefix(after[i:], "i ") {
		i = skipSpace(after, i+2)
	}
	n := wordLen(after[i:])
	if strings.EqualFold(after[i:i+n], "lov") {
		rest := strings.ToLower(head(after[i:], 80))
		best := 0
		for name, short := range acts() {
			if len(name) > best && strings.HasPrefix(rest, name) && (len(rest) == len(name) || wordLen(rest[len(name):]) <= 1) {
				act, end, best = short, i+len(name), len(name)
			}
		}
		return act, end
	}
	if act := actOf(after[i : i+n]); act != "" {
		return act, i + n
	}
	return "", 0
}

func actOf(name string) string {
	name = strings.ToLower(name)
	names := acts()
	if act := names[name]; act != "" {
		return act
	}
	if base, ok := strings.CutSuffix(name, "s"); ok && names[base] != "" {
		return names[base]
	}
	if strings.HasSuffix(name, "lov") {
		return names[name+"en"]
	}
	return ""
}

// tail gives the last n bytes of s or a little less, on a rune border.
func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// head gives the first n bytes of s or a little less, on a rune border.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
