package office

import (
	"encoding/binary"
	"testing"
	"time"

	"oplyst/ingest/effort"
)

// sentAt is the list of fixed properties with a submit time.
func sentAt(head int, when time.Time) []byte {
	b := make([]byte, head+16)
	binary.LittleEndian.PutUint32(b[head:], 0x00390040)
	binary.LittleEndian.PutUint64(b[head+8:], uint64(when.Unix()+11644473600)*10_000_000)
	return b
}

// packed is an RTF body that is stored without packing.
func packed(rtf string) []byte {
	b := make([]byte, 16)
	binary.LittleEndian.PutUint32(b[4:], uint32(len(rtf)))
	binary.LittleEndian.PutUint32(b[8:], 0x414C454D)
	return append(b, rtf...)
}

func TestMessage(t *testing.T) {
	when := time.Date(2021, 5, 3, 10, 30, 0, 0, time.UTC)
	inner := "__attach_version1.0_#00000001/__substg1.0_3701000D/"
	data := oleOf(t, map[string][]byte{
		"__properties_version1.0":                            sentAt(32, when),
		"__substg1.0_0037001F":                               utf16Bytes("Vedr. ansøgning"),
		"__substg1.0_0C1A001F":                               utf16Bytes("Åse Ørsted"),
		"__substg1.0_5D01001F":                               utf16Bytes("aase@example.dk"),
		"__substg1.0_0E04001E":                               []byte("S\xF8ren M\xF8ller"),
		"__substg1.0_1000001F":                               utf16Bytes("Kære Søren\r\nSe vedhæftet."),
		"__attach_version1.0_#00000000/__substg1.0_3707001F": utf16Bytes("Attest æ.txt"),
		"__attach_version1.0_#00000000/__substg1.0_37010102": []byte("Indhold"),
		"__attach_version1.0_#00000001/__substg1.0_3001001F": utf16Bytes("VS: gammel mail"),
		inner + "__properties_version1.0":                    sentAt(24, when),
		inner + "__substg1.0_0037001F":                       utf16Bytes("Gammel"),
		inner + "__substg1.0_10090102":                       packed(`{\rtf1\ansi f\'f8r}`),
	})
	o, err := OpenOLE(data)
	if err != nil {
		t.Fatal(err)
	}
	if o.Kind() != "msg" {
		t.Fatalf("kind %q", o.Kind())
	}
	m := o.Message()
	if m.Subject != "Vedr. ansøgning" || m.From != "Åse Ørsted <aase@example.dk>" || m.To != "Søren Møller" || !m.Date.Equal(when) || m.Body != "Kære Søren\r\nSe vedhæftet." {
		t.Errorf("head or body wrong: %+v", m)
	}
	if len(m.Attachments) != 2 || m.Attachments[0].Name != "Attest æ.txt" || string(m.Attachments[0].Data) != "Indhold" {
		t.Fatalf("attachments wrong: %+v", m.Attachments)
	}
	if in := m.Attachments[1].Message; in == nil || in.Subject != "Gammel" || string(in.RTF) != `{\rtf1\ansi f\'f8r}` || !in.Date.Equal(when) {
		t.Errorf("inner message wrong: %+v", in)
	}
}

func TestUnpackRTF(t *testing.T) {
	// The example of [MS-OXRTFCP] 3.1.1: literals, then references.
	raw := []byte{0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0}
	if got, want := string(unpackRTF(raw)), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for n := range raw {
		unpackRTF(raw[:n]) // must not panic
	}
}

func TestOLEKinds(t *testing.T) {
	for stream, want := range map[string]string{"WordDocument": "doc", "Workbook": "xls", "PowerPoint Document": "ppt", "EncryptedPackage": "encrypted", "Andet": ""} {
		o, err := OpenOLE(oleOf(t, map[string][]byte{stream: make([]byte, 5000)}))
		if err != nil || o.Kind() != want {
			t.Errorf("%s: %q, %v", stream, o.Kind(), err)
		}
	}
}

func FuzzOLE(f *testing.F) {
	for _, data := range fixtures(f, "*.doc") {
		f.Add(data)
	}
	f.Add(oleOf(f, map[string][]byte{"__properties_version1.0": make([]byte, 48), "__substg1.0_1000001F": utf16Bytes("brev"), "__substg1.0_10090102": packed("x")}))
	f.Fuzz(func(t *testing.T, data []byte) {
		effort.Bound(t, effort.Small, func() {
			o, err := OpenOLE(data)
			if err != nil && o == nil {
				return
			}
			switch o.Kind() {
			case "doc":
				res, err := o.DOC(fuzzLimits)
				checkResult(t, res, err)
			case "msg":
				o.Message()
			}
		})
	})
}
