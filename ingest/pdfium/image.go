package pdfium

import (
	"context"
	"image"
	"image/draw"

	"github.com/klippa-app/go-pdfium/requests"
)

// longSide is the longest side, in pixels, that Image gives: A4 at 200 dpi has
// 2,339. A page with a giant or senseless size is scaled down to it.
const longSide = 2600

// Image draws page i, counted from 0, in grey at dpi pixels an inch, or less
// where the page would be larger than an A4 page by much.
func (d *Document) Image(ctx context.Context, i, dpi int) (*image.Gray, error) {
	if d.broken {
		return nil, ErrDamaged
	}
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: i}}
	var out *image.Gray
	err := d.call(ctx, func() error {
		size, err := d.instance.GetPageSize(&requests.GetPageSize{Page: page})
		if err != nil {
			return err
		}
		points := max(size.Width, size.Height)
		if points <= 0 || points > longSide*72 { // too large even at one dot an inch
			return ErrDamaged
		}
		request := requests.RenderPageInDPI{Page: page, DPI: max(1, min(dpi, int(longSide*72/points)))}
		drawn, err := d.instance.RenderPageInDPI(&request)
		if err != nil {
			return err
		}
		defer drawn.Cleanup()
		picture := drawn.Result.Image
		out = image.NewGray(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
		draw.Draw(out, out.Bounds(), picture, picture.Bounds().Min, draw.Src)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
