package index

import (
	"bufio"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// Everything an index reads from disk is compared with a CRC-32C first: small
// files whole when the index is opened, texts and words row by row when they are
// read. Processors compute it at the speed of memory.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(data []byte) uint32 { return crc32.Checksum(data, castagnoli) }

func checksumText(text string) uint32 {
	sum := uint32(0)
	var buf [4096]byte
	for text != "" {
		n := copy(buf[:], text)
		sum, text = crc32.Update(sum, castagnoli, buf[:n]), text[n:]
	}
	return sum
}

// fileSum is what the marker knows of a file.
type fileSum struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
	Sum  string `json:"crc32c"` // eight hexadecimal digits
}

func hexSum(sum uint32) string { return fmt.Sprintf("%08x", sum) }

// open opens the file in dir if it is one and has the size it had.
func (s fileSum) open(dir string) (*os.File, error) {
	name := filepath.Join(dir, s.Name)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() != s.Size {
		return nil, errors.Join(err, fmt.Errorf("%s has the wrong size", s.Name))
	}
	return os.Open(name)
}

// read reads the whole file and compares it.
func (s fileSum) read(dir string) ([]byte, error) {
	f, err := s.open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, s.Size)
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, fmt.Errorf("read %s: %w", s.Name, err)
	}
	return data, s.compare(checksum(data))
}

// check compares the file without keeping it.
func (s fileSum) check(dir string) error {
	sum, err := s.compute(dir)
	if err != nil {
		return err
	}
	return s.compare(sum)
}

func (s fileSum) compute(dir string) (sum uint32, err error) {
	f, err := s.open(dir)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	buf := make([]byte, 1<<18)
	for {
		n, err := f.Read(buf)
		sum = crc32.Update(sum, castagnoli, buf[:n])
		if err == io.EOF {
			return sum, nil
		}
		if err != nil {
			return 0, fmt.Errorf("read %s: %w", s.Name, err)
		}
	}
}

// sumOf reads a file that somebody else wrote.
func sumOf(name string) (fileSum, error) {
	info, err := os.Stat(name)
	if err != nil {
		return fileSum{}, err
	}
	s := fileSum{Name: filepath.Base(name), Size: info.Size()}
	sum, err := s.compute(filepath.Dir(name))
	s.Sum = hexSum(sum)
	return s, err
}

func (s fileSum) compare(sum uint32) error {
	if hexSum(sum) != s.Sum {
		return fmt.Errorf("%s is not as it was written", s.Name)
	}
	return nil
}

// sumFile writes a file of an index and its checksum.
type sumFile struct {
	f    *os.File
	b    *bufio.Writer
	sum  uint32
	size int64
}

func createSummed(dir, name string) (*sumFile, error) {
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	s := &sumFile{f: f}
	s.b = bufio.NewWriterSize(summing{s}, 1<<16)
	return s, nil
}

// summing is the way from a sumFile's buffer to its file.
type summing struct{ s *sumFile }

// Write makes summing an io.Writer.
func (w summing) Write(p []byte) (int, error) {
	n, err := w.s.f.Write(p)
	w.s.sum = crc32.Update(w.s.sum, castagnoli, p[:n])
	w.s.size += int64(n)
	return n, err
}

// close brings the file to the disk and says what was written.
func (s *sumFile) close() (fileSum, error) {
	err := errors.Join(s.b.Flush(), s.f.Sync(), s.f.Close())
	return fileSum{Name: filepath.Base(s.f.Name()), Size: s.size, Sum: hexSum(s.sum)}, err
}
