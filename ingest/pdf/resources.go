package pdf

import (
	ledongthuc "github.com/ledongthuc/pdf"
)

// resources gives the fonts and objects that a content stream names. Pages
// that share their resources share one of these.
type resources struct {
	key   string // how the library prints the dictionary; its identity
	dict  value
	fonts map[string]*font
	refs  map[string]string // font name → reference
}

// resources returns the resources of a dictionary, nil for anything else.
func (d *document) resources(dict value) *resources {
	if dict.Kind() != ledongthuc.Dict {
		return nil
	}
	key := dict.String()
	if r, ok := d.shared[key]; ok {
		return r
	}
	r := &resources{key: key, dict: dict, fonts: map[string]*font{}}
	d.shared[key] = r
	return r
}

// font returns the font of that name; a font that maps nothing if there is
// none.
func (r *resources) font(doc *document, name []byte) *font {
	if r == nil {
		return nil
	}
	if f, ok := r.fonts[string(name)]; ok {
		return f
	}
	f := r.loadFont(doc, string(name))
	r.fonts[string(name)] = f
	return f
}

func (r *resources) loadFont(doc *document, name string) (f *font) {
	defer func() {
		if recover() != nil {
			f = &font{em: 1}
		}
	}()
	dict := r.dict.Key("Font")
	if r.refs == nil {
		r.refs = dictRefs(dict.String())
	}
	key, ok := r.refs[name]
	if !ok {
		key = r.key + "/" + name
	}
	if f, ok := doc.fonts[key]; ok {
		return f
	}
	f = newFont(dict.Key(name))
	doc.fonts[key] = f
	return f
}

// dictRefs reads the references of a dictionary printed by the library as
// "<</F1 5 0 R /F2 6 0 R>>".
func dictRefs(printed string) map[string]string {
	refs := map[string]string{}
	l := &lexer{data: []byte(printed)}
	for {
		op, ok := l.next()
		if !ok {
			return refs
		}
		n := len(l.operands)
		if op != "R" || n < 3 || l.operands[n-3].kind != kindName || n > 4 {
			continue
		}
		refs[string(l.operands[n-3].str)] = formatRef(l.operands[n-2].num, l.operands[n-1].num)
	}
}

func formatRef(id, generation float64) string {
	return string(appendInt(appendInt(nil, int(id)), int(generation)))
}

func appendInt(b []byte, v int) []byte {
	if v >= 10 {
		b = appendInt(b, v/10)
	} else {
		b = append(b, ' ')
	}
	return append(b, byte('0'+v%10))
}

// xobject returns the XObject of that name; null if there is none.
func (r *resources) xobject(name string) value {
	if r == nil {
		return value{}
	}
	return r.dict.Key("XObject").Key(name)
}

// stateFont returns the font that an ExtGState sets, if it sets one.
func (r *resources) stateFont(doc *document, name string) (*font, float64) {
	if r == nil {
		return nil, 0
	}
	a := r.dict.Key("ExtGState").Key(name).Key("Font")
	if a.Len() != 2 {
		return nil, 0
	}
	return newFont(a.Index(0)), a.Index(1).Float64()
}

// opacity returns the opacity of filling that an ExtGState sets, if it sets one.
func (r *resources) opacity(name string) (float64, bool) {
	if r == nil {
		return 0, false
	}
	ca := r.dict.Key("ExtGState").Key(name).Key("ca")
	return ca.Float64(), ca.Kind() == ledongthuc.Integer || ca.Kind() == ledongthuc.Real
}

// actualText returns the ActualText of a property list of that name.
func (r *resources) actualText(name string) (string, bool) {
	if r == nil {
		return "", false
	}
	v := r.dict.Key("Properties").Key(name).Key("ActualText")
	return textOf(v), v.Kind() == ledongthuc.String
}
