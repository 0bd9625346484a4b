package office

import (
	"bytes"
	"crypto/aes"
	"crypto/sha1"
	"encoding/binary"
	"hash"
	"unicode/utf16"
)

// Documents that Office has sealed with a password lie in an OLE container as
// one stream of encrypted bytes, with how it was done beside it ([MS-OFFCRYPTO]:
// "standard" since Office 2007, "agile" since 2010). Opened, they are ordinary
// DOCX, XLSX and PPTX.

// usualPassword is the one that Excel uses by itself for files that are only
// protected against changes, and opens without asking.
const usualPassword = "VelvetSweatshop"

// maxSpin bounds how often a password is hashed; Office does it 100,000 times.
const maxSpin = 2_000_000

// Sealed gives what a container of the kind "encrypted" holds, opened with the
// first password that fits. The error is a *Failure.
func (o *OLE) Sealed(passwords []string, lim Limits) ([]byte, error) {
	lim = lim.withDefaults()
	info, packed := o.streams["EncryptionInfo"], o.streams["EncryptedPackage"]
	if len(info) < 8 || len(packed) < 8 {
		return nil, errDamaged
	}
	size := binary.LittleEndian.Uint64(packed)
	packed = packed[8:]
	if size > uint64(len(packed)) || int64(len(packed)) > lim.MaxExpand {
		return nil, errDamaged
	}
	open := opener(nil)
	switch major, minor := binary.LittleEndian.Uint16(info), binary.LittleEndian.Uint16(info[2:]); {
	case major == 4 && minor == 4:
		open = agile(info[8:])
	case minor == 2:
		open = standard(info[4:])
	}
	if open == nil {
		return nil, errEncrypted // a way that we don't know; a password is needed all the same
	}
	for _, p := range append([]string{usualPassword}, passwords...) {
		if plain, ok := open(utf16LE(p), packed); ok {
			return plain[:min(size, uint64(len(plain)))], nil
		}
	}
	return nil, errEncrypted
}

// opener opens a package with a password in UTF-16. ok tells that it fits.
type opener func(password, packed []byte) (plain []byte, ok bool)

func utf16LE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// spun hashes a password with a salt, and then again and again with a counter.
func spun(h hash.Hash, salt, password []byte, times int) []byte {
	h.Write(salt)
	h.Write(password)
	sum := h.Sum(nil)
	var count [4]byte
	for i := range times {
		binary.LittleEndian.PutUint32(count[:], uint32(i))
		h.Reset()
		h.Write(count[:])
		h.Write(sum)
		sum = h.Sum(sum[:0])
	}
	return sum
}

// sum hashes the parts one behind the other.
func sum(h hash.Hash, parts ...[]byte) []byte {
	h.Reset()
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// sized cuts or fills a key or vector to a length.
func sized(b []byte, n int) []byte {
	out := bytes.Repeat([]byte{0x36}, n)
	copy(out, b)
	return out
}

// Sizes of the standard way.
const (
	standardSpin = 50_000
	standardSalt = 16
	algAES128    = 0x660E
	algAES256    = 0x6610
)

// standard reads the description of the standard way: a header and a verifier.
func standard(info []byte) opener {
	if len(info) < 8 {
		return nil
	}
	size := binary.LittleEndian.Uint32(info[4:])
	info = info[8:]
	if size < 32 || uint64(size) > uint64(len(info)) {
		return nil
	}
	head, check := info[:size], info[size:]
	alg, bits := binary.LittleEndian.Uint32(head[8:]), binary.LittleEndian.Uint32(head[16:])
	if alg < algAES128 || alg > algAES256 || bits != 128 && bits != 192 && bits != 256 || len(check) < 4+standardSalt+16+4+32 {
		return nil // RC4, of the first years
	}
	salt := check[4:][:standardSalt]
	verifier, verified := check[4+standardSalt:][:16], check[4+standardSalt+16+4:][:32]
	return func(password, packed []byte) ([]byte, bool) {
		h := sha1.New()
		last := sum(h, spun(h, salt, password, standardSpin), make([]byte, 4))
		inner, outer := bytes.Repeat([]byte{0x36}, 64), bytes.Repeat([]byte{0x5C}, 64)
		for i, b := range last {
			inner[i] ^= b
			outer[i] ^= b
		}
		key := append(sum(h, inner), sum(h, outer)...)[:bits/8]
		if !bytes.Equal(sum(h, unblock(key, verifier)), unblock(key, verified)[:sha1.Size]) {
			return nil, false
		}
		return unblock(key, packed), true
	}
}

// unblock decrypts each block by itself.
func unblock(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data)/aes.BlockSize*aes.BlockSize)
	for at := 0; at < len(out); at += aes.BlockSize {
		block.Decrypt(out[at:], data[at:])
	}
	return out
}

// Marks of a password in the formats before 2007: a record of a workbook, and
// the word that a presentation's user stream begins with.
const (
	recordBOF      = 0x0809
	recordFilePass = 0x002F
	userSealed     = 0xF3D1C4DF
)

// Locked tells whether an old workbook or presentation has a password.
func (o *OLE) Locked() bool {
	book := o.streams["Workbook"]
	if book == nil {
		book = o.streams["Book"]
	}
	for n := 0; n < 20 && len(book) >= 4; n++ {
		kind, size := binary.LittleEndian.Uint16(book), int(binary.LittleEndian.Uint16(book[2:]))
		if n == 0 && kind != recordBOF || 4+size > len(book) {
			break
		}
		if kind == recordFilePass {
			return true
		}
		book = book[4+size:]
	}
	user := o.streams["Current User"]
	return len(user) >= 16 && binary.LittleEndian.Uint32(user[12:]) == userSealed
}
