# Writes rows for BenchmarkRows into the folder named by the first argument and
# prints how many seconds R takes for them: the call alone, the best of three.

suppressPackageStartupMessages({ library(survival); library(metafor) })
dir <- commandArgs(TRUE)[1]
set.seed(20261129)
n <- 1e6
x <- rbinom(n, 1, 0.5); y <- rnorm(n); group <- rbinom(n, 1, 0.5)
t <- rexp(n, exp(0.2 * x - 0.1 * y) / 400)
event <- as.numeric(t < 1095 & runif(n) < 2 / 3)
hardly <- pmin(t, 1095); whole <- pmin(ceiling(t), 1095)
k <- 10000; vi <- runif(k, 0.01, 0.5); yi <- rnorm(k, 0.2, sqrt(vi + 0.1))
rows <- list(x = x, y = y, group = group, event = event, hardly = hardly, whole = whole, yi = yi, vi = vi)
for (name in names(rows)) writeBin(as.numeric(rows[[name]]), file.path(dir, name), endian = "little")

best <- function(name, call, times = 3) {
  seconds <- min(sapply(seq_len(times), function(i) { gc(FALSE); system.time(call())[["elapsed"]] }))
  cat(name, seconds, "\n")
}
for (kind in c("whole", "hardly")) {
  time <- rows[[kind]]
  best(paste0("survfit-", kind), function() survfit(Surv(time, event) ~ 1))
  best(paste0("survdiff-", kind), function() survdiff(Surv(time, event) ~ group))
  best(paste0("coxph-", kind), function() coxph(Surv(time, event) ~ x + y))
}
# metafor builds k x k matrices: 10,000 studies do not fit here, 1,000 do.
yi <- yi[1:1000]; vi <- vi[1:1000]
best("reml-of-1000", function() rma(yi, vi), times = 1)
