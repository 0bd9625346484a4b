package ingest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fixtureFiles are the real files of testdata; none at all is a mistake.
func fixtureFiles(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "*.*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures (%v)", err)
	}
	out := map[string][]byte{}
	for _, n := range names {
		data, err := os.ReadFile(n)
		must(t, err)
		out[filepath.Base(n)] = data
	}
	return out
}

// checkDocument holds what ReadDocument promises for any bytes.
func checkDocument(t *testing.T, d Document) {
	t.Helper()
	if !slices.Contains(States, d.State) {
		t.Fatalf("state %q", d.State)
	}
	if (d.State == Read) != (d.Reason == "") {
		t.Fatalf("state %s with reason %q", d.State, d.Reason)
	}
	if d.State == Read && len(d.UnreadPages()) > 0 || d.State == Read && len(d.Pages) == 0 {
		t.Fatalf("read, but %d of %d pages unread", len(d.UnreadPages()), len(d.Pages))
	}
	for i, p := range d.Pages {
		if p.Number != i+1 || p.Unread && p.Reason == "" {
			t.Fatalf("page %d has number %d and reason %q", i+1, p.Number, p.Reason)
		}
		checkText(t, p.Text)
	}
}

func TestReadFixtures(t *testing.T) {
	for name, data := range fixtureFiles(t) {
		d := ReadDocument(context.Background(), name, data, Limits{})
		checkDocument(t, d)
		if d.State != Read || d.Format != strings.TrimPrefix(filepath.Ext(name), ".") {
			t.Errorf("%s: %s, %s, %s", name, d.Format, d.State, d.Reason)
		}
		if !strings.Contains(d.Pages[0].Text, "Borgeren kører ikke bil på grund af medicin") {
			t.Errorf("%s: a sentence is missing", name)
		}
	}
}

func TestWrongExtension(t *testing.T) {
	files := fixtureFiles(t)
	for _, c := range []struct{ file, called, format string }{
		{"rich.docx", "brev.pdf", "docx"},
		{"rich.odt", "brev.doc", "odt"},
		{"rich.rtf", "brev.doc", "rtf"},
		{"rich.doc", "brev.docx", "doc"},
		{"rich.html", "brev.doc", "html"},
		{"rich.docx", "uden endelse", "docx"},
		{"mail.eml", "mail.txt", "eml"},
	} {
		d := ReadDocument(context.Background(), c.called, files[c.file], Limits{})
		if d.Format != c.format || d.State != Read {
			t.Errorf("%s called %s: %s %s", c.file, c.called, d.Format, d.State)
		}
	}
}

func TestFormatsWithoutText(t *testing.T) {
	noise := bytes.Repeat([]byte{0x9C, 0x00, 0x01, 0xFE, 0x13, 0x7F}, 200)
	for _, c := range []struct {
		name, data, format string
		state              State
	}{
		{"billede.jpg", "\xFF\xD8\xFF\xE0....", "billede", Unread},
		{"billede.pdf", "\x89PNG\r\n\x1a\n....", "billede", Unread},
		{"fax.tif", "II*\x00........", "billede", Unread},
		{"foto.heic", "\x00\x00\x00\x18ftypheic....", "billede", Unread},
		{"setup.exe", "MZ" + string(noise), "program", Skipped},
		{"MZ er også et navn.txt", "MZ er begyndelsen på et notat.", "txt", Read},
		{"BM.txt", "BMI er målt til 31.", "txt", Read},
		{"optagelse.mp3", "ID3\x03\x00\x00", "lyd eller video", Unread},
		{"ukendt.dat", string(noise), "ukendt", Unread},
		{"tom.txt", "", "txt", Unread},
		{"kun mellemrum.txt", " \n\t\n ", "txt", Read},
		{"arkiv.7z", "7z\xBC\xAF\x27\x1C\x00\x04", "ukendt", Unread},
		{"skidt.zip", "PK\x03\x04....", "zip", Unread},
		{"brev.txt", "Fra: Bo\nTil: Ida\nEmne: Møde\n\nKære Ida", "txt", Read},
		{"brev", "From: bo@example.dk\nSubject: x\n\nHej", "eml", Read},
		{"medcom.xml", "<?xml version='1.0'?><a>Set</a>", "xml", Read},
		{"side.xml", "<?xml version='1.0'?><html><p>Hej", "html", Read},
		{"Sag.lnk", "L\x00\x00\x00\x01\x14\x02\x00\x00", "genvej", Skipped},
		{"side.txt", "<!DOCTYPE html><p>Hej", "html", Read},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ReadDocument(context.Background(), c.name, []byte(c.data), Limits{})
			checkDocument(t, d)
			if d.Format != c.format || d.State != c.state {
				t.Errorf("%s %s %q", d.Format, d.State, d.Reason)
			}
		})
	}
}

// TestDamagedTwins reads every fixture cut off and with wrong bytes.
func TestDamagedTwins(t *testing.T) {
	for name, data := range fixtureFiles(t) {
		for tenth := 1; tenth < 10; tenth++ {
			checkDocument(t, ReadDocument(context.Background(), name, data[:len(data)*tenth/10], Limits{}))
		}
		random := uint32(len(data))
		for range 40 {
			twin := bytes.Clone(data)
			for range 10 {
				random = random*1664525 + 1013904223
				twin[int(random>>8)%len(twin)] = byte(random)
			}
			checkDocument(t, ReadDocument(context.Background(), name, twin, Limits{}))
		}
	}
}

func TestCutFilesSayWhatIsMissing(t *testing.T) {
	files := fixtureFiles(t)
	for name, want := range map[string]State{"rich.docx": Partial, "rich.odt": Unread, "rich.rtf": Partial} {
		data := files[name]
		d := ReadDocument(context.Background(), name, data[:len(data)*3/4], Limits{})
		if d.State != want || !strings.Contains(d.Reason, "beskadiget") {
			t.Errorf("%s: %s %q", name, d.State, d.Reason)
		}
		if d.Format != strings.TrimPrefix(filepath.Ext(name), ".") {
			t.Errorf("%s: format %s", name, d.Format)
		}
	}
}

func TestLimits(t *testing.T) {
	long := []byte(strings.Repeat("et ord til\n", 1000))
	d := ReadDocument(context.Background(), "lang.txt", long, Limits{MaxTextBytes: 1000})
	if checkDocument(t, d); d.State != Partial || len(d.Pages[0].Text) > 1000 {
		t.Errorf("text limit: %s, %d bytes", d.State, len(d.Pages[0].Text))
	}
	d = ReadDocument(context.Background(), "sider.txt", []byte(strings.Repeat("side\f", 50)), Limits{MaxPages: 10})
	if checkDocument(t, d); d.State != Partial || len(d.Pages) != 10 {
		t.Errorf("page limit: %s, %d pages", d.State, len(d.Pages))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	checkDocument(t, ReadDocument(ctx, "a.txt", []byte("a"), Limits{}))
}

func TestReadingTwiceIsTheSame(t *testing.T) {
	for name, data := range fixtureFiles(t) {
		a := ReadDocument(context.Background(), name, data, Limits{})
		b := ReadDocument(context.Background(), name, bytes.Clone(data), Limits{})
		if len(a.Pages) != len(b.Pages) || a.Pages[0].Text != b.Pages[0].Text || a.SHA256 != b.SHA256 {
			t.Errorf("%s: two readings differ", name)
		}
	}
}

func BenchmarkReadDocument(b *testing.B) {
	for name, data := range fixtureFiles(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				ReadDocument(context.Background(), name, data, Limits{})
			}
		})
	}
}
