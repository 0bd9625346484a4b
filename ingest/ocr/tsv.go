package ocr

import (
	"strconv"
	"strings"
)

// word is one word with its place in pixels.
type word struct {
	text                     string
	conf                     float64
	left, top, width, height int
}

// line is the words of one line, left to right.
type line struct {
	block, paragraph int
	words            []word
}

func (l line) left() int  { return l.words[0].left }
func (l line) right() int { w := l.words[len(l.words)-1]; return w.left + w.width }
func (l line) top() int {
	t := l.words[0].top
	for _, w := range l.words {
		t = min(t, w.top)
	}
	return t
}
func (l line) bottom() int {
	b := 0
	for _, w := range l.words {
		b = max(b, w.top+w.height)
	}
	return b
}

// parseTSV reads Tesseract's table (level, page, block, paragraph, line, word,
// left, top, width, height, confidence, text). Rows it can't make sense of are
// left out.
func parseTSV(text string) []line {
	var lines []line
	last := ""
	for row := range strings.SplitSeq(text, "\n") {
		f := strings.Split(row, "\t")
		if len(f) != 12 || f[0] != "5" || strings.TrimSpace(f[11]) == "" {
			continue
		}
		var n [10]int
		ok := true
		for i := range n {
			var err error
			n[i], err = strconv.Atoi(f[i])
			ok = ok && err == nil
		}
		conf, err := strconv.ParseFloat(f[10], 64)
		if !ok || err != nil {
			continue
		}
		if !(conf >= 0) { // -1 and NaN: the engine says nothing
			conf = 0
		}
		conf = min(conf, 100)
		key := strings.Join(f[1:5], ".")
		if key != last {
			lines = append(lines, line{block: n[2], paragraph: n[3]})
			last = key
		}
		l := &lines[len(lines)-1]
		l.words = append(l.words, word{strings.TrimSpace(f[11]), conf, n[6], n[7], n[8], n[9]})
	}
	return lines
}
