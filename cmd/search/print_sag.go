package main

import (
	"fmt"
	"io"
	"strings"

	"oplyst/extract/dates"
)

func sagCSV(w io.Writer, hits []sagHit, gaps []sagGap) error {
	rows := [][]string{{"nr", "titel", "status", "hvorfor", "krav"}}
	for _, h := range hits {
		rows = append(rows, []string{h.Nr, h.Title, h.StatusText, h.Why, strings.Join(h.Items, ", ")})
	}
	for _, g := range gaps {
		for _, d := range g.Decisions {
			rows = append(rows, []string{d.Nr, "", d.StatusText, d.Why, g.Item})
		}
	}
	return writeCSV(w, rows)
}

func (p *printer) sag(sag *sagFile, on string, hits []sagHit, gaps []sagGap) {
	p.line(0, p.styled(styleNumber, "Afgørelser til sag "+clean(sag.Case))+", status pr. "+dates.Danish(on))
	if len(hits) == 0 {
		p.line(0, "Ingen afgørelser fundet til sagen.")
	}
	for _, h := range hits {
		fmt.Fprintln(p.w)
		p.head(p.styled(styleNumber, h.Nr) + "  " + p.status(h.status))
		p.line(2, p.styled(styleDim, h.Title))
		p.line(2, clean(h.Why))
		if len(h.titles) > 0 {
			p.line(2, "Belyser det, sagen mangler: "+strings.Join(h.titles, "; "))
		}
	}
	for i, g := range gaps {
		fmt.Fprintln(p.w)
		if i == 0 {
			p.line(0, p.styled(styleNumber, "Til hver mangel"))
			fmt.Fprintln(p.w)
		}
		p.head(p.styled(styleNumber, g.Title) + ": " + verdictText(g.Verdict))
		if g.Reason != "" {
			p.line(2, p.styled(styleDim, clean(g.Reason)))
		}
		if len(g.Decisions) == 0 {
			p.line(2, "Kataloget har ingen afgørelse om kravet, som gjaldt på datoen.")
		}
		for _, d := range g.Decisions {
			p.line(2, p.styled(styleNumber, d.Nr)+"  "+p.status(d.status))
			p.line(4, d.Why)
		}
	}
}

func verdictText(v string) string {
	switch v {
	case "partial":
		return "delvist dokumenteret"
	case "missing":
		return "mangler"
	case "contradicted":
		return "modsagt"
	}
	return v
}
