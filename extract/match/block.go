package match

// BlockKind is what a block (a line of the page contract) is.
type BlockKind uint8

// The kinds of blocks.
const (
	Prose   BlockKind = iota
	Heading           // a line that names what follows
	Item              // "- ", "• ", "1. "
	Row               // a table row: cells stand apart by tabs
	Head              // a table row that names its columns
	Field             // 'Label: value' or 'Label:' with the value in the next block
	Quoted            // "> " in a mail
	Empty
)

// Block is one line of a page.
type Block struct {
	Start, End  int // byte range, without the line feed
	First, Last int // tokens [First, Last)
	Kind        BlockKind
	Section     string   // canonical section it stands under, "" if none; see sections.tsv
	Title       string   // the heading it stands under, as written; "" if none
	Entry       string   // date that opens the journal entry it belongs to, as written; "" if none
	Columns     []string // for Row: the column names of its table, as written; nil without a Head
}

// Sentence is a stretch of tokens within one block and one cell.
type Sentence struct {
	Start, End  int // byte range
	First, Last int // tokens [First, Last)
	Block       int
	Cell        int    // 0-based column in a Row; 0 elsewhere
	Section     string // section of the block, or of the label or row head before it
	Label       string // the label of 'Label: value' or the first cell of its row, as written; "" if none
	IsLabel     bool   // it is itself such a label or a heading
}

// Column returns the name of the column a sentence stands in, "" if unknown.
func (t *Text) Column(s *Sentence) string {
	b := &t.Blocks[s.Block]
	if s.Cell < len(b.Columns) {
		return b.Columns[s.Cell]
	}
	return ""
}

// BlockText returns the text of a block.
func (t *Text) BlockText(b *Block) string { return t.Source[b.Start:b.End] }
