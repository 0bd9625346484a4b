// Package ocr reads the text of a scanned page with Tesseract, an outside
// program that need not be there: Find says whether it is, with which version,
// and whether it knows Danish.
//
// What was measured before this was written (200 dpi grey, 11 point text): a
// page takes about two seconds; without straightening, a page skewed by 1.7
// degrees loses a quarter of its letters, straightened it loses one in a
// hundred, so every page is straightened; filtering noise makes it worse, so
// nothing is filtered. The Danish model can't write "§" (see paragraphs.go).
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// DPI is the resolution pages should be rendered at: enough for 11 point text,
// and half the time of 300.
const DPI = 200

// Engine is an installed Tesseract. It is safe for concurrent use; every call
// runs a process of its own on one core.
type Engine struct {
	path     string
	Version  string // "5.3.0"
	Language string // "dan"
	Upright  bool   // it has the data ("osd") to set pages upright that lie on a side
}

// Path is where the program lies.
func (e *Engine) Path() string { return e.path }

// Errors of Find, and of Page when the program fails.
var (
	ErrNotInstalled = errors.New("tesseract is not installed")
	ErrNoDanish     = errors.New("tesseract has no Danish data")
	ErrFailed       = errors.New("tesseract failed")
)

// Page is a page as read.
type Page struct {
	Text       string  // lines and cells as in the page text contract, before cleaning
	Words      int     // words read
	Confidence float64 // mean of the words' confidences, 0 to 100
	Doubtful   int     // words with a confidence under Doubt
	Skew       float64 // degrees the page was turned by
	Turn       int     // quarter turns clockwise that set it upright
	Read       []Word  // every word, in the order of Text
}

// Word is a word as it was read, before hyphens and section signs were mended.
type Word struct {
	Text  string
	Doubt bool // its confidence is under Doubt
}

// Doubt is the confidence under which a word is doubtful. On the 16 scans of the
// development cases (3,245 words, 14 wrong) 0.3 % of the words are under it:
// precision 0.55, recall 0.43 (60: 0.80 and 0.29). On the same pages made worse
// by blur and noise (94 to 99 % of words right) 10 % are: precision 0.34, recall
// 0.61 (60: 0.49 and 0.43; 88: 0.26 and 0.74, but 15 % of the words doubted).
const Doubt = 80

// Find looks for Tesseract on the PATH, once in a process.
var Find = sync.OnceValues(find)

func find() (*Engine, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, ErrNotInstalled
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	langs, err := exec.CommandContext(ctx, path, "--list-langs").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%w: list languages: %v", ErrFailed, err)
	}
	danish, upright := false, false
	for _, line := range strings.Fields(string(langs)) {
		danish = danish || line == "dan"
		upright = upright || line == "osd"
	}
	if !danish {
		return nil, ErrNoDanish
	}
	version, _ := exec.CommandContext(ctx, path, "--version").CombinedOutput()
	e := &Engine{path: path, Language: "dan", Upright: upright}
	if fields := strings.Fields(string(version)); len(fields) > 1 {
		e.Version = fields[1]
	}
	return e, nil
}

// Page straightens and reads a page rendered at DPI, whichever side is up. The
// error is the context's or wraps ErrFailed; it never holds text of the page.
func (e *Engine) Page(ctx context.Context, img *image.Gray) (Page, error) {
	angle := skew(img)
	lines, err := e.lines(ctx, straight(img, angle))
	if err != nil {
		return Page{}, err
	}
	turn := turned(lines)
	if turn != 0 {
		// Skew was measured across the lines, so it is measured again.
		img = quarters(img, turn)
		if angle = skew(img); angle != 0 {
			if lines, err = e.lines(ctx, straight(img, angle)); err != nil {
				return Page{}, err
			}
		}
		lines = upright(lines, turned(lines))
	}
	p := layout(lines)
	p.Skew, p.Turn = angle, turn
	return p, nil
}

// lines has Tesseract read a page.
func (e *Engine) lines(ctx context.Context, img *image.Gray) ([]line, error) {
	var in, out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&in, img); err != nil {
		return nil, fmt.Errorf("%w: encode image: %v", ErrFailed, err)
	}
	// psm 1: automatic layout with orientation, so that a page lying on its side is read
	cmd := exec.CommandContext(ctx, e.path, "stdin", "stdout", "-l", e.Language, "--psm", "1", "--dpi", fmt.Sprint(DPI), "tsv")
	cmd.Env = []string{"OMP_THREAD_LIMIT=1", "PATH=/usr/bin:/bin", "LC_ALL=C"}
	if data := os.Getenv("TESSDATA_PREFIX"); data != "" {
		cmd.Env = append(cmd.Env, "TESSDATA_PREFIX="+data)
	}
	cmd.Stdin, cmd.Stdout = &in, &out
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%w: %v", ErrFailed, err)
	}
	return parseTSV(out.String()), nil
}
