package match

// maxGap is how many words may stand between two words of a term.
const maxGap = 2

// finder walks one text along the states of a dictionary.
type finder struct {
	d    *Dict
	t    *Text
	hits []Hit
	at   int  // token the walk began at
	work int  // steps left for this beginning
	lent bool // the first word borrows its head
}

// maxWork bounds the steps from one token.
const maxWork = 200

// Find returns the hits of all terms in the text, in order of their first
// token. Hits may overlap; see Longest.
func (d *Dict) Find(t *Text) []Hit {
	f := finder{d: d, t: t}
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind == PunctToken {
			continue
		}
		f.at = i
		if d.opens(tok.Word) {
			f.work = maxWork
			f.step(0, i, i, 0, Exact, tok.Word)
		}
		if tok.Head != nil && d.opens(tok.Head) {
			f.work, f.lent = maxWork, int(tok.HeadAt) > i+2
			f.step(0, i, int(tok.HeadAt), 0, Exact, tok.Head)
			f.lent = false
		}
	}
	return f.hits
}

// next follows a key from a state.
func (d *Dict) next(state int32, key string) (int32, bool) {
	if state == 0 {
		s, ok := d.roots[key]
		return s, ok
	}
	s, ok := d.edges[edge{state, key}]
	return s, ok
}

// step tries to consume the word w, which token last ends, from a state.
func (f *finder) step(state int32, i, last, gap int, kind HitKind, w *Word) {
	if f.work--; f.work < 0 {
		return
	}
	d := f.d
	if s, ok := d.next(state, w.Key); ok {
		f.reach(s, last, gap, max(kind, Stemmed))
	} else if state == 0 && len(w.Norm) >= typoLetters && (len(w.Parts) == 0 || w.guessed) {
		if key := d.correct(w); key != "" {
			if s, ok := d.next(state, key); ok {
				f.reach(s, last, gap, Fuzzy)
			}
		}
	}
	if d.forms > 0 {
		if s, ok := d.literal[edge{state, w.Norm}]; ok {
			f.reach(s, last, gap, kind)
		}
	}
	if len(w.Parts) > 0 {
		f.parts(state, last, gap, w)
	}
}

// parts follows the parts of a compound, and reports terms that end before
// light heads.
func (f *finder) parts(state int32, last, gap int, w *Word) {
	for from := 0; from < len(w.Parts); from++ {
		s := state
		for k := from; k < len(w.Parts); k++ {
			next, ok := f.d.next(s, w.Parts[k].Key)
			if !ok {
				break
			}
			s = next
			if k == len(w.Parts)-1 {
				f.reachPart(s, last, gap, from > 0)
			} else if lightTail(w.Parts[k+1:]) {
				f.end(s, last, gap, Compound, from > 0, true)
			}
		}
		if state != 0 {
			return
		}
	}
}

// lightTail reports whether all parts are light heads.
func lightTail(parts []Part) bool {
	for _, p := range parts {
		if !p.Light {
			return false
		}
	}
	return true
}

// reachPart reports a term that ends with a compound, and goes on.
func (f *finder) reachPart(s int32, last, gap int, front bool) {
	f.end(s, last, gap, Compound, front, false)
	if !front && f.d.more[s] {
		f.follow(s, last, gap, Compound)
	}
}

// reach reports the terms that end in a state and goes on to further words.
func (f *finder) reach(s int32, last, gap int, kind HitKind) {
	f.end(s, last, gap, kind, false, false)
	if f.d.more[s] {
		f.follow(s, last, gap, kind)
	}
}

// follow goes on from a state with the next words of the sentence, over
// hyphens and up to maxGap inserted words.
func (f *finder) follow(s int32, last, gap int, kind HitKind) {
	t := f.t
	sent := t.Tokens[f.at].Sent
	skipped := 0
	for j := last + 1; j < len(t.Tokens) && t.Tokens[j].Sent == sent; j++ {
		tok := &t.Tokens[j]
		if tok.Kind == PunctToken {
			if isHyphen(tok.Word.Norm) || tok.Word.Norm == "/" || tok.Word.Norm == "'" || tok.Word.Norm == "’" {
				continue
			}
			return
		}
		f.step(s, j, j, gap+skipped, kind, tok.Word)
		if tok.Head != nil {
			f.step(s, j, int(tok.HeadAt), gap+skipped, kind, tok.Head)
		}
		if gap+skipped == maxGap || barrier[tok.Word.Norm] {
			return
		}
		skipped++
	}
}

// barrier words end a term: no gap reaches over them. Read only.
var barrier = set(`og eller samt men ikke ingen uden u. hverken dog at som der hvis er var har havde blev bliver for efter til mod ved fra
kan skal vil mens fordi idet hvor heller da når så`)

// end reports the terms of a state. front says that parts stand before the
// term in its first word, tail that light heads stand behind it.
func (f *finder) end(s int32, last, gap int, kind HitKind, front, tail bool) {
	for _, n := range f.d.ends[s] {
		e := &f.d.terms[n]
		switch {
		case front && !e.opt.Hypernym, tail && e.opt.NoCompound, gap > 0 && e.opt.NoGap:
			continue
		case kind == Fuzzy && e.opt.NoFuzzy:
			continue
		case e.cased != nil && !f.cased(e, last):
			continue
		}
		k := kind
		if k == Stemmed && f.same(e, last) {
			k = Exact
		}
		h := Hit{First: f.at, Last: last, ID: e.id, Term: int(n), Kind: k, Gap: gap, Suspended: f.lent}
		h.Start, h.End = f.t.Tokens[f.at].Start, f.t.Tokens[last].End
		if !f.has(h) {
			f.hits = append(f.hits, h)
		}
	}
}

// has reports whether the hit is already there, and keeps the better kind.
func (f *finder) has(h Hit) bool {
	for i := len(f.hits) - 1; i >= 0 && f.hits[i].First == h.First; i-- {
		if o := &f.hits[i]; o.Last == h.Last && o.Term == h.Term {
			o.Kind, o.Gap = min(o.Kind, h.Kind), min(o.Gap, h.Gap)
			return true
		}
	}
	return false
}

// cased reports whether the tokens from the beginning to last are written as
// the term is.
func (f *finder) cased(e *term, last int) bool {
	k := 0
	for i := f.at; i <= last; i++ {
		if tok := &f.t.Tokens[i]; tok.Kind != PunctToken {
			if k >= len(e.cased) || tok.Word.Surface != e.cased[k] {
				return false
			}
			k++
		}
	}
	return k == len(e.cased)
}

// same reports whether the tokens have the term's own lower-case forms.
func (f *finder) same(e *term, last int) bool {
	k := 0
	for i := f.at; i <= last; i++ {
		if tok := &f.t.Tokens[i]; tok.Kind != PunctToken {
			if k >= len(e.norms) || tok.Word.Norm != e.norms[k] {
				return false
			}
			k++
		}
	}
	return k == len(e.norms)
}

// String names a kind of hit.
func (k HitKind) String() string {
	return [...]string{"exact", "stem", "compound", "fuzzy"}[k]
}
