package pdf

import (
	"io"
	"math"
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// value is an object of the file.
type value = ledongthuc.Value

// maxFontStream bounds the decoded bytes read of a CMap or font program.
const maxFontStream = 4 << 20

// glyphInfo is what a font knows of one code.
type glyphInfo struct {
	text    string  // "" if unknown
	width   float64 // advance in text space at size 1
	ok      bool    // the text comes from a table, not from a guess
	blank   bool    // the text is white space
	accent  rune    // the combining form, if the text is an accent
	covered bool    // the replacement text of the glyph before stands for this one too
}

// font is one font of the file, made ready for reading.
type font struct {
	bold      bool
	composite bool
	type3     bool
	em        float64        // height of an em in text space at size 1
	simple    [256]glyphInfo // of a simple font

	// Of a composite font.
	unicode  *cmap
	encoding *cmap // nil: codes of two bytes are glyph numbers
	utf16    bool  // codes are UTF-16 (a predefined Uni… CMap)
	fallback float64
	widths   map[uint32]float64
	cache    map[uint32]*glyphInfo
}

// newFont reads a font dictionary. It never fails; a font that cannot be
// understood maps nothing.
func newFont(v value) *font {
	f := &font{em: 1, bold: isBold(v)}
	defer func() { _ = recover() }() // the library panics on damaged objects
	switch v.Key("Subtype").Name() {
	case "Type0":
		f.composite = true
		f.readComposite(v)
	default:
		f.readSimple(v)
	}
	return f
}

func isBold(v value) (bold bool) {
	defer func() { _ = recover() }()
	d := v.Key("FontDescriptor")
	if v.Key("Subtype").Name() == "Type0" {
		d = v.Key("DescendantFonts").Index(0).Key("FontDescriptor")
	}
	name := v.Key("BaseFont").Name()
	for _, mark := range []string{"Bold", "bold", "Black", "Heavy", "Demi"} {
		if strings.Contains(name, mark) {
			return true
		}
	}
	return d.Key("FontWeight").Float64() >= 600 || d.Key("Flags").Int64()&(1<<18) != 0
}

// readStream returns up to limit decoded bytes of a stream; what could be read
// before a fault, and whether it was all.
func readStream(v value, limit int64) (data []byte, whole bool) {
	return readInto(nil, v, limit)
}

// readInto is readStream with the memory of buffer, whose content is lost.
func readInto(buffer []byte, v value, limit int64) (data []byte, whole bool) {
	defer func() {
		if recover() != nil {
			whole = false
		}
	}()
	if v.Kind() != ledongthuc.Stream {
		return nil, false
	}
	r := io.LimitReader(v.Reader(), limit+1)
	size := v.Key("Length").Int64() * 4
	data = buffer[:0]
	if cap(data) == 0 {
		data = make([]byte, 0, min(max(size, 512), limit/4))
	}
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, int64(len(data)) <= limit
		}
		if err != nil {
			return data, false
		}
	}
}

func (f *font) readSimple(v value) {
	scale := 0.001
	if v.Key("Subtype").Name() == "Type3" {
		f.type3 = true
		scale = f.type3Scale(v)
	}
	texts := f.simpleTexts(v)
	first := int(v.Key("FirstChar").Int64())
	widths := v.Key("Widths")
	name := v.Key("BaseFont").Name()
	missing := v.Key("FontDescriptor").Key("MissingWidth").Float64()
	count := widths.Len()
	for code := range f.simple {
		g := &f.simple[code]
		if i := code - first; i >= 0 && i < count {
			g.width = widths.Index(i).Float64() * scale
		} else if count == 0 {
			g.width = standardWidth(name, texts[code]) / 1000
		} else {
			g.width = missing * scale
		}
		f.setText(g, texts[code])
	}
	f.applyUnicode(v)
}

// type3Scale sets the em of a Type3 font and returns its horizontal scale.
func (f *font) type3Scale(v value) float64 {
	m := v.Key("FontMatrix")
	box := v.Key("FontBBox")
	height := math.Abs(box.Index(3).Float64() - box.Index(1).Float64())
	scaleY := math.Abs(m.Index(3).Float64())
	if height > 0 && scaleY > 0 {
		f.em = height * scaleY
	}
	if f.em < 1e-3 || f.em > 1e3 {
		f.em = 1
	}
	return m.Index(0).Float64()
}

func (f *font) setText(g *glyphInfo, text string) {
	g.text, g.ok = text, text != ""
	g.accent = combining(text)
	g.blank = text != "" && strings.TrimLeft(text, " \u00a0\t\u2002\u2003\u2009\u3000") == ""
}

// applyUnicode lets the ToUnicode table of a simple font go before its
// encoding.
func (f *font) applyUnicode(v value) {
	stream := v.Key("ToUnicode")
	if stream.Kind() != ledongthuc.Stream {
		return
	}
	data, _ := readStream(stream, maxFontStream)
	m := parseCMap(data)
	if v.Key("Encoding").Kind() == ledongthuc.Null && len(m.text) > 0 {
		// Without an encoding the letters of codes outside the table would be
		// guesses: better no text, which sends the page to the second reader.
		for code := range f.simple {
			if m.text[uint32(code)] == "" && code != ' ' {
				f.setText(&f.simple[code], "")
			}
		}
	}
	for code, text := range m.text {
		if code < 256 && saysSomething(text) {
			f.setText(&f.simple[code], text)
		}
	}
}

// saysSomething reports whether a ToUnicode text is text, not a placeholder
// for a missing one (NUL, U+FFFD, private use).
func saysSomething(text string) bool {
	for _, r := range text {
		if r == 0 || r == 0xFFFD || r >= 0xE000 && r <= 0xF8FF {
			return false
		}
	}
	return text != ""
}

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
	if n := numberedGlyph(name); n >= 0x20 {
		return winAnsi()[n]
	}
	return ""
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
	case v.Key("Subtype").Name() == "TrueType":
		return winAnsi()
	}
	return standard()
}
