package ingest

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// Zip entries with a password come in two kinds: the old one of PKZIP, and AES
// as WinZip and 7-Zip write it (method 99; the WinZip AES specification AE-1
// and AE-2). Both are opened here with the passwords the user gave.

var errPassword = errors.New("no password fits")

// Bounds of what is unpacked from an entry with a password.
const maxSealed = 256 << 20

// unseal opens an entry with the first password that fits.
func unseal(f *zip.File, passwords []string) ([]byte, error) {
	if f.CompressedSize64 > maxSealed || f.UncompressedSize64 > maxSealed {
		return nil, errTooLarge
	}
	raw, err := f.OpenRaw()
	if err != nil {
		return nil, err
	}
	packed, err := io.ReadAll(io.LimitReader(raw, maxSealed))
	if err != nil {
		return nil, err
	}
	for _, p := range passwords {
		method, plain, ok := f.Method, []byte(nil), false
		if method == methodAES {
			method, plain, ok = openAES(f.Extra, packed, p)
		} else {
			plain, ok = openOld(&f.FileHeader, packed, p)
		}
		if !ok {
			continue
		}
		data, err := inflate(method, plain, f.UncompressedSize64)
		// One wrong password in 256 passes the old kind's check: the sum tells.
		if err == nil && (f.CRC32 == 0 && f.Method == methodAES || crc32.ChecksumIEEE(data) == f.CRC32) {
			return data, nil
		}
		if errors.Is(err, errTooLarge) {
			return nil, err
		}
	}
	return nil, errPassword
}

// inflate unpacks data that is to have a size.
func inflate(method uint16, data []byte, size uint64) ([]byte, error) {
	switch method {
	case zip.Store:
		return data, nil
	case zip.Deflate:
		out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), int64(size)+1))
		if err == nil && uint64(len(out)) > size {
			return nil, errTooLarge
		}
		return out, err
	}
	return nil, zip.ErrAlgorithm
}

// openOld undoes PKZIP's own encryption: a stream of bytes from three keys.
func openOld(h *zip.FileHeader, data []byte, password string) ([]byte, bool) {
	const head = 12
	if len(data) < head {
		return nil, false
	}
	k := [3]uint32{0x12345678, 0x23456789, 0x34567890}
	turn := func(b byte) {
		k[0] = crc32.IEEETable[byte(k[0])^b] ^ k[0]>>8
		k[1] = (k[1]+k[0]&0xff)*134775813 + 1
		k[2] = crc32.IEEETable[byte(k[2])^byte(k[1]>>24)] ^ k[2]>>8
	}
	for i := range len(password) {
		turn(password[i])
	}
	out := make([]byte, len(data))
	for i, b := range data {
		t := k[2] | 2
		out[i] = b ^ byte((t*(t^1))>>8)
		turn(out[i])
		if i == head-1 {
			check := byte(h.CRC32 >> 24)
			if h.Flags&8 != 0 {
				check = byte(h.ModifiedTime >> 8)
			}
			if out[i] != check {
				return nil, false
			}
		}
	}
	return out[head:], true
}

// Numbers of the AES kind.
const (
	methodAES   = 99
	extraAES    = 0x9901
	roundsAES   = 1000
	verifierAES = 2
	macAES      = 10
)

// openAES undoes WinZip's AES encryption and gives the method underneath.
func openAES(extra, data []byte, password string) (method uint16, plain []byte, ok bool) {
	strength := 0
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; n > len(extra) {
			break
		}
		if id == extraAES && n >= 7 {
			strength, method = int(extra[4]), binary.LittleEndian.Uint16(extra[5:])
		}
		extra = extra[n:]
	}
	keyLen := map[int]int{1: 16, 2: 24, 3: 32}[strength]
	salt := keyLen / 2
	if keyLen == 0 || len(data) < salt+verifierAES+macAES {
		return 0, nil, false
	}
	keys, err := pbkdf2.Key(sha1.New, password, data[:salt], roundsAES, 2*keyLen+verifierAES)
	if err != nil || !bytes.Equal(keys[2*keyLen:], data[salt:salt+verifierAES]) {
		return 0, nil, false
	}
	body, mac := data[salt+verifierAES:len(data)-macAES], data[len(data)-macAES:]
	sum := hmac.New(sha1.New, keys[keyLen:2*keyLen])
	sum.Write(body)
	if !hmac.Equal(sum.Sum(nil)[:macAES], mac) {
		return 0, nil, false
	}
	block, err := aes.NewCipher(keys[:keyLen])
	if err != nil {
		return 0, nil, false
	}
	return method, counterMode(block.Encrypt, body), true
}

// counterMode is CTR with a counter that starts at 1 and counts from its low
// end, unlike the standard library's.
func counterMode(encrypt func(dst, src []byte), data []byte) []byte {
	out := make([]byte, len(data))
	var counter, stream [aes.BlockSize]byte
	for i := range data {
		if i%aes.BlockSize == 0 {
			binary.LittleEndian.PutUint64(counter[:], uint64(i/aes.BlockSize)+1)
			encrypt(stream[:], counter[:])
		}
		out[i] = data[i] ^ stream[i%aes.BlockSize]
	}
	return out
}
