package cage

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"unicode/utf8"

	"oplyst/ingest"
)

// maxListing bounds the listing of a zip and the rows of a list of cases.
const maxListing = 96 << 20

// appendEntries writes entries of a zip.
func appendEntries(b []byte, entries []ingest.Entry) []byte {
	b = binary.AppendUvarint(b, uint64(len(entries)))
	for i := range entries {
		e := &entries[i]
		b = appendBytes(b, e.Name)
		for _, n := range []uint64{uint64(e.Type), uint64(e.Method), uint64(e.Flags), uint64(e.Modified), uint64(e.AES), uint64(e.CRC), e.Packed, e.Size, uint64(e.Offset + 1)} {
			b = binary.AppendUvarint(b, n)
		}
	}
	return b
}

// entries reads what appendEntries wrote; nil for none.
func (c *cursor) entries() []ingest.Entry {
	n := c.count()
	if n == 0 {
		return nil
	}
	out := make([]ingest.Entry, 0, min(n, len(c.data)/10+1))
	for range n {
		e := ingest.Entry{Name: c.string(), Type: fs.FileMode(c.uint()) & fs.ModeType}
		e.Method, e.Flags, e.Modified = uint16(c.uint()), uint16(c.uint()), uint16(c.uint())
		e.AES, e.CRC = uint8(c.uint()), uint32(c.uint())
		e.Packed, e.Size, e.Offset = c.uint(), c.uint(), int64(c.uint())-1
		if c.bad {
			return nil
		}
		out = append(out, e)
	}
	return out
}

func encodeEntries(entries []ingest.Entry, listed bool) []byte {
	return appendEntries(appendBool(nil, listed), entries)
}

func decodeEntries(data []byte) (entries []ingest.Entry, listed, ok bool) {
	c := &cursor{data: data}
	listed = c.bool()
	entries = c.entries()
	return entries, listed, !c.bad && len(c.data) == 0
}

func encodeSettings(s ingest.Settings, warnings []string) []byte {
	b := appendBytes(appendBytes(appendBytes(nil, s.AsOf), s.Track), s.Born)
	return appendStrings(b, warnings)
}

func decodeSettings(data []byte) (s ingest.Settings, warnings []string, ok bool) {
	c := &cursor{data: data}
	s = ingest.Settings{AsOf: c.string(), Track: c.string(), Born: c.string()}
	warnings = c.strings()
	for _, w := range warnings {
		if !utf8.ValidString(w) || len(w) > 1000+maxName {
			return s, nil, false
		}
	}
	return s, warnings, !c.bad && len(c.data) == 0
}

// maxName is the longest name of a file.
const maxName = 4096

// What became of a list of cases.
const (
	manifestRead = iota
	manifestNone
	manifestBad
)

func encodeManifest(rows []ingest.ManifestRow, err error) []byte {
	switch {
	case errors.Is(err, ingest.ErrNotManifest):
		return []byte{manifestNone, 0}
	case err != nil:
		return []byte{manifestBad, 0}
	}
	b := binary.AppendUvarint([]byte{manifestRead}, uint64(len(rows)))
	for i := range rows {
		b = appendBytes(appendBytes(b, rows[i].Case), rows[i].Path)
	}
	return b
}

func decodeManifest(data []byte) (rows []ingest.ManifestRow, fault error, ok bool) {
	c := &cursor{data: data}
	switch c.uint() {
	case manifestRead:
	case manifestNone:
		fault = ingest.ErrNotManifest
	default:
		fault = ingest.ErrBadManifest
	}
	for range c.count() {
		r := ingest.ManifestRow{Case: c.string(), Path: c.string()}
		if c.bad || !utf8.ValidString(r.Case) || !utf8.ValidString(r.Path) || r.Case == "" || r.Path == "" {
			return nil, nil, false
		}
		rows = append(rows, r)
	}
	return rows, fault, !c.bad && len(c.data) == 0 && (fault != nil) == (len(rows) == 0)
}

func appendStrings(b []byte, all []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(all)))
	for _, s := range all {
		b = appendBytes(b, s)
	}
	return b
}

func (c *cursor) strings() []string {
	var out []string
	for range c.count() {
		out = append(out, c.string())
	}
	return out
}

// Sizes of what a child asks for of a file that stays with its parent: a small
// piece alone, else a block, which is kept.
const (
	smallRange = 512
	blockRange = 256 << 10
)

// remote reads a file that stays with the parent. It is not safe for concurrent
// use.
type remote struct {
	server *server
	size   int64
	block  []byte
	at     int64 // of block
}

// ReadAt implements io.ReaderAt.
func (r *remote) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	for n < len(p) {
		if off < 0 || off >= r.size {
			return n, io.EOF
		}
		if off < r.at || off >= r.at+int64(len(r.block)) {
			want := int64(blockRange)
			if len(p)-n <= smallRange && r.size > blockRange {
				want = smallRange
			}
			start := off
			if want == blockRange {
				start = off / blockRange * blockRange
			}
			r.block, r.at = r.server.want(start, min(want, r.size-start)), start
			if int64(len(r.block)) <= off-start {
				return n, io.ErrUnexpectedEOF
			}
		}
		k := copy(p[n:], r.block[off-r.at:])
		n += k
		off += int64(k)
	}
	return n, nil
}

// want asks the parent for a piece of the file; nil if it can't give it.
func (s *server) want(at, n int64) []byte {
	s.asking.Lock()
	defer s.asking.Unlock()
	s.send(kindWant, binary.AppendUvarint(binary.AppendUvarint(nil, uint64(at)), uint64(n)))
	return <-s.answers
}

// piece is the parent's answer to want; nil if it was asked for nonsense.
func (j *job) piece(at, n uint64) []byte {
	if j.src == nil || n > blockRange || at > uint64(j.size) || n > uint64(j.size)-at {
		return nil
	}
	out := make([]byte, n)
	k, err := j.src.ReadAt(out, int64(at))
	if err != nil && err != io.EOF {
		return []byte{}
	}
	return out[:k]
}
