package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// odtList is a list style: the format of each level ("-" for bullets).
type odtList struct{ levels [11]odtLevel }

type odtLevel struct {
	format, prefix, suffix string
	start                  int
	display                int // how many levels the number shows
}

func (o *odt) level(e xml.StartElement) {
	n, _ := strconv.Atoi(attr(e, "level"))
	if o.style == nil || n < 1 || n > 10 {
		return
	}
	l := odtLevel{format: "-"}
	if e.Name.Local == "list-level-style-number" {
		l = odtLevel{format: attr(e, "num-format"), prefix: attr(e, "num-prefix"), suffix: attr(e, "num-suffix")}
		l.start, _ = strconv.Atoi(attr(e, "start-value"))
		l.display, _ = strconv.Atoi(attr(e, "display-levels"))
	}
	o.style.levels[n] = l
}

// list reads text:list; an inner list without a style has its outer one's.
func (o *odt) list(e xml.StartElement) error {
	style, mark := o.listStyle, o.mark
	if s := attr(e, "style-name"); s != "" {
		o.listStyle = s
	}
	if o.listDepth < 10 {
		o.listDepth++
		if attr(e, "continue-numbering") != "true" {
			o.counts[o.listDepth] = 0
		}
		defer func() { o.listDepth-- }()
	}
	err := o.children()
	o.listStyle, o.mark = style, mark
	return err
}

// nextMark counts the current list on and keeps the mark for its paragraph.
func (o *odt) nextMark() {
	o.counts[o.listDepth]++
	l := odtLevel{format: "-"}
	if s := o.lists[o.listStyle]; s != nil {
		l = s.levels[o.listDepth]
	}
	switch l.format {
	case "-":
		o.mark = "- "
	case "":
		o.mark = ""
	default:
		var parts []string
		for i := max(o.listDepth-max(l.display, 1)+1, 1); i <= o.listDepth; i++ {
			parts = append(parts, listNumber(l.format, max(o.counts[i], 1)+max(l.start, 1)-1))
		}
		o.mark = l.prefix + strings.Join(parts, ".") + l.suffix + " "
	}
}
