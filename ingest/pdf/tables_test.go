package pdf

import (
	"strings"
	"testing"
)

func TestGlyphText(t *testing.T) {
	for name, want := range map[string]string{
		"aring": "å", "Oslash": "Ø", "AE": "Æ", "a": "a", "ae.sc": "æ", "f_i": "ﬁ", "T_h": "Th", "uni00E6": "æ", "uni00660069": "fi",
		"u1F600": "😀", "Euro": "€", "endash": "–", ".notdef": "", "g123": "", "uniZZZZ": "", "": "",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("glyphText(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNumberedGlyph(t *testing.T) {
	for name, want := range map[string]int{"a27": 27, "g041": 41, "C65": 65, "cid:99": 99, "a300": -1, "aring": -1, "x": -1, "abcde7": -1} {
		if got := numberedGlyph(name); got != want {
			t.Errorf("numberedGlyph(%q) = %d, want %d", name, got, want)
		}
	}
}

func TestCodedGlyph(t *testing.T) {
	for name, want := range map[string]string{"C65": "A", "char230": "æ", "GE5": "å", "G41": "A", "g41": "", "a65": "", "C999": "", "C": "", "": ""} {
		if got := codedGlyph(name); got != want {
			t.Errorf("codedGlyph(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	cases := []struct {
		table *encodingTable
		code  int
		want  string
	}{
		{winAnsi(), 0xe6, "æ"}, {winAnsi(), 0x96, "–"}, {winAnsi(), 0x81, ""}, {macRoman(), 0xbf, "ø"}, {macRoman(), 0x8c, "å"},
		{standard(), 0xf9, "ø"}, {standard(), 0xe1, "Æ"}, {standard(), 0x27, "’"}, {standard(), 0xae, "ﬁ"}, {standard(), 0xd0, "—"}, {standard(), 0xfb, "ß"},
		{texT1(), 230, "æ"}, {texT1(), 248, "ø"}, {texT1(), 229, "å"}, {texT1(), 27, "ﬀ"}, {texT1(), 0x9f, "§"}, {texT1(), 'k', "k"},
		{texOT1(), 0x1a, "æ"}, {texOT1(), 0x1c, "ø"}, {texOT1(), 0x0c, "ﬁ"}, {texOT1(), 0x7b, "–"}, {texOT1(), 0x1f, "Ø"},
		{symbol(), 0xb7, "•"}, {symbol(), 'm', "μ"}, {dingbats(), 0x33, "✓"}, {dingbats(), 0xa7, "•"},
	}
	for _, c := range cases {
		if got := c.table[c.code]; got != c.want {
			t.Errorf("code %#x is %q, want %q", c.code, got, c.want)
		}
	}
}

func TestSymbolText(t *testing.T) {
	cases := []struct{ text, font, want string }{
		{"\uf0b7", "ABCDEE+Symbol", "•"}, {"\uf0a8", "Wingdings", "☐"}, {"\uf0fe", "XYZ+Wingdings-Regular", "☑"},
		{"\uf041", "Arial", "A"}, {"å", "Symbol", "å"}, {"", "Symbol", ""},
	}
	for _, c := range cases {
		if got := symbolText(c.text, c.font); got != c.want {
			t.Errorf("symbolText(%q, %s) = %q, want %q", c.text, c.font, got, c.want)
		}
	}
}

func TestStandardWidth(t *testing.T) {
	for _, c := range []struct {
		font, text string
		want       float64
	}{{"Helvetica", "i", 222}, {"Helvetica-Bold", "i", 278}, {"Times-Roman", "å", 444}, {"Courier", "W", 600}, {"Arial", " ", 278}} {
		if got := standardWidth(c.font, c.text); got != c.want {
			t.Errorf("%s %q: %g, want %g", c.font, c.text, got, c.want)
		}
	}
}

func TestParseCMap(t *testing.T) {
	m := parseCMap([]byte(`1 begincodespacerange <00> <7f> endcodespacerange 1 begincodespacerange <8000> <ffff> endcodespacerange
		2 beginbfchar <01> <00E5> <02> /oslash endbfchar
		2 beginbfrange <10> <12> <0061> <20> <21> [<00660069> <D83DDE00>] endbfrange
		1 begincidrange <8000> <8010> 100 endcidrange 1 begincidchar <01> 7 endcidchar`))
	for code, want := range map[uint32]string{1: "å", 2: "ø", 0x10: "a", 0x12: "c", 0x20: "fi", 0x21: "😀", 0x30: ""} {
		if got := m.text[code]; got != want {
			t.Errorf("code %#x is %q, want %q", code, got, want)
		}
	}
	if !m.one[0x41] || m.one[0x80] || m.widest != 2 {
		t.Errorf("codespace: one %v %v, widest %d", m.one[0x41], m.one[0x80], m.widest)
	}
	if m.cid(0x8005) != 105 || m.cid(1) != 7 || m.cid(9) != 9 {
		t.Errorf("cids %d %d %d", m.cid(0x8005), m.cid(1), m.cid(9))
	}
	if huge := parseCMap([]byte("1 beginbfrange <00000000> <ffffffff> <0041> endbfrange")); len(huge.text) > maxCMapEntries+1 {
		t.Errorf("%d entries", len(huge.text))
	}
}

func TestType1Encoding(t *testing.T) {
	table := type1Encoding([]byte("%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /aring put\ndup 66 /oslash put\nreadonly def\neexec"))
	if table == nil || table[65] != "å" || table[66] != "ø" || table[67] != "" {
		t.Errorf("got %v", table)
	}
	if type1Encoding([]byte("no encoding at all")) != nil {
		t.Error("found an encoding where none is")
	}
	if got := type1Encoding([]byte("/Encoding StandardEncoding def")); got != standard() {
		t.Error("StandardEncoding not recognised")
	}
}

func TestCFFEncoding(t *testing.T) {
	index := func(items ...string) string {
		out := string([]byte{0, byte(len(items)), 1, 1})
		at := 1
		for _, s := range items {
			at += len(s)
			out += string([]byte{byte(at)})
		}
		return out + strings.Join(items, "")
	}
	// Header, names, top dict, strings, global subroutines, then charset,
	// encoding and charstrings at the offsets that the top dict names.
	names, texts := index("X"), index("aring")
	build := func(charset, encoding, glyphs int) string {
		number := func(v int) string { return string([]byte{28, byte(v >> 8), byte(v)}) }
		top := number(charset) + "\x0f" + number(encoding) + "\x10" + number(glyphs) + "\x11"
		return "\x01\x00\x04\x01" + names + index(top) + texts + "\x00\x00"
	}
	n := len(build(0, 0, 0))
	charset := string([]byte{0, 391 >> 8, 391 & 0xff, 0, 34})
	encoding := string([]byte{0, 2, 70, 71})
	font := build(n, n+len(charset), n+len(charset)+len(encoding)) + charset + encoding + index("a", "b", "c")
	table := cffEncoding([]byte(font))
	if table == nil || table[70] != "å" || table[71] != "A" {
		t.Fatalf("got %v", table)
	}
	for i := range font {
		cffEncoding([]byte(font[:i])) // must not crash
	}
}
