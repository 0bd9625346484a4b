package doctype

import "strings"

// misfiledWords say that a paper lies, or lay, in the wrong case.
var misfiledWords = []string{"fejljournal", "fejlscan", "fejlskan", "fejlarkiv", "fejlplaceret", "forkert sag", "forkert borger", "anden borger", "andens sag", "andet cpr", "forvekslet", "forbyttet", "ikke vores borger", "lagt på sagen ved en fejl", "ved en fejl"}

// misfiled reports whether the number at a place stands in a sentence of
// running text or a dated note which says that a paper was misfiled. A
// letterhead or a stamp over a paper is about the paper itself and does not
// count.
func misfiled(t string, at int) bool {
	from, to := LineAt(t, at)
	line := t[from:to]
	if to-from < 40 || at-from < 20 {
		return false
	}
	dated := entries([]string{line}) == 1
	if !dated && from < 200 {
		return false
	}
	low := fold(strings.ToValidUTF8(line, " "))
	return anyOf(low, misfiledWords...)
}

// LineAt returns the bounds of the line around a place, without its end.
func LineAt(t string, at int) (from, to int) {
	from, to = strings.LastIndexByte(t[:at], '\n')+1, len(t)
	if i := strings.IndexByte(t[at:], '\n'); i >= 0 {
		to = at + i
	}
	return from, to
}
