package main

import (
	"encoding/csv"
	"io"
	"strings"
)

// writeCSV writes rows for a Danish spreadsheet: UTF-8 with a mark, semicolons.
func writeCSV(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = ';'
	out.UseCRLF = true
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell makes text from a file harmless: a spreadsheet must not take it for a
// formula.
func cell(text string) string {
	text = clean(text)
	if text != "" && strings.ContainsRune("=+-@\t", rune(text[0])) {
		return "'" + text
	}
	return text
}
