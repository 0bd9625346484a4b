package checklist

import (
	"strconv"
	"strings"
	"testing"

	"oplyst/extract"
	"oplyst/extract/cite"
	"oplyst/extract/dates"
	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
	"oplyst/extract/match"
	"oplyst/extract/statement"
)

// build makes a case from text. One document a paragraph: a head line
// "type date", then one finding a line:
//
//	speaker: label[,label] [~]: sentence    a statement; ~ marks it weak
//	indsats type status [from/to] [hours]
//	diagnose code status
//	pm 58-18
//	anden borger | kopi
//
// hours statements are written hours=25. A paragraph's path is its number and
// type.
func build(t testing.TB, asOf, born, text string) Input {
	t.Helper()
	in := Input{Case: "x01", AsOf: asOf, Born: born}
	for n, part := range strings.Split(strings.TrimSpace(text), "\n\n") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		kind, date, _ := strings.Cut(strings.TrimSpace(lines[0]), " ")
		d := Document{Path: strconv.Itoa(n+1) + "-" + kind + ".pdf", Pages: 1, Findings: &extract.Findings{Type: kind, Date: date}}
		for i, line := range lines[1:] {
			addLine(t, &d, strings.TrimSpace(line), (i+1)*1000)
		}
		in.Documents = append(in.Documents, d)
		in.TotalPages++
	}
	return in
}

func addLine(t testing.TB, d *Document, line string, start int) {
	t.Helper()
	f, words := d.Findings, strings.Fields(line)
	at := func(q string) match.Span { return match.Span{Page: 1, Start: start, End: start + len(q), Quote: q} }
	switch words[0] {
	case "indsats":
		i := indsats.Indsats{Span: at(line), Type: words[1], Status: indsats.Status(words[2])}
		for _, w := range words[3:] {
			if from, to, ok := strings.Cut(w, "/"); ok {
				i.From, i.To = from, to
			} else {
				i.HoursPerWeek, _ = strconv.ParseFloat(w, 64)
			}
		}
		f.Indsatser = append(f.Indsatser, i)
	case "diagnose":
		f.Diagnoses = append(f.Diagnoses, diagnosis.Diagnosis{Span: at(line), Code: words[1], Status: diagnosis.Status(words[2])})
	case "pm":
		f.Citations = append(f.Citations, cite.Citation{Span: at(line), Kind: "pm", Value: words[1]})
	case "anden":
		d.OtherCitizen = true
	case "kopi":
		d.Duplicate = true
	default:
		head, sentence, ok := strings.Cut(line, ": ")
		speaker, labels, ok2 := strings.Cut(head, " ")
		if !ok || !ok2 {
			t.Fatalf("bad line %q", line)
		}
		labels, weak := strings.CutSuffix(labels, " ~")
		for _, l := range strings.Split(labels, ",") {
			name, h, _ := strings.Cut(l, "=")
			hours, _ := strconv.ParseFloat(h, 64)
			f.Statements = append(f.Statements, statement.Statement{Span: at(sentence), Label: name,
				Speaker: statement.Speaker(speaker), Weak: weak, Hours: hours})
		}
	}
}

// judge evaluates a built case.
func judge(t testing.TB, in Input) Result {
	t.Helper()
	res, err := Evaluate(in, mustLoad(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// item returns one item of a result.
func item(t testing.TB, res Result, id string) Item {
	t.Helper()
	for _, it := range res.Items {
		if it.Item == id {
			return it
		}
	}
	t.Fatalf("no item %s", id)
	return Item{}
}

// dateAt is a full date on page 1.
func dateAt(start int, value string) dates.Date {
	return dates.Date{Span: match.Span{Page: 1, Start: start, End: start + 10, Quote: value}, Value: value, Class: "date"}
}
