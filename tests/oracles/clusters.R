# CR2 with Satterthwaite degrees (clubSandwich), on weighted counts with inverse_var = TRUE and on
# expanded rows without weights; Rao-Scott (survey::svychisq) for two and three categories, both
# orders, one stratum and (where no city is in both waves) waves as strata; the linearised variance
# of each wave's pooled share (survey::svyratio).
suppressMessages({library(survey); library(clubSandwich)})
cases <- read.csv("city_cases.csv")
out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.11g", unname(value))))
for (case in unique(cases$case)) {
  d <- cases[cases$case == case, ]
  long <- rbind(
    data.frame(city = d$city, after = 0, count = d$public1, private = d$private1, n = d$n1),
    data.frame(city = d$city, after = 1, count = d$public2, private = d$private2, n = d$n2))
  long <- long[long$n > 0, ]
  long$share <- long$count / long$n
  rows <- long[rep(seq_len(nrow(long)), long$n), c("city", "after")]
  rows$kind <- unlist(mapply(function(a, b, n) rep(c("public", "private", "ppp"), c(a, b, n - a - b)),
    long$count, long$private, long$n, SIMPLIFY = FALSE))
  rows$y <- as.numeric(rows$kind == "public")

  weighted <- lm(share ~ after, data = long, weights = n)
  V <- vcovCR(weighted, cluster = long$city, type = "CR2", inverse_var = TRUE)
  a <- coef_test(weighted, V, test = "Satterthwaite", coefs = "after")
  keep(case, "counts_se", a$SE); keep(case, "counts_df", a$df_Satt); keep(case, "counts_p", a$p_Satt)
  expanded <- lm(y ~ after, data = rows)
  b <- coef_test(expanded, vcovCR(expanded, cluster = rows$city, type = "CR2"),
    test = "Satterthwaite", coefs = "after")
  keep(case, "rows_se", b$SE); keep(case, "rows_df", b$df_Satt); keep(case, "rows_p", b$p_Satt)
  keep(case, "shift", coef(expanded)[["after"]])
  equal <- lm(share ~ after, data = long)
  e <- coef_test(equal, vcovCR(equal, cluster = long$city, type = "CR2"),
    test = "Satterthwaite", coefs = "after")
  keep(case, "cities_se", e$SE); keep(case, "cities_df", e$df_Satt); keep(case, "cities_p", e$p_Satt)

  designs <- list(one = svydesign(ids = ~city, weights = ~1, data = rows))
  if (!any(d$n1 > 0 & d$n2 > 0))
    designs$strata <- svydesign(ids = ~city, strata = ~after, weights = ~1, data = rows)
  for (design in names(designs)) for (kinds in c("two", "three")) {
    designs[[design]]$variables$answer <- if (kinds == "two") rows$y else rows$kind
    for (statistic in c("F", "Chisq")) {
      test <- svychisq(~after + answer, designs[[design]], statistic = statistic)
      name <- paste(design, kinds, statistic, sep = "_")
      keep(case, paste0(name, "_statistic"), test$statistic)
      for (i in seq_along(test$parameter)) keep(case, paste0(name, "_df", i), test$parameter[i])
      keep(case, paste0(name, "_p"), test$p.value)
    }
  }
  # mean of city shares: Welch where no city is in both waves, paired where all are
  both <- d$n1 > 0 & d$n2 > 0
  shares <- list(before = (d$public1 / d$n1)[d$n1 > 0], after = (d$public2 / d$n2)[d$n2 > 0])
  if (!any(both) || all(both)) {
    test <- t.test(shares$after, shares$before, paired = all(both))
    keep(case, "means_p", test$p.value); keep(case, "means_df", test$parameter)
    keep(case, "means_low", test$conf.int[1]); keep(case, "means_high", test$conf.int[2])
  }
  # analysis of variance of the rows; pooled: cities within waves
  icc <- function(rows, k) {
    table <- anova(if (k == 1) lm(y ~ factor(city), rows) else
      lm(y ~ factor(after) + factor(after):factor(city), rows))
    n0 <- sum(sapply(split(rows, rows$after), function(r) {
      n <- table(r$city); sum(n) - sum(n^2) / sum(n) })) / table[k, "Df"]
    between <- table[k, "Mean Sq"]; within <- table[k + 1, "Mean Sq"]
    (between - within) / (between + (n0 - 1) * within)
  }
  keep(case, "icc_before", icc(rows[rows$after == 0, ], 1))
  keep(case, "icc_after", icc(rows[rows$after == 1, ], 1))
  keep(case, "icc_pooled", icc(rows, 2))
  for (wave in 0:1) {
    one <- long[long$after == wave, ]
    ratio <- svyratio(~count, ~n, svydesign(ids = ~city, weights = ~1, data = one))
    keep(case, paste0("ratio_variance_", wave), ratio$var[1, 1])
  }
}
write.csv(out, "clusters.csv", row.names = FALSE, quote = FALSE)
