package dates

import (
	"sort"
	"strconv"
	"strings"

	"oplyst/extract/match"
)

// Options tells Find what it cannot read from the text.
type Options struct {
	DocDate string // the document's own date, YYYY-MM-DD or coarser; "" if unknown
}

// Find lists every explicit date and period of one page in the order of their
// place. Values are normalised as cases/README.md section 5 says. A date whose
// year cannot be read from the same expression is left out.
func Find(page int, text string, opt Options) []Date {
	s := scanner{t: text, docYear: yearOf(opt.DocDate)}
	s.scan()
	f := finder{scanner: &s, page: page, docDate: opt.DocDate, heading: headings(&s)}
	for k := 0; k < len(s.atoms); {
		n := k + 1
		if f.yearFirst(k) {
			k = n
			continue
		}
		f.links = f.links[:0]
		for n < len(s.atoms) {
			l := linkOf(text, s.atoms[n-1].end, s.atoms[n].start)
			if l == lNone {
				break
			}
			f.links = append(f.links, l)
			n++
		}
		f.chain(s.atoms[k:n])
		k = n
	}
	return f.out
}

// yearFirst lends a bare year (atom k, alone in its chain) to weeks, months and
// seasons without one that follow it at once: '2019 uge 48', '2018: marts-maj',
// 'i 2016 i marts', '2020 (uge 3-5)'. The year is then no date of its own.
func (f *finder) yearFirst(k int) bool {
	a := &f.atoms[k]
	if a.kind != kYear || a.y2 != 0 || k+1 >= len(f.atoms) {
		return false
	}
	b := &f.atoms[k+1]
	if b.start-a.end > 6 || !b.needsYear() || b.kind == kDay {
		return false
	}
	switch gap := f.t[a.end:b.start]; gap {
	case " ", ", ", ": ", " (", " - ", " i ", ", i ":
		if b.kind == kMonth && gap == ", " && !f.inCell(a.start) {
			return false
		}
	default:
		return false
	}
	n := k + 1
	for ; n < len(f.atoms); n++ {
		if n > k+1 && linkOf(f.t, f.atoms[n-1].end, f.atoms[n].start) == lNone {
			break
		}
		if !f.atoms[n].needsYear() || f.atoms[n].kind == kDay {
			return false
		}
	}
	for m := k + 1; m < n; m++ {
		f.atoms[m].y = a.y
	}
	b.start = a.start
	return true
}

// inCell reports whether i stands in a cell of a table row.
func (f *finder) inCell(i int) bool {
	a, b := max(0, i-300), min(len(f.t), i+300)
	s := a + strings.LastIndexByte(f.t[a:i], '\n') + 1
	e := strings.IndexByte(f.t[i:b], '\n')
	if e < 0 {
		e = b - i
	}
	return strings.IndexByte(f.t[s:i+e], '\t') >= 0
}

func yearOf(date string) int {
	if len(date) < 4 {
		return 0
	}
	y, err := strconv.Atoi(date[:4])
	if err != nil {
		return 0
	}
	return y
}

// finder turns chains of atoms into dates.
type finder struct {
	*scanner
	page    int
	docDate string
	heading []atom // day headings, for d.d.
	links   []link
	out     []Date
}

// headings lists the full dates that open a line. They count as the document
// date of what follows only when there are several (a journal).
func headings(s *scanner) []atom {
	var hs []atom
	for _, a := range s.atoms {
		if a.kind == kDay && a.y != 0 && opensLine(s.t, a.start) {
			hs = append(hs, a)
		}
	}
	if len(hs) < 2 {
		return nil
	}
	return hs
}

// opensLine reports whether only marks, 'Dato' or a weekday stand before i on its line.
func opensLine(t string, i int) bool {
	j := i
	for j > 0 && t[j-1] != '\n' && i-j < 24 {
		j--
	}
	if i-j >= 24 {
		return false
	}
	for j < i && !isLetter(t, j) {
		j++
	}
	if j == i {
		return true
	}
	if wordFold(t, j, "dato") {
		j += 4
	}
	for j < i && (t[j] == ':' || t[j] == ' ') {
		j++
	}
	return fillers(t, j) == i
}

// today is the date that d.d. means at i.
func (f *finder) today(i int) string {
	k := sort.Search(len(f.heading), func(k int) bool { return f.heading[k].start >= i })
	if k == 0 {
		return f.docDate
	}
	return f.value(&f.heading[k-1])
}

// chain lends and joins the atoms of one chain and appends the dates.
func (f *finder) chain(c []atom) {
	lend(c, f.links)
	for k := 0; k < len(c); k++ {
		a := &c[k]
		if k+1 < len(c) && f.joins(c, k) {
			z := k + 1
			for z+1 < len(c) && f.links[z] == lRange && c[z+1].kind == c[k].kind && c[k].kind == kMonth { // april-maj-juni 2020
				z++
			}
			if v, ok := f.interval(a, &c[z]); ok {
				f.add(f.widen(a.start), c[z].end, v, "interval")
				k = z
				continue
			}
		}
		f.single(a, c, k)
	}
}

// joins reports whether the link behind atom k makes an interval.
func (f *finder) joins(c []atom, k int) bool {
	switch f.links[k] {
	case lRange:
		return true
	case lSlash:
		return c[k].kind == c[k+1].kind && (c[k].kind == kMonth || c[k].kind == kSeason)
	case lList:
		w, _, _ := wordBefore(f.t, f.bare(c[k].start))
		return equalFold(w, "mellem") || equalFold(w, "imellem")
	}
	return false
}

// interval is the value of 'a til b'.
func (f *finder) interval(a, b *atom) (string, bool) {
	from := f.value(a)
	if from == "" || a.kind == kToday || a.kind == kNow {
		return "", false
	}
	if a.kind == kYear && b.kind == kYear && b.y < a.y {
		return "", false
	}
	if b.kind == kNow {
		return first(from) + "/..", true
	}
	to := f.value(b)
	if to == "" {
		return "", false
	}
	return first(from) + "/" + last(to), true
}

// single adds an atom that stands alone, with the words around it that open it.
func (f *finder) single(a *atom, c []atom, k int) {
	v := f.value(a)
	if v == "" || a.kind == kNow {
		return
	}
	end := a.end
	if a.y != 0 { // the quote of '2.' in '2. og 4. april 2019' reaches to what lends it its year
		for n := k; n < len(c)-1 && !f.hasOwnYear(&c[n]); n++ {
			end = c[n+1].end
		}
	}
	if closed(v) {
		f.add(a.start, end, v, a.rule)
		return
	}
	if e, ok := onward(f.t, end); ok {
		f.add(f.widen(a.start), e, v+"/..", "åben")
		return
	}
	dir, start := f.opener(a)
	switch {
	case dir > 0 && k == 0:
		f.add(start, end, v+"/..", "åben")
	case dir < 0 && k == 0:
		f.add(start, end, "../"+v, "åben")
	default:
		f.add(a.start, end, v, a.rule)
	}
}

func (f *finder) hasOwnYear(a *atom) bool {
	for k := a.start; k+3 < a.end; k++ {
		if isDigit(f.t, k) && isDigit(f.t, k+1) && isDigit(f.t, k+2) && isDigit(f.t, k+3) {
			return true
		}
	}
	return a.short || a.kind == kToday
}

func (f *finder) add(start, end int, v, rule string) {
	for end > start && (f.t[end-1] == ' ') {
		end--
	}
	cl := classOf(f.t, start)
	if cl == "birth" && len(v) == 10 {
		v = f.birthYear(v, f.t[start:end])
	}
	f.out = append(f.out, Date{Span: match.Span{Page: f.page, Start: start, End: end, Quote: f.t[start:end]}, Value: v, Class: cl, Rule: rule})
}
