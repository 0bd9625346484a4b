package index

// casesSchema is the version of the layout of a case index on disk.
const casesSchema = "oplyst/index/3"

// Files of a case index beside those of rowFiles.
const (
	documentsFile = "documents.jsonl"
	pagesFile     = "pages.bin"
)

// documentRow is a line of documents.jsonl.
type documentRow struct {
	Case string `json:"case"`
	Path string `json:"path"`
	Type string `json:"type,omitempty"`
	Date string `json:"date,omitempty"`
}

// pageRow is a record of pages.bin; all fields little-endian.
type pageRow struct {
	Document uint32 // line of documents.jsonl, from 0
	Number   uint32
	Place    place
}
