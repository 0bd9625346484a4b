package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// openers begin a clause wherever they stand inside a sentence. Read only.
var openers = words(`men fordi idet hvorfor hvorefter hvormed hvorved mens medens når hvis selvom skønt dog imidlertid derimod hvorimod
derefter herefter efterfølgende siden derfor således ligesom hvor hvilket`)

// finite verbs and subjects begin a clause after a comma or 'og'. Read only.
var finite = words(`er var har havde blev bliver skal kan vil modtager deltager får går fik gik kom kommer kunne skulle ville må måtte
bør henvises ses vurderes anbefales findes begyndte stoppede ophørte bruger tager følger siger sagde ønsker ønskede takkede afslog
jeg han hun de vi man det den der som borger borgeren patienten pt pt. da så`)

// words makes a set of the words of a string.
func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// clauses counts the clause boundaries between the tokens i and j, i < j, the
// one that j opens included.
func (p *page) clauses(i, j int) int {
	if i >= j {
		return 0
	}
	return int(p.breaks[j+1] - p.breaks[i+1])
}

// clauseBreaks counts the clause boundaries that open before each token:
// result[j] - result[i] is the number that the tokens [i, j) open. The first
// token of a sentence counts as three.
func clauseBreaks(t *match.Text, cls []class) []int32 {
	out := make([]int32, len(t.Tokens)+1)
	thats := 0 // clauses with 'at' in the sentence so far
	for i := range t.Tokens {
		out[i+1] = out[i]
		switch {
		case i > 0 && t.Tokens[i-1].Sent != t.Tokens[i].Sent:
			out[i+1] += 3
			thats = 0
		case opensClause(t, cls, i):
			out[i+1]++
		case cls[i]&isThat != 0 && i > 0 && cls[i-1]&isJoint != 0:
			if thats++; thats > 1 {
				out[i+1]++ // ', at du har fået ..., og at du ikke ønsker ...'
			}
		}
	}
	return out
}

// opensClause reports whether a clause begins with token i.
func opensClause(t *match.Text, cls []class, i int) bool {
	if cls[i]&isOpener != 0 {
		return i > 0 && t.Tokens[i-1].Sent == t.Tokens[i].Sent
	}
	w := &t.Tokens[i]
	if w.Kind != match.PunctToken && w.End-w.Start != len("og") {
		return false
	}
	switch w.Word.Norm {
	case ";", "–", "—":
		return true
	case ",", "og":
		return i+1 < len(t.Tokens) && t.Tokens[i+1].Sent == w.Sent && (cls[i+1]&isFinite != 0 || w.Kind == match.PunctToken && t.Tokens[i+1].Word.Norm == "og")
	}
	return false
}
