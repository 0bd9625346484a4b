package checklist

import (
	"sort"
	"strings"

	"oplyst/extract/match"
)

// shown is how many quotations an item shows for and against.
const shown = 5

// quote picks the quotations to show.
func quote(fs []fact, order ...string) []Evidence { return evidenceOf(choose(fs, order...)) }

// evidenceOf gives the places of facts as they are shown.
func evidenceOf(fs []fact) []Evidence {
	out := make([]Evidence, 0, len(fs))
	for _, f := range fs {
		out = append(out, f.evidence())
	}
	return out
}

// choose picks the facts to show: the labels named first come first, then
// heavier and newer ones; each document speaks before any speaks twice.
func choose(fs []fact, order ...string) []fact {
	priority := func(label string) int {
		for i, l := range order {
			if l == label {
				return i
			}
		}
		return len(order)
	}
	rank := make([]int, len(fs))
	sorted := make([]int, len(fs))
	concludes := make([]bool, len(fs))
	for i := range fs {
		rank[i], sorted[i], concludes[i] = priority(fs[i].label), i, fs[i].concludes()
	}
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if rank[a] != rank[b] {
			return rank[a] < rank[b]
		}
		if x, y := concludes[a], concludes[b]; x != y {
			return x
		}
		if fs[a].rank != fs[b].rank {
			return fs[a].rank > fs[b].rank
		}
		return fs[a].when > fs[b].when
	})
	out, taken, spoke := []fact{}, []Evidence{}, map[string]int{}
	for turn := 0; turn < shown; turn++ {
		for _, i := range sorted {
			f := fs[i]
			if len(out) == shown {
				return out
			}
			if spoke[f.Path] != turn || quoted(taken, f) {
				continue
			}
			spoke[f.Path]++
			out, taken = append(out, f), append(taken, f.evidence())
		}
	}
	return out
}

// quoted reports whether the place of f is among the quotations already.
func quoted(es []Evidence, f fact) bool {
	for _, e := range es {
		if e.Document == f.Path && e.Page == f.span.Page && f.span.Start < e.End && e.Start < f.span.End {
			return true
		}
	}
	return false
}

// terseWords is how many words a quotation may have and still need its
// surroundings; answers of one or two words always do.
const terseWords, answerWords = 3, 2

// legible returns the place to show for f: a word or two mean nothing without
// the row, field or heading they stand under, nor a heading without what
// follows it.
func (f fact) legible() match.Span {
	words := len(strings.Fields(f.span.Quote))
	page := -1
	if f.paper != nil {
		page = f.place(f.span.Page)
	}
	if words > terseWords || page < 0 || page >= len(f.Text) || f.span.Start < 0 || f.span.Start >= f.span.End || f.span.End > len(f.Text[page]) {
		return f.span
	}
	text := f.Text[page]
	start := strings.LastIndexByte(text[:f.span.Start], '\n') + 1
	end := f.span.End + len(text[f.span.End:])
	if i := strings.IndexByte(text[f.span.End:], '\n'); i >= 0 {
		end = f.span.End + i
	}
	line := strings.TrimSpace(text[start:end])
	alone := len(line) <= len(strings.TrimSpace(f.span.Quote))+1
	switch {
	case !alone && words <= answerWords && end-start <= maxSentence:
		return match.Span{Page: f.span.Page, Start: start, End: start + len(strings.TrimRight(text[start:end], " \t\r")), Quote: strings.TrimRight(text[start:end], " \t\r")}
	case alone && f.label == "field_empty" || alone && words <= answerWords && strings.HasSuffix(line, "."):
		if from, ok := headingAbove(text, start); ok {
			return match.Span{Page: f.span.Page, Start: from, End: f.span.End, Quote: text[from:f.span.End]}
		}
	case alone && !strings.ContainsAny(line, ".\t"):
		if next := f.after().span; next.Start >= f.span.End && next.End-f.span.Start <= maxSentence {
			return match.Span{Page: f.span.Page, Start: f.span.Start, End: next.End, Quote: text[f.span.Start:next.End]}
		}
	}
	return f.span
}

// headingAbove returns where the short line before a place starts.
func headingAbove(text string, at int) (int, bool) {
	before := strings.TrimRight(text[:at], "\n\t\r ")
	from := strings.LastIndexByte(before, '\n') + 1
	n := len(strings.Fields(before[from:]))
	return from, n > 0 && n <= 10
}
