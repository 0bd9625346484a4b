package pdf

import (
	"strings"
	"unicode/utf16"

	ledongthuc "github.com/ledongthuc/pdf"
)

// readComposite reads a Type0 font: its code table, ToUnicode and widths.
func (f *font) readComposite(v value) {
	f.name = v.Key("BaseFont").Name()
	f.cache = map[uint32]*glyphInfo{}
	f.widths = map[uint32]float64{}
	f.fallback = 1
	encoding := v.Key("Encoding")
	if encoding.Kind() == ledongthuc.Stream {
		data, _ := readStream(encoding, maxFontStream)
		f.encoding = parseCMap(data)
	} else if strings.HasPrefix(encoding.Name(), "Uni") {
		f.utf16 = true
	}
	if stream := v.Key("ToUnicode"); stream.Kind() == ledongthuc.Stream {
		data, _ := readStream(stream, maxFontStream)
		f.unicode = parseCMap(data)
	}
	descendant := v.Key("DescendantFonts").Index(0)
	if dw := descendant.Key("DW"); dw.Kind() != ledongthuc.Null {
		f.fallback = dw.Float64() / 1000
	}
	f.readWidths(descendant.Key("W"))
}

// readWidths reads a W array: "c [w1 w2 …]" and "first last w".
func (f *font) readWidths(w value) {
	n := w.Len()
	for i := 0; i+1 < n && len(f.widths) < maxCMapEntries; {
		first := uint32(w.Index(i).Int64())
		list := w.Index(i + 1)
		if list.Kind() == ledongthuc.Array {
			count := list.Len()
			for k := 0; k < count; k++ {
				f.widths[first+uint32(k)] = list.Index(k).Float64() / 1000
			}
			i += 2
			continue
		}
		last, width := uint32(list.Int64()), w.Index(i+2).Float64()/1000
		for cid := first; cid <= last && len(f.widths) < maxCMapEntries; cid++ {
			f.widths[cid] = width
		}
		i += 3
	}
}

// code cuts the next code off s and returns how long it is.
func (f *font) code(s []byte) (uint32, int) {
	if f.encoding != nil && f.encoding.spaces {
		if f.encoding.one[s[0]] {
			return uint32(s[0]), 1
		}
		if n := f.encoding.widest; n > 2 && n <= len(s) {
			return codeOf(s[:n]), n
		} else if n == 1 {
			return uint32(s[0]), 1
		}
	}
	if len(s) < 2 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// glyph returns what a composite font knows of a code.
func (f *font) glyph(code uint32) *glyphInfo {
	if g, ok := f.cache[code]; ok {
		return g
	}
	cid := code
	if f.encoding != nil {
		cid = f.encoding.cid(code)
	}
	width, ok := f.widths[cid]
	if !ok {
		width = f.fallback
	}
	g := &glyphInfo{width: width}
	text := ""
	if f.unicode != nil {
		text = f.unicode.text[code]
	}
	if text == "" && f.utf16 {
		text = string(utf16.Decode([]uint16{uint16(code)}))
	}
	text = symbolText(text, f.name)
	if saysSomething(text) {
		f.setText(g, text)
	}
	if len(f.cache) < maxCMapEntries {
		f.cache[code] = g
	}
	return g
}
