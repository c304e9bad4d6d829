# Rows of unequal weight in cities and two waves, for weighted_cr2.R: amounts with one huge project,
# survey weights of moderate spread, weights equal within cities, and hardly any rows.
set.seed(11)
rows <- function(case, before, after, both, sizes, weight) {
  city <- seq_len(before + after - both)
  one <- data.frame(city = city[seq_len(before)], after = 0)
  two <- data.frame(city = city[before - both + seq_len(after)], after = 1)
  cells <- rbind(one, two)
  d <- cells[rep(seq_len(nrow(cells)), sample(sizes, nrow(cells), TRUE)), ]
  effect <- rbeta(length(city), 2, 2)
  d$y <- rbinom(nrow(d), 1, pmin(effect[d$city] + 0.1 * d$after, 1))
  d$weight <- signif(weight(d), 6)
  cbind(case = case, d)
}
d <- rbind(
  rows("amounts", 8, 10, 4, 3:12, function(d) { w <- rlnorm(nrow(d), 0, 1.2); w[7] <- 40; w }),
  rows("sampling", 12, 15, 0, 5:20, function(d) runif(nrow(d), 0.5, 2)),
  rows("by_city", 6, 6, 6, 2:9, function(d) 1 + d$city / 3),
  rows("all_alike", 7, 5, 2, 2:9, function(d) rep(2.5, nrow(d))),
  rows("few", 5, 5, 1, 1:3, function(d) rlnorm(nrow(d), 0, 0.8)))
write.csv(d, "weighted_rows.csv", row.names = FALSE, quote = FALSE)
