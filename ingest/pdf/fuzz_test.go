package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"oplyst/ingest/effort"
)

// fuzzLimits are small, so that fuzzing meets them.
var fuzzLimits = Limits{NoPdfium: true, File: time.Minute, Pages: 20, Glyphs: 20_000, Operators: 100_000, Stream: 1 << 20}

// readBounded reads a file and holds what Read promises, and what it may cost.
func readBounded(t *testing.T, data []byte) Result {
	t.Helper()
	var r Result
	effort.Bound(t, effort.Small, func() { r = Read(context.Background(), data, fuzzLimits) })
	if len(r.Pages) == 0 && r.Reason == "" {
		t.Fatal("neither pages nor a reason")
	}
	for i, p := range r.Pages {
		if p.Number != i+1 || p.Unread != (p.Reason != "") {
			t.Fatalf("page %d: number %d, unread %v, reason %q", i+1, p.Number, p.Unread, p.Reason)
		}
		if p.Reader == "" && !p.Unread {
			t.Fatalf("page %d has no reader", i+1)
		}
		checkText(t, p.Text)
	}
	for _, a := range r.Attached {
		if !utf8.ValidString(a.Name) || len(a.Data) > maxAttachedBytes {
			t.Fatalf("attachment %q of %d bytes", a.Name, len(a.Data))
		}
	}
	return r
}

// checkText holds text to the page text contract.
func checkText(t *testing.T, text string) {
	t.Helper()
	switch {
	case !utf8.ValidString(text):
		t.Fatal("not UTF-8")
	case !norm.NFC.IsNormalString(text):
		t.Fatal("not NFC")
	case strings.ContainsAny(text, "\r\f\v\x00\u00a0\u00ad\ufb01\u200b\ufeff"):
		t.Fatal("a character that must be gone")
	case strings.TrimSpace(text) != text:
		t.Fatal("white space around the text")
	}
}

func FuzzRead(f *testing.F) {
	for _, x := range fixtures {
		f.Add(x.file())
	}
	f.Fuzz(func(t *testing.T, data []byte) { readBounded(t, data) })
}

// FuzzObjects changes what lies in the objects of a sound file: content, fonts,
// tables, annotations, names. Changed bytes of a whole file mostly only break
// its cross-reference table.
func FuzzObjects(f *testing.F) {
	const (
		type0 = "/Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/W[3[500 600]7 9 250]>>]"
		type3 = "/Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[0.1 0 0 0.1 0 0]/FirstChar 65/LastChar 66/Widths[10 10]/Encoding<</Differences[65/a27/uni00E6]>>/CharProcs<</a27 5 0 R>>"
		codes = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <00E6> <42> <00660069> endbfchar 1 beginbfrange <43> <45> [<0041> <0042>] endbfrange endcmap"
		field = "<</Subtype/Widget/FT/Ch/T(a)/V(v)/Opt[[(v)(Vist)]]/Rect[60 600 200 620]>><</Subtype/Text/Contents(Note)/Rect[1 1 2 2]>><</Subtype/Widget/FT/Btn/AS/On/Rect[60 500 70 510]>>"
		names = "/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>/Names<</EmbeddedFiles<</Names[(a.txt)<</F(a.txt)/EF<</F 6 0 R>>>>]>>>>/PageLabels<</Nums[0<</S/r>>]>>"
	)
	f.Add(text("F1", 10, 60, 700, "Plan")+"BT /F3 10 Tf 60 650 Td <4142> Tj ET /X1 Do", type3, codes, field, names)
	f.Add("/OC /P1 BDC BT /F3 10 Tf 60 650 Td <00030004> Tj ET EMC 1 0 0 rg 60 60 100 20 re f q 0 1 -1 0 0 0 cm "+text("F1", 10, 60, -60, "rejst")+"Q", type0, codes, "", "")
	const outline = "/Outlines<</First<</Title(Bilag 1)/Dest[9 0 R/XYZ 0 700 0]/Next<</Title(Bilag 2)/A<</S/GoTo/D(b)>>>>>>/Count 2>>/Names<</Dests<</Names[(b)[11 0 R/Fit]]>>>>/PageLabels<</Nums[0<</S/D/P(A-)>>1<</St 7>>]>>"
	f.Add("1 g 50 50 100 20 re f /G1 gs 3 Tr "+text("F1", 10, 60, 55, "hvid")+"/OC /P1 BDC 0 0 0 0 k EMC /Cs cs 1 scn /Sh sh", type0, codes, "<</Subtype/Widget/FT/Sig/Rect[1 1 9 9]/AP<</N 5 0 R>>>>", outline)
	f.Add("/Span<</ActualText(fi)>>BDC BT /F1 9 Tf [(a)-300(b)]TJ T* (c)' 1 2 (d)\" ET EMC BI /W 1/H 1 ID x EI 3 Tr", "/Subtype/TrueType/BaseFont/A+B", "", "<</Subtype/FreeText/Contents<FEFF00E6>/Rect[0 0 99 99]/AP<</N 6 0 R>>>>", "/AcroForm<</XFA[(datasets)6 0 R]/Fields[]>>")
	f.Fuzz(func(t *testing.T, content, fontDict, table, annots, catalog string) {
		if len(content)+len(fontDict)+len(table)+len(annots)+len(catalog) > 1<<16 {
			return
		}
		b := newBuilder() // objects 3 and 4 are fonts
		b.stream("/Type/XObject/Subtype/Form/BBox[0 0 100 100]", content)
		unicode := b.stream("", table)
		b.font("F3", fmt.Sprintf("<<%s/ToUnicode %d 0 R/FontDescriptor<</FontFile3 %d 0 R/FontFile %d 0 R>>>>", fontDict, unicode, unicode, unicode))
		b.resources += ">>/XObject<</X1 5 0 R>>/Properties<</P1 5 0 R>>/ExtGState<</G1<</Font[3 0 R 9]>>"
		b.catalog = catalog
		b.page(content, "/Annots["+annots+"]").page(text("F1", 10, 60, 700, "Side to"), "")
		readBounded(t, b.bytes())
	})
}

// FuzzContent runs content without a file around it.
func FuzzContent(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 5 5 cm BT /F1 12 Tf (a\\351\\)) Tj [<41>-3(b)] TJ ET Q BI /W 4 ID \x00 EI 1 2 3 4 re f* % ende\n--3.-4 .5 m"))
	f.Add([]byte("<< /A [ 1 (x] >> BDC (((( <4 /#41#4 true nullx EMC 1 0 0 RG S"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l := &lexer{data: data}
		last := -1
		for {
			_, ok := l.next()
			if !ok {
				break
			}
			if l.pos <= last || l.pos > len(data) || len(l.operands) > maxOperands {
				t.Fatalf("place %d after %d of %d, %d operands", l.pos, last, len(data), len(l.operands))
			}
			last = l.pos
		}
		effort.Bound(t, effort.Small, func() {
			c := new(canvas)
			m := &machine{ctx: context.Background(), doc: &document{}, limits: fuzzLimits.withDefaults(), page: c}
			m.state = graphics{ctm: identity, scale: 1, font: plainFont(), size: 10}
			m.tm, m.tlm = identity, identity
			m.run(data, nil, 0)
			if len(c.glyphs) > fuzzLimits.Glyphs {
				t.Fatalf("%d glyphs", len(c.glyphs))
			}
			checkText(t, clean(layoutText(c, rule{0, 0, 595, 842}, false)))
		})
	})
}

// plainFont is a font in Windows-1252 whose letters are all as wide.
func plainFont() *font {
	f := &font{em: 1}
	for code, text := range winAnsi() {
		f.simple[code].width = 0.5
		f.setText(&f.simple[code], text)
	}
	return f
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0041> endbfrange"))
	f.Add([]byte("2 beginbfchar <41> <D83DDE00> <42> /ae endbfchar 1 begincidrange <00> <ff> 7 endcidrange 1 begincidchar <03> 9 endcidchar"))
	f.Fuzz(func(t *testing.T, data []byte) {
		effort.Bound(t, effort.Small, func() {
			m := parseCMap(data)
			if len(m.text) > maxCMapEntries || len(m.ranges) > maxCMapEntries {
				t.Fatalf("%d texts, %d ranges", len(m.text), len(m.ranges))
			}
			for code, text := range m.text {
				if text == "" || !utf8.ValidString(text) {
					t.Fatalf("code %d: %q", code, text)
				}
			}
			for code := range uint32(300) {
				m.cid(code)
			}
		})
	})
}

// FuzzFontProgram reads font programs for their encodings.
func FuzzFontProgram(f *testing.F) {
	f.Add([]byte("%!PS /Encoding 256 array dup 65 /ae put dup 66/uni00E5 put readonly def"))
	f.Add(smallCFF())
	f.Fuzz(func(t *testing.T, data []byte) {
		effort.Bound(t, effort.Small, func() {
			for _, table := range []*encodingTable{type1Encoding(data), cffEncoding(data)} {
				if table == nil {
					continue
				}
				for _, text := range table {
					if !utf8.ValidString(text) || len(text) > 1000 {
						t.Fatalf("%d bytes, %.40q", len(text), text)
					}
				}
			}
		})
	})
}

// smallCFF is a font program with two glyphs, the second under code 65.
func smallCFF() []byte {
	index := func(items ...string) string {
		if len(items) == 0 {
			return "\x00\x00"
		}
		out, at := string([]byte{0, byte(len(items)), 1, 1}), 1
		for _, s := range items {
			at += len(s)
			out += string([]byte{byte(at)})
		}
		return out + strings.Join(items, "")
	}
	number := func(n int) string { return string([]byte{28, byte(n >> 8), byte(n)}) }
	head, names, texts, subrs := "\x01\x00\x04\x01", index("A"), index("uni00E6"), index()
	dict := func(charset, encoding, glyphs int) string {
		return index(number(charset) + "\x0f" + number(encoding) + "\x10" + number(glyphs) + "\x11")
	}
	at := len(head + names + dict(0, 0, 0) + texts + subrs)
	charset, encoding := "\x00\x01\x87", "\x00\x01A"
	return []byte(head + names + dict(at, at+len(charset), at+len(charset)+len(encoding)) + texts + subrs + charset + encoding + index("\x0e", "\x0e"))
}

func TestSmallCFF(t *testing.T) {
	if table := cffEncoding(smallCFF()); table == nil || table['A'] != "æ" {
		t.Errorf("the seed is no font: %v", table != nil)
	}
}

// FuzzPieces reads texts that come from elsewhere than content: names of
// glyphs, text strings, PDFium's lines.
func FuzzPieces(f *testing.F) {
	f.Add("uni00660069", []byte("\xfe\xff\x00\xe6"), "en lang linje med syge-\x02\nhus", "Navn\tBo\nog")
	f.Add("f_i.alt", []byte("\xef\xbb\xbfå"), "a\r\nb\tc", "• punkt")
	f.Fuzz(func(t *testing.T, name string, raw []byte, lines, next string) {
		effort.Bound(t, effort.Small, func() {
			if text := glyphText(name); !utf8.ValidString(text) || len(text) > 1000 {
				t.Fatalf("name %.40q: %d bytes", name, len(text))
			}
			numberedGlyph(name)
			if !utf8.ValidString(textString(raw)) {
				t.Fatal("a text string is not UTF-8")
			}
			checkText(t, plainText(strings.ToValidUTF8(lines, "")))
			pages := []string{clean(strings.ToValidUTF8(lines, "")), clean(strings.ToValidUTF8(next, ""))}
			settleHyphens(pages)
			joinBrokenRows(pages)
			for _, p := range pages {
				checkText(t, p)
			}
			s, ok := newShim(context.Background(), raw)
			if ok {
				guard(s.data)
			}
		})
	})
}
