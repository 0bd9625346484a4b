package extract

import (
	"strings"
	"testing"

	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
	"oplyst/ingest"
)

// holds checks that every finding's quote stands in its page.
func holds(t *testing.T, d *ingest.Document, f *Findings) {
	t.Helper()
	check := func(kind string, page, start, end int, quote string) {
		if page < 1 || page > len(d.Pages) || start < 0 || start >= end || end > len(d.Pages[page-1].Text) || d.Pages[page-1].Text[start:end] != quote {
			t.Errorf("%s: page %d [%d:%d] isn't %q", kind, page, start, end, quote)
		}
	}
	for _, x := range f.Diagnoses {
		check("diagnosis", x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Indsatser {
		check("indsats", x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Dates {
		check("date", x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Citations {
		check("citation", x.Page, x.Start, x.End, x.Quote)
	}
	for _, x := range f.Statements {
		check("statement", x.Page, x.Start, x.End, x.Quote)
	}
}

// statusOn returns the status of a diagnosis on a page, "" if it is not there.
func statusOn(f *Findings, page int, code string) diagnosis.Status {
	for _, d := range f.Diagnoses {
		if d.Page == page && strings.HasPrefix(d.Code, code) {
			return d.Status
		}
	}
	return ""
}

// TestPageBreak reads sentences that run over the end of a page.
func TestPageBreak(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, first, second string
		page                int
		code                string
		want                diagnosis.Status
	}{
		{"denial before the break", "Reumatologen har set patienten og finder, at hun ikke har", "fibromyalgi. Der er fortsat kontrol hos egen læge.", 2, "M79", diagnosis.Negated},
		{"denial behind it", "Patienten er undersøgt for mistanke om leddegigt, og leddegigt", "blev afkræftet ved blodprøver. Hun følges ikke mere.", 1, "M06", diagnosis.Negated},
		{"doubt before it", "Ved samtalen virker han opgivende, og der er mistanke om", "depression, som egen læge vil se nærmere på.", 2, "F32", diagnosis.Suspected},
		{"page number and letterhead between", "Aalborg Kommune\n\nVi har gennemgået papirerne, hvoraf fremgår, at der ikke er tegn på\n\nSide 1 af 2", "Aalborg Kommune\n\nkronisk obstruktiv lungesygdom eller andet fra lungerne.\n\nSide 2 af 2", 2, "J44", diagnosis.Negated},
		{"a whole sentence before it", "Der er ikke tegn på astma hos patienten ved denne lejlighed.", "Fibromyalgi blev konstateret i 2014 af reumatolog.", 2, "M79", diagnosis.Confirmed},
		{"a list that ends the page", "Han beskriver i øvrigt, at han ikke har", "- fibromyalgi\n- migræne", 2, "M79", diagnosis.Confirmed},
		{"a name over the break", "Hun har gennem mange år været plaget af svær kronisk", "obstruktiv lungesygdom og bruger inhalator.", 2, "J44", diagnosis.Confirmed},
		{"a word over the break", "Hendes mor døde tidligt, og hun har selv fået konstateret fibro-", "myalgi af en reumatolog i Viborg.", 1, "M79", diagnosis.Confirmed},
		{"capital behind a hanging word", "Efter undersøgelsen hos psykiateren er der enighed om, at han ikke har", "PTSD eller anden belastningsreaktion.", 2, "F43", diagnosis.Negated},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := doc("notat.txt", c.first, c.second)
			f := x.Document(d)
			holds(t, d, &f)
			if got := statusOn(&f, c.page, c.code); got != c.want {
				t.Errorf("%s on page %d is %q, want %q: %+v", c.code, c.page, got, c.want, f.Diagnoses)
			}
		})
	}
}

// TestPageBreakElsewhere reads a measure, a date and a statement over a break.
func TestPageBreakElsewhere(t *testing.T) {
	x := extractor(t)
	d := doc("notat.txt", "Borgeren har selv ønsket at stoppe, og vi har derfor aftalt, at virksomhedspraktikken hos bageren blev",
		"afbrudt efter tre uger på grund af smerter. Arbejdsevnen er varigt nedsat, og der er intet, der kan", "ændre på det, skriver lægen den 12. marts 2019.")
	f := x.Document(d)
	holds(t, d, &f)
	if len(f.Indsatser) != 1 || f.Indsatser[0].Page != 1 || f.Indsatser[0].Status != indsats.Interrupted {
		t.Errorf("indsatser %+v", f.Indsatser)
	}
	if len(f.Dates) != 1 || f.Dates[0].Page != 3 || f.Dates[0].Value != "2019-03-12" {
		t.Errorf("dates %+v", f.Dates)
	}
	has := func(label string) bool {
		for _, s := range f.Statements {
			if s.Label == label && s.Page == 2 {
				return true
			}
		}
		return false
	}
	if !has("permanent_reduction") {
		t.Errorf("statements %+v", f.Statements)
	}
}

// FuzzPageBreak holds that no cut of a text into pages breaks a quote.
func FuzzPageBreak(f *testing.F) {
	f.Add(letter, "kronisk\nfibromyalgi, som ikke", uint16(40))
	f.Add("Hun har ikke-", "fibromyalgi den 12. marts 2019 og", uint16(3))
	x := extractor(f)
	f.Fuzz(func(t *testing.T, a, b string, cut uint16) {
		text := strings.ToValidUTF8(a+b, "")
		at := int(cut) % (len(text) + 1)
		d := doc("n.txt", strings.ToValidUTF8(text[:at], ""), strings.ToValidUTF8(text[at:], ""), strings.ToValidUTF8(b, ""))
		found := x.Document(d)
		holds(t, d, &found)
	})
}
