package anonym

import "strings"

// names finds the words that stand for somebody, joined where they stand
// together: 'Jens Rahbek Lau' is one person. What lies in an edit of taken,
// which is sorted, is not looked at.
func (r *Replacer) names(text string, taken []edit) []edit {
	var out []edit
	ts := free(tokens(text), taken)
	for k := 0; k < len(ts); k++ {
		e, ok := r.hit(text, ts, k)
		if !ok {
			continue
		}
		j := k + 1
		for j < len(ts) && r.joined(text, ts, j) {
			j++
		}
		out = append(out, edit{ts[k].start, ts[j-1].end, r.with(text, ts[k:j], e)})
		k = j - 1
	}
	return out
}

// free leaves out the tokens that lie in an edit.
func free(ts []token, taken []edit) []token {
	if len(taken) == 0 {
		return ts
	}
	kept, k := ts[:0], 0
	for _, t := range ts {
		for k < len(taken) && taken[k].end <= t.start {
			k++
		}
		if k == len(taken) || t.end <= taken[k].start {
			kept = append(kept, t)
		}
	}
	return kept
}

// hit tells whether a token stands for somebody here. An ordinary word needs a
// capital, and a month no figures beside it.
func (r *Replacer) hit(text string, ts []token, k int) (entry, bool) {
	w := ts[k]
	e, ok := r.entry(w.low)
	switch {
	case !ok:
		return e, false
	case w.form == lower:
		return e, !e.common && w.letters > 3
	case e.common && w.form == capitals && w.letters < 3:
		return e, false
	case monthNames[w.low] && digitsBeside(text, w):
		return e, false
	}
	return e, true
}

var monthNames = set("januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug sep okt nov dec")

// joined tells whether token j goes on the name that ends before it: another
// name behind a space or hyphen, or an initial or particle with a name behind.
func (r *Replacer) joined(text string, ts []token, j int) bool {
	gap := text[ts[j-1].end:ts[j].start]
	if gap != " " && gap != "-" && !(gap == ". " && ts[j-1].letters == 1) {
		return false
	}
	if _, ok := r.hit(text, ts, j); ok {
		a, _ := r.entry(ts[j-1].low)
		b, _ := r.entry(ts[j].low)
		return ts[j].form != lower && (a.owner == b.owner || a.kind == b.kind || ts[j-1].letters == 1)
	}
	initial := ts[j].letters == 1 && ts[j].form == capital && strings.HasPrefix(text[ts[j].end:], ". ")
	particle := ts[j].low == "af" || ts[j].low == "von" || ts[j].low == "de" || ts[j].low == "van"
	if (initial || particle && ts[j].form == lower) && j+1 < len(ts) {
		_, ok := r.hit(text, ts, j+1)
		return ok && ts[j+1].form != lower
	}
	return false
}

// with gives the label of a sequence, with its genitive.
func (r *Replacer) with(text string, ts []token, first entry) string {
	owner := first.owner
	words := make([]string, len(ts))
	for i, t := range ts {
		words[i] = t.low
	}
	last := ts[len(ts)-1]
	genitive := ""
	if _, exact := r.words[last.low]; !exact && strings.HasSuffix(last.low, "s") {
		genitive = "s"
		words[len(words)-1] = strings.TrimSuffix(last.low, "s")
	}
	if o, ok := r.full[strings.Join(words, " ")]; ok && len(words) > 1 {
		owner = o
	}
	label := r.labels[owner]
	if genitive != "" {
		label += "’s"
	}
	return label
}

// Names tells how many people, places and numbers were found, for a summary.
func (r *Replacer) Names() (people, places, numbers int) {
	return r.counts["person"], r.counts["Sted "] + r.counts["Navn "], len(r.numbers)
}
