package fulltext

import (
	"strings"

	"oplyst/corpus"
)

// mention is a decision named in a text.
type mention struct {
	start, end int // bytes
	nr         string
}

// mentions finds the decision numbers of a line that speaks of decisions:
// "907-14", "A-4-08", "principafgørelse 33/15". Ranges and counts ("10-12
// timer") are none. Case files need more care than this (see extract/cite); a
// published decision names others only by number.
func mentions(line string) []mention {
	var out []mention
	for i := 0; i < len(line); i++ {
		if !digit(line[i]) {
			continue
		}
		n := i
		for n < len(line) && digit(line[n]) {
			n++
		}
		m, ok := mentionAt(line, i, n)
		if ok {
			out = append(out, m)
			n = m.end
		} else if n+1 < len(line) && strings.ContainsRune("-/.", rune(line[n])) && digit(line[n+1]) {
			for n < len(line) && (digit(line[n]) || strings.IndexByte("-/.", line[n]) >= 0) { // a date or a case number
				n++
			}
		}
		i = n - 1
	}
	return out
}

// mentionAt reads a number whose running number is line[i:n].
func mentionAt(line string, i, n int) (mention, bool) {
	if n-i > 3 || line[i] == '0' || n >= len(line) {
		return mention{}, false
	}
	dash := 1
	switch {
	case line[n] == '-', line[n] == '/':
	case strings.HasPrefix(line[n:], "–"), strings.HasPrefix(line[n:], "‑"):
		dash = len("–")
	default:
		return mention{}, false
	}
	y := n + dash
	end := y
	for end < len(line) && digit(line[end]) {
		end++
	}
	if w := end - y; w != 2 && !(w == 4 && (line[y:y+2] == "19" || line[y:y+2] == "20")) {
		return mention{}, false
	}
	if end < len(line) && (strings.IndexByte("-/", line[end]) >= 0 && end+1 < len(line) && digit(line[end+1]) || letterAt(line, end)) {
		return mention{}, false
	}
	start := i
	if i > 1 && line[i-1] == '-' && line[i-2] >= 'A' && line[i-2] <= 'Z' && (i == 2 || !letterAt(line, i-3) && !digit(line[i-3])) {
		start = i - 2
	} else if i > 0 && (strings.IndexByte("-/.,", line[i-1]) >= 0 && i > 1 && digit(line[i-2]) || letterAt(line, i-1) || line[i-1] == '-' || line[i-1] == '/') {
		return mention{}, false
	}
	nr, ok := corpus.NormalizeNr(line[start:end])
	if !ok || counted(line, start, end) || line[n] == '/' && !cued(line[:start]) {
		return mention{}, false
	}
	if year := corpus.Year(nr); start == i && year < 1976 || year > 2075 {
		return mention{}, false
	}
	return mention{start, end, nr}, true
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= 0xC3)
}

// cued reports whether the words before a number say that it is a decision.
func cued(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-40):])
	return strings.Contains(before, "princip") || strings.HasSuffix(strings.TrimSpace(before), "pm")
}

// counted reports whether a number is a quantity, a range or another register's.
func counted(line string, start, end int) bool {
	after := strings.ToLower(strings.TrimLeft(line[end:], " "))
	for _, unit := range []string{"timer", "time", "minut", "uge", "dage", "måned", "år", "gange", "kr", "%", "pct", "procent", "point", "personer", "sider", "stk"} {
		if strings.HasPrefix(after, unit) {
			return true
		}
	}
	words := strings.Fields(strings.ToLower(line[max(0, start-14):start]))
	if len(words) == 0 {
		return false
	}
	switch w := strings.Trim(words[len(words)-1], ".:(§"); w {
	case "kl", "side", "s", "uge", "stk", "l", "bilag", "j.nr", "journalnr", "sag", "pkt", "kapitel", "":
		return true
	}
	return strings.HasSuffix(words[len(words)-1], "§")
}
