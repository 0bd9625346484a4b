package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"oplyst/ingest/effort"
)

// The targets here change what lies inside a container and build the container
// anew around it: a changed byte of a packed zip only breaks its checksum.

// fuzzLimits are the limits of fuzz targets, small so that bounds are met.
var fuzzLimits = Limits{MaxText: 1 << 20, MaxExpand: 8 << 20}

// bounded reads and holds what every reader promises, and how much it may cost.
func bounded(t *testing.T, read func() (Result, error)) Result {
	t.Helper()
	var res Result
	var err error
	effort.Bound(t, effort.Small, func() { res, err = read() })
	checkResult(t, res, err)
	return res
}

// checkResult holds what every reader promises.
func checkResult(t *testing.T, res Result, err error) {
	t.Helper()
	var failure *Failure
	switch {
	case err == nil && len(res.Pages) == 0:
		t.Fatal("neither pages nor error")
	case err != nil && (!errors.As(err, &failure) || failure.Reason == ""):
		t.Fatalf("no reason for a person: %v", err)
	}
	size := 0
	for _, p := range res.Pages {
		if !utf8.ValidString(p) {
			t.Fatal("text is not UTF-8")
		}
		size += len(p)
	}
	if size > 4<<20 {
		t.Fatalf("%d bytes of text", size)
	}
}

// zipStored builds a zip of unpacked parts, with one of them replaced.
func zipStored(parts []string, at int, data []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Store})
		if err != nil {
			return nil
		}
		content := []byte(parts[i+1])
		if i/2 == at {
			content = data
		}
		_, _ = w.Write(content)
	}
	_ = z.Close()
	return b.Bytes()
}

// fuzzParts fuzzes a reader of a zip container of name, content pairs: any part
// is replaced by anything. more are further contents of the part at main.
func fuzzParts(f *testing.F, parts []string, main int, more []string, read func([]byte, Limits) (Result, error)) {
	for i := 0; i+1 < len(parts); i += 2 {
		f.Add(uint8(i/2), []byte(parts[i+1]))
	}
	for _, s := range more {
		f.Add(uint8(main), []byte(s))
	}
	f.Fuzz(func(t *testing.T, at uint8, data []byte) {
		if len(data) > 1<<18 {
			return
		}
		file := zipStored(parts, int(at)%(len(parts)/2), data)
		bounded(t, func() (Result, error) { return read(file, fuzzLimits) })
	})
}

// unzipped lists the text parts of a fixture as name, content pairs.
func unzipped(f *testing.F, name string) []string {
	var parts []string
	for _, data := range fixtures(f, name) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			f.Fatal(err)
		}
		for _, e := range z.File {
			if ext := filepath.Ext(e.Name); ext != ".xml" && ext != ".rels" {
				continue
			}
			c := &container{files: map[string]*member{e.Name: {file: e}}, limit: 1 << 20}
			text, err := c.part(e.Name)
			if err != nil {
				f.Fatal(err)
			}
			parts = append(parts, e.Name, string(text))
		}
	}
	return parts
}

func FuzzDOCX(f *testing.F) {
	document := func(body string) string {
		return `<w:document ` + wordNS + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`
	}
	var bodies []string
	for _, c := range docxCases {
		bodies = append(bodies, document(c.body))
	}
	rels := `<Relationships><Relationship Id="r1" Type="x/header" Target="header1.xml"/><Relationship Id="r3" Type="x/footer" Target="/word/footer1.xml"/><Relationship Id="r4" Type="x/aFChunk" Target="del.html"/></Relationships>`
	parts := []string{
		"word/document.xml", document(wp("Brødtekst") + `<w:altChunk w:id="r4"/>` + item("8", "1", "punkt")),
		"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels", rels,
		"word/numbering.xml", listParts,
		"word/styles.xml", styleParts,
		"word/header1.xml", `<w:hdr>` + wp("Hoved") + `</w:hdr>`,
		"word/footer1.xml", `<w:ftr>` + wp("Fod") + `</w:ftr>`,
		"word/del.html", `<p>indlejret</p>`,
		"word/footnotes.xml", `<w:footnotes><w:footnote w:id="2">` + wp("note") + `</w:footnote></w:footnotes>`,
		"word/comments.xml", `<w:comments><w:comment w:author="KL">` + wp("Tjek") + `</w:comment></w:comments>`,
		"word/settings.xml", `<w:settings><w:evenAndOddHeaders/></w:settings>`,
	}
	fuzzParts(f, parts, 0, bodies, DOCX)
}

func FuzzODT(f *testing.F) {
	content := func(styles, body string) string {
		return `<office:document-content ` + odfNS + `><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
	}
	var bodies []string
	for _, c := range odtCases {
		bodies = append(bodies, content(odtLists, c.body))
	}
	parts := []string{
		"content.xml", content(odtLists, `<text:p>Brødtekst</text:p>`),
		"styles.xml", `<office:document-styles><office:master-styles><style:master-page><style:header><text:p>Hoved</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
		"META-INF/manifest.xml", `<manifest:manifest/>`,
	}
	fuzzParts(f, parts, 0, bodies, ODT)
}

func FuzzXLSX(f *testing.F) {
	parts := []string{
		"xl/workbook.xml", `<workbook><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/><sheet name="Skjult" state="hidden" r:id="rId2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>Dato</t></si><si><r><t>Be</t></r><r><t>løb</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>inde</t></is></c></row><row r="3" hidden="1"><c r="A3" s="1"><v>44000.5</v></c><c s="2"><v>44000.5</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>x</v></c><c t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/comments" Target="../comments1.xml"/></Relationships>`,
		"xl/comments1.xml", `<comments><commentList><comment ref="A1"><text><r><t>note</t></r></text></comment></commentList></comments>`,
	}
	fuzzParts(f, parts, 4, nil, XLSX)
}

func FuzzPPTX(f *testing.F) {
	slide := `<p:sld xmlns:a="a" xmlns:p="p"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Titel</a:t></a:r><a:br/><a:fld><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp><p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>celle</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame></p:spTree></p:cSld></p:sld>`
	fuzzParts(f, []string{
		"ppt/slides/slide1.xml", slide,
		"ppt/slides/_rels/slide1.xml.rels", `<Relationships><Relationship Id="a" Type="x/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>`,
		"ppt/notesSlides/notesSlide1.xml", slide,
		"ppt/presentation.xml", `<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/slide" Target="slides/slide1.xml"/></Relationships>`,
	}, 0, nil, PPTX)
}

// FuzzZipParts reads the parts of real files, changed.
func FuzzZipParts(f *testing.F) {
	word, open := unzipped(f, "*.docx"), unzipped(f, "*.odt")
	for i := 0; i < max(len(word), len(open)); i += 2 {
		if i < len(word) && len(word[i+1]) < 1<<15 {
			f.Add(true, uint8(i/2), []byte(word[i+1]))
		}
		if i < len(open) && len(open[i+1]) < 1<<15 {
			f.Add(false, uint8(i/2), []byte(open[i+1]))
		}
	}
	f.Fuzz(func(t *testing.T, docx bool, at uint8, data []byte) {
		parts, read := open, ODT
		if docx {
			parts, read = word, DOCX
		}
		file := zipStored(parts, int(at)%(len(parts)/2), data)
		bounded(t, func() (Result, error) { return read(file, fuzzLimits) })
	})
}

// FuzzContainer reads zips that are themselves damaged, by every reader of zips.
func FuzzContainer(f *testing.F) {
	f.Add(docxOf(f, wp("afsnit")))
	f.Add(odtOf(f, "", `<text:p>a</text:p>`, ""))
	cut := docxOf(f, wp("læst"))
	f.Add(cut[:len(cut)-40])
	f.Add(zipStored([]string{"xl/workbook.xml", "<workbook/>", "ppt/slides/slide1.xml", "<a/>", "content.xml", "<a/>", "word/media/a.png", "x"}, -1, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte, Limits) (Result, error){DOCX, ODT, XLSX, PPTX} {
			bounded(t, func() (Result, error) { return read(data, fuzzLimits) })
		}
		effort.Bound(t, effort.Small, func() { Pictures(data, fuzzLimits) })
	})
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><w:wordDocument ` + wordNS + `><w:body>` + wp("Word 2003") + `</w:body></w:wordDocument>`))
	f.Add([]byte(`<?xml version="1.0"?><office:document ` + odfNS + `><office:body><office:text><text:p>flad</text:p></office:text></office:body></office:document>`))
	f.Add([]byte(`<?xml version="1.0" encoding="ISO-8859-1"?><Emessage><Diagnose>smerter &amp; uro</Diagnose></Emessage>`))
	f.Add([]byte("\xFF\xFE<\x00?\x00x\x00m\x00l\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		bounded(t, func() (Result, error) { return XML(data, fuzzLimits) })
	})
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("Dato;Notat\n1.2.2020;\"a \"\"b\"\"\nc\"\n"))
	f.Add([]byte("a,b\tc|d\n\"uafsluttet;"))
	f.Fuzz(func(t *testing.T, data []byte) {
		bounded(t, func() (Result, error) { return CSV(data, fuzzLimits) })
	})
}

// FuzzDOC changes the streams of a Word document.
func FuzzDOC(f *testing.F) {
	for _, data := range fixtures(f, "*.doc") {
		o, err := OpenOLE(data)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(o.streams["WordDocument"], o.streams["1Table"])
	}
	small := wordStream("A\x07B\x07\x07før \x13 PAGE \x147\x15\r", 0)
	f.Add(small["WordDocument"], small["0Table"])
	f.Fuzz(func(t *testing.T, main, table []byte) {
		o := &OLE{streams: map[string][]byte{"WordDocument": main, "0Table": table, "1Table": table}}
		bounded(t, func() (Result, error) { return o.DOC(fuzzLimits) })
	})
}

// FuzzMSG changes the streams of an Outlook message with two attachments.
func FuzzMSG(f *testing.F) {
	f.Add(make([]byte, 64), utf16Bytes("brev"), []byte("<p>S\xF8ren</p>"), packed(`{\rtf1 x}`), utf16Bytes("Å.txt"), []byte("indhold"))
	f.Fuzz(func(t *testing.T, props, body, page, rtf, name, data []byte) {
		inner := "__attach_version1.0_#00000001/__substg1.0_3701000D/"
		o := &OLE{streams: map[string][]byte{
			"__properties_version1.0": props, "__substg1.0_0037001E": body, "__substg1.0_0C1A001F": body, "__substg1.0_5D01001E": name,
			"__substg1.0_1000001F": body, "__substg1.0_10130102": page, "__substg1.0_10090102": rtf,
			"__attach_version1.0_#00000000/__substg1.0_3707001F": name, "__attach_version1.0_#00000000/__substg1.0_37010102": data,
			inner + "__properties_version1.0": props, inner + "__substg1.0_10090102": rtf,
		}}
		if len(page) > 1<<16 {
			return
		}
		effort.Bound(t, effort.Small, func() {
			m := o.Message()
			for _, s := range []string{m.From, m.To, m.Subject, m.Body, m.HTML} {
				if !utf8.ValidString(s) {
					t.Fatalf("a field is not UTF-8: %q", s)
				}
			}
			if len(m.Attachments) != 2 || m.Attachments[1].Message == nil {
				t.Fatal("attachments are lost")
			}
			packed := unpackRTF(rtf)
			if len(packed) > 18*len(rtf)+18 {
				t.Fatalf("%d bytes gave %d", len(rtf), len(packed))
			}
			if !strings.Contains(string(packed), "\\rtf") {
				return
			}
			res, err := RTF(packed, fuzzLimits)
			checkResult(t, res, err)
		})
	})
}
