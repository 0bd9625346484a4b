package office

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"
)

// numbering knows the list marks of a DOCX: which level of which list looks how,
// which styles carry a list, and how far each list has counted.
type numbering struct {
	lists    map[string]string            // numId -> abstractNumId
	levels   map[string]map[int]listLevel // abstractNumId -> level
	styles   map[string]styleInfo
	counters map[string]*[9]int // by numId's abstract list
}

type listLevel struct {
	format, text string
	start        int
	style        string
}

type styleInfo struct {
	name, based, numID string
	level              int
	outline            bool
	vanish             int8 // hidden text: 1 yes, -1 no, 0 as the style it is based on
}

// readNumbering reads numbering.xml and styles.xml beside the main part.
func readNumbering(c *container, dir string) *numbering {
	n := &numbering{map[string]string{}, map[string]map[int]listLevel{}, map[string]styleInfo{}, map[string]*[9]int{}}
	if data, _ := c.part(path.Join(dir, "numbering.xml")); data != nil {
		n.readLists(data)
	}
	if data, _ := c.part(path.Join(dir, "styles.xml")); data != nil {
		n.readStyles(data)
	}
	return n
}

func (n *numbering) readLists(data []byte) {
	x := xmlReader(data)
	var abstract, num string
	level := -1
	for {
		t, err := x.RawToken()
		if err != nil {
			return
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		val := attr(e, "val")
		switch e.Name.Local {
		case "abstractNum":
			abstract, level = attr(e, "abstractNumId"), -1
			n.levels[abstract] = map[int]listLevel{}
		case "num":
			num, abstract = attr(e, "numId"), ""
		case "abstractNumId":
			n.lists[num] = val
		case "lvl":
			level, err = strconv.Atoi(attr(e, "ilvl"))
			if err != nil || level < 0 || level > 8 {
				level = -1
			}
		case "numFmt", "lvlText", "start", "pStyle":
			if l := n.levels[abstract]; l != nil && level >= 0 {
				v := l[level]
				switch e.Name.Local {
				case "numFmt":
					v.format = val
				case "lvlText":
					v.text = val
				case "start":
					v.start, _ = strconv.Atoi(val)
				case "pStyle":
					v.style = val
				}
				l[level] = v
			}
		}
	}
}

func (n *numbering) readStyles(data []byte) {
	x := xmlReader(data)
	id := ""
	for {
		t, err := x.RawToken()
		if err != nil {
			return
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local == "style" {
			id = attr(e, "styleId")
		}
		s := n.styles[id]
		switch e.Name.Local {
		case "name":
			s.name = attr(e, "val")
		case "basedOn":
			s.based = attr(e, "val")
		case "numId":
			s.numID = attr(e, "val")
		case "ilvl":
			s.level, _ = strconv.Atoi(attr(e, "val"))
		case "outlineLvl":
			s.outline = attr(e, "val") != "9"
		case "vanish":
			s.vanish = -1
			if toggled(e) {
				s.vanish = 1
			}
		default:
			continue
		}
		n.styles[id] = s
	}
}

// heading tells whether a style is one of headings or titles.
func (n *numbering) heading(style string) bool {
	for range 10 { // basedOn chains can be circular
		s, ok := n.styles[style]
		name := strings.ToLower(s.name)
		if s.outline || strings.HasPrefix(name, "heading") || name == "title" || strings.HasPrefix(name, "overskrift") {
			return true
		}
		if !ok || s.based == "" {
			return false
		}
		style = s.based
	}
	return false
}

// hides tells whether a style makes text hidden.
func (n *numbering) hides(style string) bool {
	for range 10 { // basedOn chains can be circular
		s, ok := n.styles[style]
		if !ok || s.vanish != 0 {
			return s.vanish > 0
		}
		style = s.based
	}
	return false
}

// mark counts a list on by one item and returns its mark with a space, or "".
func (n *numbering) mark(numID string, level int, style string) string {
	for i := 0; numID == "" && style != "" && i < 10; i++ {
		s := n.styles[style]
		numID, style = s.numID, s.based
		if numID != "" {
			level = s.level
		}
	}
	if numID == "" || numID == "0" || level < 0 || level > 8 {
		return ""
	}
	abstract := n.lists[numID]
	def, ok := n.levels[abstract][level]
	if !ok {
		return "- "
	}
	switch def.format {
	case "bullet", "":
		return "- "
	case "none":
		return ""
	}
	count := n.counters[abstract]
	if count == nil {
		count = new([9]int)
		n.counters[abstract] = count
	}
	count[level]++
	for i := level + 1; i < len(count); i++ {
		count[i] = 0
	}
	return n.expand(abstract, def.text, count) + " "
}

// expand fills the numbers into a level's pattern ("%1.%2").
func (n *numbering) expand(abstract, pattern string, count *[9]int) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' || i+1 == len(pattern) || pattern[i+1] < '1' || pattern[i+1] > '9' {
			b.WriteByte(pattern[i])
			continue
		}
		i++
		level := int(pattern[i] - '1')
		def := n.levels[abstract][level]
		b.WriteString(listNumber(def.format, max(count[level], 1)+max(def.start, 1)-1))
	}
	return b.String()
}

// listNumber writes n in a number format of Word or ODF.
func listNumber(format string, n int) string {
	switch format {
	case "lowerLetter", "a":
		return letters(n, 'a')
	case "upperLetter", "A":
		return letters(n, 'A')
	case "lowerRoman", "i":
		return strings.ToLower(roman(n))
	case "upperRoman", "I":
		return roman(n)
	}
	return strconv.Itoa(n)
}

func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	for i, s := range []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"} {
		for ; n >= values[i]; n -= values[i] {
			b.WriteString(s)
		}
	}
	return b.String()
}
