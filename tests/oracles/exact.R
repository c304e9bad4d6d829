# Exact unconditional tests of small tables by brute force: the probability of the tables at least as
# extreme, on a grid of 1,001 common shares, its best point refined by `optimize`. Barnard with pooled
# and unpooled z, Boschloo ordered by the two-sided p of `fisher.test`; all two-sided and "greater".
# The p of Chan and Zhang ("greater"): the best over 40 differences from -0.8 to 0 as well, the score
# statistic with the constrained likelihood maximised by `optimize`: a lower bound of the supremum.
# The tests of Berger and Boos: over the exact 99.9 % interval of the common share, plus .001.
# Writes exact.csv: one row per table, method and alternative; x of m before, y of n after.
tie <- 1e-7

tables <- rbind(
  c(1, 4, 3, 4), c(0, 3, 2, 5), c(2, 5, 6, 7), c(7, 15, 12, 15), c(2, 7, 8, 9), c(0, 6, 1, 9),
  c(5, 8, 3, 10), c(4, 10, 9, 13), c(1, 12, 6, 11), c(8, 8, 3, 5), c(0, 5, 5, 5), c(3, 6, 4, 8)
)
colnames(tables) <- c("x", "m", "y", "n")

pooled <- function(x, m, y, n) {
  d <- y / n - x / m
  r <- (x + y) / (m + n)
  ifelse(abs(d) < 1e-12, 0, d / sqrt(r * (1 - r) * (1 / m + 1 / n)))
}

unpooled <- function(x, m, y, n) {
  d <- y / n - x / m
  ifelse(abs(d) < 1e-12, 0, d / sqrt(x * (m - x) / m^3 + y * (n - y) / n^3))
}

fisher <- function(x, m, y, n, alternative) {
  p <- function(x, y) {
    fisher.test(matrix(c(y, n - y, x, m - x), 2), alternative = alternative)$p.value
  }
  matrix(mapply(p, x, y), nrow(x))
}

# Most likely share before when after - before = delta, then the score statistic.
score <- function(x, m, y, n, delta) {
  low <- max(0, -delta)
  high <- min(1, 1 - delta)
  part <- function(count, share) if (count == 0) 0 else count * log(max(share, 1e-300))
  likelihood <- function(p) {
    part(x, p) + part(m - x, 1 - p) + part(y, p + delta) + part(n - y, 1 - p - delta)
  }
  inside <- optimize(likelihood, c(low, high), maximum = TRUE, tol = 1e-12)$maximum
  ends <- c(low, inside, high)
  p <- ends[which.max(sapply(ends, likelihood))]
  q <- min(max(p + delta, 0), 1)
  gap <- y / n - x / m - delta
  variance <- p * (1 - p) / m + q * (1 - q) / n
  if (abs(gap) < 1e-12) 0 else if (variance <= 0) sign(gap) * Inf else gap / sqrt(variance)
}

supremum <- function(inside, m, n, delta = 0, points = 1001, within = c(0, 1)) {
  low <- max(within[1], -delta)
  high <- min(within[2], 1 - delta)
  probability <- function(p) {
    sum((dbinom(0:m, m, p) %o% dbinom(0:n, n, min(max(p + delta, 0), 1)))[inside])
  }
  grid <- seq(low, high, length.out = points)
  value <- sapply(grid, probability)
  best <- which.max(value)
  around <- c(grid[max(best - 1, 1)], grid[min(best + 1, points)])
  max(value, optimize(probability, around, maximum = TRUE, tol = 1e-12)$objective)
}

by_statistic <- function(statistic, seen, alternative) {
  if (alternative == "two.sided") {
    statistic <- abs(statistic)
    seen <- abs(seen)
  }
  statistic >= if (is.finite(seen)) seen - tie * max(1, abs(seen)) else seen
}

chan_zhang <- function(x, m, y, n) {
  if (y / n <= x / m) return(1)
  max(sapply(-0.8 * seq(0, 1, length.out = 40)^3, function(delta) {
    statistic <- outer(0:m, 0:n, Vectorize(function(a, b) score(a, m, b, n, delta)))
    inside <- by_statistic(statistic, statistic[x + 1, y + 1], "greater")
    supremum(inside, m, n, delta, points = 101)
  }))
}

rows <- do.call(rbind, apply(tables, 1, function(t) {
  x <- t[["x"]]; m <- t[["m"]]; y <- t[["y"]]; n <- t[["n"]]
  before <- outer(0:m, 0:n, function(a, b) a)
  after <- outer(0:m, 0:n, function(a, b) b)
  both <- do.call(rbind, lapply(c("two.sided", "greater"), function(alternative) {
    z <- pooled(before, m, after, n)
    u <- unpooled(before, m, after, n)
    f <- fisher(before, m, after, n, alternative)
    p <- c(
      supremum(by_statistic(z, z[x + 1, y + 1], alternative), m, n),
      supremum(by_statistic(u, u[x + 1, y + 1], alternative), m, n),
      supremum(f <= f[x + 1, y + 1] * (1 + tie), m, n)
    )
    possible <- binom.test(x + y, m + n, conf.level = 0.999)$conf.int
    p <- c(p, pmin(1, 0.001 + c(
      supremum(by_statistic(z, z[x + 1, y + 1], alternative), m, n, within = possible),
      supremum(f <= f[x + 1, y + 1] * (1 + tie), m, n, within = possible)
    )))
    data.frame(method = c("barnard", "barnard-unpooled", "boschloo", "barnard-berger-boos",
                          "boschloo-berger-boos"),
               alternative = sub(".", "-", alternative, fixed = TRUE), p = p)
  }))
  both <- rbind(both, data.frame(method = "chan-zhang", alternative = "greater",
                                 p = chan_zhang(x, m, y, n)))
  data.frame(x = x, m = m, y = y, n = n, both[1:2], p = sprintf("%.9f", both$p))
}, simplify = FALSE))
write.csv(rows, "exact.csv", row.names = FALSE, quote = FALSE)
