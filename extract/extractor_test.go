package extract

import (
	"strings"
	"testing"

	"oplyst/ingest"
)

func extractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// doc makes a document of the given pages.
func doc(path string, pages ...string) *ingest.Document {
	d := &ingest.Document{Path: path, State: ingest.Read}
	for i, text := range pages {
		d.Pages = append(d.Pages, ingest.Page{Number: i + 1, Text: text})
	}
	return d
}

const letter = `Statusattest LÆ 125
Dato: 3. april 2019
Vedr.: Jette Holm, 120466-0018

Patienten har KOL og slidgigt i begge knæ. Der er ikke tegn på hjertesvigt.
Hun har gået til fysioterapi fra januar til marts 2019.
Se Ankestyrelsens principmeddelelse 58-18 og LSP § 19, stk. 1, nr. 3.`

// TestPlaces holds that every finding's quote is the page's text at its place.
func TestPlaces(t *testing.T) {
	d := doc("attest.txt", letter, strings.ReplaceAll(letter, "KOL", "kronisk obstruktiv lungesygdom æøå"))
	f := extractor(t).Document(d)
	if f.Type != "laege-125" || f.Date != "2019-04-03" || f.Born != "1966-04-12" || f.Language != "da" {
		t.Errorf("type %q, date %q, born %q, language %q", f.Type, f.Date, f.Born, f.Language)
	}
	n := 0
	check := func(page, start, end int, quote string) {
		n++
		if page < 1 || page > len(d.Pages) || d.Pages[page-1].Text[start:end] != quote {
			t.Errorf("page %d [%d:%d] isn't %q", page, start, end, quote)
		}
	}
	for _, x := range f.Diagnoses {
		check(x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Indsatser {
		check(x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Dates {
		check(x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Citations {
		check(x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Statements {
		check(x.Page, x.Start, x.End, x.Quote)
	}
	if n < 8 {
		t.Errorf("only %d findings", n)
	}
}

func TestCase(t *testing.T) {
	x := extractor(t)
	documents := []*ingest.Document{
		doc("a.txt", letter), doc("b.txt", letter, strings.ReplaceAll(letter, "2019", "2018")),
		doc("fremmed.txt", strings.NewReplacer("120466-0018", "030571-0026", "Jette Holm", "Ole Krag").Replace(letter)),
	}
	var findings []*Findings
	for _, d := range documents {
		f := x.Document(d)
		findings = append(findings, &f)
	}
	who := Case(documents, findings, "")
	if who.Born != "1966-04-12" || who.Other[0] || who.Other[1] || !who.Other[2] {
		t.Errorf("%+v", who)
	}
	if f := findings[2]; len(f.Diagnoses)+len(f.Indsatser)+len(f.Statements) != 0 || len(f.Dates) == 0 || len(f.Warnings) != 1 {
		t.Errorf("somebody else's document keeps %d diagnoses, %d dates, %d warnings", len(f.Diagnoses), len(f.Dates), len(f.Warnings))
	}
	for _, w := range findings[2].Warnings {
		if strings.Contains(w.Text, "Krag") || strings.Contains(w.Text, "030571") {
			t.Errorf("the warning names a person: %q", w.Text)
		}
	}
	if len(findings[0].Diagnoses) == 0 {
		t.Error("the citizen's own diagnoses are gone")
	}
}

func TestForeignLanguage(t *testing.T) {
	f := extractor(t).Document(doc("letter.txt", strings.Repeat("The patient has been diagnosed with fibromyalgia (M79.7) and is not able to work more than two hours. She was seen on 12.03.2019. ", 3)))
	if f.Language == "da" || len(f.Warnings) != 1 || len(f.Statements) != 0 || len(f.Dates) == 0 {
		t.Errorf("language %q, %d warnings, %d statements, %d dates", f.Language, len(f.Warnings), len(f.Statements), len(f.Dates))
	}
}

func TestEmptyDocument(t *testing.T) {
	f := extractor(t).Document(&ingest.Document{Path: "LÆ 265.pdf", State: ingest.Unread})
	if f.Type != "laege-265" || len(f.Diagnoses)+len(f.Dates) != 0 {
		t.Errorf("%+v", f)
	}
}

// FuzzDocument holds that nothing crashes and every quote is in its page.
func FuzzDocument(f *testing.F) {
	f.Add(letter)
	f.Add("- kan ikke udelukkes\n\t\tPraktik\tuge 3-8, 2018\tafbrudt\n")
	x := extractor(f)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		found := x.Document(doc("n.txt", text))
		for _, d := range found.Diagnoses {
			if text[d.Start:d.End] != d.Quote {
				t.Errorf("quote %q isn't at [%d:%d]", d.Quote, d.Start, d.End)
			}
		}
		for _, d := range found.Indsatser {
			if text[d.Start:d.End] != d.Quote {
				t.Errorf("quote %q isn't at [%d:%d]", d.Quote, d.Start, d.End)
			}
		}
		for _, d := range found.Statements {
			if text[d.Start:d.End] != d.Quote {
				t.Errorf("quote %q isn't at [%d:%d]", d.Quote, d.Start, d.End)
			}
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	x := extractor(b)
	d := doc("attest.txt", strings.Repeat(letter+"\n\n", 8))
	b.SetBytes(int64(len(d.Pages[0].Text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Document(d)
	}
}
