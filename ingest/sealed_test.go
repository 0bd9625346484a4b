package ingest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// The files were sealed by other programs: standard.docx by excelize, agile.docx
// by officecrypto-tool; what lies in them is rich.docx.
func TestOfficePasswords(t *testing.T) {
	plain, err := os.ReadFile(filepath.Join("testdata", "rich.docx"))
	must(t, err)
	want := ReadDocument(context.Background(), "rich.docx", plain, Limits{})
	for _, name := range []string{"standard.docx", "agile.docx"} {
		data, err := os.ReadFile(filepath.Join("testdata", "sealed", name))
		must(t, err)
		for _, x := range passwordTries {
			got := ReadDocument(context.Background(), name, data, Limits{Passwords: x.passwords})
			checkDocument(t, got)
			if got.State != x.state || got.Format != "docx" {
				t.Errorf("%s with %q: %s, %s, %s", name, x.passwords, got.State, got.Format, got.Reason)
			}
			if x.state == Read && !reflect.DeepEqual(got.Pages, want.Pages) {
				t.Errorf("%s: other text than without a password", name)
			}
			if x.state == Unread && got.Reason != reasonLocked {
				t.Errorf("%s: reason %q", name, got.Reason)
			}
		}
	}
}

// What a sealed file claims about itself is bounded.
func TestSealedClaims(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "sealed", "agile.docx"))
	must(t, err)
	for _, x := range [][2]string{{`spinCount="100000"`, `spinCount="-00001"`}, {`keyBits="256"`, `keyBits="999"`}, {`blockSize="16"`, `blockSize="00"`}, {`SHA512`, `SHA999`}} {
		bad := bytes.ReplaceAll(data, []byte(x[0]), []byte(x[1]))
		if bytes.Equal(bad, data) {
			t.Fatalf("%s isn't there", x[0])
		}
		if got := ReadDocument(context.Background(), "a.docx", bad, Limits{Passwords: []string{"hemmelig"}}); got.State != Unread || got.Reason != reasonLocked {
			t.Errorf("%s: %s, %s", x[1], got.State, got.Reason)
		}
	}
}

func FuzzSealed(f *testing.F) {
	for _, name := range []string{"standard.docx", "agile.docx"} {
		data, err := os.ReadFile(filepath.Join("testdata", "sealed", name))
		must(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkDocument(t, ReadDocument(context.Background(), "a.docx", data, Limits{Passwords: []string{"hemmelig"}, MaxTextBytes: 1 << 20}))
	})
}
