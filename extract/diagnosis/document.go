package diagnosis

import (
	"sort"
	"strings"

	"oplyst/extract/match"
)

// document is one document while its diagnoses are read.
type document struct {
	info    DocInfo
	pages   []*match.Text
	medical bool    // written by a health professional
	called  string  // what a relative who writes calls the citizen, "" if no relative writes
	male    bool    // its pronouns say that the citizen is a man
	named   [][]int // by page: the first tokens of its mentions, in order
	label   lastLabel
	year    int // of the document's date, else the latest year it names; 0 if none
}

// medicalTypes are the starts of document types written by health
// professionals. Read only.
var medicalTypes = []string{"laege-", "speciallaege", "epikrise", "neuropsyk", "sundhedskoordinator"}

// newDocument looks at what is known of a document.
func (f *Finder) newDocument(pages []*match.Text, info DocInfo) *document {
	d := &document{info: info, pages: pages, called: calledBy(pages, info)}
	for _, m := range medicalTypes {
		d.medical = d.medical || strings.HasPrefix(info.Type, m)
	}
	d.male = male(pages)
	if len(info.Date) >= 4 {
		d.year = yearOf(info.Date[:4])
	}
	for i := 0; info.Date == "" && i < len(pages); i++ {
		for j := range pages[i].Tokens {
			if tok := &pages[i].Tokens[j]; tok.Kind == match.NumberToken && len(tok.Word.Norm) == 4 {
				d.year = max(d.year, yearOf(tok.Word.Norm))
			}
		}
	}
	return d
}

// male reports whether pages speak of a man much more than of a woman.
func male(pages []*match.Text) bool {
	he, she := 0, 0
	for _, t := range pages {
		for i := range t.Tokens {
			switch t.Tokens[i].Word.Norm {
			case "han", "ham", "hans":
				he++
			case "hun", "hende", "hendes":
				she++
			}
		}
	}
	return he > 2*she
}

// yearOf reads a year between 1940 and 2059, 0 if the text is none.
func yearOf(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	if len(s) != 4 || n < 1940 || n > 2059 {
		return 0
	}
	return n
}

// other reports whether a page, by its number, is about somebody else.
func (d *document) other(number int) bool {
	for _, p := range d.info.OtherPages {
		if p == number {
			return true
		}
	}
	return d.info.OtherCitizen
}

// note remembers where mentions stand.
func (d *document) note(all []mention) {
	d.named = make([][]int, len(d.pages))
	for i := range all {
		d.named[all[i].page] = append(d.named[all[i].page], all[i].first)
	}
}

// names reports whether a mention begins in the tokens [from, to) of a page.
func (d *document) names(page, from, to int) bool {
	i := sort.SearchInts(d.named[page], from)
	return i < len(d.named[page]) && d.named[page][i] < to
}

// Find returns the diagnoses of a document, one row per code and status, in
// order of place. pages[i] is the page with the number i+1.
func (f *Finder) Find(pages []*match.Text, info DocInfo) []Diagnosis {
	if info.OtherCitizen {
		return nil
	}
	doc := f.newDocument(pages, info)
	var all []mention
	for i := range pages {
		if !doc.other(i + 1) {
			all = append(all, f.find(doc, i)...)
		}
	}
	all = f.judge(doc, all)
	f.tested(doc, all)
	f.overturned(doc, all)
	all = f.degree(doc, all)
	all = f.follow(doc, all)
	all = f.left(doc, all)
	return f.consolidate(doc, all)
}
