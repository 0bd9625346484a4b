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
	case "plain":
		r.flushBytes()
		r.hidden, r.deleted = false, false
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

// destination handles words that say where a group's text goes; it tells whether
// the word was one. Unknown destinations behind \* are skipped, as the format
// asks.
func (r *rtf) destination(word string) bool {
	if r.dest == destSkip {
		return true
	}
	starred := r.starred && r.fresh
	switch word {
	case "fonttbl":
		r.dest = destFonts
	case "stylesheet":
		r.dest = destStyles
	case "listtext", "pntext":
		r.dest = destMark
	case "formfield":
		r.dest = destForm
		r.form.kind, r.form.result, r.form.standard = 0, 25, 0
	case "shpinst", "shp", "shprslt", "do", "dptxbx", "fldinst":
		if word == "shprslt" { // the same text again, for older programs
			r.dest = destSkip
		} else {
			r.dest = destShape
		}
	case "shptxt", "dptxbxtext":
		r.dest = destText
		r.openFlow("box")
	case "header", "headerl", "headerr", "headerf":
		r.openFlow("header")
	case "footer", "footerl", "footerr", "footerf":
		r.openFlow("footer")
	case "footnote":
		r.openFlow("note")
	case "annotation":
		r.openFlow("comment")
	case "ftnalt":
		if n := len(r.flows); n > 0 && r.flows[n-1].kind == "note" {
			r.flows[n-1].kind = "endnote"
		}
	case "pict":
		r.pictures = true
		r.dest = destSkip
	case "colortbl", "info", "nonshppict", "objdata", "xe", "tc", "template", "private", "pnseclvl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl", "atnid", "atnauthor", "atndate", "atnref", "atrfstart", "atrfend", "nonesttables", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn", "falt", "panose", "userprops", "generator", "wgrffmtfilter":
		r.dest = destSkip
	case "nesttableprops", "shppict", "ud", "htmlrtf":
		// text inside counts as usual
		if word == "shppict" {
			r.pictures = true
		}
	case "upr":
		// its first half is the text for readers without Unicode
	default:
		if starred {
			r.dest = destSkip
			return true
		}
		return false
	}
	return word != "htmlrtf"
}

// openFlow starts a text apart, which ends with the current group.
func (r *rtf) openFlow(kind string) {
	r.flushBytes()
	if len(r.flows) >= 50 {
		r.dest = destSkip
		return
	}
	r.flows = append(r.flows, openFlow{depth: len(r.stack), kind: kind, outer: r.flow})
	r.flow = newFlow(max(r.flow.out.limit, 1))
}

// closeFlow ends it and puts its text in its place.
func (r *rtf) closeFlow() {
	r.flushBytes()
	open := r.flows[len(r.flows)-1]
	r.flows = r.flows[:len(r.flows)-1]
	inner := r.flow
	inner.endRow()
	inner.endParagraph()
	r.flow = open.outer
	r.flow.out.limit = min(r.flow.out.limit, inner.out.limit)
	lines := nonEmptyLines(joinPages(inner.out.done()))
	if len(lines) == 0 {
		return
	}
	switch open.kind {
	case "header":
		r.header = appendNew(r.header, lines)
	case "footer":
		r.footer = appendNew(r.footer, lines)
	case "note":
		r.notes = append(r.notes, "Fodnote: "+joinCell(lines))
	case "endnote":
		r.notes = append(r.notes, "Slutnote: "+joinCell(lines))
	case "comment":
		r.notes = append(r.notes, "Kommentar: "+joinCell(lines))
	default:
		r.flow.boxes = append(r.flow.boxes, lines...)
	}
}

// appendNew appends lines unless the same lines are there: each section repeats
// its headers.
func appendNew(list, lines []string) []string {
	for at := 0; at+len(lines) <= len(list); at++ {
		same := true
		for i := range lines {
			same = same && list[at+i] == lines[i]
		}
		if same {
			return list
		}
	}
	if len(list) > 1000 {
		return list
	}
	return append(list, lines...)
}

// formField shows a ticked or empty box.
func (r *rtf) formField() {
	if r.form.kind != 1 {
		return
	}
	value := r.form.result
	if value == 25 { // as the default
		value = r.form.standard
	}
	if value != 0 {
		r.flow.put("☒")
	} else {
		r.flow.put("☐")
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
