package pdf

import (
	"math"

	"golang.org/x/text/unicode/norm"
)

// combining gives the combining form of the accents that old fonts paint as
// glyphs of their own, over the letter before or after.
func combining(text string) rune {
	switch text {
	case "˚", "°":
		return 0x30A
	case "´":
		return 0x301
	case "`":
		return 0x300
	case "¨":
		return 0x308
	case "ˆ":
		return 0x302
	case "˜":
		return 0x303
	case "¸":
		return 0x327
	case "ˇ":
		return 0x30C
	}
	return 0
}

// composeAccents puts accents painted over a letter into the letter: "˚" and
// "a" become "å". It works on glyphs that run to the right.
func composeAccents(glyphs []glyph) {
	for i := range glyphs {
		mark := glyphs[i].info.accent
		if mark == 0 {
			continue
		}
		for _, k := range [...]int{i + 1, i - 1} {
			if k < 0 || k >= len(glyphs) || !over(&glyphs[i], &glyphs[k]) {
				continue
			}
			text := norm.NFC.String(glyphs[k].info.text + string(mark))
			letter := *glyphs[k].info
			if len([]rune(text)) != 1 {
				continue
			}
			letter.text = text
			glyphs[k].info = &letter
			glyphs[i].info = &glyphInfo{ok: true}
			break
		}
	}
}

// over reports whether the accent a stands over the letter b.
func over(a, b *glyph) bool {
	if b.info.text == "" || b.info.blank || b.info.accent != 0 || math.Abs(a.y-b.y) > 0.6*b.size {
		return false
	}
	return math.Abs(a.x+a.ex-b.x-b.ex)/2 < 0.2*b.size
}
