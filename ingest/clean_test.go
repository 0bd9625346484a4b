package ingest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"accents as marks", "A\u030Arhus og a\u030A", "Århus og å"},
		{"ligatures", "ﬁbromyalgi, eﬀekt, aﬄedt", "fibromyalgi, effekt, affledt"},
		{"soft hyphen and zero width", "arbejds\u00ADevne\u200B og\u2060 mere\uFEFF", "arbejdsevne og mere"},
		{"no-break and thin spaces", "§\u00A019\u2009stk.\u202F1", "§ 19 stk. 1"},
		{"no-break hyphen", "COVID\u201119", "COVID-19"},
		{"spaces at line ends and starts", "  a  b \n c\t\nd  ", "a b\nc\nd"},
		{"line ends", "a\r\nb\rc\u2028d\fe", "a\nb\nc\nd\ne"},
		{"empty lines", "\n\na\n \n\t\n\nb\n\n", "a\n\nb"},
		{"tabs between cells stay", "a\t\tb \t c", "a\t\tb\tc"},
		{"empty first cell", "x\ty\n\tz", "x\ty\n\tz"},
		{"control characters", "a\x00b\x07\x1bc\u0085d\u0091", "abc\nd"},
		{"symbol bullets", "\uF0B7 punkt", "• punkt"},
		{"invalid bytes", "a\xffb", "a\uFFFDb"},
		{"mojibake", "lÃ¦ge", "læge"},
		{"direction marks", "a\u200Eb\u202Ac\u202C", "abc"},
		{"mark after a removed one", "e\u200D\u0301", "é"},
		{"nothing", " \n\t ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := clean(c.in); got != c.want {
				t.Errorf("clean(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

// checkText holds page text to the contract in the package comment.
func checkText(t *testing.T, s string) {
	t.Helper()
	switch {
	case !utf8.ValidString(s):
		t.Fatal("not UTF-8")
	case !norm.NFC.IsNormalString(s):
		t.Fatal("not NFC")
	case strings.ContainsAny(s, "\r\f\v\u00A0\u00AD\u200B\uFEFF\x00"):
		t.Fatal("a character that must be gone")
	case strings.Contains(s, "\n\n\n"), strings.Contains(s, " \n"), strings.Contains(s, "\t\n"), strings.Contains(s, "  "):
		t.Fatal("white space that must be gone")
	case s != strings.TrimRight(s, " \n\t"), strings.HasPrefix(s, "\n"):
		t.Fatal("white space around the text")
	}
}

func FuzzClean(f *testing.F) {
	f.Add("A\u030Arhus ﬁ\u00AD\r\n\t b\t\u200D\u0301 Ã¸")
	f.Fuzz(func(t *testing.T, s string) { checkText(t, clean(s)) })
}

func BenchmarkClean(b *testing.B) {
	text := strings.Repeat("Borgeren har siden efteråret deltaget i et forløb på tre timer om ugen.\n", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		clean(text)
	}
}
