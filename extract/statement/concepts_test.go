package statement

import (
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// TestConceptExamples checks that every row of statement_concepts.tsv is found
// in its hit and not in its miss. Word classes have no examples of their own.
func TestConceptExamples(t *testing.T) {
	f := untrained()
	for _, r := range lexicon.MustLoad("statement_concepts.tsv", "concept", "patterns", "hit", "miss").Rows {
		name, hit, miss := r.Get("concept"), r.Get("hit"), r.Get("miss")
		if strings.HasPrefix(name, "@") {
			continue
		}
		if hit == "" || miss == "" {
			t.Errorf("statement_concepts.tsv:%d: %s: hit or miss is empty", r.Line, name)
		}
		c := f.analysis.concepts.index[name]
		var u unit
		if f.load(&u, hit, ""); !u.present[c] {
			t.Errorf("statement_concepts.tsv:%d: %s is not in %q: %s", r.Line, name, hit, f.dump(hit))
		}
		if f.load(&u, miss, ""); u.present[c] {
			t.Errorf("statement_concepts.tsv:%d: %s is in %q: %s", r.Line, name, miss, f.dump(miss))
		}
	}
}
