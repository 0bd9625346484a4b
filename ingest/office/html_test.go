package office

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blocks", `<html><head><title>T</title><style>p{}</style></head><body><h1>Notat</h1><p>Første
 linje <b>fed</b></p><div>et</div><div>to<br>tre</div></body></html>`, "Notat\n\nFørste linje fed\n\net\nto\ntre"},
		{"scripts and hidden parts", `<script>x</script><p style="display: none">skjult</p><p hidden>også</p><noscript>nej</noscript><p>synlig</p><!-- komm -->`, "synlig"},
		{"lists", `<ul><li>a<ul><li>b</li></ul></li></ul><ol start="3"><li>c</li><li><p>d</p></li></ol>`, "- a\n- b\n3. c\n\n4. d"},
		{"table", `<table><caption>Oversigt</caption><thead><tr><th>Dato<th>Notat</thead><tr><td>1/2<td><p>Mødt.</p><p>Træt</p></tr></table>`, "Oversigt\nDato\tNotat\n1/2\tMødt. Træt"},
		{"layout table", `<table><tr><td><p>Brev</p><p>afsnit</p></td></tr></table>`, "Brev\nafsnit"},
		{"form values", `<input type=checkbox checked>Ja <input type=checkbox>Nej <input value="Bo"><select><option>a<option selected>b</select>`, "☒ Ja ☐ Nej Bob"},
		{"hidden by a style sheet", `<style>/* .x{} */ @import url(a.css); .skjult, #id, P.note {display : none !important} @media print{.kunskaerm{display:none}} .a .b{display:none} .vist{display:block}</style><p class="x skjult">1</p><p id=id>2</p><p class=note>3</p><div class=note>4</div><p class=kunskaerm>5</p><p class=b>6</p><p class=skjult style="display:block">7</p>`, "4\n\n5\n\n6\n\n7"},
		{"deleted, tiny, closed", `<p>kan <del>ikke</del><ins>godt</ins> gå <span style="font-size:0px">x</span><span style="font-size:0.8em">y</span><dialog>z</dialog></p>`, "kan godt gå y"},
		{"choices", `<select><option>første<option>anden</select> <select multiple><option>a<option>b</select><select><optgroup><option>c<option selected>d<option selected>e</optgroup></select>`, "første d, e"},
		{"pre", "<pre>a\n  b</pre>", "a\n  b"},
		{"latin-1 by its own word", "<meta charset='iso-8859-1'><p>bl\xE5b\xE6r", "blåbær"},
		{"no word at all", "<p>bl\xE5b\xE6r p\xE5 \xF8en", "blåbær på øen"},
		{"entities", `<p>&aring;&nbsp;&oslash; &sect; 5`, "å\u00a0ø § 5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := HTML([]byte(c.in), Limits{})
			got := textOf(res)
			for strings.Contains(got, "\n\n\n") {
				got = strings.ReplaceAll(got, "\n\n\n", "\n\n")
			}
			if err != nil || got != c.want {
				t.Errorf("got %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func TestHTMLNesting(t *testing.T) {
	for _, tag := range []string{"<div>", "<table><tr><td>", "<ul><li>", "<b>", "<p><font>"} {
		res, err := HTML([]byte("<p>top</p>"+strings.Repeat(tag, 20000)+"bund"), Limits{})
		if !strings.Contains(textOf(res), "top") && err == nil {
			t.Errorf("%s: text lost without an error", tag)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, data := range fixtures(f, "*.html") {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		bounded(t, func() (Result, error) { return HTML(data, fuzzLimits) })
	})
}
