package office

import (
	"strings"
	"testing"
)

func TestXLSX(t *testing.T) {
	book := zipOf(t,
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Timer" r:id="r1"/><sheet name="Skjult" state="hidden" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>Dato</t></si><si><r><t>Ti</t></r><r><t>mer</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row><c r="A2" s="1"><v>43831</v></c><c r="C2"><v>3.5</v></c></row><row><c r="A3" t="inlineStr"><is><t>i alt</t></is></c><c r="B3" t="e"><v>#N/A</v></c></row></sheetData></worksheet>`)
	res, err := XLSX(book, Limits{})
	want := "Timer\nDato\t\tTimer\n2020-01-01\t\t3,5\ni alt"
	if got := textOf(res); err != nil || got != want {
		t.Errorf("got %q, %v\nwant %q", got, err, want)
	}
	if _, err := XLSX(zipOf(t, "xl/andet.xml", ""), Limits{}); err == nil {
		t.Error("a workbook without workbook.xml went unnoticed")
	}
}

// sheetOf builds a workbook of one sheet, with the cell formats that style
// numbers below stand for, and further parts.
func sheetOf(t testing.TB, sheet string, parts ...string) []byte {
	t.Helper()
	return zipOf(t, append([]string{
		"xl/workbook.xml", `<workbook><sheets><sheet name="Ark" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-406]d. mmmm yyyy"/><numFmt numFmtId="165" formatCode="dd-mm-yyyy hh:mm"/><numFmt numFmtId="166" formatCode="0.0\\ &quot;dage m/u&quot;"/><numFmt numFmtId="167" formatCode="#,##0;[Red]-#,##0"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet>` + sheet + `</worksheet>`,
	}, parts...)...)
}

func TestXLSXCells(t *testing.T) {
	for _, c := range []struct{ name, cell, want string }{
		{"date", `<c s="1"><v>43831</v></c>`, "2020-01-01"},
		{"date with the month's name", `<c s="2"><v>43831</v></c>`, "2020-01-01"},
		{"date and time", `<c s="3"><v>43831.75</v></c>`, "2020-01-01 18:00"},
		{"date and no time", `<c s="3"><v>43831</v></c>`, "2020-01-01"},
		{"time", `<c s="4"><v>0.395833333333333</v></c>`, "9:30"},
		{"hours beyond a day", `<c s="4"><v>1.5</v></c>`, "36:00"},
		{"percent", `<c s="5"><v>0.55</v></c>`, "55 %"},
		{"quoted letters are no date", `<c s="6"><v>12.5</v></c>`, "12,5"},
		{"colours are no date", `<c s="7"><v>-1200</v></c>`, "-1200"},
		{"noise of fractions", `<c><v>37.000000000000007</v></c>`, "37"},
		{"decimal", `<c><v>7.4</v></c>`, "7,4"},
		{"large and small", `<c><v>1.5E+20</v></c><c><v>2E-12</v></c>`, "1,5e+20\t2e-12"},
		{"formula's last value", `<c t="str"><f>A1&amp;"x"</f><v>tekst</v></c><c><f>1+1</f><v>2</v></c>`, "tekst\t2"},
		{"truth values", `<c t="b"><v>1</v></c><c t="b"><v>0</v></c>`, "SAND\tFALSK"},
		{"error", `<c t="e"><v>#N/A</v></c><c><v>1</v></c>`, "\t1"},
		{"date as text", `<c t="d"><v>2020-02-03T00:00:00</v></c><c t="d"><v>2020-02-03T10:15:00Z</v></c>`, "2020-02-03\t2020-02-03 10:15"},
		{"text in the cell", `<c t="inlineStr"><is><r><t>in</t></r><r><t>de</t></r><rPh><t>x</t></rPh></is></c>`, "inde"},
		{"day one", `<c s="1"><v>1</v></c>`, "1900-01-01"},
	} {
		res, err := XLSX(sheetOf(t, `<sheetData><row>`+c.cell+`</row></sheetData>`), Limits{})
		if got, _ := strings.CutPrefix(strings.TrimRight(res.Pages[0], "\n"), "Ark\n"); err != nil || got != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestXLSXHidden(t *testing.T) {
	res, err := XLSX(sheetOf(t, `<cols><col min="2" max="3" hidden="1"/></cols><sheetData>`+
		`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>4</v></c></row>`+
		`<row r="2" hidden="1"><c r="A2"><v>9</v></c></row><row r="3"><c r="E3"><v>5</v></c></row></sheetData>`), Limits{})
	if got := textOf(res); err != nil || got != "Ark\n1\t4\n\t\t5" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestXLSXBeside(t *testing.T) {
	res, err := XLSX(sheetOf(t, `<sheetData><row><c><v>1</v></c></row></sheetData>`,
		"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/><Relationship Id="b" Type="x/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="c" Type="y/threadedComment" Target="../threadedComments/t1.xml"/></Relationships>`,
		"xl/comments1.xml", `<comments><authors><author>KL</author></authors><commentList><comment ref="A1"><text><r><t>KL:</t></r><r><t xml:space="preserve"> tjek tallet</t></r></text></comment><comment ref="A2"><text><t>[Threaded comment] se nyere version</t></text></comment></commentList></comments>`,
		"xl/drawings/drawing1.xml", `<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>Boks</a:t></a:r></a:p><a:p><a:r><a:t>to</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>`,
		"xl/threadedComments/t1.xml", `<ThreadedComments><threadedComment ref="A2"><text>Enig</text></threadedComment></ThreadedComments>`), Limits{})
	if got := textOf(res); err != nil || got != "Ark\n1\nKommentar: KL: tjek tallet\nBoks; to\nKommentar: Enig" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestXLSX1904AndBinary(t *testing.T) {
	book := zipOf(t, "xl/workbook.xml", `<workbook><workbookPr date1904="1"/><sheets><sheet name="A" r:id="r"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r" Target="s.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`, "xl/s.xml", `<sheetData><row><c s="0"><v>42369</v></c></row></sheetData>`)
	if res, err := XLSX(book, Limits{}); err != nil || textOf(res) != "A\n2020-01-01" {
		t.Errorf("got %q, %v", textOf(res), err)
	}
	if _, err := XLSX(zipOf(t, "xl/workbook.bin", "x"), Limits{}); err != errBinarySheet {
		t.Errorf("binary workbook: %v", err)
	}
}
