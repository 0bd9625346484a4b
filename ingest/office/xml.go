package office

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"oplyst/ingest/charset"
)

// XML reads a document that is one XML file: Word 2003 XML, flat OpenDocument,
// or any other (such as a MedCom message), whose text elements become lines.
func XML(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	if !strings.HasPrefix(string(data[:min(len(data), 5)]), "<?xml") {
		text, _ := charset.Decode(data) // UTF-16 or a byte order mark
		data = []byte(text)
	}
	head := string(data[:min(len(data), 4096)])
	out := newBlocks(lim.MaxText)
	var err error
	switch {
	case strings.Contains(head, "wordDocument"), strings.Contains(head, "<pkg:package"):
		d := &docx{out: out, lists: &numbering{}}
		err = d.part(wordBody(data))
	case strings.Contains(head, "<office:document"):
		o := newODT(out)
		err = o.read(data)
		for _, s := range o.notes {
			out.line(s)
		}
	default:
		err = xmlLines(data, out)
	}
	if out.full {
		err = errTooLong
	}
	return Result{Pages: out.done()}, err
}

// wordBody is the body of a Word XML file, without its styles and pictures.
func wordBody(data []byte) []byte {
	s := string(data)
	from, to := strings.Index(s, "<w:body"), strings.LastIndex(s, "</w:body>")
	if from < 0 || to < from {
		return data
	}
	return data[from : to+len("</w:body>")]
}

// xmlLines writes the text of each element that holds text.
func xmlLines(data []byte, out *blocks) error {
	d := xmlReader(data)
	var line strings.Builder
	flush := func() {
		if s := strings.TrimSpace(line.String()); s != "" {
			out.line(s)
		}
		line.Reset()
	}
	for !out.full {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			flush()
			return nil
		}
		if err != nil {
			flush()
			return errDamaged
		}
		switch e := t.(type) {
		case xml.StartElement, xml.EndElement:
			flush()
		case xml.CharData:
			if line.Len()+len(e) > out.limit {
				out.full = true
				break
			}
			line.Write(e)
		}
	}
	return nil
}

// children calls f for every child element of the current one; f reads it to its
// end. It stops at the first error.
func children(x *xml.Decoder, f func(xml.StartElement) error) error {
	for {
		t, err := x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := f(e); err != nil {
				return err
			}
		}
	}
}

// each calls f for every element up to the end of the current one, but not for
// those inside records of older formatting.
func each(x *xml.Decoder, f func(xml.StartElement)) error {
	for depth := 1; depth > 0; {
		t, err := x.RawToken()
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local == "pPrChange" || e.Name.Local == "rPrChange" || depth == 1 && e.Name.Local == "rPr" {
				if err := skip(x); err != nil {
					return err
				}
				continue
			}
			f(e)
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}
