package cage

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"oplyst/ingest"
)

// fill sets every field of a struct to something that isn't zero, so that a new
// field which isn't encoded shows.
func fill(t *testing.T, v reflect.Value) {
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		switch {
		case !v.Type().Field(i).IsExported():
		case f.Type() == reflect.TypeFor[[]ingest.Span]():
			f.Set(reflect.ValueOf([]ingest.Span{{Start: 0, End: 3}}))
		case name == "Part": // the parent's own, as is the path
		case f.Type() == reflect.TypeFor[[]ingest.Mark]():
			f.Set(reflect.ValueOf([]ingest.Mark{{Kind: ingest.MarkOutline, Page: 1, Level: 2, Title: "Bilag 3", Top: true}}))
		case name == "Watch": // stays with the parent
		case name == "State":
			f.SetString(string(ingest.Partial))
		case name == "SHA256":
			f.SetString(strings.Repeat("0a", 32))
		case name == "Number", name == "Confidence":
			f.Set(reflect.ValueOf(1).Convert(f.Type()))
		case f.Type() == reflect.TypeFor[[]ingest.Page]():
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
			fill(t, f.Index(0))
		case f.Kind() == reflect.String:
			f.SetString("tekst " + name)
		case f.Kind() == reflect.Bool:
			f.SetBool(true)
		case f.CanInt():
			f.SetInt(int64(1000 + i))
		case f.Type() == reflect.TypeFor[[]ingest.Entry]():
			f.Set(reflect.ValueOf([]ingest.Entry{{Name: "sag/notat.txt", Type: 1 << 27, Method: 8, Flags: 9, Modified: 3, AES: 2, CRC: 1 << 31, Packed: 10, Size: 20, Offset: 30}, {Name: "æ", Offset: -1}}))
		case f.Type() == reflect.TypeFor[[]string]():
			f.Set(reflect.ValueOf([]string{"en", "to"}))
		default:
			t.Fatalf("field %s: encode it in document.go and fill it here", name)
		}
	}
}

func TestEveryFieldIsSent(t *testing.T) {
	var d ingest.Document
	fill(t, reflect.ValueOf(&d).Elem())
	got, ok := decodeDocument(encodeDocument(&d), ingest.Limits{}.WithDefaults())
	got.Path, got.Size = d.Path, d.Size // the parent's own
	if !ok || !reflect.DeepEqual(got, d) {
		t.Errorf("got %+v, %v\nwant %+v", got, ok, d)
	}
	want := job{task: "dokument", name: "notat æ.pdf", cpu: time.Minute, size: 7}
	fill(t, reflect.ValueOf(&want.limits).Elem())
	if back, ok := decodeJob(want.encode()); !ok || !reflect.DeepEqual(back, want) {
		t.Errorf("got %+v\nwant %+v", back, want)
	}
}

func TestSenselessDocuments(t *testing.T) {
	limits := ingest.Limits{MaxPages: 3, MaxTextBytes: 100}.WithDefaults()
	good := func() ingest.Document {
		return ingest.Document{SHA256: strings.Repeat("0", 64), Format: "txt", State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: "æ"}}}
	}
	if d := good(); true {
		if _, ok := decodeDocument(encodeDocument(&d), limits); !ok {
			t.Fatal("the good one is refused")
		}
	}
	for what, spoil := range map[string]func(*ingest.Document){
		"state":       func(d *ingest.Document) { d.State = "fine" },
		"hash":        func(d *ingest.Document) { d.SHA256 = "../../x" },
		"page number": func(d *ingest.Document) { d.Pages[0].Number = 7 },
		"UTF-8":       func(d *ingest.Document) { d.Pages[0].Text = "\xff" },
		"text":        func(d *ingest.Document) { d.Pages[0].Text = strings.Repeat("x", 101) },
		"pages":       func(d *ingest.Document) { d.Pages = make([]ingest.Page, 4) },
		"confidence":  func(d *ingest.Document) { d.Pages[0].Confidence = 101 },
		"span":        func(d *ingest.Document) { d.Pages[0].Uncertain = []ingest.Span{{Start: 1, End: 9}} },
		"reason":      func(d *ingest.Document) { d.Reason = strings.Repeat("x", 5000) },
	} {
		d := good()
		spoil(&d)
		if _, ok := decodeDocument(encodeDocument(&d), limits); ok {
			t.Errorf("a document with a wrong %s is taken", what)
		}
	}
}

func FuzzDecodeDocument(f *testing.F) {
	d := ingest.Document{SHA256: strings.Repeat("0", 64), Format: "txt", State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: "Notat"}}}
	f.Add(encodeDocument(&d))
	f.Add([]byte{})
	f.Add([]byte(fmt.Sprintf("\x40%s\xff\xff\xff\xff\xff", d.SHA256)))
	limits := ingest.Limits{MaxPages: 10, MaxTextBytes: 1000}.WithDefaults()
	f.Fuzz(func(t *testing.T, data []byte) {
		d, ok := decodeDocument(data, limits)
		if !ok {
			return
		}
		back, ok := decodeDocument(encodeDocument(&d), limits)
		if !ok || !reflect.DeepEqual(back, d) {
			t.Errorf("%+v became %+v", d, back)
		}
		_, _ = decodeJob(data)
	})
}
