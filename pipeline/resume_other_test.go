//go:build !unix

package pipeline

// scanAsChild is for the tests that kill scans, which need signals.
func scanAsChild() {}
