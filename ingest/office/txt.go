package office

import (
	"encoding/csv"
	"strings"

	"oplyst/ingest/charset"
)

// TXT reads plain text of any encoding. Form feeds end pages, columns made with
// spaces become tabs, and lines that were only wrapped at a width are joined.
func TXT(data []byte, lim Limits) (Result, error) {
	text, _ := charset.Decode(data)
	return PlainText(text, lim)
}

// PlainText does what TXT does for text whose encoding is already undone.
func PlainText(text string, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	var err error
	if len(text) > lim.MaxText {
		text, err = strings.ToValidUTF8(text[:lim.MaxText], ""), errTooLong
	}
	text = charset.Repair(text)
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\x1a", "").Replace(text)
	var res Result
	for _, page := range strings.Split(text, "\f") {
		res.Pages = append(res.Pages, reflow(alignColumns(page)))
	}
	for n := len(res.Pages); n > 1 && strings.TrimSpace(res.Pages[n-1]) == ""; n-- {
		res.Pages = res.Pages[:n-1]
	}
	return res, err
}

// CSV reads a table of values: each record a row.
func CSV(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	text, _ := charset.Decode(data)
	first, _, _ := strings.Cut(text, "\n")
	comma, most := ';', 0
	for _, c := range ";,\t|" {
		if n := strings.Count(first, string(c)); n > most {
			comma, most = c, n
		}
	}
	if most == 0 {
		return PlainText(text, lim)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, true, true
	w := newBlocks(lim.MaxText)
	for !w.full {
		record, err := r.Read()
		if err != nil && record == nil {
			break
		}
		for i, c := range record {
			record[i] = strings.Join(strings.Fields(c), " ")
		}
		w.raw(strings.TrimRight(strings.Join(record, "\t"), "\t"))
	}
	res := Result{Pages: w.done()}
	if w.full {
		return res, errTooLong
	}
	return res, nil
}
