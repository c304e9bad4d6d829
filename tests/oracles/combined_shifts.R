# Random effects with the Paule-Mandel variance (uniroot on Cochran's generalised Q) and the
# interval of Hartung and Knapp, in base R; prediction by t with two degrees less than estimates.
cases <- list(
  apart = list(y = c(0.12, 0.02, 0.09, -0.03), s = c(0.03, 0.04, 0.05, 0.03)),
  alike = list(y = c(0.10, 0.11, 0.09, 0.10, 0.12), s = c(0.05, 0.04, 0.06, 0.05, 0.03)),
  three = list(y = c(0.219, -0.01, 0.08), s = c(0.06, 0.02, 0.04)))
out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.9f", value)))
for (case in names(cases)) {
  y <- cases[[case]]$y; v <- cases[[case]]$s^2; m <- length(y)
  excess <- function(t2) { w <- 1 / (v + t2); sum(w * (y - sum(w * y) / sum(w))^2) - (m - 1) }
  t2 <- if (excess(0) <= 0) 0 else uniroot(excess, c(0, 10), tol = 1e-14)$root
  w <- 1 / (v + t2); mu <- sum(w * y) / sum(w)
  error <- sqrt(sum(w * (y - mu)^2) / ((m - 1) * sum(w)))
  half <- qt(0.975, m - 1) * error
  reach <- qt(0.975, m - 2) * sqrt(t2 + error^2)
  keep(case, "estimate", mu); keep(case, "standard_error", error)
  keep(case, "heterogeneity", sqrt(t2)); keep(case, "pvalue", 2 * pt(-abs(mu / error), m - 1))
  keep(case, "low", mu - half); keep(case, "high", mu + half)
  keep(case, "prediction_low", mu - reach); keep(case, "prediction_high", mu + reach)
}
write.csv(out, "combined_shifts.csv", row.names = FALSE, quote = FALSE)
