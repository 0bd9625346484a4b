package office

import (
	"path"
)

// DOCX reads a Word document (Office Open XML): body, tables, lists, headers,
// footers, notes, comments and text boxes. Inserted text is kept and deleted
// text left out; fields give their result.
func DOCX(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	c, err := openContainer(data, lim)
	if err != nil {
		return Result{}, err
	}
	if c.files["EncryptedPackage"] != nil {
		return Result{}, errEncrypted
	}
	main := docxMain(c)
	body, err := c.part(main)
	if body == nil {
		if err == nil {
			err = errDamaged
		}
		return Result{}, err
	}
	dir := path.Dir(main)
	d := &docx{c: c, dir: dir, out: newBlocks(lim.MaxText), lists: readNumbering(c, dir)}
	d.relations = readRelations(c, main)
	d.shown = shownEdges(c, dir, body)
	for _, text := range d.edges("header") {
		d.out.line(text)
	}
	damage := d.part(body)
	if damage == nil {
		damage = err
	}
	if damage == nil {
		damage = c.damage()
	}
	d.notes(dir)
	for _, text := range d.edges("footer") {
		d.out.line(text)
	}
	if d.out.full {
		damage = errTooLong
	}
	res := Result{Pages: d.out.done(), Pictures: d.pictures}
	if damage != nil {
		return res, damage
	}
	return res, nil
}

// docx is the state of reading one DOCX.
type docx struct {
	c         *container
	dir       string
	out       *blocks
	lists     *numbering
	relations []relation
	shown     map[string]bool // relations of the headers and footers that are printed; nil for all
	pictures  bool
	depth     int
	chunks    int             // embedded documents taken in
	carried   string          // text of a paragraph whose end is deleted
	notesSeen map[string]bool // by kind and id: notes that the text refers to; false if only deleted text does
}
