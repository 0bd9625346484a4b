package checklist

import (
	"strings"

	"oplyst/extract/match"
)

// maxMentions bounds how often one document is quoted for a word.
const maxMentions = 12

// mentions returns the sentences of the papers that hold one of the words
// (lower case), oldest paper first. It is how an item makes sure, before it
// says that something is missing, that nobody names it, and how it finds the
// sentence to show where the extraction has no statement. It reads only what
// Document.Text gives.
func (v *view) mentions(ps []*paper, words ...string) []fact {
	out := []fact{}
	var there []string
	for _, p := range ps {
		n := 0
		for page, low := range p.seek {
			there = p.holds[page].of(words, there)
			if len(there) == 0 {
				continue
			}
			text := p.Text[page]
			for at := 0; n < maxMentions; n++ {
				i := indexAny(low[at:], there)
				if i < 0 {
					break
				}
				start, end := sentence(text, at+i)
				f := fact{paper: p, label: "mention", rank: 1, span: match.Span{Page: p.page(page), Start: start, End: end, Quote: text[start:end]}}
				f.when, f.from = v.dated(p, f.span, p.date)
				out = append(out, f)
				at = end
			}
		}
	}
	return out
}

// indexAny returns the first place of any of the words, -1 for none.
func indexAny(s string, words []string) int {
	first := -1
	for _, w := range words {
		in := s
		if first >= 0 {
			in = s[:min(len(s), first+len(w)-1)] // only what starts earlier counts
		}
		if i := strings.Index(in, w); i >= 0 {
			first = i
		}
	}
	return first
}

// maxSentence bounds a quotation in bytes.
const maxSentence = 400

// sentence returns the bounds of the sentence around a place: from the end of
// the line or sentence before it to the end of its own.
func sentence(text string, at int) (int, int) {
	start, end := at, at
	for start > 0 && at-start < maxSentence/2 && !ends(text, start-1) {
		start--
	}
	for end < len(text) && end-at < maxSentence/2 && text[end] != '\n' {
		end++
		if ends(text, end-1) {
			break
		}
	}
	for start < end && (text[start] == ' ' || text[start] == '\t' || text[start] == '\n' || text[start]&0xC0 == 0x80) {
		start++
	}
	for end > start && (text[end-1] == ' ' || text[end-1] == '\t' || text[end-1] == '\n') {
		end--
	}
	for end < len(text) && text[end]&0xC0 == 0x80 {
		end++
	}
	return start, end
}

// ends reports whether a line or sentence ends with the byte at i.
func ends(text string, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '.', '?', '!':
		// Not in '3.', 'stk.', 'f.eks.': a sentence ends before a space and a capital.
		if i+2 < len(text) && text[i+1] == ' ' && i > 3 && text[i-1] != ' ' && text[i-2] != ' ' && text[i-2] != '.' {
			next := text[i+2]
			return next >= 'A' && next <= 'Z' || next == 0xC3
		}
	}
	return false
}

// whole widens a place to its sentence or table row, which is what a reader
// needs to see; without text it stays as it is.
func (p *paper) whole(at match.Span) match.Span {
	i := p.place(at.Page)
	if i < 0 || i >= len(p.Text) || at.End > len(p.Text[i]) || at.Start < 0 || at.Start >= at.End {
		return at
	}
	text := p.Text[i]
	start, _ := sentence(text, at.Start)
	_, end := sentence(text, at.End-1)
	start, end = min(start, at.Start), max(end, at.End)
	return match.Span{Page: at.Page, Start: start, End: end, Quote: text[start:end]}
}

// after returns the sentence that follows a heading, the heading itself if
// nothing does.
func (f fact) after() fact {
	page := f.place(f.span.Page)
	if page < 0 || page >= len(f.Text) || f.span.End >= len(f.Text[page]) {
		return f
	}
	text := f.Text[page]
	at := f.span.End
	for at < len(text) && (text[at] == '\n' || text[at] == ' ' || text[at] == '\t' || text[at] == '.') {
		at++
	}
	if at >= len(text) {
		return f
	}
	start, end := sentence(text, at)
	f.span = match.Span{Page: f.span.Page, Start: start, End: end, Quote: text[start:end]}
	return f
}

// onward widens a fact to the end of its line, as far as a quotation may go:
// the rest of what somebody is reported to say.
func (f fact) onward() fact {
	page := f.place(f.span.Page)
	if page < 0 || page >= len(f.Text) || f.span.End >= len(f.Text[page]) {
		return f
	}
	text, end := f.Text[page], f.span.End
	for end < len(text) && text[end] == ' ' {
		_, next := sentence(text, end+1)
		if next <= end || next-f.span.Start > maxSentence {
			break
		}
		end = next
	}
	f.span.End, f.span.Quote = end, text[f.span.Start:end]
	return f
}

// answeredNext widens a question or an issue to the short answer that follows
// it ('Det er det ikke, ...', 'Nej.').
func (f fact) answeredNext() fact {
	next := f.after()
	q := lower(next.span.Quote)
	if next.span.Start >= f.span.End && next.span.End-f.span.Start <= maxSentence &&
		(hasPrefixAny(q, []string{"det er det", "nej", "ja,", "ja.", "det mener", "det finder", "det vurder", "dette er"})) {
		f.span.End = next.span.End
		f.span.Quote = f.Text[f.place(f.span.Page)][f.span.Start:f.span.End]
	}
	return f
}

// without drops the facts whose sentence holds one of the words.
func without(fs []fact, words ...string) []fact {
	out := []fact{}
	for _, f := range fs {
		if !containsAny(lower(f.span.Quote), words) {
			out = append(out, f)
		}
	}
	return out
}

// only keeps the facts whose sentence holds one of the words.
func only(fs []fact, words ...string) []fact {
	out := []fact{}
	for _, f := range fs {
		if containsAny(f.readable(), words) {
			out = append(out, f)
		}
	}
	return out
}

// negations are words that turn a mention into its absence.
var negations = []string{"ikke", "ingen", "mangler", "uden ", "aldrig", "intet", "hverken"}
