package ingest

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"crypto/aes"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"encoding/base64"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"
)

// oldZip was written by Info-ZIP 3.0: "zip -e -P hemmelig", one file notat.txt
// with the text sealedText.
const (
	sealedText = "Notat om borgeren.\n"
	oldZip     = "UEsDBAoACQAAAO82dl3f0h5CHwAAABMAAAAJABwAbm90YXQudHh0VVQJAAPhkQJr4ZECa3V4CwABBAAAAAAEAAAAAOiG5pMIoATrsXNkr5/dsP" +
		"xpRepGExJZH4yDXoSKH1tQSwcI39IeQh8AAAATAAAAUEsBAh4DCgAJAAAA7zZ2Xd/SHkIfAAAAEwAAAAkAGAAAAAAAAQAAAKSBAAAAAG5vdGF0" +
		"LnR4dFVUBQAD4ZECa3V4CwABBAAAAAAEAAAAAFBLBQYAAAAAAQABAE8AAAByAAAAAAA="
)

// aesZip writes a zip with one entry by the rules of WinZip's AES kind.
func aesZip(t *testing.T, password string, strength int) []byte {
	t.Helper()
	keyLen := []int{0, 16, 24, 32}[strength]
	salt := bytes.Repeat([]byte{7}, keyLen/2)
	keys, err := pbkdf2.Key(sha1.New, password, salt, roundsAES, 2*keyLen+verifierAES)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, 9)
	w.Write([]byte(sealedText))
	w.Close()
	block, err := aes.NewCipher(keys[:keyLen])
	if err != nil {
		t.Fatal(err)
	}
	body := counterMode(block.Encrypt, packed.Bytes())
	sum := hmac.New(sha1.New, keys[keyLen:2*keyLen])
	sum.Write(body)
	data := append(append(append(salt, keys[2*keyLen:]...), body...), sum.Sum(nil)[:macAES]...)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	e, err := z.CreateRaw(&zip.FileHeader{
		Name: "notat.txt", Method: methodAES, Flags: 1, CRC32: crc32.ChecksumIEEE([]byte(sealedText)),
		CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(sealedText)),
		Extra: []byte{0x01, 0x99, 7, 0, 1, 0, 'A', 'E', byte(strength), 8, 0},
	})
	if err != nil {
		t.Fatal(err)
	}
	e.Write(data)
	z.Close()
	return out.Bytes()
}

func TestZipWithPassword(t *testing.T) {
	old, err := base64.StdEncoding.DecodeString(oldZip)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"PKZIP": old, "AES-128": aesZip(t, "hemmelig", 1), "AES-192": aesZip(t, "hemmelig", 2), "AES-256": aesZip(t, "hemmelig", 3),
	} {
		dir := filepath.Join(t.TempDir(), "arkiv")
		if err := os.MkdirAll(filepath.Join(dir, "sag"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "sag", "bilag.zip"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		a, err := OpenArchive(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range passwordTries {
			var got Document
			for i := range a.Cases[0].Files {
				if f := &a.Cases[0].Files[i]; filepath.Base(f.Path) == "notat.txt" {
					got = a.Read(context.Background(), &a.Cases[0], f, Limits{Passwords: x.passwords})
				}
			}
			if got.State != x.state {
				t.Errorf("%s with %q: %+v", name, x.passwords, got)
			}
			if x.state == Read && (len(got.Pages) != 1 || got.Pages[0].Text != "Notat om borgeren.") {
				t.Errorf("%s: %+v", name, got.Pages)
			}
			if x.state == Unread && got.Reason != reasonSealed {
				t.Errorf("%s: reason %q", name, got.Reason)
			}
		}
		a.Close()
	}
}
