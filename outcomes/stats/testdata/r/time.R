# Prints the seconds that R's survival takes for the rows in a file of doubles:
# Rscript time.R survfit|survdiff|coxph FILE ROWS. The benchmarks of package stats run it.
suppressMessages(library(survival))
args <- commandArgs(TRUE)
n <- as.integer(args[3])
d <- matrix(readBin(args[2], "double", 5 * n), n, dimnames = list(NULL, c("time", "event", "group", "x", "y")))
d <- as.data.frame(d)
S <- Surv(d$time, d$event)
run <- switch(args[1],
  survfit = function() survfit(S ~ 1),
  survdiff = function() survdiff(S ~ group, d),
  coxph = function() coxph(S ~ x + y, d))
cat(min(replicate(3, system.time(run())[["elapsed"]])), "\n")
