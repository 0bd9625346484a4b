package office

import (
	"encoding/binary"
	"sort"
	"strings"
	"testing"
	"unicode/utf16"
)

// oleOf builds an OLE container from full stream paths. Streams are padded to
// the size from which they lie in ordinary sectors, unless that would change
// their meaning: then they go to the mini stream.
func oleOf(t testing.TB, streams map[string][]byte) []byte {
	t.Helper()
	const sector, mini, cutoff = 512, 64, 4096
	nodes := oleTree(streams)
	var body []byte // sectors after the header
	var fat []uint32
	chain := func(data []byte) uint32 {
		if len(data) == 0 {
			return 0xFFFFFFFE
		}
		first := uint32(len(fat))
		for at := 0; at < len(data); at += sector {
			block := make([]byte, sector)
			copy(block, data[at:])
			body = append(body, block...)
			fat = append(fat, uint32(len(fat))+1)
		}
		fat[len(fat)-1] = 0xFFFFFFFE
		return first
	}
	var miniData []byte
	var miniFAT []byte
	for i := range nodes {
		n := &nodes[i]
		n.start = 0xFFFFFFFE
		if n.kind != 2 || len(n.data) == 0 {
			continue
		}
		if len(n.data) >= cutoff {
			n.start = chain(n.data)
			continue
		}
		n.start = uint32(len(miniData) / mini)
		for at := 0; at < len(n.data); at += mini {
			block := make([]byte, mini)
			copy(block, n.data[at:])
			miniData = append(miniData, block...)
			next := uint32(len(miniData) / mini)
			if at+mini >= len(n.data) {
				next = 0xFFFFFFFE
			}
			miniFAT = binary.LittleEndian.AppendUint32(miniFAT, next)
		}
	}
	nodes[0].start, nodes[0].data = chain(miniData), miniData
	var dir []byte
	for _, n := range nodes {
		dir = append(dir, n.record()...)
	}
	for len(dir)%sector != 0 {
		dir = append(dir, make([]byte, 128)...)
	}
	dirStart := chain(dir)
	for len(miniFAT)%sector != 0 {
		miniFAT = binary.LittleEndian.AppendUint32(miniFAT, 0xFFFFFFFF)
	}
	miniStart := chain(miniFAT)
	fatStart := uint32(len(fat))
	fatSectors := (len(fat)+127)/128 + 1
	for range fatSectors {
		fat = append(fat, 0xFFFFFFFD)
	}
	for len(fat) < fatSectors*128 {
		fat = append(fat, 0xFFFFFFFF)
	}
	for _, n := range fat {
		body = binary.LittleEndian.AppendUint32(body, n)
	}
	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(head[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(fatSectors), 48: dirStart, 56: cutoff, 60: miniStart, 64: uint32(len(miniFAT) / sector), 68: 0xFFFFFFFE} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for i := range 109 {
		v := uint32(0xFFFFFFFF)
		if i < fatSectors {
			v = fatStart + uint32(i)
		}
		binary.LittleEndian.PutUint32(head[76+i*4:], v)
	}
	return append(head, body...)
}

// oleNode is one directory entry; siblings form a chain to the right.
type oleNode struct {
	name         string
	kind         byte // 1 folder, 2 stream, 5 root
	right, child uint32
	start        uint32
	data         []byte
}

func (n oleNode) record() []byte {
	b := make([]byte, 128)
	units := utf16.Encode([]rune(n.name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(b[i*2:], u)
	}
	binary.LittleEndian.PutUint16(b[64:], uint16(len(units)*2+2))
	b[66], b[67] = n.kind, 1
	binary.LittleEndian.PutUint32(b[68:], 0xFFFFFFFF)
	binary.LittleEndian.PutUint32(b[72:], n.right)
	binary.LittleEndian.PutUint32(b[76:], n.child)
	binary.LittleEndian.PutUint32(b[116:], n.start)
	binary.LittleEndian.PutUint32(b[120:], uint32(len(n.data)))
	return b
}

func oleTree(streams map[string][]byte) []oleNode {
	nodes := []oleNode{{name: "Root Entry", kind: 5, right: 0xFFFFFFFF, child: 0xFFFFFFFF}}
	folders := map[string]int{"": 0}
	last := map[int]int{}
	add := func(parent int, n oleNode) int {
		n.right, n.child = 0xFFFFFFFF, 0xFFFFFFFF
		nodes = append(nodes, n)
		at := len(nodes) - 1
		if prev, ok := last[parent]; ok {
			nodes[prev].right = uint32(at)
		} else {
			nodes[parent].child = uint32(at)
		}
		last[parent] = at
		return at
	}
	var names []string
	for name := range streams {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		parent, prefix := 0, ""
		parts := strings.Split(name, "/")
		for _, p := range parts[:len(parts)-1] {
			prefix += p + "/"
			if _, ok := folders[prefix]; !ok {
				folders[prefix] = add(parent, oleNode{name: p, kind: 1})
			}
			parent = folders[prefix]
		}
		add(parent, oleNode{name: parts[len(parts)-1], kind: 2, data: streams[name]})
	}
	return nodes
}

// utf16Bytes is a string as OLE properties store it.
func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}
