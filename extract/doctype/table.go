package doctype

import (
	"strconv"
	"strings"
	"sync"

	"oplyst/extract/lexicon"
)

// row is one row of doc_types.tsv.
type row struct {
	kind, id, place string
	weight          float64
	words           [][]string // alternatives of parts that stand in one line
}

var rows = sync.OnceValue(func() []*row {
	var out []*row
	for _, r := range lexicon.MustLoad("doc_types.tsv", "type", "id", "place", "weight", "words").Rows {
		w, err := strconv.ParseFloat(r.Get("weight"), 64)
		if err != nil {
			panic("doc_types.tsv: weight of " + r.Get("id"))
		}
		n := &row{kind: r.Get("type"), id: r.Get("id"), place: r.Get("place"), weight: w}
		for _, a := range r.List("words") {
			if n.place == "name" {
				a = plainName(a)
			}
			n.words = append(n.words, strings.Split(a, "+"))
		}
		out = append(out, n)
	}
	return out
})

// wholeLines are the rows that ask for a whole line.
var wholeLines = sync.OnceValue(func() []int {
	var out []int
	for k, r := range rows() {
		if r.place == "line" {
			out = append(out, k)
		}
	}
	return out
})

// match reports whether an alternative of the row stands in the folded line,
// and whether the line begins with it.
func (r *row) match(low string) (hit, atStart bool) {
	for _, parts := range r.words {
		first, ok := 0, true
		for n, p := range parts {
			k := find(low, p)
			if k < 0 {
				ok = false
				break
			}
			if n == 0 {
				first = k
			}
		}
		if ok {
			hit = true
			if first == 0 || strings.HasPrefix(parts[0], "*") && strings.LastIndexAny(low[:first], " \t") < 0 || strings.Trim(low[:first], " -*#0123456789.()[]\"»") == "" {
				return true, true
			}
		}
	}
	return hit, false
}

// whole reports whether the line consists of one of the row's words.
func (r *row) whole(low string) bool {
	low = strings.Trim(low, " -*#.:")
	for _, parts := range r.words {
		if low == parts[0] {
			return true
		}
	}
	return false
}

// find looks for a word pattern from a word start: '$' at its end asks for a
// word end, '*' at its beginning lets it stand inside a word.
func find(low, p string) int {
	inside := strings.HasPrefix(p, "*")
	p = strings.TrimPrefix(p, "*")
	whole := strings.HasSuffix(p, "$")
	p = strings.TrimSuffix(p, "$")
	for i := 0; i <= len(low)-len(p); {
		k := strings.Index(low[i:], p)
		if k < 0 {
			return -1
		}
		k += i
		if (inside || !letterAt(low, k-1)) && (!whole || !letterAt(low, k+len(p))) {
			return k
		}
		i = k + 1
	}
	return -1
}

func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= 0x80)
}
