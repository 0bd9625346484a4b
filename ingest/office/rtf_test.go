package office

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rtfCases are RTF files with what a person reads in them.
var rtfCases = []struct{ name, in, want string }{
	{"code page", `{\rtf1\ansi\ansicpg1252 L\'e6gen sk\'f8nner p\'e5 \'a7 19\par n\'e6ste}`, "Lægen skønner på § 19\nnæste"},
	{"unicode with stand-ins", `{\rtf1\ansi\uc1 f\u248\'f8l og \u8211-\uc2\u229ab\uc0\u230 r}`, "føl og –åær"},
	{"surrogate pair", `{\rtf1\ansi \u-10179?\u-8704? ok}`, "😀 ok"},
	{"mac and dos", `{\rtf1\mac bl\'8cb\'bfr}{`, "blåbør"},
	{"dos page 850", `{\rtf1\pca bl\'86b\'91r}`, "blåbær"},
	{"font charset", `{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}{\f2\fcharset128 MS Gothic;}}\f1 \'9aumn\'e9\f0  og \f2\'93\'fa}`, "šumné og 日"},
	{"symbol font", `{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset2 Wingdings;}}\f0 a {\f1 \'b3} b {\f2 \'fe} c}`, "a ≥ b ☒ c"},
	{"paragraphs, line, tab", `{\rtf1 a\tab\tab b\line c\par\par d}`, "a\tb\nc\n\nd"},
	{"hidden and deleted", `{\rtf1 syn{\v skjult}lig {\deleted v\'e6k}{\revised ny}\v skjult\v0 .}`, "synlig ny."},
	{"ignorable destinations", `{\rtf1{\*\ukendt skal ikke ses}{\info{\title Titel}}{\stylesheet{\s1 heading 1;}}tekst}`, "tekst"},
	{"field result", `{\rtf1 {\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}} efter}`, "link efter"},
	{"table", `{\rtf1\trowd\intbl A\cell\intbl B\cell\row\trowd\intbl 1\par to\cell\intbl\cell\row\pard slut}`, "A\tB\n1\nto\nslut"},
	{"row with a wrapped cell", `{\rtf1\trowd\intbl Dato\cell\intbl M\'f8dt\par tr\'e6t\cell\row\pard slut}`, "Dato\tMødt; træt\nslut"},
	{"nested table", `{\rtf1\trowd\intbl Y\cell\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}\pard\intbl\itap1\cell\row\pard slut}`, "Y\ta b\nslut"},
	{"list text", `{\rtf1{\listtext\pard\plain \'b7\tab}punkt\par{\pntext 2.\tab}to\par}`, "- punkt\n2. to"},
	{"heading style", `{\rtf1{\stylesheet{\s0 Normal;}{\s3 Heading 3;}}\pard f\'f8r\par\pard\s3 Titel\par\pard efter}`, "før\n\nTitel\nefter"},
	{"notes and edges", `{\rtf1{\header Hoved\par}{\header Hoved\par}{\footer Bund}Tekst{\footnote note et}{\*\annotation se her}\par}`, "Hoved\nTekst\nFodnote: note et\nKommentar: se her\nBund"},
	{"text box", `{\rtf1 f\'f8r{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt i boksen\par}}{\shprslt i boksen}} efter\par}`, "før efter\ni boksen"},
	{"check boxes", `{\rtf1{\field{\*\fldinst{FORMCHECKBOX}{\*\formfield{\fftype1\ffres25\ffdefres1}}}{\fldrslt }} ja}`, "☒ ja"},
	{"chosen from a list", `{\rtf1 Valgt: {\field{\*\fldinst{FORMDROPDOWN}{\*\formfield{\fftype2\ffres1\ffdefres0{\*\ffname x}{\*\ffl Ja}{\*\ffl Nej}}}}{\fldrslt }}\par}`, "Valgt: Nej"},
	{"deleted paragraph end", `{\rtf1 Borgeren kan {\deleted\par }ikke arbejde.\par Nyt}`, "Borgeren kan ikke arbejde.\nNyt"},
	{"moved text", `{\rtf1 {\mvf Diagnose\par}Midt\par{\mvt Diagnose\par}}`, "Midt\nDiagnose"},
	{"the same text twice", `{\rtf1 a {\upr{bl?b?r}{\*\ud{bl\u229?b\u230?r}}} c}`, "a blåbær c"},
	{"embedded object", `{\rtf1 f\'f8r {\object\objemb{\*\objclass Word.Document.8}{\*\objdata 0105000002}{\result {\pict\wmetafile8 0100}vist}} efter}`, "før vist efter"},
	{"page", `{\rtf1 et\page to}`, "et\n\fto"},
	{"binary is skipped", "{\\rtf1 a{\\pict\\bin4 }{\\}}b}", "ab"},
	{"escapes and signs", `{\rtf1 \{a\}\\ \ldblquote b\rdblquote\~c\_d\-e\emdash}`, "{a}\\ “b” c-de—"},
	{"text behind the end", "{\\rtf1 a}\n\x00\x00rest", "a"},
}

func TestRTF(t *testing.T) {
	for _, c := range rtfCases {
		t.Run(c.name, func(t *testing.T) {
			res, err := RTF([]byte(c.in), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got := textOf(res); got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestRTFDamage(t *testing.T) {
	if _, err := RTF([]byte("ikke rtf"), Limits{}); err == nil {
		t.Error("no RTF at all went unnoticed")
	}
	res, err := RTF([]byte(`{\rtf1 f\'f8rste\par {\b anden`), Limits{})
	if err == nil || !strings.Contains(textOf(res), "første") {
		t.Errorf("cut off: %q, %v", textOf(res), err)
	}
	if _, err := RTF([]byte(`{\rtf1 `+strings.Repeat("{", 200000)), Limits{}); err != errTooDeep {
		t.Errorf("deep groups: %v", err)
	}
	if _, err := RTF([]byte(`{\rtf1 `+strings.Repeat(`tekst\par `, 9000)+`}`), Limits{MaxText: 1000}); err != errTooLong {
		t.Errorf("long text: %v", err)
	}
	if _, err := RTF([]byte(`{\rtf1 \bin99999999999 x}`), Limits{}); err == nil {
		t.Error("binary beyond the end went unnoticed")
	}
}

// fixtures are the seed files of a kind; none at all is a mistake.
func fixtures(t testing.TB, pattern string) [][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "testdata", pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixture matches %s (%v)", pattern, err)
	}
	var out [][]byte
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, data)
	}
	return out
}

func FuzzRTF(f *testing.F) {
	for _, data := range fixtures(f, "*.rtf") {
		f.Add(data)
	}
	for _, c := range rtfCases {
		f.Add([]byte(c.in))
	}
	f.Add([]byte(`{\rtf1\trowd\intbl a\cell\row{\footnote x{\header y}}\u-10179?\'e6}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		bounded(t, func() (Result, error) { return RTF(data, fuzzLimits) })
	})
}

func BenchmarkRTF(b *testing.B) {
	data := fixtures(b, "*.rtf")[0]
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := RTF(data, Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
