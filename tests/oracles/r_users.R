# What the page for R users shows: the example survey of data/, its cities as clusters, in clubSandwich
# and survey. A project that names no city is a cluster of its own.
suppressMessages({library(survey); library(clubSandwich)})
d <- read.csv("../../data/example_survey.csv", na.strings = "")
d$cluster <- ifelse(is.na(d$city), d$project_id, d$city)
d$public <- as.numeric(d$funding == "public")
d$after <- as.numeric(d$wave == 2022)
out <- NULL
keep <- function(quantity, value)
  out <<- rbind(out, data.frame(quantity, value = sprintf("%.11g", unname(value))))

# clubSandwich: the difference of the shares, CR2 and Satterthwaite's degrees
model <- lm(public ~ after, data = d)
V <- vcovCR(model, cluster = d$cluster, type = "CR2")
t <- coef_test(model, V, test = "Satterthwaite", coefs = "after")
i <- conf_int(model, V, test = "Satterthwaite", coefs = "after")
keep("shift", coef(model)[["after"]]); keep("cr2_se", t$SE); keep("cr2_df", t$df_Satt)
keep("cr2_p", t$p_Satt); keep("cr2_low", i$CI_L); keep("cr2_high", i$CI_U)

# survey: the same difference, linearised, and Rao and Scott's test of all three categories
design <- svydesign(ids = ~cluster, weights = ~1, data = d)
s <- svyglm(public ~ after, design)
keep("svyglm_se", sqrt(vcov(s)["after", "after"]))
keep("rao_scott_p", svychisq(~funding + after, design)$p.value)
write.csv(out, "r_users.csv", row.names = FALSE, quote = FALSE)
