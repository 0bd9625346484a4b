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
// token. Hits may overlap; see Longest. The slice belongs to the caller.
func (d *Dict) Find(t *Text) []Hit {
	d.made.Do(func() { d.prepare(); d.looks = &Memo[look]{} })
	if d.library != nil && t.foundBy == d.library && t.found[d.place] != nil {
		hits := t.found[d.place]
		t.found[d.place] = nil
		return hits
	}
	f := finder{d: d, t: t}
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind == PunctToken {
			continue
		}
		if l := d.look(tok.Word); l.opens {
			f.begin(l, i, i)
		}
		if tok.Head != nil {
			f.borrow(tok, i)
		}
	}
	return f.hits
}

// borrow begins with the word that token i makes with the head it borrows.
func (f *finder) borrow(tok *Token, i int) {
	if l := f.d.look(tok.Head); l.opens {
		f.lent = int(tok.HeadAt) > i+2
		f.begin(l, i, int(tok.HeadAt))
		f.lent = false
	}
}

// begin walks from the root with the word that opens at token i and that token
// last ends.
func (f *finder) begin(l *look, i, last int) {
	f.at, f.work = i, maxWork-1
	switch {
	case l.root != none:
		f.reach(l.root, last, 0, Stemmed)
	case l.fixed != none:
		f.reach(l.fixed, last, 0, Fuzzy)
	}
	if l.formRoot != none {
		f.reach(l.formRoot, last, 0, Exact)
	}
	for from := range l.parts {
		f.parts(l.parts[from].root, last, 0, l.parts[from:], from > 0)
	}
}

// step tries to consume a further word, which token last ends, from a state.
func (f *finder) step(state int32, last, gap int, kind HitKind, w *Word) {
	if f.work--; f.work < 0 {
		return
	}
	l := f.d.look(w)
	if s := f.d.walk.next(state, l.key); s != none {
		if l.doubt {
			kind = Fuzzy
		}
		f.reach(s, last, gap, max(kind, Stemmed))
	}
	if s := f.d.forward.next(state, l.form); s != none {
		f.reach(s, last, gap, kind)
	}
	if len(l.parts) > 0 {
		f.parts(f.d.walk.next(state, l.parts[0].key), last, gap, l.parts, false)
	}
}

// parts follows the parts of a compound from the state that the first of them
// leads to, and reports terms that end before light heads. front says that
// other parts of the word stand before.
func (f *finder) parts(s int32, last, gap int, parts []partLook, front bool) {
	for k := 0; s != none; {
		if k == len(parts)-1 {
			f.reachPart(s, last, gap, front)
			return
		}
		if lightTail(parts[k+1:]) {
			f.end(s, last, gap, Compound, front, true)
		}
		k++
		s = f.d.walk.next(s, parts[k].key)
	}
}

// lightTail reports whether all parts are light heads.
func lightTail(parts []partLook) bool {
	for _, p := range parts {
		if !p.light {
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
			if tok.Word.marks&isPass != 0 || tok.Glued && tok.Word.Norm == "." && len(t.Tokens[j-1].Word.Norm) == 1 {
				continue // 'c. mammae'
			}
			return
		}
		f.step(s, j, gap+skipped, kind, tok.Word)
		if tok.Head != nil {
			f.step(s, int(tok.HeadAt), gap+skipped, kind, tok.Head)
		}
		if gap+skipped == maxGap || tok.Word.marks&isBarrier != 0 {
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
