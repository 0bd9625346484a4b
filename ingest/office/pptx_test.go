package office

import "testing"

func TestPPTX(t *testing.T) {
	slide := func(s string) string {
		return `<p:sld xmlns:a="a" xmlns:p="p"><p:txBody><a:p><a:r><a:t>` + s + `</a:t></a:r></a:p></p:txBody></p:sld>`
	}
	res, err := PPTX(zipOf(t, "ppt/slides/slide10.xml", slide("ti"), "ppt/slides/slide2.xml", slide("to")), Limits{})
	if got := textOf(res); err != nil || got != "to\n\fti" {
		t.Errorf("got %q, %v", got, err)
	}
}

// TestPPTXOrder holds that slides come as they are shown, without hidden ones,
// and with their notes.
func TestPPTXOrder(t *testing.T) {
	slide := func(more, s string) string {
		return `<p:sld xmlns:a="a" xmlns:p="p"` + more + `><p:txBody><a:p><a:r><a:t>` + s + `</a:t></a:r></a:p></p:txBody></p:sld>`
	}
	notes := `<p:notes><p:sp><p:txBody><a:p><a:r><a:t>Husk bilag</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:txBody><a:p><a:fld type="slidenum"><a:t>2</a:t></a:fld></a:p></p:txBody></p:sp></p:notes>`
	res, err := PPTX(zipOf(t,
		"ppt/presentation.xml", `<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/><p:sldId id="258" r:id="r3"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", `<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/><Relationship Id="r2" Target="slides/slide2.xml"/><Relationship Id="r3" Target="slides/slide3.xml"/></Relationships>`,
		"ppt/slides/slide1.xml", slide("", "sidst"), "ppt/slides/slide2.xml", slide("", "først"), "ppt/slides/slide3.xml", slide(` show="0"`, "skjult"),
		"ppt/slides/_rels/slide2.xml.rels", `<Relationships><Relationship Id="n" Type="x/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>`,
		"ppt/notesSlides/notesSlide1.xml", notes), Limits{})
	if got := textOf(res); err != nil || got != "først\nNote: Husk bilag\n\fsidst" {
		t.Errorf("got %q, %v", got, err)
	}
}
