package workforce

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer/consent"
)

// A PayRow says in which band of pay somebody is and to which group the programme
// counts them, such as workers in peer roles and others of the same duties. It holds
// neither an amount nor who it is.
type PayRow struct {
	Group string `json:"group"`
	Band  string `json:"band"`
}

// A PayEquity is how groups are spread over bands. Cells that are small, or that would give
// small ones away, are hidden.
type PayEquity struct {
	Groups []string // sorted: the rows of Table
	Bands  []string // in the order given: its columns
	Table  consent.SuppressedTable
}

// PayEquityOf counts groups by bands, lowest band first, and hides counts from 1 to
// least-1 as [consent.Suppress] does. It returns [ErrFigure] for a band that is not
// among the given ones or there twice, and an empty group, and consent.ErrCounts for a
// least count below 2 or no rows.
func PayEquityOf(rows []PayRow, bands []string, least int) (PayEquity, error) {
	report := PayEquity{Bands: slices.Clone(bands)}
	for i, b := range bands {
		if b == "" || slices.Contains(bands[:i], b) {
			return PayEquity{}, fmt.Errorf("%w: want each band once", ErrFigure)
		}
	}
	for _, r := range rows {
		if r.Group == "" || !slices.Contains(bands, r.Band) {
			return PayEquity{}, fmt.Errorf("%w: want a group and one of the bands in each row", ErrFigure)
		}
		report.Groups = append(report.Groups, r.Group)
	}
	slices.Sort(report.Groups)
	report.Groups = slices.Compact(report.Groups)
	counts := make([][]int, len(report.Groups))
	for i := range counts {
		counts[i] = make([]int, len(bands))
	}
	for _, r := range rows {
		i, _ := slices.BinarySearch(report.Groups, r.Group)
		counts[i][slices.Index(bands, r.Band)]++
	}
	var err error
	if report.Table, err = consent.Suppress(counts, least); err != nil {
		return PayEquity{}, err
	}
	return report, nil
}
