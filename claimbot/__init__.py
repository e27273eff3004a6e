"""claimbot tracks reported figures: who said what number of what, when, and what became of it."""
