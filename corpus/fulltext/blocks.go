package fulltext

import (
	"strings"
	"unicode/utf8"
)

// block is one paragraph, list item or heading of a source, in its order.
type block struct {
	text   string
	strong bool // wholly bold or italic, or marked as a heading
}

// maxHeading bounds what may be a heading, in bytes.
const maxHeading = 160

// heading reports whether a block names what follows.
func (b *block) heading() bool {
	switch {
	case b.text == "" || strings.HasPrefix(b.text, "• "):
		return false
	case isKnownHeading(b.text):
		return true
	case !b.strong || len(b.text) > maxHeading:
		return false
	}
	return !strings.HasSuffix(b.text, ".") && !strings.HasSuffix(b.text, ",") && !strings.HasSuffix(b.text, ";") && utf8.RuneCountInString(b.text) > 2
}

// sections puts blocks under their headings. A "Sag nr. N" holds until the
// next one, or until a heading that opens a part common to all cases.
func sections(blocks []block) []Section {
	var out []Section
	cur := Section{}
	part := Other // the part a "Sag nr. N" lies in
	caseNr := 0
	var text []string
	flush := func() {
		cur.Text = strings.Join(text, "\n")
		// A heading directly under another one says the more exact thing.
		if cur.Text != "" || cur.Heading != "" && cur.Kind == Other {
			out = append(out, cur)
		}
		text = nil
	}
	for i := range blocks {
		b := &blocks[i]
		if b.text == "" {
			continue
		}
		if !b.heading() {
			text = append(text, b.text)
			continue
		}
		flush()
		heading := plainHeading(b.text)
		lower := strings.ToLower(heading)
		kind := kindOf(heading)
		if n := caseNumber(lower); n > 0 {
			caseNr = n
			if part == Outcome {
				kind = Outcome
			}
		} else if opensPart(lower, kind) {
			caseNr, part = 0, kind
		}
		cur = Section{Kind: kind, Heading: heading, Case: caseNr}
	}
	flush()
	return out
}

// opensPart reports whether a heading ends what was said of one case.
func opensPart(lower string, kind Kind) bool {
	switch kind {
	case Resume, Background, Practice:
		return true
	case Rules:
		return lower == "reglerne" || lower == "regler"
	case Facts, Outcome:
		return strings.HasPrefix(lower, "de konkrete") || strings.HasPrefix(lower, "den konkrete")
	}
	return false
}

// collapse makes white space single spaces, and drops what is invisible.
func collapse(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff', 0:
			return -1
		case '\u00a0', '\u2007', '\u202f':
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
