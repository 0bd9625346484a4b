package office

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// DOC reads a Word 97-2003 document: text by its piece table, table rows, list
// items, fields' results, headers, footers, notes, comments and text boxes.
// Hidden and deleted text is left out.
func (o *OLE) DOC(lim Limits) (Result, error) {
	lim = lim.withDefaults()
	d := &doc{main: o.streams["WordDocument"]}
	if len(d.main) < 0x200 {
		return Result{}, errDamaged
	}
	flags := d.u16(0x0A)
	if ident := d.u16(0); ident != 0xA5EC || d.u16(2) < 0xC1 {
		return Result{}, &Failure{"Word-dokument fra før 1997; gem det i et nyere format"}
	}
	if flags&0x0100 != 0 {
		return Result{}, errEncrypted
	}
	d.table = o.streams["0Table"]
	if flags&0x0200 != 0 {
		d.table = o.streams["1Table"]
	}
	pieces, err := d.pieces()
	if err != nil {
		return Result{}, err
	}
	d.readFormatting()
	d.readLists()
	chars, damage := d.characters(pieces, lim.MaxText)
	out := newBlocks(lim.MaxText)
	d.write(chars, out)
	res := Result{Pages: out.done(), Pictures: len(o.streams["Data"]) > 0}
	if out.full {
		damage = errTooLong
	}
	if damage != nil {
		return res, damage
	}
	return res, nil
}

// doc is the state of reading one DOC. Offsets are those of [MS-DOC].
type doc struct {
	main, table []byte
	rowEnds     map[uint32]bool      // file positions after which a table row has ended
	inTable     map[uint32]bool      // the same for paragraphs in tables
	headings    map[uint32]bool      // the same for headings
	listed      map[uint32]listPlace // the same for list items
	hidden      []fileRange          // hidden or deleted text
	lists       map[int]docList      // by ilfo
}

type fileRange struct{ from, to uint32 }

type piece struct {
	from, to uint32 // character positions
	at       uint32 // byte position in the main stream
	narrow   bool   // one byte a character, Windows-1252
}

// docChar is one character with the file position after it.
type docChar struct {
	r   rune
	end uint32
}

func (d *doc) u16(at int) uint16 {
	if at < 0 || at+2 > len(d.main) {
		return 0
	}
	return binary.LittleEndian.Uint16(d.main[at:])
}

func (d *doc) u32(at int) uint32 {
	if at < 0 || at+4 > len(d.main) {
		return 0
	}
	return binary.LittleEndian.Uint32(d.main[at:])
}

// tablePart is the part of the table stream that a pair (offset, length) of the
// FIB names.
func (d *doc) tablePart(at int) []byte {
	from, n := uint64(d.u32(at)), uint64(d.u32(at+4))
	if n == 0 || from+n > uint64(len(d.table)) {
		return nil
	}
	return d.table[from : from+n]
}

// pieces reads the piece table from the Clx.
func (d *doc) pieces() ([]piece, error) {
	clx := d.tablePart(0x1A2)
	for len(clx) > 3 && clx[0] == 1 { // formatting runs come first
		n := int(binary.LittleEndian.Uint16(clx[1:])) + 3
		if n > len(clx) {
			return nil, errDamaged
		}
		clx = clx[n:]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return nil, errDamaged
	}
	plc := clx[5:]
	if n := binary.LittleEndian.Uint32(clx[1:]); uint64(n) < uint64(len(plc)) {
		plc = plc[:n]
	}
	count := (len(plc) - 4) / 12
	if count < 1 {
		return nil, errDamaged
	}
	out := make([]piece, 0, count)
	for i := range count {
		p := piece{from: binary.LittleEndian.Uint32(plc[i*4:]), to: binary.LittleEndian.Uint32(plc[i*4+4:])}
		fc := binary.LittleEndian.Uint32(plc[(count+1)*4+i*8+2:])
		p.narrow = fc&0x40000000 != 0
		p.at = fc &^ 0xC0000000
		if p.narrow {
			p.at /= 2
		}
		out = append(out, p)
	}
	return out, nil
}

// characters gathers the text of all pieces.
func (d *doc) characters(pieces []piece, limit int) (chars []docChar, err error) {
	for _, p := range pieces {
		size := uint32(2)
		if p.narrow {
			size = 1
		}
		if p.to < p.from || uint64(p.at)+uint64(p.to-p.from)*uint64(size) > uint64(len(d.main)) {
			err = errDamaged
			if p.to < p.from || uint64(p.at) >= uint64(len(d.main)) {
				continue
			}
			p.to = p.from + (uint32(len(d.main))-p.at)/size
		}
		if len(chars)+int(p.to-p.from) > limit {
			return chars, errTooLong
		}
		at := p.at
		for range p.to - p.from {
			r := rune(d.main[at])
			if p.narrow {
				if r >= 0x80 {
					r = charmap.Windows1252.DecodeByte(byte(r))
				}
			} else {
				r |= rune(d.main[at+1]) << 8
			}
			at += size
			chars = append(chars, docChar{r, at})
		}
	}
	return chars, err
}

// write lays the text out in its parts: body, then headers and footers, notes,
// comments and text boxes, whose lengths the FIB gives in this order.
func (d *doc) write(chars []docChar, out *blocks) {
	part := func(at int) []docChar {
		n := min(uint64(d.u32(at)), uint64(len(chars)))
		head := chars[:n]
		chars = chars[n:]
		return head
	}
	body, notes, edges := part(0x4C), part(0x50), part(0x54)
	part(0x58) // macros
	comments, endnotes, boxes := part(0x5C), part(0x60), part(0x64)
	header, footer := d.edges(edges)
	for _, s := range header {
		out.line(s)
	}
	w := &docWriter{d: d, out: out}
	w.text(body)
	for _, p := range []struct {
		chars []docChar
		mark  string
	}{{boxes, ""}, {notes, "Fodnote: "}, {endnotes, "Slutnote: "}, {comments, "Kommentar: "}} {
		for _, s := range d.paragraphs(p.chars) {
			out.line(p.mark + s)
		}
	}
	for _, s := range footer {
		out.line(s)
	}
}

// paragraphs is a small text's blocks without empty ones.
func (d *doc) paragraphs(chars []docChar) []string {
	w := &docWriter{d: d, out: newBlocks(1 << 20)}
	w.text(chars)
	return nonEmptyLines(joinPages(w.out.done()))
}

// edges parts the header text: six separators, then per section even, odd and
// first header and footer. Equal ones count once.
func (d *doc) edges(chars []docChar) (header, footer []string) {
	plc := d.tablePart(0xF2)
	for i := 6; (i+2)*4 <= len(plc); i++ {
		from, to := binary.LittleEndian.Uint32(plc[i*4:]), binary.LittleEndian.Uint32(plc[i*4+4:])
		if from >= to || uint64(to) > uint64(len(chars)) {
			continue
		}
		lines := d.paragraphs(chars[from:to])
		switch i % 6 {
		case 0, 1, 4:
			header = appendNew(header, lines)
		default:
			footer = appendNew(footer, lines)
		}
	}
	return header, footer
}

// utf16Text decodes little-endian UTF-16.
func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[i*2:])
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}
