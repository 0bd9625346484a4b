package main

import (
	"context"
	"errors"
	"fmt"

	"oplyst/cage"
	"oplyst/cmd/internal/cli"
	"oplyst/corpus/fulltext"
	"oplyst/ingest"
)

// decisionTask is what children of this program can do beside reading
// documents: reading a published decision.
var decisionTask = cage.Task{Name: "afgørelse", Run: fulltext.AnswerTask}

// caged reads decisions in child processes.
type caged struct{ *cage.Pool }

// Record implements fulltext.Reader.
func (c caged) Record(ctx context.Context, name string, data []byte, packed []ingest.Entry) (*fulltext.Record, error) {
	answer, err := c.Run(ctx, decisionTask.Name, name, data, fulltext.Limits(packed), fulltext.MaxAnswer)
	var lost *ingest.LostError
	if errors.As(err, &lost) {
		return nil, lost
	}
	if err != nil {
		return nil, err
	}
	return fulltext.DecodeAnswer(answer)
}

// newReader starts the children that read foreign files, or with noCage reads
// here. close ends them.
func newReader(ctx context.Context, noCage bool) (read fulltext.Reader, close func(), err error) {
	if noCage {
		return fulltext.InProcess{}, func() {}, nil
	}
	pool, err := cage.New(ctx, cage.Options{})
	if err != nil {
		return nil, nil, cli.Fail(exitStopped, fmt.Sprintf("kunne ikke starte den proces, som filerne læses i (%v); se \"scan --doctor\"", err))
	}
	return caged{pool}, pool.Close, nil
}

const noCageHelp = "læs filer i programmets egen proces, uden værn mod skadelige filer"
