package cite

import (
	"strconv"
	"strings"
)

// section is one written reference: a § with its parts, still without an act.
type section struct {
	start, end int
	act        string
	named      bool     // the act was written beside it
	parts      []string // normalised: "§ 19, stk. 1, nr. 2"; several for lists
	first      string   // number of the first section, for the bare table
	chapter    bool
	rule       string
}

// cursor reads a text from one place.
type cursor struct {
	t string
	i int
}

func (c *cursor) spaces() {
	for c.i < len(c.t) && c.t[c.i] == ' ' {
		c.i++
	}
}

func (c *cursor) has(p string) bool {
	if strings.HasPrefix(c.t[c.i:], p) {
		c.i += len(p)
		return true
	}
	return false
}

func (c *cursor) number(max int) (int, bool) {
	j, v := c.i, 0
	for j < len(c.t) && c.t[j] >= '0' && c.t[j] <= '9' && j-c.i < max {
		v = v*10 + int(c.t[j]-'0')
		j++
	}
	if j == c.i || j < len(c.t) && c.t[j] >= '0' && c.t[j] <= '9' {
		return 0, false
	}
	c.i = j
	return v, true
}

// sectionNumber reads '19', '68 a', '68a', '18 A'. A lone letter counts if it is
// not a word of the sentence ('§ 85 i serviceloven').
func (c *cursor) sectionNumber() (string, bool) {
	v, ok := c.number(3)
	if !ok || v == 0 {
		return "", false
	}
	n := strconv.Itoa(v)
	k := c.i
	if k < len(c.t) && c.t[k] == ' ' {
		k++
	}
	if k < len(c.t) && c.t[k]|0x20 >= 'a' && c.t[k]|0x20 <= 'z' && c.t[k]|0x20 != 'i' && !isLetter(c.t, k+1) && (c.t[k] >= 'a' || c.i == k) {
		if c.t[k]|0x20 == 'f' && k+1 < len(c.t) && c.t[k+1] == '.' && k > c.i { // '§§ 26 f.' would be 'and following'
			return n, true
		}
		n += " " + string(c.t[k]|0x20)
		c.i = k + 1
	}
	return n, true
}

func isLetter(t string, i int) bool {
	return i >= 0 && i < len(t) && (t[i]|0x20 >= 'a' && t[i]|0x20 <= 'z' || t[i] >= 0xC3)
}

// referenceFrom reads what follows a § sign (or two): the section list with stk.,
// nr. and pkt.
func (c *cursor) referenceFrom(s section) (section, bool) {
	c.spaces()
	var numbers []string
	n, ok := c.sectionNumber()
	if !ok || c.i < len(c.t) && (c.t[c.i] == '/' || isLetter(c.t, c.i)) {
		return s, false
	}
	numbers = append(numbers, n)
	s.first = n
	s.end = c.i
	tail := c.tail()
	s.parts = appendParts(s.parts, "§ "+n, tail)
	s.end = c.i
	for len(numbers) < 12 { // '§§ 16, 18 og 20', '§ 19 og § 20'
		save := c.i
		sep := c.separator()
		if sep == 0 {
			break
		}
		sign := c.has("§")
		c.has("§")
		c.spaces()
		m, ok := c.sectionNumber()
		if !ok || sign || c.stopsList(0, sep) || !s.plural(c.t) && !(sep == '-' && follows(numbers[len(numbers)-1], m)) {
			c.i = save
			break
		}
		if from, err1 := strconv.Atoi(numbers[len(numbers)-1]); sep == '-' && err1 == nil {
			if to, err2 := strconv.Atoi(m); err2 == nil && to > from && to-from < 10 {
				for v := from + 1; v < to; v++ {
					s.parts = append(s.parts, "§ "+strconv.Itoa(v))
				}
			}
		}
		numbers = append(numbers, m)
		s.parts = appendParts(s.parts, "§ "+m, c.tail())
		s.end = c.i
	}
	c.i = s.end
	return s, true
}

// follows reports whether section b can end a range that begins with a, as in
// '§ 22-24'.
func follows(a, b string) bool {
	x, err1 := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	return err1 == nil && err2 == nil && y > x && y-x < 10
}

// plural reports whether the sign at the section's start is doubled: only then
// is a list of bare numbers behind it a list of sections.
func (s *section) plural(t string) bool {
	return strings.HasPrefix(t[s.start:], "§§") || strings.HasPrefix(t[s.start:], "§ §")
}

// tail reads the parts behind a section: ", stk. 1, nr. 2".
func (c *cursor) tail() []string {
	if n, ok := c.dotted(); ok { // '§ 17.2' is said for § 17, stk. 2
		return []string{", stk. " + strconv.Itoa(n)}
	}
	stk, hasStk := c.part("stk", "stykke", "st")
	var out []string
	if !hasStk {
		if nr, ok := c.part("nr", "nummer"); ok {
			for _, n := range nr {
				out = append(out, ", nr. "+strconv.Itoa(n))
			}
			return out
		}
		if p := c.pkt(); p != "" {
			return []string{p}
		}
		return []string{""}
	}
	for i, s := range stk {
		head := ", stk. " + strconv.Itoa(s)
		if i < len(stk)-1 {
			out = append(out, head)
			continue
		}
		if nr, ok := c.part("nr", "nummer"); ok {
			for _, n := range nr {
				out = append(out, head+", nr. "+strconv.Itoa(n))
			}
			if p := c.pkt(); p != "" && len(nr) > 0 {
				out[len(out)-1] += p
			}
			continue
		}
		out = append(out, head+c.pkt())
		out = append(out, c.moreStk()...)
	}
	return out
}

// dotted reads the '.2' of '§ 17.2'.
func (c *cursor) dotted() (int, bool) {
	t, k := c.t, c.i
	if k+1 < len(t) && t[k] == '.' && t[k+1] >= '1' && t[k+1] <= '9' {
		if k+2 >= len(t) || !(t[k+2] >= '0' && t[k+2] <= '9') && !isLetter(t, k+2) && !(t[k+2] == '.' && k+3 < len(t) && t[k+3] >= '0' && t[k+3] <= '9') {
			c.i = k + 2
			return int(t[k+1] - '0'), true
		}
	}
	return 0, false
}

// moreStk reads further ', stk. 3' or ' og stk. 3, nr. 1' of the same section.
func (c *cursor) moreStk() []string {
	save := c.i
	if sep := c.separator(); sep == 0 {
		return nil
	}
	if !strings.HasPrefix(lower(c.t[c.i:min(len(c.t), c.i+4)]), "stk") {
		c.i = save
		return nil
	}
	return c.tail()
}

// pkt reads ', 2. pkt.' or ' 2. punktum'.
func (c *cursor) pkt() string {
	save := c.i
	c.spaces()
	if c.i < len(c.t) && c.t[c.i] == ',' {
		c.i++
		c.spaces()
	}
	v, ok := c.number(1)
	if ok {
		c.has(".")
		c.spaces()
		if c.has("pkt.") || c.has("pkt") || c.has("punktum") {
			return ", " + strconv.Itoa(v) + ". pkt."
		}
	}
	c.i = save
	return ""
}

func appendParts(parts []string, head string, tails []string) []string {
	for _, t := range tails {
		parts = append(parts, head+t)
	}
	return parts
}
