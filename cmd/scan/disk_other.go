//go:build !linux && !darwin

package main

// diskFree is how many bytes may still be written below dir; -1 if unknown.
func diskFree(string) int64 { return -1 }

// largestFile is how large a file this process may write; -1 if there is no
// limit.
func largestFile() int64 { return -1 }
