package office

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf16"
)

// docList is one list of a DOC: the levels of its definition and its counters.
type docList struct {
	levels *[9]docLevel
	counts *[9]int
}

// docLevel is how a list level looks. Its text holds the characters 0 to 8 where
// the number of that level goes.
type docLevel struct {
	format, start int
	text          []uint16
}

// readLists reads the list definitions (PlfLst) and the lists that use them
// (PlfLfo).
func (d *doc) readLists() {
	d.lists = map[int]docList{}
	defs := d.listDefinitions()
	lfo := d.tablePart(0x2EA)
	if len(lfo) < 4 {
		return
	}
	counters := map[uint32]*[9]int{}
	for i := 0; 4+(i+1)*16 <= len(lfo) && i < int(binary.LittleEndian.Uint32(lfo)); i++ {
		id := binary.LittleEndian.Uint32(lfo[4+i*16:])
		if counters[id] == nil {
			counters[id] = new([9]int)
		}
		d.lists[i+1] = docList{levels: defs[id], counts: counters[id]}
	}
}

// listDefinitions reads the LSTF records and, right behind them, the levels of
// each: nine, or one for a simple list.
func (d *doc) listDefinitions() map[uint32]*[9]docLevel {
	from, n := uint64(d.u32(0x2E2)), uint64(d.u32(0x2E6))
	out := map[uint32]*[9]docLevel{}
	if n < 2 || from+n > uint64(len(d.table)) {
		return out
	}
	head, rest := d.table[from:from+n], d.table[from+n:]
	for i := 0; i < int(binary.LittleEndian.Uint16(head)) && 2+(i+1)*28 <= len(head); i++ {
		record := head[2+i*28:]
		levels, count := new([9]docLevel), 9
		if record[26]&1 != 0 {
			count = 1
		}
		for k := range count {
			if len(rest) < 30 {
				return out
			}
			l := docLevel{start: int(binary.LittleEndian.Uint32(rest)), format: int(rest[4])}
			skip := 28 + int(rest[24]) + int(rest[25])
			if skip+2 > len(rest) {
				return out
			}
			chars := int(binary.LittleEndian.Uint16(rest[skip:]))
			rest = rest[skip+2:]
			if chars*2 > len(rest) {
				return out
			}
			for c := range chars {
				l.text = append(l.text, binary.LittleEndian.Uint16(rest[c*2:]))
			}
			rest = rest[chars*2:]
			levels[k] = l
		}
		out[binary.LittleEndian.Uint32(record)] = levels
	}
	return out
}

// listMark counts a list on for the paragraph that ends at a file position, and
// returns its mark with a space, or "".
func (d *doc) listMark(end uint32) string {
	place, ok := d.listed[end]
	if !ok || place.level > 8 {
		return ""
	}
	list := d.lists[place.list]
	if list.levels == nil {
		return "- "
	}
	level := list.levels[place.level]
	if level.format == 23 {
		return "- "
	}
	if level.format == 255 {
		return ""
	}
	list.counts[place.level]++
	for i := place.level + 1; i < 9; i++ {
		list.counts[i] = 0
	}
	var b strings.Builder
	for _, c := range level.text {
		if c > 8 {
			b.WriteString(string(utf16.Decode([]uint16{c})))
			continue
		}
		l := list.levels[c]
		b.WriteString(docNumber(l.format, max(list.counts[c], 1)+max(l.start, 1)-1))
	}
	if b.Len() == 0 {
		return ""
	}
	return b.String() + " "
}

// docNumber writes n in one of Word's number formats.
func docNumber(format, n int) string {
	switch format {
	case 1:
		return roman(n)
	case 2:
		return strings.ToLower(roman(n))
	case 3:
		return letters(n, 'A')
	case 4:
		return letters(n, 'a')
	}
	return strconv.Itoa(n)
}
