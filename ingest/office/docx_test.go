package office

import (
	"errors"
	"strings"
	"testing"
)

const listParts = `<w:numbering ` + wordNS + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

const styleParts = `<w:styles ` + wordNS + `><w:style w:styleId="Skjult"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Undertegn"><w:basedOn w:val="Skjult"/></w:style><w:style w:styleId="Vist"><w:basedOn w:val="Skjult"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Punkt"><w:name w:val="Punktopstilling"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Underpunkt"><w:basedOn w:val="Punkt"/></w:style>
<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style></w:styles>`

func item(num, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// docxCases are bodies of Word documents with what a person reads in them.
var docxCases = []struct{ name, body, want string }{
	{"paragraphs and an empty one", wp("Første afsnit.") + wp("") + wp("Andet afsnit."), "Første afsnit.\n\nAndet afsnit."},
	{"runs, tab, breaks, hyphens", `<w:p><w:r><w:t>Navn:</w:t><w:tab/><w:tab/><w:t>Bo</w:t><w:br/><w:t>næste</w:t></w:r><w:r><w:noBreakHyphen/><w:t>linje</w:t><w:softHyphen/></w:r></w:p>`, "Navn:\tBo\nnæste-linje"},
	{"parts held apart by spaces", wp("Navn: Bo   CPR-nr.: 010203-0004") + wp("1.   Anamnese"), "Navn: Bo\tCPR-nr.: 010203-0004\n1.   Anamnese"},
	{"tab stops are no tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:tab/><w:t>indrykket</w:t></w:r></w:p>`, "indrykket"},
	{"tracked changes", `<w:p><w:r><w:t>Timetal </w:t></w:r><w:del><w:r><w:delText>37</w:delText></w:r></w:del><w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>væk</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> hertil</w:t></w:r></w:moveTo></w:p>`, "Timetal 4 hertil"},
	{"hidden run", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>synlig</w:t></w:r></w:p>`, "synlig"},
	{"hidden by a style", `<w:p><w:r><w:rPr><w:rStyle w:val="Undertegn"/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Vist"/></w:rPr><w:t>vist </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Skjult"/><w:vanish w:val="0"/></w:rPr><w:t>og synlig</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Skjult"/></w:pPr><w:r><w:t>hele afsnittet</w:t></w:r></w:p>`, "vist og synlig"},
	{"deleted paragraph ends", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>Borgeren kan </w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr><w:del><w:r><w:delText>væk</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>ikke arbejde.</w:t></w:r></w:p>` + wp("Nyt afsnit") + `<w:p><w:pPr><w:rPr><w:moveFrom w:id="3"/></w:rPr></w:pPr><w:r><w:t>sidst</w:t></w:r></w:p>`, "Borgeren kan ikke arbejde.\nNyt afsnit\nsidst"},
	{"moved paragraph", `<w:p><w:pPr><w:rPr><w:moveFrom w:id="1"/></w:rPr></w:pPr><w:moveFrom w:id="2"><w:r><w:t>Diagnose</w:t></w:r></w:moveFrom></w:p>` + wp("Midt") + `<w:p><w:moveTo w:id="3"><w:r><w:t>Diagnose</w:t></w:r></w:moveTo></w:p>`, "Midt\nDiagnose"},
	{"inserted, then deleted", `<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:r><w:t>c</w:t></w:r></w:ins></w:p>`, "ac"},
	{"deleted and hidden rows", `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>` + wp("A") + `</w:tc><w:tc>` + wp("B") + `</w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>` + wp("C") + `</w:tc><w:tc>` + wp("D") + `</w:tc></w:tr><w:tr><w:tc>` + wp("E") + `</w:tc><w:tc>` + wp("F") + `</w:tc></w:tr></w:tbl>`, "E\tF"},
	{"block placeholder", `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + wp("Klik her for at skrive") + `</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>` + wp("Skrevet") + `</w:sdtContent></w:sdt>`, "Skrevet"},
	{"rows in a content control", `<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>` + wp("A") + `</w:tc><w:sdt><w:sdtContent><w:tc>` + wp("B") + `</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`, "A\tB"},
	{"old shapes and their groups", `<w:p><w:r><w:pict><v:group><v:oval><v:textbox><w:txbxContent>` + wp("i ovalen") + `</w:txbxContent></v:textbox></v:oval></v:group></w:pict></w:r></w:p>`, "i ovalen"},
	{"watermark", `<w:p><w:r><w:pict><v:shapetype/><v:shape><v:textpath style="font-size:1pt" string="UDKAST"/></v:shape></w:pict></w:r></w:p>`, "UDKAST"},
	{"group of shapes", `<w:p><w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wpg:wgp><wpg:grpSp><wps:wsp><wps:txbx><w:txbxContent>` + wp("dybt") + `</w:txbxContent></wps:txbx></wps:wsp></wpg:grpSp></wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`, "dybt"},
	{"table rows and wrapped cells", `<w:tbl><w:tr><w:tc>` + wp("Dato") + `</w:tc><w:tc>` + wp("Notat") + `</w:tc></w:tr><w:tr><w:tc>` + wp("1.2.2020") + `</w:tc><w:tc>` + wp("Mødt.") + wp("Træt") + wp("Ny tid") + `</w:tc></w:tr></w:tbl>`, "Dato\tNotat\n1.2.2020\tMødt. Træt; Ny tid"},
	{"empty first cell", `<w:tbl><w:tr><w:tc>` + wp("A") + `</w:tc><w:tc>` + wp("B") + `</w:tc></w:tr><w:tr><w:tc>` + wp("") + `</w:tc><w:tc>` + wp("C") + `</w:tc></w:tr></w:tbl>`, "A\tB\n\tC"},
	{"a frame of one cell is no row", `<w:tbl><w:tr><w:tc>` + wp("Brev") + wp("med to afsnit") + `</w:tc></w:tr></w:tbl>`, "Brev\nmed to afsnit"},
	{"table in a table", `<w:tbl><w:tr><w:tc>` + wp("Ydre") + `</w:tc><w:tc><w:tbl><w:tr><w:tc>` + wp("indre 1") + `</w:tc><w:tc>` + wp("indre 2") + `</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "Ydre\tindre 1 indre 2"},
	{"bullets and numbers", item("7", "0", "æble") + item("8", "0", "tre") + item("8", "1", "under") + item("8", "0", "fire") + item("0", "0", "intet"), "- æble\n3. tre\n3.a) under\n4. fire\nintet"},
	{"list by style, also inherited", `<w:p><w:pPr><w:pStyle w:val="Underpunkt"/></w:pPr><w:r><w:t>punkt</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Ring"/></w:pPr><w:r><w:t>ring</w:t></w:r></w:p>`, "- punkt\nring"},
	{"heading has room above", wp("tekst") + `<w:p><w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr><w:r><w:t>Vurdering</w:t></w:r></w:p>` + wp("mere"), "tekst\n\nVurdering\nmere"},
	{"text box once", `<w:p><w:r><w:t>Før</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>` + wp("Boks") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + wp("Boks") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "Før\nBoks"},
	{"fields give results", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \@ </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3. maj 2021</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t> s. 2</w:t></w:r></w:fldSimple></w:p>`, "3. maj 2021 s. 2"},
	{"old form fields", `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> Ja </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> Nej</w:t></w:r></w:p>`, "☒ Ja ☐ Nej"},
	{"symbols", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> valgt, smerte </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 7</w:t></w:r></w:p>`, "☒ valgt, smerte ≥ 7"},
	{"content control without its placeholder", `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klik her</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>udfyldt</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "udfyldt"},
	{"page break", `<w:p><w:r><w:t>side et</w:t><w:br w:type="page"/><w:t>side to</w:t></w:r></w:p>`, "side et\n\fside to"},
	{"hyperlink and math keep their text", `<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:t> og Å</w:t></w:r></w:p>`, "link og Å"},
}

func TestDOCX(t *testing.T) {
	for _, c := range docxCases {
		t.Run(c.name, func(t *testing.T) {
			res, err := DOCX(docxOf(t, c.body, "word/numbering.xml", listParts, "word/styles.xml", styleParts), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got := textOf(res); got != c.want && "\t"+got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestDOCXEdgesAndNotes(t *testing.T) {
	rels := `<Relationships><Relationship Id="r1" Type="x/header" Target="header1.xml"/><Relationship Id="r2" Type="x/header" Target="header2.xml"/><Relationship Id="r3" Type="x/footer" Target="/word/footer1.xml"/><Relationship Id="r4" Type="x/aFChunk" Target="del.html"/></Relationships>`
	res, err := DOCX(docxOf(t, wp("Brødtekst")+`<w:altChunk w:id="r4"/>`,
		"word/_rels/document.xml.rels", rels,
		"word/header1.xml", `<w:hdr `+wordNS+`>`+wp("Ålborg Kommune")+`</w:hdr>`,
		"word/header2.xml", `<w:hdr `+wordNS+`>`+wp("Ålborg Kommune")+`</w:hdr>`,
		"word/footer1.xml", `<w:ftr `+wordNS+`>`+wp("Side 1 af 1")+`</w:ftr>`,
		"word/del.html", `<p>indlejret</p>`,
		"word/footnotes.xml", `<w:footnotes `+wordNS+`><w:footnote w:type="separator">`+wp("---")+`</w:footnote><w:footnote w:id="2">`+wp("efter samtykke")+`</w:footnote></w:footnotes>`,
		"word/comments.xml", `<w:comments `+wordNS+`><w:comment w:author="KL">`+wp("Tjek dato")+wp("og navn")+`</w:comment></w:comments>`), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := "Ålborg Kommune\nBrødtekst\nindlejret\nFodnote: efter samtykke\nKommentar: Tjek dato; og navn\nSide 1 af 1"
	if got := textOf(res); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestDOCXShownEdges holds that only headers that are printed count.
func TestDOCXShownEdges(t *testing.T) {
	rels := `<Relationships><Relationship Id="d" Type="x/header" Target="h1.xml"/><Relationship Id="f" Type="x/header" Target="h2.xml"/><Relationship Id="e" Type="x/footer" Target="f1.xml"/><Relationship Id="u" Type="x/footer" Target="f2.xml"/></Relationships>`
	section := `<w:sectPr><w:headerReference w:type="default" r:id="d"/><w:headerReference w:type="first" r:id="f"/><w:footerReference w:type="even" r:id="e"/>%s</w:sectPr>`
	for _, c := range []struct{ more, settings, want string }{
		{"", "", "Almindelig\nTekst"},
		{"<w:titlePg/>", "", "Almindelig\nFørste\nTekst"},
		{`<w:titlePg w:val="0"/>`, `<w:settings><w:evenAndOddHeaders/></w:settings>`, "Almindelig\nTekst\nLige"},
	} {
		res, err := DOCX(docxOf(t, wp("Tekst")+strings.Replace(section, "%s", c.more, 1),
			"word/_rels/document.xml.rels", rels, "word/settings.xml", c.settings,
			"word/h1.xml", `<w:hdr>`+wp("Almindelig")+`</w:hdr>`, "word/h2.xml", `<w:hdr>`+wp("Første")+`</w:hdr>`,
			"word/f1.xml", `<w:ftr>`+wp("Lige")+`</w:ftr>`, "word/f2.xml", `<w:ftr>`+wp("Ubrugt")+`</w:ftr>`), Limits{})
		if got := textOf(res); err != nil || got != c.want {
			t.Errorf("%q %q: got %q, %v, want %q", c.more, c.settings, got, err, c.want)
		}
	}
}

// TestDOCXDeletedNote holds that a note goes with the text that refers to it.
func TestDOCXDeletedNote(t *testing.T) {
	body := `<w:p><w:r><w:t>Sag</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:footnoteReference w:id="3"/></w:r></w:del></w:p>`
	res, err := DOCX(docxOf(t, body, "word/footnotes.xml", `<w:footnotes><w:footnote w:id="2">`+wp("står")+`</w:footnote><w:footnote w:id="3">`+wp("slettet")+`</w:footnote></w:footnotes>`), Limits{})
	if got := textOf(res); err != nil || got != "Sag\nFodnote: står" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestDOCXDrawing(t *testing.T) {
	body := `<w:p><w:r><w:t>Forløb</w:t></w:r><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="s"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	res, err := DOCX(docxOf(t, body, "word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="x/diagramData" Target="diagrams/data1.xml"/></Relationships>`,
		"word/diagrams/data1.xml", `<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>Praktik</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt type="pres"/></dgm:ptLst></dgm:dataModel>`), Limits{})
	if got := textOf(res); err != nil || got != "Forløb\nPraktik" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestDOCXDamage(t *testing.T) {
	good := docxOf(t, strings.Repeat(wp("afsnit"), 50))
	cut := docxOf(t, wp("læst"))
	cut = cut[:len(cut)-40]
	deep := docxOf(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 5000)+wp("bund"))
	for _, c := range []struct {
		name    string
		data    []byte
		partial bool
	}{
		{"cut off within the text", good[:len(good)/2], false},
		{"directory lost", cut, true},
		{"no main part", zipOf(t, "word/andet.xml", "<a/>"), false},
		{"body breaks off", zipOf(t, "word/document.xml", `<w:document `+wordNS+`><w:body>`+wp("læst")+`<w:p><w:r><w:t>halv`), true},
		{"broken tag", zipOf(t, "word/document.xml", `<w:document `+wordNS+`><w:body>`+wp("læst")+`<w:p <<< </w:body></w:document>`), true},
		{"nested too deep", deep, false},
		{"bomb", docxOf(t, strings.Repeat(" ", 64<<20)), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := DOCX(c.data, Limits{})
			var failure *Failure
			if !errors.As(err, &failure) || failure.Reason == "" {
				t.Fatalf("no reason: %v", err)
			}
			if got := strings.Contains(textOf(res), "læst"); got != c.partial {
				t.Errorf("text before the damage kept: %v, want %v", got, c.partial)
			}
		})
	}
}

func TestDOCXTextLimit(t *testing.T) {
	res, err := DOCX(docxOf(t, strings.Repeat(wp("ord ord ord"), 1000)), Limits{MaxText: 500})
	if err == nil || len(textOf(res)) == 0 || len(textOf(res)) > 500 {
		t.Errorf("limit not kept: %d bytes, %v", len(textOf(res)), err)
	}
}

func BenchmarkDOCX(b *testing.B) {
	data := docxOf(b, strings.Repeat(wp("Borgeren har været i praktik fire timer om ugen uden fremgang."), 500))
	b.SetBytes(500 * 64)
	for b.Loop() {
		if _, err := DOCX(data, Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
