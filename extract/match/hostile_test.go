package match

import (
	"strings"
	"testing"
)

// hostile are inputs that quadratic work would not survive.
var hostile = map[string]string{
	"one long line":       strings.Repeat("han har ikke haft depression og smerter i ryggen ", 100000),
	"one long word":       strings.Repeat("smerteforløb", 200000),
	"triggers":            strings.Repeat("ikke uden ingen tidligere obs. ", 20000),
	"brackets":            strings.Repeat("(", 10000) + "depression" + strings.Repeat(")", 10000),
	"tabs":                strings.Repeat("a\t", 200000),
	"line feeds":          strings.Repeat("\n", 500000),
	"points":              strings.Repeat(".", 300000) + strings.Repeat("a.", 200000),
	"suspended hyphens":   strings.Repeat("lænde-, ", 100000) + "og nakkesmerter",
	"colons":              strings.Repeat("Plan: ", 100000),
	"relative clauses":    strings.Repeat("mor, som har angst, ", 50000),
	"no spaces":           strings.Repeat("HANHARIKKEDEPRESSIONOGANGST", 50000),
	"bytes that are none": strings.Repeat("\xc3\xff depression \xe2\x80", 50000),
	"hyphen chain":        strings.Repeat("angst-", 100000),
}

func TestHostileInputs(t *testing.T) {
	d, c := benchDict(), DefaultContext()
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			page := Parse(text)
			for _, h := range d.Find(page) {
				c.Decide(page, h.First, h.Last)
			}
			check(t, page)
		})
	}
}

// check holds a text to the promises of its types.
func check(t *testing.T, page *Text) {
	t.Helper()
	end := 0
	for i := range page.Tokens {
		tok := &page.Tokens[i]
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(page.Source) || tok.Word == nil {
			t.Fatalf("token %d [%d:%d] after %d", i, tok.Start, tok.End, end)
		}
		end = tok.End
		if s := page.SentenceOf(i); i < s.First || i >= s.Last {
			t.Fatalf("token %d outside its sentence [%d:%d]", i, s.First, s.Last)
		}
		if tok.Head != nil && (int(tok.HeadAt) <= i || int(tok.HeadAt) >= len(page.Tokens)) {
			t.Fatalf("token %d borrows from %d", i, tok.HeadAt)
		}
	}
	for i := range page.Sentences {
		s := &page.Sentences[i]
		if s.First >= s.Last || s.Block >= len(page.Blocks) || s.Last-s.First > maxSentence+1 {
			t.Fatalf("sentence %d [%d:%d]", i, s.First, s.Last)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	for _, s := range []string{"", "\n", "\t", "a\tb\n\nc: d", "lænde- og nakkesmerter", "f.eks. bl.a. obs.", "12. marts 2019 x", "\xff\xfe", "İ", "a’b", "\u00ad"} {
		f.Add(s)
	}
	d, c := benchDict(), DefaultContext()
	f.Fuzz(func(t *testing.T, text string) {
		page := Parse(text)
		check(t, page)
		for _, h := range d.Find(page) {
			if h.Start >= h.End || page.Source[h.Start:h.End] == "" {
				t.Fatalf("hit %+v", h)
			}
			c.Decide(page, h.First, h.Last).Diagnosis()
		}
	})
}

func FuzzDecide(f *testing.F) {
	f.Add("Der er ikke tegn på depression, som han før havde, men angst.", uint16(5), uint16(1))
	f.Add("Mor, som har ADHD, og far, der er død, har ikke haft angst", uint16(3), uint16(0))
	f.Fuzz(func(t *testing.T, text string, at, width uint16) {
		page := Parse(text)
		if len(page.Tokens) == 0 {
			return
		}
		first := int(at) % len(page.Tokens)
		last := min(first+int(width)%4, page.SentenceOf(first).Last-1)
		d := DefaultContext().Decide(page, first, last)
		for _, a := range d.Active {
			if a.First >= first && a.Last <= last {
				t.Fatalf("trigger %q lies in its own target", a.Text)
			}
		}
		d.Diagnosis()
		d.Indsats()
	})
}
