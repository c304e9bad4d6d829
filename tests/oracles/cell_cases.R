# Counts by city, region, wave, sector and layer, drawn once: what adjusted.R and trend.R take.
set.seed(20)
cities <- sprintf("c%02d", 1:16)
effect <- rnorm(16, 0, 0.5)
rows <- expand.grid(city = cities, wave = 1:3, sector = c("a", "b", "c"), layer = c("x", "y"),
  stringsAsFactors = FALSE)
j <- match(rows$city, cities)
rows$region <- c("n", "n", "n", "s", "s", "s", "s", "e", "e", "w", "w", "w", "o", "o", "p", "q")[j]
size <- c(1, 1, 2, 1, 3, 1, 1, 2, 1, 1, 4, 1, 2, 1, 1, 2)[j]
mean <- size * ifelse(rows$sector == "a", 4, ifelse(rows$sector == "b", 2, 1 + rows$wave)) *
  ifelse(rows$layer == "x", 1, 0.6)
rows$total <- rpois(nrow(rows), mean)
rows$total[rows$city %in% c("c01", "c02") & rows$wave == 1] <- 0
rows$total[rows$city %in% c("c15", "c16") & rows$wave == 2] <- 0
rows$total[rows$city == "c09" & rows$wave == 3] <- 0
logit <- -0.4 + effect[j] + 0.25 * rows$wave + c(a = 0, b = 0.8, c = -0.7)[rows$sector] +
  0.3 * (rows$layer == "y")
rows$count <- rbinom(nrow(rows), rows$total, plogis(logit))
rows <- rows[rows$total > 0, c("city", "region", "wave", "sector", "layer", "count", "total")]
write.csv(rows, "cell_cases.csv", row.names = FALSE, quote = FALSE)
