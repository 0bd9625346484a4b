package match

import "unicode/utf8"

// typoLetters is the least length of a key in bytes for which one typing error
// is forgiven.
const typoLetters = 8

// addTypos files a key under itself and all forms with one letter less.
func (d *Dict) addTypos(key string) {
	if _, ok := d.typos[key]; ok {
		return
	}
	d.typos[key] = key
	deletions(key, func(s string) bool {
		if _, ok := d.typos[s]; !ok {
			d.typos[s] = key
		}
		return true
	})
}

// deletions calls f with every form of s that lacks one letter after the first,
// until f returns false.
func deletions(s string, f func(string) bool) {
	_, first := utf8.DecodeRuneInString(s)
	for i := first; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		if !f(s[:i] + s[i+n:]) {
			return
		}
		i += n
	}
}

// correct returns the dictionary key one edit from the word's, "" if there is
// none or the word is itself known.
func (d *Dict) correct(w *Word) string {
	if d.walk.symbol(w.Key) != none || d.a.split.stems[w.Stem] || !letters(w.Norm) {
		return ""
	}
	return d.search(w.Key)
}

// search looks a key up in the deletion neighbourhood.
func (d *Dict) search(key string) string {
	if len(key) < typoLetters || len(key) > maxWord {
		return ""
	}
	if k, ok := d.typos[key]; ok && oneEdit(k, key) {
		return k
	}
	found := ""
	deletions(key, func(s string) bool {
		if k, ok := d.typos[s]; ok && oneEdit(k, key) {
			found = k
			return false
		}
		return true
	})
	return found
}

// oneEdit reports whether two keys differ by one letter missing, added,
// replaced or exchanged with its neighbour, before their last letter.
func oneEdit(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i == 0 || a == b {
		return false
	}
	ra, rb := a[i:], b[i:]
	switch {
	case len(ra) == len(rb)+1:
		return len(rb) > 0 && ra[1:] == rb
	case len(rb) == len(ra)+1:
		return len(ra) > 0 && rb[1:] == ra
	case len(ra) == len(rb) && len(ra) > 1:
		return len(a) >= 10 && ra[1:] == rb[1:] || len(ra) > 2 && ra[0] == rb[1] && ra[1] == rb[0] && ra[2:] == rb[2:]
	}
	return false
}
