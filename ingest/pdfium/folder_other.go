//go:build !unix

package pdfium

import "os"

// ownFolder tells whether dir is a real folder.
func ownFolder(dir string) bool {
	info, err := os.Lstat(dir)
	return err == nil && info.IsDir()
}
