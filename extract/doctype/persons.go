package doctype

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"oplyst/extract/dates"
)

// Person is somebody a document names as the one it concerns.
type Person struct {
	Page  int
	Start int    // byte offset of the mark that identified the person
	Name  string // as written, given names first if the paper turned them round; "" if not found
	CPR   string // ten digits, or six if masked; ""
	Born  string // YYYY-MM-DD; ""
	weak  bool   // a label that may name a firm ('Navn:')

	// Misfiled: a note of a journal says that something filed here belongs to
	// this other person. Neither document nor page is then about them.
	Misfiled bool
}

// Persons lists the people a page names as those it concerns: by personal
// number, birth date, or behind a label (Borger:, Vedr., Pt.:). Relatives named
// with their number ('datter Freja 010110-4001') are left out.
func Persons(page int, t string) []Person {
	var out []Person
	for _, c := range FindCPR(page, t) {
		if relativeBefore(t, c.Start) {
			continue
		}
		out = append(out, Person{Page: page, Start: c.Start, CPR: c.Number, Born: c.Born, Name: nameAround(t, c.Start, c.End), Misfiled: misfiled(t, c.Start)})
	}
	for i := 0; i < len(t); {
		e := len(t)
		if k := strings.IndexByte(t[i:], '\n'); k >= 0 {
			e = i + k
		}
		if line := t[i:e]; birthWord(line) {
			for _, d := range dates.Find(page, line, dates.Options{DocDate: "2026"}) {
				start, end := i+d.Start, i+d.End
				if d.Class == "birth" && len(d.Value) == 10 && !relativeBefore(t, start) && labelledLine(t, start) {
					out = append(out, Person{Page: page, Start: start, Born: d.Value, Name: nameAround(t, start, end)})
				}
			}
		}
		i = e + 1
	}
	out = append(out, labelled(page, t)...)
	sort.SliceStable(out, func(a, b int) bool { return out[a].Start < out[b].Start })
	return out
}

// birthWord tells whether a line may hold a birth date: it has a word that
// begins with 'fød', or a lone 'f'. Looking for dates in every line would cost
// ten times as much.
func birthWord(line string) bool {
	for i := 0; i < len(line); i++ {
		if line[i]|0x20 != 'f' || letterAt(line, i-1) {
			continue
		}
		if !letterAt(line, i+1) || strings.HasPrefix(line[i+1:], "ød") || strings.HasPrefix(line[i+1:], "ØD") {
			return true
		}
	}
	return false
}

// relatives are words for other people; their dates and numbers aren't the citizen's.
var relatives = []string{"mor", "moren", "moder", "far", "faren", "fader", "datter", "datteren", "søn", "sønnen", "barn", "barnet", "børn", "børnene", "ægtefælle", "ægtefællen",
	"hustru", "hustruen", "mand", "manden", "samlever", "samleveren", "kæreste", "kæresten", "bror", "broren", "søster", "søsteren", "bedstemor", "bedstefar", "barnebarn", "svigermor",
	"partsrepræsentant", "fuldmægtig", "værge", "pårørende", "ekskone", "eksmand", "tvilling", "arbejdsgiver"}

func relativeBefore(t string, i int) bool {
	s := max(0, i-48)
	if k := strings.LastIndexAny(t[s:i], "\n\t"); k >= 0 {
		s += k + 1
	}
	for _, w := range strings.FieldsFunc(fold(strings.ToValidUTF8(t[s:i], " ")), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, r := range relatives {
			if w == r {
				return true
			}
		}
	}
	return false
}

// labelledLine reports whether the line of i is the short identifying line of a
// form or letterhead rather than running text.
func labelledLine(t string, i int) bool {
	s := lineStart(t, i)
	e := min(len(t), i+150)
	if k := strings.IndexByte(t[i:e], '\n'); k >= 0 {
		e = i + k
	}
	return e-s < 140 && i-s < 100
}

// personLabels stand before the name of the person a paper concerns.
var personLabels = []string{"borger", "borgerens navn", "navn", "vedr", "vedrørende", "pt", "patient", "patientens navn", "deltager", "praktikant", "ang", "angående", "personens navn", "ansøger",
	"attest vedr", "erklæring vedrørende", "indstilling vedr", "deltagers navn", "klient", "sagen vedrører", "personens navn og cpr-nr", "borgers navn"}

// labelled finds 'Borger: Anna Holm' and the like without a number.
func labelled(page int, t string) []Person {
	var out []Person
	for i := 0; i < len(t); {
		e := len(t)
		if k := strings.IndexByte(t[i:], '\n'); k >= 0 {
			e = i + k
		}
		l := strings.TrimLeft(t[i:e], " *#|-\t")
		off := e - len(l)
		low := strings.ToLower(l[:min(len(l), 64)])
		for _, lab := range personLabels {
			if !strings.HasPrefix(low, lab) {
				continue
			}
			k := len(lab)
			if k < len(low) && letterAt(low, k) {
				continue
			}
			for k < len(l) && (l[k] == '.' || l[k] == ':' || l[k] == ' ' || l[k] == '\t' || l[k] == ',') {
				k++
			}
			if n := nameAt(l[min(k, len(l)):]); strings.Contains(n, " ") {
				out = append(out, Person{Page: page, Start: off, Name: n, weak: strings.HasSuffix(lab, "navn") || strings.HasPrefix(lab, "ang")})
			}
		}
		i = e + 1
	}
	return out
}

// nameAround is the name beside a personal number: before it ('Birthe Lund,
// 230460-0018'), behind it ('230460-0018 Birthe Lund') or behind and turned
// ('Lund, Birthe').
func nameAround(t string, s, e int) string {
	ls := lineStart(t, s)
	before := strings.TrimRight(t[ls:s], " ,:.(\t·|-")
	for {
		n := len(before)
		low := strings.ToLower(before)
		for _, w := range []string{"cpr-nr", "cprnr", "cpr.nr", "cpr. nr", "cpr nr", "cpr", "cpr-nummer", "personnummer", "personnr", "født", "f", "født den", "f.d"} {
			if strings.HasSuffix(low, w) && !letterAt(low, len(low)-len(w)-1) {
				before = strings.TrimRight(before[:len(before)-len(w)], " ,:.(\t·|-")
				break
			}
		}
		if len(before) == n {
			break
		}
	}
	if n := lastName(before); strings.Contains(n, " ") {
		return n
	}
	after := strings.TrimLeft(t[e:min(len(t), e+200)], " ,:.)\t·|-")
	if strings.HasPrefix(t[e:], "\n") {
		return lastName(before)
	}
	n := nameAt(after)
	if k := strings.Index(after, ","); k > 0 && k == len(n) && !strings.Contains(n, " ") { // Mathiesen, Jørn Ole
		if given := nameAt(strings.TrimLeft(after[k+1:], " ")); given != "" {
			return given + " " + n
		}
	}
	if n == "" {
		return lastName(before)
	}
	return n
}

// nameAt reads the capitalised words at the beginning of s.
func nameAt(s string) string {
	end := 0
	for i, words := 0, 0; i < len(s) && words < 6; words++ {
		w := wordLen(s[i:])
		if w == 0 || !capital(s[i:]) && !particle(s[i:i+w]) {
			break
		}
		if notName(s[i : i+w]) {
			break
		}
		if !particle(s[i : i+w]) {
			end = i + w
		}
		i += w
		if i < len(s) && s[i] == '.' {
			if w > 1 {
				break
			}
			i++
			end = max(end, i)
		}
		if i >= len(s) || s[i] != ' ' {
			break
		}
		i++
	}
	return strings.TrimRight(s[:end], " ")
}

// lastName reads the capitalised words at the end of s.
func lastName(s string) string {
	fields := strings.Fields(s[max(0, len(s)-80):])
	k := len(fields)
	for k > 0 && len(fields)-k < 6 {
		f := fields[k-1]
		if strings.HasSuffix(f, ".") && len(f) > 2 && k < len(fields) {
			break
		}
		if strings.ContainsAny(f, ":;!?") || strings.HasSuffix(f, ",") || !capital(f) && !particle(f) || notName(strings.Trim(f, ".")) {
			break
		}
		k--
	}
	return strings.Join(fields[k:], " ")
}

func wordLen(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '´' {
			return i
		}
	}
	return len(s)
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func particle(w string) bool {
	return w == "af" || w == "von" || w == "de" || w == "van" || w == "el" || w == "al"
}

// notName are capitalised words that open a line but aren't names.
func notName(w string) bool {
	switch strings.ToLower(w) {
	case "borger", "vedr", "pt", "patient", "cpr", "navn", "sag", "dato", "læge", "til", "fra", "deltager", "født", "ansøgning", "indstilling", "møde", "sagsnr", "kontakt", "henvist", "oprettet",
		"diagnose", "diagnoser", "kommune", "jobcenter", "afgørelse", "førtidspension", "rådgivning", "attest", "erklæring", "konsultation", "undersøgt", "patienten", "personnummer", "svar", "personens",
		"mand", "kvinde", "dansk", "journal", "udskrift", "sagsbehandler", "adresse", "cpr-nr", "cprnr", "cpr-nummer", "ref", "side", "tlf", "ydernr", "speciallægeerklæring", "statusattest", "læge-", "epikrise", "notat", "modtaget", "sendt":
		return true
	}
	return false
}
