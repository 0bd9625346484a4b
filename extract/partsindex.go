package extract

import (
	"strings"

	"oplyst/extract/doctype"
)

// Bounds of a list of documents.
const (
	indexPages = 6   // of a file's first pages, those that may hold it
	indexRows  = 500 // entries read
)

// indexRow is an entry of a list of documents.
type indexRow struct {
	title string
	page  int // the page it is on, or how many pages it has
}

// byIndex takes the pages that a list of documents on the first pages names
// (Aktliste, Bilagsoversigt), if its entries are documents, and most of the
// pages it names look like the beginning of one. The pages may be counted with
// the list or behind it, or the list may tell how many pages each document has.
func byIndex(r *run) []start {
	rows, behind := r.listed()
	named := 0
	for _, row := range rows {
		if documentTitle(row.title) {
			named++
		}
	}
	if len(rows) < 2 || named*5 < len(rows)*3 {
		return nil
	}
	var best []start
	most := 0
	for _, counted := range [...]bool{false, true} {
		for shift := 0; shift <= behind; shift++ {
			found, fits := r.fit(rows, shift, behind, counted)
			if fits > most {
				best, most = found, fits
			}
		}
	}
	if most*10 < len(rows)*6 {
		return nil
	}
	if best[0].at > behind { // what lies between the list and the first document
		best = append([]start{{at: behind, why: "siden efter listen over dokumenter"}}, best...)
	}
	return best
}

// fit places the rows: their pages moved by shift or, counted, laid behind each
// other after the list. It tells how many then look like the beginning of a
// document; 0 if one goes on from the page before or lies outside the file.
func (r *run) fit(rows []indexRow, shift, behind int, counted bool) (found []start, fits int) {
	at := behind
	for _, row := range rows {
		if !counted {
			at = row.page - 1 + shift
		}
		if at < behind || at >= len(r.pages) || len(found) > 0 && at <= found[len(found)-1].at || r.texts[at] != "" && r.continues(at) {
			return nil, 0
		}
		if r.score(at) >= plainSign || at == behind {
			fits++
		}
		found = append(found, start{at, row.title, "listen over dokumenter nævner »" + short(row.title) + "«"})
		if counted {
			at += row.page
		}
	}
	return found, fits
}

// listed reads the list of documents on the first pages, and tells how many
// pages it takes.
func (r *run) listed() (rows []indexRow, behind int) {
	for i := 0; i < min(indexPages, len(r.pages)-1); i++ {
		if behind == 0 && !doctype.Open(upperLines(r.texts, i)).List {
			if i >= 2 {
				break
			}
			continue
		}
		var here []indexRow
		for _, l := range strings.Split(r.texts[i], "\n") {
			if row, ok := readIndexRow(l); ok && row.page <= len(r.pages) && len(rows)+len(here) < indexRows {
				here = append(here, row)
			}
		}
		if len(here) == 0 || behind > 0 && (len(here) < 3 || r.score(i) >= startSign) {
			break
		}
		rows, behind = append(rows, here...), i+1
	}
	return rows, behind
}

// readIndexRow reads 'Statusattest LÆ 125 ..... 12', '3<tab>Epikrise<tab>s. 4-6':
// a title with the first page at the end.
func readIndexRow(l string) (indexRow, bool) {
	l = strings.TrimSpace(l)
	if len(l) > 200 {
		return indexRow{}, false
	}
	end := strings.TrimRight(l, "0123456789")
	if cut := strings.TrimRight(end, "-– "); end != l && len(cut) < len(end) && strings.ContainsAny(end[len(cut):], "-–") && strings.TrimRight(cut, "0123456789") != cut {
		l = cut // 4-6: the first page counts
		end = strings.TrimRight(l, "0123456789")
	}
	page, rest := leadingNumber(l[len(end):])
	title := strings.TrimRight(end, " .·…\t:|")
	if page == 0 || rest != "" || title == end { // no gap before the number
		return indexRow{}, false
	}
	for _, w := range [...]string{"side", "s", "pp"} {
		if cut, ok := strings.CutSuffix(strings.ToLower(title), w); ok && (cut == "" || strings.ContainsAny(cut[len(cut)-1:], " \t,(")) {
			title = strings.TrimRight(title[:len(cut)], " ,.\t(")
		}
	}
	title = strings.Join(strings.Fields(title), " ")
	if len(title) < 4 || strings.Trim(title, "0123456789.-/ ") == "" {
		return indexRow{}, false
	}
	return indexRow{title, page}, true
}
