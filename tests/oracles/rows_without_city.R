# All categories at once (survey::svychisq, statistic = "F") where many rows name no city: each such
# row is a cluster of its own, in all categories. "few_cities" has 300 such rows a wave and four cities of
# three; the others are cases of city_cases.csv with single rows added.
suppressMessages(library(survey))
cases <- read.csv("city_cases.csv")
kinds <- c("public", "private", "ppp")
rows <- function(city, wave, numbers) data.frame(
  city = rep(city, sum(numbers)), wave = rep(wave, sum(numbers)), kind = rep(kinds, numbers))
single <- function(wave, numbers) {
  found <- rows("", wave, numbers)
  found$city <- paste("row", wave, seq_len(nrow(found)))
  found
}
of_case <- function(name) {
  d <- cases[cases$case == name, ]
  do.call(rbind, c(
    Map(function(city, a, b, n) rows(city, 1, c(a, b, n - a - b)), d$city, d$public1, d$private1, d$n1),
    Map(function(city, a, b, n) rows(city, 2, c(a, b, n - a - b)), d$city, d$public2, d$private2, d$n2)))
}
few <- do.call(rbind, Map(function(city, wave) rows(city, wave, c(1, 1, 1)), 1:4, c(1, 1, 2, 2)))
samples <- list(
  few_cities = rbind(few, single(1, c(100, 100, 100)), single(2, c(112, 100, 88))),
  apart_equal = rbind(of_case("apart_equal"), single(1, c(5, 9, 0)), single(2, c(7, 1, 4))),
  some_both = rbind(of_case("some_both"), single(1, c(3, 0, 11)), single(2, c(30, 8, 2))))
out <- NULL
for (name in names(samples)) {
  test <- svychisq(~wave + kind, svydesign(ids = ~city, weights = ~1, data = samples[[name]]),
    statistic = "F")
  out <- rbind(out, data.frame(case = name, quantity = c("statistic", "df1", "df2", "p"),
    value = sprintf("%.11g", c(test$statistic, test$parameter, test$p.value))))
}
write.csv(out, "rows_without_city.csv", row.names = FALSE, quote = FALSE)
