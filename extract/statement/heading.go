package statement

import (
	"strings"

	"oplyst/extract/match"
)

// numberedHeading is the greatest length of a numbered line that may be a
// heading.
const numberedHeading = 60

// opens takes up the heading that a block is, and says whether the block is a
// title, and whether it is nothing else: match calls a numbered or lettered
// heading an item or prose.
func (s *scratch) opens(t *match.Text, b *match.Block) (title, skip bool) {
	if b.Title != s.title {
		s.title, s.heading = b.Title, b.Title
	}
	if b.Kind == match.Row || b.Kind == match.Head || b.Kind == match.Empty {
		return false, false
	}
	text := strings.TrimSpace(t.BlockText(b))
	if b.Kind == match.Heading {
		s.heading = text
		return true, false
	}
	if len(text) > numberedHeading || strings.ContainsAny(text[len(text)-1:], ".!?;:,") || strings.Contains(text, ": ") {
		return false, false
	}
	if numbered(text) || namesSpeaker(text) {
		s.heading = text
		return namesSpeaker(text), strings.Count(text, " ") <= 3
	}
	return false, false
}

// numbered reports whether a line opens with '2.', '2)', 'B.' or 'b)'.
func numbered(text string) bool {
	for i := 0; i < len(text) && i < 3; i++ {
		switch c := text[i]; {
		case c == '.' || c == ')':
			return i > 0 && i+1 < len(text) && text[i+1] == ' '
		case c >= '0' && c <= '9', i == 0 && c|0x20 >= 'a' && c|0x20 <= 'z':
		default:
			return false
		}
	}
	return false
}

// namesSpeaker reports whether a short line is the heading of somebody's
// words.
func namesSpeaker(text string) bool {
	if speakerUnder(text) == "" {
		return false
	}
	low := strings.ToLower(text)
	for _, w := range []string{"udtalelse", "vurdering", "bemærkning", "opfattelse", "egne ord", "ønske", "mål"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
