package office

import (
	"strconv"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"oplyst/ingest/charset"
)

// word obeys one control word. has tells whether a number stood behind it.
func (r *rtf) word(word string, n int, has bool) {
	if r.destination(word) {
		return
	}
	on := !has || n != 0
	switch word {
	case "ansicpg":
		r.table = codePage(n, r.table)
	case "mac":
		r.table = charmap.Macintosh
	case "pc":
		r.table = charmap.CodePage437
	case "pca":
		r.table = charmap.CodePage850
	case "deff":
		r.font = n
	case "f":
		r.flushBytes()
		r.font = n
	case "fcharset":
		f := r.fonts[r.font]
		f.charset = n
		r.fonts[r.font] = f
	case "uc":
		r.uc = min(max(n, 0), 16)
	case "u":
		r.unicode(n)
	case "v":
		r.flushBytes()
		r.hidden = on
	case "deleted":
		r.flushBytes()
		r.deleted = on
	case "mvf":
		r.flushBytes()
		r.moved = on
	case "plain":
		r.flushBytes()
		r.hidden, r.deleted, r.moved = false, false, false
	case "fftype":
		r.form.kind = n
	case "ffres":
		r.form.result = n
	case "ffdefres":
		r.form.standard = n
	default:
		if s, ok := rtfSign(word); ok {
			r.putText(s)
			return
		}
		r.layout(word, n)
	}
}

// rtfSign is the text that a control word stands for.
func rtfSign(word string) (string, bool) {
	switch word {
	case "tab":
		return "\t", true
	case "line", "lbr":
		return "\n", true
	case "emdash":
		return "—", true
	case "endash":
		return "–", true
	case "lquote":
		return "‘", true
	case "rquote":
		return "’", true
	case "ldblquote":
		return "“", true
	case "rdblquote":
		return "”", true
	case "bullet":
		return "•", true
	case "emspace", "enspace", "qmspace":
		return " ", true
	}
	return "", false
}

// layout obeys the words that end or shape paragraphs and rows.
func (r *rtf) layout(word string, n int) {
	if r.dest == destStyles {
		if word == "s" {
			r.flow.style = n
		}
		return
	}
	if r.dest != destText {
		return
	}
	r.flushBytes()
	switch word {
	case "par", "sect":
		r.paragraph()
	case "page":
		r.flow.endParagraph()
		if len(r.flows) == 0 && r.flow.cells == nil {
			r.flow.out.page()
		}
	case "pard":
		r.flow.inTable, r.flow.level, r.flow.heading = false, 1, false
	case "intbl":
		r.flow.inTable = true
	case "itap":
		r.flow.level = n
		r.flow.inTable = n > 0
	case "s":
		r.flow.heading = r.headings[n]
	case "outlinelevel":
		r.flow.heading = n < 9
	case "cell":
		r.flow.endCell()
	case "nestcell":
		r.flow.endNestedCell()
	case "row":
		r.flow.endRow()
	case "nestrow":
		r.flow.endNestedRow()
	}
}

// codePage is the encoding with a Windows code page number, or old.
func codePage(n int, old encoding.Encoding) encoding.Encoding {
	name := strconv.Itoa(n)
	switch {
	case n >= 1250 && n <= 1258, n == 874:
		name = "windows-" + name
	case n == 932:
		name = "shift_jis"
	case n == 936:
		name = "gbk"
	case n == 949:
		name = "euc-kr"
	case n == 950:
		name = "big5"
	case n == 10000:
		return charmap.Macintosh
	}
	if enc := charset.ByLabel(name); enc != nil {
		return enc
	}
	return old
}

// encoding is the code page of a font's charset number.
func (r *rtf) encoding(fcharset int) encoding.Encoding {
	pages := map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
		177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}
	if n, ok := pages[fcharset]; ok {
		return codePage(n, r.table)
	}
	return r.table
}
