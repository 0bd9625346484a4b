package fulltext

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"

	"oplyst/corpus"
	"oplyst/ingest"
)

// MaxFile is the largest file that is read as one decision, in bytes. The
// longest published ones are under 1 MB.
const MaxFile = 32 << 20

// Read makes a record of the bytes of one file, by content and not by name: a
// LexDania document, an HTML page, a PDF or another document that ingest reads,
// plain text, or a record of another collection. The error is Danish and holds
// none of the file's text. It never panics.
func Read(ctx context.Context, name string, data []byte) (r *Record, err error) {
	defer func() {
		if recover() != nil {
			r, err = nil, errors.New("læseren måtte opgive filen")
		}
	}()
	if len(data) > MaxFile {
		return nil, tooLarge(int64(len(data)))
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, errors.New("filen er tom")
	}
	switch head := sniff(data); {
	case bytes.HasPrefix(head, []byte(headMark)) || bytes.HasPrefix(head, []byte("---\r\n")):
		if r, err = Decode(string(data)); err == nil {
			return r, nil // keeps its own source
		}
		r, err = document(ctx, name, data)
	case isXML(head):
		r, err = lexdania(data)
	case isHTML(head):
		r, err = htmlPage(data)
	default:
		r, err = document(ctx, name, data)
	}
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	r.SHA256, r.Source = hex.EncodeToString(sum[:]), path.Base(strings.ReplaceAll(name, `\`, "/"))
	r.Type = typeOf(r.Type, r.Nr)
	r.finish()
	return r, nil
}

func tooLarge(size int64) error {
	return fmt.Errorf("filen fylder %d MB; en afgørelse fylder højst %d MB", (size+1<<20-1)>>20, MaxFile>>20)
}

// sniff gives the beginning without mark and white space; of UTF-16 its ASCII.
func sniff(data []byte) []byte {
	head := data[:min(len(data), 4096)]
	if len(head) > 2 && (head[0] == 0xFF && head[1] == 0xFE || head[0] == 0xFE && head[1] == 0xFF) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	return bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
}

func isXML(head []byte) bool {
	lower := bytes.ToLower(head)
	return !isHTML(head) && (bytes.HasPrefix(head, []byte("<?xml")) || bytes.HasPrefix(head, []byte("<Dokument")) ||
		bytes.HasPrefix(lower, []byte("<!doctype dokument")))
}

func isHTML(head []byte) bool {
	lower := bytes.ToLower(head)
	return bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.HasPrefix(lower, []byte("<html")) ||
		bytes.HasPrefix(head, []byte("<")) && bytes.Contains(lower, []byte("<html")) ||
		bytes.HasPrefix(head, []byte("<")) && !bytes.HasPrefix(lower, []byte("<?xml")) && (bytes.Contains(lower, []byte("<p")) || bytes.Contains(lower, []byte("<div")))
}

// document reads whatever ingest can: PDF, DOCX, text.
func document(ctx context.Context, name string, data []byte) (*Record, error) {
	doc := ingest.ReadDocument(ctx, name, data, Limits(nil))
	if doc.State != ingest.Read && doc.State != ingest.Partial {
		return nil, errors.New(doc.Reason)
	}
	var blocks []block
	for _, p := range doc.Pages {
		for line := range strings.SplitSeq(p.Text, "\n") {
			if text := collapse(line); text != "" && !isPageNumber(text) {
				blocks = append(blocks, block{text: bullet(text)})
			}
		}
	}
	if len(blocks) == 0 {
		return nil, errors.New("filen har ingen tekst")
	}
	nr, typ, title, ok := titleIn(blocks[:min(len(blocks), 15)])
	if !ok {
		return nil, notADecision("", "")
	}
	r := &Record{Nr: nr, Type: typ, Title: title, Status: corpus.Unknown, Format: doc.Format}
	r.Sections = sections(r.useMeta(blocks))
	if doc.State == ingest.Partial {
		r.Sections = append(r.Sections, Section{Text: "[" + doc.Reason + "]"})
	}
	return r, nil
}

func bullet(text string) string {
	for _, mark := range []string{"- ", "* ", "· ", "– ", "▪ "} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			return "• " + rest
		}
	}
	return text
}

// isPageNumber tells "3", "Side 3" and "Side 3 af 7".
func isPageNumber(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) > 0 && words[0] == "side" {
		words = words[1:]
	}
	return len(words) > 0 && digitsOnly(words[0]) && (len(words) == 1 || len(words) == 3 && words[1] == "af" && digitsOnly(words[2]))
}
