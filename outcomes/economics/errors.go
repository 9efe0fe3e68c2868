package economics

import "errors"

// Errors of economics.
var (
	// ErrMoney reports amounts of different currencies or price years, or without either.
	ErrMoney = errors.New("economics: amounts must be of one currency and price year")
	// ErrRange reports an amount too large to hold, or a number that is negative,
	// infinite or not a number where that makes no sense.
	ErrRange = errors.New("economics: number out of range")
	// ErrNothing reports a division by nobody: no participants, no cost, no effect.
	ErrNothing = errors.New("economics: nothing to divide by")
	// ErrBasis reports a return or a benefit of which it is not said whether it is gross or net.
	ErrBasis = errors.New("economics: the basis must be said, gross or net")
	// ErrRate reports a discount rate that is not a number from 0 to 1.
	ErrRate = errors.New("economics: discount rate must be from 0 to 1")
	// ErrInput reports an input of a model that is not as it must be.
	ErrInput = errors.New("economics: bad input of a model")
	// ErrNoRatio reports a cost for each unit of effect where that has no meaning: the
	// option is not dearer and better throughout, nor cheaper and worse.
	ErrNoRatio = errors.New("economics: a ratio has no meaning here")
	// ErrUnknownBasis reports a name that is no [Basis].
	ErrUnknownBasis = errors.New("economics: unknown basis")
	// ErrUnknownPerspective reports a name that is no [Perspective].
	ErrUnknownPerspective = errors.New("economics: unknown perspective")
	// ErrUnknownQuadrant reports a name that is no [Quadrant].
	ErrUnknownQuadrant = errors.New("economics: unknown quadrant")
	// ErrUnknownShape reports a name that is no [Shape].
	ErrUnknownShape = errors.New("economics: unknown shape")
)
