package extract

import "strings"

// upperLines lists the first lines of a page that aren't empty, without page
// numbers and without what the pages on both sides have in the same place.
func upperLines(texts []string, i int) []string {
	const most = 12
	var out []string
	for rest := texts[i]; rest != "" && len(out) < most; {
		var l string
		l, rest, _ = strings.Cut(rest, "\n")
		l = strings.TrimSpace(l)
		if l == "" || pageNumber(l) {
			continue
		}
		if _, ok := printedNumber(l); ok && len(l) < 24 {
			continue
		}
		if kind, number := stampOf(l); kind != "" && number != "" && len(l) < 20 {
			continue
		}
		if len(out) < 3 && throughout(texts, i, l) {
			continue
		}
		out = append(out, l)
	}
	return out
}

// throughout tells whether a line runs on top of the pages around as well.
func throughout(texts []string, i int, l string) bool {
	n := 0
	for k := max(0, i-2); k <= min(len(texts)-1, i+2); k++ {
		if k != i && repeated(texts[k], l, true) {
			n++
		}
	}
	return n >= 3
}

// lowerLines lists the last lines of a page that aren't empty or page numbers.
func lowerLines(texts []string, i int) []string {
	const most = 6
	var out []string
	for rest := texts[i]; rest != "" && len(out) < most; {
		k := strings.LastIndexByte(rest, '\n')
		if l := strings.TrimSpace(rest[k+1:]); l != "" && !pageNumber(l) {
			out = append(out, l)
		}
		rest = rest[:max(k, 0)]
	}
	return out
}
