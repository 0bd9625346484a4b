package doctype

import (
	"strings"

	"oplyst/extract/dates"
)

// Opening is what the upper lines of a page say of a paper that may begin there.
// The zero value says nothing.
type Opening struct {
	Type      string  // the type whose title stands there, "" for none
	Title     string  // the line with the title, as written
	Weight    float64 // how sure the title is, as in doc_types.tsv
	Person    string  // the number, birth date or name of whom the paper concerns, "" if it names nobody
	Name      string  // the name of that person, "" if it isn't told
	Date      string  // the date that a letterhead, a field or a title gives, "" if none
	Sender    bool    // an authority, clinic, firm or the like heads the page
	Addressed bool    // a recipient, an address or a salutation
	Mail      bool    // the head of a mail
	Note      bool    // begins with a dated note, as pages of a journal do
	List      bool    // a list of documents or contents
	Short     int     // how many of the lines are short, as those of a head are
	Section   int     // the number before the first line, as of a section; 0 for none
}

// How many of a page's lines an opening is looked for in: titles stand higher
// than dates and names.
const (
	openingLines = 12
	openingTitle = 7
)

// Open looks at the upper lines of a page, the empty ones and what runs on every
// page left out.
func Open(top []string) Opening {
	var o Opening
	top = top[:min(len(top), openingLines)]
	head := make([]line, len(top))
	for n, t := range top {
		head[n] = newLine(t, n, 1, 0)
	}
	if len(head) == 0 {
		return o
	}
	body := bodyStart(head)
	o.titles(head[:body])
	o.Mail = mailHeader(head)
	o.Note = entries(top[:1]) == 1
	o.Section = sectionNumber(top[0])
	for n := range head {
		l := &head[n]
		if o.Date == "" && n < 10 {
			o.Date = headDate(l)
		}
		if n < body {
			o.Sender = o.Sender || n < 4 && l.sender()
			o.Addressed = o.Addressed || n < 10 && l.addresses()
		}
		if len(l.text) < 60 {
			o.Short++
		}
	}
	for _, p := range Persons(1, strings.Join(top, "\n")) {
		if p.Misfiled {
			continue
		}
		if o.Name = p.Name; o.Person == "" {
			o.Person = p.Born
		}
		if o.Person == "" {
			o.Person = p.Name
		}
		if o.Name != "" {
			break
		}
	}
	return o
}

// bodyStart is the first line that is running text and no head: a long one, or a
// sentence.
func bodyStart(head []line) int {
	for n := range head {
		t := head[n].text
		if len(t) > 140 || len(t) > 50 && strings.HasSuffix(t, ".") && strings.Count(t, " ") > 8 {
			return n
		}
	}
	return len(head)
}

// titles finds the surest title. A numbered heading is that of a section, and a
// paper with its date may be one that is told of.
func (o *Opening) titles(head []line) {
	c := classifier{Paper: &Paper{}}
	for n := range head[:min(len(head), openingTitle)] {
		l := &head[n]
		if number := sectionNumber(l.text); number > 1 || number == 1 && n > 0 || !l.canBeTitle() {
			continue
		}
		f := 1.0
		if anyOf(l.low(), " af ", " dateret", " fra ") && len(dates.Find(1, l.text, dates.Options{})) > 0 {
			f = 0.4
		}
		_, may := patterns().in(l.text)
		for _, k := range wholeLines() {
			may.add(k)
		}
		may.each(func(k int) {
			r := rows()[k]
			if r.place != "title" && r.place != "start" && r.place != "line" {
				return
			}
			w := f * c.weight(r, l)
			if r.id == "liste" && w > 0 {
				o.List = true
			}
			if w > o.Weight {
				o.Type, o.Title, o.Weight = r.kind, l.text, w
			}
		})
	}
}

// headDate is the date of a line that gives a paper's own date: labelled, or
// alone, or with a place.
func headDate(l *line) string {
	if len(l.text) > 140 || !strings.ContainsAny(l.text, "0123456789") {
		return ""
	}
	for _, d := range dates.Find(1, l.text, dates.Options{}) {
		if len(d.Value) != 10 || d.Class == "birth" || d.Class == "law" || d.Class == "docref" {
			continue
		}
		w, _ := labelWeight(l.text[:d.Start], "")
		if w+placeWeight(*l, l.text, d, true, "") >= 7 {
			return d.Value
		}
	}
	return ""
}

// sectionNumber is the number of a numbered heading or paragraph.
func sectionNumber(t string) int {
	n, i := 0, 0
	for i < len(t) && i < 2 && t[i] >= '0' && t[i] <= '9' {
		n = n*10 + int(t[i]-'0')
		i++
	}
	if i == 0 || i+1 >= len(t) || (t[i] != '.' && t[i] != ')') {
		return 0
	}
	if rest := strings.TrimLeft(t[i+1:], "0123456789.) "); rest == t[i+1:] || rest == "" || len(dates.Find(1, t[:min(len(t), 24)], dates.Options{})) > 0 {
		return 0
	}
	return n
}

// senders are words of those who write papers of a case, each alone or at the
// end of a compound.
var senders = []string{"kommune", "jobcenter", "jobcentret", "region", "hospital", "hospitalet", "sygehus", "sygehuset", "afdeling", "ambulatorium", "ambulatoriet", "klinik", "klinikken", "lægehus", "lægehuset",
	"lægerne", "læge", "lægecenter", "lægecentret", "center", "centret", "centeret", "psykiatri", "psykiatrien", "psykiatrisk", "funktion", "psykolog", "ergoterapeut", "fysioterapi", "a/s", "aps", "i/s", "skole",
	"højskole", "forening", "foreningen", "fagforening", "forbund", "advokat", "advokatfirma", "ankestyrelsen", "styrelsen", "styrelse", "nævnet", "borgerservice", "forvaltning", "forvaltningen", "botilbud",
	"bosted", "bostedet", "team", "teamet", "rehabiliteringsteam", "virksomhed", "fonden", "kommunen", "udbetaling", "speciallæge", "institut", "bibliotek", "institution", "værested", "værksted", "a-kasse"}

// sender tells whether a line is that of somebody who writes papers: short, with
// such a word, and no sentence.
func (l *line) sender() bool {
	if len(l.text) > 90 || strings.HasSuffix(l.text, ".") && strings.Count(l.text, " ") > 4 || strings.HasPrefix(l.text, "- ") {
		return false
	}
	for _, w := range strings.FieldsFunc(l.low(), func(r rune) bool { return strings.ContainsRune(" ,.:;\t-·•|()&", r) }) {
		for _, s := range senders {
			if w == s || len(s) > 5 && strings.HasSuffix(w, s) {
				return true
			}
		}
	}
	return false
}

// addresses tells whether a line names a recipient or is an address.
func (l *line) addresses() bool {
	if len(l.text) > 70 {
		return false
	}
	if l.opens("til ", "til:", "att", "modtager:", "rekvirent") || strings.HasPrefix(l.low(), "kære ") {
		return !strings.HasSuffix(l.text, ".")
	}
	return postcode(l.text)
}

// postcode tells whether a line ends as an address: four digits and a town.
func postcode(t string) bool {
	for i := 0; i+6 <= len(t); i++ {
		if t[i] >= '1' && t[i] <= '9' && (i == 0 || t[i-1] == ' ' || t[i-1] == ',') && digits(t[i:i+4]) && t[i+4] == ' ' {
			rest := t[i+5:]
			if c := rest[0]; (c >= 'A' && c <= 'Z' || c == 0xC3) && strings.Count(rest, " ") <= 2 && !strings.ContainsAny(rest, "0123456789") {
				return true
			}
		}
	}
	return false
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }
