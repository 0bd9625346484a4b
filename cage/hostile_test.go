package cage

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"oplyst/ingest"
)

// The hostile set: files made to hurt a reader, built here when the test runs.
// Each holds kernel behind what hurts. A file that is read without it must not
// be Read, whatever became of it. Cases that were found by fuzzing lie in the
// testdata of the packages whose parsers they concern.
const kernel = "KERNEN"

// hostileDocuments are files by name.
var hostileDocuments = []struct {
	name  string
	build func(t testing.TB) []byte
}{
	{"overlap.zip", func(t testing.TB) []byte { return overlapZip(500, bomb(22<<20)) }},
	{"dyb.zip", func(t testing.TB) []byte { return nestedZip(t, 4) }},
	{"fyrretyve-to.zip", func(t testing.TB) []byte { return fanZip(t, 4, 16) }},
	{"body.docx", func(t testing.TB) []byte { return docxOf(bomb(2 << 30)) }},
	{"løgn.docx", func(t testing.TB) []byte { p := bomb(2 << 30); p.size = 100; return docxOf(p) }},
	{"store-tekster.xlsx", func(t testing.TB) []byte {
		return xlsxOf(t, pack("<worksheet><sheetData/></worksheet>"), repeated("<sst>", "<si><t>ord og ord</t></si>", 12_000_000, "<si><t>"+kernel+"</t></si></sst>"))
	}},
	{"rækker.xlsx", func(t testing.TB) []byte {
		return xlsxOf(t, repeated("<worksheet><sheetData>", `<row><c t="inlineStr"><is><t>en celle med ord i rækken</t></is></c></row>`, 300_000, `<row><c t="inlineStr"><is><t>`+kernel+"</t></is></c></row></sheetData></worksheet>"), pack("<sst/>"))
	}},
	{"latter.odt", func(t testing.TB) []byte {
		return packed("mimetype", pack("application/vnd.oasis.opendocument.text"), "content.xml", pack(laughs()+`<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>&l9; `+kernel+`</text:p></office:text></office:body></office:document-content>`))
	}},
	{"latter.xml", func(testing.TB) []byte { return []byte(laughs() + "<a>&l9; " + kernel + "</a>") }},
	{"dyb.html", func(testing.TB) []byte {
		return []byte("<html><body>" + strings.Repeat("<div>", 1_000_000) + kernel)
	}},
	{"tabeller.html", func(testing.TB) []byte {
		return []byte("<html><body>" + strings.Repeat("<table><tr><td>", 200_000) + kernel)
	}},
	{"grupper.rtf", func(testing.TB) []byte {
		return []byte(`{\rtf1 ` + strings.Repeat("{", 1_000_000) + kernel + strings.Repeat("}", 1_000_000) + "}")
	}},
	{"lang.txt", func(testing.TB) []byte { return []byte(strings.Repeat("ord og ord\n", 4_000_000) + kernel) }},
	{"linje.txt", func(testing.TB) []byte { return []byte(strings.Repeat("ord ", 9_000_000) + kernel) }},
	{"kolonner.csv", func(testing.TB) []byte { return []byte(strings.Repeat(";\"x\"", 3_000_000) + "\n" + kernel) }},
	{"vedhæftet.eml", func(testing.TB) []byte { return mailOf(10_000) }},
	{"dele.eml", func(testing.TB) []byte { return nestedParts(1000) }},
	{"mail-i-mail.eml", func(testing.TB) []byte {
		return []byte(strings.Repeat("From: a@b.dk\r\nTo: c@d.dk\r\nContent-Type: message/rfc822\r\n\r\n", 1000) + kernel)
	}},
	{"filtre.pdf", func(t testing.TB) []byte { return filtersPDF(t) }},
	{"strøm.pdf", func(t testing.TB) []byte {
		p := bomb(2 << 30)
		return pdfOf(fmt.Sprintf("4 0 obj\n<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream\nendobj\n", len(p.bytes)+6, zlibOf(p.bytes)), "[3 0 R]", 1)
	}},
	{"sider.pdf", func(testing.TB) []byte { return pdfOf(content, "["+strings.Repeat("3 0 R ", 1_000_000)+"]", 1_000_000) }},
	{"sidetræ.pdf", func(testing.TB) []byte { return treePDF() }},
	{"mange-sider.pdf", func(testing.TB) []byte { return pagesPDF(6000) }},
	{"stort.tif", func(testing.TB) []byte { return tiffOf(100_000, 100_000) }},
	{"stort.png", func(testing.TB) []byte { return pngOf(100_000, 100_000) }},
	{"bredt.png", func(testing.TB) []byte { return pngOf(59_000_000, 1) }},
	{"stort.jpg", func(testing.TB) []byte { return jpegOf(65_500, 65_500) }},
	{"tekst.txt.gz", func(testing.TB) []byte {
		return []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + string(bomb(1<<30).bytes))
	}},
}

// onlyCaged are those that nothing but the cage's limits stops within the memory
// of a small machine.
var onlyCaged = map[string]bool{"store-tekster.xlsx": true, "rækker.xlsx": true, "filtre.pdf": true, "strøm.pdf": true, "sidetræ.pdf": true}

// checkHostile holds what is promised of a file that is made to hurt.
func checkHostile(t *testing.T, d ingest.Document) {
	t.Helper()
	text := false
	for i := range d.Pages {
		text = text || strings.Contains(d.Pages[i].Text, kernel)
	}
	switch {
	case d.State == ingest.Read && !text:
		t.Errorf("%s: read, without what it says", d.Path)
	case d.State == "" || d.State != ingest.Read && d.Reason == "":
		t.Errorf("%s: state %q without a reason", d.Path, d.State)
	}
	t.Logf("%s: %s, %d pages: %s", d.Path, d.State, len(d.Pages), d.Reason)
}

func TestHostileDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	p := newPool(t, Options{Workers: 2, OCR: true})
	for _, x := range hostileDocuments {
		t.Run(x.name, func(t *testing.T) {
			data := x.build(t)
			limits := ingest.Limits{OCR: true}
			if !onlyCaged[x.name] {
				checkHostile(t, ingest.ReadDocument(context.Background(), x.name, data, limits))
			}
			checkHostile(t, p.ReadDocument(context.Background(), x.name, data, limits))
		})
	}
}

// Archives made to hurt, by parents in both ways: every file in them has a state.
func TestHostileArchives(t *testing.T) {
	p := newPool(t, Options{Workers: 1})
	many := zipDirectory(200_001, pack("x"))
	for name, data := range map[string][]byte{
		"overlap": overlapZip(500, bomb(22<<20)), "nested": nestedZip(t, 5), "fan": fanZip(t, 3, 16), "too many": many,
		"bomb": packed("sag/a.txt", bomb(2<<30)), "lie": packed("sag/a.txt", part{bytes: bomb(200 << 20).bytes, size: 100}),
		"laughing settings": packed("sag/sag.yaml", pack(yamlLaughs()), "sag/a.txt", pack("Notat "+kernel)),
		"huge settings":     packed("sag/sag.yaml", bomb(1<<20), "sag/a.txt", pack("Notat "+kernel)),
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, "pakke.zip", string(data))
			want, wantCases := readAll(t, path, ingest.InProcess{}, ingest.ReadDocument)
			got, cases := readAll(t, path, p, p.ReadDocument)
			if cases != wantCases || len(got) != len(want) {
				t.Errorf("got %d files in\n%s\nwant %d in\n%s", len(got), cases, len(want), wantCases)
			}
			for i := range got {
				if got[i].State != want[i].State {
					t.Errorf("%s: %s, in-process %s", got[i].Path, got[i].State, want[i].State)
				}
				if got[i].State != ingest.Skipped {
					checkHostile(t, got[i])
				}
			}
		})
	}
	if s := p.Stats(); s.Lost > 0 {
		t.Errorf("%+v: a limit should have held before the cage", s)
	}
}

// part is a packed piece of a zip with the size it claims.
type part struct {
	bytes  []byte
	size   uint64
	crc    uint32
	method uint16
}

func pack(text string) part {
	return part{bytes: []byte(text), size: uint64(len(text)), crc: crc32.ChecksumIEEE([]byte(text))}
}

// repeated packs head, body a number of times, and tail, without ever holding
// it whole: the packed form of the body's second time stands for all others.
func repeated(head, body string, times int, tail string) part {
	const group = 1 << 15
	block := strings.Repeat(body, group/len(body)+1)
	per := group/len(body) + 1
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 6)
	put := func(s string) []byte {
		b.Reset()
		_, _ = w.Write([]byte(s))
		_ = w.Flush()
		return bytes.Clone(b.Bytes())
	}
	out := put(head)
	out = append(out, put(block+block)...)
	again := put(block)
	again = put(block) // the window is full of blocks now
	n := times/per - 2
	out = append(out, bytes.Repeat(again, max(n, 0))...)
	b.Reset()
	_, _ = w.Write([]byte(tail))
	_ = w.Close()
	out = append(out, b.Bytes()...)
	return part{bytes: out, size: uint64(len(head) + len(block)*(max(n, 0)+2) + len(tail)), method: zip.Deflate}
}

// bomb is n bytes of zeros, packed a thousand to one.
func bomb(n int) part { return repeated("", strings.Repeat("\x00", 1<<15), n>>15, kernel) }

// packed makes a zip of names and parts, with whatever they claim.
func packed(files ...any) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		p := files[i+1].(part)
		w, err := z.CreateRaw(&zip.FileHeader{Name: files[i].(string), Method: p.method, CRC32: p.crc, CompressedSize64: uint64(len(p.bytes)), UncompressedSize64: p.size})
		if err == nil {
			_, _ = w.Write(p.bytes)
		}
	}
	_ = z.Close()
	return b.Bytes()
}

// overlapZip has many entries that share the bytes of one (Fifield's way, with
// all of them overlapping).
func overlapZip(n int, p part) []byte { return zipDirectory(n, p) }

// zipDirectory writes one file and a directory that names it n times.
func zipDirectory(n int, p part) []byte {
	le := binary.LittleEndian
	head := func(b []byte, name string) []byte { // the fields that both headers share
		b = le.AppendUint16(le.AppendUint16(le.AppendUint16(b, 20), 0), p.method)
		b = le.AppendUint32(le.AppendUint32(b, 0), p.crc)
		b = le.AppendUint32(le.AppendUint32(b, uint32(len(p.bytes))), uint32(p.size))
		return le.AppendUint16(le.AppendUint16(b, uint16(len(name))), 0)
	}
	const first = "sag/a000000.txt"
	out := append(head([]byte("PK\x03\x04"), first), first...)
	out = append(out, p.bytes...)
	start := len(out)
	for i := range n {
		name := fmt.Sprintf("sag/a%06d.txt", i)
		out = append(out, "PK\x01\x02\x14\x00"...)
		out = head(out, name)
		out = append(out, make([]byte, 2+2+2+4+4)...) // comment, disk, attributes, place 0
		out = append(out, name...)
	}
	end := len(out)
	out = append(out, "PK\x05\x06\x00\x00\x00\x00"...)
	out = le.AppendUint16(le.AppendUint16(out, uint16(n)), uint16(n))
	out = le.AppendUint32(le.AppendUint32(out, uint32(end-start)), uint32(start))
	return append(out, 0, 0)
}

// nestedZip is a zip in a zip, so many deep.
func nestedZip(t testing.TB, depth int) []byte {
	data := []byte(zipOf(t, "sag/notat.txt", kernel))
	for range depth {
		data = []byte(zipOf(t, "sag/inde.zip", string(data)))
	}
	return data
}

// fanZip is a zip of many zips of many zips, with a bomb in the last.
func fanZip(t testing.TB, depth, width int) []byte {
	data := packed("sag/a.txt", bomb(64<<20))
	for range depth {
		var files []string
		for i := range width {
			files = append(files, fmt.Sprintf("sag/%d.zip", i), string(data))
		}
		data = []byte(zipOf(t, files...))
	}
	return data
}

func docxOf(body part) []byte {
	return packed("[Content_Types].xml", pack("<Types/>"), "word/document.xml", body)
}

func xlsxOf(t testing.TB, sheet, shared part) []byte {
	return packed("[Content_Types].xml", pack("<Types/>"), "xl/workbook.xml", pack(`<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels", pack(`<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
		"xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", shared)
}

// laughs defines entities of which each is ten of the one before.
func laughs() string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"ha\">")
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	return b.String() + "]>"
}

func yamlLaughs() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [ha, ha]\n")
	for i := range 12 {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	return b.String()
}

func mailOf(attachments int) []byte {
	var b strings.Builder
	b.WriteString("From: a@b.dk\r\nTo: c@d.dk\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nBrev\r\n")
	for i := range attachments {
		text := "Notat"
		if i == attachments-1 {
			text = kernel
		}
		fmt.Fprintf(&b, "--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=n%d.txt\r\n\r\n%s\r\n", i, text)
	}
	return []byte(b.String() + "--x--\r\n")
}

func nestedParts(depth int) []byte {
	var b strings.Builder
	b.WriteString("From: a@b.dk\r\nTo: c@d.dk\r\nMIME-Version: 1.0\r\n")
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("Content-Type: text/plain\r\n\r\n" + kernel + "\r\n")
	for i := range depth {
		fmt.Fprintf(&b, "--b%d--\r\n", depth-1-i)
	}
	return []byte(b.String())
}
