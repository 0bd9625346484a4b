package extract

import (
	"strings"
	"testing"
)

// hostile are documents that quadratic work would not survive.
var hostile = map[string]string{
	"a line of 5 MB":       strings.Repeat("Borgeren har ikke haft depression og går til fysioterapi, men lægen vurderer ikke, at hun kan arbejde. ", 50000),
	"100,000 triggers":     strings.Repeat("ikke uden ingen tidligere obs. muligvis ", 20000),
	"10,000 open brackets": strings.Repeat("(", 10000) + "depression" + strings.Repeat("[", 10000),
	"dates":                strings.Repeat("1.1.2019-2.2.2020 og ", 30000),
	"sections":             strings.Repeat("§ 19, stk. 1, nr. 2, jf. § 20 ", 20000),
	"numbers":              strings.Repeat("120466-0018 58-18 ", 20000),
	"lines":                strings.Repeat("Praktik\tuge 3\tafbrudt\n", 30000),
	"one word":             strings.Repeat("smertebehandlingsforløb", 30000),
	"misread words":        strings.Repeat("lkke 1ngen fibrornyalgi forhojet b1odtryk ", 20000),
}

// TestHostileDocuments runs everything over them. It has no clock: quadratic
// work would run into the limit of go test.
func TestHostileDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	x := extractor(t)
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			d := doc("notat.txt", text[:len(text)/2], text[len(text)/2:])
			for i := range d.Pages {
				d.Pages[i].Text = strings.ToValidUTF8(d.Pages[i].Text, "")
			}
			f := x.Document(d)
			holds(t, d, &f)
		})
	}
}
