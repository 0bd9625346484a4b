package pdf

import (
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// widgetText returns what a form field shows: its text, its choice, or for a
// check box a mark whether it is set.
func widgetText(a value) string {
	v := inheritedKey(a, "V")
	flags := inheritedKey(a, "Ff").Int64()
	switch inheritedKey(a, "FT").Name() {
	case "Btn":
		if flags&(1<<16) != 0 { // push button
			return ""
		}
		return buttonText(a, v)
	case "Sig":
		return ""
	case "Ch":
		return choiceText(a, v)
	}
	if flags&(1<<13) != 0 { // a password, shown as dots
		return ""
	}
	return fieldText(v)
}

// buttonText is the mark of a check box or radio button. One that doesn't say
// which state it is in has the field's, if that is one of its own.
func buttonText(a, v value) string {
	state := a.Key("AS").Name()
	if state == "" {
		state = v.Name()
		if looks := a.Key("AP").Key("N"); looks.Kind() == ledongthuc.Dict && looks.Key(state).Kind() == ledongthuc.Null {
			state = "Off"
		}
	}
	if state == "" || state == "Off" {
		return "☐"
	}
	return "☒"
}

// maxChoices bounds the options of a list that are looked at.
const maxChoices = 5000

// choiceText is what a list shows of its value: options may have a name beside
// the value that is stored.
func choiceText(a, v value) string {
	options := inheritedKey(a, "Opt")
	shown := func(v value) string {
		text := fieldText(v)
		for i := 0; i < options.Len() && i < maxChoices; i++ {
			if o := options.Index(i); o.Len() == 2 && textOf(o.Index(0)) == text {
				return textOf(o.Index(1))
			}
		}
		return text
	}
	if v.Kind() != ledongthuc.Array {
		return shown(v)
	}
	var parts []string
	for i := 0; i < v.Len() && i < 200; i++ {
		parts = append(parts, shown(v.Index(i)))
	}
	return strings.Join(parts, ", ")
}

// fieldText is a field's value: a string, or a stream of text.
func fieldText(v value) string {
	if v.Kind() == ledongthuc.Stream {
		data, _ := readStream(v, maxFieldText)
		return textString(data)
	}
	text := textOf(v)
	return strings.ToValidUTF8(text[:min(len(text), maxFieldText)], "")
}
