# Parametric bootstrap-t of a shift with one share in both waves, written from its definition: the
# null model of each case (common share, upper limits of the correlations, persistence) and, from
# 60,000 draws city by city, p and the 95 % quantile of |t*| under both scenarios with the Monte Carlo
# error of p.
cases <- read.csv("city_cases.csv")
draws <- 60000
set.seed(20)

anova_correlation <- function(x, n) {
  rows <- data.frame(y = unlist(Map(function(x, n) rep(1:0, c(x, n - x)), x, n)),
                     city = rep(seq_along(n), n))
  table <- anova(lm(y ~ factor(city), rows))
  between <- table[1, "Mean Sq"]; within <- table[2, "Mean Sq"]
  n0 <- (sum(n) - sum(n^2) / sum(n)) / (length(n) - 1)
  (between - within) / (between + (n0 - 1) * within)
}

# CR2 of least squares on rows: adjusted scores of every city (rows) in every draw (columns)
scores <- function(x, n) {
  share <- colSums(x) / sum(n)
  list(share = share, score = (x - outer(n, share)) / sqrt(1 - n / sum(n)) / sum(n))
}

# A case in which both scenarios differ: a few large cities that are much alike, then many small ones
# that are not, twenty of one row among them.
count <- c(12, 10, 14, 12, rep(c(3, 0, 0, 0, 1, 0, 0, 0), 4), rep(c(1, 0, 0, 0, 0), 4))
cases <- rbind(cases, data.frame(case = "large_and_small", city = 1:56,
  public1 = c(count[1:4], rep(0, 52)), private1 = 0, n1 = c(rep(100, 4), rep(0, 52)),
  public2 = c(rep(0, 4), count[5:56]), private2 = 0, n2 = c(rep(0, 4), rep(3, 32), rep(1, 20))))

out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.10g", unname(value))))
for (case in c("apart_unequal", "all_both", "some_both", "tiny_cities", "large_and_small")) {
  d <- cases[cases$case == case, ]
  one <- which(d$n1 > 0); two <- which(d$n2 > 0); both <- which(d$n1 > 0 & d$n2 > 0)
  studentised <- function(x1, x2) {
    first <- scores(x1, d$n1[one]); second <- scores(x2, d$n2[two])
    cross <- if (length(both)) colSums(first$score[match(both, one), , drop = FALSE] *
      second$score[match(both, two), , drop = FALSE]) else 0
    list(shift = second$share - first$share, share = c(first$share[1], second$share[1]),
         parts = c(sum(first$score[, 1]^2), sum(second$score[, 1]^2)),
         variance = colSums(first$score^2) + colSums(second$score^2) - 2 * cross)
  }
  seen <- studentised(as.matrix(d$public1[one]), as.matrix(d$public2[two]))
  t <- abs(seen$shift) / sqrt(seen$variance)
  binomial <- seen$share * (1 - seen$share)
  lambda <- seen$parts / binomial
  share <- sum(seen$share / lambda) / sum(1 / lambda)
  raw <- c(anova_correlation(d$public1[one], d$n1[one]), anova_correlation(d$public2[two], d$n2[two]))
  free <- c(length(one), length(two)) - 1
  own <- pmin(pmax(raw, 0), 1)
  limits <- pmin(own * free / qchisq(0.1, free), 0.98)
  same <- pmax(limits, sum(raw * free) / sum(free))
  persistence <- 0
  if (length(both) && all(own > 0)) persistence <- min(max(
    sum((d$public1 - d$n1 * seen$share[1]) * (d$public2 - d$n2 * seen$share[2])) /
      (sum(d$n1 * d$n2) * sqrt(prod(own * binomial))), 0), 1)
  keep(case, "share", share); keep(case, "persistence", persistence)
  for (scenario in c("own", "same")) {
    icc <- if (scenario == "own") limits else same
    keep(case, paste0(scenario, "_before"), icc[1]); keep(case, paste0(scenario, "_after"), icc[2])
    effect <- function(cities, icc) matrix(if (icc == 0) share else
      rbeta(cities * draws, share * (1 / icc - 1), (1 - share) * (1 / icc - 1)), cities, draws)
    q1 <- effect(length(one), icc[1]); q2 <- effect(length(two), icc[2])
    if (persistence > 0) for (city in both) {
      kept <- runif(draws) < persistence
      moved <- share + (q1[match(city, one), ] - share) * sqrt(icc[2] / icc[1])
      q2[match(city, two), kept] <- pmin(pmax(moved[kept], 0), 1)
    }
    x1 <- matrix(rbinom(length(q1), d$n1[one], q1), length(one))
    x2 <- matrix(rbinom(length(q2), d$n2[two], q2), length(two))
    drawn <- studentised(x1, x2)
    none <- drawn$variance < 1e-20
    star <- ifelse(none, ifelse(abs(drawn$shift) < 1e-12, 0, Inf), abs(drawn$shift) /
      sqrt(ifelse(none, 1, drawn$variance)))
    keep(case, paste0(scenario, "_p"), (1 + sum(star >= t * (1 - 1e-9))) / (1 + draws))
    keep(case, paste0(scenario, "_q"), sort(star)[ceiling(0.95 * (draws + 1))])
  }
}
write.csv(out, "parametric_bootstrap.csv", row.names = FALSE, quote = FALSE)
