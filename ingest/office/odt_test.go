package office

import (
	"strings"
	"testing"
)

const odtLists = `<style:style style:name="Skjult" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="2"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>`

// odtCases are bodies of ODT files with what a person reads in them.
var odtCases = []struct{ name, body, want string }{
	{"paragraphs and white space", `<text:p>Et  afsnit
 her</text:p><text:p/><text:p>to<text:s text:c="3"/>mellemrum<text:tab/>fane<text:line-break/>linje</text:p>`, "Et afsnit her\n\nto\tmellemrum\tfane\nlinje"},
	{"spans and links", `<text:p>før<text:span> i <text:a>midten</text:a></text:span> efter</text:p>`, "før i midten efter"},
	{"heading", `<text:p>tekst</text:p><text:h>Konklusion</text:h>`, "tekst\n\nKonklusion"},
	{"lists", `<text:list text:style-name="L1"><text:list-item><text:p>punkt</text:p><text:p>samme punkt</text:p></text:list-item></text:list><text:list text:style-name="L2"><text:list-item><text:p>to</text:p><text:list><text:list-item><text:p>under</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>tre</text:p></text:list-item></text:list>`, "- punkt\nsamme punkt\n2. to\na) under\n3. tre"},
	{"table", `<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>uge</text:p><text:p>to</text:p></table:table-cell></table:table-row></table:table>`, "A\tB\n1\tuge; to"},
	{"deleted text", `<text:tracked-changes><text:changed-region><text:deletion><text:p>væk</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>bliver</text:p>`, "bliver"},
	{"notes and comments", `<text:p>Sag<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>se bilag</text:p></text:note-body></text:note> fire<office:annotation><dc:creator>KL</dc:creator><dc:date>2020-01-01</dc:date><text:p>passer ikke</text:p></office:annotation>.</text:p>`, "Sag fire.\nFodnote: se bilag\nKommentar: passer ikke"},
	{"hidden by a style", `<text:p>syn<text:span text:style-name="Skjult">skjult</text:span>lig</text:p><text:p text:style-name="Skjult">hele afsnittet</text:p>`, "synlig"},
	{"hidden sections, paragraphs, text", `<text:section text:display="none"><text:p>væk</text:p></text:section><text:section text:display="true"><text:p>her<text:hidden-text text:is-hidden="true">x</text:hidden-text></text:p></text:section><text:p>også væk<text:hidden-paragraph text:is-hidden="true"/></text:p>`, "her"},
	{"hidden row", `<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>C</text:p></table:table-cell><table:table-cell><text:p>D</text:p></table:table-cell></table:table-row></table:table>`, "C\tD"},
	{"shape with text", `<text:p>før<draw:custom-shape><text:p>i formen</text:p></draw:custom-shape> efter</text:p>`, "før efter\ni formen"},
	{"ruby", `<text:p><text:ruby><text:ruby-base>grund</text:ruby-base><text:ruby-text>udtale</text:ruby-text></text:ruby></text:p>`, "grund"},
	{"form controls", `<office:forms><form:form><form:checkbox form:id="c1" form:label="Ja" form:current-state="checked"/><form:checkbox form:id="c2" form:label="Nej" form:state="unchecked"/><form:text form:id="t1" form:current-value="Bo  Holm"/></form:form></office:forms><text:p><draw:control draw:control="c1"/> <draw:control draw:control="c2"/></text:p><text:p>Navn: <draw:control draw:control="t1"/></text:p>`, "☒ Ja ☐ Nej\nNavn: Bo Holm"},
	{"text box", `<text:p>ved siden<draw:frame><draw:text-box><text:p>i boksen</text:p></draw:text-box></draw:frame></text:p>`, "ved siden\ni boksen"},
}

func TestODT(t *testing.T) {
	for _, c := range odtCases {
		t.Run(c.name, func(t *testing.T) {
			res, err := ODT(odtOf(t, odtLists, c.body, ""), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got := textOf(res); got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestODTEdges(t *testing.T) {
	res, err := ODT(odtOf(t, "", `<text:p>midt</text:p>`, `<style:master-page><style:header><text:p>Top</text:p></style:header><style:header-first><text:p>Top</text:p></style:header-first><style:footer><text:p>Bund</text:p></style:footer><style:footer-first style:display="false"><text:p>Ubrugt</text:p></style:footer-first></style:master-page>`), Limits{})
	if got := textOf(res); err != nil || got != "Top\nmidt\nBund" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestODTDamage(t *testing.T) {
	locked := zipOf(t, "content.xml", "xx", "META-INF/manifest.xml", `<m:encryption-data/>`)
	if _, err := ODT(locked, Limits{}); err != errEncrypted {
		t.Errorf("encrypted: %v", err)
	}
	deep := odtOf(t, "", strings.Repeat("<text:section>", 3000)+"<text:p>x</text:p>", "")
	if _, err := ODT(deep, Limits{}); err == nil {
		t.Error("deep nesting went unnoticed")
	}
	cut := zipOf(t, "content.xml", `<a xmlns:text="t"><text:p>læst</text:p><text:p>halv`)
	if res, err := ODT(cut, Limits{}); err == nil || !strings.Contains(textOf(res), "læst") {
		t.Errorf("cut content: %q, %v", textOf(res), err)
	}
}
