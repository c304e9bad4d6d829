# The surveys on which the oracles of cities as the unit are computed: counts of three categories
# per city and wave. Sizes and overlaps differ; city shares are beta, items binomial given the city.
set.seed(20220731)
survey <- function(case, k_before, k_after, both, size, cv, share, rho, persist) {
  k <- k_before + k_after - both
  draw_size <- function(n) if (cv == 0) rep(size, n) else
    pmax(1, round(rgamma(n, 1 / cv^2, 1 / (cv^2 * size))))
  draw_share <- function(n) rbeta(n, share * (1 - rho) / rho, (1 - share) * (1 - rho) / rho)
  before <- seq_len(k) <= k_before
  after <- seq_len(k) > k - k_after
  p <- draw_share(k)
  q <- ifelse(runif(k) < persist, p, draw_share(k))
  n1 <- ifelse(before, draw_size(k), 0)
  n2 <- ifelse(after, draw_size(k), 0)
  public1 <- rbinom(k, n1, p)
  public2 <- rbinom(k, n2, pmin(q + 0.1, 1))
  private1 <- rbinom(k, n1 - public1, 0.7)
  private2 <- rbinom(k, n2 - public2, 0.75)
  data.frame(case, city = seq_len(k), public1, private1, n1, public2, private2, n2)
}
cases <- rbind(
  survey("apart_equal", 6, 7, 0, 12, 0, 0.46, 0.1, 0),
  survey("apart_unequal", 9, 14, 0, 20, 1, 0.46, 0.1, 0),
  survey("all_both", 10, 10, 10, 15, 0.5, 0.4, 0.2, 0.5),
  survey("some_both", 12, 15, 7, 18, 1, 0.4, 0.15, 0.7),
  survey("chapter_like", 20, 31, 20, 26, 0.8, 0.41, 0.1, 0.8),
  survey("rare", 20, 31, 6, 30, 0.6, 0.12, 0.05, 0.3),
  survey("tiny_cities", 8, 9, 4, 3, 0.8, 0.5, 0.2, 0.5)
)
write.csv(cases, "city_cases.csv", row.names = FALSE, quote = FALSE)
