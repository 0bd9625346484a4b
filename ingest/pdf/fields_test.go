package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// TestFields holds that fields are read as a person sees them, with appearances
// and without.
func TestFields(t *testing.T) {
	for _, c := range []struct{ name, field, want string }{
		{"choice by its name", "/FT/Ch/V(b)/Opt[[(a)(Ja)][(b)(Nej, aldrig)]]", "Nej, aldrig"},
		{"choice without names", "/FT/Ch/V(Nej)/Opt[(Ja)(Nej)]", "Nej"},
		{"several choices", "/FT/Ch/V[(a)(c)]/Opt[[(a)(Et)][(b)(To)][(c)(Tre)]]", "Et, Tre"},
		{"box that is set", "/FT/Btn/V/Ja/AS/Ja", "☒"},
		{"box that is not", "/FT/Btn/V/Ja/AS/Off", "☐"},
		{"radio button of another value", "/FT/Btn/Ff 32768/V/Ja/AP<</N<</Nej 3 0 R/Off 3 0 R>>>>", "☐"},
		{"radio button of the value", "/FT/Btn/Ff 32768/V/Nej/AP<</N<</Nej 3 0 R/Off 3 0 R>>>>", "☒"},
		{"push button", "/FT/Btn/Ff 65536/MK<</CA(Send)>>", ""},
		{"password", "/FT/Tx/Ff 8192/V(hemmelig)", ""},
		{"hidden", "/FT/Tx/V(skjult)/F 2", ""},
		{"neither shown nor printed", "/FT/Tx/V(skjult)/F 32", ""},
		{"printed only", "/FT/Tx/V(trykt)/F 36", "trykt"},
		{"UTF-16", "/FT/Tx/V<FEFF00C50073006500>", "Åse"},
		{"value above", "/Parent<</FT/Tx/V(arvet)>>", "arvet"},
	} {
		data := newBuilder().page(text("F1", 11, 60, 700, "Felt:"), "/Annots[<</Type/Annot/Subtype/Widget/Rect[150 695 400 712]"+c.field+">>]").bytes()
		got := strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(readText(t, data), "Felt:"), "Felt:"))
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestMarks holds that what annotations show is read, and what they say of
// other comments is not.
func TestMarks(t *testing.T) {
	b := newBuilder()
	look := func(s string) string {
		n := b.stream("/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<<"+b.resources+">>>>", text("F1", 10, 2, 5, s))
		return fmt.Sprintf("/Rect[60 500 260 520]/AP<</N %d 0 R>>", n)
	}
	data := b.page(text("F1", 11, 60, 700, "Brev"), "/Annots[<</Subtype/Widget/FT/Sig"+look("Underskrevet af Bo")+">><</Subtype/Highlight/Rect[1 1 2 2]/Contents(Passer ikke)>><</Subtype/Text/Rect[1 1 2 2]/StateModel(Review)/State(Accepted)/Contents(Accepted set by KL)>>]").bytes()
	if got, want := readText(t, data), "Brev\n\nUnderskrevet af Bo\n\nPasser ikke"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDynamicForm(t *testing.T) {
	const values = `<xfa:datasets xmlns:xfa="x"><xfa:data><form1><side><Navn>Bo  Holm</Navn><Tom/><Timer>3</Timer></side></form1></xfa:data></xfa:datasets>`
	build := func(page, more string) Page {
		b := newBuilder()
		template, data := b.stream("", "<template><field><value><text>skabelon</text></value></field></template>"), b.stream("", values)
		b.catalog = fmt.Sprintf("/AcroForm<</XFA[(template) %d 0 R (datasets) %d 0 R]/Fields[]>>%s", template, data, more)
		r := Read(context.Background(), b.page(text("F1", 11, 60, 700, page), "").bytes(), Limits{NoPdfium: true})
		return r.Pages[0]
	}
	for _, p := range []Page{build("Please wait... If this message is not eventually replaced", ""), build("x", "/NeedsRendering true")} {
		if !p.Unread || p.Reason != ReasonXFA || p.Text != "Navn: Bo Holm\nTimer: 3" {
			t.Errorf("%+v", p)
		}
	}
	if p := build("En formular, hvis sider er her", ""); p.Unread || p.Text != "En formular, hvis sider er her" {
		t.Errorf("%+v", p)
	}
}
