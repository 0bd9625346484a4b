package pdf

import (
	"context"
	"math"
	"strings"
	"testing"
)

func TestMarkLength(t *testing.T) {
	for text, want := range map[string]string{
		"• mentor": "• ", "- praktik": "- ", "– praktik": "– ", "1. klasse": "1. ", "12) nr. tolv": "12) ", "(a) første": "(a) ", "iv. fire": "iv. ",
		"☒ Ja": "☒ ", "2015. Derefter": "", "kl. 9": "", "jf. bilag": "", "Nr. 3": "", "3 timer": "", "-5 grader": "", "a-kasse": "", "": "",
	} {
		if got := text[:markLength(text)]; got != want {
			t.Errorf("mark of %q is %q, want %q", text, got, want)
		}
	}
}

func TestJoinLines(t *testing.T) {
	cases := []struct{ a, b, want string }{
		{"og", "så", "og så"},
		{"virksomheds-", "praktik i", "virksomheds~praktik i"},
		{"syge-", "og hjemmehjælp", "syge- og hjemmehjælp"},
		{"psykiatri-", "eller", "psykiatri- eller"},
		{"børne-", "samt", "børne- samt"},
		{"fra sygehus-", "til kommune", "fra sygehus- til kommune"},
		{"og ind-", "til videre", "og ind~til videre"},
		{"alle sam-", "men", "alle sam~men"},
		{"fra 9-", "12", "fra 9-12"},
		{"MR-", "scanning", "MR-scanning"},
		{"Café-", "Østerbro", "Café-Østerbro"},
		{"sin a-", "kasse", "sin a-kasse"},
		{"daglig sms-", "kontakt", "daglig sms-kontakt"},
		{"september-", "november 2021", "september-november 2021"},
		{"hjem\u00ad", "met", "hjemmet"},
		{"tanke -", "og", "tanke - og"},
	}
	for _, c := range cases {
		if got := strings.ReplaceAll(joinLines(c.a, c.b), doubtful, "~"); got != c.want {
			t.Errorf("%q + %q = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestSettleHyphens(t *testing.T) {
	texts := []string{
		"et hæve" + doubtful + "sænkebord og virksomheds" + doubtful + "praktik",
		"Hæve-sænkebord er bevilget. Virksomhedspraktik eller virksomheds-praktik.",
	}
	settleHyphens(texts)
	if want := "et hæve-sænkebord og virksomhedspraktik"; texts[0] != want {
		t.Errorf("got %q, want %q", texts[0], want)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"ﬁnger af\ufb02øj":     "finger affløj",
		"a\u030a og o\u0308":   "å og ö",
		"hjem\u00admet\u200b":  "hjemmet",
		"§\u00a027\u2009a":     "§ 27 a",
		"3\u20114":             "3-4",
		" \n tekst\t2 \n":      "tekst\t2",
		"a\x00b\uFFFDc\ue000d": "abcd",
		"æøå ÆØÅ é – — ” “ … • ½ § kr. 5": "æøå ÆØÅ é – — ” “ … • ½ § kr. 5",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlainText(t *testing.T) {
	got := plainText("Overskrift\r\nDer er indhentet en udtalelse fra kommunens ergoterapeut om funktions\x02evnen i hjemmet, og\r\n" +
		"der er holdt møde om syge\x02og hjemmehjælp samt om ungeforvaltningens tilbud til familien her\r\ni byen.\r\n- et punkt\r\nCafé\x02Østerbro")
	want := "Overskrift\nDer er indhentet en udtalelse fra kommunens ergoterapeut om funktionsevnen i hjemmet, og der er holdt møde om syge- og hjemmehjælp samt om ungeforvaltningens tilbud til familien her i byen.\n- et punkt\nCafé-Østerbro"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestTextSigns(t *testing.T) {
	danish := strings.Repeat("Borgeren har været syg i to år og er nu i gang med en praktik på et plejehjem, hvor hun får støtte af en mentor. ", 5)
	cases := []struct {
		name                                string
		text                                string
		soft, garbled, lacksDanish, hardBad bool
	}{
		{"Danish", danish, false, false, false, false},
		{"Danish without its letters", strings.NewReplacer("å", "", "ø", "", "æ", "").Replace(danish), true, false, true, false},
		{"Danish with ae, oe, aa", strings.NewReplacer("å", "aa", "ø", "oe", "æ", "ae").Replace(danish), false, false, false, false},
		{"shifted letters", shift(danish), true, true, false, false},
		{"letters apart", strings.Join(strings.Split(strings.ReplaceAll(danish, " ", ""), ""), " "), true, true, false, false},
		{"English", strings.Repeat("The report of the doctor says that he is not in work and was in the hospital with his wife. ", 4), false, false, false, false},
		{"replacement signs", danish + strings.Repeat("\uFFFD", 20), false, false, false, true},
		{"few words", "LÆ 265", false, false, false, false},
	}
	for _, c := range cases {
		s := textSigns(c.text)
		if s.soft() != c.soft || s.garbled() != c.garbled || s.lacksDanish() != c.lacksDanish || s.hard() != c.hardBad {
			t.Errorf("%s: soft %v, garbled %v, lacks Danish %v, hard %v (%+v)", c.name, s.soft(), s.garbled(), s.lacksDanish(), s.hard(), s)
		}
	}
}

// shift moves every letter on by three, as fonts without a table do.
func shift(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return 'a' + (r-'a'+3)%26
		}
		if r >= 'A' && r <= 'Z' {
			return 'A' + (r-'A'+3)%26
		}
		if r > 0x7f {
			return 'q'
		}
		return r
	}, text)
}

func TestLexer(t *testing.T) {
	l := &lexer{data: []byte("% comment\n[(a\\(b\\)\\101\\\nc) -12.5 <4 1 4>] TJ /Na#20me 1.5 Tf << /A true >> BDC .5 --3 +4 12-3 m (open")}
	op, ok := l.next()
	if op != "TJ" || !ok || len(l.operands) != 5 || string(l.operands[1].str) != "a(b)Ac" || l.operands[2].num != -12.5 || string(l.operands[3].str) != "A@" {
		t.Fatalf("%q %v", op, l.operands)
	}
	if op, _ = l.next(); op != "Tf" || string(l.operands[0].str) != "Na me" {
		t.Fatalf("%q %v", op, l.operands)
	}
	if op, _ = l.next(); op != "BDC" {
		t.Fatalf("%q", op)
	}
	op, _ = l.next()
	got := []float64{}
	for _, o := range l.operands {
		got = append(got, o.num)
	}
	if op != "m" || len(got) != 4 || got[0] != 0.5 || got[1] != -3 || got[2] != 4 {
		t.Fatalf("%q %v", op, got)
	}
	if _, ok = l.next(); ok {
		t.Fatal("an operator at the end")
	}
}

func TestGuard(t *testing.T) {
	good := string(newBuilder().page("", "").bytes())
	cases := map[string]struct {
		data string
		want bool
	}{
		"plain file":         {good, true},
		"size":               {"/Size 999999999", false},
		"columns":            {"<</Predictor 12/Columns 4000000000>>", false},
		"index":              {"/Index [0 5 4000000000 1]", false},
		"field width":        {"1 0 obj <</Type/XRef/W[1 4000000 1]>> stream", false},
		"widths of a font":   {"<</W[1[500 600] 900 1000 250]>>", true},
		"table head":         {"xref\n4000000000 1\n0000000000 00000 n \n", false},
		"second head":        {"xref\n0 1\n0000000000 65535 f \n4000000000 1\n0000000000 00000 n \ntrailer", false},
		"unclosed in stream": {"<</Type/ObjStm/N 1/First 4>>\nstream\n1 0 <4142\nendstream", false},
		"closed in stream":   {"<</Type/ObjStm/N 1/First 4>>\nstream\n1 0 <4142>\nendstream", true},
	}
	for name, c := range cases {
		if got := guard([]byte(c.data)); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestShim(t *testing.T) {
	data := newBuilder().page("", "").bytes()
	s, ok := newShim(context.Background(), append([]byte("junk"), data...))
	if !ok {
		t.Fatal("no header found")
	}
	all := make([]byte, s.size())
	if n, err := s.ReadAt(all, 0); int64(n) != s.size() || err != nil {
		t.Fatalf("%d bytes, %v", n, err)
	}
	if !strings.HasPrefix(string(all), shimHeader) || !strings.HasSuffix(string(all), "%%EOF\n") {
		t.Errorf("starts %q, ends %q", all[:10], all[len(all)-10:])
	}
	if _, err := s.ReadAt(all, s.size()+5); err == nil {
		t.Error("reads behind the end")
	}
	s.budget = 10
	if _, err := s.ReadAt(all, 0); err == nil {
		t.Error("reads without end")
	}
}

func TestMatrix(t *testing.T) {
	m := matrix{2, 0, 0, 3, 10, 20}.mul(matrix{0, 1, -1, 0, 5, 5})
	if x, y := m.apply(1, 1); x != -18 || y != 17 {
		t.Errorf("got %g, %g", x, y)
	}
	for _, c := range []struct {
		a, b float64
		want int16
	}{{1, 0, 0}, {0, 1, 90}, {-1, 0, 180}, {0, -1, 270}, {1, 1, 45}, {1, -0.0001, 0}} {
		if got := angleOf(c.a, c.b); got != c.want {
			t.Errorf("angle of %g, %g is %d, want %d", c.a, c.b, got, c.want)
		}
	}
	for _, angle := range []int16{0, 90, 180, 270, 30} {
		sin, cos := math.Sincos(float64(angle) * math.Pi / 180)
		if x, y := turn(7*cos, 7*sin, angle); math.Abs(x-7) > 1e-9 || math.Abs(y) > 1e-9 {
			t.Errorf("turned by %d: %g, %g", angle, x, y)
		}
	}
}
