package office

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func TestDOCFixture(t *testing.T) {
	o, err := OpenOLE(fixtures(t, "rich.doc")[0])
	if err != nil {
		t.Fatal(err)
	}
	res, err := o.DOC(Limits{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := DOCX(fixtures(t, "rich.docx")[0], Limits{})
	if err != nil {
		t.Fatal(err)
	}
	words := func(r Result) []string { // the same text was saved in both formats
		w := strings.Fields(textOf(r))
		slices.Sort(w)
		return w
	}
	if !slices.Equal(words(res), words(other)) {
		t.Error("DOC and DOCX of one text give different words")
	}
	for _, want := range []string{"Fodnote: ", "Kommentar: ", "SIDEHOVED"} {
		if !strings.Contains(textOf(res), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// wordStream is a WordDocument stream of one 16-bit piece, without formatting.
func wordStream(text string, flags uint16) map[string][]byte {
	main := make([]byte, 0x400)
	binary.LittleEndian.PutUint16(main, 0xA5EC)
	binary.LittleEndian.PutUint16(main[2:], 0xC1)
	binary.LittleEndian.PutUint16(main[0x0A:], flags)
	body := utf16Bytes(text)
	chars := uint32(len(body) / 2)
	binary.LittleEndian.PutUint32(main[0x4C:], chars)
	clx := []byte{2, 16, 0, 0, 0}
	clx = binary.LittleEndian.AppendUint32(clx, 0)
	clx = binary.LittleEndian.AppendUint32(clx, chars)
	clx = append(clx, 0, 0)
	clx = binary.LittleEndian.AppendUint32(clx, uint32(len(main)))
	clx = append(clx, 0, 0)
	binary.LittleEndian.PutUint32(main[0x1A2:], 0)
	binary.LittleEndian.PutUint32(main[0x1A6:], uint32(len(clx)))
	return map[string][]byte{"WordDocument": append(main, body...), "0Table": clx}
}

func TestDOC(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs", "Første afsnit.\rAndet.\r\rTredje.", "Første afsnit.\nAndet.\n\nTredje."},
		{"line break, tab, hyphens", "a\x0bb\tc\x1ed\x1fe", "a\nb\tc-de"},
		{"field", "før \x13 PAGE \x14" + "7\x15 efter", "før 7 efter"},
		{"table without formatting", "A\x07B\x07\x071\x07to\x07\x07slut\r", "A\tB\n1\tto\nslut"},
		{"page", "et\x0cto", "et\n\fto"},
		{"marks of notes and pictures", "tekst\x02\x05\x01\x08.", "tekst."},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := &OLE{streams: wordStream(c.in, 0)}
			res, err := o.DOC(Limits{})
			if got := textOf(res); err != nil || got != c.want {
				t.Errorf("got %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func TestDOCRefused(t *testing.T) {
	old := wordStream("x", 0)
	binary.LittleEndian.PutUint16(old["WordDocument"][2:], 0x65)
	lost := wordStream("et langt afsnit", 0)
	lost["WordDocument"] = lost["WordDocument"][:0x400+6]
	for _, c := range []struct {
		name, reason string
		streams      map[string][]byte
	}{
		{"password", errEncrypted.Reason, wordStream("x", 0x0100)},
		{"before 1997", "Word-dokument fra før 1997; gem det i et nyere format", old},
		{"no table stream", errDamaged.Reason, map[string][]byte{"WordDocument": wordStream("x", 0)["WordDocument"]}},
		{"text cut off", errDamaged.Reason, lost},
		{"short", errDamaged.Reason, map[string][]byte{"WordDocument": {1, 2}}},
	} {
		_, err := (&OLE{streams: c.streams}).DOC(Limits{})
		if err == nil || err.Error() != c.reason {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
