package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Repair undoes the commonest damage in exported texts: UTF-8 that was read as
// Windows-1252 and written again ("fÃ¸rtidspension"). A run of characters is
// changed only when its Windows-1252 bytes are whole, valid UTF-8 sequences, so
// that sound text cannot change: no Danish word holds "Ã" before a mark.
func Repair(s string) string {
	if !strings.ContainsAny(s, "ÃÂâ") {
		return s
	}
	var out strings.Builder
	changed := false
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			out.WriteByte(s[i])
			i++
			continue
		}
		fixed, size := repairRun(s[i:])
		if fixed == "" {
			_, n := utf8.DecodeRuneInString(s[i:])
			out.WriteString(s[i : i+n])
			i += n
			continue
		}
		out.WriteString(fixed)
		i += size
		changed = true
	}
	if !changed {
		return s
	}
	return out.String()
}

// repairRun reads one UTF-8 sequence that is spelt as 2-3 Windows-1252
// characters at the start of s. It returns "" when there is none.
func repairRun(s string) (fixed string, size int) {
	first, _ := utf8.DecodeRuneInString(s)
	need := 0
	switch first {
	case 'Ã', 'Â':
		need = 2
	case 'â':
		need = 3
	default:
		return "", 0
	}
	var raw [3]byte
	for n := 0; n < need; n++ {
		r, w := utf8.DecodeRuneInString(s[size:])
		b, ok := byte1252(r)
		if !ok || b < 0x80 {
			return "", 0
		}
		raw[n] = b
		size += w
	}
	r, w := utf8.DecodeRune(raw[:need])
	if w != need || r == utf8.RuneError || unicode.IsControl(r) {
		return "", 0
	}
	return string(r), size
}

// byte1252 is the Windows-1252 byte of r. The five holes of the table count as
// the C1 control of the same number, as browsers and most programs do.
func byte1252(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0x9F {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
