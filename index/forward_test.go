package index

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// forwardOf makes a forward list of texts, one a row.
func forwardOf(texts []string) *forward {
	numbers := newFormNumbers()
	var words memoryWords
	places := make([]place, len(texts))
	for i, text := range texts {
		s := newWordSequence(8)
		for _, t := range (Analyzer{}).Tokens(text) {
			if t.Kind == Word {
				s.add(&t)
			}
		}
		words = numbers.encode(words, &s)
		places[i].Words = uint32(len(s.order))
	}
	return newForward(strings.Join(numbers.forms, "\n")+"\n", words, places)
}

// TestForwardFindsWhatReadingFinds holds the two ways to find a phrase equal.
func TestForwardFindsWhatReadingFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	words := strings.Fields("ikke udtømt Udtømt er det på paa på-det i dag § 19 stk. 1 og/eller AB ab a … ………………… (nej) nej,ja")
	var texts []string
	for range 300 {
		var b strings.Builder
		for range 1 + r.IntN(40) {
			b.WriteString(words[r.IntN(len(words))] + []string{" ", " ", ". ", "\n\n", "            "}[r.IntN(5)])
		}
		texts = append(texts, b.String())
	}
	f := forwardOf(texts)
	found := 0
	for range 400 {
		var phrase []string
		for range 1 + r.IntN(3) {
			phrase = append(phrase, words[r.IntN(len(words))])
		}
		forms := phraseWords(strings.Join(phrase, " "))
		if len(forms) == 0 {
			continue
		}
		rows, err := f.holds(forms, nil)
		if err != nil {
			t.Fatal(err)
		}
		for row, text := range texts {
			if _, _, want := findPhrase(text, forms, 0); rows[row] != want {
				t.Errorf("%q in %q: %v, want %v", forms, text, rows[row], want)
			} else if want {
				found++
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d phrases were there to find", found)
	}
}

func TestForwardKnowsNoUnknownWord(t *testing.T) {
	f := forwardOf([]string{"ab cd", "abcd", ""})
	for phrase, want := range map[string]string{"ab cd": "true false false", "cd ab": "false false false", "b c": "false false false", "abcd": "false true false", "": "false false false"} {
		rows, err := f.holds(phraseWords(phrase), nil)
		if got := strings.Trim(fmt.Sprint([]bool(rows)), "[]"); err != nil || got != want {
			t.Errorf("%q: %s, want %s (%v)", phrase, got, want, err)
		}
	}
}

func TestFieldSetsFindWhatTheySaved(t *testing.T) {
	m := map[string]uint32{}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 2000 {
		m[fmt.Sprintf("%c%xæ", 'a'+i%26, r.Uint32())] = r.Uint32() | 1
	}
	m["§19.1.2"], m["a"], m["øå"] = 1, 1<<31, 7
	var b strings.Builder
	w := bufio.NewWriter(&b)
	if err := (fieldSets{m: m}).write(w); err != nil || w.Flush() != nil {
		t.Fatal(err)
	}
	saved := fieldSets{lines: b.String()}
	for term, want := range m {
		if got := saved.of(term); got != want {
			t.Errorf("%q: %x, want %x", term, got, want)
		}
		if got := saved.of(term + "\x01"); got != 0 {
			t.Errorf("%q isn't there and gives %x", term+"\x01", got)
		}
	}
	if saved.of("") != 0 || saved.of("~~~") != 0 || (fieldSets{}).of("x") != ^uint32(0) {
		t.Error("a term that isn't there, or no list at all")
	}
}

func TestAgesMeetTheRulesForTheYoung(t *testing.T) {
	p := openEmbedded(t)
	for query, want := range map[string]bool{
		"pension 34 år": true, "19-årig pension": true, "hun er 22, pension": true, "pension 45 år": false, "pension i 34 timer": false, "pension 12 år": false, "er 25 timer nok": false,
	} {
		q, err := ParseQuery(query, PrecedentFields)
		if err != nil {
			t.Fatal(err)
		}
		var words []wordNode
		wordsOf(q.root, &words)
		ex := &expander{in: p.ranker, words: p.words}
		met := false
		for _, w := range ex.expand(words) {
			for _, a := range w.alts {
				met = met || a.shown == "under 40"
			}
		}
		if met != want {
			t.Errorf("%q: %v, want %v", query, met, want)
		}
	}
}
