package ocr

import (
	"context"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"
)

// striped draws a page of text-like bars sloping by angle degrees.
func striped(angle float64) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 1200, 1600))
	for i := range img.Pix {
		img.Pix[i] = 250
	}
	slope := math.Tan(angle * math.Pi / 180)
	for line := range 40 {
		for x := 100; x < 1100; x++ {
			if x%17 < 5 {
				continue
			}
			for dy := range 12 {
				img.SetGray(x, 100+line*35+dy+int(float64(x)*slope), color.Gray{30})
			}
		}
	}
	return img
}

func TestSkew(t *testing.T) {
	for _, angle := range []float64{0, 0.5, -0.8, 1.7, -3} {
		img := striped(angle)
		got := skew(img)
		if math.Abs(got-angle) > 0.11 {
			t.Errorf("a page skewed by %.2f was measured as %.2f", angle, got)
			continue
		}
		if angle == 0 {
			continue
		}
		if rest := skew(rotate(img, got)); math.Abs(rest) > 0.16 {
			t.Errorf("after turning back by %.2f, %.2f is left", got, rest)
		}
	}
	if got := skew(image.NewGray(image.Rect(0, 0, 300, 300))); got != 0 {
		t.Errorf("an empty page has skew %v", got)
	}
}

// row makes a TSV row of a word.
func row(block, par, line, left, top, width int, conf, text string) string {
	n := func(i int) string { return string(rune('0' + i)) }
	return strings.Join([]string{"5", "1", n(block), n(par), n(line), "1", itoa(left), itoa(top), itoa(width), "20", conf, text}, "\t")
}

func itoa(n int) string {
	if n >= 10 {
		return itoa(n/10) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}

func TestLayout(t *testing.T) {
	for name, x := range map[string]struct {
		rows []string
		want string
	}{
		"wrapped lines are joined": {[]string{row(1, 1, 1, 100, 100, 900, "95", "Lang"), row(1, 1, 2, 100, 130, 300, "95", "linje")}, "Lang linje"},
		"short lines end a block":  {[]string{row(1, 1, 1, 100, 100, 200, "95", "Kort"), row(1, 1, 2, 100, 130, 100, "95", "En"), row(1, 1, 2, 210, 130, 800, "95", "lang")}, "Kort\nEn lang"},
		"room makes a paragraph":   {[]string{row(1, 1, 1, 100, 100, 900, "95", "A"), row(2, 1, 1, 100, 200, 900, "95", "B")}, "A\n\nB"},
		"cells of a row":           {[]string{row(1, 1, 1, 100, 100, 200, "95", "Praktik"), row(2, 1, 1, 500, 100, 200, "95", "2018")}, "Praktik\t2018"},
		"hyphens":                  {[]string{row(1, 1, 1, 100, 100, 900, "95", "smerte-"), row(1, 1, 2, 100, 130, 300, "95", "problem")}, "smerteproblem"},
		"suspended hyphens":        {[]string{row(1, 1, 1, 100, 100, 900, "95", "lænde-"), row(1, 1, 2, 100, 130, 300, "95", "og")}, "lænde- og"},
		"specks are left out":      {[]string{row(1, 1, 1, 100, 100, 900, "95", "Tekst"), row(1, 1, 2, 100, 130, 9, "12", "~")}, "Tekst"},
		"rows of another kind":     {[]string{"level\tpage_num", "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", "5\t1\tx\t1\t1\t1\t0\t0\t9\t9\t90\tord"}, ""},
	} {
		if got := layout(parseTSV(strings.Join(x.rows, "\n"))); got.Text != x.want {
			t.Errorf("%s: %q, want %q", name, got.Text, x.want)
		}
	}
	p := layout(parseTSV(row(1, 1, 1, 0, 0, 9, "90", "a") + "\n" + row(1, 1, 1, 20, 0, 9, "50", "b")))
	if p.Words != 2 || p.Doubtful != 1 || p.Confidence != 70 {
		t.Errorf("%+v", p)
	}
}

func TestParagraphSigns(t *testing.T) {
	for in, want := range map[string]string{
		"efter lovens 8 19, stk. 1": "efter lovens § 19, stk. 1",
		"jf. S 20, stk. 3":          "jf. § 20, stk. 3",
		"8 68 a i LAB":              "§ 68 a i LAB",
		"servicelovens $ 85":        "servicelovens § 85",
		"8 19 børn i klassen":       "8 19 børn i klassen",
		"mødte 8 gange":             "mødte 8 gange",
		"side 8 12. marts":          "side 8 12. marts",
	} {
		if got := paragraphSigns(in); got != want {
			t.Errorf("paragraphSigns(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestEngine reads a drawn page with the real program where it is installed.
func TestEngine(t *testing.T) {
	e, err := Find()
	if err != nil {
		t.Skipf("%v (Debian: apt-get install tesseract-ocr tesseract-ocr-dan)", err)
	}
	if e.Version == "" {
		t.Error("no version")
	}
	if _, err := e.Page(context.Background(), striped(1)); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Page(ctx, striped(0)); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzTSV(f *testing.F) {
	f.Add(row(1, 1, 1, 100, 100, 900, "95", "smerte-") + "\n" + row(1, 1, 2, 100, 130, 300, "95", "problem"))
	f.Add("5\t1\t1\t1\t1\t1\t-9\t-9\t-9\t-9\t-1\tx")
	f.Add("5\t1\t1\t1\t1\t1\t99999999999\t-9\t1\t1\tNaN\tx-")
	f.Fuzz(func(t *testing.T, text string) {
		p := layout(parseTSV(text))
		if !(p.Confidence >= 0 && p.Confidence <= 100) || p.Doubtful > p.Words || len(p.Read) != p.Words || (p.Words == 0) != (p.Text == "") {
			t.Fatalf("%d words, %d doubtful, %d read, confidence %v, %d bytes of text", p.Words, p.Doubtful, len(p.Read), p.Confidence, len(p.Text))
		}
	})
}

func BenchmarkSkew(b *testing.B) {
	img := striped(1.7)
	for b.Loop() {
		skew(img)
	}
}
