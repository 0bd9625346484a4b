package ingest

import (
	"archive/zip"
	"bytes"
	"crypto/aes"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// Zip entries with a password come in two kinds: the old one of PKZIP, and AES
// as WinZip and 7-Zip write it (method 99; the WinZip AES specification AE-1
// and AE-2). Both are opened here with the passwords the user gave.

// unseal opens an entry with the first password that fits.
func unseal(e *Entry, packed []byte, passwords []string) ([]byte, error) {
	for _, p := range passwords {
		plain, ok := []byte(nil), false
		if e.AES > 0 {
			plain, ok = openAES(e.AES, packed, p)
		} else {
			plain, ok = openOld(e, packed, p)
		}
		if !ok {
			continue
		}
		data, err := inflate(e.Method, plain, e.Size)
		// One wrong password in 256 passes the old kind's check: the sum tells.
		if err == nil && (e.CRC == 0 && e.AES > 0 || crc32.ChecksumIEEE(data) == e.CRC) {
			return data, nil
		}
		if errors.Is(err, zip.ErrAlgorithm) {
			return nil, err
		}
	}
	return nil, errPassword
}

// openOld undoes PKZIP's own encryption: a stream of bytes from three keys.
func openOld(e *Entry, data []byte, password string) ([]byte, bool) {
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
			check := byte(e.CRC >> 24)
			if e.Flags&8 != 0 {
				check = byte(e.Modified >> 8)
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

// openAES undoes WinZip's AES encryption.
func openAES(strength uint8, data []byte, password string) (plain []byte, ok bool) {
	keyLen := map[uint8]int{1: 16, 2: 24, 3: 32}[strength]
	salt := keyLen / 2
	if keyLen == 0 || len(data) < salt+verifierAES+macAES {
		return nil, false
	}
	keys, err := pbkdf2.Key(sha1.New, password, data[:salt], roundsAES, 2*keyLen+verifierAES)
	if err != nil || !bytes.Equal(keys[2*keyLen:], data[salt:salt+verifierAES]) {
		return nil, false
	}
	body, mac := data[salt+verifierAES:len(data)-macAES], data[len(data)-macAES:]
	sum := hmac.New(sha1.New, keys[keyLen:2*keyLen])
	sum.Write(body)
	if !hmac.Equal(sum.Sum(nil)[:macAES], mac) {
		return nil, false
	}
	block, err := aes.NewCipher(keys[:keyLen])
	if err != nil {
		return nil, false
	}
	return counterMode(block.Encrypt, body), true
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
