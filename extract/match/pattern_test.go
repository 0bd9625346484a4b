package match

import (
	"testing"

	"oplyst/extract/lexicon"
)

// TestPatterns puts every trigger of context_patterns.tsv before and behind
// words: it reaches them where its direction says so.
func TestPatterns(t *testing.T) {
	c := DefaultContext()
	n := 0
	for i := range c.triggers {
		tr := &c.triggers[i]
		if tr.Table == "" || tr.Type == Relative {
			continue
		}
		n++
		if n%7 != 0 {
			continue // a sample
		}
		text, at := "xyzitis "+tr.Text, 0
		if !tr.Backward {
			text = tr.Text + " xyzitis"
		}
		page := Parse(text)
		if !tr.Backward {
			at = len(page.Tokens) - 1
		}
		if _, ok := c.Decide(page, at, at).Has(tr.Type); !ok && tr.Type != Generic && tr.Type != Poss {
			t.Errorf("%q is not %s", text, tr.Type)
		}
	}
	if n < 1000 {
		t.Errorf("%d triggers", n)
	}
}

// TestPatternErrors reads tables with a slot that no class fills.
func TestPatternErrors(t *testing.T) {
	words, err := lexicon.Parse("w.tsv", "class\twords\nno\tikke|ej\n", "class", "words")
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"{nope} set", "{no set", "{}"} {
		table, err := lexicon.Parse("p.tsv", "trigger\ttype\tdirection\tscope\n"+pattern+"\tneg\tboth\tclause\n", "trigger")
		if err != nil {
			t.Fatal(err)
		}
		c := &Context{edges: map[edge]int32{}, roots: map[string]int32{}, ends: []int32{-1}}
		if err := c.addPatterns(table, words); err == nil {
			t.Errorf("%q is taken", pattern)
		}
	}
}
