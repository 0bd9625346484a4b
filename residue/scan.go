package residue

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Find calls found with the number (in Texts) of every text that stands in data,
// once for each place. Data is taken for text unless it has a zero byte.
func (s *Set) Find(data []byte, found func(text int)) {
	folded := append([]byte(nil), data...)
	fold(folded)
	s.find(folded, 0, len(folded), bytes.IndexByte(folded, 0) < 0, found)
}

// find looks for forms that begin in folded[from:to]; what lies outside is there
// for what they end in and what they stand beside.
func (s *Set) find(folded []byte, from, to int, plain bool, found func(int)) {
	for i := from; i < to && i+Shortest <= len(folded); i++ {
		h := hash3(folded[i:])
		if s.maybe[h>>6]&(1<<(h&63)) == 0 {
			continue
		}
		rest := folded[i:]
		if len(rest) >= 8 {
			for _, k := range s.long[binary.LittleEndian.Uint64(rest)] {
				s.try(&s.forms[k], folded, i, plain, found)
			}
		}
		for _, k := range s.short[uint32(rest[0])|uint32(rest[1])<<8|uint32(rest[2])<<16] {
			s.try(&s.forms[k], folded, i, plain, found)
		}
	}
}

// try holds one form against the bytes at i.
func (s *Set) try(f *form, folded []byte, i int, plain bool, found func(int)) {
	end := i + len(f.bytes)
	if f.plain && !plain || end > len(folded) || !bytes.Equal(folded[i:end], f.bytes) {
		return
	}
	if f.word && (letter(folded, i-f.unit, f) || letter(folded, end, f)) {
		return
	}
	found(f.text)
}

// letter tells whether a letter or digit of the form's width stands at i.
func letter(folded []byte, i int, f *form) bool {
	if i < 0 || i+f.unit > len(folded) {
		return false
	}
	c := folded[i]
	if f.unit == 2 {
		if folded[i+1-f.low] != 0 { // the high byte
			return false
		}
		c = folded[i+f.low]
	}
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}

// Report is what a search of a folder found.
type Report struct {
	Files  int   // searched, the names of files and folders among them
	Bytes  int64 // of them
	Hits   []Hit // in order of their paths
	Found  int   // texts that were found anywhere
	Unread int   // files that could not be read; what they hold is not known
}

// Hit is a file in which something was found.
type Hit struct {
	Path  string // under the folder, with slashes
	Texts int    // so many different texts
	Name  bool   // one of them in its name
}

// chunk is how much of a file is in memory at once.
const chunk = 1 << 20

// Folder searches every file under dir but those that skip names, and the names
// of all files and folders. skip gets a path under dir, with slashes; nil skips
// none. An error is the context's, or that dir can't be listed.
func (s *Set) Folder(ctx context.Context, dir string, skip func(path string) bool) (*Report, error) {
	r := &Report{}
	everywhere := map[int]bool{}
	buffer := make([]byte, chunk+2*s.longest+4)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, relErr := filepath.Rel(dir, path)
		if relErr != nil || err != nil && path == dir {
			return err
		}
		rel = filepath.ToSlash(rel)
		if skip != nil && skip(rel) {
			return nil
		}
		here := map[int]bool{}
		if path != dir {
			s.Find([]byte(d.Name()), func(text int) { here[text] = true })
		}
		hit := Hit{Path: rel, Name: len(here) > 0}
		switch {
		case err != nil:
			r.Unread++
		case d.Type().IsRegular():
			r.Files++
			n, err := s.file(ctx, path, buffer, func(text int) { here[text] = true })
			r.Bytes += n
			if err != nil {
				r.Unread++
			}
		case d.Type()&fs.ModeSymlink != 0: // a link holds the name of what it leads to
			if to, err := os.Readlink(path); err == nil {
				s.Find([]byte(to), func(text int) { here[text] = true })
			}
		}
		if hit.Texts = len(here); hit.Texts > 0 {
			r.Hits = append(r.Hits, hit)
			for text := range here {
				everywhere[text] = true
			}
		}
		return ctx.Err()
	})
	r.Found = len(everywhere)
	return r, err
}

// textRun is the length, in bytes, of the shortest run that FindStrings takes for
// text.
const textRun = 16

// FindStrings is Find for the text in a file that is a program: the runs of
// printable bytes in it.
func (s *Set) FindStrings(data []byte, found func(text int)) {
	start := 0
	for i := 0; i <= len(data); i++ {
		if i < len(data) && (data[i] >= ' ' && data[i] != 0x7f || data[i] == '\n' || data[i] == '\t') {
			continue
		}
		if i-start >= textRun {
			s.Find(data[start:i], found)
		}
		start = i + 1
	}
}

// file searches one file a piece at a time. Between two pieces so much is kept
// that nothing is missed that lies across.
func (s *Set) file(ctx context.Context, path string, buffer []byte, found func(int)) (n int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	keep := s.longest + 2 // what a form at the end of a piece may still need
	have, from, plain := 0, 0, true
	for {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		got, err := io.ReadFull(f, buffer[have:have+chunk])
		n += int64(got)
		if n == int64(got) { // the first piece
			plain = bytes.IndexByte(buffer[:min(got, 8<<10)], 0) < 0
		}
		fold(buffer[have : have+got])
		have += got
		last := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !last {
			return n, err
		}
		to := have
		if !last {
			to = max(from, have-keep)
		}
		s.find(buffer[:have], from, to, plain, found)
		if last {
			return n, nil
		}
		drop := max(0, to-2) // two bytes before, for what stands before a word
		copy(buffer, buffer[drop:have])
		have, from = have-drop, to-drop
	}
}
