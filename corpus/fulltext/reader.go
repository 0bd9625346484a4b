package fulltext

import (
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"oplyst/ingest"
)

// Reader makes sense of foreign bytes: InProcess here, another one in a child
// process (package cage), with AnswerTask and DecodeAnswer. The results are the
// same.
type Reader interface {
	// Zip is ingest.Parser's.
	Zip(ctx context.Context, src io.ReaderAt, size int64, packed []ingest.Entry) ([]ingest.Entry, error)
	// Record is Read; with packed, data are the packed bytes of that entry of a
	// zip.
	Record(ctx context.Context, name string, data []byte, packed []ingest.Entry) (*Record, error)
}

// InProcess is the Reader that works in this process.
type InProcess struct{ ingest.InProcess }

// Record implements Reader.
func (InProcess) Record(ctx context.Context, name string, data []byte, packed []ingest.Entry) (*Record, error) {
	if len(packed) > 0 {
		var err error
		if data, err = ingest.Unpack(data, Limits(packed)); err != nil {
			return nil, err
		}
	}
	return Read(ctx, name, data)
}

// Limits are those that a file of one decision is read with.
func Limits(packed []ingest.Entry) ingest.Limits {
	return ingest.Limits{MaxBytes: MaxFile, MaxPages: 300, MaxTextBytes: 4 << 20, Packed: packed}
}

// MaxAnswer bounds the answer of AnswerTask, in bytes.
const MaxAnswer = 8 << 20

// What an answer begins with.
const (
	answerRecord  = 'A'
	answerForeign = 'F'
	answerFailed  = 'U'
)

// AnswerTask reads a file and writes what came of it, for DecodeAnswer. It has
// the form of a task of package cage.
func AnswerTask(ctx context.Context, name string, data []byte, limits ingest.Limits) []byte {
	r, err := InProcess{}.Record(ctx, name, data, limits.Packed)
	switch {
	case IsForeign(err):
		return append([]byte{answerForeign}, err.Error()...)
	case err != nil:
		return append([]byte{answerFailed}, err.Error()...)
	}
	return append([]byte{answerRecord}, r.Encode()...)
}

var errAnswer = errors.New("læseren svarede meningsløst på filens indhold")

// DecodeAnswer reads what AnswerTask wrote, and checks it: whoever wrote it may
// be in the hands of the file. The error is that of Read.
func DecodeAnswer(answer []byte) (*Record, error) {
	if len(answer) == 0 || !utf8.Valid(answer) {
		return nil, errAnswer
	}
	text := string(answer[1:])
	switch answer[0] {
	case answerRecord:
		r, err := Decode(text)
		if err != nil {
			return nil, errAnswer
		}
		return r, nil
	case answerForeign:
		if rest, ok := strings.CutPrefix(text, errNotDecision.Error()); ok {
			return nil, &foreignError{oneLine(rest)}
		}
	case answerFailed:
		if len(text) < 4096 {
			return nil, errors.New(oneLine(text))
		}
	}
	return nil, errAnswer
}

// foreignError is errNotDecision with what was found instead.
type foreignError struct{ rest string }

func (e *foreignError) Error() string {
	if e.rest == "" || strings.HasPrefix(e.rest, ",") || strings.HasPrefix(e.rest, ":") {
		return errNotDecision.Error() + e.rest
	}
	return errNotDecision.Error() + " " + e.rest
}

func (e *foreignError) Unwrap() error { return errNotDecision }
