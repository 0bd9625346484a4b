package cite

import (
	"strconv"
	"strings"
	"sync"

	"oplyst/extract/lexicon"
)

// Resolved is where a provision stands on a later date.
type Resolved struct {
	Values   []string // today's numbers, the closest first; nil if repealed without a successor
	From     string   // the day the new number began, YYYY-MM-DD
	Topic    string   // Danish: what the provision is about
	Repealed bool     // true if nothing took its place
}

// renumbered is one row of numbering.tsv, ranges written out.
type renumbered struct {
	law, ref, from, to, topic string
	next                      []string
	nextFrom                  string
}

var numbering = sync.OnceValue(func() map[string][]renumbered {
	out := map[string][]renumbered{}
	for _, r := range lexicon.MustLoad("numbering.tsv", "law", "ref", "valid_from", "valid_to", "successor_law", "successor_ref", "successor_from").Rows {
		refs := expand(r.Get("ref"))
		next := successors(r.Get("successor_law"), r.Get("successor_ref"))
		for n, ref := range refs {
			row := renumbered{law: r.Get("law"), ref: ref, from: r.Get("valid_from"), to: r.Get("valid_to"), topic: r.Get("topic_da"), next: next, nextFrom: r.Get("successor_from")}
			if len(refs) > 1 && len(next) == len(refs) {
				row.next = next[n : n+1]
			}
			key := row.law + " " + section1(ref)
			out[key] = append(out[key], row)
		}
	}
	return out
})

// section1 is the section or chapter a reference begins with: "§ 68 a".
func section1(ref string) string {
	if k := strings.IndexByte(ref, ','); k >= 0 {
		return ref[:k]
	}
	return ref
}

// expand writes a range at the end of a reference out: "§ 20, stk. 1-3" and
// "§§ 17-19".
func expand(ref string) []string {
	double := strings.HasPrefix(ref, "§§ ")
	if double {
		ref = "§ " + ref[len("§§ "):]
	}
	k := strings.LastIndexByte(ref, '-')
	if k < 0 {
		return []string{ref}
	}
	a := k
	for a > 0 && ref[a-1] >= '0' && ref[a-1] <= '9' {
		a--
	}
	from, err1 := strconv.Atoi(ref[a:k])
	to, err2 := strconv.Atoi(ref[k+1:])
	if err1 != nil || err2 != nil || to <= from || to-from > 20 {
		return []string{ref}
	}
	var out []string
	for v := from; v <= to; v++ {
		out = append(out, ref[:a]+strconv.Itoa(v))
	}
	return out
}

// successors reads "§ 40, stk. 2; § 43" with remarks in brackets left out.
func successors(law, refs string) []string {
	if law == "" {
		return nil
	}
	for {
		a := strings.IndexByte(refs, '(')
		if a < 0 {
			break
		}
		b := strings.IndexByte(refs[a:], ')')
		if b < 0 {
			refs = refs[:a]
			break
		}
		refs = refs[:a] + refs[a+b+1:]
	}
	var out []string
	for _, r := range strings.Split(refs, ";") {
		r = strings.TrimSpace(r)
		if k := strings.Index(r, " og "); k > 0 { // 'stk. 1 og 3'
			if v := r[k+len(" og "):]; v != "" && v[0] >= '0' && v[0] <= '9' {
				p := strings.LastIndexByte(r[:k], ' ')
				out = append(out, law+" "+r[:k], law+" "+r[:p+1]+v)
				continue
			}
			r = r[:k]
		}
		for _, e := range expand(r) {
			if strings.HasPrefix(e, "§") || strings.HasPrefix(e, "kap.") {
				out = append(out, law+" "+e)
			}
		}
	}
	return out
}

// Resolve follows a citation ("LAB § 68 a, stk. 2") written on the day cited to
// its number on the day asOf (both YYYY-MM-DD). ok is false if the number is
// still the same, or if the table does not know it. With cited "" the citation
// is taken to mean what stood under that number when it last changed before
// asOf, but only if the number means nothing on asOf.
func Resolve(value, cited, asOf string) (res Resolved, ok bool) {
	cur := value
	at := cited
	for range 6 {
		row, found := lookup(cur, at, asOf)
		if !found || row.to == "" || row.to >= asOf {
			break
		}
		ok = true
		res.Topic = row.topic
		if len(row.next) == 0 {
			return Resolved{Topic: row.topic, Repealed: true}, true
		}
		if row.nextFrom > asOf {
			break
		}
		res.Values, res.From = row.next, row.nextFrom
		cur, at = row.next[0], row.nextFrom
	}
	if ok && len(res.Values) == 1 && res.Values[0] == value {
		return Resolved{}, false
	}
	return res, ok && len(res.Values) > 0
}

// lookup finds the row of a citation in force on a day: the same reference, a
// wider one, or for a whole section its first part.
func lookup(value, at, asOf string) (renumbered, bool) {
	k := strings.Index(value, "§")
	if k < 0 {
		k = strings.Index(value, "kap.")
	}
	if k < 1 {
		return renumbered{}, false
	}
	law, ref := value[:k-1], value[k:]
	rows := numbering()[law+" "+section1(ref)]
	if at == "" { // no date: only if nothing stands under the number on asOf
		for _, r := range rows {
			if fits(r, ref) > 0 && r.from <= asOf && (r.to == "" || r.to >= asOf) {
				return renumbered{}, false
			}
		}
		for _, r := range rows {
			if fits(r, ref) > 0 && r.to > at {
				at = r.to
			}
		}
	}
	best, score := renumbered{}, 0
	for _, r := range rows {
		if r.from > at || r.to != "" && r.to < at {
			continue
		}
		if s := fits(r, ref); s > score {
			best, score = r, s
		}
	}
	if score == 1 { // only the section is cited: answer with sections
		next := make([]string, 0, len(best.next))
		for _, n := range best.next {
			p := strings.IndexByte(n, ',')
			if p < 0 {
				p = len(n)
			}
			next = append(next, n[:p])
		}
		best.next = next
	}
	return best, score > 0
}

// fits tells how well a row covers a reference: 3 the same, 2 the row is wider,
// 1 the row is a part of it.
func fits(r renumbered, ref string) int {
	switch {
	case r.ref == ref:
		return 3
	case strings.HasPrefix(ref, r.ref+","):
		return 2
	case strings.HasPrefix(r.ref, ref+","):
		return 1
	}
	return 0
}
