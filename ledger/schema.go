package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// schemaVersion goes up when the tables or what their columns mean change; a
// ledger of another version is made anew.
const schemaVersion = 1

// schema has no index besides the keys: rows are found through the map that is
// made at opening, so that no index can disagree with its table.
const schema = `
CREATE TABLE meta (id INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, sum BLOB NOT NULL);
CREATE TABLE files (
	id       INTEGER PRIMARY KEY,
	casename TEXT NOT NULL,    -- '' beside the cases
	path     TEXT NOT NULL,
	size     INTEGER NOT NULL,
	modified INTEGER NOT NULL, -- ns since 1970
	stamp    TEXT NOT NULL,
	sha256   TEXT NOT NULL,    -- of the document
	raw      TEXT NOT NULL,    -- hash of its bytes in the archive
	state    TEXT NOT NULL,    -- read, partial, unread, skipped, quarantined
	reason   TEXT NOT NULL,    -- Danish
	locked   INTEGER NOT NULL, -- 1: asked for a password
	pages    INTEGER NOT NULL,
	tries    INTEGER NOT NULL,
	first    INTEGER NOT NULL, -- ns since 1970
	last     INTEGER NOT NULL,
	reader   TEXT NOT NULL,    -- version
	read_key TEXT NOT NULL,
	extract  TEXT NOT NULL,    -- version
	scans    TEXT NOT NULL,    -- keys of the OCR cache, with spaces
	result   TEXT NOT NULL,    -- hash of document and found
	document TEXT NOT NULL,    -- JSON: ingest.Document
	found    TEXT NOT NULL,    -- JSON: the documents in the file, with findings
	sum      BLOB NOT NULL     -- over all columns above
);
CREATE TABLE cases (
	id       INTEGER PRIMARY KEY,
	name     TEXT NOT NULL,
	place    INTEGER NOT NULL, -- in the archive
	listed   TEXT NOT NULL,    -- JSON: Listed
	made     TEXT NOT NULL,    -- key of everything the outputs were made of, '' before they are
	outputs  TEXT NOT NULL,    -- JSON: hashes of the output files
	overview TEXT NOT NULL,    -- JSON: the case's row in the overview
	indexed  TEXT NOT NULL,    -- hash of all that the index takes from the case
	tags     TEXT NOT NULL,    -- JSON: what the index takes from the judged case beside the texts
	sum      BLOB NOT NULL
);
`

// sum is the checksum of a row: of its columns with their kinds and lengths.
func sum(columns ...any) []byte {
	h := sha256.New()
	var n [9]byte
	for _, c := range columns {
		switch c := c.(type) {
		case int64:
			n[0] = 'i'
			binary.LittleEndian.PutUint64(n[1:], uint64(c))
			h.Write(n[:])
		case string:
			n[0] = 's'
			binary.LittleEndian.PutUint64(n[1:], uint64(len(c)))
			h.Write(n[:])
			h.Write([]byte(c))
		case []byte:
			n[0] = 's'
			binary.LittleEndian.PutUint64(n[1:], uint64(len(c)))
			h.Write(n[:])
			h.Write(c)
		default:
			panic(fmt.Sprintf("ledger: column of type %T", c)) // a fault of ours
		}
	}
	return h.Sum(nil)[:16]
}
