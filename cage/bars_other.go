//go:build !unix

package cage

import (
	"os"
	"syscall"
	"time"
)

func childAttr() *syscall.SysProcAttr { return nil }

func killGroup(p *os.Process) { _ = p.Kill() }

func gone(int) bool { return false }

func leave() { os.Exit(0) }

func confine(confinement) {}

func watchCPU() {}

func limitCPU(time.Duration) {}

func resident(int) int64 { return 0 }

func uses(int, bool) int64 { return 0 }

func openSocket() error { return nil }

func execRefused() bool { return false }

func addressSpaceLimited() bool { return false }
