package anonym

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"oplyst/extract/doctype"
)

// search gathers the names of a case before they get their labels.
type search struct {
	*Replacer
	texts   []string // pages, then paths and the case's name
	pages   int      // how many of texts are pages
	toks    [][]token
	persons []found // in order of the case, the citizen first
	spots   []found
	loose   []found
}

// found is a sequence of words that names somebody or something.
type found struct {
	words []string // lower case, genitive kept
	text  int      // order of first appearance
	at    int
	first bool // the citizen
}

func newSearch(r *Replacer, in Input) *search {
	s := &search{Replacer: r}
	for _, pages := range in.Pages {
		s.texts = append(s.texts, pages...)
	}
	s.pages = len(s.texts)
	for _, p := range in.Paths {
		s.texts = append(s.texts, strings.NewReplacer("_", " ", "/", " / ").Replace(p))
	}
	s.texts = append(s.texts, strings.ReplaceAll(in.Case, "_", " "))
	s.toks = make([][]token, len(s.texts))
	for i, t := range s.texts {
		s.toks[i] = tokens(t)
	}
	return s
}

// ordinary tells whether a word is no name by itself. Of given names only those
// that are words too: a table or a mail may well write 'iben' small.
func (r *Replacer) ordinary(low string) bool {
	for _, b := range bare(low) {
		if lists().first[b] {
			if alsoWords[b] {
				return true
			}
		} else if r.known[b] {
			return true
		}
		for _, end := range []string{"en", "et", "erne", "ken", "ten"} { // Rusklinikken
			if stem, ok := strings.CutSuffix(b, end); ok && len(stem) > 6 && r.known[stem] {
				return true
			}
		}
	}
	return false
}

// alsoWords are the given names that are ordinary Danish words or months.
var alsoWords = set(`ali ane april ask august birk bjørn bo dag dan ea ellen else ernst even frank fred frost gry hans helle ib ida iris jan jasmin jul juni kim kit kurt liv line lise
	lykke mai maj mark max mille mik my nor otto ove pil per ravn rosa rose rune said sander sanne sol sommer sten steen stig stella stine storm svend tage tine tom tove tue vera vibe vita viola thor`)

func listed(set map[string]bool, low string) bool {
	for _, b := range bare(low) {
		if set[b] {
			return true
		}
	}
	return false
}

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

// listedNames finds given names of the list with what follows them. A name that
// is also a word needs a capital inside the sentence, or a family name behind.
func (s *search) listedNames(i int) {
	ts := s.toks[i]
	for k := 0; k < len(ts); k++ {
		w := ts[k]
		if w.form == lower && w.letters > 4 && lists().first[w.low] && !s.known[w.low] { // a mail written small
			s.person(i, w.start, ts[k:k+1], false)
			continue
		}
		if w.form == lower || !s.givenName(w.low) && !(s.familyName(w.low) && (!s.ordinary(w.low) || s.inside(i, k) && w.form == capital)) {
			continue
		}
		seq := s.sequence(i, k, true)
		if len(seq) == 0 {
			continue
		}
		if s.ordinary(w.low) && len(seq) < 2 && !(s.inside(i, k) && w.form == capital && !s.monthLike(i, k)) {
			continue
		}
		if len(seq) < 2 && (w.form == capitals && w.letters < 4 || general[w.low]) {
			continue
		}
		s.person(i, w.start, seq, false)
		k += len(seq) - 1
	}
}

// familyName tells a family name: of the list, or a given name with -sen.
func (s *search) familyName(low string) bool {
	for _, b := range bare(low) {
		stem, sen := strings.CutSuffix(b, "sen")
		if lists().last[b] || sen && (lists().first[stem] || lists().first[stem+"s"] || lists().last[stem]) {
			return true
		}
	}
	for _, end := range []string{"gaard", "strup", "bjerg", "holt", "lund", "toft", "kjær", "skjold"} {
		if stem, ok := strings.CutSuffix(strings.TrimSuffix(low, "s"), end); ok && len(stem) > 2 && !s.ordinary(low) && !s.compound(low) {
			return true
		}
	}
	return false
}

// givenName tells a given name: of the list, or two of the list in one
// (Annemette).
func (s *search) givenName(low string) bool {
	if listed(lists().first, low) {
		return true
	}
	for cut := 3; cut <= len(low)-3; cut++ {
		if lists().first[low[:cut]] && listed(lists().first, low[cut:]) && !s.ordinary(low) {
			return true
		}
	}
	return false
}

// monthLike tells a month from the name: digits stand beside it.
func (s *search) monthLike(i, k int) bool {
	return digitsBeside(s.texts[i], s.toks[i][k])
}

func digitsBeside(text string, w token) bool {
	before, after := strings.TrimRight(text[:w.start], " ."), strings.TrimLeft(text[w.end:], " .")
	return before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' || after != "" && after[0] >= '0' && after[0] <= '9'
}

// inside tells whether a word stands inside a sentence or a cell: behind a word
// of the same line with nothing but a space, comma, bracket or dash between.
func (s *search) inside(i, k int) bool { return inside(s.texts[i], s.toks[i], k) }

func inside(text string, ts []token, k int) bool {
	if k == 0 {
		return false
	}
	gap := text[ts[k-1].end:ts[k].start]
	switch gap {
	case " ", ", ", " (", "/", " - ", " – ", " \"", " »":
		return true
	}
	// 'opereret 1998 (Middelby)', 'afd. P2, Risskov'
	return strings.HasPrefix(gap, " ") && strings.HasSuffix(gap, " (") && strings.Trim(gap, " (0123456789") == "" ||
		strings.TrimLeft(gap, "0123456789") == ", "
}

// lines finds names that are a line of their own: signatures.
func (s *search) lines(i int) {
	text, ts := s.texts[i], s.toks[i]
	for k := 0; k < len(ts); {
		j := k + 1
		for j < len(ts) && !strings.Contains(text[ts[j-1].end:ts[j].start], "\n") {
			j++
		}
		start, end := strings.LastIndexByte(text[:ts[k].start], '\n')+1, len(text)
		if n := strings.IndexByte(text[ts[k].start:], '\n'); n >= 0 {
			end = ts[k].start + n
		}
		if n := j - k; n >= 2 && n <= 4 && end-start < 50 && strings.Trim(text[start:ts[k].start], " *_-") == "" && s.allNames(text, ts[k:j]) {
			s.person(i, ts[k].start, ts[k:j], false)
		}
		k = j
	}
}

// allNames tells whether a line's words are all capitalised and unknown, with
// only spaces, hyphens and initials' full stops between.
func (s *search) allNames(text string, ts []token) bool {
	unknown := 0
	for n, w := range ts {
		if n > 0 && strings.Trim(text[ts[n-1].end:w.start], " -.") != "" {
			return false
		}
		r, _ := utf8.DecodeRuneInString(text[w.start:])
		if !unicode.IsUpper(r) || w.form == capitals && w.letters > 1 {
			return false
		}
		isName := listed(lists().first, w.low) || listed(lists().last, w.low)
		if s.ordinary(w.low) && !isName {
			return false
		}
		if !s.ordinary(w.low) {
			unknown++
		}
	}
	return unknown > 0
}

// settle gives every name its label: the citizen is Person A, the others by
// order of appearance.
func (s *search) settle() {
	order := func(fs []found) {
		sort.SliceStable(fs, func(i, j int) bool {
			a, b := fs[i], fs[j]
			if a.text != b.text {
				return a.text < b.text
			}
			return a.at < b.at
		})
	}
	s.settlePeople(order)
	order(s.spots)
	s.settleSort(s.spots, spot, "Sted ")
	order(s.loose)
	s.settleSort(s.loose, name, "Navn ")
}

// settlePeople joins the mentions of a person: one whose words are part of
// another's full name is that person.
func (s *search) settlePeople(order func([]found)) {
	citizen := map[string]int{} // how often a full name stands beside a number
	for _, f := range s.persons {
		if f.first && len(f.words) > 1 {
			citizen[strings.Join(f.words, " ")]++
		}
	}
	best := ""
	for n, k := range citizen {
		if k > citizen[best] || k == citizen[best] && n < best {
			best = n
		}
	}
	order(s.persons)
	all := append([]found{}, s.persons...)
	sort.SliceStable(all, func(i, j int) bool {
		a, b := strings.Join(all[i].words, " ") == best, strings.Join(all[j].words, " ") == best
		if a != b {
			return a
		}
		return len(all[i].words) > 1 && len(all[j].words) == 1
	})
	for _, f := range all {
		key := strings.Join(f.words, " ")
		if _, ok := s.full[key]; ok {
			continue
		}
		owner := s.ownerOf(f.words)
		if owner < 0 {
			owner = len(s.labels)
			s.labels = append(s.labels, "Person "+letterLabel(s.counts["person"]))
			s.counts["person"]++
		}
		s.full[key] = owner
		for _, w := range f.words {
			s.addWord(w, person, owner)
		}
		s.initials(f.words, owner)
	}
}

// initials makes the initials of a full name of three words or more stand for
// the person; shorter ones are too like abbreviations.
func (s *search) initials(words []string, owner int) {
	if len(words) < 3 {
		return
	}
	low := ""
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		low += string(r)
	}
	if _, taken := s.words[low]; !taken && !s.known[low] {
		s.words[low] = entry{kind: person, owner: owner, common: true}
	}
}

// ownerOf gives the person all of whose given words are these, -1 if nobody.
func (s *search) ownerOf(words []string) int {
	owner := -1
	for n, w := range words {
		e, ok := s.entry(w)
		if !ok || e.kind != person {
			return -1
		}
		if n == 0 {
			owner = e.owner
		} else if e.owner != owner {
			return -1
		}
	}
	return owner
}

func (s *search) settleSort(fs []found, k kind, label string) {
	for _, f := range fs {
		owner := -1
		for _, w := range f.words {
			if e, ok := s.entry(w); ok {
				owner = e.owner
				break
			}
		}
		if owner < 0 {
			owner = len(s.labels)
			s.labels = append(s.labels, label+letterLabel(s.counts[label]))
			s.counts[label]++
		}
		for _, w := range f.words {
			s.addWord(w, k, owner)
		}
	}
}

// addWord makes a word stand for its owner, the first that has it.
func (r *Replacer) addWord(w string, k kind, owner int) {
	if utf8.RuneCountInString(w) < 2 || titleSet[w] {
		return
	}
	if _, ok := r.words[w]; !ok {
		r.words[w] = entry{kind: k, owner: owner, common: r.ordinary(w)}
	}
}

// entry looks a word up, without its genitive if need be.
func (r *Replacer) entry(low string) (entry, bool) {
	for _, b := range bare(low) {
		if e, ok := r.words[b]; ok {
			return e, true
		}
	}
	return entry{}, false
}
