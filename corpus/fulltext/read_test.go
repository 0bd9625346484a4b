package fulltext

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"oplyst/corpus"
)

func readFile(t testing.TB, name string) (*Record, error) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return Read(context.Background(), name, data)
}

// headings lists the sections as "kind/case: heading".
func headings(r *Record) []string {
	var out []string
	for _, s := range r.Sections {
		h := string(s.Kind)
		if s.Case > 0 {
			h += "/" + string(rune('0'+s.Case))
		}
		out = append(out, h+": "+s.Heading)
	}
	return out
}

func TestReadRecognisesWhatADecisionSays(t *testing.T) {
	cases := []struct {
		file, nr, typ, title, date, published string
		status                                corpus.Value
		from                                  string
		replaces, merges, replacedBy, cites   []string
		laws, labels, headings                []string
	}{
		{file: "901-21.xml", nr: "901-21", typ: "principmeddelelse", date: "2021-03-11", published: "2021-03-12", status: corpus.Current, from: "Retsinformation",
			title:    "Ankestyrelsens principmeddelelse 901-21 om førtidspension - funktionsevne - oplysning af sagen",
			replaces: []string{"907-14", "908-15"}, merges: []string{"A-904-04", "905-12"}, cites: []string{"906-18"},
			laws: []string{"LSP § 16, stk. 3", "LSP § 19, stk. 1, nr. 2"},
			headings: []string{"resumé: Principmeddelelsen fastslår", "sag/1: Sag nr. 1", "sag/2: Sag nr. 2", "baggrund: Baggrund for at behandle sagerne principielt",
				"regler: Love og bekendtgørelser", "praksis: Praksis", "afgørelse/1: Sag nr. 1, j.nr. 20-12345", "begrundelse/1: Sådan vurderer vi sagen",
				"afgørelse/2: Sag nr. 2, j.nr. 20-54321"}},
		{file: "902-13.xml", nr: "902-13", typ: "principafgørelse", date: "2013-02-01", published: "2013-03-01", status: corpus.Historical, from: "Retsinformation",
			title: "Ankestyrelsens principafgørelse 902-13 om revision – varighed", cites: []string{"909-10"}, laws: []string{"LSP § 20, stk. 1"},
			headings: []string{"resumé: Principafgørelsen fastslår", "regler: Lov", "baggrund: Baggrund for at behandle sagen", "praksis: Andre Principafgørelser",
				"afgørelse: Den konkrete afgørelse"}},
		{file: "903-25.html", nr: "903-25", typ: "principmeddelelse", date: "2025-02-03", published: "2025-02-10", status: corpus.Current, from: "ast.dk",
			title: "Ankestyrelsens principmeddelelse 903-25 om fleksjob – få timer – støtte", replaces: []string{"910-19"}, cites: []string{"58-18"},
			laws: []string{"LAB § 116, stk. 1"}, labels: []string{"Lov om aktiv beskæftigelsesindsats", "Kommunal"},
			headings: []string{"resumé: Principmeddelelsen fastslår", "sag: Den konkrete sag", "regler: Love og bekendtgørelser"}},
		{file: "A-904-04.html", nr: "A-904-04", typ: "principafgørelse", status: corpus.Unknown,
			title: "Ankestyrelsens principafgørelse A-904-04 om sygedagpenge - frister", laws: []string{"SDP § 3"},
			headings: []string{"resumé: Resume", "regler: Love", "sag: Sagsfremstilling", "afgørelse: Afgørelse"}},
		{file: "911-17.txt", nr: "911-17", typ: "principafgørelse", date: "2017-06-30", status: corpus.Current, from: "Retsinformation",
			title: "Principafgørelse 911-17 om motivation og støtte", replacedBy: []string{"912-22"},
			headings: []string{"resumé: Principafgørelsen fastslår", "afgørelse: Afgørelse"}},
		{file: "21-12.pdf", nr: "21-12", typ: "principafgørelse", status: corpus.Unknown, title: "Ankestyrelsens principafgørelse 21-12 om støtte",
			laws: []string{"SEL § 85"}, headings: []string{"resumé: Resumé", "regler: Lov", "afgørelse: Afgørelse"}},
		{file: "913-10-kun-metadata.xml", nr: "913-10", typ: "principafgørelse", date: "2010-05-05", status: corpus.Unknown,
			title: "Ankestyrelsens principafgørelse 913-10 om støtte"},
	}
	for _, tc := range cases {
		t.Run(tc.file, func(t *testing.T) {
			r, err := readFile(t, tc.file)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				name      string
				got, want any
			}{
				{"nr", r.Nr, tc.nr}, {"type", r.Type, tc.typ}, {"title", r.Title, tc.title}, {"date", r.Date, tc.date}, {"published", r.Published, tc.published},
				{"status", r.Status, tc.status}, {"status from", r.StatusFrom, tc.from}, {"replaces", r.Replaces, tc.replaces}, {"merges", r.Merges, tc.merges},
				{"replaced by", r.ReplacedBy, tc.replacedBy}, {"cites", r.Cites, tc.cites}, {"laws", r.LawRefs, tc.laws}, {"labels", r.Labels, tc.labels},
				{"sections", headings(r), tc.headings},
			} {
				if !reflect.DeepEqual(c.got, c.want) {
					t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
				}
			}
			again, err := Decode(string(r.Encode()))
			if err != nil || !reflect.DeepEqual(again, r) {
				t.Errorf("the file does not give the record back: %v\n%+v\n%+v", err, again, r)
			}
		})
	}
}

func TestLexDaniaTextIsWhole(t *testing.T) {
	r, err := readFile(t, "901-21.xml")
	if err != nil {
		t.Fatal(err)
	}
	text := r.Text()
	for _, want := range []string{"helbredet svinger. Kommunen skal", "• § 16, stk. 3, om hvem", "beskrivelse af hverdagen.", "Uge\tTimer", "1\t4", "Resultatet er:\n• Sagen går tilbage"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "lov om noget andet") || strings.Contains(text, "W2021") {
		t.Error("metadata stands in the text")
	}
	if r, _ := readFile(t, "902-13.xml"); !strings.Contains(r.Text(), "Pensionen kan ses efter , når der er grund") && !strings.Contains(r.Text(), "Pensionen kan ses efter, når der er grund") {
		t.Errorf("a tail is lost: %s", r.Text())
	}
}

func TestReadRefuses(t *testing.T) {
	for file, says := range map[string]string{
		"notat.txt": "ikke en principmeddelelse", "entiteter.xml": "entiteter", "afkortet.xml": "afkortet", "bekendtgoerelse.xml": "BEK H fra Et ministerium",
	} {
		if r, err := readFile(t, file); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, %v; want %q", file, r, err, says)
		}
	}
	for name, data := range map[string]string{"tom.xml": " \n", "støj.bin": "\x00\x01\x02\x7fELF\x00\xff", "halv.html": "<html><p>", "rod.xml": "<?xml version='1.0'?><Dokument></Meta>",
		"dyb.xml": "<?xml version='1.0'?>" + strings.Repeat("<a>", 5000)} {
		if r, err := Read(context.Background(), name, []byte(data)); err == nil {
			t.Errorf("%s was read as %v", name, r)
		}
	}
}

func TestTitleNr(t *testing.T) {
	for title, want := range map[string]string{
		"Ankestyrelsens principmeddelelse 11-23 om børn":     "11-23",
		"Ankestyrelsens principafgørelse P-21-99 om noget":   "P-21-99",
		"Principafgørelse nr. 58/18":                         "58-18",
		"SM O-5-99":                                          "O-5-99",
		"Vi henviser til principafgørelse 58-18":             "",
		"Ankestyrelsens principmeddelelse om førtidspension": "",
		"Principafgørelserne 58-18 og 33-15":                 "",
		"":                                                   "",
	} {
		if nr, _, _ := titleNr(title); nr != want {
			t.Errorf("titleNr(%q) = %q, want %q", title, nr, want)
		}
	}
}

func TestSubjects(t *testing.T) {
	got := Subjects("Ankestyrelsens principmeddelelse 4-26 om – kommunens forpligtelse – anmodning om bistand - test.")
	if want := []string{"kommunens forpligtelse", "anmodning om bistand", "test"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) < 8 {
		f.Fatal("seeds are missing")
	}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(context.Background(), "fil", data)
		if err != nil {
			if err.Error() == "læseren måtte opgive filen" {
				t.Error("a reader panicked")
			}
			return
		}
		if n, ok := corpus.NormalizeNr(r.Nr); !ok || n != r.Nr {
			t.Errorf("number %q", r.Nr)
		}
		first, err := Decode(string(r.Encode()))
		if err != nil {
			t.Fatalf("own file can't be read: %v", err)
		}
		if second, err := Decode(string(first.Encode())); err != nil || !reflect.DeepEqual(first, second) {
			t.Errorf("encoding is not stable: %v", err)
		}
	})
}
