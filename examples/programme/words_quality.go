package main

var qualitySummary = []string{
	"This report is for readers outside of the programme: a board, a funder, people who use the service. It holds no names and no codes, and compares no workers.",
	"Where few people stand behind a number it is withheld, so that of a small programme little may be told. What is shown is counted from the programme's own files as they were known on the day of the report; what is recorded later may change it.",
}

const insideOnly = "This copy shows smaller counts than the library's default lets leave. Keep it inside of the programme. It holds no names and no codes, and compares no workers."

var qualityLimits = []string{
	"It counts what one programme recorded about its own work. Nobody is compared with people who had no support, so that no figure here shows what support brought about.",
	"Sites differ in whom they serve, in what their rules ask for and in how many people stand behind a number. A difference between sites is a question to ask, and no ranking. Figures by site are left out where few people stand behind one of them.",
	"Intervals hold chance alone. They do not hold missing entries, wrong entries, or the reasons why people came and left. Somebody who comes back begins another course of support: retention counts people by their first; goals reached and follow-up count courses, and treat two of one person as two.",
	"Copies of this report made on other days, or with another least number, can give away side by side what each of them withholds. Pass on one.",
	"Many figures are told side by side. Among many, some stand out by chance.",
	"Ratings of how two people fit are about those two and are never added up.",
	"No study is cited. The only target is the share of those due to be followed up that federal funders ask for.",
}
