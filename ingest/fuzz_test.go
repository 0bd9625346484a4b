package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"oplyst/ingest/effort"
	"oplyst/ingest/ocr"
)

// fuzzLimits are small, so that fuzzing meets them.
var fuzzLimits = Limits{MaxBytes: 1 << 20, MaxTextBytes: 1 << 20, MaxExpand: 8 << 20, MaxPages: 50}

// readBounded reads a document and holds what ReadDocument promises, and what
// it may cost.
func readBounded(t *testing.T, name string, data []byte, limits Limits) (d Document) {
	t.Helper()
	effort.Bound(t, effort.Small, func() { d = ReadDocument(context.Background(), name, data, limits) })
	checkDocument(t, d)
	text := 0
	for _, p := range d.Pages {
		text += len(p.Text)
	}
	if text > limits.MaxTextBytes || len(d.Pages) > limits.MaxPages {
		t.Fatalf("%d bytes of text on %d pages", text, len(d.Pages))
	}
	return d
}

func FuzzReadDocument(f *testing.F) {
	for name, data := range fixtureFiles(f) {
		f.Add(name, data)
	}
	f.Add("a.csv", []byte("a;b\n1;2"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if sniff(name, data) != formatPDF { // package pdf has its own
			readBounded(t, name, data, fuzzLimits)
		}
	})
}

// FuzzMail changes the parts of a mail: its head, both its bodies, an
// attachment, and how they are packed.
func FuzzMail(f *testing.F) {
	f.Add("From: Bo <bo@example.dk>\nSubject: =?iso-8859-1?q?M=F8de?=\nDate: Mon, 11 May 2020 09:12:00 +0200", []byte("K\xE6re Ida"), "windows-1252", []byte("<p>K\xE6re Ida</p>"), "bilag.rtf", []byte(`{\rtf1 et\page to}`), "base64")
	f.Add("From: a@b\nTo: c@d", []byte("=E5r =96\n> ja"), "utf-8", []byte(""), "=?utf-8?b?w6U=?=.eml", []byte("From: x@y\nTo: z@w\n\ninde"), "7bit")
	f.Add("Message-ID: <1>\nDate: 32 Foo", []byte("begin 644 a.txt\n#8F]H\n`\nend"), "x-ukendt", []byte("<table><tr><td>a"), "winmail.dat", []byte("\x78\x9f\x3e\x22"), "x-uuencode")
	f.Fuzz(func(t *testing.T, head string, body []byte, label string, page []byte, name string, file []byte, packing string) {
		if len(head)+len(body)+len(page)+len(file) > 1<<16 {
			return
		}
		if packing == "base64" {
			file = []byte(base64.StdEncoding.EncodeToString(file))
		}
		mail := fmt.Appendf(nil, "%s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=XX\n\n--XX\nContent-Type: multipart/alternative; boundary=YY\n\n"+
			"--YY\nContent-Type: text/plain; charset=%s\nContent-Transfer-Encoding: quoted-printable\n\n%s\n--YY\nContent-Type: text/html; charset=%s\n\n%s\n--YY--\n"+
			"--XX\nContent-Type: application/octet-stream; name=\"%s\"\nContent-Disposition: attachment; filename=\"%s\"\nContent-Transfer-Encoding: %s\n\n%s\n--XX--\n",
			head, label, body, label, page, name, name, packing, file)
		readBounded(t, "m.eml", mail, fuzzLimits)
	})
}

// FuzzMailBytes reads a whole mail, changed anywhere.
func FuzzMailBytes(f *testing.F) {
	f.Add([]byte(mailWith("brev.txt", "text/plain", "indhold")))
	f.Add([]byte(mailWith("indre.eml", "message/rfc822", mailWith("a.txt", "text/plain", "inderst"))))
	f.Add([]byte("From: a@example.dk\nSubject: S\xF8gn\nTo: b@example.dk\n\nbl\xE5b\xE6r\n"))
	f.Fuzz(func(t *testing.T, data []byte) { readBounded(t, "m.eml", data, fuzzLimits) })
}

// archiveStates opens and reads an archive, and holds that every file has a
// state, the reason for it, and a path below its case.
func archiveStates(t *testing.T, path string, limits Limits) (files int) {
	t.Helper()
	a, err := OpenArchive(context.Background(), path)
	if err != nil {
		if !utf8.ValidString(err.Error()) {
			t.Fatal("an error is not UTF-8")
		}
		return 0
	}
	defer a.Close()
	for i := range a.Cases {
		c := &a.Cases[i]
		for k := range c.Files {
			d := a.Read(context.Background(), c, &c.Files[k], limits)
			checkDocument(t, d)
			if d.Path == "" || !utf8.ValidString(d.Path) || d.State == Read && !filepath.IsLocal(strings.ReplaceAll(d.Path, "\x00", "")) {
				t.Fatalf("%s file with path %q", d.State, d.Path)
			}
			files++
		}
	}
	for _, l := range a.Loose {
		if l.State != Skipped && l.State != Unread || l.Reason == "" {
			t.Fatalf("loose file %q is %q", l.Path, l.State)
		}
		files++
	}
	return files
}

// scratch gives names of files for archives, a few of which are used again and
// again.
func scratch(f *testing.F, ext string) func() string {
	dir, n := f.TempDir(), 0
	return func() string {
		n++
		return filepath.Join(dir, fmt.Sprintf("%d%s", n%8, ext))
	}
}

func FuzzZipArchive(f *testing.F) {
	seed, err := os.ReadFile(zipFileOf(f, "s1/a.txt", "utf8 a", "s1/b.zip", "PK\x03\x04", "../x", "x"))
	must(f, err)
	f.Add(seed)
	name := scratch(f, ".zip")
	f.Fuzz(func(t *testing.T, data []byte) {
		path := name()
		must(t, os.WriteFile(path, data, 0o600))
		effort.Bound(t, effort.Small, func() { archiveStates(t, path, fuzzLimits) })
	})
}

// FuzzZipEntries changes the names of a zip's entries and how one of them is
// packed; nested puts the zip among the documents of a case.
func FuzzZipEntries(f *testing.F) {
	f.Add("s1/a.txt", "s1/Ans\x9bgning.txt", "../../ud.txt", []byte("tekst"), uint16(zip.Store), uint16(0), uint32(5), []byte{}, false)
	f.Add("C:\\win.txt", "s1/\x00.txt", "/rod/sag.yaml", []byte("as_of: 2020-01-01"), uint16(zip.Deflate), uint16(0x800), uint32(99), []byte{}, true)
	f.Add("s1/", "s1/__MACOSX/x", "CON", []byte("\x03\x00"), uint16(methodAES), uint16(1), uint32(1<<31), []byte{0x01, 0x99, 7, 0, 1, 0, 'A', 'E', 3, 8, 0}, true)
	f.Add("a/b.zip", "a/../a", strings.Repeat("m/", 80)+"x", []byte("hemmelig tekst"), uint16(0), uint16(9), uint32(2), []byte{}, false)
	name := scratch(f, ".zip")
	f.Fuzz(func(t *testing.T, one, two, three string, content []byte, method, flags uint16, size uint32, extra []byte, nested bool) {
		if len(one)+len(two)+len(three) > 4096 || len(content) > 1<<16 || len(extra) > 1<<12 {
			return
		}
		data := packEntries(one, two, three, content, method, flags, size, extra)
		if nested {
			var outer bytes.Buffer
			z := zip.NewWriter(&outer)
			w, err := z.CreateHeader(&zip.FileHeader{Name: "sag/bilag.zip", Method: zip.Store})
			must(t, err)
			_, _ = w.Write(data)
			must(t, z.Close())
			data = outer.Bytes()
		}
		path := name()
		must(t, os.WriteFile(path, data, 0o600))
		limits := fuzzLimits
		limits.Passwords = []string{"hemmelig"}
		effort.Bound(t, effort.Small, func() { archiveStates(t, path, limits) })
	})
}

// packEntries writes a zip of two plain entries and one packed as the arguments
// say.
func packEntries(one, two, three string, content []byte, method, flags uint16, size uint32, extra []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range []string{one, two} {
		if w, err := z.CreateHeader(&zip.FileHeader{Name: n, Method: zip.Deflate, NonUTF8: flags&0x800 == 0}); err == nil {
			_, _ = w.Write(content)
		}
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: three, Method: method, Flags: flags, CRC32: crc32.ChecksumIEEE(content),
		CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(size), Extra: extra})
	if err == nil {
		_, _ = w.Write(content)
	}
	_ = z.Close()
	return b.Bytes()
}

// FuzzManifest reads lists of cases. Paths that lead out of the folder are left
// out here: they would make the fuzzer walk the disk.
func FuzzManifest(f *testing.F) {
	f.Add([]byte("nr;sti;sag\n1;a.txt;Åse\n2;mangler.txt;Bo\n;;\n"))
	f.Add([]byte("case,path\n\"B\"\"o\",a.txt\nx,\"uafsluttet"))
	f.Add([]byte("\xFF\xFEc\x00a\x00s\x00e\x00;\x00p\x00a\x00t\x00h\x00\n\x00"))
	dir := f.TempDir()
	must(f, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Notat"), 0o600))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.ContainsAny(data, "/\\.~") && !bytes.Contains(data, []byte(".txt")) || bytes.Contains(data, []byte("..")) || bytes.ContainsAny(data, "/\\") {
			return
		}
		list := filepath.Join(dir, "liste.csv")
		must(t, os.WriteFile(list, data, 0o600))
		effort.Bound(t, effort.Small, func() { archiveStates(t, list, fuzzLimits) })
	})
}

// FuzzPicture reads small pictures of the kinds scans come in.
func FuzzPicture(f *testing.F) {
	img := plain(9, 7, 100)
	var b bytes.Buffer
	must(f, png.Encode(&b, img))
	f.Add(bytes.Clone(b.Bytes()))
	b.Reset()
	must(f, jpeg.Encode(&b, img, nil))
	f.Add(bytes.Clone(b.Bytes()))
	f.Add(tiffOf(f, false, plain(4, 4, 0), plain(4, 4, 0)))
	f.Fuzz(func(t *testing.T, data []byte) {
		readBounded(t, "scan.png", data, fuzzLimits)
		config, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width > 1<<20/config.Height {
			return
		}
		effort.Bound(t, effort.Small, func() {
			if g := picture(data); g != nil && (g.Rect.Dx() != config.Width || g.Rect.Dy() != config.Height) {
				t.Fatalf("%v, but the head says %d x %d", g.Rect, config.Width, config.Height)
			}
		})
	})
}

// FuzzUncertain places words that OCR doubted in any text.
func FuzzUncertain(f *testing.F) {
	f.Add("Plan og mål for arbejds- evnen", "Plan|mål|arbejds-|evnen")
	f.Add("§ 19 stk. 1", "$|19|stk.|x|1")
	f.Fuzz(func(t *testing.T, text, list string) {
		var words []ocr.Word
		for _, w := range strings.Split(list, "|") {
			words = append(words, ocr.Word{Text: w, Doubt: true})
		}
		at := 0
		text = clean(text)
		for _, s := range uncertain(text, words) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) || !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("%+v in a text of %d bytes", s, len(text))
			}
			at = s.End
		}
	})
}

func FuzzCaseSettings(f *testing.F) {
	f.Add([]byte("as_of: 2019-11-28\ntrack: &x senior\nborn: *x"))
	f.Add([]byte("? [a]: {b: !!binary x}"))
	f.Add([]byte("as_of: 2019-11-28\nborn: 1970-02-30\ntrack: andet\nukendt: [1, {a: b}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		effort.Bound(t, effort.Small, func() {
			s, warnings := parseSettings("sag.yaml", data)
			for _, date := range []string{s.AsOf, s.Born} {
				if _, err := time.Parse(time.DateOnly, date); date != "" && err != nil {
					t.Fatalf("date %q", date)
				}
			}
			if s.Track != "" && !slices.Contains(Tracks, s.Track) {
				t.Fatalf("track %q", s.Track)
			}
			for _, w := range warnings {
				if !utf8.ValidString(w) || strings.Contains(w, "\n") {
					t.Fatalf("warning %q", w)
				}
			}
		})
	})
}
