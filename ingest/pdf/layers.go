package pdf

import (
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// layers are the optional content groups of a file that are not shown, by
// reference. nil if all are shown, as in nearly every file.
type layers map[string]bool

// maxLayers bounds the groups that are looked at.
const maxLayers = 10_000

// readLayers reads which groups the file's own setting leaves out.
func readLayers(root value) (off layers) {
	defer func() {
		if recover() != nil {
			off = nil
		}
	}()
	all := root.Key("OCProperties")
	if all.Kind() != ledongthuc.Dict {
		return nil
	}
	usual := all.Key("D")
	off = layers{}
	if usual.Key("BaseState").Name() == "OFF" {
		for _, ref := range arrayRefs(all.Key("OCGs").String()) {
			off[strings.TrimSpace(ref)] = true
		}
		for _, ref := range arrayRefs(usual.Key("ON").String()) {
			delete(off, strings.TrimSpace(ref))
		}
	}
	for i, ref := range arrayRefs(usual.Key("OFF").String()) {
		if i < maxLayers {
			off[strings.TrimSpace(ref)] = true
		}
	}
	if len(off) == 0 {
		return nil
	}
	return off
}

// hides tells whether the entry key of a dictionary names a group, or a rule
// over groups, by which what it belongs to is not shown.
func (l layers) hides(dict value, key string) bool {
	if len(l) == 0 || dict.Key(key).Kind() != ledongthuc.Dict {
		return false
	}
	if ref, ok := refUnder(dict.String(), key); ok && l[ref] {
		return true
	}
	rule := dict.Key(key)
	if rule.Key("Type").Name() != "OCMD" {
		return false
	}
	groups := arrayRefs(rule.Key("OCGs").String())
	if ref, ok := refUnder(rule.String(), "OCGs"); ok && groups == nil {
		groups = []string{ref}
	}
	if len(groups) == 0 {
		return false
	}
	on, off := 0, 0
	for _, ref := range groups {
		if l[strings.TrimSpace(ref)] {
			off++
		} else {
			on++
		}
	}
	switch rule.Key("P").Name() {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return on > 0
	}
	return on == 0
}

// refUnder is the reference under a key of a dictionary as the library prints
// it, "5 0".
func refUnder(printed, key string) (string, bool) {
	l := &lexer{data: []byte(printed)}
	depth := 0
	for {
		op, ok := l.next()
		if !ok {
			return "", false
		}
		for _, o := range l.operands {
			switch o.kind {
			case kindDictOpen:
				depth++
			case kindDictClose:
				depth--
			}
		}
		n := len(l.operands)
		if op == "R" && depth == 1 && n >= 3 && l.operands[n-3].kind == kindName && string(l.operands[n-3].str) == key {
			return strings.TrimSpace(formatRef(l.operands[n-2].num, l.operands[n-1].num)), true
		}
	}
}

// hush turns painting away from the page while content of a hidden group runs.
type hush struct {
	open int     // marked content open
	at   int     // the one that is hidden, counted from 1; 0 for none
	page *canvas // the page, while painting goes elsewhere
}

// begin follows the start of marked content.
func (m *machine) beginMarked(ops []operand, res *resources) {
	h := &m.hush
	h.open++
	if len(m.doc.off) == 0 || h.at != 0 || res == nil || len(ops) != 2 || ops[0].kind != kindName || ops[1].kind != kindName || string(ops[0].str) != "OC" {
		return
	}
	if m.doc.off.hides(res.dict.Key("Properties"), string(ops[1].str)) {
		h.at, h.page = h.open, m.page
		m.page = new(canvas)
	}
}

// endMarked follows its end.
func (m *machine) endMarked() {
	h := &m.hush
	if h.at != 0 && h.at == h.open {
		m.unhush()
	}
	if h.open > 0 {
		h.open--
	}
}

// unhush lets painting go to the page again.
func (m *machine) unhush() {
	if m.hush.at == 0 {
		return
	}
	m.hush.page.spent = m.hush.page.spent || m.page.spent
	m.hush.page.faulty = m.hush.page.faulty || m.page.faulty
	m.page, m.hush.at, m.hush.page = m.hush.page, 0, nil
}
