package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// readText reads the first page of a file.
func readText(t *testing.T, data []byte) string {
	t.Helper()
	r := Read(context.Background(), data, Limits{NoPdfium: true})
	if len(r.Pages) == 0 {
		t.Fatalf("no pages: %s", r.Reason)
	}
	return r.Pages[0].Text
}

// TestUnseen holds that what nobody sees on the page is not its text.
func TestUnseen(t *testing.T) {
	seen := text("F1", 11, 60, 700, "Synlig")
	at := func(s string) string { return text("F1", 11, 60, 600, s) }
	const picture = "q 300 0 0 200 40 500 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
	for _, c := range []struct{ name, content, want string }{
		{"white on paper", seen + "1 g " + at("hvid"), "Synlig"},
		{"white by RGB", seen + "1 1 1 rg " + at("hvid"), "Synlig"},
		{"white by CMYK", seen + "0 0 0 0 k " + at("hvid"), "Synlig"},
		{"white in a profile", seen + "/Cs cs 1 1 1 sc " + at("hvid"), "Synlig"},
		{"another ink", seen + "/Sep cs 1 scn " + at("farvet"), "Synlig\n\nfarvet"},
		{"white on a dark box", seen + "0.2 g 50 590 200 30 re f 1 g " + at("overskrift"), "Synlig\n\noverskrift"},
		{"white on a dark shape", seen + "0 0 1 rg 50 590 m 250 590 l 250 630 l 50 630 l f 1 g " + at("overskrift"), "Synlig\n\noverskrift"},
		{"white on a broad line", seen + "30 w 50 603 m 250 603 l S 1 g " + at("overskrift"), "Synlig\n\noverskrift"},
		{"white on a shading", seen + "/Sh sh 1 g " + at("overskrift"), "Synlig\n\noverskrift"},
		{"white on a picture", picture + seen + "1 g " + at("på billedet"), "Synlig\n\npå billedet"},
		{"white on white", seen + "1 g 50 590 200 30 re f " + at("hvid"), "Synlig"},
		{"white beside the box", seen + "0 g 300 590 200 30 re f 1 g " + at("hvid"), "Synlig"},
		{"outlined in black", seen + "1 g 2 Tr " + at("konturer"), "Synlig\n\nkonturer"},
		{"grey is seen", seen + "0.8 g " + at("grå"), "Synlig\n\ngrå"},
		{"colour comes back", "q 1 g Q " + seen, "Synlig"},
		{"invisible", seen + "3 Tr " + at("usynlig"), "Synlig"},
		{"invisible over a picture", picture + seen + "3 Tr " + at("skannet"), "Synlig\n\nskannet"},
		{"transparent", seen + "/Clear gs " + at("klar") + "/Half gs " + text("F1", 11, 60, 500, "halv"), "Synlig\n\nhalv"},
		{"outside the page", at("Resten af siden står, hvor den skal.") + text("F1", 11, 60, 2000, "udenfor") + text("F1", 11, -300, 700, "ude"), "Resten af siden står, hvor den skal."},
	} {
		b := newBuilder()
		profile := b.stream("/N 3", "x")
		b.resources += fmt.Sprintf(">>/ColorSpace<</Cs[/ICCBased %d 0 R]/Sep[/Separation/Spot/DeviceGray %d 0 R]>>/ExtGState<</Clear<</ca 0>>/Half<</ca 0.5>>>>/X<<", profile, profile)
		if got := readText(t, b.page(c.content, "").bytes()); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestOnlyUnseen holds that a page is not silently empty.
func TestOnlyUnseen(t *testing.T) {
	data := newBuilder().page("3 Tr "+lines(11, 60, 700, 14, strings.Repeat("Borgeren er varigt syg. ", 4), strings.Repeat("Hun kan ikke arbejde. ", 4)), "").bytes()
	r := Read(context.Background(), data, Limits{NoPdfium: true})
	if p := r.Pages[0]; p.Text != "" || !p.Unread || p.Reason != ReasonUnseen {
		t.Errorf("%+v", p)
	}
}

// TestLayers holds that groups of content that the file leaves out are not read.
func TestLayers(t *testing.T) {
	line := func(y float64, s string) string { return text("F1", 11, 60, y, s) }
	content := "/OC /Off BDC " + line(700, "skjult") + "/Span BMC " + line(690, "også") + "EMC EMC /OC /On BDC " + line(650, "vist") + "EMC " +
		"/OC /AnyOn BDC " + line(600, "en af dem") + "EMC /OC /AllOn BDC " + line(550, "ikke alle") + "EMC /Form Do /Shown Do " + line(400, "fast")
	build := func(state string) []byte {
		b := newBuilder()
		off, on := b.add("<</Type/OCG/Name(a)>>"), b.add("<</Type/OCG/Name(b)>>")
		rule := func(p string) int {
			return b.add(fmt.Sprintf("<</Type/OCMD/OCGs[%d 0 R %d 0 R]/P/%s>>", off, on, p))
		}
		form := b.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/OC %d 0 R", off), line(500, "skjult form"))
		shown := b.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]", line(450, "form"))
		b.resources += fmt.Sprintf(">>/Properties<</Off %d 0 R/On %d 0 R/AnyOn %d 0 R/AllOn %d 0 R>>/XObject<</Form %d 0 R/Shown %d 0 R>>/X<<", off, on, rule("AnyOn"), rule("AllOn"), form, shown)
		b.catalog = fmt.Sprintf("/OCProperties<</OCGs[%d 0 R %d 0 R]/D<<%s>>>>", off, on, fmt.Sprintf(state, off, on))
		note := fmt.Sprintf("/Annots[<</Subtype/FreeText/Rect[300 300 400 320]/Contents(skjult note)/OC %d 0 R>>]", off)
		return b.page(content, note).bytes()
	}
	const want = "vist\n\nen af dem\n\nform\n\nfast"
	for _, state := range []string{"/OFF[%d 0 R]/ON[%d 0 R]", "/BaseState/OFF/ON[%[2]d 0 R]"} {
		if got := readText(t, build(state)); got != want {
			t.Errorf("%s: got %q, want %q", state, got, want)
		}
	}
}
