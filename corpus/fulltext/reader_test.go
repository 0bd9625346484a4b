package fulltext

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"oplyst/ingest"
)

// What a child answers is what Read gives here.
func TestAnswerIsRead(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures (%v)", err)
	}
	files := map[string][]byte{"tom.txt": nil, "notat.txt": []byte("Notat"), "halv.xml": []byte("<?xml version='1.0'?><Dokument><Meta>"),
		"lov.xml": []byte("<?xml version='1.0'?><Dokument><Meta><DocumentType>LBK#1</DocumentType><AdministrativeAuthority>Et ministerium</AdministrativeAuthority></Meta></Dokument>")}
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil {
			files[filepath.Base(name)] = data
		}
	}
	for name, data := range files {
		want, wantErr := Read(context.Background(), name, data)
		got, err := DecodeAnswer(AnswerTask(context.Background(), name, data, ingest.Limits{}))
		if (err == nil) != (wantErr == nil) || err != nil && (err.Error() != wantErr.Error() || IsForeign(err) != IsForeign(wantErr)) {
			t.Errorf("%s: error %v, want %v", name, err, wantErr)
		}
		if want != nil && (got == nil || !reflect.DeepEqual(got.Encode(), want.Encode()) || !reflect.DeepEqual(got.Sections, want.Sections)) {
			t.Errorf("%s: got %+v\nwant %+v", name, got, want)
		}
	}
	for _, bad := range []string{"", "A", "Axyz", "Fnoget andet", "Z", "U\xff"} {
		if r, err := DecodeAnswer([]byte(bad)); err == nil || r != nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
