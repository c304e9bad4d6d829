# Two shares and one: tests and intervals for a grid of tables, each from its definition or from a
# standard function. Score intervals maximise the constrained likelihood numerically (`optimize`)
# and solve for the bounds with `uniroot`; nothing is taken from a closed form.
# Writes proportions.csv: one row per table and method; x of n before, y of m after.
suppressPackageStartupMessages(library(Epi))

z <- qnorm(0.975)

sizes <- list(c(1, 1), c(1, 8), c(5, 5), c(7, 12), c(20, 10), c(34, 34), c(80, 70), c(200, 3091))
tables <- do.call(rbind, lapply(sizes, function(size) {
  fractions <- c(0, 0.11, 0.41, 0.513, 0.93, 1)
  x <- unique(round(fractions * size[1]))
  y <- unique(round(fractions * size[2]))
  data.frame(expand.grid(x = x, y = y), n = size[1], m = size[2])
}))

# Most likely share before when after - before = delta, by golden section on the log-likelihood.
share_before <- function(x, n, y, m, delta) {
  part <- function(count, share) if (count == 0) 0 else count * log(max(share, 0))
  likelihood <- function(p) {
    part(x, p) + part(n - x, 1 - p) + part(y, p + delta) + part(m - y, 1 - p - delta)
  }
  low <- max(0, -delta)
  high <- min(1, 1 - delta)
  if (high <= low) return(low)
  inside <- optimize(likelihood, c(low, high), maximum = TRUE, tol = 1e-14)
  ends <- c(low, inside$maximum, high)
  ends[which.max(sapply(ends, likelihood))]
}

score <- function(x, n, y, m, delta) {
  p <- share_before(x, n, y, m, delta)
  q <- p + delta
  gap <- y / m - x / n - delta
  variance <- p * (1 - p) / n + q * (1 - q) / m
  if (variance <= 0) sign(gap) * 1e6 else gap / sqrt(variance)
}

score_bounds <- function(x, n, y, m, inflation) {
  seen <- y / m - x / n
  limit <- z * sqrt(inflation)
  nearby <- 1e-9
  low <- if (seen <= -1) -1 else
    uniroot(function(d) score(x, n, y, m, d) - limit, c(-1, seen - nearby), tol = 1e-12)$root
  high <- if (seen >= 1) 1 else
    uniroot(function(d) score(x, n, y, m, d) + limit, c(seen + nearby, 1), tol = 1e-12)$root
  c(low, high)
}

newcombe <- function(x, n, y, m) {
  before <- prop.test(x, n, correct = FALSE)$conf.int
  after <- prop.test(y, m, correct = FALSE)$conf.int
  seen <- y / m - x / n
  c(seen - sqrt((y / m - after[1])^2 + (before[2] - x / n)^2),
    seen + sqrt((after[2] - y / m)^2 + (x / n - before[1])^2))
}

likelihood_ratio <- function(x, n, y, m) {
  log_likelihood <- function(p, q) dbinom(x, n, p, log = TRUE) + dbinom(y, m, q, log = TRUE)
  pooled <- (x + y) / (n + m)
  statistic <- max(2 * (log_likelihood(x / n, y / m) - log_likelihood(pooled, pooled)), 0)
  c(statistic, pchisq(statistic, 1, lower.tail = FALSE))
}

# Bounds for a relation of the two shares other than their difference: `linked(p, theta)` is the
# share after, `statistic(p, q, theta)` the squared score; searched on the log scale of theta.
linked_bounds <- function(x, n, y, m, seen, highest, linked, statistic) {
  squared <- function(log_theta) {
    theta <- exp(log_theta)
    likelihood <- function(p) {
      dbinom(x, n, p, log = TRUE) + dbinom(y, m, linked(p, theta), log = TRUE)
    }
    p <- optimize(likelihood, c(0, highest(theta)), maximum = TRUE, tol = 1e-14)$maximum
    statistic(p, linked(p, theta), theta) - z^2
  }
  c(exp(uniroot(squared, c(-15, log(seen)), tol = 1e-13)$root),
    exp(uniroot(squared, c(log(seen), 15), tol = 1e-13)$root))
}

ratio_bounds <- function(x, n, y, m, inflation) {
  linked_bounds(x, n, y, m, (y / m) / (x / n),
    function(theta) min(1, 1 / theta),
    function(p, theta) min(p * theta, 1),
    function(p, q, theta) {
      (y / m - theta * x / n)^2 / inflation / (q * (1 - q) / m + theta^2 * p * (1 - p) / n)
    })
}

odds_bounds <- function(x, n, y, m, inflation) {
  linked_bounds(x, n, y, m, (y / (m - y)) / (x / (n - x)),
    function(theta) 1,
    function(p, theta) theta * p / (1 - p + theta * p),
    function(p, q, theta) {
      # Miettinen and Nurminen: each gap over its variance, the two gaps less each other, squared.
      u <- (y / m - q) / (q * (1 - q)) - (x / n - p) / (p * (1 - p))
      u^2 / inflation / (1 / (m * q * (1 - q)) + 1 / (n * p * (1 - p)))
    })
}

conditional_odds <- function(x, n, y, m) {
  support <- max(0, y + x - n):min(m, y + x)
  weight <- lchoose(m, support) + lchoose(n, x + y - support)
  tail <- function(log_odds, inside) {
    term <- weight + support * log_odds
    term <- exp(term - max(term))
    sum(term[inside]) / sum(term) - 0.025
  }
  bound <- function(inside) {
    exp(uniroot(function(t) tail(t, inside), c(-40, 40), tol = 1e-13)$root)
  }
  c(if (y == min(support)) 0 else bound(support >= y),
    if (y == max(support)) Inf else bound(support <= y))
}

rows <- list()
keep <- function(table, method, first, second) {
  rows[[length(rows) + 1]] <<- data.frame(table, method = method, first = first, second = second)
}
for (i in seq_len(nrow(tables))) {
  table <- tables[i, ]
  x <- table$x; n <- table$n; y <- table$y; m <- table$m
  counts <- matrix(c(y, m - y, x, n - x), 2)
  constant <- x + y == 0 || x + y == n + m

  if (!constant) {
    pearson <- suppressWarnings(prop.test(c(y, x), c(m, n), correct = FALSE))
    keep(table, "score", unname(pearson$statistic), pearson$p.value)
    g <- likelihood_ratio(x, n, y, m)
    keep(table, "likelihood-ratio", g[1], g[2])
    one <- suppressWarnings(prop.test(c(y, x), c(m, n), correct = FALSE, alternative = "greater"))
    keep(table, "score greater", unname(one$statistic), one$p.value)
    if (n <= 20) {
      bounds <- conditional_odds(x, n, y, m)
      keep(table, "conditional", bounds[1], bounds[2])
    }
  }
  if (0 < x && x < n && 0 < y && y < m) {
    inflation <- (n + m) / (n + m - 1)
    bounds <- ratio_bounds(x, n, y, m, 1)
    keep(table, "koopman", bounds[1], bounds[2])
    bounds <- ratio_bounds(x, n, y, m, inflation)
    keep(table, "ratio miettinen-nurminen", bounds[1], bounds[2])
    bounds <- odds_bounds(x, n, y, m, inflation)
    keep(table, "odds miettinen-nurminen", bounds[1], bounds[2])
  }
  observed <- dhyper(y, m, n, x + y)
  for (side in c("two.sided", "less", "greater")) {
    p <- fisher.test(counts, alternative = side)$p.value
    keep(table, paste("fisher", sub(".", "-", side, fixed = TRUE)), observed, p)
    # Lancaster's: what is as probable as the observed table counts half, mirrors included.
    each <- dhyper(max(0, x + y - n):min(m, x + y), m, n, x + y)
    tied <- if (side == "two.sided") sum(each[abs(each - observed) <= 1e-7 * observed]) else observed
    keep(table, paste("fisher-midp", sub(".", "-", side, fixed = TRUE)), observed, p - tied / 2)
  }
  bounds <- score_bounds(x, n, y, m, 1)
  keep(table, "mee", bounds[1], bounds[2])
  bounds <- score_bounds(x, n, y, m, (n + m) / (n + m - 1))
  keep(table, "miettinen-nurminen", bounds[1], bounds[2])
  bounds <- suppressWarnings(newcombe(x, n, y, m))
  keep(table, "newcombe", bounds[1], bounds[2])
  # Epi counts the first sample less the second, so the one after comes first.
  added <- ci.pd(y, x, m - y, n - x, method = "AC", print = FALSE)
  keep(table, "agresti-caffo", max(added[6], -1), min(added[7], 1))
}
# One share, each once.
for (size in c(1, 5, 20, 148, 263, 3091)) {
  for (x in unique(round(c(0, 0.02, 0.1, 0.41, 0.513, 0.98, 1) * size))) {
    table <- data.frame(x = x, y = 0, n = size, m = 0)
    bounds <- suppressWarnings(prop.test(x, size, correct = FALSE)$conf.int)
    keep(table, "wilson", bounds[1], bounds[2])
    bounds <- binom.test(x, size)$conf.int
    keep(table, "clopper-pearson", bounds[1], bounds[2])
    keep(table, "jeffreys",
         if (x == 0) 0 else qbeta(0.025, x + 0.5, size - x + 0.5),
         if (x == size) 1 else qbeta(0.975, x + 0.5, size - x + 0.5))
  }
}
written <- do.call(rbind, rows)
written$first <- sprintf("%.12g", written$first)
written$second <- sprintf("%.12g", written$second)
write.csv(written, "proportions.csv", row.names = FALSE, quote = FALSE)
