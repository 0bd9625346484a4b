package office

import (
	"encoding/xml"
	"strings"
)

// define notes whether the style that is being defined hides what has it.
func (o *odt) define(e xml.StartElement) {
	if display := attr(e, "display"); o.defining != "" && display != "" {
		o.hidden[o.defining] = display == "none"
	}
}

// hiddenODF tells whether a section, row or field says of itself that it is not
// shown.
func hiddenODF(e xml.StartElement) bool {
	switch attr(e, "visibility") {
	case "collapse", "filter":
		return true
	}
	if e.Name.Local == "section" {
		display := attr(e, "display")
		return display == "none" || display == "condition" && attr(e, "is-hidden") == "true"
	}
	return attr(e, "is-hidden") == "true"
}

// maxControls bounds the form controls of a document.
const maxControls = 10_000

// forms reads the form controls, which are defined before the places that show
// them.
func (o *odt) forms() error {
	return each(o.x, func(e xml.StartElement) {
		id := attr(e, "id")
		if id == "" || len(o.controls) >= maxControls {
			return
		}
		switch e.Name.Local {
		case "checkbox", "radio":
			on := attr(e, "current-state") == "checked" || attr(e, "current-selected") == "true"
			if attr(e, "current-state")+attr(e, "current-selected") == "" {
				on = attr(e, "state") == "checked" || attr(e, "selected") == "true"
			}
			mark := "☐ "
			if on {
				mark = "☒ "
			}
			o.controls[id] = mark + attr(e, "label")
		case "text", "textarea", "combobox", "date", "formatted-text", "number", "time":
			value := attr(e, "current-value")
			if value == "" {
				value = attr(e, "value")
			}
			o.controls[id] = strings.Join(strings.Fields(value), " ")
		case "fixed-text":
			o.controls[id] = attr(e, "label")
		}
	})
}
