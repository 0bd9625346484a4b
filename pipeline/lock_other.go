//go:build !unix

package pipeline

import "os"

// lock opens the mark file; where the system has no advisory locks, two scans
// into one folder are not told apart.
func lock(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
}
