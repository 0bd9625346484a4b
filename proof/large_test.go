package proof

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// large writes a folder archive of so many files and about so many pages: notes
// of a page, PDFs of one to sixteen, from a hundred files on a PDF of 900 pages
// for every 3,000 files, and one case with three tenths of all files. The same
// numbers give the same bytes.
func large(t testing.TB, dir string, files, pages int) {
	t.Helper()
	w := newWriter(uint64(files), uint64(pages))
	long := 0
	if files >= 100 {
		long = max(1, files/3000)
	}
	notes := files * 3 / 10
	rest := float64(max(pages-notes-900*long, files)) / float64(max(files-notes-long, 1))
	for i := range files {
		name, data := fmt.Sprintf("notat %05d.txt", i), []byte(nil)
		switch {
		case long > 0 && i%(files/long) == files/long-1:
			name, data = fmt.Sprintf("samlet %05d.pdf", i), w.pdf(900)
		case i%10 < 3:
			data = []byte("Journalnotat\n" + w.page())
		default:
			name, data = fmt.Sprintf("bilag %05d.pdf", i), w.pdf(1+w.r.IntN(max(1, int(2*rest)-1)))
		}
		folder := fmt.Sprintf("sag %04d", i/40)
		if i >= files/2 && i < files/2+files*3/10 {
			folder = "sag med mange filer"
		}
		path := filepath.Join(dir, folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// writer makes up pages whose vocabulary grows as that of real papers does:
// names, places and numbers are new on every page.
type writer struct {
	r *rand.Rand
	z *zlib.Writer
}

func newWriter(a, b uint64) *writer {
	return &writer{r: rand.New(rand.NewPCG(a, b)), z: zlib.NewWriter(io.Discard)}
}

var sentences = []string{
	"Borgeren har fibromyalgi og kroniske smerter i %s, som er beskrevet af læge %s.",
	"Der er ikke tegn på depression ved samtalen med %s den %s.",
	"Hun deltog i virksomhedspraktik hos %s %s fra marts 2018 til juni 2018, 4 timer om ugen.",
	"Kommunen har den %[2]s modtaget lægeattest LÆ 265 fra %[1]s.",
	"Rehabiliteringsteamet indstiller til ressourceforløb; %s og %s var til stede.",
	"Arbejdsevnen vurderes varigt nedsat, og %s anbefaler skånehensyn efter %s.",
	"Ankestyrelsens principmeddelelse 58-18 er nævnt af %s i brev af %s.",
	"Sygedagpengene ophørte, da %s ikke mødte til opfølgning hos %s.",
	"Diagnosen M79.7 er stillet på %s af overlæge %s.",
	"Borgeren kan klare %s selv, men får hjælp af sin datter %s til det øvrige.",
	"Mødet blev holdt på %s sammen med %s, og alle fik ordet.",
	"Brevet er sendt videre til %s, som svarer %s hurtigst muligt.",
	"Familien er flyttet fra %s til %s på grund af skolen.",
	"Der er talt med %s om, hvordan hverdagen går siden samtalen hos %s.",
	"Hunden hedder %s og går tur med naboen %s hver morgen.",
	"Papirerne ligger hos %s, og en kopi er givet til %s.",
	"Vejret var godt, så %s cyklede hele vejen til %s.",
	"Taxaen fra %s kom for sent, og %s måtte vente en time.",
}

var syllables = strings.Fields("and ber dal ed fer gul ham ib jor kal lun mag nor ol pet rud sal tor ul ve yd æb øst ås by bro sen lev strup rup holm gaard lund vig")

// word is a new name, or a date.
func (w *writer) word() string {
	if w.r.IntN(4) == 0 {
		return fmt.Sprintf("%d. %s %d", 1+w.r.IntN(28), []string{"januar", "maj", "august", "november"}[w.r.IntN(4)], 2012+w.r.IntN(12))
	}
	var b strings.Builder
	for range 2 + w.r.IntN(3) {
		b.WriteString(syllables[w.r.IntN(len(syllables))])
	}
	s := []rune(b.String())
	return strings.ToUpper(string(s[:1])) + string(s[1:])
}

// page is some 2,300 bytes in lines that fit on a sheet.
func (w *writer) page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Dato: %d. marts %d\nVedr.: 170584-0012\n\n", 1+w.r.IntN(28), 2013+w.r.IntN(10))
	for range 28 {
		fmt.Fprintf(&b, sentences[w.r.IntN(len(sentences))]+"\n", w.word(), w.word())
	}
	return b.String()
}

// pdf is a PDF of n pages.
func (w *writer) pdf(n int) []byte {
	pages := make([]string, n)
	for i := range pages {
		pages[i] = w.page()
	}
	return w.pdfOf(pages)
}

// pdfOf is a PDF of the given pages in Helvetica.
func (w *writer) pdfOf(pages []string) []byte {
	n := len(pages)
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range n {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<</Type/Pages/Count %d/Kids[%s]>>", n, kids.String())
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i := range n {
		var text bytes.Buffer
		w.z.Reset(&text)
		fmt.Fprint(w.z, "BT /F1 9 Tf 40 800 Td 14 TL\n")
		for line := range strings.Lines(pages[i]) {
			fmt.Fprintf(w.z, "(%s) Tj T*\n", latin1(strings.TrimSpace(line)))
		}
		fmt.Fprint(w.z, "ET")
		w.z.Close()
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", 5+2*i)
		object("<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream", text.Len(), text.Bytes())
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

func latin1(s string) []byte {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = append(out, byte(r))
	}
	return out
}
