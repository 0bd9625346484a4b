package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// fieldChar follows a complex field: code between begin and separate, result
// between separate and end.
func (p *paragraph) fieldChar(x *xml.Decoder, e xml.StartElement) error {
	switch attr(e, "fldCharType") {
	case "begin":
		box, err := readFormBox(x)
		p.box = box
		if len(p.fields) < maxDepth {
			p.fields = append(p.fields, false)
		}
		return err
	case "separate":
		if n := len(p.fields); n > 0 {
			p.fields[n-1] = true
		}
	case "end":
		if n := len(p.fields); n > 0 {
			p.fields = p.fields[:n-1]
		}
		p.put(p.box.String())
		p.box = formBox{}
	}
	return skip(x)
}

// String is what a person sees of a form field that has no result text.
func (b formBox) String() string {
	switch {
	case b.kind == "checkBox" && b.checked:
		return "☒"
	case b.kind == "checkBox":
		return "☐"
	case b.kind == "ddList" && b.chosen >= 0 && b.chosen < len(b.items):
		return b.items[b.chosen]
	}
	return ""
}

// readFormBox reads the properties in a field's begin mark.
func readFormBox(x *xml.Decoder) (formBox, error) {
	var b formBox
	set := false
	err := each(x, func(e xml.StartElement) {
		switch e.Name.Local {
		case "checkBox", "ddList":
			b.kind = e.Name.Local
		case "checked":
			b.checked, set = toggled(e), true
		case "default":
			if !set && b.kind == "checkBox" {
				b.checked = toggled(e)
			}
		case "result":
			b.chosen, _ = strconv.Atoi(attr(e, "val"))
		case "listEntry":
			if len(b.items) < 1000 {
				b.items = append(b.items, attr(e, "val"))
			}
		}
	})
	return b, err
}

// symbol is a character of a symbol font as text: ticked and empty boxes, arrows
// and bullets of Wingdings, Greek and signs of Symbol. Unknown ones are dropped.
func symbol(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	code := byte(n)
	if strings.HasPrefix(strings.ToLower(font), "wingdings") {
		return wingdings(font, code)
	}
	if strings.EqualFold(font, "Symbol") {
		return symbolFont(code)
	}
	if n >= 0xF000 && n <= 0xF0FF || n < 0x20 {
		return ""
	}
	return string(rune(n))
}

func wingdings(font string, code byte) string {
	if strings.Contains(font, "2") {
		switch code {
		case 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58:
			return "☒"
		case 0xA3, 0x2A, 0x30:
			return "☐"
		case 0x50:
			return "✓"
		}
		return ""
	}
	switch code {
	case 0xFE, 0xFD, 0x78, 0x54, 0x55, 0x56:
		return "☒"
	case 0xA8, 0x6F, 0x71, 0x72:
		return "☐"
	case 0xFC:
		return "✓"
	case 0xFB:
		return "✗"
	case 0xE0, 0xF0, 0xE8:
		return "→"
	case 0x6C, 0x6E, 0x9F, 0xA7, 0x76, 0xB7, 0x77:
		return "•"
	}
	return ""
}

// symbolFont maps the signs of the font Symbol that medical texts use.
func symbolFont(code byte) string {
	const greek = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ" // a to z
	switch {
	case code >= 'a' && code <= 'z':
		return string([]rune(greek)[code-'a'])
	case code >= 0x20 && code < 'A':
		return string(rune(code))
	}
	switch code {
	case 0xA3:
		return "≤"
	case 0xB3:
		return "≥"
	case 0xB0:
		return "°"
	case 0xB1:
		return "±"
	case 0xB4:
		return "×"
	case 0xB7:
		return "•"
	case 0xAE:
		return "→"
	case 0xAD:
		return "↑"
	case 0xAF:
		return "↓"
	case 0x44:
		return "Δ"
	}
	return ""
}
