package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pageStyle is what the lines of a page say about how it was set.
type pageStyle struct {
	cutsWords bool    // made by a word processor, which cuts words too long for a cell
	openEnds  bool    // wrapped lines end in a painted blank, others do not
	justified bool    // wrapped lines all end at the same edge
	leading   float64 // usual step between lines, in em; 0 if unknown
}

// styleOf measures the style of a page.
func styleOf(rows []row) pageStyle {
	open, closed := 0, 0
	var steps []float64
	for _, r := range rows {
		for _, c := range r.cells {
			for i := 1; i < len(c.lines); i++ {
				a, b := &c.lines[i-1], &c.lines[i]
				if step := (a.y - b.y) / max(a.size, 0.1); step > 0.7 && step < 2 {
					steps = append(steps, step)
				}
				if a.open {
					open++
				} else if !fits(a, b, c.x1) && !strings.HasSuffix(a.text, "-") && strings.Contains(a.text, " ") {
					closed++
				}
			}
		}
	}
	s := pageStyle{openEnds: open >= 3 && open > 2*closed}
	if len(steps) >= 4 {
		slices.Sort(steps)
		s.leading = steps[len(steps)/3]
	}
	return s
}

// fits reports whether the first word of b would have had room on line a, if
// lines may reach to limit.
func fits(a, b *line, limit float64) bool {
	return spare(a, b, limit) > 0.05*a.size
}

// spare returns how much room line a would have left after the first word of b.
func spare(a, b *line, limit float64) float64 {
	return limit - a.x1 - 0.25*a.size - b.word
}

// joiner decides which lines of running text belong to one paragraph.
type joiner struct {
	style pageStyle
	rules *ruling
}

// joins reports whether b goes on with the paragraph whose lines are para.
// limit is how far lines may reach there.
func (j *joiner) joins(para []line, b *line, limit float64) bool {
	a := &para[len(para)-1]
	step := a.y - b.y
	if step < 0.3*a.size {
		return j.joinsOver(a, b, limit)
	}
	if a.bold != b.bold || b.size > 1.1*a.size || a.size > 1.1*b.size || !j.steps(para, step) {
		return false
	}
	if j.rules.across(b.y+0.8*b.size, a.y-0.1*a.size, b.x0, b.x1) {
		return false
	}
	if !indentAgrees(para, b) {
		return false
	}
	if hyphenated(a.text, b.text) {
		return true
	}
	room := fits(a, b, limit)
	if j.style.justified && !a.bold && limit-a.x1 > 0.1*a.size {
		return false // the last line of a justified paragraph is the one that falls short
	}
	if begins(a, b, room) {
		return false
	}
	if j.style.openEnds {
		if a.open {
			return spare(a, b, limit) < 4*a.size
		}
		return !room && (limit-a.x1 < 0.8*a.size || startsLower(b.text) && !endsSentence(a.text))
	}
	return !room
}

// joinsOver reports whether a paragraph goes on at the top of the next column.
func (j *joiner) joinsOver(a, b *line, limit float64) bool {
	first, _ := utf8.DecodeRuneInString(b.text)
	if b.x0 < a.x1-a.size || a.bold != b.bold || math.Abs(a.size-b.size) > 0.05*a.size || b.y < a.y+3*a.size {
		return false
	}
	if hyphenated(a.text, b.text) {
		return true
	}
	return unicode.IsLower(first) && !endsSentence(a.text) && !fits(a, b, limit)
}

// steps reports whether the distance to the next line is that between lines,
// not that between paragraphs.
func (j *joiner) steps(para []line, step float64) bool {
	size := para[len(para)-1].size
	if n := len(para); n >= 2 {
		usual := para[n-2].y - para[n-1].y
		return usual <= 0 || step < 1.2*usual+0.5
	}
	if j.style.leading > 0 {
		return step < (1.22*j.style.leading)*size+0.5
	}
	return step < 1.75*size
}

func startsLower(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first)
}

// indentAgrees reports whether b begins where a line of the paragraph may.
func indentAgrees(para []line, b *line) bool {
	a := &para[len(para)-1]
	tolerance := 0.6 * a.size
	if len(para) >= 2 {
		return math.Abs(b.x0-a.x0) <= tolerance || centred(a, b)
	}
	if n := markLength(a.text); n > 0 {
		return b.x0 > a.x0-tolerance
	}
	return b.x0 <= a.x0+tolerance || centred(a, b)
}

func centred(a, b *line) bool {
	return math.Abs((a.x0+a.x1)-(b.x0+b.x1)) < 3
}

// begins reports whether b begins with a list mark that is one.
func begins(a, b *line, room bool) bool {
	if markLength(b.text) == 0 {
		return false
	}
	if plainMark(b.text) || room {
		return true
	}
	return endsSentence(a.text) || markLength(a.text) > 0 && math.Abs(a.x0-b.x0) < 0.5*a.size
}

func endsSentence(text string) bool {
	text = strings.TrimRight(text, " \"»”)")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?")
}

// softHyphen marks, at the end of a line, a hyphen that only the line break
// put there.
const softHyphen = "\u00ad"

// hyphenated reports whether a ends in a hyphen that belongs to the word b
// goes on with.
func hyphenated(a, b string) bool {
	if strings.HasSuffix(a, softHyphen) {
		return true
	}
	if !strings.HasSuffix(a, "-") && !strings.HasSuffix(a, "‐") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(a[:strings.LastIndexAny(a, "-‐")])
	after, _ := utf8.DecodeRuneInString(b)
	return (unicode.IsLetter(before) || unicode.IsDigit(before)) && (unicode.IsLetter(after) || unicode.IsDigit(after))
}

// joinLines writes b after a: words parted by a line-end hyphen are made whole,
// unless the hyphen is the word's own.
func joinLines(a, b string) string {
	switch {
	case strings.HasSuffix(a, softHyphen):
		return strings.TrimSuffix(a, softHyphen) + b
	case !hyphenated(a, b):
		return a + " " + b
	}
	cut := strings.LastIndexAny(a, "-‐")
	before, _ := utf8.DecodeLastRuneInString(a[:cut])
	first, _ := utf8.DecodeRuneInString(b)
	word, _, _ := strings.Cut(b, " ")
	switch {
	case suspended(lastWord(a[:cut]), word):
		return a[:cut] + "- " + b
	case !unicode.IsLower(first) || !unicode.IsLower(before) || ownHyphen(lastWord(a[:cut]), word):
		return a[:cut] + "-" + b
	}
	return a[:cut] + doubtful + b
}

// doubtful marks, until the whole file is read, where a hyphen at a line's end
// was left out that may have been the word's own.
const (
	doubtful     = "\uE0AD"
	doubtfulRune = 0xE0AD
)

// suspended reports whether word, after a hyphen at a line's end, shows the
// hyphen to stand for a part left out: "syge- og hjemmehjælp". before is what
// the hyphen follows: "ind-" and "til" are one word.
func suspended(before, word string) bool {
	switch strings.Trim(word, ",.;:") {
	case "og", "eller", "samt", "såvel", "henholdsvis", "hhv", "kontra", "respektive", "resp", "i":
		return true
	case "til", "på":
		switch strings.ToLower(before) {
		case "ind", "her", "der", "hen", "hid", "ned", "op", "ud", "hvor", "i", "af", "om", "bag", "for", "mod", "des":
			return false
		}
		return true
	}
	return false
}

func lastWord(text string) string {
	if i := strings.LastIndexAny(text, " (/\n\t"); i >= 0 {
		return text[i+1:]
	}
	return text
}

// ownHyphen reports whether the hyphen between two parts is the word's own: no
// syllable ends in a single letter or without a vowel ("a-kasse", "sms-kontakt"),
// and two names of months or days are a span ("september-november").
func ownHyphen(before, after string) bool {
	if i := strings.LastIndexByte(before, '-'); i >= 0 {
		before = before[i+1:]
	}
	if utf8.RuneCountInString(before) < 2 || !strings.ContainsAny(strings.ToLower(before), "aeiouyæøåéü") {
		return true
	}
	return calendar[strings.ToLower(before)] && calendar[strings.Trim(strings.ToLower(after), ",.;:)")]
}

var calendar = wordSet("januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug sep sept okt nov dec mandag tirsdag onsdag torsdag fredag lørdag søndag forår sommer efterår vinter")
