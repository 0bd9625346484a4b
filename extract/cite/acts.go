package cite

import (
	"strings"
	"sync"

	"oplyst/extract/lexicon"
)

// form is one way to name an act. Long forms are lower case and also match with
// a genitive s; short ones are case-sensitive.
type form struct {
	text  string
	act   string
	short bool
}

// bareRow tells which act a section number means without an act's name.
type bareRow struct {
	act      string
	sections map[string]bool
	cues     []string
	rule     string
}

type tables struct {
	forms     []form
	byTail    map[string][]form // forms by the last three bytes of their text
	bare      []bareRow
	known     map[string]bool // section sets by act: act + " " + section
	decisions map[string]bool // numbers of decisions of this field
}

// load reads acts.tsv and bare_sections.tsv once.
var load = sync.OnceValue(func() *tables {
	t := &tables{byTail: map[string][]form{}, known: map[string]bool{}, decisions: map[string]bool{}}
	for _, r := range lexicon.MustLoad("acts.tsv", "act", "names", "short").Rows {
		for _, n := range r.List("names") {
			t.forms = append(t.forms, form{text: n, act: r.Get("act")})
		}
		for _, n := range r.List("short") {
			t.forms = append(t.forms, form{text: n, act: r.Get("act"), short: true})
		}
	}
	for _, f := range t.forms {
		t.byTail[tail(f.text)] = append(t.byTail[tail(f.text)], f)
	}
	for _, r := range lexicon.MustLoad("bare_sections.tsv", "act", "sections", "cues").Rows {
		b := bareRow{act: r.Get("act"), sections: map[string]bool{}, cues: r.List("cues"), rule: "bare_sections.tsv"}
		for _, s := range r.List("sections") {
			b.sections[s] = true
			t.known[b.act+" "+s] = true
		}
		t.bare = append(t.bare, b)
	}
	for _, r := range lexicon.MustLoad("decisions.tsv", "nr").Rows {
		t.decisions[r.Get("nr")] = true
	}
	return t
})

// endings that a name of an act may carry: serviceloven, servicelovens, LAB's.
var endings = []string{"", "s", "'s", "’s"}

// actBefore returns the act whose name ends at byte e of t (which may be
// followed by commas, 'jf.', a reference to its consolidation and the like).
func actBefore(t string, e int) (act string, start int) {
	s := max(0, e-140)
	if k := strings.LastIndexAny(t[s:e], "\n\t"); k >= 0 {
		s += k + 1
	}
	w := cutConsolidation(trimJoin(t[s:e]))
	low := lower(w)
	for _, end := range endings {
		if !strings.HasSuffix(low, end) {
			continue
		}
		k := len(low) - len(end)
		for _, f := range load().byTail[tail(low[:k])] {
			src := low
			if f.short {
				src = w
			}
			if strings.HasSuffix(src[:k], f.text) && !letterBefore(src, k-len(f.text)) {
				return f.act, s + k - len(f.text)
			}
		}
	}
	if strings.HasSuffix(low, "lovens") && !letterBefore(low, len(low)-6) || strings.HasSuffix(low, "samme lov") {
		return "lov", s + len(w)
	}
	for _, u := range unknownTails {
		if strings.HasSuffix(low, u) {
			return unknownAct, s + len(w)
		}
	}
	return "", e
}

// unknownAct marks a section of an act that acts.tsv does not hold; it is no
// citation, and must not be taken for a section of the pension act.
const unknownAct = "?"

// unknownTails end the names of other acts and orders before a section.
var unknownTails = []string{"lovens", "loven", "bekendtgørelsens", "bekendtgørelsen", "vejledningens", "forordningens", "overenskomstens", "aftalens", "cirkulærets", "kontraktens", "vedtægternes"}

// tail is the key of byTail: the last three bytes, folded.
func tail(s string) string { return lower(s[max(0, len(s)-3):]) }

// lower folds case without changing lengths.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		} else if i > 0 && b[i-1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97 {
			b[i] = c + 0x20
		}
	}
	return string(b)
}

func letterBefore(s string, i int) bool {
	return i > 0 && (s[i-1]|0x20 >= 'a' && s[i-1]|0x20 <= 'z' || s[i-1] >= 0x80 || s[i-1] == '-')
}

// trimJoin cuts what may stand between an act and its section sign.
func trimJoin(w string) string {
	for {
		n := len(w)
		w = strings.TrimRight(w, " ,:(")
		for _, j := range []string{" jf.", " jfr.", " jf", " efter", " i henhold til", " særligt", " især", " herunder", " nu", ")"} {
			if j == ")" {
				if k := strings.LastIndexByte(w, '('); strings.HasSuffix(w, ")") && k > 0 && isShort(w[k+1:len(w)-1]) {
					w = w[k+1 : len(w)-1]
				} else if strings.HasSuffix(w, ")") && k > 0 && consolidation(lower(w[k:])) {
					w = w[:k]
				}
				continue
			}
			w = strings.TrimSuffix(w, j)
		}
		if len(w) == n {
			return w
		}
	}
}

func isShort(w string) bool {
	for _, f := range load().forms {
		if f.short && f.text == w {
			return true
		}
	}
	return false
}

func consolidation(low string) bool {
	for _, w := range []string{"lovbekendtgørelse", "lovbek.", "lbk", "lov nr", "lovbkg"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// cutConsolidation drops a trailing ', jf. lovbekendtgørelse nr. 603 af 12. maj 2025'.
func cutConsolidation(w string) string {
	low := lower(w)
	for _, c := range []string{"lovbekendtgørelse", "lovbek.", "lbk"} {
		k := strings.LastIndex(low, c)
		if k <= 0 || len(w)-k > 80 {
			continue
		}
		if tail := low[k+len(c):]; strings.ContainsAny(tail, "0123456789") && !strings.Contains(tail, "§") {
			return trimJoin(w[:k])
		}
	}
	return w
}

// actAfter returns the act named right behind a section: '§ 68 a i LAB',
// '§ 85 i serviceloven', '§ 107 SEL', '§ 17, stk. 2, i lov om social pension'.
func actAfter(t string, e int) (act string, end int) {
	k := e
	for k < len(t) && (t[k] == ' ' || t[k] == ',' || t[k] == '(') {
		k++
	}
	for _, p := range []string{"i den daværende ", "i den dagældende ", "i den gældende ", "i den tidligere ", "i henhold til ", "i ", "efter ", "jf. ", "fra ", "af "} {
		if strings.HasPrefix(t[k:], p) {
			k += len(p)
			break
		}
	}
	if k == e {
		return "", e
	}
	w := t[k:min(len(t), k+100)]
	low := lower(w)
	for _, f := range load().forms {
		src := low
		if f.short {
			src = w
		}
		if !strings.HasPrefix(src, f.text) {
			continue
		}
		n := len(f.text)
		if strings.HasPrefix(low[n:], "s ") { // 'i serviceloven § 85' of the next citation keeps its own
			continue
		}
		if n < len(low) && (low[n]|0x20 >= 'a' && low[n]|0x20 <= 'z' || low[n] >= 0xC3) {
			continue
		}
		if rest := strings.TrimLeft(low[n:], " ,"); strings.HasPrefix(rest, "§") {
			return "", e
		}
		return f.act, k + n
	}
	if strings.HasPrefix(low, "loven") && !strings.HasPrefix(low, "lovens") {
		return "lov", k + 5
	}
	if strings.HasPrefix(t[k-2:], "i ") {
		n := 0
		for n < len(low) && isLetter(low, n) || n > 0 && n < len(low) && low[n] >= 0x80 {
			n++
		}
		for _, u := range []string{"loven", "bekendtgørelsen", "vejledningen", "forordningen", "overenskomsten", "aftalen", "kontrakten", "lejekontrakten", "vedtægterne"} {
			if strings.HasSuffix(low[:n], u) {
				return unknownAct, e
			}
		}
	}
	return "", e
}
