package pdf

import (
	"strconv"
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// simpleTexts returns the text of each code of a simple font by its Encoding,
// the encoding inside its font program, or the usual one.
func (f *font) simpleTexts(v value) encodingTable {
	encoding := v.Key("Encoding")
	base := baseEncoding(encoding.Name())
	if encoding.Kind() == ledongthuc.Dict {
		base = baseEncoding(encoding.Key("BaseEncoding").Name())
	}
	if base == nil {
		base = f.builtin(v)
	}
	texts := *base
	diffs := encoding.Key("Differences")
	code := 0
	var numbered *encodingTable
	if f.type3 {
		numbered = numberedEncoding(diffs)
	}
	for i := 0; i < diffs.Len() && i < 2000; i++ {
		d := diffs.Index(i)
		switch d.Kind() {
		case ledongthuc.Integer, ledongthuc.Real:
			code = int(d.Float64())
		case ledongthuc.Name:
			if code >= 0 && code < 256 {
				texts[code] = differenceText(d.Name(), numbered)
			}
			code++
		}
	}
	return texts
}

// differenceText reads one name of a Differences array.
func differenceText(name string, numbered *encodingTable) string {
	if numbered != nil {
		if n := numberedGlyph(name); n >= 0 {
			return numbered[n]
		}
	}
	if t := glyphText(name); t != "" || name == ".notdef" {
		return t
	}
	return codedGlyph(name)
}

// codedGlyph reads the names that some writers make of character codes: "C65"
// and "char65" in decimal, "G41" in hexadecimal. Other letters before a number
// count glyphs, which says nothing.
func codedGlyph(name string) string {
	base := 10
	digits, ok := strings.CutPrefix(name, "char")
	if !ok {
		digits, ok = strings.CutPrefix(name, "C")
	}
	if !ok && len(name) == 3 {
		digits, ok = strings.CutPrefix(name, "G")
		base = 16
	}
	n, err := strconv.ParseUint(digits, base, 8)
	if !ok || err != nil {
		return ""
	}
	return winAnsi()[n]
}

// numberedEncoding returns the encoding of a bitmap font that names its glyphs
// only by code numbers ("a27", "a103"), as those of LaTeX do: T1 if it holds
// letters, else the symbols of TS1, which lie where Latin-1 has them. nil if
// any glyph has a proper name.
func numberedEncoding(diffs value) *encodingTable {
	names, letters := 0, 0
	for i := 0; i < diffs.Len() && i < 2000; i++ {
		d := diffs.Index(i)
		if d.Kind() != ledongthuc.Name || d.Name() == ".notdef" {
			continue
		}
		n := numberedGlyph(d.Name())
		if len(d.Name()) < 2 || n < 0 {
			return nil
		}
		names++
		if n >= 'A' && n <= 'z' {
			letters++
		}
	}
	switch {
	case names == 0:
		return nil
	case letters == 0:
		return winAnsi()
	}
	return texT1()
}

// builtin returns the encoding a simple font has when the file names none.
func (f *font) builtin(v value) *encodingTable {
	d := v.Key("FontDescriptor")
	if program := d.Key("FontFile"); program.Kind() == ledongthuc.Stream {
		data, _ := readStream(program, maxFontStream)
		if table := type1Encoding(data); table != nil {
			return table
		}
	}
	if program := d.Key("FontFile3"); program.Kind() == ledongthuc.Stream {
		data, _ := readStream(program, maxFontStream)
		if table := cffEncoding(data); table != nil {
			return table
		}
	}
	name := v.Key("BaseFont").Name()
	if i := strings.IndexByte(name, '+'); i >= 0 {
		name = name[i+1:]
	}
	switch {
	case f.type3:
		return new(encodingTable)
	case strings.HasPrefix(name, "ec"):
		return texT1()
	case strings.HasPrefix(name, "tc"):
		return winAnsi()
	case strings.HasPrefix(name, "cm") || strings.HasPrefix(name, "CM"):
		return texOT1()
	case strings.Contains(name, "Symbol"):
		return symbol()
	case strings.Contains(name, "Dingbats") || strings.Contains(name, "Wingdings"):
		return dingbats()
	}
	f.guessed = v.Key("ToUnicode").Kind() == ledongthuc.Null && (d.Key("FontFile2").Kind() != ledongthuc.Null || d.Key("FontFile3").Kind() != ledongthuc.Null)
	if v.Key("Subtype").Name() == "TrueType" {
		return winAnsi()
	}
	return standard()
}
