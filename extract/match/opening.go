package match

// look is what a dictionary knows of a word form.
type look struct {
	key      int32 // symbol of its key, or none
	form     int32 // symbol of its lower-case form among the literal ones, or none
	root     int32 // state its key leads to from the root, or none
	formRoot int32 // state its form leads to from the root, or none
	fixed    int32 // state the corrected key leads to from the root, or none
	opens    bool  // a term can begin with the word or one of its parts
	parts    []partLook
	doubt    bool // text recognition may have misread it: a hit is Fuzzy
}

// partLook is what a dictionary knows of one part of a compound.
type partLook struct {
	key   int32
	root  int32
	light bool
}

// look returns what the dictionary knows of a word.
func (d *Dict) look(w *Word) *look {
	if d.library != nil {
		return d.library.shelf(w).looks[d.place]
	}
	if l := d.looks.Get(w); l != nil {
		return l
	}
	l := d.inspect(w)
	if !l.known() {
		if noisy := d.guess(d.a.noisy(w)); noisy != nil {
			l = *noisy
		}
	}
	return d.looks.Put(w, l)
}

// guess returns a look by the first of the keys that a term has, nil if none has.
func (d *Dict) guess(keys []string) *look {
	for _, key := range keys {
		if n := d.walk.symbol(key); n != none {
			root := d.walk.start(n)
			return &look{key: n, form: none, root: none, formRoot: none, fixed: root, opens: root != none, doubt: true}
		}
	}
	return nil
}

// inspect computes what look remembers.
func (d *Dict) inspect(w *Word) look {
	l := look{key: d.walk.symbol(w.Key), form: none, formRoot: none, fixed: none}
	l.root = d.walk.start(l.key)
	if d.forms > 0 {
		l.form = d.forward.symbol(w.Norm)
		l.formRoot = d.forward.start(l.form)
	}
	l.opens = l.root != none || l.formRoot != none
	for _, p := range w.Parts {
		key := d.walk.symbol(p.Key)
		part := partLook{key: key, root: d.walk.start(key), light: p.Light}
		l.parts = append(l.parts, part)
		l.opens = l.opens || part.root != none
	}
	if l.root == none && len(w.Norm) >= typoLetters && (len(w.Parts) == 0 || w.guessed) {
		if key := d.correct(w); key != "" {
			l.fixed = d.walk.start(d.walk.symbol(key))
			l.opens = true
		}
	}
	return l
}
