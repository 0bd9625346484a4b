package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// listZip reads the directory of a zip.
func listZip(ctx context.Context, src io.ReaderAt, size int64, packed []Entry) ([]Entry, error) {
	if len(packed) > 0 {
		if size > maxInnerMemory {
			return nil, errNoListing
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(io.NewSectionReader(src, 0, size), data); err != nil {
			return nil, errNoListing
		}
		inner, err := unpack(data, packed, Limits{MaxBytes: maxInnerMemory})
		if err != nil {
			return nil, errNoListing
		}
		src, size = bytes.NewReader(inner), int64(len(inner))
	}
	z, err := zip.NewReader(src, size)
	if err != nil || len(z.File) > maxZipEntries {
		return nil, errNoListing
	}
	out := make([]Entry, len(z.File))
	for i, f := range z.File {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = entryOf(f)
		if e := &out[i]; e.Offset > size || e.Offset >= 0 && e.Packed > uint64(size-e.Offset) {
			e.Offset = -1
		}
	}
	return out, nil
}

func entryOf(f *zip.File) Entry {
	e := Entry{
		Name: zipName(f), Type: f.Mode() & fs.ModeType, Method: f.Method, Flags: f.Flags, Modified: f.ModifiedTime,
		CRC: f.CRC32, Packed: f.CompressedSize64, Size: min(f.UncompressedSize64, 1<<62), Offset: -1,
	}
	if len(e.Name) > maxZipName {
		e.Name = "" // no safe path
	}
	if f.FileInfo().IsDir() {
		e.Type = fs.ModeDir
		return e
	}
	if f.Method == methodAES {
		e.AES, e.Method = aesFields(f.Extra)
	}
	if at, err := f.DataOffset(); err == nil {
		e.Offset = at
	}
	return e
}

// aesFields finds the strength and the method beneath in an entry's extra data.
func aesFields(extra []byte) (strength uint8, method uint16) {
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; n > len(extra) {
			break
		}
		if id == extraAES && n >= 7 {
			strength, method = extra[4], binary.LittleEndian.Uint16(extra[5:])
		}
		extra = extra[n:]
	}
	if strength > 3 {
		strength = 0
	}
	return strength, method
}

// zipName is an entry's name with slashes. Names without the UTF-8 flag are in
// the packing machine's DOS code page: 850 or 437 in Denmark, which differ in
// the letter ø, so the one that gives Danish letters wins.
func zipName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		name = dosName(name)
	}
	return strings.ReplaceAll(name, `\`, "/")
}

func dosName(name string) string {
	as850, err850 := charmap.CodePage850.NewDecoder().String(name)
	as1252 := displayName(name)
	if err850 != nil {
		return as1252
	}
	if danishLetters(as1252) > danishLetters(as850) {
		return as1252
	}
	return as850
}

func danishLetters(s string) int {
	n := 0
	for _, r := range s {
		if strings.ContainsRune("æøåÆØÅé§", r) {
			n++
		}
	}
	return n
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
