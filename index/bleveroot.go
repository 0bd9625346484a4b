package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/util"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Bleve's root file names the segments of an index. Bleve's own writer puts the
// time of day into it; this one doesn't, so that the same cases give the same
// bytes. Everything else is as scorch.Builder writes it (persister.go,
// prepareBoltSnapshot, of bleve v2.6.1), so that any Bleve can open the folder.
const (
	rootFile  = "root.bolt"
	storeFile = "000000000002.zap" // what Bleve calls the segment of an index with one batch
)

// The keys of Bleve's numbers 3 and 0: its one snapshot and the one segment in
// it (scorch.encodeUvarintAscending).
var (
	snapshotKey = []byte{136 + 3}
	segmentKey  = []byte{136}
)

// writeRoot writes the root file of an index whose segment lies in dir.
func writeRoot(dir string) error {
	bolt, err := util.OpenBolt(filepath.Join(dir, rootFile), 0o600, nil)
	if err != nil {
		return err
	}
	err = bolt.Update(func(tx *util.BoltTxImpl) error {
		snapshots, err := tx.CreateBucketIfNotExists(util.BoltSnapshotsBucket)
		if err != nil {
			return err
		}
		return writeSnapshot(snapshots)
	})
	return errors.Join(err, bolt.Close())
}

func writeSnapshot(snapshots *util.BoltBucketImpl) error {
	snapshot, err := snapshots.CreateBucketIfNotExists(snapshotKey)
	if err != nil {
		return err
	}
	meta, err := snapshot.CreateBucketIfNotExists(util.BoltMetaDataKey)
	if err != nil {
		return err
	}
	version := binary.BigEndian.AppendUint32(nil, segments.Version())
	for _, e := range []struct{ key, value []byte }{
		{util.BoltMetaDataSegmentTypeKey, []byte(segments.Type())},
		{util.BoltMetaDataSegmentVersionKey, append(version, 0)},
		{util.BoltMetaDataFileWriterIDKey, []byte{}},
	} {
		if err := meta.Put(e.key, e.value, nil); err != nil {
			return err
		}
	}
	if _, err := snapshot.CreateBucketIfNotExists(util.BoltInternalKey); err != nil {
		return err
	}
	only, err := snapshot.CreateBucketIfNotExists(segmentKey)
	if err != nil {
		return err
	}
	return only.Put(util.BoltPathKey, []byte(storeFile), nil)
}

// openBleve opens the Bleve index in dir, read-only, and gives its one segment.
// close gives back both.
func openBleve(dir string) (only segment.Segment, close func() error, err error) {
	if _, err := os.Stat(filepath.Join(dir, rootFile)); err != nil {
		return nil, nil, err
	}
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": dir, "read_only": true}, nil)
	if err != nil {
		return nil, nil, err
	}
	if err := ix.Open(); err != nil {
		return nil, nil, err
	}
	reader, err := ix.Reader()
	if err != nil {
		return nil, nil, errors.Join(err, ix.Close())
	}
	close = func() error { return errors.Join(reader.Close(), ix.Close()) }
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok || len(snapshot.Segments()) != 1 {
		return nil, nil, errors.Join(fmt.Errorf("%s doesn't name one segment", rootFile), close())
	}
	return snapshot.Segments()[0].Segment(), close, nil
}
