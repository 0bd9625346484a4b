package copies

// Piece is a stretch of text: a page, or the part of a page that an entry of a
// journal takes up. Pieces of one group (a paper, an entry) follow each other,
// are read together and are never copies of each other.
type Piece struct {
	Group int
	Text  string
}

// Passage is a stretch of a piece that an older piece has in the same words.
// Offsets are bytes in the pieces' texts.
type Passage struct {
	Piece, Start, End        int // the later one
	From, FromStart, FromEnd int // the older one
}

// Bounds of the search.
const (
	shingle  = 6         // words that must agree in a row
	step     = 3         // every third shingle of a source is kept: runs of shingle+step-1 words are always found
	bridge   = 3         // words that may differ between two runs
	maxWords = 3_000_000 // words of sources kept in memory; what follows is no source
)

// Passages finds what later pieces took over from older ones, oldest piece
// first. Of several sources the oldest is named. A passage lies in one block
// (line, cell, quoted lines of a mail); it counts if enough of the block is
// taken over and that is prose in words of its own (ownWords). The order is
// that of the pieces, then of their places.
func Passages(pieces []Piece) []Passage {
	s := search{pieces: pieces, words: make([][]token, len(pieces)), at: map[uint64]place{}}
	out := []Passage{}
	for i := 0; i < len(pieces); {
		end := i
		for end < len(pieces) && pieces[end].Group == pieces[i].Group {
			s.words[end] = tokens(nil, pieces[end].Text)
			end++
		}
		for k := i; k < end; k++ {
			runs := s.runs(k)
			out = append(out, s.passages(k, s.bridged(k, runs))...)
			s.learn(k, runs)
		}
		s.flush()
		i = end
	}
	return out
}

// search is one look through the pieces.
type search struct {
	pieces  []Piece
	words   [][]token        // of each piece; nil once it can be no source
	at      map[uint64]place // where each kept shingle stands first
	kept    int              // words of pieces that are sources
	waiting []learned        // shingles of the group in hand
}

// place is a word of a piece.
type place struct{ piece, word int32 }

type learned struct {
	key uint64
	at  place
}

// run is words first..last of a piece that agree with words from..fromLast of
// an older one.
type run struct{ first, last, piece, from, fromLast int }

// key hashes the words of a shingle (FNV-1a over their hashes).
func key(ws []token) uint64 {
	h := uint64(14695981039346656037)
	for i := range ws {
		h = (h ^ uint64(ws[i].hash)) * 1099511628211
	}
	return h
}

// runs finds the longest stretches of a piece that agree with older pieces.
func (s *search) runs(piece int) []run {
	ws, out, low := s.words[piece], []run{}, 0
	for i := 0; len(s.at) > 0 && i+shingle <= len(ws); {
		p, ok := s.at[key(ws[i:i+shingle])]
		if !ok {
			i++
			continue
		}
		src, r := s.words[p.piece], run{i, i - 1, int(p.piece), int(p.word), int(p.word) - 1}
		for r.last+1 < len(ws) && r.fromLast+1 < len(src) && ws[r.last+1].hash == src[r.fromLast+1].hash {
			r.last++
			r.fromLast++
		}
		if r.last-r.first+1 < shingle { // two shingles with one hash
			i++
			continue
		}
		for r.first > low && r.from > 0 && ws[r.first-1].hash == src[r.from-1].hash {
			r.first--
			r.from--
		}
		out = append(out, r)
		i, low = r.last+1, r.last+1
	}
	return out
}

// bridged joins runs of one source between which only a few words differ, none
// of which turns or renews what is said.
func (s *search) bridged(piece int, runs []run) []run {
	out := []run{}
	for _, r := range runs {
		if n := len(out); n > 0 && s.joins(piece, out[n-1], r) {
			out[n-1].last, out[n-1].fromLast = r.last, r.fromLast
			continue
		}
		out = append(out, r)
	}
	return out
}

func (s *search) joins(piece int, a, b run) bool {
	here, there := b.first-a.last-1, b.from-a.fromLast-1
	return a.piece == b.piece && here <= bridge && there >= 0 && there <= bridge &&
		s.plain(piece, a.last+1, b.first) && s.plain(b.piece, a.fromLast+1, b.from)
}

// plain reports whether the words [from, to) of a piece turn and renew nothing.
func (s *search) plain(piece, from, to int) bool {
	for _, w := range s.words[piece][from:to] {
		if word := s.pieces[piece].Text[w.start:w.end]; significant(word) || renews(word) {
			return false
		}
	}
	return true
}

// learn keeps the shingles of a piece that are not taken over themselves.
func (s *search) learn(piece int, runs []run) {
	ws, next, before := s.words[piece], 0, len(s.waiting)
	for i := 0; i+shingle <= len(ws) && s.kept < maxWords; i += step {
		for next < len(runs) && runs[next].last < i+shingle-1 {
			next++
		}
		if next == len(runs) || runs[next].first > i {
			s.waiting = append(s.waiting, learned{key(ws[i : i+shingle]), place{int32(piece), int32(i)}})
		}
	}
	if len(s.waiting) > before {
		s.kept += len(ws)
	} else {
		s.words[piece] = nil
	}
}

// flush makes the shingles of the group in hand known to the groups that follow.
func (s *search) flush() {
	for _, l := range s.waiting {
		if _, ok := s.at[l.key]; !ok {
			s.at[l.key] = l.at
		}
	}
	s.waiting = s.waiting[:0]
}

// passages cuts the runs of a piece at its blocks and keeps what counts.
func (s *search) passages(piece int, runs []run) []Passage {
	out, text, ws := []Passage{}, s.pieces[piece].Text, s.words[piece]
	next := 0 // the first run that may reach into the block
	for start, w := 0, 0; start < len(text) && next < len(runs); {
		end := blockEnd(text, start)
		first := w
		for w < len(ws) && int(ws[w].start) < end {
			w++
		}
		for next < len(runs) && runs[next].last < first {
			next++
		}
		found, said := []Passage{}, stock{}
		for k := next; k < len(runs) && runs[k].first < w; k++ {
			r := runs[k]
			a, b := max(r.first, first), min(r.last, w-1)
			src := s.words[r.piece]
			fa := min(r.from+a-r.first, r.fromLast)
			fb := max(r.fromLast-(r.last-b), fa)
			found = append(found, Passage{piece, int(ws[a].start), int(ws[b].end), r.piece, int(src[fa].start), int(src[fb].end)})
			said.add(text, ws[a:b+1])
		}
		if said.own() && !question(text[start:end]) {
			out = append(out, found...)
		}
		start = end + 1
	}
	return out
}
