package pdfium

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/tetratelabs/wazero"
)

// CacheVariable is the environment variable that names the folder of compiled
// code, for a process that may only read it (package cage's children). The
// folder is then used if IsWarm, else nothing is kept.
const CacheVariable = "OPLYST_PDFIUM"

// CacheFolder is where PDFium's compiled code is kept between runs: in the
// user's cache folder, else in the temporary folder; "" if neither can be used.
// Compiled code is run, so a folder that others may write to is not used.
func CacheFolder() string {
	if dir, given := os.LookupEnv(CacheVariable); given {
		return dir
	}
	var folders []string
	if dir, err := os.UserCacheDir(); err == nil {
		folders = append(folders, filepath.Join(dir, "oplyst", "pdfium"))
	}
	folders = append(folders, filepath.Join(os.TempDir(), "oplyst-pdfium"))
	for _, dir := range folders {
		if os.MkdirAll(dir, 0o700) == nil && ownFolder(dir) {
			return dir
		}
	}
	return ""
}

// compilationCache opens the cache folder; nil keeps nothing.
func compilationCache() wazero.CompilationCache {
	dir := CacheFolder()
	if _, given := os.LookupEnv(CacheVariable); dir == "" || given && !IsWarm() {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return nil
	}
	return cache
}

// marker names a file that says that the code of these very versions has been
// compiled into the folder.
func marker(dir string) string {
	name := "klar-" + runtime.GOOS + "-" + runtime.GOARCH
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if strings.HasSuffix(m.Path, "/go-pdfium") || strings.HasSuffix(m.Path, "/wazero") {
				name += "-" + m.Version
			}
		}
	}
	return filepath.Join(dir, name)
}

// IsWarm tells whether the compiled code lies in the cache folder.
func IsWarm() bool {
	dir := CacheFolder()
	if dir == "" {
		return false
	}
	_, err := os.Stat(marker(dir))
	return err == nil
}

// Warm compiles PDFium into the cache folder: some two seconds and 300 MB.
func Warm() error {
	dir := CacheFolder()
	if dir == "" {
		return ErrUnavailable
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return err
	}
	pool, err := openPool(1, cache)
	if err != nil {
		return err
	}
	defer pool.Close()
	instance, err := pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return err
	}
	return errors.Join(instance.Close(), os.WriteFile(marker(dir), nil, 0o600))
}
