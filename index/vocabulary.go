package index

import (
	"sort"
	"strings"
	"sync"
)

// wordList holds the words of an index as they are written (lower-case, æøå
// written out) with their terms, in order. It serves prefixes and typing errors,
// for which stems are no use.
type wordList struct {
	forms []string // sorted
	keys  []string

	prepare sync.Once // of what follows, for typing errors
	letters []uint32
}

// readWordList reads what formNumbers.writeSorted saved.
func readWordList(data string) *wordList {
	n := strings.Count(data, "\n")
	l := &wordList{forms: make([]string, 0, n), keys: make([]string, 0, n)}
	for data != "" {
		line, rest, _ := strings.Cut(data, "\n")
		form, key, ok := strings.Cut(line, "\t")
		if !ok {
			key = form
		}
		l.forms, l.keys = append(l.forms, form), append(l.keys, key)
		data = rest
	}
	return l
}

// withPrefix gives the terms of the words that begin with prefix, each once,
// and at most limit.
func (l *wordList) withPrefix(prefix string, limit int) []string {
	var keys []string
	seen := map[string]bool{}
	for i := sort.SearchStrings(l.forms, prefix); i < len(l.forms) && strings.HasPrefix(l.forms[i], prefix) && len(keys) < limit; i++ {
		if !seen[l.keys[i]] {
			seen[l.keys[i]] = true
			keys = append(keys, l.keys[i])
		}
	}
	return keys
}

// has reports whether a written form is known.
func (l *wordList) has(form string) bool {
	i := sort.SearchStrings(l.forms, form)
	return i < len(l.forms) && l.forms[i] == form
}
