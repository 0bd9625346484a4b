package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// bom makes spreadsheet programs read the CSV as UTF-8.
const bom = "\ufeff"

// WriteVerdictsCSV writes a row for each case and item, with the verdict by the
// rules of a second date if the scan compared. Columns are separated
// by semicolons, as Danish spreadsheets expect.
func (a *Archive) WriteVerdictsCSV(w io.Writer) error {
	rows := [][]string{{"sag", "pr", "regelsæt", "sagstype", "krav", "titel", "udfald", "begrundelse", "næste skridt"}}
	compared := false
	for i := range a.Cases {
		compared = compared || a.Cases[i].Compared != nil
	}
	if compared {
		rows[0] = append(rows[0], "sammenlignet pr", "udfald da")
	}
	for i := range a.Cases {
		c := &a.Cases[i]
		for k, it := range c.Items {
			row := []string{c.Name, c.AsOf, c.Regime, c.Track, it.Item, it.Title, verdictWords[string(it.Verdict)].Word, it.Reason, it.Action}
			if x := c.Compared; x != nil {
				row = append(row, x.AsOf, verdictWords[string(x.Items[k].Verdict)].Word)
			} else if compared {
				row = append(row, "", "")
			}
			rows = append(rows, row)
		}
	}
	return writeCSV(w, rows)
}

// WriteFilesCSV writes a row for each file of the archive with the state it
// ended in: the states add up to the number of files.
func (a *Archive) WriteFilesCSV(w io.Writer) error {
	rows := [][]string{{"sag", "fil", "type", "dato", "sider", "tilstand", "ulæste sider", "årsag", "bytes", "sha256", "dokumenter"}}
	cases := append([]CaseRow{{Files: a.Loose}}, a.Cases...)
	for i := range cases {
		c := &cases[i]
		for _, f := range c.Files {
			unread := make([]string, len(f.UnreadPages))
			for k, n := range f.UnreadPages {
				unread[k] = strconv.Itoa(n)
			}
			size := strconv.FormatInt(f.Size, 10)
			if f.Size < 0 {
				size = ""
			}
			rows = append(rows, []string{c.Name, f.Path, f.Type, f.Date, strconv.Itoa(f.Pages), stateWords[f.State],
				strings.Join(unread, " "), f.Reason, size, f.SHA256, strconv.Itoa(max(1, f.Documents))})
		}
	}
	return writeCSV(w, rows)
}

func writeCSV(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = ';'
	out.UseCRLF = true
	for _, row := range rows {
		for i, cell := range row {
			row[i] = defuse(cell)
		}
	}
	return out.WriteAll(rows)
}

// defuse keeps a spreadsheet from running a cell that a file name or a
// document has made look like a formula.
func defuse(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
