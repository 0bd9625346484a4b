package cage

import (
	"encoding/binary"
	"io"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"oplyst/ingest"
)

// job is something to be read.
type job struct {
	task   string // what to do
	name   string
	limits ingest.Limits
	cpu    time.Duration // processor time the child may use for it
	size   int64         // of a file that stays with the parent

	most int64       // the parent's: bytes of an answer
	sum  string      // the parent's: a hash of the document's bytes, with OCR
	src  io.ReaderAt // the parent's: the file that stays there, instead of bytes
}

func (j *job) encode() []byte {
	b := appendBytes(appendBytes(nil, j.task), j.name)
	l := &j.limits
	for _, n := range []int64{l.MaxBytes, int64(l.MaxPages), int64(l.MaxTextBytes), l.MaxExpand, int64(l.MaxDepth), int64(l.MaxTime), int64(j.cpu), j.size} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	b = appendBool(b, l.OCR)
	return appendEntries(appendStrings(b, l.Passwords), l.Packed)
}

func decodeJob(data []byte) (job, bool) {
	c := &cursor{data: data}
	j := job{task: c.string(), name: c.string()}
	l := &j.limits
	l.MaxBytes, l.MaxPages, l.MaxTextBytes = int64(c.uint()), int(c.uint()), int(c.uint())
	l.MaxExpand, l.MaxDepth, l.MaxTime = int64(c.uint()), int(c.uint()), time.Duration(c.uint())
	j.cpu, j.size = time.Duration(c.uint()), int64(c.uint())
	l.OCR = c.bool()
	l.Passwords = c.strings()
	l.Packed = c.entries()
	return j, !c.bad
}

// maxResult bounds an encoded document.
func maxResult(l ingest.Limits) int64 {
	return int64(l.MaxTextBytes)*5/4 + int64(l.MaxPages)*512 + 1<<20
}

// encodeDocument writes a document.
func encodeDocument(d *ingest.Document) []byte {
	b := appendBytes(nil, d.SHA256)
	b = appendBytes(b, d.Format)
	b = appendBytes(b, string(d.State))
	b = appendBytes(b, d.Reason)
	b = binary.AppendUvarint(b, uint64(len(d.Pages)))
	for i := range d.Pages {
		p := &d.Pages[i]
		b = binary.AppendUvarint(b, uint64(p.Number))
		b = appendBytes(b, p.Text)
		b = appendBool(b, p.Unread)
		b = appendBytes(b, p.Reason)
		b = appendBytes(b, p.Reader)
		b = binary.AppendUvarint(b, math.Float64bits(p.Confidence))
		b = binary.AppendUvarint(b, uint64(len(p.Uncertain)))
		for _, u := range p.Uncertain {
			b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(u.Start)), uint64(u.End))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(d.Marks)))
	for _, m := range d.Marks {
		b = appendBytes(b, string(m.Kind))
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(m.Page)), uint64(m.Level))
		b = appendBytes(b, m.Title)
		b = appendBool(b, m.Top)
	}
	return b
}

// decodeDocument reads a document back and checks whatever can be checked: the
// child may be in the hands of the file. The path and the size are the parent's.
func decodeDocument(data []byte, limits ingest.Limits) (d ingest.Document, ok bool) {
	c := &cursor{data: data}
	d.SHA256, d.Format, d.State, d.Reason = c.string(), c.string(), ingest.State(c.string()), c.string()
	n := c.count()
	if n > limits.MaxPages {
		return d, false
	}
	if n > 0 {
		d.Pages = make([]ingest.Page, n)
	}
	left := limits.MaxTextBytes
	for i := range d.Pages {
		p := &d.Pages[i]
		p.Number, p.Text = int(c.uint()), c.string()
		p.Unread, p.Reason, p.Reader = c.bool(), c.string(), c.string()
		p.Confidence = math.Float64frombits(c.uint())
		for range c.count() {
			p.Uncertain = append(p.Uncertain, ingest.Span{Start: int(c.uint()), End: int(c.uint())})
		}
		left -= len(p.Text)
		if c.bad || p.Number != i+1 || left < 0 || !sound(p) {
			return d, false
		}
	}
	if !c.marks(&d) {
		return d, false
	}
	ok = !c.bad && len(c.data) == 0 && slices.Contains(ingest.States, d.State) &&
		(isHash(d.SHA256) || d.SHA256 == "" && d.State != ingest.Read) &&
		len(d.Format) < 64 && len(d.Reason) < 4096 && utf8.ValidString(d.Format) && utf8.ValidString(d.Reason)
	return d, ok
}

// marks reads and checks the marks of a document, whose pages are known. A child
// sends whole files, so that there is no Part.
func (c *cursor) marks(d *ingest.Document) bool {
	n, at := c.count(), 1
	if n > ingest.MaxMarks+len(d.Pages) {
		return false
	}
	for range n {
		m := ingest.Mark{Kind: ingest.MarkKind(c.string()), Page: int(c.uint()), Level: int(c.uint()), Title: c.string(), Top: c.bool()}
		if c.bad || m.Page < at || !m.Sound(len(d.Pages)) {
			return false
		}
		at = m.Page
		d.Marks = append(d.Marks, m)
	}
	return true
}

// sound checks one page.
func sound(p *ingest.Page) bool {
	at := 0
	for _, u := range p.Uncertain {
		if u.Start < at || u.End <= u.Start || u.End > len(p.Text) {
			return false
		}
		at = u.End
	}
	return utf8.ValidString(p.Text) && utf8.ValidString(p.Reason) && utf8.ValidString(p.Reader) &&
		len(p.Reason) < 4096 && len(p.Reader) < 256 && p.Confidence >= 0 && p.Confidence <= 100
}

// isHash tells a SHA-256 in hex, or any other key of letters and digits.
func isHash(s string) bool {
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && (s[i] < 'a' || s[i] > 'z') {
			return false
		}
	}
	return len(s) == 64
}
