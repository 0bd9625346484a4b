package office

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// cellFormat is what a number format makes of a number.
type cellFormat struct{ date, clock, percent bool }

// formatOf reads a number format: one of the built-in ones, or a code such as
// "dd-mm-yyyy hh:mm". Quoted text and [Red] in a code are no placeholders.
func formatOf(id int, code string) cellFormat {
	switch {
	case id >= 14 && id <= 17:
		return cellFormat{date: true}
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return cellFormat{clock: true}
	case id == 22:
		return cellFormat{date: true, clock: true}
	case id == 9, id == 10:
		return cellFormat{percent: true}
	}
	code = plainCode(strings.ToLower(code))
	hours := strings.Contains(code, "h") || strings.Contains(code, "t:") || strings.Contains(code, "tt")
	return cellFormat{
		date:    strings.Contains(code, "yy") || strings.Contains(code, "åå") || strings.Contains(code, "d") && strings.Contains(code, "m"),
		clock:   hours,
		percent: strings.Contains(code, "%"),
	}
}

// plainCode is a format code without its quoted and bracketed parts.
func plainCode(code string) string {
	var b strings.Builder
	end := byte(0)
	for i := 0; i < len(code); i++ {
		c := code[i]
		switch {
		case end != 0:
			if c == end {
				end = 0
			}
		case c == '"':
			end = '"'
		case c == '[' && !strings.HasPrefix(code[i:], "[h") && !strings.HasPrefix(code[i:], "[t"):
			end = ']'
		case c == '\\':
			i++
		case c == ';': // what follows is for other numbers
			return b.String()
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// readStyles finds what the cell formats make of numbers.
func (x *xlsx) readStyles(data []byte) {
	x.formats = map[int]cellFormat{}
	custom := map[string]string{}
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
				custom[attr(e, "numFmtId")] = attr(e, "formatCode")
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(attr(e, "numFmtId"))
					x.formats[n] = formatOf(id, custom[attr(e, "numFmtId")])
					n++
				}
			}
		}
	}
}

// cell is what a cell shows.
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
		if n, bad := strconv.ParseFloat(strings.TrimSpace(value), 64); bad == nil {
			return x.number(n, x.formats[style]), err
		}
	case "d":
		date, clock, _ := strings.Cut(value, "T")
		if clock = strings.TrimSuffix(clock, "Z"); strings.Trim(clock, "0:.") == "" {
			return date, err
		}
		return date + " " + clock[:min(len(clock), 5)], err
	case "b":
		return map[string]string{"1": "SAND", "0": "FALSK"}[strings.TrimSpace(value)], err
	case "e":
		return "", err
	}
	return value, err
}

// number writes a number as its format shows it.
func (x *xlsx) number(n float64, f cellFormat) string {
	switch {
	case math.IsNaN(n) || math.IsInf(n, 0):
		return ""
	case f.date && n > 0 && n < 200000:
		t := x.moment(n)
		if f.clock && t.Hour()+t.Minute() > 0 {
			return t.Format("2006-01-02 15:04")
		}
		return t.Format(time.DateOnly)
	case f.clock && n >= 0 && n < 200000:
		minutes := int64(math.Round(n * 24 * 60))
		return strconv.FormatInt(minutes/60, 10) + ":" + strconv.FormatInt(100+minutes%60, 10)[1:]
	case f.percent:
		return decimal(n*100) + " %"
	}
	return decimal(n)
}

// moment is the time that a number of days stands for. Excel counts a 29
// February 1900 that was not, so that its days from then on are one ahead.
func (x *xlsx) moment(n float64) time.Time {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if x.from == 1904 {
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if n < 60 {
		first = first.AddDate(0, 0, 1)
	}
	days := math.Floor(n)
	return first.AddDate(0, 0, int(days)).Add(time.Duration(math.Round((n-days)*24*60)) * time.Minute)
}

// decimal writes a number with a comma, without the noise of binary fractions.
func decimal(n float64) string {
	if math.Abs(n) >= 1e15 || n != 0 && math.Abs(n) < 1e-9 {
		return strings.Replace(strconv.FormatFloat(n, 'g', -1, 64), ".", ",", 1)
	}
	s := strconv.FormatFloat(n, 'f', 9, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return strings.Replace(s, ".", ",", 1)
}
