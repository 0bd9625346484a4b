package office

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"hash"
)

// agileKey is how something is encrypted in the agile way.
type agileKey struct {
	Salt      []byte `xml:"-"`
	SaltValue string `xml:"saltValue,attr"`
	Block     int    `xml:"blockSize,attr"`
	Bits      int    `xml:"keyBits,attr"`
	Cipher    string `xml:"cipherAlgorithm,attr"`
	Chaining  string `xml:"cipherChaining,attr"`
	Hash      string `xml:"hashAlgorithm,attr"`
	Spin      int    `xml:"spinCount,attr"`
	Input     string `xml:"encryptedVerifierHashInput,attr"`
	Value     string `xml:"encryptedVerifierHashValue,attr"`
	Key       string `xml:"encryptedKeyValue,attr"`
}

// new gives the hash by its name, or nil.
func (k *agileKey) new() hash.Hash {
	switch k.Hash {
	case "SHA1", "SHA-1":
		return sha1.New()
	case "SHA256":
		return sha256.New()
	case "SHA384":
		return sha512.New384()
	case "SHA512":
		return sha512.New()
	}
	return nil
}

// usable checks what a file claims and decodes the salt.
func (k *agileKey) usable() bool {
	k.Salt = base64Of(k.SaltValue)
	return k.Cipher == "AES" && k.Chaining == "ChainingModeCBC" && k.Block == aes.BlockSize && k.new() != nil &&
		(k.Bits == 128 || k.Bits == 192 || k.Bits == 256) && len(k.Salt) > 0 && k.Spin >= 0 && k.Spin <= maxSpin
}

func base64Of(s string) []byte {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil
	}
	return b
}

// What a key made from a password is for.
var (
	forInput = []byte{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79}
	forValue = []byte{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e}
	forKey   = []byte{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6}
)

// agileSegment is how many bytes of the package are encrypted in one chain.
const agileSegment = 4096

// agile reads the description of the agile way, which is XML.
func agile(info []byte) opener {
	var doc struct {
		Data agileKey `xml:"keyData"`
		Keys []struct {
			Key agileKey `xml:"encryptedKey"`
		} `xml:"keyEncryptors>keyEncryptor"`
	}
	if xml.Unmarshal(info, &doc) != nil || !doc.Data.usable() {
		return nil
	}
	var k *agileKey
	for i := range doc.Keys {
		if key := &doc.Keys[i].Key; key.Key != "" && key.usable() { // the others are certificates
			k = key
			break
		}
	}
	if k == nil {
		return nil
	}
	input, value, sealed := base64Of(k.Input), base64Of(k.Value), base64Of(k.Key)
	return func(password, packed []byte) ([]byte, bool) {
		h := k.new()
		base := spun(h, k.Salt, password, k.Spin)
		open := func(purpose, data []byte) []byte {
			return unchain(sized(sum(h, base, purpose), k.Bits/8), sized(k.Salt, k.Block), data)
		}
		plain := open(forInput, input)
		if n := len(k.Salt); len(plain) < n || !bytes.HasPrefix(open(forValue, value), sum(h, plain[:n])) {
			return nil, false
		}
		key := open(forKey, sealed)
		if len(key) < doc.Data.Bits/8 {
			return nil, false
		}
		return doc.Data.segments(key[:doc.Data.Bits/8], packed), true
	}
}

// segments decrypts a package.
func (k *agileKey) segments(key, packed []byte) []byte {
	h := k.new()
	out := make([]byte, 0, len(packed))
	var number [4]byte
	for i := 0; len(packed) > 0; i++ {
		n := min(agileSegment, len(packed))
		binary.LittleEndian.PutUint32(number[:], uint32(i))
		out = append(out, unchain(key, sized(sum(h, k.Salt, number[:]), k.Block), packed[:n])...)
		packed = packed[n:]
	}
	return out
}

// unchain decrypts blocks in a chain.
func unchain(key, vector, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(vector) != aes.BlockSize {
		return nil
	}
	out := make([]byte, len(data)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(out, data[:len(out)])
	return out
}
