package dates

import (
	"strconv"
	"strings"
)

// decimal reads '1,5', '1½', '2½', 'halvandet' at k in halves.
func (p *parser) decimal(k int) (halves, n int, ok bool) {
	if w := p.w(k); w == "halvandet" || w == "halvanden" {
		return 3, k + 1, true
	}
	v, n, ok := p.num(k)
	if !ok {
		return 0, k, false
	}
	halves = 2 * v
	switch {
	case p.w(n) == "½":
		return halves + 1, n + 1, true
	case p.w(n) == "," && p.w(n+1) == "5":
		return halves + 1, n + 2, true
	}
	return halves, n, true
}

func hoursText(halves int) string {
	s := strconv.Itoa(halves / 2)
	if halves%2 == 1 {
		s += ".5"
	}
	return s
}

func (p *parser) hourWord(k int) (int, bool) {
	switch p.w(k) {
	case "timer", "time", "timers":
		return k + 1, true
	case "t":
		if p.w(k+1) == "." {
			return k + 2, true
		}
		return k + 1, true
	}
	return k, false
}

// perWhat reads '/uge', 'om ugen', 'ugentligt', 'dagligt', 'pr. uge' at k.
func (p *parser) perWhat(k int) (string, int) {
	switch w := p.w(k); {
	case w == "/" && (p.w(k+1) == "uge" || p.w(k+1) == "u" || p.w(k+1) == "ugen"):
		return "/week", k + 2
	case w == "om" && p.w(k+1) == "ugen", w == "i" && p.w(k+1) == "ugen":
		return "/week", k + 2
	case (w == "pr" || w == "per") && p.w(k+1) == "." && p.w(k+2) == "uge":
		return "/week", k + 3
	case (w == "pr" || w == "per") && p.w(k+1) == "uge":
		return "/week", k + 2
	case strings.HasPrefix(w, "ugentlig"):
		return "/week", k + 1
	case strings.HasPrefix(w, "daglig"):
		return "/day", k + 1
	case w == "om" && p.w(k+1) == "dagen":
		return "/day", k + 2
	}
	return "", k
}

func qty(text string, n int) (Value, int, bool) { return Value{Text: text, Class: "hours"}, n, true }

// hours reads hours and their period: '10 t/uge', '2 x 2 timer', '3 dage á 4 timer'.
func (p *parser) hours(k int) (Value, int, bool) {
	switch p.w(k) {
	case "fuld":
		if p.w(k+1) == "tid" {
			return qty("37 h/week", k+2)
		}
	case "halv":
		if p.w(k+1) == "tid" {
			return qty("18.5 h/week", k+2)
		}
	case "få":
		if n, ok := p.hourWord(k + 1); ok {
			return qty("vague", n)
		}
	case "en":
		if p.w(k+1) == "halv" && p.w(k+2) == "time" {
			return qty("0.5 h", k+3)
		}
	case "op":
		if p.w(k+1) == "til" {
			if v, n, ok := p.decimal(k + 2); ok {
				if n, ok := p.hourWord(n); ok {
					per, n := p.perWhat(n)
					return qty("<="+hoursText(v)+" h"+per, n)
				}
			}
		}
	case "kl", "klokken":
		return p.clock(k)
	}
	v, n, ok := p.decimal(k)
	if !ok {
		return Value{}, k, false
	}
	if a, n2, ok := p.hourRange(v, n); ok {
		return a, n2, true
	}
	if p.w(n) == "x" || p.w(n) == "gange" && !strings.HasPrefix(p.w(n+1), "om") { // 2 x 2 timer
		if v2, n2, ok := p.decimal(n + 1); ok {
			if n3, ok := p.hourWord(n2); ok {
				per, n3 := p.perWhat(n3)
				return qty(hoursText(v*v2/2)+" h"+per, n3)
			}
		}
	}
	if w := p.w(n); (w == "dage" || w == "dag") && (p.w(n+1) == "á" || p.w(n+1) == "a" || p.w(n+1) == "à") {
		if v2, n2, ok := p.decimal(n + 2); ok {
			if n3, ok := p.hourWord(n2); ok {
				_, n3 := p.perWhat(n3)
				return qty(hoursText(v*v2/2)+" h/week", n3)
			}
		}
	}
	if p.w(n) == "effektive" {
		if n2, ok := p.hourWord(n + 1); ok {
			return qty(hoursText(v)+" h effective", n2)
		}
	}
	n2, ok := p.hourWord(n)
	if !ok {
		return Value{}, k, false
	}
	return p.hoursTail(v, n2)
}

// hourRange reads '10-12 timer/uge' behind the first number.
func (p *parser) hourRange(v, n int) (Value, int, bool) {
	if p.w(n) != "-" && p.w(n) != "–" && p.w(n) != "til" {
		return Value{}, n, false
	}
	v2, n2, ok := p.decimal(n + 1)
	if !ok {
		return Value{}, n, false
	}
	n3, ok := p.hourWord(n2)
	if !ok {
		return Value{}, n, false
	}
	per, n3 := p.perWhat(n3)
	return qty(hoursText(v)+"-"+hoursText(v2)+" h"+per, n3)
}

// hoursTail reads what follows '2 timer'.
func (p *parser) hoursTail(v, n int) (Value, int, bool) {
	if p.w(n) == "x" {
		if c, n2, ok := p.num(n + 1); ok {
			return qty(hoursText(v*c)+" h", n2)
		}
	}
	if c, n2, ok := p.num(n); ok && p.w(n2) == "gange" {
		if per, n3 := p.perWhat(n2 + 1); per != "" {
			return qty(hoursText(v*c)+" h"+per, n3)
		}
	}
	if p.w(n) == "fordelt" && p.w(n+1) == "på" {
		if _, n2, ok := p.num(n + 2); ok && p.w(n2) == "dage" {
			return qty(hoursText(v)+" h/week", n2+1)
		}
	}
	per, n := p.perWhat(n)
	if per == "" && v == 74 {
		per = "/week"
	}
	return qty(hoursText(v)+" h"+per, n)
}

// clock skips 'kl. 10.15-12.00'.
func (p *parser) clock(k int) (Value, int, bool) {
	n := k + 1
	for n < len(p.toks) && (p.toks[n].num || p.w(n) == "." || p.w(n) == ":" || p.w(n) == "-" || p.w(n) == "–") {
		n++
	}
	return Value{}, n, true
}

// percent reads '50 %', '30-40 pct.', '25 procent'.
func (p *parser) percent(k int) (Value, int, bool) {
	v, n, ok := p.num(k)
	if !ok || !p.toks[k].num {
		return Value{}, k, false
	}
	text := strconv.Itoa(v)
	if p.w(n) == "-" {
		if v2, n2, ok := p.num(n + 1); ok {
			text += "-" + strconv.Itoa(v2)
			n = n2
		}
	}
	switch p.w(n) {
	case "%", "pct", "procent":
		return Value{Text: text, Class: "percent"}, n + 1, true
	}
	return Value{}, k, false
}

// age reads 'som 16-årig', 'i 16-års alderen', '27 år gammel', 'fra barnsben'.
func (p *parser) age(k int) (Value, int, bool) {
	birth := func(v int, tail string, n int) (Value, int, bool) {
		return Value{Text: "birth+" + strconv.Itoa(v) + "Y~" + tail, Class: "age"}, n, true
	}
	none := func(n int) (Value, int, bool) { return Value{Class: "age"}, n, true }
	if n, ok := p.seq(k, "siden", "barndommen"); ok {
		return Value{Text: "birth/..~", Class: "age"}, n, true
	}
	if n, ok := p.seq(k, "fra", "barnsben"); ok {
		return Value{Text: "birth/..~", Class: "age"}, n, true
	}
	for _, pre := range []struct{ w, tail string }{{"som", ""}, {"i", ""}, {"siden", "/.."}, {"fra", "/.."}} {
		if p.w(k) != pre.w {
			continue
		}
		if v, n, ok := p.num(k + 1); ok && p.w(n) == "-" && (strings.HasPrefix(p.w(n+1), "årig") || p.w(n+1) == "års") {
			n += 2
			if strings.HasPrefix(p.w(n), "alder") {
				n++
			}
			return birth(v, pre.tail, n)
		}
	}
	if p.w(k) == "da" && (p.w(k+2) == "var") {
		if v, n, ok := p.num(k + 3); ok && p.w(n) == "år" {
			return birth(v, "", n+1)
		}
	}
	if w := p.w(k); w == "under" || w == "over" || w == "fylder" || w == "fyldte" {
		if _, n, ok := p.num(k + 1); ok && p.w(n) == "år" {
			return none(n + 1)
		}
	}
	v, n, ok := p.num(k)
	_ = v
	if ok && p.w(n) == "år" && strings.HasPrefix(p.w(n+1), "gam") {
		return none(n + 2)
	}
	if ok && p.w(n) == "-" && strings.HasPrefix(p.w(n+1), "årig") {
		return none(n + 2)
	}
	return Value{}, k, false
}
