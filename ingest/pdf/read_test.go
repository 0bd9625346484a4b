package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestReadFixtures(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			r := Read(context.Background(), f.file(), Limits{})
			if r.Reason != "" || len(r.Pages) != len(f.pages) {
				t.Fatalf("%d pages, reason %q; want %d pages", len(r.Pages), r.Reason, len(f.pages))
			}
			for i, want := range f.pages {
				if got := r.Pages[i].Text; got != want {
					t.Errorf("page %d:\n got %q\nwant %q", i+1, got, want)
				}
				if r.Pages[i].Number != i+1 {
					t.Errorf("page %d has number %d", i+1, r.Pages[i].Number)
				}
			}
		})
	}
}

func TestReadReasons(t *testing.T) {
	image := "q 500 0 0 700 40 60 cm /Im Do Q\n"
	withImage := func(content string) []byte {
		b := newBuilder()
		im := b.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\x80")
		b.resources += fmt.Sprintf(">>/XObject<</Im %d 0 R", im)
		return b.page(image+content, "").bytes()
	}
	unmapped := newBuilder()
	unmapped.font("F3", "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500>>]>>")
	locked := newBuilder()
	locked.trailer = fmt.Sprintf("/ID[(0123456789abcdef)(0123456789abcdef)]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%064d>/U<%064d>>>", 7, 9)
	cases := []struct {
		name         string
		data         []byte
		file, page   string
		text         string
		pageNotThere bool
	}{
		{"no PDF", []byte("<html>nej</html>"), ReasonNotPDF, "", "", true},
		{"empty", nil, ReasonNotPDF, "", "", true},
		{"only a header", []byte("%PDF-1.4\n"), ReasonDamaged, "", "", true},
		{"password", locked.page("", "").bytes(), ReasonPassword, "", "", true},
		{"scanned page", withImage(""), "", ReasonImage, "", false},
		{"scanned page with a stamp", withImage(text("F1", 10, 60, 800, "Bilag 3")), "", ReasonImage, "Bilag 3", false},
		{"font without a table", unmapped.page("BT /F3 10 Tf 60 700 Td <"+strings.Repeat("00410142", 40)+"> Tj ET", "").bytes(), "", ReasonFont, "", false},
		{"blank page", newBuilder().page("", "").bytes(), "", "", "", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := Read(context.Background(), c.data, Limits{})
			if r.Reason != c.file {
				t.Fatalf("reason %q, want %q", r.Reason, c.file)
			}
			if c.pageNotThere {
				if len(r.Pages) != 0 {
					t.Fatalf("%d pages, want none", len(r.Pages))
				}
				return
			}
			p := r.Pages[0]
			if p.Reason != c.page || p.Unread != (c.page != "") {
				t.Errorf("page: unread %v, reason %q, want %q", p.Unread, p.Reason, c.page)
			}
			if c.text != "" && p.Text != c.text {
				t.Errorf("text %q, want %q", p.Text, c.text)
			}
		})
	}
}

func TestReadHostile(t *testing.T) {
	loop := newBuilder().page(text("F1", 10, 60, 700, "Side"), "")
	loop.objects[loop.pages[0]] = "<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R>>"
	huge := strings.Replace(string(newBuilder().page("", "").bytes()), "/Size ", "/Size 99999999999", 1)
	previous := newBuilder().page("", "")
	previous.trailer = "/Prev 9"
	hexed := newBuilder()
	hexed.add("<</Type/ObjStm/N 1/First 5/Length 20>>\nstream\n99 0 <4142434445464748\nendstream")
	many := newBuilder().page("BT /F1 1 Tf 1 1 Td ("+strings.Repeat("a", 5000)+") Tj ET", "")
	cases := map[string][]byte{
		"page tree that loops":       loop.bytes(),
		"table of monstrous size":    []byte(huge),
		"chain of tables that loops": previous.bytes(),
		"unclosed hex string":        hexed.page("", "").bytes(),
		"unclosed hex in content":    newBuilder().page("BT /F1 10 Tf <41", "").bytes(),
		"unclosed everything":        newBuilder().page("q q [ << ( BI /W 1 ID", "").bytes(),
		"too many glyphs":            many.bytes(),
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			r := Read(context.Background(), data, Limits{File: 20 * time.Second, Glyphs: 1000})
			if r.Stopped {
				t.Error("had to be stopped")
			}
			if name == "too many glyphs" && (len(r.Pages) != 1 || r.Pages[0].Reason != ReasonTooLarge) {
				t.Errorf("got %+v", r.Pages)
			}
		})
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := Read(ctx, newBuilder().page(text("F1", 10, 60, 700, "Side"), "").bytes(), Limits{})
	if !r.Stopped || r.Reason != ReasonStopped {
		t.Errorf("stopped %v, reason %q", r.Stopped, r.Reason)
	}
}

func TestReadPageLimit(t *testing.T) {
	b := newBuilder()
	for range 4 {
		b.page(text("F1", 10, 60, 700, "Side"), "")
	}
	r := Read(context.Background(), b.bytes(), Limits{Pages: 2})
	if len(r.Pages) != 3 || r.Pages[1].Unread || r.Pages[2].Reason != ReasonPageLimit {
		t.Errorf("got %+v", r.Pages)
	}
}

// TestReadTwiceTheSame guards against results that depend on map order.
func TestReadTwiceTheSame(t *testing.T) {
	for _, f := range fixtures {
		data := f.file()
		one, two := Read(context.Background(), data, Limits{}), Read(context.Background(), data, Limits{})
		if fmt.Sprint(one) != fmt.Sprint(two) {
			t.Errorf("%s: differs from run to run", f.name)
		}
	}
}

// TestReadDamaged flips and cuts bytes of the fixtures; nothing may crash or
// hang.
func TestReadDamaged(t *testing.T) {
	for i, f := range fixtures {
		data := f.file()
		for k := 1; k < 12; k++ {
			damaged := bytes.Clone(data)
			for at := (i*37 + k*101) % 97; at < len(damaged); at += 97 * k {
				damaged[at] ^= byte(1 << (k % 8))
			}
			Read(context.Background(), damaged, Limits{NoPdfium: true, File: 10 * time.Second})
			Read(context.Background(), data[:len(data)*k/12], Limits{NoPdfium: true, File: 10 * time.Second})
		}
	}
}

func BenchmarkRead(b *testing.B) {
	doc := newBuilder()
	body := strings.Repeat(lines(11, 60, 700, 14, "Borgeren beskriver træthed og nedsat hukommelse, som er taget til", "siden foråret. Hun sover dårligt om natten og hviler sig to gange"), 12)
	for range 20 {
		doc.page(body, "")
	}
	data := doc.bytes()
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		Read(context.Background(), data, Limits{NoPdfium: true})
	}
	b.ReportMetric(float64(20*b.N)/b.Elapsed().Seconds(), "pages/s")
}
