# Writes the answers that R gives on data made up here, for the tests of package
# stats. Run it in this folder with `Rscript make.R`; nothing else needs R.
#
# Iterations are carried further than R carries them by default, so that what is
# compared is the estimate and not where R stopped.
suppressMessages({
  library(survival); library(metafor); library(jsonlite)
  library(sandwich); library(lmtest); library(vcd); library(psych)
})

save <- function(file, cases) {
  versions <- sapply(c("survival", "metafor", "sandwich", "lmtest", "vcd", "psych"),
                     function(p) as.character(packageVersion(p)))
  versions <- c(R = paste(R.version$major, R.version$minor, sep = "."), versions)
  write(toJSON(list(versions = as.list(versions), cases = cases), auto_unbox = TRUE, digits = I(17), na = "null", null = "null"), file)
}

# num keeps a vector a list in JSON, and makes what is not finite null.
num <- function(x) { x <- as.numeric(x); x[!is.finite(x)] <- NA; I(x) }
one <- function(x) { x <- as.numeric(x)[1]; if (length(x) == 0 || !is.finite(x)) NA_real_ else x }

# ---- survival ------------------------------------------------------------

control <- coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 60)

curve <- function(S, conf, tau) {
  f <- survfit(S ~ 1, conf.type = conf)
  n <- survfit(S ~ 1, stype = 2, ctype = 1)
  seen <- f$surv > 0
  q <- quantile(f, c(.25, .5, .75))
  m <- tryCatch(summary(f, rmean = tau)$table, error = function(e) c(rmean = NA, "se(rmean)" = NA))
  # Before the first event R gives no log-log limits; both are 1 here.
  low <- ifelse(seen, f$lower, NA); high <- ifelse(seen, f$upper, NA)
  if (conf == "log-log") { low[f$surv == 1] <- 1; high[f$surv == 1] <- 1 }
  list(time = num(f$time), at_risk = num(f$n.risk), events = num(f$n.event), survival = num(f$surv),
       std_err = num(ifelse(seen, f$std.err * f$surv, NA)), low = num(low), high = num(high),
       hazard = num(n$cumhaz), hazard_se = num(n$std.chaz),
       quantile = num(q$quantile), quantile_low = num(q$lower), quantile_high = num(q$upper),
       # quantile() takes a middle with the last time where the curve ends at one half; print() does not.
       median = one(summary(f)$table["median"]), rmst = one(m["rmean"]), rmst_se = one(m["se(rmean)"]))
}

tests <- function(d) {
  # The weights that survdiff does not offer, from its formula: no ties of risk sets are left out.
  weighted <- function(w) {
    U <- 0; V <- 0; g <- d$group
    for (s in unique(d$stratum)) {
      x <- d[d$stratum == s, ]; km <- 1
      for (t in sort(unique(x$time[x$event == 1]))) {
        at <- x$time >= t; n <- sum(at); dead <- sum(x$event == 1 & x$time == t)
        k <- length(unique(g)); nk <- sapply(0:(k - 1), function(j) sum(at & x$group == j))
        dk <- sapply(0:(k - 1), function(j) sum(x$event == 1 & x$time == t & x$group == j))
        wt <- switch(w, gehan = n, "tarone-ware" = sqrt(n), peto = km, "log-rank" = 1)
        km <- km * (1 - dead / n)
        U <- U + wt * (dk - dead * nk / n)
        if (n > 1) V <- V + wt^2 * dead * (n - dead) / (n - 1) * (diag(nk / n, k) - outer(nk, nk) / n^2)
      }
    }
    keep <- seq_len(length(U) - 1)
    as.numeric(U[keep] %*% solve(V[keep, keep], U[keep]))
  }
  plain <- survdiff(Surv(time, event) ~ group, d)
  strat <- survdiff(Surv(time, event) ~ group + strata(stratum), d)
  list(chi2 = one(plain$chisq), stratified = one(strat$chisq),
       observed = num(plain$obs), expected = num(plain$exp),
       gehan = weighted("gehan"), tarone_ware = weighted("tarone-ware"), peto = weighted("peto"))
}

model <- function(d, ties, how) {
  S <- if (any(d$entry > 0)) Surv(d$entry, d$time, d$event) else Surv(d$time, d$event)
  f <- switch(how,
    plain = coxph(S ~ x + z, d, ties = ties, control = control),
    strata = coxph(S ~ x + z + strata(stratum), d, ties = ties, control = control),
    robust = coxph(S ~ x + z, d, ties = ties, control = control, cluster = seq_len(nrow(d))),
    cluster = coxph(S ~ x + z, d, ties = ties, control = control, cluster = d$cluster))
  s <- summary(f)
  out <- list(ties = ties, how = how, coef = num(coef(f)), std_err = num(sqrt(diag(vcov(f)))),
       model_std_err = num(sqrt(diag(if (is.null(f$naive.var)) f$var else f$naive.var))),
       p = num(s$coefficients[, ncol(s$coefficients)]), low = num(s$conf.int[, "lower .95"]), high = num(s$conf.int[, "upper .95"]),
       null = f$loglik[1], fit = f$loglik[2], lr = one(s$logtest["test"]), score = one(s$sctest["test"]), wald = one(f$wald.test))
  if (how == "plain") for (g in c("km", "identity", "log")) {
    z <- cox.zph(f, transform = g)$table
    out[[paste0("zph_", g)]] <- num(z[, "chisq"])
  }
  out
}

survivalCase <- function(name, seed, n, coarse, delayed, groups, conf) {
  set.seed(seed)
  x <- round(rnorm(n), 2); z <- rbinom(n, 1, .5); group <- sample(rep_len(0:(groups - 1), n))
  t <- rexp(n, .01 * exp(.4 * x - .3 * z)); c <- runif(n, 5, 250)
  event <- as.integer(t <= c)
  time <- if (coarse > 0) ceiling(pmin(t, c) / coarse) else signif(pmin(t, c), 6)
  entry <- if (!delayed) rep(0, n) else if (coarse > 0) floor(time * runif(n) * .9) else signif(time * runif(n) * .9, 4)
  d <- data.frame(entry, time, event, x, z, group, stratum = sample(0:1, n, TRUE), cluster = sample(0:max(3, n %/% 4), n, TRUE))
  S <- if (delayed) Surv(entry, time, event) else Surv(time, event)
  tau <- signif(.8 * max(time), 4)
  out <- list(name = name, conf = conf, tau = tau, data = lapply(d, num), curve = curve(S, conf, tau))
  if (!delayed) out$tests <- tests(d)
  ways <- expand.grid(ties = c("efron", "breslow"), how = c("plain", "strata", "robust", "cluster"), stringsAsFactors = FALSE)
  out$cox <- lapply(seq_len(nrow(ways)), function(i) model(d, ways$ties[i], ways$how[i]))
  cause <- ifelse(event == 1, 1 + rbinom(n, 1, .4), 0)
  m <- survfit(if (delayed) Surv(entry, time, factor(cause, 0:2)) ~ 1 else Surv(time, factor(cause, 0:2)) ~ 1,
               id = seq_len(n), conf.type = conf)
  k <- match(c("1", "2"), m$states)
  out$incidence <- list(cause = num(cause), time = num(m$time), share = lapply(k, function(j) num(m$pstate[, j])),
                        std_err = lapply(k, function(j) num(m$std.err[, j])))
  out
}

save("survival.json", list(
  survivalCase("whole days, two groups", 1, 60, 10, FALSE, 2, "log"),
  survivalCase("hardly tied, three groups", 2, 45, 0, FALSE, 3, "log-log"),
  survivalCase("heavily tied, three groups", 3, 80, 40, FALSE, 3, "plain"),
  survivalCase("delayed entry", 4, 50, 0, TRUE, 2, "log"),
  survivalCase("delayed entry, tied", 5, 70, 15, TRUE, 2, "log-log"),
  survivalCase("few people", 6, 14, 20, FALSE, 2, "log")))

# ---- counts --------------------------------------------------------------

tableCase <- function(a, n1, c, n2) {
  m <- matrix(c(a, n1 - a, c, n2 - c), 2)
  f <- fisher.test(m)
  bare <- suppressWarnings(chisq.test(m, correct = FALSE)); yates <- suppressWarnings(chisq.test(m))
  w <- suppressWarnings(prop.test(a, n1, correct = FALSE)$conf.int); wc <- suppressWarnings(prop.test(a, n1)$conf.int)
  rr <- escalc("RR", ai = a, n1i = n1, ci = c, n2i = n2); or <- escalc("OR", ai = a, n1i = n1, ci = c, n2i = n2)
  pe <- escalc("PETO", ai = a, n1i = n1, ci = c, n2i = n2, add = 0, to = "none")
  list(a = a, n1 = n1, c = c, n2 = n2, wilson = num(w), wilson_corrected = num(wc), clopper_pearson = num(binom.test(a, n1)$conf.int),
       fisher_p = f$p.value, fisher_or = one(f$estimate), fisher_ci = num(f$conf.int),
       chi2 = one(bare$statistic), chi2_corrected = one(yates$statistic),
       log_rr = one(rr$yi), log_rr_var = one(rr$vi), log_or = one(or$yi), log_or_var = one(or$vi), log_peto = one(pe$yi), log_peto_var = one(pe$vi))
}
rateCase <- function(x1, t1, x2, t2) {
  i <- escalc("IRR", x1i = x1, t1i = t1, x2i = x2, t2i = t2); d <- escalc("IRD", x1i = x1, t1i = t1, x2i = x2, t2i = t2)
  list(x1 = x1, t1 = t1, x2 = x2, t2 = t2, log_irr = one(i$yi), log_irr_se = sqrt(one(i$vi)), ird = one(d$yi), ird_se = sqrt(one(d$vi)),
       exact = num(poisson.test(x1, t1)$conf.int))
}
pairCase <- function(b, c) {
  m <- matrix(c(50, b, c, 40), 2)
  list(b = b, c = c, chi2 = one(mcnemar.test(m, correct = FALSE)$statistic), corrected = one(mcnemar.test(m)$statistic),
       exact = binom.test(b, b + c)$p.value)
}
p <- signif(c(.0012, .3, .04, .04, .77, .021, .0499, 1, .013), 6)
save("counts.json", list(
  tables = list(tableCase(18, 60, 30, 58), tableCase(7, 9, 2, 11), tableCase(0, 12, 5, 14), tableCase(64, 218, 83, 216),
                tableCase(3, 3, 1, 4), tableCase(140, 900, 95, 410), tableCase(12, 12, 7, 9)),
  rates = list(rateCase(15, 120, 30, 110), rateCase(3, 41.5, 9, 60.25), rateCase(140, 812.5, 95, 700)),
  pairs = list(pairCase(25, 10), pairCase(4, 9), pairCase(6, 6), pairCase(1, 14)),
  p = num(p), bonferroni = num(p.adjust(p, "bonferroni")), holm = num(p.adjust(p, "holm")),
  hochberg = num(p.adjust(p, "hochberg")), bh = num(p.adjust(p, "BH"))))

# ---- scores --------------------------------------------------------------

scoreCase <- function(name, seed, n1, n2, coarse) {
  set.seed(seed)
  digits <- if (coarse) 0 else 3
  x <- round(rnorm(n1, 12, 3), digits); y <- round(rnorm(n2, 10, 5), digits)
  w <- t.test(x, y); s <- t.test(x, y, var.equal = TRUE)
  r <- suppressWarnings(wilcox.test(x, y, correct = TRUE))
  g <- escalc("SMD", m1i = mean(x), sd1i = sd(x), n1i = n1, m2i = mean(y), sd2i = sd(y), n2i = n2)
  out <- list(name = name, x = num(x), y = num(y), welch = c(one(w$statistic), one(w$parameter), w$p.value, w$conf.int),
       student = c(one(s$statistic), one(s$parameter), s$p.value, s$conf.int), u = one(r$statistic), u_p = r$p.value,
       g = one(g$yi), g_var = one(g$vi))
  if (n1 == n2) { q <- t.test(y, x, paired = TRUE); out$paired <- c(one(q$statistic), one(q$parameter), q$p.value, q$conf.int) }
  out
}
propensityCase <- function(seed, n) {
  set.seed(seed)
  age <- round(rnorm(n, 40, 12)); before <- rpois(n, 2)
  treated <- rbinom(n, 1, plogis(-1 + .02 * age + .2 * before)); y <- round(5 + treated + .1 * age + rnorm(n), 3)
  f <- glm(treated ~ age + before, binomial, control = list(epsilon = 1e-14, maxit = 100)); e <- fitted(f)
  w <- ifelse(treated == 1, 1 / e, 1 / (1 - e)); wt <- ifelse(treated == 1, 1, e / (1 - e))
  d <- lm(y ~ treated, weights = w); dt <- lm(y ~ treated, weights = wt)
  list(age = num(age), before = num(before), treated = num(treated), y = num(y), coef = num(coef(f)), std_err = num(sqrt(diag(vcov(f)))),
       deviance = f$deviance, fitted = num(e), ate = num(w), att = num(wt),
       ate_difference = one(coef(d)[2]), ate_hc0 = sqrt(vcovHC(d, "HC0")[2, 2]), att_difference = one(coef(dt)[2]), att_hc0 = sqrt(vcovHC(dt, "HC0")[2, 2]))
}
seriesCase <- function(seed, n, change, lag, season) {
  set.seed(seed)
  t <- seq_len(n); after <- as.integer(t > change); since <- (t - (change + 1)) * after
  y <- round(20 + .1 * t - 3 * after - .2 * since + as.numeric(arima.sim(list(ar = .4), n)), 3)
  f <- if (season > 0) lm(y ~ t + after + since + sin(2 * pi * t / season) + cos(2 * pi * t / season)) else lm(y ~ t + after + since)
  v <- NeweyWest(f, lag = lag, prewhite = FALSE, adjust = FALSE)
  list(y = num(y), change = change, lag = lag, season = season, coef = num(coef(f)[1:4]), std_err = num(sqrt(diag(v))[1:4]),
       durbin_watson = one(dwtest(f)$statistic))
}
save("scores.json", list(
  groups = list(scoreCase("small", 1, 7, 9, FALSE), scoreCase("tied", 2, 24, 24, TRUE), scoreCase("large", 3, 60, 55, FALSE), scoreCase("pairs", 4, 15, 15, FALSE)),
  propensity = list(propensityCase(5, 90), propensityCase(6, 250)),
  series = list(seriesCase(7, 40, 20, 2, 0), seriesCase(8, 48, 24, 3, 12))))

# ---- synthesis -----------------------------------------------------------

synthesisCase <- function(name, yi, vi) {
  out <- list(name = name, yi = num(yi), vi = num(vi))
  tight <- list(threshold = 1e-14, maxiter = 100000, tol = 1e-14)
  out$fits <- lapply(c("FE", "DL", "PM", "REML", "ML"), function(m) {
    z <- rma(yi, vi, method = m, control = tight); k <- rma(yi, vi, method = m, test = "knha", control = tight)
    r <- list(method = tolower(m), estimate = one(z$beta), std_err = one(z$se), low = z$ci.lb, high = z$ci.ub, p = z$pval, tau2 = z$tau2, i2 = z$I2, h2 = z$H2,
         q = z$QE, q_p = z$QEp, kh_std_err = one(k$se), kh_low = k$ci.lb, kh_high = k$ci.ub, kh_p = k$pval)
    if (m != "FE") {
      t <- predict(z); r$normal_low <- t$pi.lb; r$normal_high <- t$pi.ub
      t <- predict(k); r$partlett_low <- t$pi.lb; r$partlett_high <- t$pi.ub
      i <- confint(z, control = list(tol = 1e-14, maxiter = 10000))$random["tau^2", ]; r$tau2_low <- one(i["ci.lb"]); r$tau2_high <- one(i["ci.ub"])
    }
    r
  })
  if (length(yi) >= 10) {
    e <- regtest(x = yi, vi = vi, model = "lm")
    out$egger <- list(t = one(e$zval), df = e$dfs, p = e$pval, limit = one(e$est), limit_low = e$ci.lb, limit_high = e$ci.ub)
  }
  out
}
set.seed(11)
many <- synthesisCase("many, apart", signif(rnorm(24, .3, .4), 5), signif(rexp(24, 12) + .01, 5))
few <- synthesisCase("few, apart", c(-.89, .12, -.41, .33, -1.2), c(.05, .02, .11, .04, .09))
alike <- synthesisCase("alike", c(.24, .18, .29, .21, .14), signif((c(.30, .22, .34, .31, .56) / (2 * qnorm(.975)))^2, 6))
three <- synthesisCase("three", c(.1, .9, -.3), c(.02, .05, .04))
save("synthesis.json", list(many, few, alike, three))

# ---- agreement -----------------------------------------------------------

kappaCase <- function(m) {
  weights <- function(p) { k <- nrow(m); 1 - abs(outer(1:k, 1:k, "-") / (k - 1))^p }
  lin <- Kappa(as.table(m), weights = weights(1)); quad <- Kappa(as.table(m), weights = weights(2))
  list(table = lapply(seq_len(nrow(m)), function(i) I(as.integer(m[i, ]))), kappa = num(lin$Unweighted), linear = num(lin$Weighted), quadratic = num(quad$Weighted))
}
ratings <- matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), ncol = 4, byrow = TRUE) # Shrout & Fleiss 1979
iccCase <- function(m) {
  r <- ICC(m, lmer = FALSE)$results
  list(ratings = lapply(seq_len(nrow(m)), function(i) num(m[i, ])), icc = num(r$ICC), f = num(r$F), p = num(r$p), low = num(r$`lower bound`), high = num(r$`upper bound`))
}
set.seed(12)
save("agreement.json", list(
  kappa = list(kappaCase(matrix(c(20, 5, 10, 15), 2)), kappaCase(matrix(c(12, 3, 1, 0, 4, 20, 6, 1, 0, 5, 18, 4, 1, 0, 3, 9), 4))),
  icc = list(iccCase(ratings), iccCase(round(matrix(rnorm(10, 3, 1), 10, 3) + matrix(rnorm(30, 0, .5), 10, 3), 1)))))
