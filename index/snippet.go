package index

import (
	"sort"
	"strings"
	"unicode/utf8"

	"oplyst/extract/match"
)

// Span is a byte range.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Snippet is the passage of a text that shows best why it was found.
type Snippet struct {
	Text  string // text[Start:End] of the source
	Start int    // bytes into the source
	End   int
	Marks []Span // what to highlight, bytes into Text
}

// maxSnippet bounds a snippet in bytes.
const maxSnippet = 320

// mark is a place in a text that a query met, and what it is worth.
type mark struct {
	start, end int
	word       int // which query word
	worth      float64
}

// passage picks the sentence with the most different and rarest words of the
// query, and widens it to the next one while that is short.
func passage(text string, marks []mark) Snippet {
	sort.Slice(marks, func(i, j int) bool {
		if marks[i].start != marks[j].start {
			return marks[i].start < marks[j].start
		}
		return marks[i].end > marks[j].end
	})
	spans := sentences(text)
	if len(spans) == 0 {
		return Snippet{}
	}
	best, bestWorth := 0, -1.0
	m := 0
	for i, s := range spans {
		for m < len(marks) && marks[m].start < s.Start {
			m++
		}
		if w := worthOf(marks[m:], s.End); w > bestWorth+1e-9 {
			best, bestWorth = i, w
		}
	}
	s := spans[best]
	for k := best + 1; k < len(spans) && goesOn(text[:s.End]) && spans[k].End-s.Start <= maxSnippet; k++ {
		s.End = spans[k].End
	}
	if s.End-s.Start > maxSnippet {
		s = narrow(text, s, marks)
	} else if best+1 < len(spans) && s.End-s.Start < 60 && s.End < spans[best+1].Start && spans[best+1].End-s.Start <= maxSnippet && !strings.Contains(text[s.End:spans[best+1].Start], "\n\n") {
		s.End = spans[best+1].End
	}
	return cut(text, s, marks)
}

// goesOn reports whether a text ends in the middle of a thought.
func goesOn(text string) bool {
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",")
}

// worthOf adds up the marks before end, each query word once, repeats a little.
func worthOf(marks []mark, end int) float64 {
	sum := 0.0
	seen := map[int]bool{}
	for _, m := range marks {
		if m.start >= end {
			break
		}
		if seen[m.word] {
			sum += m.worth * 0.05
			continue
		}
		seen[m.word] = true
		sum += m.worth
	}
	return sum
}

func cut(text string, s Span, marks []mark) Snippet {
	out := Snippet{Text: text[s.Start:s.End], Start: s.Start, End: s.End}
	last := -1
	for _, m := range marks {
		if m.start >= s.Start && m.end <= s.End && m.start >= last && m.worth > 0 {
			out.Marks = append(out.Marks, Span{m.start - s.Start, m.end - s.Start})
			last = m.end
		}
	}
	return out
}

// narrow cuts a long sentence to the window with the most marks.
func narrow(text string, s Span, marks []mark) Span {
	bestAt, bestWorth := s.Start, -1.0
	for i, m := range marks {
		if m.start < s.Start || m.end > s.End {
			continue
		}
		if w := worthOf(marks[i:], m.start+maxSnippet-60); w > bestWorth+1e-9 {
			bestAt, bestWorth = m.start, w
		}
	}
	start := max(s.Start, bestAt-60)
	end := min(s.End, start+maxSnippet)
	for start > s.Start && text[start-1] != ' ' {
		start--
		if start+80 < bestAt {
			break
		}
	}
	for end < s.End && end > start+80 && text[end] != ' ' {
		end--
	}
	for start < end && !utf8.RuneStart(text[start]) {
		start++
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return Span{start, end}
}

// sentences gives the sentences of a text, trimmed.
func sentences(text string) []Span {
	t := match.Parse(text)
	out := make([]Span, 0, len(t.Sentences))
	for _, s := range t.Sentences {
		start, end := s.Start, s.End
		for start < end && (text[start] == ' ' || text[start] == '\t') {
			start++
		}
		for end > start && (text[end-1] == ' ' || text[end-1] == '\t') {
			end--
		}
		if start < end {
			out = append(out, Span{start, end})
		}
	}
	return out
}
