package cite

import (
	"strings"
)

// part reads ', stk. 1' or ' nr. 2' (label stk or nr) with its list of numbers.
func (c *cursor) part(labels ...string) ([]int, bool) {
	save := c.i
	c.spaces()
	if c.i+1 < len(c.t) && c.t[c.i] == '.' && c.t[c.i+1]|0x20 == 's' { // '§ 18.stk 2'
		c.i++
	}
	if c.i < len(c.t) && c.t[c.i] == ',' {
		c.i++
		c.spaces()
		if c.has("\n") {
			c.spaces()
		}
	}
	found := false
	for _, l := range labels {
		if len(c.t)-c.i >= len(l) && lower(c.t[c.i:c.i+len(l)]) == l && !isLetter(c.t, c.i+len(l)) {
			c.i += len(l)
			found = true
			break
		}
	}
	if !found {
		c.i = save
		return nil, false
	}
	c.has(".")
	c.spaces()
	ns, ok := c.numberList(labels)
	if !ok {
		c.i = save
		return nil, false
	}
	return ns, true
}

// numberList reads '1', '1-3', '2 og 3', '1, 2 og 4', 'nr. 1 og nr. 2'.
func (c *cursor) numberList(labels []string) ([]int, bool) {
	v, ok := c.number(2)
	if !ok || isLetter(c.t, c.i) {
		return nil, false
	}
	ns := []int{v}
	for len(ns) < 12 {
		save := c.i
		sep := c.separator()
		if sep == 0 {
			break
		}
		for _, l := range labels {
			if c.has(l) {
				c.has(".")
				c.spaces()
				break
			}
		}
		w, ok := c.number(2)
		if !ok || c.stopsList(w, sep) {
			c.i = save
			break
		}
		if sep == '-' && w > v && w-v < 12 {
			for n := v + 1; n <= w; n++ {
				ns = append(ns, n)
			}
		} else {
			ns = append(ns, w)
		}
		v = w
	}
	return ns, true
}

// stopsList reports whether the number just read belongs to something else: a
// date, a quantity, '2. pkt.'.
func (c *cursor) stopsList(w int, sep byte) bool {
	if isLetter(c.t, c.i) {
		return true
	}
	if c.i < len(c.t) && (c.t[c.i] == '.' || c.t[c.i] == '/' || c.t[c.i] == '-') {
		if c.t[c.i] != '.' || sep == ',' {
			return true
		}
		k := c.i + 1
		for k < len(c.t) && c.t[k] == ' ' {
			k++
		}
		return k < len(c.t) && (strings.HasPrefix(c.t[k:], "pkt") || c.t[k] >= 'a' && c.t[k] <= 'z' || c.t[k] >= '0' && c.t[k] <= '9')
	}
	k := c.i
	for k < len(c.t) && c.t[k] == ' ' {
		k++
	}
	for _, u := range []string{"timer", "år", "måned", "uge", "dag", "gang", "kr", "%", "pct", "mdr", "børn", "personer", "andre"} {
		if strings.HasPrefix(c.t[k:], u) {
			return true
		}
	}
	return false
}

// separator reads ', ', ' og ', '-', ' til ', ' samt ' before a further number.
func (c *cursor) separator() byte {
	save := c.i
	c.spaces()
	switch {
	case c.has(","):
		c.spaces()
		if c.has("og ") || c.has("samt ") {
			return '&'
		}
		return ','
	case c.has("og "), c.has("samt "), c.has("eller "), c.has("& "), c.has("+ "):
		c.spaces()
		return '&'
	case c.has("-"), c.has("–"), c.has("til "):
		c.spaces()
		return '-'
	}
	c.i = save
	return 0
}
