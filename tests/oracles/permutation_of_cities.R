# Exact two-sided permutation of two groups of cities (coin): by the shift algorithm for whole
# numbers, by splitting up for others.
suppressMessages(library(coin))
set.seed(19350101)
out <- NULL
keep <- function(name, before, after, algorithm) {
  d <- data.frame(value = c(before, after),
    wave = factor(rep(c("before", "after"), c(length(before), length(after)))))
  test <- oneway_test(value ~ wave, d, distribution = exact(algorithm = algorithm))
  out <<- rbind(out, data.frame(name, wave = d$wave, value = d$value,
    pvalue = sprintf("%.10g", pvalue(test))))
}
keep("percent", rbinom(20, 100, 0.41), rbinom(31, 100, 0.46), "shift")
keep("percent_equal", rbinom(18, 100, 0.41), rbinom(18, 100, 0.45), "shift")
keep("ties", rbinom(9, 4, 0.4), rbinom(12, 4, 0.6), "shift")
keep("real", round(rbeta(9, 2, 3), 6), round(rbeta(11, 3, 2), 6), "split-up")
write.csv(out, "permutation_of_cities.csv", row.names = FALSE, quote = FALSE)
