// Package source says where a rule or a number comes from.
//
// Every row of a lifecycle table, every rule of a scope policy, every figure
// of a supervision standard and every constant of an estimator carries a
// [Source]: title, issuer, year, place in the document, and how far the point
// was checked ([Evidence]). What was not checked says so wherever it is shown.
//
// Start with [Of], which returns a document of the register by its short key,
// and [Source.At], which names the place in it:
//
//	source.Of("TX").At("§354.3201(b)", source.Verified)
//
// A Source is a plain value and is safe to copy and compare. The package reads
// nothing at run time and does not judge whether a document is still in force:
// rules carry their own effective periods.
package source
