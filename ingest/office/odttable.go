package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// table reads a table into rows.
func (o *odt) table() error {
	var cells [][]string
	var walk func(depth int) error
	walk = func(depth int) error {
		if depth+o.depth > maxDepth {
			return errTooDeep
		}
		return children(o.x, func(e xml.StartElement) (err error) {
			switch e.Name.Local {
			case "table-row":
				if hiddenODF(e) || o.hidden[attr(e, "style-name")] {
					return skip(o.x)
				}
				outer := cells
				cells = nil
				err = walk(depth + 1)
				o.out.row(cells)
				cells = outer
			case "table-cell", "covered-table-cell":
				repeat, _ := strconv.Atoi(attr(e, "number-columns-repeated"))
				var cell []string
				cell, err = o.cell()
				cells = append(cells, cell)
				if short := len(cell) > 0 && len(joinCell(cell)) < 200; short {
					for i := 1; i < repeat && i < 64; i++ {
						cells = append(cells, cell)
					}
				}
			case "forms":
				err = o.forms()
			case "table-column", "table-columns", "shapes":
				err = skip(o.x)
			default:
				err = walk(depth + 1)
			}
			if err == nil && o.out.full {
				return errTooLong
			}
			return err
		})
	}
	return walk(0)
}

func (o *odt) cell() ([]string, error) {
	outer, mark, depth := o.out, o.mark, o.listDepth
	o.out, o.mark, o.listDepth = newBlocks(max(outer.limit, 1)), "", 0
	err := o.children()
	text := strings.Join(o.out.done(), "\n")
	outer.full = outer.full || o.out.full
	o.out, o.mark, o.listDepth = outer, mark, depth
	return nonEmptyLines(text), err
}
