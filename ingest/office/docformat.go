package office

import (
	"encoding/binary"
	"sort"
)

// listPlace says which list a paragraph is an item of, at which level.
type listPlace struct{ list, level int }

// Property codes of [MS-DOC] that matter for the text.
const (
	sprmInTable   = 0x2416
	sprmRowEnd    = 0x2417
	sprmListLevel = 0x260A
	sprmList      = 0x460B
	sprmDeleted   = 0x0800
	sprmHidden    = 0x083C
)

// readFormatting finds row ends, paragraphs in tables, list items and hidden
// text in the formatted disk pages, 512 bytes each.
func (d *doc) readFormatting() {
	if pages := d.diskPages(0x102); pages != nil {
		d.rowEnds, d.inTable, d.headings, d.listed = map[uint32]bool{}, map[uint32]bool{}, map[uint32]bool{}, map[uint32]listPlace{}
		for _, p := range pages {
			d.paragraphPage(p)
		}
	}
	for _, p := range d.diskPages(0xFA) {
		d.characterPage(p)
	}
	sort.Slice(d.hidden, func(i, j int) bool { return d.hidden[i].from < d.hidden[j].from })
}

// diskPages follows a bin table (positions, then page numbers) to its pages.
func (d *doc) diskPages(at int) [][]byte {
	plc := d.tablePart(at)
	count := (len(plc) - 4) / 8
	var out [][]byte
	for i := range max(count, 0) {
		n := uint64(binary.LittleEndian.Uint32(plc[(count+1)*4+i*4:])&0x3FFFFF) * 512
		if n+512 <= uint64(len(d.main)) {
			out = append(out, d.main[n:n+512])
		}
	}
	return out
}

func (d *doc) paragraphPage(p []byte) {
	runs := int(p[511])
	if (runs+1)*4+runs*13 > 511 {
		return
	}
	for i := range runs {
		end := binary.LittleEndian.Uint32(p[i*4+4:])
		at := int(p[(runs+1)*4+i*13]) * 2
		if at == 0 || at >= 510 {
			continue
		}
		size := int(p[at])*2 - 1
		at++
		if size < 0 { // the length follows in a second byte
			size = int(p[at]) * 2
			at++
		}
		if size < 2 || at+size > 511 {
			continue
		}
		if style := binary.LittleEndian.Uint16(p[at:]); style >= 1 && style <= 9 { // always the headings
			d.headings[end] = true
		}
		place, isListed := listPlace{}, false
		eachProperty(p[at+2:at+size], func(code uint16, value int) {
			switch code {
			case sprmInTable:
				if value != 0 {
					d.inTable[end] = true
				}
			case sprmRowEnd:
				if value != 0 {
					d.rowEnds[end] = true
				}
			case sprmListLevel:
				place.level = value & 0xF
			case sprmList:
				place.list, isListed = value, value != 0
			}
		})
		if isListed {
			d.listed[end] = place
		}
	}
}

func (d *doc) characterPage(p []byte) {
	runs := int(p[511])
	if (runs+1)*4+runs > 511 {
		return
	}
	for i := range runs {
		from, to := binary.LittleEndian.Uint32(p[i*4:]), binary.LittleEndian.Uint32(p[i*4+4:])
		at := int(p[(runs+1)*4+i]) * 2
		if at == 0 || at >= 510 {
			continue
		}
		size := int(p[at])
		if at+1+size > 511 {
			continue
		}
		eachProperty(p[at+1:at+1+size], func(code uint16, value int) {
			if (code == sprmDeleted || code == sprmHidden) && value&0xFF == 1 {
				d.hidden = append(d.hidden, fileRange{from, to})
			}
		})
	}
}

// eachProperty walks a list of property modifiers. value holds at most the first
// four bytes of the operand.
func eachProperty(b []byte, f func(code uint16, value int)) {
	for len(b) >= 2 {
		code := binary.LittleEndian.Uint16(b)
		b = b[2:]
		size := 0
		switch code >> 13 {
		case 0, 1:
			size = 1
		case 2, 4, 5:
			size = 2
		case 3:
			size = 4
		case 7:
			size = 3
		case 6:
			if len(b) < 2 {
				return
			}
			size = int(b[0]) + 1
			if code == 0xD608 { // table definition: two length bytes
				size = int(binary.LittleEndian.Uint16(b)) + 1
			}
		}
		if size > len(b) {
			return
		}
		value := 0
		for i := min(size, 4) - 1; i >= 0; i-- {
			value = value<<8 | int(b[i])
		}
		f(code, value)
		b = b[size:]
	}
}
