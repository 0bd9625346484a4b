package office

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// XLSX reads a workbook: each sheet a page that begins with its name, each row a
// line with cells parted by tabs, as a Danish Excel shows them: values last
// computed, decimals with a comma, percents; dates are written 2006-01-02.
// Hidden sheets, rows and columns are left out; text boxes and comments follow
// the rows.
func XLSX(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	c, err := openContainer(data, lim)
	if err != nil {
		return Result{}, err
	}
	book, err := c.part("xl/workbook.xml")
	switch {
	case book == nil && c.files["xl/workbook.bin"] != nil:
		return Result{}, errBinarySheet
	case book == nil:
		return Result{}, errDamaged
	}
	x := &xlsx{c: c, out: newBlocks(lim.MaxText), limit: lim.MaxText}
	shared, err := c.part("xl/sharedStrings.xml")
	if err == nil {
		err = c.damage()
	}
	x.readShared(shared)
	styles, _ := c.part("xl/styles.xml")
	x.readStyles(styles)
	targets := map[string]string{}
	for _, r := range readRelations(c, "xl/workbook.xml") {
		targets[r.id] = r.target
	}
	seen := map[string]bool{} // a sheet is read once, whatever the list says
	for i, s := range x.readSheets(book) {
		if target := targets[s.id]; target != "" && seen[target] {
			continue
		}
		seen[targets[s.id]] = true
		sheet, partErr := c.part(targets[s.id])
		if partErr != nil {
			err = partErr
		}
		if i > 0 {
			x.out.page()
		}
		x.out.line(s.name)
		if sheet != nil {
			if sheetErr := x.sheet(sheet); sheetErr != nil {
				err = sheetErr
			}
			x.beside(targets[s.id])
		}
	}
	if x.out.full {
		err = errTooLong
	}
	return Result{Pages: x.out.done()}, err
}

// maxSheets bounds the sheets of a workbook.
const maxSheets = 1000

type xlsx struct {
	c       *container
	out     *blocks
	limit   int
	from    int // the year that days are counted from
	shared  []string
	formats map[int]cellFormat // by style
	hidden  []columnRange      // columns of the sheet that is read
}

type columnRange struct{ first, last int }

type sheetName struct{ name, id string }

// readSheets lists the sheets that are shown.
func (x *xlsx) readSheets(book []byte) []sheetName {
	var out []sheetName
	d := xmlReader(book)
	x.from = 1900
	for {
		t, err := d.RawToken()
		if err != nil {
			return out
		}
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "workbookPr" && (attr(e, "date1904") == "1" || attr(e, "date1904") == "true"):
			x.from = 1904
		case e.Name.Local == "sheet" && !strings.Contains(strings.ToLower(attr(e, "state")), "hidden") && len(out) < maxSheets:
			out = append(out, sheetName{attr(e, "name"), attr(e, "id")})
		}
	}
}

// sheet writes the rows of one sheet.
func (x *xlsx) sheet(data []byte) error {
	d := xmlReader(data)
	x.hidden = nil
	var row []string
	at, shown := 0, true
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errDamaged
		}
		switch e := t.(type) {
		case xml.EndElement:
			if e.Name.Local == "row" {
				if shown {
					x.out.raw(strings.TrimRight(strings.Join(row, "\t"), "\t"))
				}
				row, at, shown = row[:0], 0, true
			}
		case xml.StartElement:
			switch e.Name.Local {
			case "col":
				x.hideColumns(e)
			case "row":
				shown = attr(e, "hidden") != "1" && attr(e, "hidden") != "true"
			case "c":
				if n := column(attr(e, "r")); n >= 0 {
					at = n
				}
				value, err := x.cell(d, e)
				row = x.place(row, at, value)
				at++
				if err != nil {
					return err
				}
			}
		}
		if x.out.full {
			return errTooLong
		}
	}
}

// place puts a value into its column, of which the hidden ones don't count.
func (x *xlsx) place(row []string, at int, value string) []string {
	shown := at
	for _, h := range x.hidden {
		switch {
		case at >= h.first && at <= h.last:
			return row
		case at > h.last:
			shown -= h.last - h.first + 1
		}
	}
	for len(row) < shown && len(row) < maxColumns {
		row = append(row, "")
	}
	if len(row) < maxColumns {
		row = append(row, strings.Join(strings.Fields(value), " "))
	}
	return row
}

// maxColumns bounds the cells of a row, and the hidden ranges of columns.
const maxColumns = 500

func (x *xlsx) hideColumns(e xml.StartElement) {
	first, _ := strconv.Atoi(attr(e, "min"))
	last, _ := strconv.Atoi(attr(e, "max"))
	if on := attr(e, "hidden"); (on == "1" || on == "true") && first > 0 && last >= first && last <= 1<<14 && len(x.hidden) < maxColumns {
		x.hidden = append(x.hidden, columnRange{first - 1, last - 1})
	}
}

// column is the number of a cell's column from its name ("AB12"), from 0; -1 if
// the name has none.
func column(name string) int {
	n := 0
	for i := 0; i < len(name) && name[i] >= 'A' && name[i] <= 'Z' && n < 1<<20; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	return n - 1
}
