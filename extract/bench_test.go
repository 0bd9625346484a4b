package extract

import (
	"context"
	"testing"

	"oplyst/ingest"
)

// BenchmarkCases reads the documents of the example archive: short papers of
// every kind, the dearest text there is by the byte.
func BenchmarkCases(b *testing.B) {
	archive, err := ingest.OpenArchive(context.Background(), "../golden/arkiv")
	if err != nil {
		b.Skip(err)
	}
	defer archive.Close()
	var documents []ingest.Document
	size := 0
	for i := range archive.Cases {
		c := &archive.Cases[i]
		for k := range c.Files {
			d := archive.Read(context.Background(), c, &c.Files[k], ingest.Limits{})
			for _, p := range d.Pages {
				size += len(p.Text)
			}
			documents = append(documents, d)
		}
	}
	x := extractor(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i := range documents {
			x.Document(&documents[i])
		}
	}
}
