package office

import "testing"

func TestXML(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"any other", `<?xml version="1.0" encoding="iso-8859-1"?><Brev><Afsender>L` + "\xE6" + `gehuset</Afsender><Tekst>Set d.d.
Ny tid.</Tekst></Brev>`, "Lægehuset\nSet d.d.\nNy tid."},
		{"Word 2003", `<?xml version="1.0"?><w:wordDocument><w:styles><w:t>x</w:t></w:styles><w:body><w:p><w:r><w:t>Notat</w:t></w:r></w:p></w:body></w:wordDocument>`, "Notat"},
		{"flat ODF", `<?xml version="1.0"?><office:document><office:body><text:p>Fladt</text:p></office:body></office:document>`, "Fladt"},
	} {
		res, err := XML([]byte(c.in), Limits{})
		if got := textOf(res); err != nil || got != c.want {
			t.Errorf("%s: got %q, %v", c.name, got, err)
		}
	}
	if res, err := XML([]byte("<?xml version='1.0'?><a><b>læst</b><c <<"), Limits{}); err == nil || textOf(res) != "læst" {
		t.Errorf("damaged: %q, %v", textOf(res), err)
	}
}
