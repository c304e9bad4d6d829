# Standardised shifts. Saturated cells: CR2 and Satterthwaite of a linear contrast (clubSandwich) on
# rows, weights fixed; with the weights' own variation, by matrices on rows: each city's adjusted
# residuals from the cells' model and from the regression of the cells' shifts on the wave. Logistic
# main effects (stats::glm): average prediction in both waves, delta method, CR2 (clubSandwich) and
# the uncorrected sandwich (sandwich::vcovCL) alike.
suppressMessages({library(clubSandwich); library(sandwich)})
cells <- read.csv("cell_cases.csv")
out <- NULL
keep <- function(case, quantity, value)
  out <<- rbind(out, data.frame(case, quantity, value = sprintf("%.11g", unname(value))))
root <- function(B) {
  e <- eigen(B, symmetric = TRUE)
  kept <- e$values > 1e-10
  e$vectors[, kept, drop = FALSE] %*% (t(e$vectors[, kept, drop = FALSE]) / sqrt(e$values[kept]))
}
# each city's adjusted scores of least squares, one row a city: M X'A e
scores <- function(X, y, city) {
  M <- solve(crossprod(X)); e <- y - X %*% M %*% crossprod(X, y)
  t(sapply(split(seq_along(y), city), function(i) {
    Xi <- X[i, , drop = FALSE]
    A <- root(diag(length(i)) - Xi %*% M %*% t(Xi))
    drop(M %*% t(Xi) %*% A %*% e[i])
  }))
}
for (by in c("sector", "sector+layer")) for (target in c("average", "before", "after", "pooled")) {
  d <- cells[cells$wave < 3, ]
  d$group <- if (by == "sector") d$sector else paste(d$sector, d$layer)
  i <- rep(seq_len(nrow(d)), d$total)
  rows <- d[i, c("city", "wave", "group", "sector", "layer")]
  rows$y <- unlist(mapply(function(x, n) rep(1:0, c(x, n - x)), d$count, d$total, SIMPLIFY = FALSE))
  groups <- sort(unique(rows$group))
  mix <- prop.table(table(rows$wave, factor(rows$group, groups)), 1)
  w <- switch(target, average = colMeans(mix), before = mix[1, ], after = mix[2, ],
    pooled = prop.table(table(factor(rows$group, groups))))
  name <- paste(by, target, sep = "/")

  rows$cell <- factor(paste(rows$group, rows$wave), paste(rep(groups, 2), rep(1:2, each = length(groups))))
  fit <- lm(y ~ 0 + cell, rows)
  V <- vcovCR(fit, cluster = rows$city, type = "CR2")
  found <- linear_contrast(fit, V, contrasts = matrix(c(-w, w), 1), test = "Satterthwaite")
  keep(name, "cells_shift", found$Est); keep(name, "cells_se_fixed", found$SE)
  keep(name, "cells_df", found$df)
  moved <- coef(fit)[-seq_along(groups)] - coef(fit)[seq_along(groups)]
  own <- scores(model.matrix(fit), rows$y, rows$city) %*% c(-w, w)
  delta <- function(moved) {
    z <- moved[match(rows$group, groups)]
    s <- scores(model.matrix(~ 0 + factor(wave), rows), z, rows$city)
    all <- scores(matrix(1, nrow(rows)), z, rows$city)
    switch(target, average = rowMeans(s), before = s[, 1], after = s[, 2], pooled = c(all))
  }
  keep(name, "cells_se", sqrt(sum((own + delta(moved))^2)))

  formula <- if (by == "sector") y ~ factor(wave) + sector else y ~ factor(wave) + sector + layer
  g <- glm(formula, binomial, rows, control = list(epsilon = 1e-14, maxit = 50))
  new <- do.call(rbind, lapply(1:2, function(t) {
    part <- rows[match(groups, rows$group), c("sector", "layer")]; part$wave <- t; part }))
  X <- model.matrix(formula[-2], new)
  p <- plogis(drop(X %*% coef(g)))
  gradient <- colSums(c(-w, w) * p * (1 - p) * X)
  keep(name, "logistic_shift", sum(c(-w, w) * p))
  V <- vcovCR(g, cluster = rows$city, type = "CR2")
  found <- linear_contrast(g, V, contrasts = matrix(gradient, 1), test = "Satterthwaite")
  keep(name, "logistic_se_fixed", found$SE); keep(name, "logistic_df", found$df)
  plain <- vcovCL(g, cluster = rows$city, type = "HC0", cadjust = FALSE)
  keep(name, "logistic_se_plain", sqrt(drop(gradient %*% plain %*% gradient)))
}
write.csv(out, "adjusted.csv", row.names = FALSE, quote = FALSE)
