# CR2 with Satterthwaite degrees of weighted least squares on rows (clubSandwich): its default, under
# independent rows of equal variance, and with inverse_var = TRUE.
suppressMessages(library(clubSandwich))
rows <- read.csv("weighted_rows.csv")
out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.10g", unname(value))))
for (case in unique(rows$case)) {
  d <- rows[rows$case == case, ]
  model <- lm(y ~ after, data = d, weights = weight)
  keep(case, "shift", coef(model)[["after"]])
  for (kind in c("default", "inverse")) {
    V <- vcovCR(model, cluster = d$city, type = "CR2", inverse_var = kind == "inverse")
    test <- coef_test(model, V, test = "Satterthwaite", coefs = "after")
    keep(case, paste0(kind, "_se"), test$SE)
    keep(case, paste0(kind, "_df"), test$df_Satt)
    keep(case, paste0(kind, "_p"), test$p_Satt)
  }
}
write.csv(out, "weighted_cr2.csv", row.names = FALSE, quote = FALSE)
