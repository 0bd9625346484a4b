package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean makes the text of a page keep the page text contract: NFC, ligatures
// split, no soft hyphens, zero-width marks, controls or odd spaces.
func clean(text string) string {
	if !needsCleaning(text) {
		return strings.TrimSpace(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case r >= 0xFB00 && r <= 0xFB06:
			b.WriteString(ligatures[r-0xFB00])
		case r == 0x132:
			b.WriteString("IJ")
		case r == 0x133:
			b.WriteString("ij")
		case r == 0xAD || r == 0xFEFF || r >= 0x200B && r <= 0x200F || r == 0x2060 || r >= 0x202A && r <= 0x202E:
		case r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000:
			b.WriteByte(' ')
		case r == 0x2010 || r == 0x2011:
			b.WriteByte('-')
		case r == 0xF0B7 || r == 0xF0A7 || r == 0xF0D8:
			b.WriteString("•") // bullets of Symbol and Wingdings, kept in the private use area
		case r == doubtfulRune:
			b.WriteRune(r)
		case unicode.IsControl(r) || r == 0xFFFD || r >= 0xE000 && r <= 0xF8FF:
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(norm.NFC.String(strings.ToValidUTF8(b.String(), "")))
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// needsCleaning reports whether text holds anything that clean would change.
// Letters of Western Europe, the common case, are passed over quickly.
func needsCleaning(text string) bool {
	for _, r := range text {
		if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && (r < 0xA1 || r == 0xAD || r >= 0x100 && r != '–' && r != '—' && r != '’' && r != '•' && r != '”' && r != '“' && r != '…') {
			return true
		}
	}
	return false
}
