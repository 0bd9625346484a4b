package statement

import "strings"

// places tells where a model has its features, by the numbers that units have
// for them.
type places struct {
	single        map[uint64]int32  // features of one word, by hash
	leads, trails map[uint64]uint16 // numbers of the words that begin, that end a pair, by the hash of the stem; 0 is none
	pairs         keyTable          // two neighbours: number of the first<<16 | number of the second
	concept       []int32           // by signed concept
	joins         keyTable          // two signed concepts: pack
	form          [len(forms)]int32
	speakers      []speakerRow
}

// speakerRow is the place of a speaker's row.
type speakerRow struct {
	who Speaker
	at  int32
}

// newPlaces reads the places off the names of a model's features; names are the
// hashes of the signed concepts.
func newPlaces(m *model, names []uint64) *places {
	p := &places{single: map[uint64]int32{}, leads: map[uint64]uint16{}, trails: map[uint64]uint16{}, concept: make([]int32, len(names))}
	number := make(map[uint64]int32, len(names))
	for x, h := range names {
		number[h] = int32(x)
	}
	count := [len(kindLetters)]int{}
	for _, name := range m.names[1:] {
		count[strings.IndexByte(kindLetters, name[0])]++
	}
	p.pairs, p.joins = newKeyTable(count[pairFeature]), newKeyTable(count[jointFeature])
	for i, name := range m.names[1:] {
		kind, content, at := featureKind(strings.IndexByte(kindLetters, name[0])), name[2:], int32(i+1)
		a, b, _ := cutPair(kind, content)
		x, y := hashString(hashSeed, a), hashString(hashSeed, b)
		switch kind {
		case pairFeature:
			p.pairs.file(uint32(numberOf(p.leads, x))<<16|uint32(numberOf(p.trails, y)), at)
		case jointFeature:
			i, ok1 := number[x]
			j, ok2 := number[y]
			if ok1 && ok2 {
				p.joins.file(pack(min(i, j), max(i, j)), at)
			}
		case conceptFeature:
			if x, ok := number[hashString(hashSeed, content)]; ok {
				p.concept[x] = at
			}
		case speakerFeature:
			p.speakers = append(p.speakers, speakerRow{Speaker(content), at})
		case formFeature:
			for i := range forms {
				if forms[i] == content {
					p.form[i] = at
				}
			}
		default:
			h, _ := hashOfName(name)
			p.single[h] = at
		}
	}
	return p
}

// numberOf returns the number of a hash, given on first use from 1 on.
func numberOf(m map[uint64]uint16, h uint64) uint16 {
	if m[h] == 0 {
		m[h] = uint16(len(m) + 1)
	}
	return m[h]
}

// pack makes a key of two signed concepts, the smaller one first.
func pack(lo, hi int32) uint32 { return uint32(lo)<<16 | uint32(hi) }

// keyTable finds a place by a key, by open addressing; a slot with place 0 is
// free.
type keyTable struct {
	slots []keySlot
	shift uint
}

type keySlot struct {
	key uint32
	at  int32
}

// newKeyTable makes a table with room for n keys, at most half full.
func newKeyTable(n int) keyTable {
	bits := 4
	for 1<<bits < 2*n {
		bits++
	}
	return keyTable{make([]keySlot, 1<<bits), uint(32 - bits)}
}

// slot is where the search for a key begins.
func (t *keyTable) slot(key uint32) uint32 { return key * 2654435761 >> t.shift }

// file enters the place of a key.
func (t *keyTable) file(key uint32, at int32) {
	i := t.slot(key)
	for t.slots[i].at != 0 {
		i = (i + 1) & uint32(len(t.slots)-1)
	}
	t.slots[i] = keySlot{key, at}
}

// find returns the place of a key, 0 if there is none.
func (t *keyTable) find(key uint32) int32 {
	for i := t.slot(key); ; i++ {
		s := &t.slots[i&uint32(len(t.slots)-1)]
		if s.key == key || s.at == 0 {
			return s.at
		}
	}
}
