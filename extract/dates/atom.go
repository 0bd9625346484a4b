package dates

// kind says what an atom gives: how much of a date stands in it.
type kind uint8

const (
	kNone    kind = iota
	kDay          // d, m and perhaps y
	kDayOnly      // d; month and year come from a neighbour ('2. og 4. april')
	kMonth        // m and perhaps y
	kYear         // y; y2 if a range of years
	kWeek         // n; n2 if a range of weeks
	kQuarter      // n
	kHalf         // n
	kSeason       // n; y2 if the winter names two years
	kToday        // d.d., dags dato
	kNow          // nu
)

// atom is one point in time as written, before neighbours lend it what it lacks.
type atom struct {
	kind       kind
	start, end int
	y, m, d    int // 0 if not written
	y2         int
	n, n2      int
	weak       bool // only a date if a neighbour confirms it (12.3, 11/22)
	short      bool // the year was written with two digits
	rule       string
}

func validDay(d, m int) bool {
	if d < 1 || m < 1 || m > 12 {
		return false
	}
	return d <= MonthDays(2000, m)
}

// MonthDays is the number of days of a month in the Gregorian calendar.
func MonthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// fullYear resolves a two-digit year: up to ten years after the document is of
// its century (a plan or a pension age may lie ahead), anything later of the
// century before. Birth dates are put right in birthYear.
func fullYear(yy, docYear int) int {
	if docYear == 0 {
		docYear = 2025
	}
	if y := docYear - docYear%100 + yy; y <= docYear+10 {
		return y
	}
	return docYear - docYear%100 - 100 + yy
}

func plausibleYear(y int) bool { return y >= 1900 && y <= 2079 }

// scanner walks over one text.
type scanner struct {
	t       string
	docYear int
	rich    bool // also two-digit years behind a month (Parse)
	atoms   []atom
}

// scan collects the atoms of the text in order.
func (s *scanner) scan() {
	t := s.t
	for i := 0; i < len(t); {
		c := t[i]
		switch class[c] {
		case cDigit:
			if a, ok := s.numeric(i); ok {
				s.atoms = append(s.atoms, a)
				i = a.end
			} else {
				i = blobEnd(t, i)
			}
		case cAnchor, cLetter:
			if class[c] == cAnchor && mayBegin(t, i) {
				if a, ok := s.wordAtom(i); ok {
					s.atoms = append(s.atoms, a)
					i = a.end
					continue
				}
			}
			for i < len(t) && class[t[i]] >= cCont {
				i++
			}
			if i < len(t) && class[t[i]] == cDigit { // F33.1, L4/L5
				i = blobEnd(t, i)
			}
		default:
			i++
		}
	}
}

const (
	cOther = iota
	cDigit
	cCont // second byte of a letter
	cLetter
	cAnchor // a letter that a date word can begin with
)

// class sorts bytes for the scan, so that a word with æ, ø or å is skipped whole
// and a dash ends it.
var class = func() (t [256]uint8) {
	for c := 0; c < 256; c++ {
		switch {
		case c >= '0' && c <= '9':
			t[c] = cDigit
		case c|0x20 >= 'a' && c|0x20 <= 'z' && c < 0x80, c == 0xC3:
			t[c] = cLetter
		case c >= 0x80 && c <= 0xBF:
			t[c] = cCont
		}
	}
	for _, c := range "adefjkmnoqstuv" {
		t[c], t[c-0x20] = cAnchor, cAnchor
	}
	return t
}()

// blobEnd skips a number with everything that hangs on it: 32.03.12-G01-1-19,
// 1.200,50, 58-18, 500mg.
func blobEnd(t string, i int) int {
	for i < len(t) {
		switch c := class[t[i]]; {
		case c != cOther && (c != cCont || t[i-1] == 0xC3):
			i++
		case (t[i] == '.' || t[i] == ',' || t[i] == '/' || t[i] == '-' || t[i] == ':') && isDigit(t, i+1) && i > 0 && isAlnum(t, i-1):
			i++
		case t[i] == '-' && isAlnum(t, i+1) && at(t, i+1) < 0x80 && isDigit(t, i+2):
			i++
		default:
			return i
		}
	}
	return i
}

func isAlnum(t string, i int) bool { return isDigit(t, i) || isLetter(t, i) }

// begins marks the first three bytes of every word a date can begin with: the
// first by its place in the alphabet, the third by a bit for its last five bits;
// words of two bytes have all bits.
var begins = func() (b [32][256]uint32) {
	mark := func(w string) {
		third := ^uint32(0)
		if len(w) > 2 {
			third = 1 << (w[2] & 0x1F)
		}
		b[w[0]&0x1F][w[1]] |= third
	}
	for _, list := range monthWords {
		for _, w := range list {
			mark(w.text)
		}
	}
	for _, list := range seasonWords {
		for _, w := range list {
			mark(w.text)
		}
	}
	for _, w := range ordinals {
		mark(w.text)
	}
	for _, w := range []string{"uge", "u.", "dags", "d.", "dd", "nu", "kvartal", "q1", "q2", "q3", "q4"} {
		mark(w)
	}
	return b
}()

// mayBegin reports whether a word a date can begin with may stand at i.
func mayBegin(t string, i int) bool {
	if i+1 >= len(t) {
		return false
	}
	third := begins[t[i]&0x1F][foldASCII(t[i+1])]
	return third != 0 && (i+2 >= len(t) || third&(1<<(t[i+2]&0x1F)) != 0)
}

func foldASCII(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}
