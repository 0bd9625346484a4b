package pdf

import (
	"bytes"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// type1Encoding reads the encoding in the clear part of a Type 1 font program
// ("dup 65 /A put"); nil if there is none.
func type1Encoding(data []byte) *encodingTable {
	if len(data) > 1<<16 {
		data = data[:1<<16]
	}
	at := bytes.Index(data, []byte("/Encoding"))
	if at < 0 {
		return nil
	}
	data = data[at:]
	if bytes.HasPrefix(data, []byte("/Encoding StandardEncoding")) {
		return standard()
	}
	table := new(encodingTable)
	found := 0
	for {
		i := bytes.Index(data, []byte("dup "))
		if i < 0 {
			break
		}
		data = data[i+4:]
		slash := bytes.IndexByte(data[:min(len(data), 12)], '/')
		if slash < 0 {
			continue
		}
		code, err := strconv.Atoi(string(bytes.TrimSpace(data[:slash])))
		end := bytes.IndexAny(data[slash+1:min(len(data), slash+60)], " \r\n\t")
		if err != nil || code < 0 || code > 255 || end < 0 {
			continue
		}
		table[code] = glyphText(string(data[slash+1 : slash+1+end]))
		found++
	}
	if found == 0 {
		return nil
	}
	return table
}

// symbolText replaces a ToUnicode text of the private use area that symbol
// fonts have (U+F020-U+F0FF, the code with F0 before it): word processors write
// their list marks and check boxes so. Any other text is returned as it is.
func symbolText(text, font string) string {
	r, size := utf8.DecodeRuneInString(text)
	if r < 0xF020 || r > 0xF0FF || size != len(text) {
		return text
	}
	table := symbol()
	if strings.Contains(font, "ingdings") || strings.Contains(font, "ingbats") {
		table = dingbats()
	} else if !strings.Contains(font, "Symbol") {
		table = winAnsi()
	}
	if t := table[r-0xF000]; t != "" {
		return t
	}
	return "•"
}

// symbol is the encoding of the Symbol font, as far as case files use it:
// Greek letters, arrows, bullets and comparisons.
var symbol = sync.OnceValue(func() *encodingTable {
	table := new(encodingTable)
	for i := 0x20; i < 0x40; i++ {
		table[i] = string(rune(i))
	}
	for i, r := range []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ") {
		table[0x41+i] = string(r)
	}
	for i, r := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		table[0x61+i] = string(r)
	}
	for code, r := range map[int]rune{0x2d: '−', 0xa3: '≤', 0xa5: '∞', 0xab: '↔', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°',
		0xb1: '±', 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xbc: '…', 0x22: '∀', 0x24: '∃'} {
		table[code] = string(r)
	}
	return table
})

// dingbats maps the marks of ZapfDingbats and Wingdings that stand for list
// marks and check boxes; everything else is a bullet.
var dingbats = sync.OnceValue(func() *encodingTable {
	table := new(encodingTable)
	for i := 0x21; i < 256; i++ {
		table[i] = "•"
	}
	table[0x20] = " "
	for code, s := range map[int]string{0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘", 0xfc: "✓", 0xfb: "✗", 0xfe: "☑", 0xfd: "☒", 0x6f: "☐", 0x78: "☒", 0xa8: "☐", 0xe0: "→"} {
		table[code] = s
	}
	return table
})
