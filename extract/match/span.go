package match

// Span is a place in a document: a byte range in the text of one page.
// Quote == Page.Text[Start:End], always.
type Span struct {
	Page  int    `json:"page"`  // 1-based
	Start int    `json:"start"` // byte offset in the page's text
	End   int    `json:"end"`   // exclusive
	Quote string `json:"quote"`
}
