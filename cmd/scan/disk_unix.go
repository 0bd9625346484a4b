//go:build linux || darwin

package main

import (
	"math"
	"syscall"
)

// diskFree is how many bytes an ordinary user may still write below dir; -1 if
// unknown.
func diskFree(dir string) int64 {
	var fs syscall.Statfs_t
	if syscall.Statfs(dir, &fs) != nil {
		return -1
	}
	return int64(min(fs.Bavail, math.MaxInt64/uint64(max(fs.Bsize, 1)))) * int64(fs.Bsize)
}

// largestFile is how large a file this process may write, in bytes; -1 if there
// is no limit.
func largestFile() int64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit) != nil || limit.Cur >= math.MaxInt64 {
		return -1
	}
	return int64(limit.Cur)
}
