# Simultaneous intervals for the shares of one total. Goodman from his formula; Sison and Glaz with
# the central moments of the truncated Poisson counts by plain summation over their support.
# Writes simultaneous.csv: one row per example, method and category.
level <- 0.95

goodman <- function(counts) {
  n <- sum(counts)
  a <- qchisq(1 - (1 - level) / length(counts), 1)
  reach <- sqrt(a * (a + 4 * counts * (n - counts) / n))
  cbind((a + 2 * counts - reach) / (2 * (n + a)), (a + 2 * counts + reach) / (2 * (n + a)))
}

# Probability that every count of a multinomial lies within `width` of what was observed.
coverage <- function(counts, width) {
  n <- sum(counts)
  if (width >= n) return(1)
  moments <- sapply(counts, function(count) {
    support <- max(0, count - width):min(n, count + width)
    weight <- dpois(support, count)
    inside <- sum(weight)
    weight <- weight / inside
    mean <- sum(support * weight)
    central <- function(r) sum((support - mean)^r * weight)
    c(inside, mean, central(2), central(3), central(4))
  })
  variance <- sum(moments[3, ])
  skewness <- sum(moments[4, ]) / variance^1.5
  excess <- sum(moments[5, ] - 3 * moments[3, ]^2) / variance^2
  x <- (n - sum(moments[2, ])) / sqrt(variance)
  edgeworth <- dnorm(x) * (1 + skewness * (x^3 - 3 * x) / 6 + excess * (x^4 - 6 * x^2 + 3) / 24 +
    skewness^2 * (x^6 - 15 * x^4 + 45 * x^2 - 15) / 72)
  prod(moments[1, ]) * edgeworth / sqrt(variance) / dpois(n, n)
}

sison_glaz <- function(counts) {
  n <- sum(counts)
  width <- 1
  while (coverage(counts, width + 1) <= level) width <- width + 1
  below <- coverage(counts, width)
  part <- (level - below) / (coverage(counts, width + 1) - below)
  cbind(pmax(counts / n - width / n, 0), pmin(counts / n + (width + 2 * part) / n, 1))
}

examples <- list(
  "sison-glaz-1" = c(56, 72, 73, 59, 62, 87, 58),
  "quesenberry-hurst" = c(5, 11, 19, 30, 58, 67, 92, 118, 173, 297),
  "printed-3091" = c(1586, 1131, 374),
  "small" = c(20, 9, 3),
  "with-zero" = c(12, 0, 8)
)
rows <- do.call(rbind, lapply(names(examples), function(name) {
  counts <- examples[[name]]
  do.call(rbind, lapply(c("goodman", "sison-glaz"), function(method) {
    bounds <- if (method == "goodman") goodman(counts) else sison_glaz(counts)
    data.frame(example = name, count = counts, method = method,
               low = sprintf("%.10f", bounds[, 1]), high = sprintf("%.10f", bounds[, 2]))
  }))
}))
write.csv(rows, "simultaneous.csv", row.names = FALSE, quote = FALSE)
