// Package charset turns text bytes of unknown encoding into UTF-8, for Danish.
//
// Statistical detectors miss the encodings that old Danish systems write
// (code page 850, Mac Roman, UTF-16 without a mark). The rule here is short:
// byte order mark, then UTF-16 by its zero bytes, then valid UTF-8, then the
// single-byte table under which the letters above ASCII look most like Danish.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Names of the encodings that Decode can answer with.
const (
	UTF8     = "utf-8"
	UTF16LE  = "utf-16le"
	UTF16BE  = "utf-16be"
	UTF32    = "utf-32"
	CP1252   = "windows-1252" // also stands for ISO 8859-1
	CP850    = "cp850"
	MacRoman = "macintosh"
)

// Decode returns the text of data as UTF-8 and the name of the encoding found.
// It never fails: bytes without a meaning become U+FFFD.
func Decode(data []byte) (text, name string) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), UTF8
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return decodeWith(utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM), data), UTF32
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeUTF16(data[2:], false), UTF16LE
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data[2:], true), UTF16BE
	}
	if name := zeroByteOrder(data); name != "" {
		return decodeUTF16(data, name == UTF16BE), name
	}
	if utf8.Valid(data) {
		return string(data), UTF8
	}
	return decodeSingle(data)
}

// DecodeLabel decodes data by an encoding's label ("iso-8859-1", "cp850",
// "windows-1252"). An unknown label, or one that the bytes contradict (text
// labelled UTF-8 that is not), falls back on Decode.
func DecodeLabel(data []byte, label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	if label == "" || utf8.Valid(data) && !strings.HasPrefix(label, "utf-16") {
		// Valid UTF-8 with Danish letters is practically never anything else.
		text, _ := Decode(data)
		return text
	}
	if enc := ByLabel(label); enc != nil {
		return strings.TrimPrefix(decodeWith(enc, data), "\uFEFF")
	}
	text, _ := Decode(data)
	return text
}

// ByLabel returns the encoding with a label, or nil when it is unknown or
// UTF-8. MIME and HTML labels are known, and the code pages of old systems.
func ByLabel(label string) encoding.Encoding {
	switch label = strings.ToLower(strings.TrimSpace(label)); label {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return nil
	case "cp850", "ibm850", "850", "pc850", "cp-850":
		return charmap.CodePage850
	case "cp865", "ibm865", "865":
		return charmap.CodePage865
	case "cp437", "ibm437", "437":
		return charmap.CodePage437
	case "mac", "macroman", "x-mac-roman":
		return charmap.Macintosh
	}
	enc, _ := charset.Lookup(label)
	return enc
}

func decodeWith(enc encoding.Encoding, data []byte) string {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

func decodeUTF16(data []byte, big bool) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		lo, hi := uint16(data[i]), uint16(data[i+1])
		if big {
			lo, hi = hi, lo
		}
		units = append(units, lo|hi<<8)
	}
	return string(utf16.Decode(units))
}

// zeroByteOrder recognises UTF-16 without a mark: European text has a zero in
// every second byte. It looks at the first 4 KB.
func zeroByteOrder(data []byte) string {
	sample := data[:min(len(data), 4096)&^1]
	if len(sample) < 4 {
		return ""
	}
	var even, odd int
	for i, b := range sample {
		if b != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	half := len(sample) / 2
	switch {
	case odd*10 >= half*7 && even*20 <= half:
		return UTF16LE
	case even*10 >= half*7 && odd*20 <= half:
		return UTF16BE
	}
	return ""
}
