package cage

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"
)

const content = "4 0 obj\n<</Length 41>>stream\nBT /F1 12 Tf 72 700 Td (" + kernel + " Notat) Tj ET\nendstream\nendobj\n"

// pdfOf is a PDF with a page tree and a content stream, object 4.
func pdfOf(stream, kids string, count int) []byte {
	return withTable([]string{
		"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
		fmt.Sprintf("2 0 obj\n<</Type/Pages/Kids%s/Count %d>>\nendobj\n", kids, count),
		"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n",
		stream,
	})
}

// withTable writes objects and the table of their places.
func withTable(objects []string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var table strings.Builder
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		b.WriteString(o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table.String(), len(objects)+1, start)
	return []byte(b.String())
}

// treePDF has a page tree ten levels deep whose every node has the next ten
// times: ten thousand million pages.
func treePDF() []byte {
	objects := []string{"1 0 obj\n<</Type/Catalog/Pages 5 0 R>>\nendobj\n", "2 0 obj\nnull\nendobj\n",
		"3 0 obj\n<</Type/Page/Parent 5 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n", content}
	for i := range 10 {
		next := 6 + i
		if i == 9 {
			next = 3
		}
		objects = append(objects, fmt.Sprintf("%d 0 obj\n<</Type/Pages/Kids[%s]/Count 1000000000>>\nendobj\n", 5+i, strings.Repeat(fmt.Sprintf("%d 0 R ", next), 10)))
	}
	return withTable(objects)
}

// pagesPDF has pages of their own, of which the last says kernel.
func pagesPDF(n int) []byte {
	var kids strings.Builder
	objects := []string{"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", "", "3 0 obj\n<</Length 34>>stream\nBT /F1 12 Tf 72 700 Td (Notat) Tj ET\nendstream\nendobj\n", content}
	for i := range n {
		text := 3
		if i == n-1 {
			text = 4
		}
		number := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", number)
		objects = append(objects, fmt.Sprintf("%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n", number, text))
	}
	objects[1] = fmt.Sprintf("2 0 obj\n<</Type/Pages/Kids[%s]/Count %d>>\nendobj\n", kids.String(), n)
	return withTable(objects)
}

// filtersPDF packs a stream three times over: a few kilobytes are gigabytes.
func filtersPDF(t testing.TB) []byte {
	data := zlibOf(bomb(1 << 30).bytes)
	for range 2 {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		w.Close()
		data = b.Bytes()
	}
	return pdfOf(fmt.Sprintf("4 0 obj\n<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>stream\n%s\nendstream\nendobj\n", len(data), data), "[3 0 R]", 1)
}

// zlibOf puts zlib's head on packed bytes; the sum at the end is none.
func zlibOf(deflated []byte) []byte {
	return append(append([]byte{0x78, 0x9c}, deflated...), 0, 0, 0, 0)
}

// tiffOf claims a size and has a few bytes of picture.
func tiffOf(width, height uint32) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32([]byte("II*\x00"), 8)
	tags := [][3]uint32{{256, 4, width}, {257, 4, height}, {258, 3, 8}, {259, 3, 1}, {262, 3, 1}, {273, 4, 122}, {277, 3, 1}, {278, 4, height}, {279, 4, 100}}
	b = le.AppendUint16(b, uint16(len(tags)))
	for _, x := range tags {
		b = le.AppendUint16(le.AppendUint16(b, uint16(x[0])), uint16(x[1]))
		b = le.AppendUint32(le.AppendUint32(b, 1), x[2])
	}
	return append(le.AppendUint32(b, 0), make([]byte, 100)...)
}

// pngOf claims a size; its rows are all white, packed.
func pngOf(width, height uint32) []byte {
	be := binary.BigEndian
	chunk := func(b []byte, kind string, data []byte) []byte {
		b = be.AppendUint32(b, uint32(len(data)))
		body := append([]byte(kind), data...)
		return be.AppendUint32(append(b, body...), crc32.ChecksumIEEE(body))
	}
	head := append(be.AppendUint32(be.AppendUint32(nil, width), height), 8, 0, 0, 0, 0)
	b := chunk([]byte("\x89PNG\r\n\x1a\n"), "IHDR", head)
	b = chunk(b, "IDAT", zlibOf(bomb(200<<20).bytes))
	return chunk(b, "IEND", nil)
}

// jpegOf claims a size and breaks off.
func jpegOf(width, height uint16) []byte {
	be := binary.BigEndian
	b := append([]byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xC0\x00\x0B\x08"), be.AppendUint16(be.AppendUint16(nil, height), width)...)
	return append(b, "\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00"...)
}
