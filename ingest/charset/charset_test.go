package charset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

var danish = []string{
	"Borgeren føler sig ikke hørt, og ægtefællen deltog på mødet. § 19, stk. 1",
	"ÆLDRE- OG HANDICAPFORVALTNINGEN, ØSTRE ALLÉ 5, ÅRHUS",
	"Søren møder kl. 10 på Ærø.",
	"Lægen skønner, at evnen er varigt nedsat, jf. § 16",
	"Åse Østergård, Ølstykke, café",
	"på\r\nfår\r\nkø",
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
		mark string
	}{
		{UTF8, encoding.Nop, ""},
		{UTF8, encoding.Nop, "\xEF\xBB\xBF"},
		{CP1252, charmap.Windows1252, ""},
		{CP850, charmap.CodePage850, ""},
		{MacRoman, charmap.Macintosh, ""},
		{UTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
		{UTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), ""},
		{UTF16BE, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), ""},
		{UTF16BE, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), ""},
		{UTF32, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), ""},
		{UTF32, utf32.UTF32(utf32.BigEndian, utf32.UseBOM), ""},
	} {
		for _, s := range danish {
			raw, err := c.enc.NewEncoder().String(s)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if text, name := Decode([]byte(c.mark + raw)); text != s || name != c.name {
				t.Errorf("%s: got %q (%s), want %q", c.name, text, name, s)
			}
		}
	}
}

// TestDecodeDOS holds that the Nordic DOS page is read, whose section sign is a
// control character elsewhere, and frames drawn around text.
func TestDecodeDOS(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"M\x9Bde jf. \x15 19, stk. 1, p\x86 kontoret", "Møde jf. § 19, stk. 1, på kontoret"},
		{"\xC9\xCD\xCD\xCD\xBB\r\n\xBA S\x9Bg \xBA\r\n\xC8\xCD\xCD\xCD\xBC\r\n", "╔═══╗\r\n║ Søg ║\r\n╚═══╝\r\n"},
		{"\xDA\xC4\xC4\xBF\n\xB3Bo\xB3\nhan er m\x9Bdt", "┌──┐\n│Bo│\nhan er mødt"},
		{"R\xC5DHUSET, \xD8STER\xC5 OG \xC6R\xD8 \xC5ben\xA7 5", "RÅDHUSET, ØSTERÅ OG ÆRØ Åben§ 5"}, // Windows stays
	} {
		if text, name := Decode([]byte(c.raw)); text != c.want {
			t.Errorf("Decode(%q) = %q (%s), want %q", c.raw, text, name, c.want)
		}
	}
}

func TestDecodeLabel(t *testing.T) {
	for _, c := range []struct{ raw, label, want string }{
		{"bl\xE5b\xE6r", "iso-8859-1", "blåbær"},
		{"bl\xE5b\xE6r", "utf-8", "blåbær"},      // the label lies
		{"blåbær", "iso-8859-1", "blåbær"},       // and here
		{"bl\x86b\x91r", "ibm850", "blåbær"},     //
		{"\xF8l", "", "øl"},                      //
		{"\xF8l", "x-ukendt", "øl"},              //
		{"\x8Cl", "macintosh", "ål"},             //
		{"ren tekst", "us-ascii", "ren tekst"},   //
		{"\xA4 og \x80", "iso-8859-1", "¤ og €"}, // browsers read Latin-1 as 1252
		{"\xA4", "iso-8859-15", "€"},             //
		{"", "utf-8", ""},                        //
		{"\xFF\xFEa\x00", "utf-16", "a"},         //
		{"fors\xF8g\x00", "windows-1252", "forsøg\x00"},
	} {
		if got := DecodeLabel([]byte(c.raw), c.label); got != c.want {
			t.Errorf("DecodeLabel(%q, %q) = %q, want %q", c.raw, c.label, got, c.want)
		}
	}
}

func TestRepair(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"fÃ¸rtidspension og lÃ¦ge pÃ¥ vej", "førtidspension og læge på vej"},
		{"Ã†ldre i Ã˜stbyen og Ã…rhus", "Ældre i Østbyen og Århus"},
		{"Â§ 19 â€“ jf. â€œvarigtâ€\u009d", "§ 19 – jf. “varigt”"},
		{"cafÃ©", "café"},
		{"sund tekst: æøå ÆØÅ é § – “", "sund tekst: æøå ÆØÅ é § – “"},
		{"Ã alene og Â alene", "Ã alene og Â alene"},
		{"âge er fransk", "âge er fransk"},
		{"São Paulo", "São Paulo"},
		{"halv Ã", "halv Ã"},
		{"", ""},
	} {
		if got := Repair(c.in); got != c.want {
			t.Errorf("Repair(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestSharedEncodings reads the project's encoding samples, where they are.
func TestSharedEncodings(t *testing.T) {
	dir := os.Getenv("OPLYST_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	truth, err := os.ReadFile(filepath.Join(dir, "formats", "gt.txt"))
	if err != nil {
		t.Skip("formats/gt.txt of the shared material is not here")
	}
	for _, name := range []string{"cp1252", "cp850", "latin1", "u16be", "u16le", "u16le_nobom", "u8", "u8bom", "mac"} {
		data, err := os.ReadFile(filepath.Join(dir, "formats", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		got, found := Decode(data)
		want := string(truth)
		if name == "mac" { // Mac Roman has no multiplication sign
			want = strings.ReplaceAll(want, "×", "?")
		}
		if strings.ReplaceAll(got, "\r\n", "\n") != want {
			t.Errorf("%s: read as %s, text differs", name, found)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range danish {
		f.Add([]byte(s), "utf-8")
		raw, _ := charmap.CodePage850.NewEncoder().String(s)
		f.Add([]byte(raw), "ibm850")
	}
	f.Add([]byte{0xFF, 0xFE, 0, 0xD8}, "utf-16")
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		text, name := Decode(data)
		if !utf8.ValidString(text) || name == "" {
			t.Fatalf("Decode gave invalid text or no name (%q)", name)
		}
		if !utf8.ValidString(DecodeLabel(data, label)) {
			t.Fatal("DecodeLabel gave invalid text")
		}
		if !utf8.ValidString(Repair(text)) {
			t.Fatal("Repair gave invalid text")
		}
	})
}

func BenchmarkDecode1252(b *testing.B) {
	raw, _ := charmap.Windows1252.NewEncoder().String(strings.Repeat(danish[0]+"\n", 200))
	data := []byte(raw)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Decode(data)
	}
}
