package office

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// XLSX reads a workbook: each sheet a page that begins with its name, each row a
// line with cells parted by tabs. Values are those last computed; dates are
// written 2006-01-02.
func XLSX(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	c, err := openContainer(data, lim)
	if err != nil {
		return Result{}, err
	}
	book, err := c.part("xl/workbook.xml")
	if book == nil {
		return Result{}, errDamaged
	}
	x := &xlsx{out: newBlocks(lim.MaxText), limit: lim.MaxText}
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
	for i, s := range readSheets(book) {
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
		}
	}
	if x.out.full {
		err = errTooLong
	}
	return Result{Pages: x.out.done()}, err
}

type xlsx struct {
	out    *blocks
	limit  int
	shared []string
	dates  map[int]bool // cell formats that show dates
}

type sheetName struct{ name, id string }

func readSheets(book []byte) []sheetName {
	var out []sheetName
	d := xmlReader(book)
	for {
		t, err := d.RawToken()
		if err != nil {
			return out
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "sheet" && !strings.Contains(strings.ToLower(attr(e, "state")), "hidden") {
			out = append(out, sheetName{attr(e, "name"), attr(e, "id")})
		}
	}
}

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

// readStyles finds the cell formats that show dates.
func (x *xlsx) readStyles(data []byte) {
	x.dates = map[int]bool{}
	custom := map[string]bool{}
	d := xmlReader(data)
	inCells, n := false, 0
	for {
		t, err := d.RawToken()
		if err != nil {
			return
		}
		switch e := t.(type) {
		case xml.EndElement:
			if e.Name.Local == "cellXfs" {
				inCells = false
			}
		case xml.StartElement:
			switch e.Name.Local {
			case "cellXfs":
				inCells = true
			case "numFmt":
				code := strings.ToLower(attr(e, "formatCode"))
				custom[attr(e, "numFmtId")] = strings.Contains(code, "yy") || strings.Contains(code, "åå") || strings.Contains(code, "d") && strings.Contains(code, "m") && !strings.Contains(code, "[red]")
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(attr(e, "numFmtId"))
					x.dates[n] = id >= 14 && id <= 17 || id == 22 || custom[attr(e, "numFmtId")]
					n++
				}
			}
		}
	}
}

// sheet writes the rows of one sheet.
func (x *xlsx) sheet(data []byte) error {
	d := xmlReader(data)
	var row []string
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
				x.out.raw(strings.TrimRight(strings.Join(row, "\t"), "\t"))
				row = row[:0]
			}
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			at := column(attr(e, "r"))
			for at > len(row) && len(row) < 500 {
				row = append(row, "")
			}
			value, err := x.cell(d, e)
			if len(row) < 500 {
				row = append(row, strings.Join(strings.Fields(value), " "))
			}
			if err != nil {
				return err
			}
		}
		if x.out.full {
			return errTooLong
		}
	}
}

func (x *xlsx) cell(d *xml.Decoder, e xml.StartElement) (string, error) {
	value, err := innerText(d)
	switch attr(e, "t") {
	case "s":
		if n, bad := strconv.Atoi(strings.TrimSpace(value)); bad == nil && n >= 0 && n < len(x.shared) {
			return x.shared[n], err
		}
		return "", err
	case "", "n":
		style, _ := strconv.Atoi(attr(e, "s"))
		if n, bad := strconv.ParseFloat(value, 64); bad == nil && x.dates[style] && n > 0 && n < 200000 {
			return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format(time.DateOnly), err
		}
	case "e":
		return "", err
	}
	return value, err
}

// column is the number of a cell's column from its name ("AB12"), from 0.
func column(name string) int {
	n := 0
	for i := 0; i < len(name) && name[i] >= 'A' && name[i] <= 'Z' && n < 1<<20; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	return n - 1
}
