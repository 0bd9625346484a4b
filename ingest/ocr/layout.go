package ocr

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout turns lines into the page's text: blocks end with a newline, wrapped
// lines are joined, words far apart are cells.
func layout(lines []line) Page {
	var p Page
	lines = readable(lines)
	if len(lines) == 0 {
		return p
	}
	sum := 0.0
	for _, l := range lines {
		for _, w := range l.words {
			p.Words++
			sum += w.conf
			if w.conf < Doubt {
				p.Doubtful++
			}
		}
	}
	p.Confidence = sum / float64(p.Words)
	lines = rows(lines)
	for _, l := range lines {
		for _, w := range l.words {
			p.Read = append(p.Read, Word{w.text, w.conf < Doubt})
		}
	}
	em := lineHeight(lines)
	right := margin(lines)
	var b strings.Builder
	for i, l := range lines {
		text := cells(l, em)
		if i > 0 {
			b.WriteString(between(lines[i-1], l, em, right, b.String(), text))
		}
		b.WriteString(text)
	}
	p.Text = paragraphSigns(joinHyphens(b.String()))
	return p
}

// readable leaves out specks: single marks without a letter or digit that the
// engine itself doubts.
func readable(lines []line) []line {
	var kept []line
	for _, l := range lines {
		l.words = slices.DeleteFunc(l.words, func(w word) bool {
			return w.conf < 30 && !strings.ContainsFunc(w.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		})
		if len(l.words) > 0 {
			kept = append(kept, l)
		}
	}
	return kept
}

// rows joins lines that lie at the same height beside each other, which the
// engine takes for separate blocks: the cells of a table's row, or a letterhead
// in two halves. Real columns of text stay apart: there many lines in a row lie
// beside each other and both are long.
func rows(lines []line) []line {
	var out []line
	for _, l := range lines {
		if n := len(out); n > 0 {
			last := out[n-1]
			overlap := min(last.bottom(), l.bottom()) - max(last.top(), l.top())
			beside := l.left() > last.right() || l.right() < last.left()
			if beside && 2*overlap > min(last.bottom()-last.top(), l.bottom()-l.top()) {
				out[n-1].words = append(out[n-1].words, l.words...)
				slices.SortStableFunc(out[n-1].words, func(a, b word) int { return a.left - b.left })
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// lineHeight is the median height of words with letters, in pixels.
func lineHeight(lines []line) int {
	var all []int
	for _, l := range lines {
		for _, w := range l.words {
			all = append(all, w.height)
		}
	}
	sort.Ints(all)
	return max(all[len(all)/2], 8)
}

// margin is where the longest lines end.
func margin(lines []line) int {
	right := 0
	for _, l := range lines {
		right = max(right, l.right())
	}
	return right
}

// cells writes a line, with tabs where words stand far apart.
func cells(l line, em int) string {
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 {
			gap := w.left - (l.words[i-1].left + l.words[i-1].width)
			if gap > 2*em {
				b.WriteByte('\t')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// between tells what stands between two lines: a space where the first was only
// wrapped, else one newline, or two where the page leaves room.
func between(a, b line, em, right int, before, after string) string {
	gap := b.top() - a.bottom()
	if gap > em || b.top() < a.top() {
		return "\n\n"
	}
	first := b.words[0]
	fits := a.right()+em/2+first.width < right-em/2
	table := strings.ContainsRune(lastLine(before), '\t') || strings.ContainsRune(after, '\t')
	if fits || table || startsItem(after) || a.left()-b.left() > 2*em || b.left()-a.left() > 3*em {
		return "\n"
	}
	return " "
}

func lastLine(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }

// startsItem tells a list item: a bullet, a dash, or a number with a stop.
func startsItem(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("-–—•*»©°", r) && strings.HasPrefix(s[size:], " ") {
		return true
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return digits > 0 && digits <= 2 && (strings.HasPrefix(s[digits:], ". ") || strings.HasPrefix(s[digits:], ") "))
}

// joinHyphens undoes hyphens at the end of wrapped lines: "smerte- problem"
// becomes one word, "lænde- og nakkesmerter" stays.
func joinHyphens(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "- ")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+2:])
		next, _, _ := strings.Cut(s[i+2:], " ")
		suspended := next == "og" || next == "eller" || next == "samt" || next == "til"
		word := s[strings.LastIndexAny(s[:i], " -(/")+1 : i]
		switch {
		case unicode.IsLower(before) && unicode.IsLower(after) && !suspended && !strings.ContainsAny(word, "aeiouyæøåéü"):
			b.WriteString(s[:i+1]) // no syllable lacks a vowel: 'sms-kontakt'
		case unicode.IsLower(before) && unicode.IsLower(after) && !suspended:
			b.WriteString(s[:i])
		default:
			b.WriteString(s[:i+2])
		}
		s = s[i+2:]
	}
}
