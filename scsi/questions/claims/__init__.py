"""Which of the chapter's statements stand?

`claim_verdicts` gives every statement of ``claims.csv`` a verdict, computed from the figures: none
is stored. One module per kind of check; `judgement` holds what they share.
"""
