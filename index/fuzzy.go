package index

import "unicode/utf8"

// maxTypoWord is the longest word in bytes that is looked for under another
// spelling.
const maxTypoWord = 48

// editDistance is the Damerau-Levenshtein distance (neighbours swapped count
// once) of two plain forms in bytes, or max+1 as soon as it must exceed max.
// Words longer than maxTypoWord count as farther.
func editDistance(a, b string, max int) int {
	if d := len(a) - len(b); d > max || -d > max || len(a) > maxTypoWord || len(b) > maxTypoWord {
		return max + 1
	}
	var rows [3][maxTypoWord + 1]int
	before, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			v := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				v = min(v, before[j-2]+1)
			}
			cur[j] = v
			best = min(best, v)
		}
		if best > max {
			return max + 1
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(b)]
}

// typos is how many edits a word of this length may be away from what was
// meant: none under six letters, one up to eleven, two above.
func typos(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 6:
		return 0
	case n < 12:
		return 1
	}
	return 2
}
