package match

import "math/bits"

// maxDicts is how many dictionaries a Library may hold.
const maxDicts = 16

// Library reads several dictionaries in one pass over a text: a word is looked
// up once for all of them. It is read only and safe for concurrent use.
type Library struct {
	dicts []*Dict
	memo  *Memo[shelf]
}

// shelf is what the dictionaries of a library know of a word form.
type shelf struct {
	opens uint32  // dictionaries in which a term can begin with the word
	looks []*look // by dictionary
}

// noLook is what a dictionary knows of words that no term of it has. Read only.
var noLook = &look{key: none, form: none, root: none, formRoot: none, fixed: none}

// NewLibrary makes a library of dictionaries, to which nothing is added
// afterwards. A dictionary belongs to one library only.
func NewLibrary(dicts ...*Dict) *Library {
	l := &Library{dicts: dicts, memo: &Memo[shelf]{}}
	if len(dicts) > maxDicts {
		panic("match: too many dictionaries in a library")
	}
	for k, d := range dicts {
		d.made.Do(d.prepare)
		d.library, d.place, d.looks = l, k, nil
	}
	return l
}

// shelf returns what the library knows of a word.
func (l *Library) shelf(w *Word) *shelf {
	if s := l.memo.Get(w); s != nil {
		return s
	}
	s, known := shelf{looks: make([]*look, len(l.dicts))}, len(l.dicts) == 0
	for k, d := range l.dicts {
		s.looks[k] = noLook
		if own := d.inspect(w); own.known() {
			s.looks[k] = &own
		}
		if s.looks[k].opens {
			s.opens |= 1 << k
		}
		known = known || s.looks[k] != noLook
	}
	if !known {
		keys := l.dicts[0].a.noisy(w)
		for k, d := range l.dicts {
			if noisy := d.guess(keys); noisy != nil {
				s.looks[k] = noisy
				if noisy.opens {
					s.opens |= 1 << k
				}
			}
		}
	}
	return l.memo.Put(w, s)
}

// known reports whether some term has the word or a part of it.
func (l *look) known() bool { return l.opens || l.key != none || l.form != none || l.hasPart() }

// hasPart reports whether a part of the word is a word of some term.
func (l *look) hasPart() bool {
	for i := range l.parts {
		if l.parts[i].key != none {
			return true
		}
	}
	return false
}

// Read finds the terms of every dictionary in a text. The next Find of each
// dictionary in the text takes up what was found.
func (l *Library) Read(t *Text) {
	var fs [maxDicts]finder
	if len(t.kept) != len(l.dicts) {
		t.kept, t.found = make([][]Hit, len(l.dicts)), make([][]Hit, len(l.dicts))
	}
	for k, d := range l.dicts {
		fs[k] = finder{d: d, t: t, hits: t.kept[k][:0]}
	}
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind == PunctToken {
			continue
		}
		s := l.shelf(tok.Word)
		for open := s.opens; open != 0; open &= open - 1 {
			k := bits.TrailingZeros32(open)
			fs[k].begin(s.looks[k], i, i)
			if tok.Head != nil {
				fs[k].borrow(tok, i)
			}
		}
		if tok.Head == nil {
			continue
		}
		for open := l.shelf(tok.Head).opens &^ s.opens; open != 0; open &= open - 1 {
			fs[bits.TrailingZeros32(open)].borrow(tok, i)
		}
	}
	for k := range l.dicts {
		if t.kept[k] = fs[k].hits; t.kept[k] == nil {
			t.kept[k] = []Hit{}
		}
		t.found[k] = t.kept[k]
	}
	t.foundBy = l
}
