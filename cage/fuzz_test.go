package cage

import (
	"bytes"
	"reflect"
	"testing"

	"oplyst/ingest"
	"oplyst/ingest/effort"
)

// FuzzFrames reads a stream of frames as the parent and the child do.
func FuzzFrames(f *testing.F) {
	var b bytes.Buffer
	for _, k := range []kind{kindJob, kindData, kindAlive, kindResult} {
		if err := writeFrame(&b, k, []byte("indhold")); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(b.Bytes())
	f.Add([]byte("R\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		effort.Bound(t, effort.Small, func() {
			r := bytes.NewReader(data)
			var back bytes.Buffer
			for {
				k, n, err := readHead(r)
				if err != nil {
					break
				}
				payload, err := readPayload(r, n, maxSmall)
				if err != nil {
					break
				}
				if err := writeFrame(&back, k, payload); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.HasPrefix(data, back.Bytes()) {
				t.Fatal("frames written again differ")
			}
		})
	})
}

// FuzzJob reads jobs: one that is taken is the same when it is sent again.
func FuzzJob(f *testing.F) {
	j := job{name: "notat.txt", limits: ingest.Limits{OCR: true, Passwords: []string{"a", ""}}.WithDefaults(), cpu: 7}
	f.Add(j.encode())
	f.Add([]byte("\x03abc\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, ok := decodeJob(data)
		if !ok {
			return
		}
		if back, ok := decodeJob(j.encode()); !ok || !reflect.DeepEqual(back, j) {
			t.Fatalf("%+v became %+v", j, back)
		}
	})
}
