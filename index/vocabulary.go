package index

import (
	"bufio"
	"sort"
	"strings"
	"sync"

	"oplyst/extract/match"
)

// vocabulary maps the words of an index as they are written (lower-case, æøå
// written out) to their term. It serves prefixes and typing errors, for which
// stems are no use.
type vocabulary struct {
	keys map[string]string        // form -> term
	seen map[*match.Word]struct{} // forms already added, by their shared analysis
}

func newVocabulary() vocabulary {
	return vocabulary{keys: map[string]string{}, seen: map[*match.Word]struct{}{}}
}

func (v vocabulary) add(words []*match.Word) {
	for _, w := range words {
		if _, ok := v.seen[w]; ok {
			continue
		}
		v.seen[w] = struct{}{}
		if len(w.Norm) >= 3 && len(w.Norm) <= 60 {
			v.keys[plain(w.Norm)] = w.Key
		}
	}
}

// wordList is a vocabulary in order.
type wordList struct {
	forms []string // sorted
	keys  []string

	prepare sync.Once // of what follows, for typing errors
	letters []uint32
}

func (v vocabulary) list() *wordList {
	l := &wordList{forms: make([]string, 0, len(v.keys)), keys: make([]string, 0, len(v.keys))}
	for f := range v.keys {
		l.forms = append(l.forms, f)
	}
	sort.Strings(l.forms)
	for _, f := range l.forms {
		l.keys = append(l.keys, v.keys[f])
	}
	return l
}

// write saves a vocabulary as lines of form, tab, term.
func (v vocabulary) write(w *bufio.Writer) error {
	l := v.list()
	for i, f := range l.forms {
		w.WriteString(f)
		if l.keys[i] != f {
			w.WriteByte('\t')
			w.WriteString(l.keys[i])
		}
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// readWordList reads what write saved.
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
