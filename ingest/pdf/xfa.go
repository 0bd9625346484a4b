package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// Bounds of an XFA form.
const (
	maxXFA      = 8 << 20
	maxXFADepth = 100
	maxXFAText  = 1 << 20
)

// xfaPages are what other programs show of a form that only Adobe's can draw:
// one of these stands on its only page.
var xfaPages = []string{"Please wait", "Vent venligst"}

// dynamicForm reads the filled-in values of an XFA form whose pages are not in
// the file; false if the file is none or its pages are there.
func (d *document) dynamicForm(shown string) (text string, found bool) {
	defer func() {
		if recover() != nil {
			text, found = "", false
		}
	}()
	form := d.root.Key("AcroForm").Key("XFA")
	if form.Kind() == ledongthuc.Null || len(d.pages) > 2 {
		return "", false
	}
	needed := d.root.Key("NeedsRendering")
	stands := needed.Kind() == ledongthuc.Bool && needed.Bool()
	for _, s := range xfaPages {
		stands = stands || len(shown) < 2000 && strings.Contains(shown, s)
	}
	if !stands {
		return "", false
	}
	return xfaText(xfaData(form)), true
}

// xfaData is the part of an XFA form that holds the values.
func xfaData(form value) []byte {
	if form.Kind() == ledongthuc.Stream {
		data, _ := readStream(form, maxXFA)
		return data
	}
	for i := 0; i+1 < form.Len() && i < 100; i += 2 {
		if textOf(form.Index(i)) == "datasets" {
			data, _ := readStream(form.Index(i+1), maxXFA)
			return data
		}
	}
	return nil
}

// xfaText writes the values of a form, a line each: the field's name, as far as
// it is a word, and its value.
func xfaText(data []byte) string {
	x := xml.NewDecoder(bytes.NewReader(data))
	x.Strict = false
	var b strings.Builder
	var names []string
	var text strings.Builder
	inData, leaf := 0, false
	for b.Len() < maxXFAText {
		t, err := x.RawToken()
		if err != nil {
			if !errors.Is(err, io.EOF) && b.Len() == 0 {
				return ""
			}
			break
		}
		switch e := t.(type) {
		case xml.StartElement:
			names = append(names, e.Name.Local)
			if len(names) > maxXFADepth {
				return b.String()
			}
			if e.Name.Local == "data" && inData == 0 {
				inData = len(names)
			}
			leaf = true
			text.Reset()
		case xml.EndElement:
			if n := len(names); n > 0 {
				if value := strings.Join(strings.Fields(text.String()), " "); inData > 0 && n > inData && leaf && value != "" {
					b.WriteString(names[n-1] + ": " + value + "\n")
				}
				if n == inData {
					inData = 0
				}
				names = names[:n-1]
			}
			leaf = false
			text.Reset()
		case xml.CharData:
			if text.Len() < maxFieldText {
				text.Write(e)
			}
		}
	}
	return b.String()
}
