package extract

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"oplyst/ingest"
)

// fill makes a page about as long as others.
const fill = "\nBorgeren har gennem hele forløbet mødt stabilt, når helbredet har tilladt det, og har medvirket til de aftalte indsatser.\nDer er i perioden holdt fire samtaler, og planen er justeret to gange.\nDet er aftalt, at der følges op igen, når svaret fra egen læge foreligger.\n"

// papers are invented ones, page by page.
var papers = map[string][]string{
	"attest": {"Lægerne Torvet\nAttest til rehabiliteringsteamet, LÆ 265\nPatient: Bo Friis, 010180-0019\nKonsultation: 3. maj 2021\n1. Diagnoser\nSlidgigt i begge knæ." + fill + "Ib Holm, alm. prakt. læge"},
	"brev":   {"Sorø Kommune\nJobcentret\nBo Friis\nEngvej 4\n4180 Sorø\n12. juni 2021\nKære Bo Friis\nVi skriver for at aftale en samtale." + fill + "Med venlig hilsen\nIda Bro\nsagsbehandler"},
	"plan": {"Rehabiliteringsplan - forberedende del\nSorø Kommune, Jobcentret\nBorger: Bo Friis, 010180-0019\nUdarbejdet 1. september 2021\n1. Borgerens mål\nRo til at blive rask." + fill + fill + "Hun har været ansat i køkkenet og",
		"i kantinen, til hun blev syg.\n4. Helbred\nLÆ 265 af 3. maj 2021 fra egen læge: slidgigt i begge knæ." + fill + fill,
		"Helbredsmæssige forhold\nLÆ 265 af 3. maj 2021\nSlidgigt i begge knæ.\nSpeciallægeerklæring af 14. maj 2021\nTilstanden er stationær." + fill + "Gennemgået med borger 1. september 2021"},
	"team": {"Rehabiliteringsteamets indstilling\nSorø Kommune\nMødedato: 5. oktober 2021\nBorger: Bo Friis, 010180-0019\nDeltagere: Lis Dam, sundhedskoordinator" + fill + "Teamet indstiller til ressourceforløb."},
	"journal": {"Journaludskrift\nSorø Kommune, Jobcentret\nBo Friis 010180-0019\n03-05-2021 IB\nSamtale med borger." + fill + "10-05-2021 IB\nOpfølgning." + fill,
		"Telefonnotat 12. juni 2021\nIB\nBorger ringer." + fill + "Telefonnotat 1. juli 2021\nIB\nLægen er rykket." + fill,
		"19-07-2021 IB\nStatusattest modtaget fra egen læge." + fill + fill,
		"Afgørelse om sygedagpenge\nSendt til borger i dag." + fill + fill},
	"erklæring": {"Reumatologisk Klinik\nSpeciallægeerklæring\nVedr. Bo Friis, 010180-0019\nUndersøgt 14. maj 2021" + fill + fill + "Side 1 af 3",
		"Anamnese\nLægeattest LÆ 145 er gennemgået." + fill + fill + "Side 2 af 3", "Bilag 1: Laboratoriesvar\nNavn: Bo Friis\nPrøvetagning 10. maj 2021\nSygehus Øst, klinisk kemi" + fill + "Side 3 af 3"},
}

// merged puts papers behind each other and says where each begins.
func merged(names ...string) (ingest.Document, []int) {
	d := ingest.Document{Path: "sag/samlet.pdf", Format: "pdf", State: ingest.Read, SHA256: strings.Repeat("0a", 32), Size: 7}
	var at []int
	for _, n := range names {
		at = append(at, len(d.Pages))
		for _, text := range papers[n] {
			d.Pages = append(d.Pages, ingest.Page{Number: len(d.Pages) + 1, Text: text, Reader: "pdf"})
		}
	}
	return d, at
}

func startsAt(d *ingest.Document) []int {
	at := []int{0}
	for i, s := range starts(d) {
		if i > 0 {
			at = append(at, s.at)
		}
	}
	return at
}

func TestPapersPutTogether(t *testing.T) {
	for _, names := range [][]string{
		{"attest", "brev", "plan", "team"}, {"plan", "attest", "journal", "brev"}, {"erklæring", "team", "erklæring", "attest"},
		{"journal", "erklæring"}, {"brev", "brev", "attest", "attest"},
	} {
		d, want := merged(names...)
		if names[0] == names[1] { // the same letter twice with nothing to tell them apart
			want = startsAt(&d)
		}
		if got := startsAt(&d); !slices.Equal(got, want) {
			t.Errorf("%v: got %v, want %v", names, got, want)
		}
	}
}

func TestOnePaperIsLeftWhole(t *testing.T) {
	for name := range papers {
		if d, _ := merged(name); len(starts(&d)) > 1 {
			t.Errorf("%s: split at %v", name, starts(&d))
		}
	}
}

// A stamp that counts the pages of the whole file says nothing of its parts.
func TestStampedThroughout(t *testing.T) {
	d, want := merged("attest", "brev", "plan", "team")
	for i := range d.Pages {
		d.Pages[i].Text += fmt.Sprintf("\nAktindsigt, side %d af %d", i+1, len(d.Pages))
	}
	if got := startsAt(&d); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestUnreadPagesGoWithThePaperBefore(t *testing.T) {
	d, _ := merged("attest", "brev", "team")
	d.Pages[1] = ingest.Page{Number: 2, Unread: true, Reason: "siden er et billede uden tekst"}
	d.State = ingest.Partial
	parts := Parts(&d)
	if len(parts) != 2 || parts[0].Path != "sag/samlet.pdf#s1-2" || parts[1].Path != "sag/samlet.pdf#s3" {
		t.Fatalf("got %v", parts)
	}
	if p := parts[0]; p.State != ingest.Partial || !slices.Equal(p.UnreadPages(), []int{2}) || p.Part.State != ingest.Partial {
		t.Errorf("got %+v", p)
	}
	if p := parts[1]; p.State != ingest.Read || p.Reason != "" || p.File() != "sag/samlet.pdf" || p.SHA256 != d.SHA256 || p.Size != 7 {
		t.Errorf("got %+v", p)
	}
}

func TestOutline(t *testing.T) {
	entry := func(page, level int, title string) ingest.Mark {
		return ingest.Mark{Kind: ingest.MarkOutline, Page: page, Level: level, Title: title, Top: true}
	}
	half := func(m ingest.Mark) ingest.Mark { m.Top = false; return m }
	for _, c := range []struct {
		what  string
		marks []ingest.Mark
		want  []int
	}{
		{"files", []ingest.Mark{entry(1, 1, "Bilag 1 LÆ 265.pdf"), entry(3, 1, "scan0047.pdf"), entry(6, 1, "brev.docx")}, []int{0, 2, 5}},
		{"types with dates", []ingest.Mark{entry(1, 1, "2019-03-12 Journalnotat"), entry(2, 1, "2019-05-02 Statusattest LÆ 125"), entry(5, 1, "Afgørelse om ressourceforløb")}, []int{0, 1, 4}},
		{"chapters of one", []ingest.Mark{entry(1, 1, "1. Indledning"), entry(2, 1, "2. Metode"), entry(4, 1, "3. Konklusion")}, []int{0}},
		{"one with chapters", []ingest.Mark{entry(1, 1, "Speciallægeerklæring"), entry(2, 2, "Anamnese"), entry(3, 2, "Objektiv undersøgelse"), entry(4, 2, "Konklusion")}, []int{0}},
		{"a folder", []ingest.Mark{entry(1, 1, "Sag 12-3456"), entry(1, 2, "Epikrise.pdf"), entry(4, 2, "Ansøgning.pdf")}, []int{0, 3}},
		{"two folders", []ingest.Mark{entry(1, 1, "Læge"), entry(1, 2, "LÆ 265"), entry(2, 2, "Statusattest"), entry(4, 1, "Kommune"), entry(4, 2, "Partshøring"), entry(5, 2, "Afgørelse")}, []int{0, 1, 3, 4}},
		{"documents with chapters", []ingest.Mark{entry(1, 1, "Rehabiliteringsplan.pdf"), entry(1, 2, "1. Mål"), entry(2, 2, "2. Helbred"), entry(4, 1, "Attest.pdf")}, []int{0, 3}},
		{"places on pages", []ingest.Mark{half(entry(1, 1, "03-05-2021 Telefonnotat")), half(entry(1, 1, "10-05-2021 Journalnotat")), half(entry(2, 1, "12-05-2021 Journalnotat"))}, []int{0}},
		{"the first document has none", []ingest.Mark{entry(2, 1, "Klage.pdf"), entry(4, 1, "Afgørelse.pdf")}, []int{0, 1, 3}},
		{"out of order", []ingest.Mark{entry(4, 1, "Klage.pdf"), entry(2, 1, "Afgørelse.pdf"), entry(1, 1, "CV.pdf")}, []int{0}},
		{"none", nil, []int{0}},
	} {
		d := ingest.Document{Path: "samlet.pdf", Format: "pdf", State: ingest.Read, Marks: c.marks}
		for i := range 6 {
			d.Pages = append(d.Pages, ingest.Page{Number: i + 1, Text: fmt.Sprintf("Teksten på side nummer %d begynder uden noget hoved og er ikke lang.", i), Reader: "pdf"})
		}
		if got := startsAt(&d); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, got, c.want)
		}
	}
}

func TestLabels(t *testing.T) {
	label := func(page int, title string) ingest.Mark {
		return ingest.Mark{Kind: ingest.MarkLabel, Page: page, Title: title}
	}
	for _, c := range []struct {
		what  string
		marks []ingest.Mark
		want  []int
	}{
		{"anew", []ingest.Mark{label(1, "D "), label(3, "D "), label(4, "D ")}, []int{0, 2, 3}},
		{"front matter", []ingest.Mark{label(1, "r "), label(3, "D ")}, []int{0}},
		{"prefixes", []ingest.Mark{label(1, "D A-"), label(4, "D B-")}, []int{0, 3}},
		{"each page its own", []ingest.Mark{label(1, " 1"), label(2, " 2"), label(3, " 3"), label(4, " 4"), label(5, " 5")}, []int{0}},
	} {
		d := ingest.Document{Path: "samlet.pdf", Format: "pdf", State: ingest.Read, Marks: c.marks}
		for i := range 5 {
			d.Pages = append(d.Pages, ingest.Page{Number: i + 1, Text: fmt.Sprintf("Teksten i afsnit %d begynder.", i), Reader: "pdf"})
		}
		if got := startsAt(&d); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, got, c.want)
		}
	}
}

func TestListOfDocuments(t *testing.T) {
	for list, shift := range map[string]int{
		"Aktliste\nRehabiliteringsplan\t2\nBrev fra kommunen, partshøring\t5\nStatusattest\t6\n":                         1,
		"Bilagsoversigt\n1\tRehabiliteringsplan ....... 1\n2\tPartshøring ....... 4\n3\tStatusattest ........ 5\n":       1,
		"Bilagsoversigt\nDokument\tAntal sider\n1\tRehabiliteringsplan\t3\n2\tPartshøring\t1\n3\tLægeattest LÆ 265\t1\n": 1,
	} {
		d, at := merged("plan", "brev", "attest")
		d.Pages = append([]ingest.Page{{Text: list, Reader: "pdf"}}, d.Pages...)
		want := []int{0}
		for _, i := range at {
			want = append(want, i+shift)
		}
		if got := startsAt(&d); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", list, got, want)
		}
		if s := starts(&d); !strings.Contains(s[1].why, "liste") {
			t.Errorf("%q: %v", list, s)
		}
	}
}

// A mail stays whole; a file that lies in a PDF is a document.
func TestEnclosedFiles(t *testing.T) {
	d, _ := merged("brev", "plan")
	d.Marks = []ingest.Mark{{Kind: ingest.MarkAttachment, Page: 2, Level: 1, Title: "plan.docx"}}
	if got := startsAt(&d); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("got %v", got)
	}
	if p := Parts(&d); p[1].Part.Name != "plan.docx" {
		t.Errorf("got %+v", p[1].Part)
	}
	d.Format = "eml"
	if got := startsAt(&d); len(got) != 1 {
		t.Errorf("mail: got %v", got)
	}
}

// What is found in a document that begins at page 12 is what is found in it
// alone, eleven pages on.
func TestPartKeepsThePagesOfTheWhole(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	alone, _ := merged("plan")
	alone.Pages[1].Text += "\nBorgeren har fibromyalgi og deltog i virksomhedspraktik fra marts til juni 2018, jf. principafgørelse 58-18.\nLægen vurderer ikke,"
	alone.Pages[2].Text = "at arbejdsevnen kan forbedres, og tilstanden er varig.\n" + alone.Pages[2].Text
	want := x.Document(&alone)
	moved := alone
	moved.Pages = slices.Clone(alone.Pages)
	for i := range moved.Pages {
		moved.Pages[i].Number += 11
	}
	got := x.Document(&moved)
	if len(got.Diagnoses)*len(got.Dates)*len(got.Citations)*len(got.Indsatser)*len(got.Statements) == 0 {
		t.Fatalf("too little found: %+v", got)
	}
	for _, d := range got.Diagnoses {
		if page := moved.Pages[d.Page-12]; page.Text[d.Start:d.End] != d.Quote {
			t.Errorf("page %d: %q stands elsewhere", d.Page, d.Quote)
		}
	}
	if !sameButPages(t, got, want, 11) {
		t.Errorf("got %s\nwant %s", shape(t, got), shape(t, want))
	}
}

func shape(t *testing.T, f Findings) string {
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sameButPages compares findings after taking by off every page of the first.
func sameButPages(t *testing.T, a, b Findings, by int) bool {
	var back func(v reflect.Value)
	back = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				back(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Field(i); v.Type().Field(i).Name == "Page" && f.CanSet() && f.Int() > 0 {
					f.SetInt(f.Int() - int64(by))
				} else if f.CanSet() {
					back(f)
				}
			}
		}
	}
	back(reflect.ValueOf(&a).Elem())
	return shape(t, a) == shape(t, b)
}

func FuzzStarts(f *testing.F) {
	f.Add("Side 1 af 2\fSide 2 af 2\fBilag 3\nBrev", "Bilag 1.pdf", 2, 1)
	f.Add("Aktliste\nBrev\t2\nAttest\t3\fBrev\fAttest", "1. Indledning", 3, 2)
	f.Fuzz(func(t *testing.T, text, title string, page, level int) {
		d := ingest.Document{Path: "a.pdf", Format: "pdf", State: ingest.Read}
		for i, p := range strings.Split(text, "\f") {
			d.Pages = append(d.Pages, ingest.Page{Number: i + 1, Text: strings.ToValidUTF8(p, "")})
		}
		for _, k := range ingest.MarkKinds {
			if page >= 1 && page <= len(d.Pages) {
				d.Marks = append(d.Marks, ingest.Mark{Kind: k, Page: page, Level: level, Title: title, Top: level%2 == 0})
			}
		}
		next := 1
		for _, p := range Parts(&d) {
			for i := range p.Pages {
				if p.Pages[i].Number != next {
					t.Fatalf("page %d where %d is due", p.Pages[i].Number, next)
				}
				next++
			}
		}
		if next != len(d.Pages)+1 {
			t.Fatalf("pages end before %d", next)
		}
	})
}
