package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

//go:embed glyphnames.tsv
var glyphNameTable string

// glyphNames maps glyph names to code points; read once.
var glyphNames = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune, 1400)
	for line := range strings.Lines(glyphNameTable) {
		name, hex, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		if v, err := strconv.ParseUint(hex, 16, 32); err == nil {
			names[name] = rune(v)
		}
	}
	return names
})

// maxGlyphName bounds a glyph name that is looked at; real ones have a few
// letters.
const maxGlyphName = 128

// glyphText turns a glyph name into text: listed names, single letters,
// uniXXXX and uXXXXX, and parts joined by "_" ("f_i"), with a variant after a
// dot ("a.sc") cut off. "" if the name says nothing about the text.
func glyphText(name string) string {
	if len(name) > maxGlyphName {
		return ""
	}
	if r, ok := glyphNames()[name]; ok {
		return string(r)
	}
	if i := strings.IndexByte(name, '.'); i > 0 {
		return glyphText(name[:i])
	}
	if len(name) == 1 && name[0] < utf8.RuneSelf {
		return name
	}
	if strings.Contains(name, "_") {
		text := ""
		for _, part := range strings.Split(name, "_") {
			t := glyphText(part)
			if t == "" {
				return ""
			}
			text += t
		}
		return text
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		text := ""
		for ; hex != ""; hex = hex[4:] {
			text += hexRune(hex[:4])
		}
		return text
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		return hexRune(hex)
	}
	return ""
}

func hexRune(hex string) string {
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || v < 0x20 || v > 0x10FFFF {
		return ""
	}
	return string(rune(v))
}

// numberedGlyph reads names that hold a code number, as bitmap fonts use:
// "a27", "g041", "C65", "cid:27". -1 if name is not of that form.
func numberedGlyph(name string) int {
	digits := strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:#")
	if digits == "" || len(name)-len(digits) > 4 || len(digits) > 3 {
		return -1
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n > 255 {
		return -1
	}
	return n
}

// encodingTable gives the text of each code of a simple font.
type encodingTable [256]string

// baseEncoding returns the table of one of the encodings a PDF may name, nil
// for an unknown name.
func baseEncoding(name string) *encodingTable {
	switch name {
	case "WinAnsiEncoding":
		return winAnsi()
	case "MacRomanEncoding":
		return macRoman()
	case "StandardEncoding":
		return standard()
	}
	return nil
}

var winAnsi = sync.OnceValue(func() *encodingTable { return charmapTable(charmap.Windows1252) })

var macRoman = sync.OnceValue(func() *encodingTable { return charmapTable(charmap.Macintosh) })

func charmapTable(c *charmap.Charmap) *encodingTable {
	table := new(encodingTable)
	for i := 0x20; i < 256; i++ {
		r := c.DecodeByte(byte(i))
		if r != '\uFFFD' && (r < 0x7f || r > 0x9f) {
			table[i] = string(r)
		}
	}
	return table
}

// standard is Adobe's StandardEncoding (PDF 32000-1, annex D.2).
var standard = sync.OnceValue(func() *encodingTable {
	table := new(encodingTable)
	for i := 0x20; i < 0x7f; i++ {
		table[i] = string(rune(i))
	}
	table[0x27], table[0x60] = "’", "‘"
	set := func(from int, runes string) {
		for _, r := range runes {
			if r != '~' {
				table[from] = string(r)
			}
			from++
		}
	}
	set(0xA1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ~–†‡·~¶•‚„”»…‰~¿~`´ˆ˜¯˘˙¨~˚¸~˝˛ˇ—")
	set(0xE1, "Æ~ª~~~~ŁØŒº~~~~~æ~~~ı~~łøœß")
	return table
})

// texT1 is the Cork encoding, which LaTeX's T1 fonts (ecrm…) use; bitmap fonts
// of that family name their glyphs only by number.
var texT1 = sync.OnceValue(func() *encodingTable {
	table := new(encodingTable)
	for i := 0x20; i < 0x7f; i++ {
		table[i] = string(rune(i))
	}
	codes := []rune("`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—\u200b‰ıȷﬀﬁﬂﬃﬄ")
	for i, r := range codes {
		table[i] = string(r)
	}
	table[0x7f] = "-"
	upper := []rune("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞ\u1E9Eàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß")
	for i, r := range upper {
		table[0x80+i] = string(r)
	}
	table[0x27], table[0x60] = "’", "‘"
	return table
})

// texOT1 is TeX's old text encoding (cmr…).
var texOT1 = sync.OnceValue(func() *encodingTable {
	table := new(encodingTable)
	for i := 0x21; i < 0x7b; i++ {
		table[i] = string(rune(i))
	}
	for i, r := range []rune("ΓΔΘΛΞΠΣΥΦΨΩﬀﬁﬂﬃﬄıȷ`´ˇ˘¯˚¸ßæœøÆŒØ") {
		table[i] = string(r)
	}
	table[0x22], table[0x27], table[0x3c], table[0x3e] = "”", "’", "¡", "¿"
	table[0x5c], table[0x5e], table[0x5f], table[0x60] = "“", "ˆ", "˙", "‘"
	for i, r := range []rune("–—˝˜¨") {
		table[0x7b+i] = string(r)
	}
	return table
})
