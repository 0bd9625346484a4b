package dates

// link says how two neighbouring atoms are joined in the text.
type link uint8

const (
	lNone  link = iota
	lRange      // - – til
	lList       // og , samt eller
	lSlash      // /
)

// linkOf classifies the text between two atoms.
func linkOf(t string, a, b int) link {
	if b < a || b-a > 48 {
		return lNone
	}
	for k := a; k < b; k++ {
		if t[k] == '\n' || t[k] == '\t' {
			return lNone
		}
	}
	e := spaces(t, a)
	kind := lNone
	if at(t, e) == ')' { // 'maj (2018) og juni (2018)'
		e = spaces(t, e+1)
	}
	if wordFold(t, e, "kl") { // '12. maj kl. 9 og 14. maj 2019'
		return lNone
	}
	switch {
	case dash(t, e) > 0:
		kind, e = lRange, e+dash(t, e)
		if k := spaces(t, e); wordFold(t, k, "til") {
			e = k + 3
		}
	case at(t, e) == ',':
		kind, e = lList, spaces(t, e+1)
		if wordFold(t, e, "og") || wordFold(t, e, "samt") {
			e = skipWord(t, e)
		}
	case at(t, e) == '/':
		kind, e = lSlash, e+1
	case at(t, e) == '&' || at(t, e) == '+':
		kind, e = lList, e+1
	case wordFold(t, e, "og frem til"):
		kind, e = lRange, e+len("og frem til")
	case wordFold(t, e, "og"), wordFold(t, e, "samt"), wordFold(t, e, "eller"), wordFold(t, e, "hhv"), wordFold(t, e, "og igen"):
		kind, e = lList, skipWord(t, e)
		if k := spaces(t, e); wordFold(t, k, "igen") {
			e = k + 4
		}
	case wordFold(t, e, "til"), wordFold(t, e, "indtil"), wordFold(t, e, "tom"):
		kind, e = lRange, skipWord(t, e)
		if k := spaces(t, e); wordFold(t, k, "og med") {
			e = k + len("og med")
		}
	case wordFold(t, e, "frem til"):
		kind, e = lRange, e+len("frem til")
		if k := spaces(t, e); wordFold(t, k, "og med") {
			e = k + len("og med")
		}
	case prefixFold(t, e, "t.o.m."):
		kind, e = lRange, e+len("t.o.m.")
	default:
		return lNone
	}
	if spaces(t, e) != b && fillers(t, e) != b {
		return lNone
	}
	return kind
}

func skipWord(t string, e int) int {
	for isLetter(t, e) {
		e++
	}
	if at(t, e) == '.' {
		e++
	}
	return e
}

// before reports whether atom a, taken in the same year, comes after b, so that
// 'december - marts 2019' begins in the year before.
func later(a, b *atom) bool {
	ka, kb := position(a), position(b)
	return ka > 0 && kb > 0 && ka > kb
}

// position is the place of an atom within its year, in days from 1 January.
func position(a *atom) int {
	switch a.kind {
	case kDay:
		return a.m*31 + a.d
	case kMonth:
		return a.m*31 + 1
	case kWeek:
		return 31 + a.n*7
	case kQuarter:
		return a.n*93 - 61
	case kHalf:
		return a.n*186 - 154
	case kSeason:
		if a.n == 24 {
			return 12 * 31
		}
		return (a.n-20)*93 + 31
	}
	return 0
}

func (a *atom) needsYear() bool {
	return a.y == 0 && (a.kind == kDay || a.kind == kMonth || a.kind == kWeek || a.kind == kQuarter || a.kind == kHalf || a.kind == kSeason)
}

// lend fills what the atoms of one chain lack from their neighbours: month and
// year from the right, then the year from the left.
func lend(chain []atom, links []link) {
	for k := len(chain) - 2; k >= 0; k-- {
		a, b := &chain[k], &chain[k+1]
		if a.kind == kDayOnly && b.kind == kDay && a.d < b.d && a.d <= MonthDays(2000, b.m) {
			a.kind, a.m, a.y = kDay, b.m, b.y
		}
		if a.needsYear() && b.y != 0 && b.kind != kYear {
			a.y = b.y
			if later(a, b) {
				a.y--
			}
		}
	}
	for k := 1; k < len(chain); k++ {
		a, b := &chain[k-1], &chain[k]
		if b.needsYear() && a.y != 0 && a.kind != kYear && links[k-1] != lNone && !b.weak {
			b.y = a.y
			if later(a, b) {
				if links[k-1] != lRange {
					b.y = 0
					continue
				}
				b.y++
			}
		}
	}
}
