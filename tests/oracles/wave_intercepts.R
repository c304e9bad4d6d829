# Logistic model with correlated intercepts per city and wave by Laplace's approximation (lme4,
# nAGQ = 1), and the shares averaged over the normal distributions of the intercepts
# (stats::integrate). Without a city in both waves the intercepts of the waves are independent.
suppressMessages(library(lme4))
cases <- read.csv("city_cases.csv")
out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.5f", unname(value))))
for (case in unique(cases$case)) {
  d <- cases[cases$case == case, ]
  long <- rbind(data.frame(city = d$city, after = 0, count = d$public1, n = d$n1),
                data.frame(city = d$city, after = 1, count = d$public2, n = d$n2))
  long <- long[long$n > 0, ]
  long$first <- 1 - long$after
  both <- any(duplicated(long$city))
  model <- if (both) cbind(count, n - count) ~ after + (0 + first + after | city) else
    cbind(count, n - count) ~ after + (0 + first | city) + (0 + after | city)
  fit <- suppressMessages(suppressWarnings(glmer(model, long, family = binomial, nAGQ = 1,
    control = glmerControl(optimizer = "bobyqa", tolPwrss = 1e-13,
      optCtrl = list(rhoend = 1e-9, maxfun = 1e5), check.nobs.vs.nRE = "ignore"))))
  b <- fixef(fit)
  v <- VarCorr(fit)
  sigma <- if (both) sqrt(diag(v$city)) else c(sqrt(v[["city"]][1, 1]), sqrt(v[["city.1"]][1, 1]))
  average <- function(eta, s) integrate(function(z) plogis(eta + s * z) * dnorm(z), -Inf, Inf,
    rel.tol = 1e-10)$value
  keep(case, "intercept", b[[1]]); keep(case, "slope", b[[2]])
  keep(case, "spread_before", sigma[1]); keep(case, "spread_after", sigma[2])
  if (both) keep(case, "correlation", attr(v$city, "correlation")[1, 2])
  keep(case, "slope_error", sqrt(vcov(fit)[2, 2]))
  keep(case, "log_likelihood", logLik(fit) - sum(lchoose(long$n, long$count)))
  keep(case, "share_before", average(b[[1]], sigma[1]))
  keep(case, "share_after", average(sum(b), sigma[2]))
}
write.csv(out, "wave_intercepts.csv", row.names = FALSE, quote = FALSE)
