package checklist

import (
	"strings"
	"unicode"
)

// spoken are the ways a record gives a person's words after the name.
var spoken = []string{":", " oplys", " udtal", " vurder", " finder", " mener", " gør", " anfør", " bemærk", " peger", " anbefal", " redegj", " konklu", " siger", " sagde", " fortæl", " understreg", " tilføj", " forklar", " er enig", " slutter sig", " fastslår", " supplerer", " skriver", " kan tilslutte"}

// coordinatorWords finds what the sundhedskoordinator says where a record
// names the person once ('sundhedskoordinator Eva Holm') and then goes on by
// name ('Eva Holm oplyser ...').
func (v *view) coordinatorWords(ps []*paper) []fact {
	out := []fact{}
	for _, p := range ps {
		names := map[string]bool{}
		for _, text := range p.Text {
			for at := 0; ; {
				i := indexFold(text[at:], "sundhedskoordinator")
				if i < 0 {
					break
				}
				if n := nameBefore(text[max(0, at+i-maxName) : at+i]); n != "" {
					names[n] = true
				}
				at += i + len("sundhedskoordinator")
				if n := nameAfter(text[at:]); n != "" {
					names[n] = true
				}
			}
		}
		for n := range names {
			for _, f := range v.mentions([]*paper{p}, lower(n)) {
				q := lower(f.span.Quote)
				i := strings.Index(q, lower(n))
				if i >= 0 && hasPrefixAny(q[i+len(lower(n)):], spoken) {
					f.label, f.rank = "health_coordinator", 4
					out = append(out, f)
				}
			}
		}
	}
	return byPlace(out)
}

// maxName bounds how far before a title a name may stand, in bytes.
const maxName = 80

// nameBefore reads a first and last name that stand before a title: 'Eva Holm,
// sundhedskoordinator', 'Eva Holm (regionens sundhedskoordinator)'. "" if
// something else does.
func nameBefore(s string) string {
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		s = s[i+1:]
	}
	s = strings.TrimRight(s, " ")
	for _, w := range []string{"regionens", "regional", "region", "som", "er", "overlæge", "-", "–"} {
		s = strings.TrimRight(strings.TrimSuffix(s, w), " ")
	}
	if s == "" || !strings.ContainsRune(",(\t", rune(s[len(s)-1])) {
		return ""
	}
	s = strings.TrimRight(s, " ,(\t")
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == ';' || r == ':' })
	if n := len(words); n >= 2 && capital(words[n-1]) && capital(words[n-2]) && !strings.ContainsAny(words[n-2], ",()") {
		return words[n-2] + " " + words[n-1]
	}
	return ""
}

// nameAfter reads a first and last name that follow a title on the same line,
// "" if something else does.
func nameAfter(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	words := strings.Fields(strings.NewReplacer(",", " ", "\t", " ", "(", " ", ")", " ", ":", " ").Replace(s))
	for len(words) > 0 && has([]string{"overlæge", "læge", "dr.", "i", "regionen", "region", "regionens"}, lower(words[0])) {
		words = words[1:]
	}
	if len(words) < 2 || !capital(words[0]) || !capital(words[1]) {
		return ""
	}
	return words[0] + " " + strings.TrimRight(words[1], ".;")
}

func capital(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r)
	}
	return false
}

// indexFold is strings.Index for an ASCII word, whatever the case.
func indexFold(s, word string) int {
	for i := 0; i+len(word) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

func hasPrefixAny(s string, any []string) bool {
	for _, p := range any {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
