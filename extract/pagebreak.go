package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"oplyst/extract/match"
)

// view is a page as the finders read it: a sentence that runs over the page's
// end is completed from the top of the next page, where blanks stand instead.
// So 'har ikke' at the foot of one page denies what stands on top of the next.
type view struct {
	text string
	// the part borrowed from the next page: text[at:at+size] stands there from
	// byte from on, after a blank or, behind a hyphen, nothing
	at, size, from int
	gap            int // bytes put in before the part
}

// maxBorrowed is how many bytes of the next page complete a sentence at most.
const maxBorrowed = 2000

// views makes the views of the pages of a document.
func views(pages []string) []view {
	out := make([]view, len(pages))
	for i, p := range pages {
		out[i].text = p
	}
	taken := 0 // bytes at the top of page i that the page before took
	for i := 0; i+1 < len(pages); i++ {
		end, ok := openEnd(pages, i)
		if !ok || end <= taken {
			taken = 0
			continue
		}
		taken = 0
		start, stop, ok := continuation(pages, i, pages[i][:end])
		if !ok {
			continue
		}
		v, gap := &out[i], " "
		if strings.HasSuffix(pages[i][:end], "-") {
			gap = ""
		}
		part := pages[i+1][start:stop]
		v.at, v.size, v.from, v.gap = end+len(gap), len(part), start, len(gap)
		v.text = v.text[:end] + gap + part + v.text[end:]
		taken = stop
		out[i+1].text = pages[i+1][:start] + strings.Repeat(" ", len(part)) + pages[i+1][stop:]
	}
	return out
}

// place moves a span of view i, found on page i+1, to where its text stands. One
// that runs over the page's end keeps its longer part.
func place(vs []view, i int, s *match.Span) {
	v := &vs[i]
	cut, end := v.at-v.gap, v.at+v.size
	switch {
	case v.size == 0 || s.End <= cut:
	case s.Start >= end: // behind the borrowed part
		s.Start, s.End = s.Start-v.size-v.gap, s.End-v.size-v.gap
	case s.Start < cut && cut-s.Start >= s.End-v.at:
		s.End = cut
		s.Quote = v.text[s.Start:s.End]
	default:
		from, to := max(s.Start, v.at), min(s.End, end)
		s.Quote = v.text[from:to]
		s.Start, s.End, s.Page = from-v.at+v.from, to-v.at+v.from, s.Page+1
	}
}

// move places rows and keeps them in order of their places.
func move[T any](vs []view, rows []T, span func(int) *match.Span) {
	type placed struct {
		row T
		at  match.Span
	}
	all := make([]placed, len(rows))
	for i := range rows {
		if s := span(i); s.Page >= 1 && s.Page <= len(vs) {
			place(vs, s.Page-1, s)
		}
		all[i] = placed{rows[i], *span(i)}
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.at.Page, b.at.Page), cmp.Compare(a.at.Start, b.at.Start))
	})
	for i := range all {
		rows[i] = all[i].row
	}
}

// openEnd returns where the running text of page i ends, if its last sentence
// does not end there.
func openEnd(pages []string, i int) (end int, ok bool) {
	p := pages[i]
	end = len(strings.TrimRight(p, " \n"))
	for range furnitureLines {
		start := strings.LastIndexByte(p[:end], '\n') + 1
		if !furniture(pages, i, p[start:end], false) {
			return end, runsOn(p[start:end])
		}
		end = len(strings.TrimRight(p[:start], " \n"))
	}
	return 0, false
}

// runsOn reports whether a line is running text whose sentence goes on.
func runsOn(line string) bool {
	line = strings.TrimRight(line, " ")
	if len(line) < 20 || strings.Count(line, " ") < 3 || strings.IndexByte(line, '\t') >= 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',' || last == '-'
}

// continuation returns the bytes on top of page i+1 that go on with the open
// text before it.
func continuation(pages []string, i int, before string) (start, stop int, ok bool) {
	p := pages[i+1]
	for range furnitureLines {
		for start < len(p) && (p[start] == '\n' || p[start] == ' ') {
			start++
		}
		stop = start
		for stop < len(p) && p[stop] != '\n' {
			stop++
		}
		if start == stop {
			return 0, 0, false
		}
		line := p[start:stop]
		if furniture(pages, i+1, line, true) {
			start = stop
			continue
		}
		if strings.IndexByte(line, '\t') >= 0 || !goesOn(before, line) {
			return 0, 0, false
		}
		if stop-start > maxBorrowed {
			stop = start + maxBorrowed
			for p[stop]&0xC0 == 0x80 {
				stop--
			}
			if k := strings.LastIndex(p[start:stop], ". "); k > 0 {
				stop = start + k + 1
			}
		}
		return start, stop, true
	}
	return 0, 0, false
}

// goesOn reports whether a line continues an open sentence: it begins in lower
// case, or the words before ask for more.
func goesOn(before, line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	if unicode.IsLower(first) {
		return len(line) < 3 || line[1] != ')' && line[1] != '.' || line[2] != ' ' // 'a) '
	}
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	if strings.HasSuffix(before, ",") || strings.HasSuffix(before, "-") {
		return true
	}
	at := strings.LastIndexByte(before, ' ') + 1
	return hanging[strings.ToLower(before[at:])]
}

// hanging are words that no sentence ends with. Read only.
var hanging = map[string]bool{"og": true, "eller": true, "men": true, "samt": true, "at": true, "som": true, "der": true, "en": true, "et": true,
	"den": true, "de": true, "med": true, "uden": true, "af": true, "til": true, "for": true, "fra": true, "på": true, "om": true, "hos": true,
	"ved": true, "mod": true, "er": true, "har": true, "var": true, "havde": true, "blev": true, "bliver": true, "kan": true, "skal": true, "vil": true,
	"ikke": true, "ingen": true, "intet": true, "hverken": true, "obs.": true, "obs": true, "tidligere": true, "samt.": true, "dr.": true, "ca.": true,
	"vedr.": true, "pga.": true, "mhp.": true, "inkl.": true, "efter": true, "under": true, "mellem": true, "både": true, "enten": true}

// furnitureLines is how many lines at the top and foot of a page are looked at
// for page numbers and repeated letterheads.
const furnitureLines = 6

// furniture reports whether a line of page i belongs to the page and not to its
// text: a page number, or a line that a neighbouring page has at the same end
// but for its digits.
func furniture(pages []string, i int, line string, top bool) bool {
	line = strings.TrimSpace(line)
	if pageNumber(line) {
		return true
	}
	for _, n := range [2]int{i - 1, i + 1} {
		if n >= 0 && n < len(pages) && repeated(pages[n], line, top) {
			return true
		}
	}
	return false
}

// pageNumber reports whether a line is only the number of a page.
func pageNumber(line string) bool {
	if len(line) > 20 {
		return false
	}
	low := strings.ToLower(line)
	low = strings.TrimPrefix(low, "side")
	low = strings.ReplaceAll(low, "af", "/")
	return strings.Trim(low, "0123456789/-–. ") == "" && strings.ContainsAny(low, "0123456789")
}

// repeated reports whether a page has a line at its top or foot, whatever its
// digits.
func repeated(page, line string, top bool) bool {
	for range furnitureLines {
		if top {
			page = strings.TrimLeft(page, " \n")
		} else {
			page = strings.TrimRight(page, " \n")
		}
		var other string
		if k := strings.IndexByte(page, '\n'); top && k >= 0 {
			other, page = page[:k], page[k:]
		} else if k := strings.LastIndexByte(page, '\n'); !top && k >= 0 {
			other, page = page[k+1:], page[:k]
		} else {
			other, page = page, ""
		}
		if other == "" {
			return false
		}
		if sameButDigits(strings.TrimSpace(other), line) {
			return true
		}
	}
	return false
}

// sameButDigits reports whether two lines differ by digits at most.
func sameButDigits(a, b string) bool {
	if len(a) != len(b) && !strings.ContainsAny(a, "0123456789") {
		return false
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		for i < len(a) && a[i] >= '0' && a[i] <= '9' {
			i++
		}
		for j < len(b) && b[j] >= '0' && b[j] <= '9' {
			j++
		}
		if i == len(a) || j == len(b) {
			break
		}
		if a[i] != b[j] {
			return false
		}
		i, j = i+1, j+1
	}
	return i == len(a) && j == len(b)
}
