package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
)

// headerWindow is how far into a file the %PDF- mark may lie.
const headerWindow = 4096

// shim shows a file to the parser in the shape it insists on: a known header
// line at byte 0, and startxref with %%EOF as the very last lines. Nothing is
// copied. It also ends runaway reading: when the context is done or far more
// bytes than the file holds were asked for, reads fail, which unwinds every
// loop of the parser that touches the file.
type shim struct {
	ctx    context.Context
	data   []byte // from the %PDF- mark on
	tail   []byte
	budget int64 // bytes that may still be read
}

// shimHeader stands in for the first line, whatever version that names.
const shimHeader = "%PDF-1.7\n"

var errBudget = errors.New("too much of the file is read again and again")

// newShim finds the header mark and the last startxref; false if data is not a
// PDF at all.
func newShim(ctx context.Context, data []byte) (*shim, bool) {
	at := bytes.Index(data[:min(len(data), headerWindow)], []byte("%PDF-"))
	if at < 0 {
		return nil, false
	}
	data = data[at:]
	s := &shim{ctx: ctx, data: data, budget: 256<<20 + 2000*int64(len(data))}
	start := lastStartxref(data)
	tail := bytes.Repeat([]byte("\n"), 100)
	tail = append(tail, "startxref\n"+strconv.Itoa(start)+"\n%%EOF\n"...)
	s.tail = tail
	return s, true
}

// lastStartxref returns the offset named by the last startxref, 0 if there is
// none, moved to the xref section if it points beside it.
func lastStartxref(data []byte) int {
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return max(bytes.LastIndex(data, []byte("\nxref"))+1, 0)
	}
	l := &lexer{data: data[i+len("startxref") : min(len(data), i+64)]}
	l.next()
	if len(l.operands) > 0 && l.operands[0].kind == kindNumber {
		start := int(l.operands[0].num)
		if start > 0 && start < len(data) && startsSection(data[start:]) {
			return start
		}
	}
	// A table of an earlier state of the file would give text that was replaced.
	if table := bytes.LastIndex(data[:i], []byte("\nxref")); table >= 0 && !bytes.Contains(data[table:i], []byte("%%EOF")) {
		return table + 1
	}
	return 0
}

// cutUpdate reports whether a file ends within a later state of itself: objects
// stand behind its last end mark, and no table that leads to them.
func cutUpdate(data []byte) bool {
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if end < 0 {
		return false
	}
	rest := data[end:]
	if bytes.Contains(rest, []byte("startxref")) {
		return false // only the end mark is missing
	}
	for {
		i := bytes.Index(rest, []byte(" obj"))
		if i < 0 {
			return false
		}
		head := bytes.TrimRight(rest[:i], "0123456789")
		if numbered := len(head) < i && len(head) > 0 && head[len(head)-1] == ' '; numbered {
			id := bytes.TrimRight(head, " ")
			if len(bytes.TrimRight(id, "0123456789")) < len(id) {
				return true
			}
		}
		rest = rest[i+4:]
	}
}

// startsSection reports whether a cross-reference section may begin here.
func startsSection(b []byte) bool {
	b = bytes.TrimLeft(b[:min(len(b), 40)], " \r\n\t")
	return bytes.HasPrefix(b, []byte("xref")) || len(b) > 0 && b[0] >= '0' && b[0] <= '9'
}

func (s *shim) size() int64 { return int64(len(s.data) + len(s.tail)) }

// ReadAt implements io.ReaderAt over the file as shown.
func (s *shim) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off >= s.size() {
		return 0, io.EOF
	}
	s.budget -= int64(len(p))
	if s.budget < 0 {
		return 0, errBudget
	}
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n := 0
	if off < int64(len(s.data)) {
		n = copy(p, s.data[off:])
	}
	if n < len(p) {
		rest := off + int64(n) - int64(len(s.data))
		n += copy(p[n:], s.tail[rest:])
	}
	for i := off; i < int64(len(shimHeader)) && i-off < int64(n); i++ {
		p[i-off] = shimHeader[i]
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
