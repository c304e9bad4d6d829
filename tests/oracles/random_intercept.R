# Random-intercept logistic model by adaptive quadrature with 25 nodes (lme4), and the shares
# averaged over the normal distribution of city intercepts (stats::integrate).
suppressMessages(library(lme4))
cases <- read.csv("city_cases.csv")
out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.6f", unname(value))))
for (case in unique(cases$case)) {
  d <- cases[cases$case == case, ]
  long <- rbind(data.frame(city = d$city, after = 0, count = d$public1, n = d$n1),
                data.frame(city = d$city, after = 1, count = d$public2, n = d$n2))
  long <- long[long$n > 0, ]
  fit <- glmer(cbind(count, n - count) ~ after + (1 | city), long, family = binomial, nAGQ = 25,
    control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9)))
  b <- fixef(fit)
  sigma <- sqrt(VarCorr(fit)$city[1, 1])
  average <- function(eta) integrate(function(z) plogis(eta + sigma * z) * dnorm(z), -Inf, Inf,
    rel.tol = 1e-10)$value
  keep(case, "intercept", b[[1]]); keep(case, "slope", b[[2]]); keep(case, "spread", sigma)
  keep(case, "slope_error", sqrt(vcov(fit)[2, 2]))
  keep(case, "share_before", average(b[[1]])); keep(case, "share_after", average(sum(b)))
}
write.csv(out, "random_intercept.csv", row.names = FALSE, quote = FALSE)
