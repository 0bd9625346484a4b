package match

import "strings"

// layout is the state that runs on from block to block and page to page.
type layout struct {
	section string
	title   string
	entry   string
	columns []string
	gap     bool // an empty line stood before
	top     bool // nothing but empty lines stood before on the page
	cells   int  // cells of the last row, 0 if the last block was none
}

// page starts a page: an empty line at its top does not close anything.
func (st *layout) page(*Text) { st.gap, st.top = false, true }

// block parses source[start:end] of t as one block.
func (st *layout) block(a *Analyzer, t *Text, start, end int) {
	line := t.Source[start:end]
	b := Block{Start: start, End: end, First: len(t.Tokens)}
	text := strings.TrimSpace(line)
	if text == "" {
		st.gap, st.cells, st.columns = true, 0, nil
		b.Kind, b.Last = Empty, b.First
		b.Section, b.Title, b.Entry = st.section, st.title, st.entry
		t.Blocks = append(t.Blocks, b)
		return
	}
	body := start + skipMark(line)
	b.Kind = kindOf(line, t.Source[body:end])
	if strings.IndexByte(line, '\t') >= 0 && b.Kind != Quoted {
		st.row(a, t, &b, '\t')
	} else if strings.IndexByte(line, '|') >= 0 && st.piped(t, line, end) {
		st.row(a, t, &b, '|')
	} else {
		st.cells, st.columns = 0, nil
		st.line(a, t, &b, body)
	}
	st.gap, st.top = false, false
	b.Last = len(t.Tokens)
	t.Blocks = append(t.Blocks, b)
}

// line parses a block that is no table row; body is where it starts after its
// list or quotation mark.
func (st *layout) line(a *Analyzer, t *Text, b *Block, body int) {
	text := t.Source[body:b.End]
	if date := openingDate(text); date != "" && b.Kind != Heading {
		st.entry, st.section, st.title = date, "", ""
	}
	if b.Kind == Prose || b.Kind == Heading {
		section, known := sectionOf(text)
		if (known || b.Kind == Heading && (st.gap || st.section == "lov" || st.top && strings.HasPrefix(t.Source[b.End:], "\n\n") || strings.HasSuffix(strings.TrimSpace(text), ":"))) && isHeading(text) {
			b.Kind = Heading
			st.section, st.title = section, strings.TrimRight(strings.TrimSpace(text), ":")
		} else if b.Kind == Heading {
			b.Kind = Prose
		}
	}
	b.Section, b.Title, b.Entry = st.section, st.title, st.entry
	first := len(t.Tokens)
	t.Tokens = tokenize(a, t.Tokens, t.Source, body, b.End)
	st.sentences(t, b, first, len(t.Tokens), 0, "", b.Section)
}

// piped reports whether a line is a row of a table that is drawn with bars; one
// bar alone makes no table, the line before or behind it has bars too. The line
// ends at byte end.
func (st *layout) piped(t *Text, line string, end int) bool {
	if !strings.Contains(line, " | ") && !strings.HasPrefix(line, "|") {
		return false
	}
	if st.cells > 0 || strings.Count(line, "|") > 2 {
		return true
	}
	next := strings.TrimPrefix(t.Source[end:], "\n")
	if i := strings.IndexByte(next, '\n'); i >= 0 {
		next = next[:i]
	}
	return strings.Contains(next, "|")
}

// row parses a table row whose cells stand apart by sep.
func (st *layout) row(a *Analyzer, t *Text, b *Block, sep byte) {
	line := t.Source[b.Start:b.End]
	if sep == '|' {
		line = strings.Trim(line, "| ")
		b.Start += strings.Index(t.Source[b.Start:b.End], line)
		b.End = b.Start + len(line)
	}
	n := strings.Count(line, string(sep)) + 1
	b.Kind = Row
	if st.cells == 0 && isHead(line, sep) {
		b.Kind = Head
		st.columns = strings.Split(line, string(sep))
	}
	st.cells = n
	if b.Kind == Row {
		b.Columns = st.columns
		if date := openingDate(line); date != "" {
			b.Entry = date
		}
	}
	b.Section, b.Title = st.section, st.title
	if b.Entry == "" {
		b.Entry = st.entry
	}
	label, section := "", st.section
	for cell, at := 0, b.Start; at <= b.End; cell++ {
		end := at
		for end < b.End && t.Source[end] != sep {
			end++
		}
		first := len(t.Tokens)
		t.Tokens = tokenize(a, t.Tokens, t.Source, at, end)
		own := section
		if cell < len(b.Columns) && b.Columns != nil {
			if s, ok := sectionOf(b.Columns[cell]); ok {
				own = s
			}
		}
		st.sentences(t, b, first, len(t.Tokens), cell, label, own)
		if cell == 0 {
			label = strings.TrimSpace(t.Source[at:end])
			if s, ok := sectionOf(label); ok {
				section = s
			}
			if len(t.Sentences) > 0 && len(t.Tokens) > first && isHeading(label) {
				t.Sentences[len(t.Sentences)-1].IsLabel = b.Kind == Head || n == 2
			}
		}
		at = end + 1
	}
}

// skipMark measures the list or quotation mark at the start of a line with the
// space around it.
func skipMark(line string) int {
	i := 0
	for i < len(line) && (line[i] == ' ' || line[i] == '>') {
		i++
	}
	rest := line[i:]
	for _, mark := range []string{"- ", "* ", "• ", "– ", "‒ ", "· ", "◦ ", "▪ ", "o ", "☐ ", "☒ ", "□ "} {
		if strings.HasPrefix(rest, mark) {
			return i + len(mark)
		}
	}
	return i
}

// kindOf tells the kind of a line by its form; body is the line after its mark.
func kindOf(line, body string) BlockKind {
	text := strings.TrimLeft(line, " ")
	switch {
	case strings.HasPrefix(text, ">"):
		return Quoted
	case len(body) < len(text):
		return Item
	case numbered(text):
		return Item
	case isHeading(text):
		return Heading
	}
	if i := strings.Index(text, ":"); i > 0 && i < 60 && (i+1 == len(text) || text[i+1] == ' ') && strings.Count(text[:i], " ") < 6 {
		return Field
	}
	return Prose
}

// numbered reports whether a line starts with "1. ", "1) " or "a) " and goes on.
func numbered(s string) bool {
	i := 0
	for i < len(s) && i < 2 && isDigit(s[i]) {
		i++
	}
	if i == 0 && s != "" && s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' {
		return len(s) > 2 && s[1] == ')' && s[2] == ' '
	}
	return i > 0 && i+1 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' ' && openingDate(s) == ""
}

// maxHeading is the greatest length of a heading in bytes.
const maxHeading = 90

// isHeading reports whether a line has the form of a heading: short, opened by
// a capital or a digit, without the end of a sentence inside or at its end.
func isHeading(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxHeading || strings.Count(s, " ") > 9 {
		return false
	}
	if c := s[len(s)-1]; c == '.' || c == ',' || c == ';' || c == '?' || c == '!' {
		return false
	}
	if c := s[0]; 'a' <= c && c <= 'z' {
		return false
	}
	if i := strings.IndexByte(s, ':'); i >= 0 && i < len(s)-1 {
		return false
	}
	return !strings.Contains(s, ". ") || numbered(s)
}

// isHead reports whether a table row names columns: every cell is short, and
// none has a digit or the end of a sentence.
func isHead(line string, sep byte) bool {
	for _, cell := range strings.Split(line, string(sep)) {
		cell = strings.TrimSpace(cell)
		if len(cell) > 50 || strings.HasSuffix(cell, ".") && len(cell) > 12 || strings.ContainsAny(cell, "0123456789@") || strings.Contains(cell, ": ") {
			return false
		}
	}
	return true
}
