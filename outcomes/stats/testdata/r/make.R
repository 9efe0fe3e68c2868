# Writes the data sets of this folder and what R answers about them.
#
#   Rscript make.R        (in this folder; needs survival, metafor, sandwich,
#                          lmtest, psych, vcd, jsonlite)
#
# The tests r_*_test.go read the JSON files only: nothing there needs R. Numbers
# have 17 digits; null is an answer that R leaves open (NA, NaN, infinite).
# Where R stops an iteration early, its control is tightened here and the
# line says so.

suppressPackageStartupMessages({
  library(survival); library(metafor); library(sandwich)
  library(lmtest); library(psych); library(vcd); library(jsonlite)
})
set.seed(20261129)

made <- list(r = unbox(R.version.string))
for (p in c("survival", "metafor", "sandwich", "lmtest", "psych", "vcd"))
  made[[p]] <- unbox(as.character(packageVersion(p)))

u <- function(x) unbox(if (is.numeric(x)) as.numeric(x) else x)
json <- function(x) toJSON(x, digits = I(17), na = "null", null = "null")
write <- function(name, cases) # a case a line
  writeLines(c(paste0('{"made_by":', json(made), ',"cases":['), paste0(vapply(cases, json, ""), c(rep(",", length(cases) - 1), "")), "]}"),
    paste0(name, ".json"))

# ---------------------------------------------------------------- people

# people adds groups, strata, covariates, clusters and causes to follow-up.
people <- function(time, event, entry = rep(0, length(time)), groups = 2) {
  n <- length(time)
  cause <- ifelse(event == 1, 1 + (runif(n) < 0.4), 0)
  data.frame(entry = entry, time = time, event = as.integer(event), group = sample(rep(seq_len(groups) - 1, length.out = n)),
    stratum = sample(rep(0:2, length.out = n)), x = rbinom(n, 1, 0.45), y = round(rnorm(n, 40, 9), 2),
    cluster = sample(rep(seq_len(ceiling(n / 3)) - 1, length.out = n)), cause = as.integer(cause))
}
follow <- function(n, rate = 1 / 60, last = 90, round = identity) {
  t <- round(rexp(n, rate)); c <- round(runif(n, last / 5, last))
  list(time = pmin(t, c), event = as.integer(t <= c))
}
sets <- list()
f <- follow(14, round = ceiling);              sets$small     <- people(f$time, f$event)
f <- follow(90, round = function(t) ceiling(t / 5) * 5); sets$tied <- people(f$time, f$event, groups = 3)
f <- follow(70);                               sets$untied    <- people(f$time, f$event, groups = 3)
f <- follow(80, round = ceiling)               # delayed entry, whole days
f$time <- f$time + 6; sets$delayed <- people(f$time, f$event, entry = floor(pmin(f$time - 1, ifelse(runif(80) < 0.5, 0, rexp(80, 1 / 20)))))
f <- follow(60)                                # delayed entry, hardly tied
f$time <- f$time + 3; sets$late <- people(f$time, f$event, entry = ifelse(runif(60) < 0.3, 0, runif(60) * pmin(f$time, 40) * 0.9))
f <- follow(50, round = ceiling)               # times that differ by rounding only
sets$rounding <- people(f$time / 7 * (1 + sample(-2:2, 50, TRUE) * 2^-40), f$event)
sets$far      <- people(20000 + sample(0:30, 40, TRUE) + sample(0:1, 40, TRUE) * 1e-4, rbinom(40, 1, 0.6))
f <- follow(12, round = ceiling);              sets$one_event <- people(f$time, as.integer(seq_len(12) == 5))
f <- follow(25, round = ceiling);              sets$all_events <- people(f$time, rep(1, 25))
f <- follow(40, round = ceiling); f$time[1:3] <- 0; f$event[1:2] <- 1; sets$at_zero <- people(f$time, f$event)
write("people", lapply(names(sets), function(n) c(list(name = u(n)), as.list(sets[[n]]))))

delayed <- function(d) any(d$entry > 0)
follow_up <- function(d, event = d$event) if (delayed(d)) Surv(d$entry, d$time, event) else Surv(d$time, event)

# ---------------------------------------------------------------- curves

curve <- function(name, d, kind, level) {
  fit <- survfit(follow_up(d) ~ 1, conf.type = kind, conf.int = level, id = seq_len(nrow(d)))
  s <- summary(fit, censored = TRUE)
  tau <- signif(0.7 * max(d$time), 3)
  mean <- survival:::survmean(fit, rmean = tau)$matrix
  at <- c(min(d$time) / 2, d$time[1], signif(median(d$time), 2) + 0.5, max(d$time))
  at <- sort(unique(at)); read <- summary(fit, times = at, extend = TRUE)
  probs <- c(0.1, 0.25, 0.5, 0.6)
  q <- quantile(fit, probs = probs, conf.int = TRUE)
  list(set = u(name), kind = u(kind), level = u(level),
    time = s$time, at_risk = s$n.risk, events = s$n.event, survival = s$surv,
    std_err = ifelse(s$surv == 0, NA, s$std.err), low = s$lower, high = s$upper,
    tau = u(tau), mean = u(mean["rmean"]), mean_std_err = u(mean["se(rmean)"]),
    median = c(mean["median"], mean[length(mean) - 1], mean[length(mean)]),
    at = read$time, at_survival = read$surv, at_low = read$lower, at_high = read$upper, at_n = read$n.risk,
    probs = probs, quantile = unname(q$quantile), quantile_low = unname(q$lower), quantile_high = unname(q$upper))
}
kinds <- c("log", "log-log", "plain")
curves <- list()
for (i in seq_along(sets))
  curves <- c(curves, list(curve(names(sets)[i], sets[[i]], kinds[1 + i %% 3], c(0.95, 0.9)[1 + i %% 2])))
for (k in kinds) curves <- c(curves, list(curve("small", sets$small, k, 0.95)))
write("curves", curves)

# Curves by group: times are tied over all groups together.
write("curves_by", lapply(c("tied", "rounding"), function(n) {
  fit <- survfit(follow_up(sets[[n]]) ~ group, data = sets[[n]])
  list(set = u(n), steps = unname(fit$strata), time = fit$time, survival = fit$surv)
}))

# The cumulative hazard: an interval symmetric in the logarithm is that of
# exp(-H) on the log-log scale.
write("hazard", lapply(names(sets), function(n) {
  d <- sets[[n]]
  fit <- survfit(follow_up(d) ~ 1, stype = 2, ctype = 1, conf.type = "log-log", id = seq_len(nrow(d)))
  list(set = u(n), time = fit$time, hazard = fit$cumhaz, std_err = fit$std.chaz,
    low = ifelse(fit$cumhaz > 0, -log(fit$upper), NA), high = ifelse(fit$cumhaz > 0, -log(fit$lower), NA))
}))

write("incidence", lapply(c("small", "tied", "untied", "delayed", "late", "rounding", "all_events"), function(n) {
  d <- sets[[n]]
  kind <- if (n %in% c("tied", "late")) "plain" else "log"
  fit <- survfit(follow_up(d, factor(d$cause, 0:2)) ~ 1, id = seq_len(nrow(d)), conf.type = kind)
  k <- match(c("1", "2"), fit$states)
  list(set = u(n), kind = u(kind), time = fit$time, at_risk = fit$n.risk[, 1],
    one = fit$pstate[, k[1]], two = fit$pstate[, k[2]], one_std_err = fit$std.err[, k[1]], two_std_err = fit$std.err[, k[2]],
    one_low = fit$lower[, k[1]], one_high = fit$upper[, k[1]], two_low = fit$lower[, k[2]], two_high = fit$upper[, k[2]])
}))

# ---------------------------------------------------------------- log-rank

# by_hand is the test with any weight, counted anew at every time.
by_hand <- function(d, weight) {
  k <- max(d$group) + 1; o <- e <- rep(0, k); v <- matrix(0, k, k)
  for (h in unique(d$stratum)) {
    r <- d[d$stratum == h, ]; s <- 1
    for (t in sort(unique(r$time[r$event == 1]))) {
      n <- sum(r$time >= t); m <- sum(r$time == t & r$event == 1)
      nk <- sapply(seq_len(k) - 1, function(g) sum(r$time >= t & r$group == g))
      mk <- sapply(seq_len(k) - 1, function(g) sum(r$time == t & r$event == 1 & r$group == g))
      w <- weight(n, s); s <- s * (1 - m / n)
      o <- o + w * mk; e <- e + w * m * nk / n
      if (n > 1) v <- v + w^2 * m * (n - m) / (n - 1) * (diag(nk / n, k) - outer(nk, nk) / n^2)
    }
  }
  z <- (o - e)[-1]
  list(observed = o, expected = e, variance = v, chisq = sum(z * solve(v[-1, -1, drop = FALSE], z)))
}
tests <- list()
for (n in names(sets)) {
  d <- sets[[n]]
  if (delayed(d)) next
  for (strata in c(FALSE, TRUE)) {
    if (strata && n %in% c("one_event", "small")) next
    for (weight in c("log-rank", "peto")) {
      rho <- if (weight == "peto") 1 else 0
      f <- if (strata) survdiff(Surv(time, event) ~ group + strata(stratum), data = d, rho = rho)
           else survdiff(Surv(time, event) ~ group, data = d, rho = rho)
      add <- function(x) if (is.matrix(x)) rowSums(x) else x
      tests <- c(tests, list(list(set = u(n), strata = u(strata), weight = u(weight),
        observed = add(f$obs), expected = add(f$exp), variance = f$var, chi_square = u(f$chisq),
        p = u(pchisq(f$chisq, max(d$group), lower.tail = FALSE)))))
    }
    if (n %in% c("rounding", "far")) next # by_hand knows no rounding
    for (weight in c("gehan", "tarone-ware")) {
      r <- if (strata) d else transform(d, stratum = 0)
      f <- by_hand(r, if (weight == "gehan") function(n, s) n else function(n, s) sqrt(n))
      tests <- c(tests, list(list(set = u(n), strata = u(strata), weight = u(weight), observed = f$observed, expected = f$expected,
        variance = f$variance, chi_square = u(f$chisq), p = u(pchisq(f$chisq, max(d$group), lower.tail = FALSE)))))
    }
  }
}
write("log_rank", tests)

# ---------------------------------------------------------------- Cox

# R's default stops at a relative gain of 1e-9 of the likelihood, where a
# coefficient may still move in its fifth digit: eps is 1e-13 here.
tight <- coxph.control(eps = 1e-13, iter.max = 60, toler.chol = 1e-14)
fits <- list()
for (n in setdiff(names(sets), "one_event")) for (ties in c("efron", "breslow")) for (strata in c(FALSE, TRUE)) for (robust in c("", "rows", "cluster")) {
  if (n %in% c("small", "far", "at_zero", "all_events") && (strata || robust == "rows")) next
  d <- sets[[n]]; d$seen <- follow_up(d)
  f <- if (strata) seen ~ x + y + strata(stratum) else seen ~ x + y
  fit <- switch(robust,
    rows = coxph(f, transform(d, row = seq_along(time)), ties = ties, control = tight, cluster = row),
    cluster = coxph(f, d, ties = ties, control = tight, cluster = cluster),
    coxph(f, d, ties = ties, control = tight))
  s <- summary(fit)
  out <- list(set = u(n), ties = u(ties), strata = u(strata), robust = u(robust), coef = unname(fit$coefficients),
    std_err = unname(sqrt(diag(fit$var))), model_std_err = unname(sqrt(diag(if (robust == "") fit$var else fit$naive.var))),
    z = unname(s$coefficients[, "z"]), p = unname(s$coefficients[, "Pr(>|z|)"]),
    low = unname(s$conf.int[, "lower .95"]), high = unname(s$conf.int[, "upper .95"]),
    loglik = fit$loglik, score = u(fit$score), wald = u(unname(fit$wald.test)), lr = u(unname(s$logtest["test"])), lr_p = u(unname(s$logtest["pvalue"])))
  if (robust == "") {
    for (scale in c("km", "identity", "log")) {
      if (scale == "log" && any(d$time == 0)) next
      z <- cox.zph(fit, transform = scale, terms = FALSE)$table
      out[[paste0("zph_", scale)]] <- unname(z[, "chisq"])
      out[[paste0("zph_", scale, "_p")]] <- unname(z[, "p"])
    }
  }
  fits <- c(fits, list(out))
}
write("cox", fits)

# ---------------------------------------------------------------- counts

# R searches the conditional odds ratio and its limits to 1.2e-4 only
# (uniroot's default); the same equations are solved to the last digit here.
conditional <- function(a, b, c, d, level) {
  m <- a + b; n <- c + d; k <- a + c; lo <- max(0, k - n); hi <- min(k, m); s <- lo:hi
  base <- dhyper(s, m, n, k, log = TRUE)
  chance <- function(b) { l <- base + b * s; w <- exp(l - max(l)); w / sum(w) }
  solve1 <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-14, maxiter = 5000)$root)
  tail <- (1 - level) / 2
  list(odds = if (a == lo) 0 else if (a == hi) NA else solve1(function(b) sum(s * chance(b)) - a),
    low = if (a == lo) 0 else solve1(function(b) sum(chance(b)[s >= a]) - tail),
    high = if (a == hi) NA else solve1(function(b) sum(chance(b)[s <= a]) - tail))
}
tables <- list(c(12, 28, 20, 22), c(0, 15, 4, 11), c(5, 5, 5, 5), c(30, 0, 25, 6), c(1, 299, 9, 291), c(56, 14, 48, 32), c(3, 1, 1, 3),
  c(0, 20, 20, 0), c(210, 790, 260, 740), c(7, 13, 0, 20), c(0, 10, 1, 9), c(95, 5, 90, 10), c(23, 17, 17, 23), c(8, 12, 12, 8), c(7, 13, 18, 12), c(3, 8, 16, 11), c(30, 71, 120, 79)) # the last three: tables equally likely but for rounding
write("tables", lapply(tables, function(t) {
  a <- t[1]; b <- t[2]; c <- t[3]; d <- t[4]; n1 <- a + b; n2 <- c + d
  level <- if (a %% 2 == 0) 0.95 else 0.9
  es <- function(m, ...) { e <- escalc(m, ai = a, bi = b, ci = c, di = d, ...); c(as.numeric(e$yi), as.numeric(e$vi)) }
  fi <- fisher.test(matrix(t, 2, byrow = TRUE), conf.level = level); co <- conditional(a, b, c, d, level)
  suppressWarnings({
    pt <- prop.test(c(a, c), c(n1, n2), correct = FALSE, conf.level = level)
    ch <- chisq.test(matrix(t, 2, byrow = TRUE), correct = FALSE)
    w1 <- prop.test(a, n1, correct = FALSE, conf.level = level)$conf.int; w2 <- prop.test(c, n2, correct = FALSE, conf.level = level)$conf.int
    yates <- prop.test(a, n1, conf.level = level)$conf.int
  })
  p1 <- a / n1; p2 <- c / n2; delta <- p1 - p2; z <- qnorm(0.5 + level / 2)
  ac <- (a + z^2 / 2) / (n1 + z^2); half <- z * sqrt(ac * (1 - ac) / (n1 + z^2))
  list(cells = t, level = u(level), rr = es("RR"), or = es("OR"), rd = es("RD", add = 0), peto = es("PETO", add = 0),
    fisher_p = u(fi$p.value), fisher_odds = c(unname(fi$estimate), fi$conf.int), odds = c(co$odds, co$low, co$high),
    chi_square = c(unname(ch$statistic), ch$p.value), wald = as.numeric(pt$conf.int), wilson = as.numeric(w1), yates = as.numeric(yates),
    exact = as.numeric(binom.test(a, n1, conf.level = level)$conf.int), agresti = c(max(0, ac - half), min(1, ac + half)),
    newcombe = c(delta - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), delta + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2)))
}))

write("paired_shares", lapply(list(c(12, 5), c(0, 9), c(1, 1), c(30, 31), c(200, 150), c(3, 0)), function(b) {
  m <- matrix(c(40, b[2], b[1], 50), 2)
  plain <- mcnemar.test(m, correct = FALSE); corrected <- mcnemar.test(m)
  list(gained = u(b[1]), lost = u(b[2]), plain = c(unname(plain$statistic), plain$p.value),
    corrected = c(unname(corrected$statistic), corrected$p.value), exact = u(binom.test(b[1], sum(b))$p.value))
}))

write("rates", lapply(list(c(0, 12.5, 3, 10), c(1, 0.7, 1, 0.4), c(18, 15.2, 30, 14.9), c(240, 1e3, 199, 1e3), c(5000, 4321.5, 4000, 4100)), function(r) {
  one <- poisson.test(r[1], r[2], conf.level = 0.9)
  ratio <- escalc("IRR", x1i = r[1], t1i = r[2], x2i = r[3], t2i = r[4], to = "none")
  differ <- escalc("IRD", x1i = r[1], t1i = r[2], x2i = r[3], t2i = r[4], to = "none")
  list(counts = c(r[1], r[3]), times = c(r[2], r[4]), rate = c(unname(one$estimate), one$conf.int), p = u(one$p.value),
    ratio = c(as.numeric(ratio$yi), as.numeric(ratio$vi)), difference = c(as.numeric(differ$yi), as.numeric(differ$vi)))
}))

# Far out in the tails, and with counts of millions.
extreme <- function(kind, of, answer) list(kind = u(kind), of = of, answer = unname(as.numeric(answer)))
write("extremes", c(
  lapply(list(c(1, 1, 0.999), c(1e6, 2e6, 0.95), c(1e8, 1e3, 0.99), c(3, 1e-6, 0.5)), function(o) extreme("rate", o, poisson.test(o[1], o[2], conf.level = o[3])$conf.int)),
  lapply(list(c(3, 1e6, 0.95), c(999990, 1e6, 0.99), c(5e5, 1e6, 0.95), c(1, 1, 0.95), c(1, 1e7, 0.9), c(1, 2, 0.9999)), function(o) extreme("share", o, binom.test(o[1], o[2], conf.level = o[3])$conf.int)),
  lapply(list(c(3000, 2000), c(5e5, 499000), c(400, 20), c(2000, 0)), function(o) extreme("paired", o, c(binom.test(o[1], sum(o))$p.value, pchisq((o[1] - o[2])^2 / sum(o), 1, lower.tail = FALSE)))),
  lapply(list(c(1400, 3), c(0, 4), c(1e-12, 1), c(10200, 9999), c(30, 1)), function(o) extreme("chi-square", o, pchisq(o[1], o[2], lower.tail = FALSE))),
  lapply(list(c(3, 2, 0.95), c(9, 10, 0.9), c(1, 1e6, 0.95), c(2, 500, 0.999), c(0.001, 30, 0.95)), function(o) { m <- o[1]; n <- o[2]; se <- sqrt(2 / n); q <- qt(0.5 + o[3] / 2, 2 * n - 2)
    extreme("student", o, c(2 * pt(-m / se, 2 * n - 2), m - q * se, m + q * se)) }),
  lapply(list(c(35, 0.95), c(8, 0.9999), c(1e-9, 0.01)), function(o) extreme("normal", o, c(2 * pnorm(-o[1]), o[1] - qnorm(0.5 + o[2] / 2), o[1] + qnorm(0.5 + o[2] / 2)))),
  lapply(list(c(400, 600, 100, 900), c(3, 100000, 9, 100000), c(2000, 3000, 2100, 2900)), function(o) extreme("fisher", o, fisher.test(matrix(o, 2, byrow = TRUE))$p.value))))

# ---------------------------------------------------------------- scores

rounded <- function(n, mean, sd) round(rnorm(n, mean, sd))
pairs <- list(list(rnorm(12, 50, 9), rnorm(15, 44, 14)), list(rounded(60, 20, 5), rounded(55, 22, 5)), list(c(1.5, 2.25), c(3, 9.5, 4)),
  list(rexp(49), rexp(40, 0.7)), list(rexp(30), rexp(52)), list(c(1, 1, 2), c(1, 2, 2, 3)))
write("scores", lapply(pairs, function(p) {
  a <- p[[1]]; b <- p[[2]]; level <- 0.9
  test <- function(t) c(t$estimate[1] - t$estimate[2], t$statistic, t$parameter, t$p.value, t$conf.int)
  es <- function(m) { e <- escalc(m, m1i = mean(a), sd1i = sd(a), n1i = length(a), m2i = mean(b), sd2i = sd(b), n2i = length(b)); c(as.numeric(e$yi), as.numeric(e$vi)) }
  w <- suppressWarnings(wilcox.test(a, b))
  list(treated = a, control = b, level = u(level), describe = c(mean(a), sd(a)), welch = unname(test(t.test(a, b, conf.level = level))),
    student = unname(test(t.test(a, b, var.equal = TRUE, conf.level = level))), smd = es("SMD"), rom = es("ROM"), wilcoxon = c(unname(w$statistic), w$p.value))
}))

write("changes", lapply(list(10, 35, 3), function(n) {
  before <- round(rnorm(n, 30, 6), 1); after <- round(before - 3 + rnorm(n, 0, 5), 1)
  t <- t.test(after, before, paired = TRUE)
  es <- function(m) { e <- escalc(m, m1i = mean(after), m2i = mean(before), sd1i = if (m == "SMCR") sd(before) else sd(after),
    sd2i = if (m == "SMCR") sd(after) else sd(before), ni = n, ri = cor(before, after)); c(as.numeric(e$yi), as.numeric(e$vi)) }
  list(before = before, after = after, t = unname(c(t$estimate, t$statistic, t$parameter, t$p.value, t$conf.int)),
    smcc = es("SMCC"), smcr = es("SMCR"), correlation = u(cor(before, after)))
}))

# ---------------------------------------------------------------- meta-analysis

# metafor stops at a change of tau² of 1e-5 and its root finders at 1.2e-4.
study <- function(k, tau2, scale = 1) { v <- runif(k, 0.02, 0.4) * scale; list(yi = rnorm(k, 0.3, sqrt(v + tau2)), vi = v) }
studies <- list(two = study(2, 0.3), three = study(3, 0.1), few_alike = study(5, 0), few = study(6, 0.4), ten = study(12, 0.15),
  many = study(60, 0.25), alike = list(yi = rnorm(20, 0.1, 0.1), vi = runif(20, 0.05, 0.3)), wide = study(15, 0.2, 50), fine = study(15, 0.2, 1e-4))
zero <- function(x) ifelse(x < 1e-12, 0, x) # what an iteration leaves at the bound
pools <- list()
for (n in names(studies)) for (method in c("FE", "DL", "PM", "REML", "ML")) for (test in c("z", "knha", "adhoc")) {
  s <- studies[[n]]
  if (test != "z" && method %in% c("FE", "ML", "PM")) next
  fit <- rma(s$yi, s$vi, method = method, test = test,
    control = list(threshold = 1e-14, tol = 1e-13, maxiter = 100000, tau2.max = 1e4, stepadj = if (method %in% c("REML", "ML")) 0.5 else 1))
  out <- list(set = u(n), method = u(tolower(method)), test = u(test), effect = c(fit$beta, fit$se, fit$ci.lb, fit$ci.ub, fit$pval),
    tau2 = u(zero(fit$tau2)), i2 = u(zero(fit$I2)), h2 = u(fit$H2), q = c(fit$QE, fit$QEp))
  if (test == "z" && length(s$yi) < 20) out$weights <- unname(weights(fit))
  if (method != "FE") {
    ci <- confint(fit, control = list(tol = 1e-13, maxiter = 100000, tau2.max = 1e5))$random["tau^2", ]
    out$tau2_ci <- zero(unname(ci[c("ci.lb", "ci.ub")]))
    if (length(s$yi) >= 3) {
      own <- predict(fit); riley <- predict(fit, pi.type = "riley")
      out$prediction <- c(own$pi.lb, own$pi.ub); out$riley <- c(riley$pi.lb, riley$pi.ub)
    }
  }
  pools <- c(pools, list(out))
}
write("meta", pools)
write("studies", lapply(names(studies), function(n) {
  s <- studies[[n]]; out <- list(name = u(n), yi = s$yi, vi = s$vi)
  if (length(s$yi) >= 10) {
    e <- regtest(s$yi, s$vi, model = "lm", ret.fit = TRUE)
    out$egger <- c(unname(coef(summary(lm(yi ~ sqrt(vi), s, weights = 1 / vi)))[2, 1:2]), unname(e$zval), unname(e$pval), e$est, e$ci.lb, e$ci.ub)
  }
  out
}))

p <- c(0.01, 0.04, 0.03, 0.005, 0.04, 0.2, 1, 0, 0.6)
write("p_adjust", list(list(p = p, bonferroni = p.adjust(p, "bonferroni"), holm = p.adjust(p, "holm"), hochberg = p.adjust(p, "hochberg"), bh = p.adjust(p, "BH"))))

# ---------------------------------------------------------------- models

# glm stops at a relative gain of 1e-8 of the deviance.
write("logistic", lapply(list(60, 150), function(n) {
  x <- round(rnorm(n, 40, 10), 1); z <- rbinom(n, 1, 0.4); treated <- rbinom(n, 1, plogis(-2 + 0.04 * x + 0.5 * z)); y <- round(10 + 2 * treated + 0.1 * x + rnorm(n), 2)
  g <- glm(treated ~ x + z, binomial, control = list(epsilon = 1e-15, maxit = 100)); s <- summary(g)$coefficients; e <- fitted(g)
  ate <- ifelse(treated == 1, 1 / e, 1 / (1 - e)); att <- ifelse(treated == 1, 1, e / (1 - e)); p <- mean(treated)
  stable <- ifelse(treated == 1, p / e, (1 - p) / (1 - e)); q <- quantile(ate, c(0.05, 0.95)); cut <- pmin(pmax(ate, q[1]), q[2])
  fit <- lm(y ~ treated, weights = ate)
  smd <- function(v, w) (weighted.mean(v[treated == 1], w[treated == 1]) - weighted.mean(v[treated == 0], w[treated == 0])) / sqrt((var(v[treated == 1]) + var(v[treated == 0])) / 2)
  list(x = x, z = z, treated = treated, y = y, coef = unname(s[, 1]), std_err = unname(s[, 2]), zval = unname(s[, 3]), p = unname(s[, 4]), deviance = u(deviance(g)),
    fitted = unname(e), ate = unname(ate), att = unname(att), stabilised = unname(stable), truncated = unname(cut), effective = u(sum(ate)^2 / sum(ate^2)),
    difference = c(unname(coef(fit)[2]), sqrt(vcovHC(fit, type = "HC0")[2, 2])), smd = c(smd(x, rep(1, n)), smd(x, ate)))
}))

write("series", lapply(list(list(24, 12, 0, 0), list(48, 24, 12, 0), list(60, 20, 0, 5), list(18, 9, 0, 1)), function(o) {
  n <- o[[1]]; change <- o[[2]]; t <- 1:n; after <- as.integer(t > change); since <- (t - (change + 1)) * after
  y <- round(40 + 0.2 * t - 4 * after + 0.3 * since + 2 * sin(2 * pi * t / 12) + as.numeric(arima.sim(list(ar = 0.4), n)), 3)
  fit <- if (o[[3]] > 0) lm(y ~ t + after + since + sin(2 * pi * t / o[[3]]) + cos(2 * pi * t / o[[3]])) else lm(y ~ t + after + since)
  lag <- if (o[[4]] > 0) o[[4]] else floor(4 * (n / 100)^(2 / 9))
  se <- sqrt(diag(NeweyWest(fit, lag = lag, prewhite = FALSE)))[1:4]; b <- coef(fit)[1:4]; df <- fit$df.residual
  list(y = y, change = u(change), season = u(o[[3]]), lag_asked = u(o[[4]]), lag = u(lag), coef = unname(b), std_err = unname(se), p = unname(2 * pt(-abs(b / se), df)),
    low = unname(b - qt(0.975, df) * se), high = unname(b + qt(0.975, df) * se), durbin_watson = u(unname(dwtest(fit)$statistic)), df = u(df))
}))

# ---------------------------------------------------------------- raters

write("kappa", lapply(list(matrix(c(20, 5, 10, 15), 2), matrix(c(44, 5, 1, 7, 20, 3, 9, 5, 6), 3), matrix(c(8, 1, 0, 0, 2, 9, 3, 1, 0, 2, 7, 2, 1, 0, 3, 11), 4)), function(m) {
  lin <- Kappa(m, weights = "Equal-Spacing"); quad <- Kappa(m, weights = "Fleiss-Cohen")
  list(table = m, unweighted = unname(lin$Unweighted), linear = unname(lin$Weighted), quadratic = unname(quad$Weighted))
}))

write("icc", lapply(list(matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), 6, byrow = TRUE),
  round(outer(rnorm(25, 20, 4), c(0, 1), "+") + rnorm(50), 1), round(matrix(rnorm(30), 10), 2)), function(m) {
  r <- ICC(m, lmer = FALSE, missing = FALSE)$results # ICC1 ICC2 ICC3 ICC1k ICC2k ICC3k
  list(ratings = m, icc = r$ICC, low = r$`lower bound`, high = r$`upper bound`, f = r$F, df1 = r$df1, df2 = r$df2, p = r$p)
}))

# irrCAC (fleiss.kappa.dist) written out: the variance of Gwet (2008).
write("fleiss", lapply(1:2, function(i) {
  m <- t(rmultinom(c(12, 30)[i], c(5, 3)[i], c(0.5, 0.3, 0.2))); n <- nrow(m); r <- sum(m[1, ])
  pk <- colMeans(m / r); agree <- rowSums(m * (m - 1)) / (r * (r - 1)); pa <- mean(agree); pe <- sum(pk^2); k <- (pa - pe) / (1 - pe)
  ei <- as.vector(m %*% pk) / r; own <- (agree - pe) / (1 - pe) - 2 * (1 - k) * (ei - pe) / (1 - pe)
  list(counts = m, kappa = u(k), observed = u(pa), expected = u(pe), std_err = u(sqrt(sum((own - k)^2) / (n * (n - 1)))))
}))

cat(paste(names(made), unlist(made)), sep = "\n")
