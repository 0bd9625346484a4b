package pdf

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"oplyst/ingest/pdfium"
)

// secondReader is PDFium on one file, opened when the first page needs it.
type secondReader struct {
	data   []byte
	words  []string // passwords
	off    bool
	limit  time.Duration // of one call
	doc    *pdfium.Document
	failed error
}

func (s *secondReader) open(ctx context.Context) error {
	if s.off {
		return pdfium.ErrUnavailable
	}
	if ctx.Err() != nil {
		return pdfium.ErrStopped
	}
	if s.doc == nil && s.failed == nil {
		s.doc, s.failed = pdfium.Shared().OpenWith(ctx, s.data, s.words, s.limit)
	}
	return s.failed
}

func (s *secondReader) close() {
	if s.doc != nil {
		s.doc.Close()
	}
}

// text returns PDFium's text of page i.
func (s *secondReader) text(ctx context.Context, i int) (string, bool) {
	if s.open(ctx) != nil || i >= s.doc.Pages() {
		return "", false
	}
	text, err := s.doc.Text(ctx, i)
	if err != nil {
		return "", false
	}
	return text, true
}

// reasonOf turns a failure to open a file into a reason for a person.
func reasonOf(err error) string {
	switch {
	case errors.Is(err, pdfium.ErrPassword):
		return ReasonPassword
	case errors.Is(err, pdfium.ErrStopped):
		return ReasonStopped
	}
	return ReasonDamaged
}

// plainText brings PDFium's lines into the form of the page text contract, as
// far as lines without places allow.
func plainText(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(text)
	lines := strings.Split(joinMarked(text), "\n")
	long := usualLength(lines)
	var b strings.Builder
	for i, l := range lines {
		l = strings.Join(strings.Fields(l), " ")
		if i > 0 {
			before := strings.Join(strings.Fields(lines[i-1]), " ")
			word, _, _ := strings.Cut(l, " ")
			if l != "" && before != "" && markLength(l) == 0 && utf8.RuneCountInString(before)+utf8.RuneCountInString(word)+1 > long*9/10 {
				joined := joinLines(before, l)
				if strings.HasPrefix(joined, before+" ") {
					b.WriteByte(' ')
				}
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(l)
	}
	return clean(b.String())
}

// usualLength returns how many letters a full line of the page has.
func usualLength(lines []string) int {
	lengths := make([]int, 0, len(lines))
	for _, l := range lines {
		if n := utf8.RuneCountInString(l); n > 0 {
			lengths = append(lengths, n)
		}
	}
	if len(lengths) < 3 {
		return 1 << 30
	}
	slices.Sort(lengths)
	return max(lengths[len(lengths)*9/10], 40)
}

// joinMarked undoes the line-end hyphens that PDFium marks with U+0002.
func joinMarked(text string) string {
	if !strings.ContainsRune(text, 2) {
		return text
	}
	parts := strings.Split(text, "\x02")
	var b strings.Builder
	b.WriteString(parts[0])
	for _, p := range parts[1:] {
		p = strings.TrimLeft(p, "\n ")
		first, _ := utf8.DecodeRuneInString(p)
		word, _, _ := strings.Cut(p, " ")
		switch {
		case suspended(lastWord(b.String()), word):
			b.WriteString("- ")
		case !unicode.IsLower(first):
			b.WriteByte('-')
		}
		b.WriteString(p)
	}
	return b.String()
}
