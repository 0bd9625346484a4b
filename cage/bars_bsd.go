//go:build unix && !linux

package cage

import "syscall"

func childAttr() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

func confine(c confinement) { confineResources(c.memory) }

func resident(int) int64 { return 0 }

func uses(int, bool) int64 { return 0 }

func execRefused() bool { return false }
