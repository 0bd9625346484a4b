package cite

import (
	"sort"
	"strings"
)

// sections collects the references of a text in order.
func sections(t string) []section {
	var out []section
	for i := 0; ; {
		k := strings.Index(t[i:], "§")
		if k < 0 {
			break
		}
		start := i + k
		c := cursor{t: t, i: start}
		for c.has("§") || c.has(" §") {
		}
		i = c.i
		ref, ok := c.referenceFrom(section{start: start})
		if !ok {
			continue
		}
		i = c.i
		inverted(t, &ref)
		out = append(out, named(t, ref))
	}
	out = append(out, chapters(t)...)
	out = append(out, unsigned(t)...)
	sort.SliceStable(out, func(a, b int) bool { return out[a].start < out[b].start })
	return withElliptic(t, out)
}

// named looks for the act's name before and behind a reference.
func named(t string, s section) section {
	if act, end := actAfter(t, s.end); act != "" && act != "lov" {
		if act == unknownAct {
			s.act = act
			return s
		}
		s.act, s.named, s.end, s.rule = act, true, end, "§ i lov"
		return s
	}
	if act, start := actBefore(t, s.start); act != "" {
		s.act, s.named, s.rule = act, act != "lov" && act != unknownAct, "lovs §"
		if s.named {
			s.start = start
		}
		return s
	}
	if act, _ := actAfter(t, s.end); act == "lov" {
		s.act = "lov"
	}
	return s
}

// inverted reads 'nr. 3 og 4 i § 19, stk. 1': the parts before the section.
func inverted(t string, s *section) {
	if len(s.parts) != 1 {
		return
	}
	from := max(0, s.start-36)
	for _, joint := range []string{" i ", " af "} {
		if !strings.HasSuffix(t[from:s.start], joint) {
			continue
		}
		end := s.start - len(joint)
		w := lower(t[from:end])
		at, label := strings.LastIndex(w, "nr."), ", nr. "
		if k := strings.LastIndex(w, "stk."); k > at {
			at, label = k, ", stk. "
		}
		if at < 0 || strings.Contains(s.parts[0], label) {
			return
		}
		c := cursor{t: t, i: from + at}
		ns, ok := c.part(strings.Trim(label, ", ."))
		if !ok || c.i != end {
			return
		}
		base := s.parts[0]
		s.parts = nil
		for _, n := range ns {
			s.parts = append(s.parts, base+label+itoa(n))
		}
		s.start = from + at
		return
	}
}

// chapters reads 'LAB kap. 12 a' and 'kapitel 12 a i beskæftigelsesindsatsloven'.
func chapters(t string) []section {
	var out []section
	for i := 0; ; {
		k := indexChapter(t, i)
		if k < 0 {
			return out
		}
		c := cursor{t: t, i: k}
		for isLetter(t, c.i) {
			c.i++
		}
		i = c.i
		c.has(".")
		c.spaces()
		n, ok := c.sectionNumber()
		if !ok {
			continue
		}
		s := section{start: k, end: c.i, first: "kap. " + n, parts: []string{"kap. " + n}, chapter: true}
		if save := c.i; c.separator() == '&' { // 'kap. 18 og 19'
			if m, ok := c.sectionNumber(); ok && !c.stopsList(0, '&') {
				s.parts, s.end = append(s.parts, "kap. "+m), c.i
			} else {
				c.i = save
			}
		}
		s = named(t, s)
		if s.named {
			out = append(out, s)
		}
	}
}

func indexChapter(t string, i int) int {
	for i < len(t) {
		k := strings.Index(t[i:], "ap")
		if k < 0 {
			return -1
		}
		k += i - 1
		i = k + 3
		if k < 0 || t[k]|0x20 != 'k' || isLetter(t, k-1) {
			continue
		}
		for _, w := range []string{"kap.", "kap ", "kapitel ", "kapitlet ", "kapitlerne "} {
			if strings.HasPrefix(lower(t[k:min(len(t), k+12)]), w) {
				return k
			}
		}
	}
	return -1
}

// unsigned reads references whose § is missing or misread: 'SEL 85',
// 'pensionslovens S 19, stk. 1', 'paragraf 19'.
func unsigned(t string) []section {
	var out []section
	for _, f := range load().forms {
		if !f.short || len(f.text) != 3 {
			continue
		}
		for i := 0; ; {
			k := strings.Index(t[i:], f.text+" ")
			if k < 0 {
				break
			}
			start := i + k
			i = start + 4
			if letterBefore(t, start) {
				continue
			}
			c := cursor{t: t, i: i}
			misread(&c)
			ref, ok := c.referenceFrom(section{start: start})
			if ok && load().known[f.act+" "+ref.first] {
				ref.act, ref.named, ref.rule = f.act, true, "lov uden §"
				out = append(out, ref)
			}
		}
	}
	for _, w := range []string{"ovens S ", "ovens 8 ", "aragraf ", "ovens $ "} {
		for i := 0; ; {
			k := strings.Index(t[i:], w)
			if k < 0 {
				break
			}
			at := i + k
			i = at + len(w)
			c := cursor{t: t, i: i}
			ref, ok := c.referenceFrom(section{start: at + 6})
			if w == "aragraf " {
				ref.start = at - 1
			}
			if !ok {
				continue
			}
			ref = named(t, ref)
			if ref.named || w == "aragraf " {
				ref.rule = "§ fejllæst"
				out = append(out, ref)
			}
		}
	}
	return out
}

// misread skips an S, 8 or $ that OCR made of §.
func misread(c *cursor) {
	for _, w := range []string{"S ", "8 ", "$ ", "5 "} {
		if strings.HasPrefix(c.t[c.i:], w) && c.i+2 < len(c.t) && c.t[c.i+2] >= '0' && c.t[c.i+2] <= '9' {
			c.i += 2
			return
		}
	}
}

// withElliptic adds 'efter stk. 2' and 'efter nr. 2', which lean on the last
// section of the same paragraph.
func withElliptic(t string, secs []section) []section {
	var extra []section
	for _, w := range []string{"stk. ", "nr. "} {
		for i := 0; len(secs) > 0; {
			k := strings.Index(t[i:], w)
			if k < 0 {
				break
			}
			at := i + k
			i = at + len(w)
			if isLetter(t, at-1) || !leans(t, at) {
				continue
			}
			p := lastBefore(secs, at)
			if p < 0 || at-secs[p].end > 500 || strings.Contains(t[secs[p].end:at], "\n\n") || secs[p].chapter {
				continue
			}
			base := secs[p].parts[len(secs[p].parts)-1]
			c := cursor{t: t, i: at}
			var tails []string
			if w == "stk. " {
				base = cutPart(base, ", stk. ")
				tails = c.tail()
			} else if strings.Contains(base, ", nr. ") {
				base = cutPart(base, ", nr. ")
				if ns, ok := c.part("nr"); ok {
					for _, n := range ns {
						if n <= 20 {
							tails = append(tails, ", nr. "+itoa(n))
						}
					}
				}
			}
			if len(tails) == 0 {
				continue
			}
			extra = append(extra, section{start: at, end: c.i, act: secs[p].act, named: false, first: secs[p].first, parts: appendParts(nil, base, tails), rule: "henvisning"})
		}
	}
	if len(extra) == 0 {
		return secs
	}
	secs = append(secs, extra...)
	sort.SliceStable(secs, func(a, b int) bool { return secs[a].start < secs[b].start })
	return secs
}

// leans reports whether 'efter', 'jf.' or the like stands before at, so that a
// lone 'stk. 2' refers back.
func leans(t string, at int) bool {
	s := strings.TrimRight(t[max(0, at-14):at], " (")
	for _, w := range []string{"efter", "jf.", "jf", "af", "opfylder", "i"} {
		if strings.HasSuffix(s, " "+w) || s == w || strings.HasSuffix(s, "("+w) {
			return true
		}
	}
	return false
}

func cutPart(s, p string) string {
	if k := strings.Index(s, p); k >= 0 {
		return s[:k]
	}
	return s
}

func lastBefore(secs []section, at int) int {
	return sort.Search(len(secs), func(i int) bool { return secs[i].end > at }) - 1
}
