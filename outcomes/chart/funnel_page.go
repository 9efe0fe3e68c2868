package chart

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/alongside-go/alongside/outcomes/stats"
)

const funnelHeight = 260

func (f Funnel) page() (page, error) {
	if err := f.check(); err != nil {
		return page{}, err
	}
	sites := f.Shown()
	least, most, low, high := math.Inf(1), 0.0, f.Theta, f.Theta
	for _, s := range sites {
		least, most = min(least, float64(s.N)), max(most, float64(s.N))
		low, high = min(low, s.share()), max(high, s.share())
	}
	start := 0.0
	if least > most/2 {
		start = least - (most-least)/2 // far from 0: nothing to see before the first
		if least == most {
			start = math.Floor(least / 2)
		}
	}
	sizes := evenTicks(start, most, int(min(6, max(1, most-start)))) // whole people
	sizes = ticksWithin(sizes, 0, math.Inf(1))
	lowest, highest := 1.0, 0.0
	for _, s := range sites {
		lowest, highest = min(lowest, s.share()), max(highest, s.share())
	}
	room := f.sd(least) * stats.FunnelOuter
	low, high = max(0, min(low, f.Theta-room)), min(1, max(high, f.Theta+room))
	area := newPanel(or(f.Share, "Share with the event"), sheetWidth, funnelHeight, low, high, true)
	area.clear(lowest, highest)
	across := scale{low: sizes[0], high: sizes[len(sizes)-1], from: area.gutter, to: area.right() - markRoom}
	at := make([]vg.Length, len(sizes))
	for i, n := range sizes {
		at[i] = across.at(n)
	}
	blocks := []block{
		area.block(func(c draw.Canvas, r vg.Rectangle, up scale) { f.draw(c, r, sites, across, up) }),
		captionBlock(captions(tickLabels(sizes), at, margin, sheetWidth-margin), or(f.Size, "People"), sheetWidth, area.gutter, area.right(), true),
		legend(sheetWidth, f.entries(sites)...),
	}
	if note := f.note(sites); note != "" {
		blocks = append(blocks, textBlock(note, fine, sheetWidth))
	}
	return stack(f.Title, f.Description(), sheetWidth, blocks...), nil
}

var innerLine = draw.LineStyle{Color: soft, Width: 0.9, Dashes: []vg.Length{2, 2}}

func (f Funnel) draw(c draw.Canvas, area vg.Rectangle, sites []FunnelSite, across, up scale) {
	clip := draw.Canvas{Canvas: c.Canvas, Rectangle: area}
	c.StrokeLine2(centreLine, area.Min.X, up.at(f.Theta), area.Max.X, up.at(f.Theta))
	for _, limit := range []struct {
		z      float64
		stroke draw.LineStyle
	}{{stats.FunnelInner, innerLine}, {stats.FunnelOuter, limitLine}} {
		for _, side := range []float64{-1, 1} {
			var path []vg.Point
			const pieces = 160
			for i := 0; i <= pieces; i++ {
				n := max(across.low+(across.high-across.low)*math.Pow(float64(i)/pieces, 2), across.high*1e-6)
				share := f.Theta + side*limit.z*f.sd(n)
				if share >= 0 && share <= 1 {
					path = append(path, vg.Point{X: across.at(n), Y: up.at(share)})
				}
			}
			c.StrokeLines(limit.stroke, clip.ClipLinesXY(path)...)
		}
	}
	places := make([]vg.Point, len(sites))
	for i, s := range sites {
		places[i] = vg.Point{X: across.at(float64(s.N)), Y: up.at(s.share())}
		[]mark{ring, wedge, diamond}[f.outside(s)](c, places[i], 3)
	}
	f.names(c, area, sites, places)
}

// names writes the name of each site outside the outer limits beside it, where
// it touches no mark and no other name. The note below lists all of them.
func (f Funnel) names(c draw.Canvas, area vg.Rectangle, sites []FunnelSite, places []vg.Point) {
	const reach, half = 5, 6
	var taken []vg.Rectangle
	for _, p := range places {
		taken = append(taken, vg.Rectangle{Min: vg.Point{X: p.X - reach, Y: p.Y - reach}, Max: vg.Point{X: p.X + reach, Y: p.Y + reach}})
	}
	for i, s := range sites {
		name := strings.Join(strings.Fields(s.Name), " ")
		width := fine.Width(name)
		if f.outside(s) < 2 || name == "" || width > captionWidth {
			continue
		}
		p := places[i]
		for _, middle := range []vg.Point{
			{X: p.X + reach + 1 + width/2, Y: p.Y}, {X: p.X - reach - 1 - width/2, Y: p.Y}, {X: p.X, Y: p.Y + reach + half}, {X: p.X, Y: p.Y - reach - half},
		} {
			box := vg.Rectangle{Min: vg.Point{X: middle.X - width/2, Y: middle.Y - half}, Max: vg.Point{X: middle.X + width/2, Y: middle.Y + half}}
			if !holds(area, box) || meets(taken, box) {
				continue
			}
			plate(c, box)
			centred(c, aligned(fine, text.XCenter), middle, name)
			taken = append(taken, box)
			break
		}
	}
}

func holds(outer, r vg.Rectangle) bool {
	return r.Min.X >= outer.Min.X && r.Max.X <= outer.Max.X && r.Min.Y >= outer.Min.Y && r.Max.Y <= outer.Max.Y
}

func meets(all []vg.Rectangle, r vg.Rectangle) bool {
	for _, o := range all {
		if r.Min.X < o.Max.X && o.Min.X < r.Max.X && r.Min.Y < o.Max.Y && o.Min.Y < r.Max.Y {
			return true
		}
	}
	return false
}

// plate whitens what lies behind a text.
func plate(c draw.Canvas, r vg.Rectangle) {
	c.SetColor(white)
	c.Fill(r.Path())
}

func (f Funnel) entries(sites []FunnelSite) []entry {
	var seen [3]bool
	for _, s := range sites {
		seen[f.outside(s)] = true
	}
	out := []entry{stroked(centreLine, "Expected: "+f.percent(f.Theta)), stroked(innerLine, "95 % limits"), stroked(limitLine, "99.8 % limits")}
	for i, what := range []string{"Within the limits", "Outside 95 %", "Outside 99.8 %"} {
		if seen[i] {
			out = append(out, marked([]mark{ring, wedge, diamond}[i], what))
		}
	}
	return out
}

func (f Funnel) percent(share float64) string { return fmt.Sprintf("%.3g %%", 100*share) }

// note names the sites outside the outer limits and says how many are left out.
func (f Funnel) note(sites []FunnelSite) string {
	var named []string
	for _, s := range sites {
		if f.outside(s) == 2 && strings.TrimSpace(s.Name) != "" {
			named = append(named, fmt.Sprintf("%s (%s of %s)", s.Name, f.percent(s.share()), thousands(s.N)))
		}
	}
	var out []string
	if len(named) > 0 {
		out = append(out, "Outside the 99.8 % limits, in no order of merit: "+strings.Join(named, "; ")+".")
	}
	if f.phi() > 1 {
		out = append(out, fmt.Sprintf("Limits are widened by the square root of %.3g, as the sites spread more than chance.", f.phi()))
	}
	if left := len(f.Sites) - len(sites); left > 0 {
		out = append(out, fmt.Sprintf("Not shown because of counts from 1 to %d: %d %s.", f.Least-1, left, plural(left, "site", "sites")))
	}
	return strings.Join(out, " ")
}
