// Package match is the one matching core of extraction: it turns the text of a
// page into tokens, blocks, sentences and sections (Parse), finds the terms of
// a dictionary in it (Dict) and tells in which context a term stands
// (Context). All offsets are byte offsets in the page's text.
//
// Everything here is a function of its arguments. Bounded caches make it fast
// and change no result: the analysis of word forms (Analyzer) and what tables
// say of them (Memo) are shared by all goroutines; the triggers and hits of a
// Text and the room of a Space belong to one.
package match

import "strings"

// Text is one parsed page. It must not be used by several goroutines at once.
type Text struct {
	Source    string
	Tokens    []Token
	Blocks    []Block
	Sentences []Sentence

	scan   *triggerScan
	scanOf *Context

	found   [][]Hit // by dictionary of the library that read the text; nil once it was asked for
	kept    [][]Hit // the same, for their room
	foundBy *Library
}

// Parse parses one page that follows no other. The text must be NFC, as the
// page text contract of package ingest says.
func Parse(text string) *Text { return ParsePages([]string{text})[0] }

// ParsePages parses the pages of one document in order: the open section,
// journal entry and table of a page go on at the top of the next.
func ParsePages(pages []string) []*Text { return new(Space).Parse(pages) }

// Space is room for the parsed pages of one document, which the next document
// uses again. The zero value is ready. It belongs to one goroutine at a time.
type Space struct{ texts []*Text }

// Parse is ParsePages; the texts hold until the next Parse.
func (s *Space) Parse(pages []string) []*Text {
	for len(s.texts) < len(pages) {
		s.texts = append(s.texts, &Text{})
	}
	var st layout
	for i, p := range pages {
		s.texts[i].parse(Shared(), p, &st)
	}
	return s.texts[:len(pages):len(pages)]
}

// Forget lets go of the pages' texts, and of room that is larger than usual.
func (s *Space) Forget() {
	for i, t := range s.texts {
		if cap(t.Tokens) > maxKeptTokens {
			s.texts[i] = &Text{}
			continue
		}
		t.Source, t.scanOf, t.foundBy = "", nil, nil
		clear(t.Blocks)
		clear(t.Sentences)
	}
	if len(s.texts) > maxKeptPages {
		s.texts = nil
	}
}

// Room that a Space keeps: pages, and tokens of one page.
const (
	maxKeptPages  = 64
	maxKeptTokens = 1 << 13
)

// parse parses one page into t, whose room it uses again, and moves the layout
// state on.
func (t *Text) parse(a *Analyzer, source string, st *layout) {
	t.Source, t.scanOf, t.foundBy = source, nil, nil
	t.Tokens = room(t.Tokens, len(source)/5+8)
	t.Blocks = room(t.Blocks, strings.Count(source, "\n")+1)
	t.Sentences = room(t.Sentences, len(source)/50+4)
	st.page(t)
	for start := 0; start <= len(source); {
		end := len(source)
		if n := strings.IndexByte(source[start:], '\n'); n >= 0 {
			end = start + n
		}
		st.block(a, t, start, end)
		start = end + 1
	}
	suspend(a, t)
}

// room returns an empty slice of at least a capacity, the old one if it is large
// enough.
func room[T any](old []T, n int) []T {
	if cap(old) >= n {
		return old[:0]
	}
	return make([]T, 0, n)
}

// Quote returns the text of the tokens first up to and including last.
func (t *Text) Quote(first, last int) string {
	return t.Source[t.Tokens[first].Start:t.Tokens[last].End]
}

// Span returns the place of the tokens first up to and including last on the
// page with the given number.
func (t *Text) Span(page, first, last int) Span {
	return t.ByteSpan(page, t.Tokens[first].Start, t.Tokens[last].End)
}

// ByteSpan returns the place of a byte range.
func (t *Text) ByteSpan(page, start, end int) Span {
	return Span{Page: page, Start: start, End: end, Quote: t.Source[start:end]}
}

// SentenceOf returns the sentence a token lies in.
func (t *Text) SentenceOf(token int) *Sentence { return &t.Sentences[t.Tokens[token].Sent] }

// BlockOf returns the block a token lies in.
func (t *Text) BlockOf(token int) *Block { return &t.Blocks[t.SentenceOf(token).Block] }

// TokenAt returns the index of the first token that ends after a byte offset,
// len(t.Tokens) if there is none.
func (t *Text) TokenAt(offset int) int {
	lo, hi := 0, len(t.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.Tokens[mid].End > offset {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}
