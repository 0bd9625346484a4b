package pdf

import (
	"strings"
	"unicode/utf8"

	ledongthuc "github.com/ledongthuc/pdf"
)

// actualText follows marked content whose ActualText stands for what is
// painted inside: ligatures, swashes, and the hyphen at a line's end, which
// writers give as U+00AD.
type actualText struct {
	on    bool
	depth int // marked content open inside the one that counts, or in all
	open  int
	text  string
	given bool
}

// maxActual bounds one replacement text. Longer ones stand for pictures and
// whole paragraphs, where the painted text is the better one.
const maxActual = 24

func (a *actualText) begin(ops []operand, res *resources) {
	a.open++
	if a.on {
		return
	}
	text, ok := "", false
	for i, o := range ops {
		if o.kind == kindName && string(o.str) == "ActualText" && i+1 < len(ops) && ops[i+1].kind == kindString {
			text, ok = textString(ops[i+1].str), true
		}
	}
	if !ok && len(ops) == 2 && ops[1].kind == kindName {
		text, ok = res.actualText(string(ops[1].str))
	}
	if ok && utf8.RuneCountInString(text) <= maxActual {
		a.on, a.depth, a.text, a.given = true, a.open, text, false
	}
}

func (a *actualText) end() {
	if a.on && a.open == a.depth {
		a.on = false
	}
	if a.open > 0 {
		a.open--
	}
}

// glyph returns what stands for a painted glyph: the first carries the whole
// text, the others none.
func (a *actualText) glyph(g *glyphInfo) *glyphInfo {
	out := &glyphInfo{width: g.width, ok: true}
	if !a.given {
		out.text = a.text
		out.blank = a.text != "" && strings.TrimSpace(a.text) == ""
		a.given = true
	} else {
		out.covered = true
	}
	return out
}

// textString decodes a PDF text string: UTF-16 or UTF-8 with a mark, else
// PDFDocEncoding, which agrees with Windows-1252 where Danish text needs it.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return utf16Text(b[2:])
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		swapped := make([]byte, 0, len(b))
		for i := 2; i+1 < len(b); i += 2 {
			swapped = append(swapped, b[i+1], b[i])
		}
		return utf16Text(swapped)
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return strings.ToValidUTF8(string(b[3:]), "")
	}
	var out strings.Builder
	for _, c := range b {
		switch {
		case c >= 0x20 || c == '\n' || c == '\r' || c == '\t':
			if t := winAnsi()[c]; t != "" && c >= 0x80 {
				out.WriteString(t)
			} else {
				out.WriteByte(min(c, 0x7e))
			}
		}
	}
	return out.String()
}

// textOf reads a text string object.
func textOf(v value) string {
	if v.Kind() != ledongthuc.String {
		return ""
	}
	return textString([]byte(v.RawString()))
}
