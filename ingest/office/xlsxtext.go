package office

import (
	"encoding/xml"
	"path"
	"strings"
)

// readShared reads the table of strings that cells refer to.
func (x *xlsx) readShared(data []byte) {
	d := xmlReader(data)
	for left := x.limit; left > 0; {
		t, err := d.RawToken()
		if err != nil {
			return
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			s, err := innerText(d)
			left -= len(s) + 1
			x.shared = append(x.shared, s)
			if err != nil {
				return
			}
		}
	}
}

// innerText gathers the t elements up to the end of the current one; phonetic
// guides are left out.
func innerText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	inText := false
	for depth := 1; depth > 0; {
		t, err := d.RawToken()
		if err != nil {
			return b.String(), errDamaged
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local == "rPh" {
				if err := skip(d); err != nil {
					return b.String(), err
				}
				continue
			}
			inText = e.Name.Local == "t" || e.Name.Local == "v"
			depth++
		case xml.EndElement:
			inText = false
			depth--
		case xml.CharData:
			if inText {
				b.Write(e)
			}
		}
	}
	return b.String(), nil
}

// beside writes what stands beside a sheet's cells: text boxes and comments.
func (x *xlsx) beside(part string) {
	for _, r := range readRelations(x.c, part) {
		kind, mark := path.Base(r.kind), "Kommentar: "
		switch kind {
		case "drawing":
			mark = ""
		case "comments", "threadedComment":
		default:
			continue
		}
		data, err := x.c.part(r.target)
		if err != nil || data == nil {
			continue
		}
		for _, s := range sheetNotes(data, kind) {
			x.out.line(mark + s)
		}
		if x.out.full {
			return
		}
	}
}

// sheetNotes reads the texts of a part that lies beside a sheet.
func sheetNotes(data []byte, kind string) []string {
	element := map[string]string{"drawing": "txBody", "comments": "comment", "threadedComment": "threadedComment"}[kind]
	var out []string
	d := xmlReader(data)
	for {
		t, err := d.RawToken()
		if err != nil {
			return out
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != element {
			continue
		}
		text, err := noteText(d)
		// The plain twin of a threaded comment only says where that is.
		if text = joinCell(strings.Split(text, "\n")); text != "" && !strings.HasPrefix(text, "[Threaded comment]") && !strings.HasPrefix(text, "[Trådet kommentar]") {
			out = append(out, text)
		}
		if err != nil {
			return out
		}
	}
}

// noteText gathers the text of the current element, a line for each paragraph.
func noteText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	inText := 0
	for depth := 1; depth > 0; {
		t, err := d.RawToken()
		if err != nil {
			return b.String(), errDamaged
		}
		switch e := t.(type) {
		case xml.StartElement:
			depth++
			switch e.Name.Local {
			case "t", "text":
				if e.Name.Local == "t" || inText > 0 {
					inText = depth
				} else {
					inText = -depth // a threaded comment has its text in text itself
				}
			}
		case xml.EndElement:
			if depth == inText || depth == -inText {
				inText = 0
			}
			depth--
			if e.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.CharData:
			if inText > 0 || inText < 0 && depth == -inText {
				b.Write(e)
			}
		}
	}
	return b.String(), nil
}
