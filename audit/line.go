package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Line is one line of the log.
type Line struct {
	Seq     int      `json:"seq"` // 1, 2 ...
	Time    string   `json:"time"`
	Who     Who      `json:"who"`
	Program string   `json:"program"`
	Action  Action   `json:"action"`
	Phase   Phase    `json:"phase,omitempty"`
	Of      int      `json:"of,omitempty"`
	Options []string `json:"options,omitempty"`
	Cases   []string `json:"cases,omitempty"` // references
	More    int      `json:"more,omitempty"`  // further cases, beyond maxCases
	Counts  *Counts  `json:"counts,omitempty"`
	Exit    *int     `json:"exit,omitempty"`
	Torn    *Torn    `json:"torn,omitempty"`
	NoTally bool     `json:"no_tally,omitempty"` // the tally was gone when this was written
	Prev    string   `json:"prev"`

	Hash string `json:"-"`
}

// When is the line's time; zero if it makes no sense.
func (l *Line) When() time.Time {
	t, _ := time.Parse(timeLayout, l.Time)
	return t
}

// Torn is what stood after the last whole line when a line was to be added: a
// line that a crash or a full disk cut short. It stays where it is, and the line
// behind it vouches for its bytes.
type Torn struct {
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Bounds of the log's format.
const (
	maxCases = 5000    // references in one line
	maxLine  = 1 << 17 // bytes of one line
	hashLen  = 64

	timeLayout = "2006-01-02T15:04:05.000Z" // RFC 3339, UTC
)

// zeroHash stands before the first line.
var zeroHash = string(bytes.Repeat([]byte{'0'}, hashLen))

// The end of every line, around its two hashes.
const (
	prevKey = `,"prev":"`
	hashKey = `,"hash":"`
	lineEnd = `"}`
)

// encode gives the bytes of a line, without the line break, and sets its hash.
func (l *Line) encode() ([]byte, error) {
	data, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	data = data[:len(data)-1] // the brace that hash goes before
	l.Hash = sum(data)
	data = append(data, hashKey+l.Hash+lineEnd...)
	if len(data) > maxLine {
		return nil, fmt.Errorf("line of %d bytes", len(data))
	}
	return data, nil
}

var errLine = errors.New("not a line of the log, or changed")

// parse reads the bytes of a line, without the line break, and holds its hash
// against them.
func parse(data []byte) (*Line, error) {
	const tail = len(hashKey) + hashLen + len(lineEnd)
	at := len(data) - tail
	if at < 0 || len(data) > maxLine || !bytes.HasPrefix(data[at:], []byte(hashKey)) || !bytes.HasSuffix(data, []byte(lineEnd)) {
		return nil, errLine
	}
	hash := string(data[at+len(hashKey) : at+len(hashKey)+hashLen])
	if sum(data[:at]) != hash {
		return nil, errLine
	}
	// prev stands last of what is hashed, where JSON can't be made to say
	// something else by writing a key twice.
	prev := at - len(prevKey) - hashLen - 1
	if prev < 0 || !bytes.HasPrefix(data[prev:], []byte(prevKey)) || data[at-1] != '"' {
		return nil, errLine
	}
	var l Line
	if json.Unmarshal(data, &l) != nil || l.Seq < 1 || l.Prev != string(data[prev+len(prevKey):at-1]) {
		return nil, errLine
	}
	if _, err := time.Parse(timeLayout, l.Time); err != nil {
		return nil, errLine
	}
	l.Hash = hash
	return &l, nil
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
