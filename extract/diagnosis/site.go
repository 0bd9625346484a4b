package diagnosis

import (
	"fmt"
	"sort"
	"strings"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// siteRow is one row of diagnosis_sites.tsv.
type siteRow struct {
	line int
	code string
	name string
}

// sites makes general disorders special by a part of the body: 'slidgigt i
// hænder og højre knæ', 'brækkede en lændehvirvel og hælen'.
type sites struct {
	rows  []siteRow
	heads *match.Dict // ids of head groups
	parts *match.Dict // ids of part groups
	meet  map[[2]int]int
	whole *match.Dict // compounds of part and head: lårbensbrud; ids are rows
}

// loadSites reads diagnosis_sites.tsv.
func loadSites() (*sites, error) {
	table, err := lexicon.Load("diagnosis_sites.tsv", "head", "site", "icd10", "name")
	if err != nil {
		return nil, err
	}
	s := &sites{heads: match.NewDict(), parts: match.NewDict(), meet: map[[2]int]int{}, whole: match.NewDict()}
	heads, parts := map[string]int{}, map[string]int{}
	for _, r := range table.Rows {
		n := len(s.rows)
		s.rows = append(s.rows, siteRow{r.Line, r.Get("icd10"), r.Get("name")})
		for _, h := range r.List("head") {
			for _, p := range r.List("site") {
				if !strings.ContainsAny(h+p, " .") {
					s.whole.Add(p+" "+h, n, match.Options{NoFuzzy: true, NoGap: true})
				}
				key := [2]int{idOf(s.heads, heads, h), idOf(s.parts, parts, p)}
				if _, ok := s.meet[key]; !ok {
					s.meet[key] = n
				}
			}
		}
	}
	return s, nil
}

// idOf returns the id of a wording, and files it on first sight.
func idOf(d *match.Dict, ids map[string]int, wording string) int {
	id, ok := ids[wording]
	if !ok {
		id = len(ids)
		ids[wording] = id
		d.Add(wording, id, match.Options{NoFuzzy: true})
	}
	return id
}

// siteReach is how many words may stand between a head and a part, or between
// two parts.
const siteReach = 4

// locate adds the special disorders of a page and removes general ones that
// they explain: those that lie within a head.
func (s *sites) locate(t *match.Text, page int, all []mention) []mention {
	all = s.compounds(t, page, all)
	heads := match.Longest(s.heads.Find(t))
	if len(heads) == 0 {
		return all
	}
	parts := s.parts.Find(t)
	sortMentions(all)
	dead := make([]bool, len(all))
	var added []mention
	p := 0
	for n, h := range heads {
		for p < len(parts) && parts[p].First <= h.Last {
			p++
		}
		made := s.join(t, page, h, before(parts[p:], heads[n+1:]))
		if len(made) == 0 {
			made = s.imaged(t, page, h, parts)
		}
		if len(made) == 0 {
			made = s.fronted(t, page, h, parts)
		}
		if len(made) == 0 {
			made = s.topic(t, page, h, parts)
		}
		if len(made) == 0 {
			continue
		}
		end := max(h.Last, made[len(made)-1].last)
		for i := sort.Search(len(all), func(i int) bool { return all[i].first >= h.First }); i < len(all) && all[i].first <= end; i++ {
			dead[i] = dead[i] || all[i].first <= h.Last || covered(all[i], made)
		}
		added = append(added, made...)
	}
	kept := all[:0]
	for i, m := range all {
		if !dead[i] {
			kept = append(kept, m)
		}
	}
	return append(kept, added...)
}

// before cuts parts at the next head, which has parts of its own, unless it
// stands close to the first: 'kræft eller svulst i lungen'.
func before(parts, next []match.Hit) []match.Hit {
	for i, p := range parts {
		if len(next) > 0 && p.First > next[0].Last && (i > 0 || p.First > next[0].First+2*siteReach) {
			return parts[:i]
		}
	}
	return parts
}

// compounds adds disorders that are one word of part and head, where no name
// covers the word.
func (s *sites) compounds(t *match.Text, page int, all []mention) []mention {
	hits := match.Longest(s.whole.Find(t))
	if len(hits) == 0 {
		return all
	}
	sortMentions(all)
	n := len(all)
	for _, h := range hits {
		i := sort.Search(n, func(i int) bool { return all[i].first > h.First })
		if h.First != h.Last && !h.Suspended || i > 0 && all[i-1].last >= h.First {
			continue
		}
		r := s.rows[h.ID]
		all = append(all, mention{page: page, first: h.First, last: h.Last, start: h.Start, end: h.End, entry: -1, term: -1, code: r.code, name: r.name,
			rule: fmt.Sprintf("diagnosis_sites.tsv:%d '%s'", r.line, s.whole.Term(h.Term))})
	}
	return all
}

// covered reports whether a mention lies within one of the made ones' parts.
func covered(m mention, made []mention) bool {
	for _, o := range made {
		if m.first == o.last && m.last == o.last {
			return true
		}
	}
	return false
}

// join makes the mentions of one head and the parts behind it.
func (s *sites) join(t *match.Text, page int, h match.Hit, parts []match.Hit) []mention {
	var out []mention
	last := h.Last
	sent := t.Tokens[h.First].Sent
	for _, p := range parts {
		if p.First <= last {
			continue
		}
		if t.Tokens[p.First].Sent != sent || !linked(t, last+1, p.First) {
			break
		}
		n, ok := s.meet[[2]int{h.ID, p.ID}]
		if !ok {
			continue
		}
		r := s.rows[n]
		m := mention{page: page, first: h.First, last: p.Last, start: h.Start, end: p.End, entry: -1, term: -1, code: r.code, name: r.name,
			rule: fmt.Sprintf("diagnosis_sites.tsv:%d '%s' + '%s'", r.line, s.heads.Term(h.Term), s.parts.Term(p.Term))}
		if len(out) > 0 && out[len(out)-1].code == m.code {
			continue
		}
		out = append(out, m)
		last = p.Last
	}
	return out
}

// linked reports whether the tokens [from, to) may stand between a head and a
// part: no verb, no further noun phrase with its own preposition, few words.
func linked(t *match.Text, from, to int) bool {
	words := 0
	for i := from; i < to; i++ {
		tok := &t.Tokens[i]
		if tok.Kind == match.PunctToken {
			if n := tok.Word.Norm; n != "," && n != "/" && n != "-" && n != "+" && !(n == "." && i > from && t.Tokens[i-1].Kind == match.NumberToken) {
				return false
			}
			continue
		}
		words++
		switch tok.Word.Norm {
		case "med", "uden", "efter", "men", "ikke", "ingen", "som", "der", "hvor", "at", "for":
			return false
		}
		if tok.Word.Finite {
			return false
		}
	}
	return words <= siteReach && to-from <= 2*siteReach
}

// course tells how a disorder runs by the start of its code: "event" passes,
// "episodic" can be over, "" lasts.
func (f *Finder) course(code string) string {
	for n := len(code); n > 0; n-- {
		if c, ok := f.courses[code[:n]]; ok {
			return c
		}
	}
	return ""
}

// loadPairs reads a table of two columns into a map.
func loadPairs(name, key, value string) (map[string]string, error) {
	table, err := lexicon.Load(name, key, value)
	if err != nil {
		return nil, err
	}
	m := map[string]string{}
	for _, r := range table.Rows {
		m[strings.TrimSpace(r.Get(key))] = r.Get(value)
	}
	return m, nil
}
