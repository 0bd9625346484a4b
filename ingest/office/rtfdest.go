package office

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
		r.form = rtfForm{result: noChoice}
	case "ffl":
		if r.dest != destForm {
			r.dest = destSkip
			break
		}
		r.dest = destChoice
		if len(r.form.choices) < 1000 {
			r.form.choices = append(r.form.choices, "")
		}
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
	case "ud": // the same in Unicode
		if r.dest == destTwice {
			r.dest = destText
		}
	case "upr":
		if r.dest == destText {
			r.dest = destTwice
		}
	case "nesttableprops", "shppict", "htmlrtf":
		// text inside counts as usual
		if word == "shppict" {
			r.pictures = true
		}
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

// noChoice is the value of a form field that is left as it was made.
const noChoice = 25

// formField shows a ticked or empty box, or what was chosen from a list.
func (r *rtf) formField() {
	value := r.form.result
	if value == noChoice {
		value = r.form.standard
	}
	switch {
	case r.hidden || r.deleted || r.moved:
	case r.form.kind == 2 && value >= 0 && value < len(r.form.choices):
		r.flow.put(r.form.choices[value])
	case r.form.kind == 1 && value != 0:
		r.flow.put("☒")
	case r.form.kind == 1:
		r.flow.put("☐")
	}
}
