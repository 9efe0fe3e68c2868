package strictjson_test

import (
	"fmt"

	"github.com/alongside-go/alongside/internal/strictjson"
)

func ExampleUnmarshal() {
	var policy struct {
		Rules []struct {
			Verdict string `json:"verdict"`
		} `json:"rules"`
	}
	fmt.Println(strictjson.Unmarshal([]byte(`{"rules": [{"verdict": "permitted"}]}`), &policy), policy)
	fmt.Println(strictjson.Unmarshal([]byte("{\"rules\": [\n  {\"verdct\": \"permitted\"}\n]}"), &policy))
	// Output:
	// <nil> {[{permitted}]}
	// line 2, column 4: rules[0].verdct: unknown key (nearest: verdict)
}

func ExampleCheck() {
	fmt.Println(strictjson.Check([]byte(`{"seq":1,"at":"2026-01-31"}`)))
	fmt.Println(strictjson.Check([]byte(`{"seq":1,"seq":2}`)))
	// Output:
	// <nil>
	// line 1, column 10: duplicate key
}
