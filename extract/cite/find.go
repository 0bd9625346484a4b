package cite

// Context is what the whole document tells about its citations.
type Context struct {
	Act       string // the act that a bare '§ 19' means, "" if unclear
	Decisions bool   // the document speaks of principmeddelelser, so that a bare '26-19' is one
}

// Options tells Find what it cannot read from the page itself.
type Options struct {
	Context Context // of the whole document, see ReadContext; the zero value uses the page alone
}
