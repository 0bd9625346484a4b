package index

import "unicode/utf8"

// editDistance is the Damerau-Levenshtein distance (neighbours swapped count
// once) of two words in letters, or max+1 as soon as it must exceed max.
func editDistance(a, b string, max int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > max || -d > max {
		return max + 1
	}
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			v := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				v = min(v, prev2[j-2]+1)
			}
			cur[j] = v
			best = min(best, v)
		}
		if best > max {
			return max + 1
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(y)]
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
