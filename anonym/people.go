package anonym

import (
	"strings"

	"oplyst/extract/doctype"
)

// people finds persons by where they stand and by the lists of names.
func (s *search) people() {
	for i := 0; i < s.pages; i++ {
		for _, p := range doctype.Persons(1, s.texts[i]) {
			s.person(i, p.Start, tokens(p.Name), p.CPR != "" || p.Born != "")
		}
	}
	for i := range s.texts {
		s.titled(i)
		s.listedNames(i)
		s.initialled(i)
		if i < s.pages {
			s.lines(i)
		}
	}
}

// person takes in a name; words at its edges that are ordinary and in no list
// of names are left out. sure names come from beside a personal number.
func (s *search) person(text, at int, ws []token, sure bool) {
	name := func(w token) bool { return listed(lists().first, w.low) || listed(lists().last, w.low) }
	for len(ws) > 0 && s.ordinary(ws[0].low) && !name(ws[0]) {
		ws = ws[1:]
	}
	for len(ws) > 0 && s.ordinary(ws[len(ws)-1].low) && !name(ws[len(ws)-1]) && !(len(ws) > 1 && s.afterGiven(ws[len(ws)-2])) {
		ws = ws[:len(ws)-1]
	}
	if len(ws) == 0 || len(ws) > 6 || len(ws) == 1 && (ws[0].letters < 2 || s.ordinary(ws[0].low) && !sure && !name(ws[0])) {
		return
	}
	f := found{text: text, at: at, first: sure}
	for _, w := range ws {
		f.words = append(f.words, w.low)
	}
	s.persons = append(s.persons, f)
}

// titles stand before a person's name, or end the word that does.
var titles = []string{"læge", "overlæge", "speciallæge", "reservelæge", "psykolog", "neuropsykolog", "psykiater", "sagsbehandler", "sygeplejerske", "ergoterapeut", "fysioterapeut", "socialrådgiver",
	"sundhedskoordinator", "sundhedskoordinatoren", "jobkonsulent", "konsulent", "mentor", "virksomhedsmentor", "bostøtte", "kontaktperson", "afdelingsleder", "leder", "indehaver", "direktør", "værkfører", "souschef",
	"advokat", "tolk", "dr", "hr", "fru", "fr", "frk", "v", "ved", "att", "kære", "hej", "hilsen", "mvh", "vh", "kh", "koordinator", "formand", "lærer", "pædagog", "rådgiver", "fagkoordinator", "ægtefælle", "ægtefællen", "hustru",
	"datter", "datteren", "søn", "sønnen", "mor", "far", "søster", "bror", "samlever", "kæreste", "veninde", "ven", "nabo", "fra", "til", "cc", "kopi", "underskrift", "ref", "navn", "borger", "patient", "deltager", "pt", "vedr", "kontakt", "mester", "chef", "kollega", "prof", "professor", "klinikchef", "teamleder", "faglig", "specialist"}

var titleSet = func() map[string]bool {
	m := map[string]bool{}
	for _, t := range titles {
		m[t] = true
	}
	return m
}()

// weakTitles also stand before other things than people.
var weakTitles = set("fra til cc kopi pt vedr ved v leder kontakt ref")

// titled finds 'overlæge Jens Hansen', 'Kære Mona', 'v/ Lis Krog', 'Fra: ...'.
func (s *search) titled(i int) {
	text, ts := s.texts[i], s.toks[i]
	for k := 0; k+1 < len(ts); k++ {
		if !titleSet[ts[k].low] {
			continue
		}
		gap := text[ts[k].end:ts[k+1].start]
		if strings.Trim(gap, " .:/,\t") != "" && gap != "\n" && gap != "\n\n" && gap != ",\n\n" && gap != ",\n" || len(gap) > 4 {
			continue
		}
		if strings.Contains(gap, "\n") && ts[k].low != "hilsen" && ts[k].low != "mvh" && ts[k].low != "vh" && ts[k].low != "kh" {
			continue
		}
		seq := s.sequence(i, k+1, false)
		if len(seq) == 1 && weakTitles[ts[k].low] && !listed(lists().first, seq[0].low) && !listed(lists().last, seq[0].low) {
			continue
		}
		if len(seq) > 0 {
			s.person(i, seq[0].start, seq, false)
		}
	}
}

// sequence reads the capitalised words from k on that stand together: 'Jens
// Rahbek Lau', 'Anne K. Holm', 'Bo af Geijerstam'. With ordinary words too
// they end it, unless they are in the lists of names.
func (s *search) sequence(i, k int, caps bool) []token {
	text, ts := s.texts[i], s.toks[i]
	var out []token
	for ; k < len(ts) && len(out) < 5; k++ {
		w := ts[k]
		if len(out) > 0 {
			gap := text[out[len(out)-1].end:w.start]
			if gap != " " && gap != "-" && gap != "'" && !(gap == ". " && out[len(out)-1].letters == 1) {
				break
			}
			if w.form == lower && (w.low == "af" || w.low == "von" || w.low == "de" || w.low == "van" || w.low == "el" || w.low == "al") && k+1 < len(ts) && ts[k+1].form == capital {
				continue
			}
		}
		if w.form != capital && !(caps && w.form == capitals) {
			break
		}
		isName := listed(lists().first, w.low) || listed(lists().last, w.low)
		if s.ordinary(w.low) && !isName && w.letters > 1 && !(len(out) > 0 && w.form == capital && s.afterGiven(out[len(out)-1]) && !general[w.low] && !titleSet[w.low]) {
			break
		}
		out = append(out, w)
	}
	for len(out) > 0 && out[len(out)-1].letters == 1 {
		out = out[:len(out)-1]
	}
	return out
}

// afterGiven tells whether a family name may follow, though it is a word too
// ('Mona Loft'): behind a given name of the list.
func (s *search) afterGiven(w token) bool { return w.form == capital && s.givenName(w.low) }

// general are the words that are never part of a name.
var general = set(strings.ToLower(wellKnown))

// initialled finds 'D. Kramme': an initial with an unknown word behind.
func (s *search) initialled(i int) {
	text, ts := s.texts[i], s.toks[i]
	for k := 0; k+1 < len(ts); k++ {
		if ts[k].letters != 1 || text[ts[k].end:ts[k+1].start] != ". " || text[ts[k].start] < 'A' || text[ts[k].start] > 'Z' {
			continue
		}
		if k > 0 && text[ts[k-1].end:ts[k].start] == " " && listed(lists().town, ts[k-1].low) {
			continue // 'Odense C. Økonomien er ...'
		}
		if seq := s.sequence(i, k+1, false); len(seq) > 0 && len(seq) < 3 && !s.compound(seq[0].low) {
			s.person(i, seq[0].start, seq, false)
		}
	}
}
