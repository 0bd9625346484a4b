package match

import (
	"sync"
	"sync/atomic"

	"oplyst/extract/lexicon"
)

// shared is the analyzer over the embedded tables.
var shared = sync.OnceValue(func() *Analyzer { return newAnalyzer() })

// Shared returns the analyzer over the embedded tables, made on first use.
func Shared() *Analyzer { return shared() }

// newAnalyzer loads the stem tables and the splitter's lexicon.
func newAnalyzer() *Analyzer {
	a := &Analyzer{
		protect:  map[string]bool{},
		override: map[string]string{},
		slots:    make([]atomic.Pointer[Word], cacheSlots),
	}
	for _, r := range lexicon.MustLoad("stem_protect.tsv", "word").Rows {
		a.protect[r.Get("word")] = true
	}
	for _, r := range lexicon.MustLoad("stem_overrides.tsv", "form", "lemma").Rows {
		a.override[r.Get("form")] = r.Get("lemma")
	}
	a.split = loadSplitter(a)
	return a
}
