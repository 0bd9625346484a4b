package pdf

import (
	"io"
	"math"
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// value is an object of the file.
type value = ledongthuc.Value

// maxForetold bounds the memory taken because a stream says it is long.
const maxForetold = 1 << 20

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
	guessed   bool // an embedded font of unknown encoding: its texts are guesses
	type3     bool
	em        float64        // height of an em in text space at size 1
	simple    [256]glyphInfo // of a simple font

	// Of a composite font.
	name     string
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
		data = make([]byte, 0, min(max(size, 512), limit/4, maxForetold))
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
		text = symbolText(text, v.Key("BaseFont").Name())
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
