package main

import (
	"fmt"
	"strings"
)

func (rep *report) printRetention(p *printer) {
	t := rep.Retention
	p.title("Retention")
	if t.People > 0 {
		p.para(t.Words(rep.RecordsFrom))
		fmt.Fprintln(p)
		rows := [][]string{{">day", ">at risk", "", ">not left", "interval", ">left", "interval", ">completed", "interval", ">stopped, died"}}
		for _, s := range t.Table {
			rows = append(rows, []string{fmt.Sprint(s.Day), fmt.Sprint(s.AtRisk), s.Mark(), percent(s.NotLeft.Value), intervalWords(s.NotLeft),
				percent(s.Left.Value), intervalWords(s.Left), percent(s.Completed.Value), intervalWords(s.Completed), percent(s.Otherwise.Value)})
		}
		p.table(rows)
		p.para(t.IntervalWords())
		fmt.Fprintln(p)
		curve := [][]string{{">day", ">not left", ""}}
		for _, s := range t.Table {
			v, _ := s.NotLeft.Value.Value()
			curve = append(curve, []string{fmt.Sprint(s.Day), percent(s.NotLeft.Value), strings.Repeat("#", int(v*30+0.5))})
		}
		p.table(curve)
		fmt.Fprintln(p)
	}
	for _, line := range t.Reading {
		p.item("  -", 4, line)
	}
}
