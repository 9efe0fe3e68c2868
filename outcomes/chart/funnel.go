package chart

import (
	"fmt"
	"log/slog"
	"math"
	"strings"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// MaxSites is the largest number of sites in one funnel.
const MaxSites = 500

// A Funnel is a picture of the shares of several sites by their number of
// people, with the limits within which chance keeps them. Sites are neither
// ranked nor joined; only those outside the 99.8 % limits are named. The zero
// value is not drawn.
type Funnel struct {
	Title string
	Size  string  // label of the horizontal axis; "People" if empty
	Share string  // label of the vertical axis; "Share with the event" if empty
	Theta float64 // the share expected of every site, such as [stats.Funnel.Theta]
	Phi   float64 // limits are widened by its square root; at least 1, or 0 where they are not
	// Least is the smallest count that may be shown: a site whose people, events or
	// people without the event number from 1 to Least - 1 is left out, and the
	// picture says how many are. 0 shows all. Theta and Phi of all sites tell of one
	// that is left out beside all the others: then take those of the sites shown.
	Least int
	Sites []FunnelSite
}

// A FunnelSite is one site. Name, such as an id that the readers may know, is written
// only if the site is outside the 99.8 % limits; it may be empty. The zero site has no
// people and is refused.
type FunnelSite struct {
	Name   string
	Events int
	N      int
}

// FunnelOf returns the picture of a funnel, without its title: its sites, the share that
// is expected of them and, where [stats.NewFunnel] widened them, limits as wide. names are
// those of the sites in their order, or none. It returns [ErrLength] for another number of
// names, and [ErrNoData] without sites.
func FunnelOf(f stats.Funnel, names []string) (Funnel, error) {
	switch {
	case len(f.Sites) == 0:
		return Funnel{}, ErrNoData
	case len(names) != 0 && len(names) != len(f.Sites):
		return Funnel{}, ErrLength
	}
	out := Funnel{Theta: f.Theta}
	if f.Widened {
		out.Phi = f.Phi
	}
	for i, s := range f.Sites {
		site := FunnelSite{Events: s.Events, N: s.N}
		if len(names) > 0 {
			site.Name = names[i]
		}
		out.Sites = append(out.Sites, site)
	}
	return out, nil
}

// Format keeps the names of sites out of messages.
func (f Funnel) Format(s fmt.State, _ rune) { redact.Format(s, "[funnel]") }

// LogValue keeps the names of sites out of logs.
func (f Funnel) LogValue() slog.Value { return slog.StringValue("[funnel]") }

// Format keeps the name out of messages.
func (f FunnelSite) Format(s fmt.State, _ rune) { redact.Format(s, "[site]") }

// LogValue keeps the name out of logs.
func (f FunnelSite) LogValue() slog.Value { return slog.StringValue("[site]") }

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoData] if no site is shown, [ErrTooMany],
// [ErrText], [ErrLongText], [ErrShare], [ErrValue] for a negative Least or more
// than [MaxValue] people, or [ErrCount].
func (f Funnel) SVG() ([]byte, error) { return svgOf(f.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Funnel.SVG].
func (f Funnel) PNG() ([]byte, error) { return pngOf(f.page()) }

func (f Funnel) check() error {
	for _, err := range []error{tooMany(len(f.Sites), MaxSites, "sites"), checkTitle(f.Title), checkLabels(f.Size, f.Share)} {
		if err != nil {
			return err
		}
	}
	switch {
	case !(f.Theta > 0 && f.Theta < 1), !(f.phi() >= 1 && f.phi() <= MaxValue):
		return ErrShare
	case f.Least < 0:
		return ErrValue
	}
	for i, s := range f.Sites {
		err := checkLabels(s.Name)
		switch {
		case s.N < 1, s.Events < 0, s.Events > s.N:
			err = ErrCount
		case s.N > MaxValue:
			err = ErrValue
		}
		if err != nil {
			return in(err, "site", i)
		}
	}
	if len(f.Shown()) == 0 {
		return ErrNoData
	}
	return nil
}

func (f Funnel) phi() float64 {
	if f.Phi == 0 {
		return 1
	}
	return f.Phi
}

// Shown returns the sites without those whose counts are too small to show, of which the
// share that is expected is to be reckoned.
func (f Funnel) Shown() []FunnelSite {
	var out []FunnelSite
	small := func(n int) bool { return n > 0 && n < f.Least }
	for _, s := range f.Sites {
		if !small(s.N) && !small(s.Events) && !small(s.N-s.Events) {
			out = append(out, s)
		}
	}
	return out
}

func (s FunnelSite) share() float64 { return float64(s.Events) / float64(s.N) }

// outside returns 0 for a site within the 95 % limits, 1 for one between the
// limits and 2 for one outside those of 99.8 %.
func (f Funnel) outside(s FunnelSite) int {
	z := math.Abs(s.share()-f.Theta) / f.sd(float64(s.N))
	switch {
	case z > stats.FunnelOuter:
		return 2
	case z > stats.FunnelInner:
		return 1
	}
	return 0
}

func (f Funnel) sd(n float64) float64 { return math.Sqrt(f.phi() * f.Theta * (1 - f.Theta) / n) }

// Description says in words what the picture shows: how many sites there are,
// how many lie outside each pair of limits, and those outside the outer ones.
func (f Funnel) Description() string {
	sites := f.Shown()
	var outside [3]int
	for _, s := range sites {
		outside[f.outside(s)]++
	}
	return strings.TrimSpace(fmt.Sprintf(
		"Funnel plot of %d %s; horizontal axis: %s; vertical axis: %s. Expected share %s. Within the 95 %% limits: %d; between them and the 99.8 %% limits: %d; outside: %d. %s",
		len(sites), plural(len(sites), "site", "sites"), or(f.Size, "People"), or(f.Share, "Share with the event"), f.percent(f.Theta),
		outside[0], outside[1], outside[2], f.note(sites)))
}
