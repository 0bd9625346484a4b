package fulltext

import (
	"strings"

	"oplyst/corpus"
)

// titleNr reads the number out of a title: "Ankestyrelsens principmeddelelse
// 11-23 om …", "Principafgørelse nr. P-21-99", "SM O-5-99". The words must open
// the line: a text that only cites a decision is not that decision.
func titleNr(title string) (nr, typ string, ok bool) {
	words := strings.Fields(title)
	if len(words) > 0 && strings.EqualFold(words[0], "ankestyrelsens") {
		words = words[1:]
	}
	if len(words) < 2 {
		return "", "", false
	}
	switch strings.ToLower(strings.Trim(words[0], ":.,")) {
	case "principmeddelelse", "principmeddelelsen":
		typ = "principmeddelelse"
	case "principafgørelse", "principafgørelsen", "principafgoerelse", "sm", "sociale":
		typ = "principafgørelse"
	default:
		return "", "", false
	}
	words = words[1:]
	if w := strings.ToLower(words[0]); (w == "nr." || w == "nr" || w == "nummer") && len(words) > 1 {
		words = words[1:]
	}
	for n := min(3, len(words)); n > 0; n-- { // "P 21 99" is three words
		if nr, ok := corpus.NormalizeNr(strings.Trim(strings.Join(words[:n], " "), ":.,;()")); ok {
			return nr, typ, true
		}
	}
	return "", "", false
}

// typeOf falls back on the year for what a decision was called.
func typeOf(typ, nr string) string {
	if typ != "" {
		return typ
	}
	if corpus.Year(nr) >= 2020 {
		return "principmeddelelse"
	}
	return "principafgørelse"
}

// Subjects gives the subject words of a title: what stands after "om", apart
// by dashes.
func Subjects(title string) []string {
	_, after, ok := strings.Cut(title, " om ")
	if !ok {
		return nil
	}
	after = strings.NewReplacer(" – ", "\x00", " - ", "\x00", " — ", "\x00", " −", "\x00", ";", "\x00").Replace(" " + after)
	var out []string
	for _, s := range strings.Split(after, "\x00") {
		out = addNew(out, strings.Trim(strings.TrimSpace(s), "–-.,: "))
	}
	return out
}

// isoDay reads the dates of the sources: "2023-06-02", "02.06.2023",
// "30/06/2017"; "" if it is none.
func isoDay(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 10 {
		s = s[:10]
	}
	if len(s) != 10 {
		return ""
	}
	y, m, d := s[:4], s[5:7], s[8:]
	if s[4] != '-' {
		d, m, y = s[:2], s[3:5], s[6:]
		if !strings.ContainsRune("./-", rune(s[2])) || s[5] != s[2] {
			return ""
		}
	} else if s[7] != '-' {
		return ""
	}
	for _, p := range []string{y, m, d} {
		for i := range len(p) {
			if p[i] < '0' || p[i] > '9' {
				return ""
			}
		}
	}
	if y < "1950" || y > "2100" || m < "01" || m > "12" || d < "01" || d > "31" {
		return ""
	}
	return y + "-" + m + "-" + d
}
