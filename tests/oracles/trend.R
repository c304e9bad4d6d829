# Three waves on rows: equality by the approximate Hotelling test (clubSandwich, HTZ), each wave's
# share, each step and the linear trend by CR2 with Satterthwaite degrees.
suppressMessages(library(clubSandwich))
cells <- read.csv("cell_cases.csv")
out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.11g", unname(value))))
for (level in c("city", "region")) {
  d <- aggregate(cbind(count, total) ~ city + region + wave, cells, sum)
  d$cluster <- d[[level]]
  i <- rep(seq_len(nrow(d)), d$total)
  rows <- d[i, c("cluster", "wave")]
  rows$y <- unlist(mapply(function(x, n) rep(1:0, c(x, n - x)), d$count, d$total, SIMPLIFY = FALSE))
  fit <- lm(y ~ 0 + factor(wave), rows)
  V <- vcovCR(fit, cluster = rows$cluster, type = "CR2")
  wald <- Wald_test(fit, constrain_equal(1:3), vcov = V, test = "HTZ")
  keep(level, "wald_F", wald$Fstat); keep(level, "wald_df", wald$df_denom)
  keep(level, "wald_p", wald$p_val)
  years <- c(2015, 2018, 2023)
  slope <- (years - mean(years)) / sum((years - mean(years))^2)
  named <- list(share1 = c(1, 0, 0), share2 = c(0, 1, 0), share3 = c(0, 0, 1),
    step1 = c(-1, 1, 0), step2 = c(0, -1, 1), slope = slope)
  for (name in names(named)) {
    found <- linear_contrast(fit, V, contrasts = matrix(named[[name]], 1), test = "Satterthwaite",
      p_values = TRUE)
    keep(level, paste0(name, "_estimate"), found$Est); keep(level, paste0(name, "_se"), found$SE)
    keep(level, paste0(name, "_df"), found$df); keep(level, paste0(name, "_p"), found$p_val)
  }
}
write.csv(out, "trend.csv", row.names = FALSE, quote = FALSE)
