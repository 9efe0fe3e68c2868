package source_test

import (
	"fmt"

	"github.com/alongside-go/alongside/peer/source"
)

func Example() {
	fmt.Println(source.Of("P2").At("§2.13", source.Verified).Verified())
	fmt.Println(source.DesignDefault("first meeting within seven days"))
	_, err := source.Lookup("XX")
	fmt.Println(err)
	// Output:
	// true
	// first meeting within seven days, Alongside [design]
	// source: unknown key (nearest: TX)
}
