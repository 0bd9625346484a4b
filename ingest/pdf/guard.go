package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
)

// The parser allocates what a few numbers in the file ask for, and loops for
// ever on one form of damage. guard looks for these before it is let loose.
const (
	maxObjects      = 8 << 20 // largest object number and table size
	maxColumns      = 1 << 20 // widest row of a predictor
	maxFieldWidth   = 8       // bytes of one field of an xref stream
	maxObjectStream = 64 << 20
)

// guard reports whether the parser may safely be run on data.
func guard(data []byte) bool {
	limit := float64(min(maxObjects, 200_000+len(data)))
	return numbersBelow(data, "/Size", limit) && numbersBelow(data, "/Columns", maxColumns) &&
		numbersBelow(data, "/Index", limit) && fieldWidths(data) && tablesBelow(data, limit) && objectStreamsClosed(data)
}

// numbersBelow checks the numbers that follow each occurrence of key, alone or
// in an array.
func numbersBelow(data []byte, key string, limit float64) bool {
	for {
		i := bytes.Index(data, []byte(key))
		if i < 0 {
			return true
		}
		data = data[i+len(key):]
		for _, o := range leadingNumbers(data) {
			if o > limit || o < 0 {
				return false
			}
		}
	}
}

// leadingNumbers reads a number, or the numbers of an array, at the start of
// data.
func leadingNumbers(data []byte) []float64 {
	l := &lexer{data: data[:min(len(data), 4096)]}
	l.skipSpace()
	array := l.pos < len(l.data) && l.data[l.pos] == '['
	if array {
		l.pos++
	}
	var out []float64
	for {
		l.skipSpace()
		if l.pos >= len(l.data) || !(l.data[l.pos] >= '0' && l.data[l.pos] <= '9' || l.data[l.pos] == '-' || l.data[l.pos] == '+') {
			return out
		}
		l.operands = l.operands[:0]
		l.number()
		out = append(out, l.operands[0].num)
		if !array {
			return out
		}
	}
}

// fieldWidths checks the W arrays of xref streams. Fonts have W arrays too, so
// only those near an XRef mark count.
func fieldWidths(data []byte) bool {
	for rest := data; ; {
		i := bytes.Index(rest, []byte("/XRef"))
		if i < 0 {
			return true
		}
		at := len(data) - len(rest) + i
		rest = rest[i+5:]
		if !numbersBelow(dictAround(data, at), "/W", maxFieldWidth) {
			return false
		}
	}
}

// dictAround cuts out the text of the dictionary that holds the byte at.
func dictAround(data []byte, at int) []byte {
	from := bytes.LastIndex(data[:at], []byte("obj"))
	to := bytes.Index(data[at:], []byte("stream"))
	if from < 0 || to < 0 {
		return nil
	}
	return data[from : at+to]
}

// tablesBelow checks the subsection heads of cross-reference tables.
func tablesBelow(data []byte, limit float64) bool {
	for rest := data; ; {
		i := bytes.Index(rest, []byte("xref"))
		if i < 0 {
			return true
		}
		start := i
		rest = rest[i+4:]
		if start > 0 && len(data)-len(rest)-5 >= 0 && data[len(data)-len(rest)-5] == 't' {
			continue // startxref
		}
		if !tableBelow(rest, limit) {
			return false
		}
	}
}

func tableBelow(data []byte, limit float64) bool {
	l := &lexer{data: data}
	for {
		op, ok := l.next()
		if !ok || op != "n" && op != "f" {
			return true
		}
		// The operands are "[start count] offset generation".
		if n := len(l.operands); n >= 4 && l.operands[n-4].num+l.operands[n-3].num > limit {
			return false
		}
	}
}

// objectStreamsClosed reports whether every object stream that can be decoded
// here has a ">" behind its last "<". Without it the parser reads a hex string
// at the end of the data for ever.
func objectStreamsClosed(data []byte) bool {
	for rest := data; ; {
		i := bytes.Index(rest, []byte("/ObjStm"))
		if i < 0 {
			return true
		}
		rest = rest[i:]
		s := bytes.Index(rest, []byte("stream"))
		if s < 0 {
			return true
		}
		head := rest[:s]
		rest = bytes.TrimLeft(rest[s+len("stream"):], "\r\n")
		body := rest
		if e := bytes.Index(rest, []byte("endstream")); e >= 0 {
			body = rest[:e]
		}
		if bytes.Contains(head, []byte("FlateDecode")) || len(body) > 1 && body[0]&0x0f == 8 {
			if z, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
				plain, _ := io.ReadAll(io.LimitReader(z, maxObjectStream))
				body = plain
			}
		}
		if bytes.LastIndexByte(body, '<') > bytes.LastIndexByte(body, '>') {
			return false
		}
	}
}
