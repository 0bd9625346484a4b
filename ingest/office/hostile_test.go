package office

import (
	"strings"
	"testing"
)

// TestHostile holds that input made to grow or to repeat stays within the text
// limit. It runs in moments; without its bound each case takes gigabytes or
// minutes.
func TestHostile(t *testing.T) {
	cell := `<table:table-cell table:number-columns-repeated="64"><text:p>0123456789</text:p>`
	grow := strings.Repeat(`<table:table><table:table-row>`+cell, 12) + strings.Repeat(`</table:table-cell></table:table-row></table:table>`, 12)
	rels := `<Relationships>` + strings.Repeat(`<Relationship Id="a" Type="x/header" Target="h.xml"/>`, 20000) + `</Relationships>`
	for name, read := range map[string]func() (Result, error){
		"odt repeated cells": func() (Result, error) { return ODT(odtOf(t, "", grow, ""), Limits{MaxText: 1 << 20}) },
		"docx repeated headers": func() (Result, error) {
			return DOCX(docxOf(t, wp("x"), "word/_rels/document.xml.rels", rels, "word/h.xml", `<w:hdr>`+strings.Repeat(wp("hoved"), 1000)+`</w:hdr>`), Limits{MaxText: 1 << 20})
		},
		"docx repeated chunks": func() (Result, error) {
			return DOCX(docxOf(t, strings.Repeat(`<w:altChunk id="c"/>`, 20000), "word/_rels/document.xml.rels", `<Relationships><Relationship Id="c" Type="x/aFChunk" Target="c.html"/></Relationships>`, "word/c.html", strings.Repeat("<p>x</p>", 5000)), Limits{MaxText: 1 << 20})
		},
		"rtf repeated headers": func() (Result, error) {
			return RTF([]byte(`{\rtf1 x`+strings.Repeat(`{\header a\par b}`, 20000)+`}`), Limits{MaxText: 1 << 20})
		},
		"rtf endless row": func() (Result, error) {
			return RTF([]byte(`{\rtf1\trowd\intbl `+strings.Repeat(`\cell`, 200000)+`a\row}`), Limits{MaxText: 1 << 20})
		},
		"html unclosed tables": func() (Result, error) {
			return HTML([]byte(strings.Repeat("<table><tr><td>x", 5000)), Limits{MaxText: 1 << 20})
		},
		"text of gaps": func() (Result, error) {
			return TXT([]byte(strings.Repeat(strings.Repeat("a  b  ", 500)+"\n", 300)), Limits{MaxText: 1 << 20})
		},
		"two endless lines of gaps": func() (Result, error) {
			return TXT([]byte(strings.Repeat("a  b", 100000)+"\n"+strings.Repeat("a  b", 100000)), Limits{MaxText: 1 << 20})
		},
		"one line of tabs and marks": func() (Result, error) {
			return TXT([]byte(strings.Repeat("| > - ", 100000)+"\n"+strings.Repeat("> ", 100000)), Limits{MaxText: 1 << 20})
		},
		"csv of quotes": func() (Result, error) { return CSV([]byte(strings.Repeat(`";`, 200000)), Limits{MaxText: 1 << 20}) },
	} {
		t.Run(name, func(t *testing.T) {
			res, err := read()
			checkResult(t, res, err)
			if n := len(textOf(res)); n > 2<<20 {
				t.Errorf("%d bytes of text", n)
			}
		})
	}
}
