package cage

import (
	"encoding/binary"
	"errors"
	"io"
)

// A frame is a kind, a length in four bytes, and that many bytes. Both sides
// refuse a frame longer than they expect before they read it.
type kind byte

// Kinds of frames.
const (
	kindJob    kind = 'J' // to the child: what to do, name and limits; bytes may follow
	kindData   kind = 'D' // to the child: a document's bytes
	kindProbe  kind = 'P' // to the child: try what is forbidden
	kindAnswer kind = 'A' // to the child: what was kept under the key asked for, or the piece wanted
	kindHello  kind = 'H' // from the child: ready
	kindAlive  kind = 'T' // from the child: a step further
	kindRecall kind = 'Q' // from the child: a key asked for
	kindKeep   kind = 'S' // from the child: key and data to keep
	kindWant   kind = 'W' // from the child: a piece of a file wanted
	kindBorrow kind = 'B' // from the child: one more processor asked for
	kindReturn kind = 'L' // from the child: one of those given back
	kindResult kind = 'R' // from the child: whether it can go on, and the answer
	kindProved kind = 'V' // from the child: outcome of a probe
)

// Bounds of frames, in bytes.
const (
	headSize  = 5
	maxJob    = 4 << 20  // name, limits, passwords
	maxSmall  = 64 << 10 // hello, alive, recall, proved
	maxKeep   = 1 << 20  // what OCR read on one page
	smallData = 64 << 10 // data up to this is written in one go with its head
)

var errTooLong = errors.New("frame too long")

// writeFrame writes a frame. A large payload isn't copied.
func writeFrame(w io.Writer, k kind, payload []byte) error {
	head := make([]byte, headSize, headSize+min(len(payload), smallData))
	head[0] = byte(k)
	binary.BigEndian.PutUint32(head[1:], uint32(len(payload)))
	if len(payload) <= smallData {
		_, err := w.Write(append(head, payload...))
		return err
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

// readHead reads a frame's kind and length.
func readHead(r io.Reader) (kind, int64, error) {
	var head [headSize]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, 0, err
	}
	return kind(head[0]), int64(binary.BigEndian.Uint32(head[1:])), nil
}

// readPayload reads a frame's bytes unless they are more than limit.
func readPayload(r io.Reader, n, limit int64) ([]byte, error) {
	if n > limit {
		return nil, errTooLong
	}
	data := make([]byte, n)
	_, err := io.ReadFull(r, data)
	return data, err
}

// cursor reads values off a payload; after a fault it gives zeros and bad is
// set.
type cursor struct {
	data []byte
	bad  bool
}

func (c *cursor) uint() uint64 {
	v, n := binary.Uvarint(c.data)
	if n <= 0 {
		c.bad, c.data = true, nil
		return 0
	}
	c.data = c.data[n:]
	return v
}

// count reads a number of things of which each takes at least one byte.
func (c *cursor) count() int {
	n := c.uint()
	if n > uint64(len(c.data)) {
		c.bad, c.data = true, nil
		return 0
	}
	return int(n)
}

func (c *cursor) bytes() []byte {
	n := c.count()
	out := c.data[:n]
	c.data = c.data[n:]
	return out
}

func (c *cursor) string() string { return string(c.bytes()) }

func (c *cursor) bool() bool { return c.uint() == 1 }

func appendBytes[T ~string | ~[]byte](b []byte, s T) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, 1)
	}
	return append(b, 0)
}
